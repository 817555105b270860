import Papa from 'papaparse';
import { looseCells } from './loose-cells.ts';
import { tolerantCells } from './tolerant-cells.ts';

/** A record longer than this is no record but a quote that was never closed. */
const LONGEST_RECORD = 1_048_576;
/** Blocks are read in pieces of this many characters: their cells stay in the processor's caches and are gone before they grow old. */
const PIECE = 32_768;

/** Takes a row: its cells, its line in the file (from 1), and whether its quotes are broken, so that its cells cannot be trusted. */
export type RowSink = (cells: string[], line: number, broken: boolean) => void;

export interface Lexing {
  delimiter: string;
  /** `\n` also reads `\r\n`. */
  newline: '\n' | '\r';
  /** A row is one cell with the line as it stands; then nothing is a delimiter. */
  lines?: boolean;
  /** Names of the fields of a JSON text: a row has the values of a record in this order. Fields that none of the file's first records has are not read. */
  fields?: string[];
}

/** Cuts text blocks into rows. */
export interface Rows {
  /** Reads a block; `last`: the file ends with it. */
  feed(block: string, last: boolean): void;
  /** The row that the sink is given now, as it stands in the file, without its line end. */
  raw(): string;
}

/** Cuts text blocks into rows of cells with PapaParse and keeps count of physical lines, also where a quoted cell holds line breaks. */
export class RowReader implements Rows {
  readonly #lexing: Lexing;
  readonly #width: () => number;
  readonly #sink: RowSink;
  readonly #parser: Papa.Parser;
  #rest = '';
  #line: number;
  /** What is being read, and the line at which it begins. */
  #text = '';
  #textLine = 1;
  #rowLine = 1;
  #rowLines = 1;
  /** A line of the text and its place, from which on the next raw row is looked for. */
  #seenLine = 1;
  #seenAt = 0;

  /**
   * @param width cells of a complete row now; a row that spans lines and has another width is taken for a quote left open
   * @param line number of the line that is read first
   */
  constructor(lexing: Lexing, width: () => number, sink: RowSink, line = 1) {
    this.#lexing = lexing;
    this.#width = width;
    this.#sink = sink;
    this.#line = line;
    this.#parser = new Papa.Parser({ delimiter: lexing.delimiter, newline: lexing.newline });
  }

  /** The line in which the next row begins. */
  get line(): number {
    return this.#line;
  }

  /** Reads a block; `last`: the file ends with it. */
  feed(block: string, last: boolean): void {
    let at = 0;
    for (; block.length - at > PIECE; at += PIECE) this.#read(block.slice(at, at + PIECE), false);
    this.#read(at === 0 ? block : block.slice(at), last);
  }

  #read(block: string, last: boolean): void {
    const text = this.#rest === '' ? block : this.#rest + block;
    this.#rest = '';
    if (text === '') return;
    this.#text = text;
    this.#textLine = this.#seenLine = this.#line;
    this.#seenAt = 0;
    const result = this.#parser.parse(text, 0, !last) as { data: string[][]; errors: unknown[]; meta: { cursor: number } };
    const rows = result.data;
    const closed = !last || text.endsWith(this.#lexing.newline);
    if (last && closed) rows.pop();
    const end = last ? text.length : result.meta.cursor;
    if (result.errors.length > 0 || this.#breaks(text, 0, end) + (closed ? 0 : 1) !== rows.length || text.length - end > LONGEST_RECORD) {
      this.#readCarefully(text, last);
      return;
    }
    for (const cells of rows) this.#emit(cells, 1, false);
    this.#keep(text, end, last);
  }

  /** Row by row with their places, for a block in which some row spans lines or has quotes out of order. */
  #readCarefully(text: string, last: boolean): void {
    let from = 0;
    while (from < text.length) {
      const stop = this.#readUntilBroken(text, from, last);
      if (stop === null) return;
      const lineEnd = text.indexOf(this.#lexing.newline, stop);
      const line = text.slice(stop, lineEnd < 0 ? text.length : lineEnd);
      const cells = this.#tolerant(line);
      this.#emit(cells, 1, cells.length !== this.#width());
      from = lineEnd < 0 ? text.length : lineEnd + 1;
    }
  }

