import { Outcome } from '../call-table.ts';
import { hoursMinutesSeconds } from '../duration.ts';
import type { Reading } from '../device-reading.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import type { Sample } from '../sample.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';
import { RowAdapter } from './row-adapter.ts';

/** The first five columns. What stands before them was put there by a collector. */
const RECORD = /(?:^|[\0\s])\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d,\d+:\d\d:\d\d,\d+,[^,]*,[IO],/;
/** Its first two columns. */
const STAMP = /\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d,\d+:/;
const HEADER = /^[\s"]*call start/i;
const DEVICE = /^[ETV]\d{2,}$/;
const LINE_NAME = /^line\s*(\d+)/i;
/** Columns of a record up to the name of the second party, where no collector left any out. */
const SHORTEST = 15;
/** Place of "is internal", from which call id, continuation and the devices follow; an account code with commas moves it. */
const INTERNAL = 8;
/** So many commas at most are looked for in the two names. */
const MOST_COMMAS = 6;

/** Avaya IP Office SMDR. Source: Avaya, IP Office Manager, appendix SMDR; one record of a real system was read. */
export const avayaIpOffice: RecordFormat = {
  id: 'ip-office',
  alsoNamed: ['avaya-ip-office', 'ipo'],
  product: 'Avaya IP Office SMDR',
  recognisedBy: 'lines of 15 or more columns without header that begin 2027/01/11 10:00:00,00:01:30,7, and have I or O in the fifth column',
  confidence: 'vendor documentation',
  timeZone: 'local, without offset',
  occupiedFrom: 'start to end of the records of a channel: ringing, talk, hold and park count',
  sureness: 'certain in the columns; a line (trunk) is told by the name of its device up to the full stop: Line 5.1 is a channel of Line 5',
  reads: ['call start to the second', 'ringing, talk, hold and park of each part of a call', 'parties, extensions and lines', 'the call that a record belongs to (call id and call start)', 'the direction'],
  cannotTell: [
    'why a call was not answered: busy, failed and blocked look alike', 'a call that voicemail answered from one that a person answered: both have talk time',
    'how long an outgoing call over an analogue line rang', 'that a call and the consultation before its transfer belong together: they have call ids of their own',
    'where a part of a call begins whose earlier parts stand in another file: it is placed at the start of the call',
  ],
  fitness: { leavesOut: {}, blockedBy: null },
  collection: {
    switchOn: ['Manager, System, SMDR: output SMDR Only, to the address and port of a collector or to Hosted on the system.', 'Log all parts of calls: leave "Call Splitting for Diverts" on where the release has it.'],
    collectFor: 'Four weeks of ordinary business at least; the system keeps a few hundred records only, so the collector must listen all the time.',
    export: ['What the collector received, as it comes, one record a line.', 'The list of lines with their number of channels.'],
    askCarrier: askAnyCarrier,
  },
  lexing: 'lines',
  detect: detectIpOffice,
};

function detectIpOffice({ lines }: Sample): FormatMatch | null {
  const records = lines.filter((line) => !HEADER.test(line));
  const fitting = records.filter((line) => RECORD.test(line)).length;
  if (fitting === 0 || fitting < records.length / 2) return null;
  return {
    score: records.length < lines.length ? 1 : 0.99 * (fitting / records.length),
    evidence: [
      `${fitting} of ${records.length} lines have a date with slashes, a time, h:mm:ss, seconds, a party, and I or O`,
      ...(records.length < lines.length ? ['a header begins with Call Start'] : []),
    ],
    above: 0, header: null, width: 1, timeColumns: [],
    open: (context) => new IpOfficeAdapter(context),
  };
}

/** Records of the parts of a call: those with the same call id and call start are one call, each part beginning where the one before it ended. */
class IpOfficeAdapter extends RowAdapter {
  readonly tellsAnswer = true;
  readonly carriesId = true;
  readonly joinsRows = true;
  /** Of calls that go on: when the next part begins. */
  readonly #next = new Map<string, number>();

  constructor(context: AdapterContext) {
    super(context, 1, null, 'ymd');
  }

  protected override readRow([line]: string[], row: NormalisedRow): Verdict {
    if (HEADER.test(line!) || !/\d/.test(line!)) return 'skip';
    const cells = recordOf(line!).split(',');
    if (cells.length < SHORTEST) return 'columns';
    const at = anchor(cells);
    if (at < 0) return 'columns';
    const id = `${cells[at + 1]!} ${cells[0]!}`;
    const start = this.#next.get(id) ?? this.instantOf(cells[0]!, row);
    if (start < 0) return 'time';
    const { device1, name1, device2, name2, hold, park } = parties(cells, at);
    const talk = hoursMinutesSeconds(cells[1]!);
    const ring = wholeNumber(cells[2]!.trim());
    if (talk < 0 || ring < 0 || hold < 0 || park < 0) return 'duration';
    this.keyOf(row, id);
    row.start = start;
    row.end = start + ring + talk + hold + park;
    row.answer = talk > 0 ? start + ring : 0;
    row.outcome = talk > 0 ? Outcome.answered : Outcome.noAnswer;
    if (cells[at + 2] === '1') this.#next.set(` ${id}`.slice(1), row.end);
    else this.#next.delete(id);
    row.from = cells[3]!.trim();
    row.to = cells[5]!.trim() || cells[6]!.trim();
    // The extension is named first whoever called; of two devices the one that called is to be held first.
    const trunkFirst = cells[4]!.trim() === 'I';
    const turned = trunkFirst ? !device1.startsWith('T') && device2.startsWith('T') : device1.startsWith('T') && !device2.startsWith('T');
    const twice = device1 === device2 && name1 === name2 ? ' again' : '';
    if (turned) this.#holdDevice(row, device2, name2, twice);
    this.#holdDevice(row, device1, name1, '');
    if (!turned) this.#holdDevice(row, device2, name2, twice);
    return 'row';
  }

  #holdDevice(row: NormalisedRow, device: string, name: string, twice: string): void {
    if (device === '') return;
    const number = device.slice(1);
    if (device.startsWith('E')) this.hold(row, `Ext ${number}`, extensionReading);
    else if (device.startsWith('T')) this.hold(row, lineOf(device, name), lineReading, `${device} ${name}${twice}`);
    else this.hold(row, device, serviceReading, name + twice);
  }
}

