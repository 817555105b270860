import type { NormalisedRow } from '../normalised-row.ts';
import type { RowMachine } from '../row-machine.ts';
import type { TextTable } from '../text-table.ts';

/** Reads plain rows from their bytes, a column at a time. What it does not take is read by the adapter's `read`. */
export interface ColumnReader {
  /** Reads the columns of the rows of the machine's block, from `first` on. */
  prepare(machine: RowMachine, first: number, parties: TextTable): void;
  /** Key of each row that was prepared, where it has one. */
  readonly keyLow: Uint32Array;
  readonly keyHigh: Uint32Array;
  /** Fills the normalised row from a row that was prepared, if `read` would call it a row. False: `read` has to see its cells. */
  read(at: number, row: NormalisedRow): boolean;
}
