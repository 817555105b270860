import { warning } from '../../core/issue.ts';
import type { Issue } from '../../core/issue.ts';
import { CallFlag, Outcome } from '../call-table.ts';
import { outcomeOfQ850 } from '../cause.ts';
import type { Reading } from '../device-reading.ts';
import { tickSeconds } from '../duration.ts';
import { LocalClock } from '../local-clock.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import type { Sample } from '../sample.ts';
import { tolerantCells } from '../tolerant-cells.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';
import { nodeZone } from './ribbon-zone.ts';
import { RowAdapter } from './row-adapter.ts';
import { zoneWarnings } from './zone-warnings.ts';

/** Places of the columns of a type of record, from 0; −1: not there. */
interface Places {
  endDate: number; endTime: number; duration: number; reason: number; from: number; to: number; ingress: number; egress: number;
}
const KINDS: Record<string, Places> = {
  STOP: { endDate: 10, endTime: 11, duration: 13, reason: 14, from: 19, to: 20, ingress: 33, egress: 67 },
  ATTEMPT: { endDate: 104, endTime: 9, duration: -1, reason: 11, from: 16, to: 17, ingress: 30, egress: 57 },
};
/** The same in all types. */
const NODE = 1;
const ID = 2;
const ZONE = 4;
const START_DATE = 5;
const START_TIME = 6;
const RECORD = /^(START|STOP|ATTEMPT|INTERMEDIATE|SWITCHOVER|REBOOT)$/;
const SHAPE = /^(START|STOP|ATTEMPT|INTERMEDIATE|SWITCHOVER|REBOOT),[^,]*,0x[0-9a-f]+,[^,]*,GMT/i;
const DAY = 86_400;

/** Ribbon (Sonus) SBC Core and GSX accounting. Source: Ribbon's published examples, and a working parser of them. */
export const ribbon: RecordFormat = {
  id: 'ribbon',
  alsoNamed: ['sonus', 'ribbon-sbc', 'sbc-core'],
  product: 'Ribbon (Sonus) SBC Core and GSX, accounting records (ACT files)',
  recognisedBy: 'lines that begin with START, STOP, ATTEMPT or INTERMEDIATE, a node, a hexadecimal id, and a zone such as GMT-08:00-Pacific(US)',
  confidence: 'real file read',
  timeZone: 'that of the node, which every record names',
  occupiedFrom: 'start to disconnect of STOP and ATTEMPT records, call setup included',
  sureness: 'certain in the columns of STOP and ATTEMPT; daylight saving is known where the zone of the node is one of the United States, or is given',
  reads: ['start and disconnect to the second', 'the answer (disconnect minus call duration)', 'parties', 'ingress and egress trunk group', 'the disconnect reason'],
  cannotTell: [
    'calls that are still up: START and INTERMEDIATE records have no end', 'calls that the node turned away without accounting',
    'which records a transferred call consists of: each record is a call', 'calls between two users of the PBX, which do not pass the border controller',
  ],
  fitness: { leavesOut: { 'internal-calls': 'a border controller sees only the calls that pass it' }, blockedBy: 'disconnect reason 34, 42, 44 or 47' },
  collection: {
    switchOn: ['Accounting on the node with STOP and ATTEMPT records; START and INTERMEDIATE are not needed.'],
    collectFor: 'Four weeks of ordinary business at least.',
    export: ['The ACT files of every node for the whole period, as they are, without a mediation between.', 'The trunk groups with their call limits (CAC).'],
    askCarrier: askAnyCarrier,
  },
  // Sub-records in quotes are full of other delimiters, and types of record differ in width: lines are cut here.
  lexing: 'lines',
  detect: detectRibbon,
};

function detectRibbon({ lines }: Sample): FormatMatch | null {
  const fitting = lines.filter((line) => SHAPE.test(line)).length;
  if (fitting === 0 || fitting < lines.length / 2) return null;
  return {
    score: 0.99 * (fitting / lines.length),
    evidence: [`${fitting} of ${lines.length} lines begin with a type of record (START, STOP, ATTEMPT, INTERMEDIATE), a node and a hexadecimal id, and name the zone of the node`],
    above: 0, header: null, width: 1, timeColumns: [],
    open: (context) => new RibbonAdapter(context),
  };
}

