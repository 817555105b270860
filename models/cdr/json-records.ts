import type { Lexing, RowSink, Rows } from './row-reader.ts';

/** A longer record is no record but a brace or a quote that was never closed. */
const LONGEST_RECORD = 1_048_576;
const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
/** Where one record of a text may end and the next begin. */
const BETWEEN = /,\s*(?=\{\s*")/;

/** Takes a record, its text and its line; the record is null where its text is no JSON. */
type RecordSink = (record: Record<string, unknown> | null, text: string, line: number) => void;

/** Finds the objects that stand in an array of a JSON text (`[{…}]`, `{"value": [{…}]}`), block by block. */
class JsonRecords {
  readonly #newline: number;
  readonly #sink: RecordSink;
  /** Brackets open around the records, from outside in. */
  #around = '';
  #depth = 0;
  #inString = false;
  #escaped = false;
  #rest = '';
  #line = 1;
  #recordLine = 1;

  constructor(newline: Lexing['newline'], sink: RecordSink) {
    this.#newline = newline.charCodeAt(0);
    this.#sink = sink;
  }

  feed(block: string, last: boolean): void {
    const text = this.#rest + block;
    let from = 0;
    for (let at = this.#rest.length; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === this.#newline) {
        this.#line++;
        // A string never spans lines: its quote was damaged.
        this.#inString = this.#escaped = false;
      } else if (this.#inString) this.#inText(code);
      else if (code === QUOTE) this.#inString = true;
      else if (this.#depth > 0) {
        if (code === OPEN_BRACE || code === OPEN_BRACKET) this.#depth++;
        else if ((code === CLOSE_BRACE || code === CLOSE_BRACKET) && --this.#depth === 0) {
          this.#emit(text.slice(from, at + 1));
          from = at + 1;
        }
      } else if (code === OPEN_BRACE && this.#around.endsWith('[')) {
        this.#depth = 1;
        this.#recordLine = this.#line;
        from = at;
      } else if (code === OPEN_BRACE || code === OPEN_BRACKET) this.#around += text[at]!;
      else if (code === CLOSE_BRACE && this.#around.endsWith('[')) {
        // A record whose beginning was damaged.
        this.#sink(null, text.slice(from, at + 1), this.#line);
        from = at + 1;
      } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) this.#around = this.#around.slice(0, -1);
    }
    this.#keep(text, from, last);
  }

  #inText(code: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (code === BACKSLASH) this.#escaped = true;
    else if (code === QUOTE) this.#inString = false;
  }

  #keep(text: string, from: number, last: boolean): void {
    this.#rest = this.#depth > 0 ? text.slice(from) : '';
    if (this.#rest === '' || !(last || this.#rest.length > LONGEST_RECORD)) return;
    this.#emit(this.#rest);
    this.#rest = '';
    this.#depth = 0;
    this.#inString = this.#escaped = false;
  }

  /** A text that does not read as one record may be several, where a brace or a quote of one is damaged. */
  #emit(text: string): void {
    const record = parsed(text);
    if (record) {
      this.#sink(record, text, this.#recordLine);
      return;
    }
    let line = this.#recordLine;
    for (const piece of text.split(BETWEEN)) {
      this.#sink(parsed(piece), piece, line);
      for (let at = 0; at < piece.length; at++) if (piece.charCodeAt(at) === this.#newline) line++;
    }
  }
}

/** Reads the records of a JSON text as rows: the cells are the values of the fields that the lexing names; a value that is itself an object stands as JSON. */
export class JsonReader implements Rows {
  readonly #records: JsonRecords;
  #raw = '';

  constructor({ newline, fields }: Lexing, sink: RowSink) {
    const names = fields ?? [];
    this.#records = new JsonRecords(newline, (record, text, line) => {
      this.#raw = text;
      if (record) sink(names.map((name) => cellOf(record[name])), line, false);
      else sink([text], line, true);
    });
  }

  feed(block: string, last: boolean): void {
    this.#records.feed(block, last);
  }

  raw(): string {
    return this.#raw;
  }
}

/** The names of the fields in the records of a text, in the order in which they first stand; none where the text is no JSON with records. */
export function jsonFields(text: string, newline: Lexing['newline']): string[] {
  if (!/^\s*[[{]/.test(text)) return [];
  const names = new Set<string>();
  new JsonRecords(newline, (record) => {
    for (const name of Object.keys(record ?? {})) names.add(name);
  }).feed(text, true);
  return [...names];
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function cellOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as number | boolean);
}
