import { masked } from './masked.ts';
import type { Reject, RejectGroup, RejectReason } from './import-report.ts';

const EXAMPLE_LENGTH = 200;

/** Keeps count of rejected rows by file and reason, with the first of each as an example. */
export class RejectLedger {
  readonly #groups = new Map<string, RejectGroup>();
  readonly #onReject: ((reject: Reject) => void) | undefined;
  readonly #hidden: boolean;

  /** @param hidden whether digits and letters are replaced in what is shown of a row, so that neither number nor name can be read in it */
  constructor(onReject: ((reject: Reject) => void) | undefined, hidden: boolean) {
    this.#onReject = onReject;
    this.#hidden = hidden;
  }

  add(file: string, line: number, reason: RejectReason, cells: string[], delimiter: string): void {
    const key = `${reason}\n${file}`;
    const group = this.#groups.get(key);
    if (group) group.count++;
    if (group && !this.#onReject) return;
    const text = this.#text(cells, delimiter);
    if (!group) this.#groups.set(key, { reason, count: 1, file, firstLine: line, example: text.slice(0, EXAMPLE_LENGTH) });
    this.#onReject?.({ file, line, reason, text });
  }

  /** In the order in which they were first seen. */
  groups(): RejectGroup[] {
    return [...this.#groups.values()];
  }

  #text(cells: string[], delimiter: string): string {
    const text = cells.map((cell) => quoted(cell, delimiter)).join(delimiter);
    return this.#hidden ? masked(text) : ` ${text}`.slice(1);
  }
}

function quoted(cell: string, delimiter: string): string {
  if (delimiter === '') return cell;
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
