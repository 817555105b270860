import { CallFlag, Outcome } from '../call-table.ts';
import { outcomeOfQ850 } from '../cause.ts';
import type { Reading } from '../device-reading.ts';
import type { GatewayTime } from '../gateway-time.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import type { Sample } from '../sample.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { GatewayRows, timeIn } from './gateway-rows.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';

/** Places of the columns, from 0. */
const AT = {
  written: 0, leg: 1, legType: 3, call: 4, setup: 7, connect: 9, disconnect: 10, cause: 11, origin: 13, from: 21, to: 22, dialPeer: 26,
  outGroup: 81, inGroup: 83, features: [88, 112],
} as const;
/** Cells of a detailed record. */
const WIDTH = 128;
/** A record is written within this many seconds of the end of its leg; then its Unix second tells the offset of the clock. */
const WRITTEN_SOON = 120;
const QUARTER = 900;
const HOUR = 3600;
/** A row of one of these is an extra row for a feature of a leg; TWC (two-way call) is the leg itself. */
const FEATURE = /^(CFA|CFNA|CFBY|BXFER|CXFER|HOLD|RESUME)$/;

/** Cisco CUBE and IOS voice gateways, file accounting with detailed records. Source: a working parser of these files; the order of the columns agrees with Cisco's CDR Accounting for Cisco IOS Voice Gateways. */
export const ciscoCube: RecordFormat = {
  id: 'cube',
  alsoNamed: ['cisco-cube', 'cisco-ios', 'ios-gateway'],
  product: 'Cisco CUBE and IOS voice gateways, file accounting (gw-accounting file, detailed)',
  recognisedBy: 'rows of 128 columns and more without header, with times such as 10:00:00.000 UTC Mon Jan 11 2027 in columns 8 and 11',
  confidence: 'working parser',
  timeZone: 'as named in each time; where the name is not UTC, the Unix second in column 1 tells its offset',
  occupiedFrom: 'setup to disconnect of each leg, ringing included',
  sureness: 'certain in the columns; the legs of a conf-id are one call; trunk groups by label, else dial peers',
  reads: ['setup, connect and disconnect of each leg', 'parties', 'the trunk group or dial peer of each leg', 'release causes (hexadecimal Q.850)', 'the call that a leg belongs to (conf-id)'],
  cannotTell: [
    'calls that reached no dial peer, for they have no leg', 'the channel of an ISDN trunk', 'MGCP calls: file accounting leaves them out',
    'who released first', 'how a transferred call went on under another conf-id',
  ],
  fitness: { leavesOut: { 'internal-calls': 'a gateway sees only the calls that pass it' }, blockedBy: 'Q.850 cause 34, 42, 44 or 47 (hexadecimal 22, 2A, 2C or 2F)' },
  collection: {
    switchOn: [
      'gw-accounting file on every gateway, with "acct-template callhistory-detail" and "cdr-format detailed": compact records are not read.',
      'Trunk groups with labels on the dial peers (trunkgroup LABEL), so that records name them; NTP, so that no time is marked with * or a dot.',
    ],
    collectFor: 'Four weeks of ordinary business at least; "maximum buffer-size" and "maximum fileclose-timer" decide how often a file is closed.',
    export: ['All files cdr.<host>.<date> of the period from flash or the FTP server, of every gateway; the two legs of a call stand in one file or in two that follow each other.', 'The dial peers and trunk groups of the running configuration.'],
    askCarrier: askAnyCarrier,
  },
  detect: detectCube,
};

function detectCube({ rows }: Sample): FormatMatch | null {
  const fitting = rows.filter((cells) => cells.length >= WIDTH && timeIn(cells[AT.setup]) !== null && timeIn(cells[AT.disconnect]) !== null).length;
  if (fitting === 0 || fitting < rows.length / 2) return null;
  return {
    score: 0.99 * (fitting / rows.length),
    evidence: [`${fitting} of ${rows.length} rows have at least ${WIDTH} columns and a gateway's times in columns 8 and 11`],
    above: 0, header: null, width: WIDTH, timeColumns: [],
    open: (context) => new CubeAdapter(context),
  };
}

class CubeAdapter extends GatewayRows {
  readonly tellsAnswer = true;
  readonly carriesId = true;
  readonly joinsRows = true;

