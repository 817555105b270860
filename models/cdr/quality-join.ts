import { Uint16Column, Uint32Column } from '../core/columns.ts';
import type { QualityColumns } from './call-table.ts';
import { KeyTable } from './key-table.ts';
import type { LegQuality, NormalisedRow } from './normalised-row.ts';
import { RowHash } from './row-hash.ts';

const MOST_16 = 0xffff;
const MOST_32 = 0xffffffff;

/** A quality record that came before the rows of its call. */
interface Waiting extends LegQuality {
  keyLow: number;
  keyHigh: number;
  file: number;
  line: number;
  /** The row as it stands in the file, should it be rejected. */
  text: string;
}

/** Joins quality records to calls, whatever order the files come in: a record waits until its call is there, or all files are read. */
export class QualityJoin {
  readonly #call = new Uint32Column();
  readonly #packets = new Uint32Column();
  readonly #lost = new Uint32Column();
  readonly #jitter = new Uint16Column();
  readonly #latency = new Uint16Column();
  readonly #mlqk = new Uint16Column();
  readonly #rows = new KeyTable();
  readonly #hash = new RowHash();
  readonly #waiting: Waiting[] = [];

  /** Takes a record in; `call` is its call, −1 where it is not there yet; `raw` gives the row as it stands in the file. */
  add(row: NormalisedRow, call: number, cells: string[], file: number, line: number, raw: () => string): 'merged' | 'waiting' | 'duplicate' {
    this.#hash.ofCells(cells);
    if (this.#rows.findOrAdd(this.#hash.low, this.#hash.high, 0) >= 0) return 'duplicate';
    if (call >= 0) {
      this.#keep(call, row.quality);
      return 'merged';
    }
    this.#waiting.push({ ...row.quality, keyLow: row.keyLow, keyHigh: row.keyHigh, file, line, text: ` ${raw()}`.slice(1) });
    return 'waiting';
  }

  /** All files are read: each record that waits finds its call, or has none. */
  settle(callOf: (keyLow: number, keyHigh: number) => number, found: (file: number) => void, without: (file: number, line: number, raw: string) => void): void {
    for (const record of this.#waiting) {
      const call = callOf(record.keyLow, record.keyHigh);
      if (call >= 0) {
        this.#keep(call, record);
        found(record.file);
      } else without(record.file, record.line, record.text);
    }
    this.#waiting.length = 0;
  }

  /** The quality of the calls, handed over; undefined where there is none. */
  finish(calls: number): QualityColumns | undefined {
    const { length } = this.#call;
    if (length === 0) return undefined;
    const quality: QualityColumns = {
      records: new Uint8Array(calls), packets: new Uint32Array(calls), lost: new Uint32Array(calls), jitter: new Uint16Array(calls), latency: new Uint16Array(calls), mlqk: new Uint16Array(calls),
    };
    for (let at = 0; at < length; at++) {
      const call = this.#call.at(at);
      quality.records[call] = Math.min(0xff, quality.records[call]! + 1);
      quality.packets[call] = Math.min(MOST_32, quality.packets[call]! + this.#packets.at(at));
      quality.lost[call] = Math.min(MOST_32, quality.lost[call]! + this.#lost.at(at));
      quality.jitter[call] = Math.max(quality.jitter[call]!, this.#jitter.at(at));
      quality.latency[call] = Math.max(quality.latency[call]!, this.#latency.at(at));
      const told = this.#mlqk.at(at);
      if (told > 0 && (quality.mlqk[call] === 0 || told < quality.mlqk[call]!)) quality.mlqk[call] = told;
    }
    return quality;
  }

  #keep(call: number, { packets, lost, jitter, latency, mlqk }: LegQuality): void {
    this.#call.push(call);
    this.#packets.push(Math.min(MOST_32, packets));
    this.#lost.push(Math.min(MOST_32, lost));
    this.#jitter.push(Math.min(MOST_16, jitter));
    this.#latency.push(Math.min(MOST_16, latency));
    this.#mlqk.push(Math.min(MOST_16, mlqk));
  }
}
