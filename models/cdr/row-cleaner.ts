import { warning } from '../core/issue.ts';
import type { Issue } from '../core/issue.ts';
import { masked } from './masked.ts';

/** What databases write for nothing. */
const NOTHING = new Set(['NULL', '\\N', '(null)']);
const PAGE = /^\W*(page|seite|página|pagina|blad|side|strona)\W*\d+/i;
const RULE = /^[-=_*+|\s]*$/;

/**
 * Takes out of rows what is no content: the words for nothing that databases write, and NUL characters; and tells the rows between pages of a
 * printed report (its titles, headers, rules and page numbers again) from records. Looks at single cells only in blocks that hold any such.
 */
export class RowCleaner {
  #needed = false;
  #nulls = 0;
  #firstLine = 0;
  readonly #titles = new Set<string>();
  #header = '';

  /** Looks at the next block; what is left of the one before is read with it. Gives back how to go on behind it. */
  see(block: string): () => void {
    const needed = block.includes('NULL') || block.includes('\\N') || block.includes('(null)') || block.includes('\0');
    this.#needed ||= needed;
    return () => {
      this.#needed = needed;
    };
  }

  /** Looks at the next bytes; rows may be read much later than their bytes were seen, so from the first such word on every row is looked at. */
  seeBytes(bytes: Uint8Array): void {
    this.#needed ||= mayHoldNothing(bytes);
  }

  clean(cells: string[], line: number): void {
    if (!this.#needed) return;
    for (let at = 0; at < cells.length; at++) {
      let cell = cells[at]!;
      if (cell.includes('\0')) cells[at] = cell = cell.replaceAll('\0', '');
      if (!NOTHING.has(cell)) continue;
      cells[at] = '';
      if (this.#nulls++ === 0) this.#firstLine = line;
    }
  }

  /** A row above the header. */
  noteTitle(cells: readonly string[]): void {
    this.#titles.add(shapeOf(cells));
  }

  noteHeader(header: readonly string[] | null): void {
    this.#header = header === null ? '' : plain(header);
  }

  /** Whether a row that is no record stands between pages. */
  isBetweenPages(cells: readonly string[]): boolean {
    const filled = cells.filter((cell) => cell.trim() !== '');
    if (filled.every((cell) => RULE.test(cell)) || (filled.length === 1 && PAGE.test(filled[0]!))) return true;
    return (this.#header !== '' && plain(cells) === this.#header) || this.#titles.has(shapeOf(cells));
  }

  warnings(file: string): Issue[] {
    if (this.#nulls === 0) return [];
    return [warning('null-words', '', `${this.#nulls} cells of ${file} hold a database's word for nothing (NULL), first in line ${this.#firstLine}; they were read as empty.`, 'Nothing needs to be done; export empty cells as empty if you can.', { file, line: this.#firstLine })];
  }
}

/** Titles come again with another date or page number. */
function shapeOf(cells: readonly string[]): string {
  return masked(plain(cells)).replace(/#+/g, '#');
}

function plain(cells: readonly string[]): string {
  return cells.map((cell) => cell.trim().toLowerCase()).join('\n').trimEnd();
}

const [N, L, BACKSLASH, OPENING] = [0x4e, 0x4c, 0x5c, 0x28];

/** Whether NUL, `NULL`, `\\N` or `(null)` stands in bytes, or may do so across their end. */
function mayHoldNothing(bytes: Uint8Array): boolean {
  if (bytes.includes(0) || bytes.includes(OPENING, Math.max(0, bytes.length - 6))) return true;
  for (let at = bytes.indexOf(N); at >= 0; at = bytes.indexOf(N, at + 1)) {
    if (at < 1 || at + 3 >= bytes.length || bytes[at - 1] === BACKSLASH || bytes[at + 2] === L) return true;
  }
  for (let at = bytes.indexOf(OPENING); at >= 0; at = bytes.indexOf(OPENING, at + 1)) if (bytes[at + 1] === 0x6e) return true;
  return bytes[bytes.length - 1] === BACKSLASH;
}
