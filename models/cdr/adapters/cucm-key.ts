import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import { RowHash, finished } from '../row-hash.ts';

/** Tells the call of a CUCM row, the same in CDR and CMR files: by cluster, callManagerId and callId. */
export class CucmKey {
  readonly #hash = new RowHash();
  #cluster = '';
  #clusterHash = 0;

  set(row: NormalisedRow, callId: string, callManagerId: string, cluster: string): void {
    const text = callId.trim();
    if (text === '') return;
    if (cluster !== this.#cluster) {
      this.#hash.ofText(cluster);
      this.#cluster = ` ${cluster}`.slice(1);
      this.#clusterHash = cluster === '' ? 0 : this.#hash.low;
    }
    row.hasKey = true;
    row.keyLow = this.word(text);
    row.keyHigh = (this.#clusterHash ^ finished(this.word(callManagerId) + 1)) >>> 0;
  }

  /** A number as it is, a text by its hash, in 32 bits; nothing is 0. */
  word(text: string): number {
    const value = wholeNumber(text);
    if (value >= 0) return value % 0x100000000;
    if (text === '') return 0;
    this.#hash.ofText(text);
    return this.#hash.low;
  }
}