  /** Reads rows from a place on. Gives the place of the first row that swallowed further lines by a quote out of order; null when there was none. */
  #readUntilBroken(text: string, from: number, last: boolean): number | null {
    const part = from === 0 ? text : text.slice(from);
    let start = 0;
    let broken = -1;
    const parser = new Papa.Parser({
      delimiter: this.#lexing.delimiter, newline: this.#lexing.newline,
      step: (result: { data: unknown; errors: unknown[]; meta: { cursor: number } }) => {
        const cells = (result.data as string[][])[0];
        const end = result.meta.cursor;
        if (broken >= 0 || !cells || end === start) return;
        const lines = this.#breaks(part, start, end) + (part[end - 1] === this.#lexing.newline ? 0 : 1);
        const fits = cells.length === this.#width();
        if (lines > 1 && (!fits || result.errors.length > 0)) {
          broken = start;
          parser.abort();
          return;
        }
        this.#emit(fits || result.errors.length === 0 ? cells : this.#mended(part.slice(start, end), cells), lines, false);
        start = end;
      },
    } as Papa.ParseConfig);
    parser.parse(part, 0, !last);
    if (broken >= 0) return from + broken;
    if (!last && part.length - start > LONGEST_RECORD) return from + start;
    this.#keep(part, start, last);
    return null;
  }

  /** Cells of a line whose quotes are out of order, where the tolerant reading gives the cells of a complete row. */
  #mended(line: string, cells: string[]): string[] {
    const tolerant = this.#tolerant(line.endsWith(this.#lexing.newline) ? line.slice(0, -1) : line);
    return tolerant.length === this.#width() ? tolerant : cells;
  }

  /** Of the two ways in which quotes stand out of order the one that gives a complete row. */
  #tolerant(line: string): string[] {
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    const tolerant = tolerantCells(text, this.#lexing.delimiter);
    if (tolerant.length === this.#width()) return tolerant;
    const loose = looseCells(text, this.#lexing.delimiter);
    return loose.length === this.#width() ? loose : tolerant;
  }

  #keep(text: string, end: number, last: boolean): void {
    if (last) return;
    this.#rest = text.slice(end);
  }

  #emit(cells: string[], lines: number, broken: boolean): void {
    const lastCell = cells[cells.length - 1]!;
    if (lastCell.endsWith('\r')) cells[cells.length - 1] = lastCell.slice(0, -1);
    const line = this.#line;
    this.#line += lines;
    this.#rowLine = line;
    this.#rowLines = lines;
    this.#sink(cells, line, broken);
  }

  raw(): string {
    const text = this.#text;
    if (this.#rowLine < this.#seenLine) [this.#seenLine, this.#seenAt] = [this.#textLine, 0];
    for (; this.#seenLine < this.#rowLine; this.#seenLine++) this.#seenAt = this.#behindLine(this.#seenAt);
    let end = this.#seenAt;
    for (let line = 0; line < this.#rowLines; line++) end = this.#behindLine(end);
    if (text[end - 1] === this.#lexing.newline && end > this.#seenAt) end--;
    if (text[end - 1] === '\r' && end > this.#seenAt) end--;
    return text.slice(this.#seenAt, end);
  }

  #behindLine(at: number): number {
    const end = this.#text.indexOf(this.#lexing.newline, at);
    return end < 0 ? this.#text.length : end + 1;
  }

  #breaks(text: string, from: number, until: number): number {
    let count = 0;
    for (let at = text.indexOf(this.#lexing.newline, from); at >= 0 && at < until; at = text.indexOf(this.#lexing.newline, at + 1)) count++;
    return count;
  }
}
