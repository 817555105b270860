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
