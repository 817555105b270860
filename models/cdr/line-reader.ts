import { JsonReader } from './json-records.ts';
import { RowReader } from './row-reader.ts';
import type { Lexing, RowSink, Rows } from './row-reader.ts';

/** A longer line is no line: the file has no line breaks. */
const LONGEST_LINE = 1_048_576;
/** NULs and form feeds between records, which printers and collectors leave there. */
const FILL = /^[\0\f]+|[\0\f\r]+$/g;

/** Lexing of a format whose rows are lines. */
export function lineLexing(newline: Lexing['newline']): Lexing {
  return { delimiter: '', newline, lines: true };
}

/** The reader of rows for a lexing; `width` as for `RowReader`. */
export function openRows(lexing: Lexing, width: () => number, sink: RowSink): Rows {
  if (lexing.fields) return new JsonReader(lexing, sink);
  return lexing.lines ? new LineReader(lexing, sink) : new RowReader(lexing, width, sink);
}

/** Cuts text blocks into lines, each a row of one cell; quotes mean nothing. */
export class LineReader implements Rows {
  readonly #newline: string;
  readonly #sink: RowSink;
  #rest = '';
  #line = 1;
  #raw = '';

  constructor({ newline }: Lexing, sink: RowSink) {
    this.#newline = newline;
    this.#sink = sink;
  }

  feed(block: string, last: boolean): void {
    const text = this.#rest + block;
    let from = 0;
    for (let at = text.indexOf(this.#newline); at >= 0; at = text.indexOf(this.#newline, from)) {
      this.#emit(text.slice(from, at), false);
      from = at + 1;
    }
    this.#rest = text.slice(from);
    const tooLong = this.#rest.length > LONGEST_LINE;
    if (!(last && this.#rest !== '') && !tooLong) return;
    const line = this.#rest;
    this.#rest = '';
    this.#emit(line, tooLong);
  }

  raw(): string {
    return this.#raw.endsWith('\r') ? this.#raw.slice(0, -1) : this.#raw;
  }

  #emit(line: string, broken: boolean): void {
    this.#raw = line;
    this.#sink([line.replace(FILL, '')], this.#line++, broken);
  }
}
