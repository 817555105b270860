import type { StartRun } from '../../models/simulation/engine.ts';
import type { EngineName } from '../../models/study/simulate-input.ts';

/** The engine of a name. All engines give the same figures: `busyhour` is the kernel, `simjs` the second opinion. */
export async function engineFor(name: EngineName): Promise<StartRun> {
  if (name === 'simjs') return (await import('../engines/simjs/load-simjs.ts')).loadSimjs();
  return (await import('../engines/wasm/wasm-run.ts')).fastestKernel();
}
