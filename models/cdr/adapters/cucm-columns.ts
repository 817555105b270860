import { EMPTY, NO_NUMBER } from '../byte-number.ts';
import { Outcome } from '../call-table.ts';
import { causeOfCucm, outcomeOfCause } from '../cause.ts';
import { cucmReading } from '../device-reading.ts';
import type { DeviceList } from '../device-reading.ts';
import { BY_TEXT, NOBODY } from '../normalised-row.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import type { RowBlock } from '../row-block.ts';
import type { RowMachine } from '../row-machine.ts';
import { RowHash, finished } from '../row-hash.ts';
import { TextTable } from '../text-table.ts';
import type { ColumnReader } from './column-reader.ts';
import type { CucmPlaces } from './cisco-cucm.ts';

const LATEST = 0xffffffff;
const ONE = 49;
const LETTER_B = 98;
/** The columns that are read as numbers. */
const NUMBERS = [
  'globalCallID_callManagerId', 'globalCallID_callId', 'origLegCallIdentifier', 'dateTimeOrigination', 'origCause_value', 'destLegIdentifier', 'destCause_value',
  'dateTimeConnect', 'dateTimeDisconnect', 'origCalledPartyRedirectOnBehalfOf', 'lastRedirectRedirectOnBehalfOf', 'joinOnBehalfOf',
] as const;
const [MANAGER, CALL_ID, ORIG_LEG, START, ORIG_CAUSE, DEST_LEG, DEST_CAUSE, CONNECT, END, CALLED_REDIRECT, LAST_REDIRECT, JOIN] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;

/** The columns of texts, by their place among those of a block. */
const FROM = 0;
const TO = 1;
const ORIG = 2;
const DEST = 3;

/** Whether the columns without which `CucmColumns` reads nothing stand in rows of that width. */
export function hasUsualColumns(places: CucmPlaces, width: number): boolean {
  const { cdrRecordType, callingPartyNumber, originalCalledPartyNumber, finalCalledPartyNumber, origDeviceName, destDeviceName } = places;
  return Math.max(cdrRecordType, callingPartyNumber, originalCalledPartyNumber, finalCalledPartyNumber, origDeviceName, destDeviceName) < width;
}

/** CUCM's rows read a column at a time, as `CucmAdapter` reads them; it leaves every row that is in any way unusual to that. */
export class CucmColumns implements ColumnReader {
  keyLow = new Uint32Array(0);
  keyHigh = new Uint32Array(0);
  /** Rows that it read. */
  rows = 0;
  readonly #at: CucmPlaces;
  readonly #width: number;
  readonly #devices: DeviceList;
  #block: RowBlock | null = null;
  #usual = new Uint8Array(0);
  /** Number of each text of a column, −1 where it is not known yet. */
  readonly #found = [FROM, TO, ORIG, DEST].map(() => new Int32Array(0));
  readonly #clusters = new TextTable();
  readonly #clusterHashes: number[] = [];
  readonly #types = new TextTable();
  readonly #typeOf: number[] = [];

  constructor(places: CucmPlaces, width: number, devices: DeviceList) {
    this.#at = places;
    this.#width = width;
    this.#devices = devices;
  }

