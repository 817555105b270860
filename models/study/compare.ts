import { error, UnusableInput } from '../core/issue.ts';
import type { Pair } from '../core/paired-difference.ts';
import { isoDate } from '../core/zone.ts';
import { comparableInputs, pairingKey } from './comparable-inputs.ts';
import type { CompareResult } from './compare-result.ts';
import { compareState, type StateRun } from './compare-state.ts';
import { mapPair } from './map-pair.ts';
import { pairingOf } from './pairing.ts';
import { prepareSimulation, type Simulation } from './prepare-simulation.ts';
import { replicate, type ReplicateOptions } from './replicate.ts';
import { runPairs, type PairsRun } from './run-pairs.ts';
import type { RunTotals } from './run-totals.ts';
import type { Sampled } from './sampled.ts';
import type { Replicate } from './simulate.ts';
import type { SimulateInput } from './simulate-input.ts';
import { summarise } from './summarise.ts';
import { USUAL_BLOCKING } from './usual-blocking.ts';

export interface CompareOptions extends ReplicateOptions {
  /** Makes what runs replications elsewhere (pools of workers) from the prepared simulations; absent: they run here. */
  replicators?: (simulations: Pair<Simulation>) => Pair<Replicate>;
  /** How many pairs of replications may be under way at once. */
  parallel?: number;
}

/**
 * Simulates two scenarios on the same random numbers and tells what B has more than A, with intervals paired by replication: in the states that
 * both have, of flows, resources, links and targets that both have. Seed, number of replications, precision, budget and confidence are A's (or
 * those of A's overrides). Two replays are paired day by day. Same inputs, same result, whatever runs it; `seconds` is 0. Throws UnusableInput (also
 * where they have no state in common, or days that cannot be paired) and Cancelled.
 */
export async function compare(inputA: SimulateInput, inputB: SimulateInput, options: CompareOptions = {}): Promise<CompareResult> {
  const { inputs, only } = await comparableInputs({ a: inputA, b: inputB });
  const a = await prepareSimulation(inputs.a, preparing(options, 'A'));
  const simulations = { a, b: atConfidence(await prepareSimulation(inputs.b, preparing(options, 'B')), a.scenario.run.confidence) };
  const here = (simulation: Simulation): Replicate => (replication, onProgress) => replicate(simulation, replication, { ...options, onProgress });
  const run = await runPairs(simulations, options.replicators?.(simulations) ?? mapPair(simulations, here), options);
  return compared(simulations, run, only, options.parallel ?? 1);
}

/** Tells the preparation in words: its share of the whole is not known beforehand. */
function preparing(options: CompareOptions, which: string): CompareOptions {
  const { onProgress } = options;
  return onProgress ? { ...options, onProgress: ({ done, what }) => onProgress({ done: 0, what: `preparing ${which}: ${what}, ${Math.round(100 * done)} %` }) } : options;
}

function atConfidence(simulation: Simulation, confidence: number): Simulation {
  const { scenario } = simulation;
  return { ...simulation, scenario: { ...scenario, run: { ...scenario.run, confidence } } };
}

function isReplay({ demand }: Simulation): boolean {
  return demand.method === 'replay';
}

/** Throws UnusableInput where two replays do not count the same days. */
function requireSameDays({ a, b }: Pair<Simulation>, days: Pair<number>): void {
  if (!isReplay(a) || (days.a === days.b && a.referenceDay === b.referenceDay)) return;
  const told = (simulation: Simulation, count: number): string => `${count} from ${isoDate(simulation.referenceDay)}`;
  throw new UnusableInput([error('not-comparable', '/run', `The replays count other days: A ${told(a, days.a)}, B ${told(b, days.b)}, so they cannot be paired.`, 'Give both the same records, /run/weekdays and /run/holidays.')]);
}

/** The differences of two runs, pair by pair. */
function compared(simulations: Pair<Simulation>, { totals, stopped }: PairsRun, only: CompareResult['only'], workers: number): CompareResult {
  const { a, b } = simulations;
  const { confidence } = a.scenario.run;
  const sampled: Sampled = { confidence, order: isReplay(a) ? 'consecutive' : 'independent' };
  requireSameDays(simulations, mapPair(totals, ({ states }) => states[0]!.days));
  const runs = { a: stateRuns(a, totals.a), b: stateRuns(b, totals.b) };
  const states = runs.a.map((run) => compareState({ a: run, b: runs.b.find(({ state }) => pairingKey(state) === pairingKey(run.state))! }, sampled));
  return {
    scenarios: mapPair(simulations, ({ scenario }) => scenario.name),
    seed: a.seed,
    engine: 'busyhour',
    stopped,
    replications: totals.a.replications,
    confidence,
    attempts: mapPair(totals, ({ attempts }) => attempts),
    events: mapPair(totals, ({ events }) => events),
    seconds: 0,
    workers,
    states,
    only,
    pairing: pairingOf(states),
    warnings: mapPair(simulations, ({ warnings }) => warnings),
  };
}

function stateRuns(simulation: Simulation, totals: RunTotals): StateRun[] {
  const { states } = summarise(simulation, totals, 'replications', 1);
  const sizingBlocking = simulation.scenario.targets.blocking ?? USUAL_BLOCKING;
  return states.map((result, i) => ({ state: simulation.states[i]!, flows: simulation.index.flows, totals: totals.states[i]!, result, sizingBlocking }));
}
