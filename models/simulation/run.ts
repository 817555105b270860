import type { StartRun } from './engine.ts';
import { typeScriptMachine } from './kernel/machine.ts';
import { engineOn } from './kernel/run.ts';

/** The kernel as TypeScript; see `StartRun` for what it promises. The same loop compiled to WebAssembly stands in src/engines/wasm. */
export const startRun: StartRun = engineOn(typeScriptMachine);
