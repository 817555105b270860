import type { StartRun } from '../../../models/simulation/engine.ts';
import { startRunOn } from '../../../models/simulation/plain/start-plain-run.ts';
import { loadLibrary } from './library.ts';
import { SimjsAgenda } from './simjs-agenda.ts';

/**
 * Loads simjs, an independent general-purpose simulation library, and gives the engine on it: it counts the same as the kernel, call by
 * call, more slowly. In a browser, a worker and Node; leaves no global behind.
 */
export async function loadSimjs(): Promise<StartRun> {
  const library = await loadLibrary();
  return (network, arrivals, windows, options) => startRunOn(new SimjsAgenda(library), network, arrivals, windows, options);
}
