import { parseCalls } from '../../../models/cdr/parse-calls.ts';
import { countedWindows, prepareSimulation } from '../../../models/study/prepare-simulation.ts';
import { sampleSource } from '../../../src/workers/sample-source.ts';
import document from '../../../scenarios/northwind.json';
import type { BenchRun } from './bench-run.ts';
import { writeRuns } from './write-runs.ts';

/** The wave that overloads the tie trunk. */
const STATE = 'wave-2';
const REPLICATIONS = 30;

/** Draws the demo's case and writes it; gives the paths of its files. */
export async function writeDemo(folder: string): Promise<string[]> {
  return writeRuns(await demoRuns(REPLICATIONS), 'D', folder);
}

/** The demo's full call flow in one migration state: its replications, each a day drawn from the records. */
async function demoRuns(replications: number): Promise<BenchRun[]> {
  const [{ sample }] = document.demand.calls as [{ sample: { users: number; weeks: number; seed: number } }];
  const { table } = await parseCalls([sampleSource(sample, { pbx: document.pbxs[0]!.id })], { zone: document.sites[0]!.timeZone });
  const simulation = await prepareSimulation({ document, table, directory: null, overrides: { states: [STATE] } });
  const state = simulation.states[0]!;
  return Array.from({ length: replications }, (_, replication) => {
    const day = simulation.demand.generate(replication, state.state.growth);
    return { network: state.compiled.network, arrivals: day.arrivals, windows: countedWindows(simulation, state, day), options: { seed: simulation.seed, replication } };
  });
}
