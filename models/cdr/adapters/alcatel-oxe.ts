import { CallFlag, Outcome } from '../call-table.ts';
import { wallSeconds } from '../date-time.ts';
import type { Reading } from '../device-reading.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import { startByEnd } from '../repeated-hour.ts';
import { Ruler } from '../ruler.ts';
import type { Sample } from '../sample.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';
import { RowAdapter } from './row-adapter.ts';

const RULER = new Ruler([
  { role: 'called', from: 6, to: 35 }, { role: 'charged', from: 36, to: 65 }, { role: 'calling', from: 137, to: 166 }, { role: 'type', from: 167, to: 168 },
  { role: 'end', from: 170, to: 186 }, { role: 'duration', from: 202, to: 211 }, { role: 'trunk', from: 212, to: 216 }, { role: 'group', from: 217, to: 221 },
  { role: 'node', from: 222, to: 226 }, { role: 'dialled', from: 396, to: 425 }, { role: 'talk', from: 431, to: 440 }, { role: 'start', from: 442, to: 458 }, { role: 'transit', from: 509, to: 513 },
]);
/** The last column that every ticket has; what stands behind it may be trimmed. */
const SHORTEST = 458;
const TICKET = /^ED5\.2/;
const STAMP = /^\d{8} \d\d:\d\d:\d\d$/;
/** Communication types of incoming calls, and of calls between extensions. */
const INCOMING = new Set([4, 5, 9, 10, 12, 13]);
const LOCAL = new Set([3, 14]);
const TRANSIT = 15;

/** Alcatel-Lucent OmniPCX Enterprise, accounting tickets of version ED5.2. Source: columns as in a working reader of tickets of ED5.2. */
export const alcatelOxe: RecordFormat = {
  id: 'alcatel-oxe',
  alsoNamed: ['oxe', 'omnipcx-enterprise'],
  product: 'Alcatel-Lucent OmniPCX Enterprise, accounting tickets ED5.2',
  recognisedBy: 'lines of fixed columns, about 525 characters, that begin with ED5.2',
  confidence: 'working parser',
  timeZone: 'local, without offset',
  occupiedFrom: 'start to end of each ticket: waiting counts',
  sureness: 'certain in the columns of ED5.2; tickets are never joined',
  reads: ['start and end to the second', 'talk time (effective duration), of which the answer is made', 'parties', 'trunk group and node, and the transit trunk group', 'the communication type'],
  cannotTell: [
    'which tickets of a transferred call belong together', 'why a call was not answered: busy, failed and blocked look alike', 'the zone of a node: the offset in the ticket is not read',
    'tickets of other versions, whose columns may stand elsewhere', 'tickets of the metering printout of OmniPCX Office, whose columns are chosen at the site: read those with --ruler',
  ],
  fitness: {
    leavesOut: { 'internal-calls': 'OmniPCX Enterprise writes tickets of local calls only where their filter is on', 'unanswered-calls': 'OmniPCX Enterprise writes tickets of unanswered and zero-unit calls only where their filters are on' },
    blockedBy: null,
  },
  collection: {
    switchOn: ['Applications, Accounting: Internal Accounting on; filters of public, private and local calls, incoming and outgoing, zero-unit calls and non-ticketed users on; masking off, or the parties cannot be told apart.'],
    collectFor: 'Four weeks of ordinary business at least.',
    export: ['The tickets in text form (accview), or what Ethernet accounting (port 2533) sends, as it comes.', 'The list of trunk groups of each node with their numbers of channels.'],
    askCarrier: askAnyCarrier,
  },
  lexing: 'lines',
  detect: detectOxe,
};

function detectOxe({ lines }: Sample): FormatMatch | null {
  const fitting = lines.filter((line) => TICKET.test(line) && line.length >= SHORTEST && STAMP.test(RULER.text(line, 'end'))).length;
  if (fitting === 0 || fitting < lines.length / 2) return null;
  return {
    score: 0.99 * (fitting / lines.length),
    evidence: [`${fitting} of ${lines.length} lines begin with ED5.2, have at least ${SHORTEST} characters, and a date and time in columns 170 to 186`],
    above: 0, header: null, width: 1, timeColumns: [],
    open: (context) => new OxeAdapter(context),
  };
}

