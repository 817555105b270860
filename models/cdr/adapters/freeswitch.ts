import { Outcome } from '../call-table.ts';
import { outcomeOfCauseName } from '../cause.ts';
import type { Reading } from '../device-reading.ts';
import { durationSeconds } from '../duration.ts';
import { LegTable } from '../leg-table.ts';
import { looseCells } from '../loose-cells.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import type { Sample } from '../sample.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';
import { RowAdapter } from './row-adapter.ts';

/** Where the columns of a template stand, from 0; −1: not there. */
interface Layout {
  template: string;
  width: number;
  from: number; to: number; start: number; answer: number; end: number; duration: number; billsec: number; cause: number;
  uuid: number; other: number; channel: number; bridged: number; gateway: number; address: number;
}

const NOWHERE = { channel: -1, bridged: -1, gateway: -1, address: -1 };
/** The stock templates of cdr_csv.conf.xml: example, snom, linksys, sql and the one compiled in begin alike. */
const LAYOUTS: Layout[] = [
  { ...NOWHERE, template: 'example (or default, snom, linksys, sql)', width: 13, from: 1, to: 2, start: 4, answer: 5, end: 6, duration: 7, billsec: 8, cause: 9, uuid: 10, other: 11 },
  { ...NOWHERE, template: 'asterisk', width: 18, from: 1, to: 2, start: 9, answer: 10, end: 11, duration: 12, billsec: 13, cause: 14, uuid: 16, other: -1, channel: 5, bridged: 6 },
  { ...NOWHERE, template: 'opencdrrate', width: 13, from: 3, to: 4, start: -1, answer: 5, end: 6, duration: -1, billsec: 7, cause: -1, uuid: 0, other: 1, gateway: 12, address: 10 },
];
const STAMP = /^\d{4}[-/]\d{1,2}[-/]\d{1,2} \d{1,2}:\d\d/;
const SECONDS = /:\d\d:\d\d/;
const CAUSE = /^[A-Z][A-Z0-9_]{3,}$/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const INSERT = /^\s*INSERT\s+INTO\s+\S+\s*(?:\([^)]*\)\s*)?VALUES\s*\(/i;
const INSERT_END = /\)\s*;?\s*$/;
const MINUTE = 60;
/** Stamps of an instant that never was (0 seconds since 1970, in any zone). */
const NEVER = /^19(69|70)/;

/** FreeSWITCH's mod_cdr_csv. Sources: FreeSWITCH, mod_cdr_csv.c, cdr_csv.conf.xml and switch_channel.c; a real file read. */
export const freeswitch: RecordFormat = {
  id: 'freeswitch',
  alsoNamed: ['mod_cdr_csv'],
  product: 'FreeSWITCH, Master.csv of mod_cdr_csv in its stock templates',
  recognisedBy: 'rows without a header (or INSERT lines) with time stamps, the name of a hangup cause and a UUID where a stock template has them',
  confidence: 'real file read',
  timeZone: 'local, without offset',
  occupiedFrom: 'start to end of each leg, ringing included; in the template opencdrrate from the answer, as it has no start',
  sureness: 'certain in the columns of the stock templates; legs are joined by uuid and bleg_uuid (opencdrrate: signal_bond)',
  reads: ['start, answer and end to the second', 'parties', 'the hangup cause as the outcome (not in opencdrrate)', 'the other leg of a call', 'channels in the template asterisk, gateways in opencdrrate'],
  cannotTell: [
    'trunks in the templates example, snom, linksys and sql: they name no channel', 'the legs of one call in the template asterisk, which has no bleg_uuid: with legs=ab its channels count twice',
    'how long a call rang in the template opencdrrate, and when and why one was not answered', 'when a person answered, where an announcement or a queue answered first',
  ],
  fitness: { leavesOut: {}, blockedBy: 'NORMAL_CIRCUIT_CONGESTION, SWITCH_CONGESTION, REQUESTED_CHAN_UNAVAIL or RESOURCE_UNAVAILABLE' },
  collection: {
    switchOn: [
      'cdr_csv.conf.xml: legs=ab, so that every channel is written, with a template that has uuid and bleg_uuid.',
      'For trunks add ${channel_name} and ${sip_gateway_name} to a template of your own, name all its columns in the first line of the file, and map them.',
    ],
    collectFor: 'Four weeks of ordinary business at least.',
    export: ['cdr-csv/Master.csv with its rotated predecessors (Master.csv.2027-01-11-…); the copies for each accountcode beside it are the same calls.', 'The list of gateways (sofia status gateway).'],
    askCarrier: askAnyCarrier,
  },
  lexing: 'lines',
  detect: detectFreeswitch,
};

function detectFreeswitch({ lines, lexing }: Sample): FormatMatch | null {
  const rows = lines.map((line) => cellsOf(line, lexing.delimiter));
  for (const layout of LAYOUTS) {
    const fitting = rows.filter((cells) => fits(cells, layout));
    if (fitting.length === 0 || fitting.length < rows.length / 2) continue;
    const coarse = fitting.every((cells) => !SECONDS.test(cells[layout.end]!));
    return {
      score: 0.98 * (fitting.length / rows.length),
      evidence: [`${fitting.length} of ${rows.length} rows fit the template ${layout.template}`, ...(coarse ? ['its times have lost their seconds, as a spreadsheet saves them'] : [])],
      above: 0, header: null, width: 1, timeColumns: [], ...(coarse ? { resolutionSeconds: MINUTE } : {}),
      open: (context) => new FreeswitchAdapter(context, layout, lexing.delimiter),
    };
  }
  return null;
}

