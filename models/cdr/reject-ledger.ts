import type { Reject, RejectGroup, RejectReason } from './import-report.ts';

const EXAMPLE_LENGTH = 200;

/** Keeps count of rejected rows by file and reason, with the first of each as an example. */
export class RejectLedger {
  readonly #groups = new Map<string, RejectGroup>();
  readonly #onReject: ((reject: Reject) => void) | undefined;
  readonly #masked: boolean;

  /** @param masked whether digits are replaced in what is shown of a row, so that no number can be read in it */
  constructor(onReject: ((reject: Reject) => void) | undefined, masked: boolean) {
    this.#onReject = onReject;
    this.#masked = masked;
  }

  add(file: string, line: number, reason: RejectReason, cells: string[], delimiter: string): void {
    const key = `${reason}\n${file}`;
    const group = this.#groups.get(key);
    if (group) group.count++;
    // Quality records without a call come when all files are read, so not always in the order of the lines.
    const isFirst = !group || line < group.firstLine;
    if (!isFirst && !this.#onReject) return;
    const text = this.#text(cells, delimiter);
    const first = { firstLine: line, example: text.slice(0, EXAMPLE_LENGTH) };
    if (!group) this.#groups.set(key, { reason, count: 1, file, ...first });
    else if (isFirst) Object.assign(group, first);
    this.#onReject?.({ file, line, reason, text });
  }

  /** In the order in which they were first seen. */
  groups(): RejectGroup[] {
    return [...this.#groups.values()];
  }

  #text(cells: string[], delimiter: string): string {
    const text = cells.map((cell) => quoted(cell, delimiter)).join(delimiter);
    return this.#masked ? text.replace(/\d/g, '#') : ` ${text}`.slice(1);
  }
}

function quoted(cell: string, delimiter: string): string {
  if (delimiter === '') return cell;
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