  constructor(context: AdapterContext) {
    super(context, WIDTH, null, 'ymd');
  }

  protected override readRow(cells: string[], row: NormalisedRow): Verdict {
    const disconnect = timeIn(cells[AT.disconnect]);
    const setup = timeIn(cells[AT.setup]);
    // A feature is recorded while its leg goes on: then the row has no end of its own.
    if (isFeature(cells) && (!disconnect || !setup)) return 'not-a-call';
    if (!setup) return 'time';
    if (!disconnect) return 'duration';
    this.#learnZone(disconnect, wholeNumber(cells[AT.written]!.trim()));
    row.start = this.#before(setup, disconnect, row);
    row.end = this.#instant(disconnect, row);
    if (row.end < row.start) return 'duration';
    if (!setup.synchronised || !disconnect.synchronised) this.noteUnsynchronised();
    this.#readAnswer(cells, disconnect, row);
    row.from = cells[AT.from]!.trim();
    row.to = cells[AT.to]!.trim();
    row.rank = isOutgoing(cells) ? 1 : 0;
    this.keyOf(row, cells[AT.call]!.trim());
    this.hold(row, deviceOf(cells), legReading, cells[AT.leg]!.trim());
    return 'row';
  }

  /** The clock's offset is the difference to the Unix second of the record, in quarters of an hour. */
  #learnZone(end: GatewayTime, written: number): void {
    if (written <= 0) return;
    const difference = end.local - written;
    const offset = Math.round(difference / QUARTER) * QUARTER;
    if (Math.abs(difference - offset) <= WRITTEN_SOON) this.zones.learn(end.zone, offset);
  }

  #instant(time: GatewayTime, row: NormalisedRow): number {
    const offset = this.zones.offset(time.zone);
    return offset === offset ? time.local - offset : this.gatewayInstant(time, row);
  }

  /**
   * Instant of a time at or before the end of the row. A zone name that no record has told yet, beside one that is told, is the other season's:
   * an hour ahead or behind, whichever gives the shorter call.
   */
  #before(time: GatewayTime, disconnect: GatewayTime, row: NormalisedRow): number {
    const told = this.zones.offset(time.zone);
    const known = this.zones.offset(disconnect.zone);
    if (told === told || known !== known) return this.#instant(time, row);
    row.flags |= CallFlag.ambiguousTime;
    const candidates = [time.local - known - HOUR, time.local - known + HOUR].filter((instant) => instant <= disconnect.local - known);
    return candidates.length > 0 ? Math.max(...candidates) : this.#instant(time, row);
  }

  /** Of a leg that was never connected, the connect time is empty or that of the disconnect. */
  #readAnswer(cells: string[], disconnect: GatewayTime, row: NormalisedRow): void {
    const connect = cells[AT.connect] === cells[AT.disconnect] ? null : timeIn(cells[AT.connect]);
    row.answer = connect ? Math.min(Math.max(this.#before(connect, disconnect, row), row.start), row.end) : 0;
    row.outcome = connect ? Outcome.answered : outcomeOfQ850(Number.parseInt(cells[AT.cause]!.trim(), 16));
  }
}

function isFeature(cells: string[]): boolean {
  return AT.features.some((place) => FEATURE.test(cells[place]!.trim()));
}

function isOutgoing(cells: string[]): boolean {
  return cells[AT.origin]!.trim() === 'originate';
}

/** The trunk group of a leg, else its dial peer, else its kind. */
function deviceOf(cells: string[]): string {
  const group = cells[isOutgoing(cells) ? AT.outGroup : AT.inGroup]!.trim();
  if (group !== '') return group;
  const peer = cells[AT.dialPeer]!.trim();
  if (peer !== '' && peer !== '0') return `Dial peer ${peer}`;
  return cells[AT.legType]!.trim() === '1' ? 'TDM legs' : 'VoIP legs';
}

function legReading(name: string): Reading {
  if (name.startsWith('Dial peer ')) return { reading: 'trunk', because: 'is a dial peer of the gateway' };
  return { reading: 'trunk', because: / legs$/.test(name) ? 'legs of the gateway without trunk group and dial peer' : 'stands in the column of trunk groups' };
}
