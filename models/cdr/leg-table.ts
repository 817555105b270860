import { Uint32Column } from '../core/columns.ts';
import { KeyTable } from './key-table.ts';
import { RowHash } from './row-hash.ts';

/** Which legs are one call, where a row names its own leg and perhaps the one that it was bridged to; in whatever order the rows come. */
export class LegTable {
  /** The key of the call that was asked for last. */
  low = 0;
  high = 0;
  readonly #calls = new KeyTable();
  readonly #low = new Uint32Column();
  readonly #high = new Uint32Column();
  readonly #hash = new RowHash();

  /** Leaves the key of the call of a leg in the fields: that of a leg known before, else of the one that comes first as text. */
  call(leg: string, other: string): void {
    const known = this.#find(leg);
    const call = known >= 0 ? known : this.#find(other);
    if (call < 0) this.#open(other !== '' && other < leg ? other : leg);
    const number = call < 0 ? this.#low.length - 1 : call;
    this.#add(leg, number);
    this.#add(other, number);
    this.low = this.#low.at(number);
    this.high = this.#high.at(number);
  }

  #open(name: string): void {
    this.#hash.ofText(name);
    this.#low.push(this.#hash.low);
    this.#high.push(this.#hash.high);
  }

  #find(leg: string): number {
    if (leg === '') return -1;
    this.#hash.ofText(leg);
    return this.#calls.find(this.#hash.low, this.#hash.high);
  }

  #add(leg: string, call: number): void {
    if (leg === '') return;
    this.#hash.ofText(leg);
    this.#calls.findOrAdd(this.#hash.low, this.#hash.high, call);
  }
}
