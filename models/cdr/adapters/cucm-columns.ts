import { EMPTY, NO_NUMBER, numberAt } from '../byte-number.ts';
import { Outcome } from '../call-table.ts';
import { causeOfCucm, outcomeOfCause } from '../cause.ts';
import { cucmReading } from '../device-reading.ts';
import type { DeviceList } from '../device-reading.ts';
import { BY_TEXT, NOBODY } from '../normalised-row.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import type { RowBlock } from '../row-block.ts';
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
type NumberName = (typeof NUMBERS)[number];

/** Texts of one column of a block: the cell of each row, its hash, and its number in a table as far as it is known. */
class TextColumn {
  cell = new Int32Array(0);
  hash = new Int32Array(0);
  found = new Int32Array(0);

  fit(rows: number): void {
    if (this.cell.length >= rows) return;
    this.cell = new Int32Array(rows);
    this.hash = new Int32Array(rows);
    this.found = new Int32Array(rows);
  }

  look(block: RowBlock, table: TextTable): void {
    table.hashes(block.view, block.start, block.end, this.cell, block.rows, this.hash);
    table.find(block.view, block.start, block.end, this.cell, block.rows, this.hash, this.found);
  }
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
  readonly #numbers = Object.fromEntries(NUMBERS.map((name) => [name, new Float64Array(0)])) as Record<NumberName, Float64Array>;
  readonly #from = new TextColumn();
  readonly #to = new TextColumn();
  readonly #orig = new TextColumn();
  readonly #dest = new TextColumn();
  readonly #cluster = new TextColumn();
  readonly #clusters = new TextTable();
  readonly #clusterHashes: number[] = [];
  readonly #types = new TextTable();
  readonly #typeOf: number[] = [];

  constructor(places: CucmPlaces, width: number, devices: DeviceList) {
    this.#at = places;
    this.#width = width;
    this.#devices = devices;
  }

  prepare(block: RowBlock, first: number, parties: TextTable): void {
    this.#block = block;
    this.#fit(block.rows);
    this.#findUsual(block, first);
    for (const name of NUMBERS) this.#readNumbers(block, first, this.#at[name], this.#numbers[name]);
    this.#placeTexts(block);
    this.#from.look(block, parties);
    this.#to.look(block, parties);
    this.#orig.look(block, this.#devices.names);
    this.#dest.look(block, this.#devices.names);
    this.#readKeys(block, first);
  }

  read(at: number, row: NormalisedRow): boolean {
    if (this.#usual[at] === 0) return false;
    const block = this.#block!;
    const numbers = this.#numbers;
    const start = numbers.dateTimeOrigination[at]!;
    const end = numbers.dateTimeDisconnect[at]!;
    if (!(start > 0 && end >= start && end <= LATEST)) return false;
    const callId = numbers.globalCallID_callId[at]!;
    const origLeg = numbers.origLegCallIdentifier[at]!;
    const destLeg = numbers.destLegIdentifier[at]!;
    if (callId === NO_NUMBER || origLeg === NO_NUMBER || destLeg === NO_NUMBER || numbers.globalCallID_callManagerId[at] === NO_NUMBER) return false;
    if (isForkCode(numbers.joinOnBehalfOf[at]!) || isForkCode(numbers.lastRedirectRedirectOnBehalfOf[at]!) || isForkCode(numbers.origCalledPartyRedirectOnBehalfOf[at]!)) return false;
    row.start = start;
    row.end = end;
    const connect = numbers.dateTimeConnect[at]!;
    row.answer = connect > 0 ? Math.min(Math.max(connect, start), end) : 0;
    row.outcome = row.answer > 0 ? Outcome.answered : unanswered(numbers.origCause_value[at]!, numbers.destCause_value[at]!);
    row.block = block;
    row.fromCell = this.#from.cell[at]!;
    row.fromHash = this.#from.hash[at]!;
    row.fromParty = this.#partyOf(this.#from, at);
    row.toCell = this.#to.cell[at]!;
    row.toHash = this.#to.hash[at]!;
    row.toParty = this.#partyOf(this.#to, at);
    if (callId !== EMPTY) {
      row.hasKey = true;
      row.keyLow = this.keyLow[at]!;
      row.keyHigh = this.keyHigh[at]!;
    }
    row.rank = word(origLeg);
    this.#holdEnd(row, this.#orig, at, this.#at.origDeviceType, row.rank);
    this.#holdEnd(row, this.#dest, at, this.#at.destDeviceType, word(destLeg));
    this.rows++;
    return true;
  }

  #fit(rows: number): void {
    if (this.#usual.length >= rows) return;
    const room = rows * 2;
    this.#usual = new Uint8Array(room);
    this.keyLow = new Uint32Array(room);
    this.keyHigh = new Uint32Array(room);
    for (const name of NUMBERS) this.#numbers[name] = new Float64Array(room);
    for (const column of [this.#from, this.#to, this.#orig, this.#dest, this.#cluster]) column.fit(room);
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

  #readNumbers(block: RowBlock, first: number, place: number, into: Float64Array): void {
    const { rowCell, start, end, bytes, rows } = block;
    if (place >= this.#width) {
      into.fill(EMPTY, first, rows);
      return;
    }
    const usual = this.#usual;
    for (let row = first; row < rows; row++) {
      if (usual[row] === 0) continue;
      const cell = rowCell[row]! + place;
      into[row] = numberAt(bytes, start[cell]!, end[cell]!);
    }
  }

  #placeTexts(block: RowBlock): void {
    const { rowCell, start, end, rows } = block;
    const at = this.#at;
    const usual = this.#usual;
    for (let row = 0; row < rows; row++) {
      const cell = rowCell[row]!;
      // Of other rows any cell will do: it is not looked at.
      const inside = usual[row]!;
      const final = cell + inside * at.finalCalledPartyNumber;
      this.#from.cell[row] = cell + inside * at.callingPartyNumber;
      this.#to.cell[row] = start[final] === end[final] ? cell + inside * at.originalCalledPartyNumber : final;
      this.#orig.cell[row] = cell + inside * at.origDeviceName;
      this.#dest.cell[row] = cell + inside * at.destDeviceName;
    }
  }

  #readKeys(block: RowBlock, first: number): void {
    const { globalCallID_callId: ids, globalCallID_callManagerId: managers } = this.#numbers;
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

  #partyOf(column: TextColumn, at: number): number {
    const found = column.found[at]!;
    if (found >= 0) return found;
    const cell = column.cell[at]!;
    return this.#block!.start[cell] === this.#block!.end[cell] ? NOBODY : BY_TEXT;
  }

  #holdEnd(row: NormalisedRow, column: TextColumn, at: number, typePlace: number, leg: number): void {
    const { view, start, end, rowCell } = this.#block!;
    const cell = column.cell[at]!;
    if (start[cell] === end[cell]) return;
    const devices = this.#devices;
    const found = column.found[at]!;
    const device = found >= 0 ? found : devices.addBytes(view, start[cell]!, end[cell]!, column.hash[at]!, cucmReading);
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
