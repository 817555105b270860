import type { StartRun } from '../../../models/simulation/engine.ts';
import { engineOn } from '../../../models/simulation/kernel/run.ts';
import { startRun } from '../../../models/simulation/run.ts';
import { kernelInstance, wasmMachine } from './wasm-machine.ts';

/** The kernel as WebAssembly: the same loop as models/simulation/run.ts, the same bits, sooner. */
export const startWasmRun: StartRun = engineOn(wasmMachine);

/** The fastest kernel that this host runs: as WebAssembly or, where that is missing or forbidden, as TypeScript. */
export function fastestKernel(): StartRun {
  try {
    kernelInstance();
    return startWasmRun;
  } catch {
    return startRun;
  }
}