/** Every ticket is a call. */
class OxeAdapter extends RowAdapter {
  readonly tellsAnswer = true;
  readonly carriesId = false;
  readonly joinsRows = false;

  constructor(context: AdapterContext) {
    super(context, 1, null, 'ymd');
  }

  protected override readRow([cell]: string[], row: NormalisedRow): Verdict {
    const line = cell!;
    if (!/\d/.test(line)) return 'skip';
    if (!TICKET.test(line) || line.length < SHORTEST) return 'columns';
    const start = wallOf(RULER.text(line, 'start'));
    const end = wallOf(RULER.text(line, 'end'));
    if (start < 0 || end < 0) return 'time';
    const talk = wholeNumber(RULER.text(line, 'talk'));
    row.start = this.#start(start, end, wholeNumber(RULER.text(line, 'duration')), row);
    row.end = this.clock.after(end, row.start, row.start + Math.max(0, talk));
    if (talk < 0 || row.end < row.start || talk > row.end - row.start) return 'duration';
    row.answer = talk > 0 ? row.end - talk : 0;
    row.outcome = talk > 0 ? Outcome.answered : Outcome.noAnswer;
    this.#parties(line, row);
    return 'row';
  }

  /** Instant of the start: of two the one that the end tells, else the order of the file. */
  #start(local: number, end: number, held: number, row: NormalisedRow): number {
    this.readLocal = true;
    const first = this.clock.start(local);
    const { second } = this.clock;
    if (second !== second) return first;
    const told = startByEnd(first, second, this.clock.readings(end), held);
    if (told === told) {
      this.clock.noteTold(local, told === second);
      return told;
    }
    row.flags |= CallFlag.ambiguousTime;
    return this.clock.isSecondByOrder(local) ? second : first;
  }

  #parties(line: string, row: NormalisedRow): void {
    const type = wholeNumber(RULER.text(line, 'type'));
    const incoming = INCOMING.has(type);
    row.from = RULER.text(line, 'calling') || (incoming ? '' : RULER.text(line, 'charged'));
    row.to = RULER.text(line, 'called') || RULER.text(line, 'dialled') || (incoming ? RULER.text(line, 'charged') : '');
    const group = groupName(RULER.text(line, 'group'), RULER.text(line, 'node'));
    const trunk = RULER.text(line, 'trunk');
    if (type === TRANSIT) {
      this.hold(row, group, groupReading, `in ${trunk}`);
      this.hold(row, groupName(RULER.text(line, 'transit'), RULER.text(line, 'node')), groupReading, 'out');
      return;
    }
    const inside = phoneName(incoming ? row.to : row.from);
    if (!incoming) this.hold(row, inside, phoneReading, 'inside');
    if (!LOCAL.has(type) || group !== '') this.hold(row, group, groupReading, trunk);
    else this.hold(row, phoneName(row.to), phoneReading, 'called');
    if (incoming) this.hold(row, inside, phoneReading, 'inside');
  }
}

/** Seconds of the wall clock of `20270115 09:00:00`; −1 for any other text. */
function wallOf(text: string): number {
  if (!STAMP.test(text)) return -1;
  const part = (from: number, to: number): number => wholeNumber(text.slice(from, to));
  return wallSeconds(part(0, 4), part(4, 6), part(6, 8), part(9, 11), part(12, 14), part(15, 17));
}

/** Trunk groups are numbered anew on each node; 0 is none. */
function groupName(group: string, node: string): string {
  if (!(wholeNumber(group) > 0)) return '';
  return wholeNumber(node) > 0 ? `Trunk group ${group} of node ${node}` : `Trunk group ${group}`;
}

function phoneName(number: string): string {
  return /^\d{2,8}$/.test(number) ? `Ext ${number}` : '';
}

function groupReading(): Reading {
  return { reading: 'trunk', because: 'stands in the column of trunk groups' };
}

function phoneReading(): Reading {
  return { reading: 'phone', because: 'is the party inside by the communication type' };
}