/** Cells of a row, which may stand in an INSERT statement. */
function cellsOf(line: string, delimiter: string): string[] {
  const insert = INSERT.exec(line);
  return insert ? looseCells(line.slice(insert[0].length).replace(INSERT_END, ''), ',') : looseCells(line, delimiter);
}

function fits(cells: string[], { width, start, end, cause, uuid }: Layout): boolean {
  return (
    cells.length >= width && UUID.test(cells[uuid]!) && STAMP.test(cells[end]!) && (start < 0 || STAMP.test(cells[start]!)) &&
    (cause < 0 ? /^(in|out)bound$/.test(cells[2]!) : CAUSE.test(cells[cause]!))
  );
}

/** Rows of legs, which name the leg that they were bridged to. */
class FreeswitchAdapter extends RowAdapter {
  readonly tellsAnswer = true;
  readonly carriesId = true;
  readonly joinsRows = true;
  readonly #at: Layout;
  readonly #delimiter: string;
  readonly #legs = new LegTable();

  constructor(context: AdapterContext, layout: Layout, delimiter: string) {
    super(context, 1, null, 'ymd');
    this.#at = layout;
    this.#delimiter = delimiter;
  }

  protected override readRow([line]: string[], row: NormalisedRow): Verdict {
    const at = this.#at;
    const cells = cellsOf(line!, this.#delimiter);
    if (cells.length < at.width) return 'columns';
    const answer = NEVER.test(cells[at.answer]!) ? '' : cells[at.answer]!.trim();
    const talk = durationSeconds(cells[at.billsec]!, 's');
    const problem = at.start < 0 ? this.#placeByAnswer(row, answer, cells[at.end]!) : this.placeByBoth(row, cells[at.start]!, cells[at.end]!.trim(), durationSeconds(cells[at.duration]!, 's'));
    if (problem) return problem;
    this.#answer(cells, row, answer, talk);
    row.from = cells[at.from]!.trim();
    row.to = cells[at.to]!.trim();
    this.#key(row, cells[at.uuid]!.trim(), (cells[at.other] ?? '').trim());
    this.#hold(cells, row);
    return 'row';
  }

  /** Without a start a call counts from its answer; one that was not answered lasts no time. */
  #placeByAnswer(row: NormalisedRow, answer: string, end: string): Verdict | null {
    if (answer !== '') return this.placeByBoth(row, answer, end, -1);
    row.start = row.end = this.instantOf(end, row);
    return row.end < 0 ? 'time' : null;
  }

  #answer(cells: string[], row: NormalisedRow, answer: string, talk: number): void {
    if (answer === '' && !(talk > 0)) {
      row.outcome = this.#at.cause < 0 ? Outcome.unknown : outcomeOfCauseName(cells[this.#at.cause]!);
      if (row.outcome === Outcome.answered) row.outcome = Outcome.noAnswer;
      return;
    }
    row.outcome = Outcome.answered;
    const known = answer === '' ? -1 : this.endOf(answer, row.start, Math.max(0, row.end - row.start - Math.max(0, talk)));
    // Cut to the minute, the stamp says less than the talk time.
    const instant = known >= 0 && (this.date.hasSeconds || talk < 0) ? known : row.end - Math.max(0, talk);
    row.answer = Math.min(Math.max(instant, row.start), row.end);
  }

  #key(row: NormalisedRow, uuid: string, other: string): void {
    if (uuid === '') return;
    this.#legs.call(uuid, other);
    row.hasKey = true;
    row.keyLow = this.#legs.low;
    row.keyHigh = this.#legs.high;
    row.rank = other === '' ? 1 : 0;
  }

  #hold(cells: string[], row: NormalisedRow): void {
    const at = this.#at;
    for (const channel of [cells[at.channel] ?? '', cells[at.bridged] ?? '']) this.hold(row, sofiaDevice(channel), sofiaReading, channel);
    const gateway = (cells[at.gateway] ?? '').trim();
    if (gateway !== '') this.hold(row, gateway, () => ({ reading: 'trunk', because: 'names the gateway' }), cells[at.uuid]);
    else this.hold(row, (cells[at.address] ?? '').trim(), () => ({ reading: 'neither', because: 'an address: of a phone or of a trunk' }), cells[at.uuid]);
  }
}

/** Device of a channel `sofia/profile/user@host`: the user where it is an extension, else the host. */
function sofiaDevice(channel: string): string {
  const [driver, profile, address] = channel.trim().split('/');
  if (address === undefined || !driver) return channel.trim();
  const [user, host] = address.split('@');
  return host === undefined || isPhoneUser(user!) ? `${driver}/${profile}/${user}` : `${driver}/${profile}/${host}`;
}

function sofiaReading(name: string): Reading {
  const [driver, profile, address] = name.split('/');
  if (driver === 'loopback') return { reading: 'neither', because: 'a loopback channel is no line' };
  if (profile === undefined || address === undefined) return { reading: 'neither', because: 'no channel of an endpoint' };
  if (isPhoneUser(address)) return { reading: 'phone', because: 'two to six digits behind the profile' };
  return { reading: 'trunk', because: 'a host behind the profile' };
}

function isPhoneUser(user: string): boolean {
  return /^\d{2,6}$/.test(user);
}
