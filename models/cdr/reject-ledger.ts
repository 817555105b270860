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

  /** @param raw gives the row as it stands in the file; asked only where it is shown */
  add(file: string, line: number, reason: RejectReason, raw: () => string): void {
    const key = `${reason}\n${file}`;
    const group = this.#groups.get(key);
    if (group) group.count++;
    // Quality records without a call come when all files are read, so not always in the order of the lines.
    const isFirst = !group || line < group.firstLine;
    if (!isFirst && !this.#onReject) return;
    const text = this.#text(raw());
    const first = { firstLine: line, example: text.slice(0, EXAMPLE_LENGTH) };
    if (!group) this.#groups.set(key, { reason, count: 1, file, ...first });
    else if (isFirst) Object.assign(group, first);
    this.#onReject?.({ file, line, reason, text });
  }

  /** In the order in which they were first seen. */
  groups(): RejectGroup[] {
    return [...this.#groups.values()];
  }

  /** A copy: a piece of a block would hold all of it in memory. */
  #text(row: string): string {
    return this.#hidden ? masked(row) : ` ${row}`.slice(1);
  }
}