class RibbonAdapter extends RowAdapter {
  readonly tellsAnswer = true;
  readonly carriesId = true;
  readonly joinsRows = true;
  readonly #zones = new Map<string, LocalClock | number>();
  /** Node zones that were read with a fixed offset. */
  readonly #fixed = new Set<string>();

  constructor(context: AdapterContext) {
    super(context, 1, null, 'mdy');
  }

  protected override readRow([line]: string[], row: NormalisedRow): Verdict {
    const cells = tolerantCells(line!, ',');
    const kind = cells[0]!.trim();
    if (!RECORD.test(kind)) return 'skip';
    const at = KINDS[kind];
    if (!at) return 'not-a-call';
    if (cells.length <= at.egress) return 'columns';
    if (!this.date.read(`${cells[START_DATE]!} ${cells[START_TIME]!}`)) return 'time';
    const start = this.date.seconds;
    if (!this.date.read(`${cells[at.endDate]?.trim() || cells[START_DATE]!} ${cells[at.endTime]!}`)) return 'duration';
    // An attempt without a date of its own for the end may have passed midnight.
    const end = this.date.seconds < start && !cells[at.endDate]?.trim() ? this.date.seconds + DAY : this.date.seconds;
    const talk = at.duration < 0 ? 0 : tickSeconds(cells[at.duration]!);
    if (talk < 0) return 'duration';
    this.#place(row, cells[ZONE]!, start, end);
    if (row.end < row.start) return 'duration';
    row.answer = kind === 'STOP' ? Math.max(row.start, row.end - talk) : 0;
    row.outcome = kind === 'STOP' ? Outcome.answered : outcomeOfQ850(wholeNumber(cells[at.reason]!.trim()));
    row.from = cells[at.from]!.trim();
    row.to = cells[at.to]!.trim();
    this.keyOf(row, `${cells[NODE]!} ${cells[ID]!}`);
    this.hold(row, cells[at.ingress]!.trim(), groupReading, 'in');
    this.hold(row, cells[at.egress]!.trim(), groupReading, 'out');
    return 'row';
  }

  override warnings(): Issue[] {
    const { file } = this.context;
    const clocks = [...this.#zones.values()].filter((each) => typeof each !== 'number');
    const found = clocks.flatMap((clock) => zoneWarnings({ ...this.context, timeZone: clock.zone.id }, clock));
    for (const name of this.#fixed) {
      found.push(warning('zone-without-summer', '', `${file}: times of nodes in "${name}" were read with that offset all the year, because the records do not tell whether they change to summer time.`, 'Give the zone of the node (--tz), for example Europe/Berlin, if its clock changes.', { file }));
    }
    return found;
  }

  #place(row: NormalisedRow, zoneText: string, start: number, end: number): void {
    const zone = this.#zoneOf(zoneText);
    if (typeof zone === 'number') {
      row.start = start - zone;
      row.end = end - zone;
      return;
    }
    row.start = zone.start(start);
    const { second } = zone;
    if (second === second) {
      row.flags |= CallFlag.ambiguousTime;
      if (zone.isSecondByOrder(start)) row.start = second;
    }
    row.end = zone.after(end, row.start, row.start + Math.max(0, end - start));
  }

  #zoneOf(text: string): LocalClock | number {
    let known = this.#zones.get(text);
    if (known !== undefined) return known;
    const kept = ` ${text}`.slice(1);
    const named = nodeZone(kept, this.context.timeZone);
    if (!named) this.readLocal = true;
    if (named && 'offset' in named) {
      known = named.offset;
      if (named.offset !== 0) this.#fixed.add(kept);
    } else known = new LocalClock(named?.id ?? this.context.timeZone);
    this.#zones.set(kept, known);
    return known;
  }
}

function groupReading(): Reading {
  return { reading: 'trunk', because: 'stands in a column of trunk groups' };
}
