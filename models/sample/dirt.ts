import type { Chance } from './chance.ts';
import type { RecordWriter } from './record-writer.ts';
import type { SampleRow } from './sample-row.ts';
import type { TruthCounter } from './sample-truth.ts';

const KINDS = ['duplicate', 'columns', 'blank', 'time', 'not-a-call', 'duplicate', 'duration', 'header', 'not-a-call'] as const;
const LEAST_ROWS = 60;
const MOST_ROWS = 240;

/** Puts a line between the rows now and then that a careful reader must skip or reject: every kind in turn, at uneven distances. */
export class Dirt {
  #wait: number;
  #next = 0;

  constructor(readonly writer: RecordWriter, readonly truth: TruthCounter, readonly chance: Chance) {
    this.#wait = chance.whole(LEAST_ROWS, MOST_ROWS);
  }

  /** Text to stand behind the row's line: empty most of the time. */
  after(row: SampleRow, line: string): string {
    if (--this.#wait > 0) return '';
    this.#wait = this.chance.whole(LEAST_ROWS, MOST_ROWS);
    const kind = KINDS[this.#next++ % KINDS.length]!;
    if (kind === 'blank') {
      this.truth.skipped++;
      return '\n';
    }
    if (kind === 'header') {
      if (!this.writer.repeatsHeader) return '';
      this.truth.skipped += this.writer.header.length;
      return this.writer.header.map((one) => `${one}\n`).join('');
    }
    const bad = kind === 'duplicate' ? line : this.writer.bad(row, kind);
    if (bad === null) return '';
    this.truth.reject(kind);
    return `${bad}\n`;
  }
}
