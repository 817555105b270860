import { warning } from '../core/issue.ts';
import type { Issue } from '../core/issue.ts';
import { KeyTable } from './key-table.ts';
import { RowHash } from './row-hash.ts';

/** Finds rows that stand in two files whose rows carry no call id: they cannot be told from two equal calls, so they are only warned of. */
export class OverlapFinder {
  readonly #rows = new KeyTable();
  readonly #hash = new RowHash();
  readonly #counts = new Map<string, { first: number; second: number; rows: number }>();

  see(cells: string[], file: number): void {
    this.#hash.ofCells(cells);
    const first = this.#rows.findOrAdd(this.#hash.low, this.#hash.high, file);
    if (first < 0 || first === file) return;
    const key = `${first} ${file}`;
    const count = this.#counts.get(key) ?? { first, second: file, rows: 0 };
    count.rows++;
    this.#counts.set(key, count);
  }

  warnings(names: string[]): Issue[] {
    return [...this.#counts.values()].map(({ first, second, rows }) =>
      warning('files-overlap', '', `${rows} rows of ${names[second]} stand in ${names[first]} too; without a call id they count as calls of their own.`, 'Leave one of the files out, or cut them so that their periods do not overlap.', { file: names[second]! }),
    );
  }
}