  prepare(machine: RowMachine, first: number, parties: TextTable): void {
    const { block } = machine;
    this.#block = block;
    this.#fit(block.sizes.rows);
    this.#findUsual(block, first);
    for (const [column, name] of NUMBERS.entries()) machine.readNumbers(this.#at[name], first, column);
    this.#placeTexts(block, first);
    for (const column of [FROM, TO, ORIG, DEST]) {
      machine.hashTexts(first, column);
      (column < ORIG ? parties : this.#devices.names).find(block, block.texts[column]!, first, this.#found[column]!);
    }
    this.#readKeys(block, first);
  }

  read(at: number, row: NormalisedRow): boolean {
    if (this.#usual[at] === 0) return false;
    const block = this.#block!;
    const { numbers } = block;
    const start = numbers[START]![at]!;
    const end = numbers[END]![at]!;
    if (!(start > 0 && end >= start && end <= LATEST)) return false;
    const callId = numbers[CALL_ID]![at]!;
    const origLeg = numbers[ORIG_LEG]![at]!;
    const destLeg = numbers[DEST_LEG]![at]!;
    if (callId === NO_NUMBER || origLeg === NO_NUMBER || destLeg === NO_NUMBER || numbers[MANAGER]![at] === NO_NUMBER) return false;
    if (isForkCode(numbers[JOIN]![at]!) || isForkCode(numbers[LAST_REDIRECT]![at]!) || isForkCode(numbers[CALLED_REDIRECT]![at]!)) return false;
    row.start = start;
    row.end = end;
    const connect = numbers[CONNECT]![at]!;
    row.answer = connect > 0 ? Math.min(Math.max(connect, start), end) : 0;
    row.outcome = row.answer > 0 ? Outcome.answered : unanswered(numbers[ORIG_CAUSE]![at]!, numbers[DEST_CAUSE]![at]!);
    row.block = block;
    const from = block.texts[FROM]!;
    row.fromCell = from.cell[at]!;
    row.fromHash = from.hash[at]!;
    row.fromParty = this.#partyOf(row.fromCell, this.#found[FROM]![at]!);
    const to = block.texts[TO]!;
    row.toCell = to.cell[at]!;
    row.toHash = to.hash[at]!;
    row.toParty = this.#partyOf(row.toCell, this.#found[TO]![at]!);
    if (callId !== EMPTY) {
      row.hasKey = true;
      row.keyLow = this.keyLow[at]!;
      row.keyHigh = this.keyHigh[at]!;
    }
    row.rank = word(origLeg);
    this.#holdEnd(row, ORIG, at, this.#at.origDeviceType, row.rank);
    this.#holdEnd(row, DEST, at, this.#at.destDeviceType, word(destLeg));
    this.rows++;
    return true;
  }

  #fit(rows: number): void {
    if (this.#usual.length === rows) return;
    this.#usual = new Uint8Array(rows);
    this.keyLow = new Uint32Array(rows);
    this.keyHigh = new Uint32Array(rows);
    for (const column of [FROM, TO, ORIG, DEST]) this.#found[column] = new Int32Array(rows);
  }

  /** Plain rows with all cells and of type 1, not of a bridge number. */
  #findUsual(block: RowBlock, first: number): void {
    const { rowCell, start, end, bytes, plain } = block;
    const { cdrRecordType, callingPartyNumber } = this.#at;
    this.#usual.fill(0, 0, first);
    for (let row = first; row < block.rows; row++) {
      const cell = rowCell[row]!;
      const type = cell + cdrRecordType;
      const usual = plain[row] === 1 && rowCell[row + 1]! - cell >= this.#width && end[type]! - start[type]! === 1 && bytes[start[type]!] === ONE;
      this.#usual[row] = usual && bytes[start[cell + callingPartyNumber]!] !== LETTER_B ? 1 : 0;
    }
  }

  #placeTexts({ rowCell, start, end, rows, texts }: RowBlock, first: number): void {
    const at = this.#at;
    const [from, to, orig, dest] = texts.map((column) => column.cell) as [Int32Array, Int32Array, Int32Array, Int32Array];
    for (let row = first; row < rows; row++) {
      const cell = rowCell[row]!;
      // Of other rows any cell will do: it is not looked at.
      const inside = this.#usual[row]!;
      const final = cell + inside * at.finalCalledPartyNumber;
      from[row] = cell + inside * at.callingPartyNumber;
      to[row] = start[final] === end[final] ? cell + inside * at.originalCalledPartyNumber : final;
      orig[row] = cell + inside * at.origDeviceName;
      dest[row] = cell + inside * at.destDeviceName;
    }
  }

  #readKeys(block: RowBlock, first: number): void {
    const ids = block.numbers[CALL_ID]!;
    const managers = block.numbers[MANAGER]!;
    const place = this.#at.globalCallId_ClusterID;
    for (let row = first; row < block.rows; row++) {
      if (this.#usual[row] === 0) continue;
      const cell = block.rowCell[row]! + place;
      const cluster = place >= this.#width ? 0 : this.#clusterHash(block, cell);
      this.keyLow[row] = ids[row]! % 0x100000000;
      this.keyHigh[row] = (cluster ^ finished(word(managers[row]!) + 1)) >>> 0;
    }
  }

  #clusterHash(block: RowBlock, cell: number): number {
    const start = block.start[cell]!;
    const end = block.end[cell]!;
    if (start === end) return 0;
    const index = this.#clusters.addBytes(block.view, start, end);
    if (index === this.#clusterHashes.length) {
      HASH.ofText(this.#clusters.text(index));
      this.#clusterHashes.push(HASH.low);
    }
    return this.#clusterHashes[index]!;
  }

  #partyOf(cell: number, found: number): number {
    if (found >= 0) return found;
    return this.#block!.start[cell] === this.#block!.end[cell] ? NOBODY : BY_TEXT;
  }

  #holdEnd(row: NormalisedRow, column: number, at: number, typePlace: number, leg: number): void {
    const { view, start, end, rowCell, texts } = this.#block!;
    const cell = texts[column]!.cell[at]!;
    if (start[cell] === end[cell]) return;
    const devices = this.#devices;
    const found = this.#found[column]![at]!;
    const device = found >= 0 ? found : devices.addBytes(view, start[cell]!, end[cell]!, texts[column]!.hash[at]!, cucmReading);
    if (typePlace < this.#width) this.#noteType(device, rowCell[at]! + typePlace);
    if (leg === 0) row.hold(device, devices.ownChannel(), 2);
    else row.hold(device, leg, row.channels === 1 && row.device[0] === device && row.legLow[0] === leg && row.legHigh[0] === 0 ? 1 : 0);
  }

  #noteType(device: number, cell: number): void {
    const { view, start, end } = this.#block!;
    if (start[cell] === end[cell]) return;
    const type = this.#types.addBytes(view, start[cell]!, end[cell]!);
    if (this.#typeOf[device] === type) return;
    this.#typeOf[device] = type;
    this.#devices.noteType(device, this.#types.text(type));
  }
}

const HASH = new RowHash();

function word(value: number): number {
  return value < 0 ? 0 : value % 0x100000000;
}

/** The party that released carries the cause, the other 0; a cause that tells of more than normal clearing outweighs. */
export function unanswered(origCause: number, destCause: number): Outcome {
  const most = Math.max(outcomeOfCause(causeOfCucm(origCause)), outcomeOfCause(causeOfCucm(destCause))) as Outcome;
  return most === Outcome.unknown ? Outcome.noAnswer : most;
}

/** On behalf of: 27 recording, 28 monitoring. */
function isForkCode(code: number): boolean {
  return code === 27 || code === 28;
}