/** A line from where its record begins: without NULs and without what a collector wrote before it. */
function recordOf(line: string): string {
  if (line.charCodeAt(4) === 47) return line;
  return line.slice(Math.max(0, line.search(STAMP)));
}

/** Place of "is internal": a flag, before a call id and another flag; −1 when there is none. */
function anchor(cells: string[]): number {
  for (let at = INTERNAL; at + 6 < cells.length; at++) if (isFlag(cells[at]!) && wholeNumber(cells[at + 1]!) >= 0 && isFlag(cells[at + 2]!)) return at;
  return -1;
}

function isFlag(cell: string): boolean {
  return cell === '0' || cell === '1';
}

interface Parties {
  device1: string;
  name1: string;
  device2: string;
  name2: string;
  hold: number;
  park: number;
}

/** The devices with their names, which may hold commas, and hold and park time: 0 where a collector left them out, −1 where they cannot be read. */
function parties(cells: string[], at: number): Parties {
  const first = at + 3;
  const last = Math.min(cells.length - 2, at + 7 + MOST_COMMAS);
  let times = at + 7;
  while (times <= last && !(wholeNumber(cells[times]!) >= 0 && wholeNumber(cells[times + 1]!) >= 0)) times++;
  const given = times <= last;
  const end = given ? times : Math.min(cells.length, at + 7 + MOST_COMMAS);
  let second = first + 2;
  while (second < end && !DEVICE.test(cells[second]!)) second++;
  if (second === end) second = first + 2;
  const none = cells.length < at + 9 ? 0 : -1;
  return {
    device1: cells[first]!, name1: cells.slice(first + 1, second).join(','), device2: cells[second]!, name2: cells.slice(second + 1, end).join(','),
    hold: given ? wholeNumber(cells[times]!) : none, park: given ? wholeNumber(cells[times + 1]!) : none,
  };
}

/** `Line 5` for a device that is called `Line 5.1`; else its number. */
function lineOf(device: string, name: string): string {
  const found = LINE_NAME.exec(name);
  return found ? `Line ${found[1]!}` : device;
}

function lineReading(): Reading {
  return { reading: 'trunk', because: 'device number begins with T' };
}

function extensionReading(): Reading {
  return { reading: 'phone', because: 'device number begins with E' };
}

function serviceReading(): Reading {
  return { reading: 'neither', because: 'device number begins with V (voicemail, conference or tone)' };
}
