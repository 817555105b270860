import type { RowMachineMaker } from '../../models/cdr/row-machine.ts';

/** What reads the bytes of call records fastest here. */
export async function rowMachine(): Promise<RowMachineMaker> {
  return (await import('../engines/rows/wasm-row-machine.ts')).fastestRowMachine;
}
