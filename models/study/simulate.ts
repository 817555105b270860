import { stopIfCancelled, type JobOptions, type Progress } from '../core/job.ts';
import type { DayStatistics } from './day-statistics.ts';
import { FirstFigures } from './first-figures.ts';
import { prepareSimulation, type Simulation } from './prepare-simulation.ts';
import { replicate, type ReplicateOptions, type ReplicationResult } from './replicate.ts';
import type { SimulateInput } from './simulate-input.ts';
import type { SimulateResult } from './simulate-result.ts';
import { LOOK_EVERY } from './look-every.ts';
import { precisionReached } from './precision.ts';
import type { Probe } from './sizing/probe.ts';
import { addReplication, newRunTotals, type RunTotals } from './run-totals.ts';
import { summarise } from './summarise.ts';

/** Runs one replication and tells how far it is, and what each state gave where that is asked; through the probes where there are any. */
export type Replicate = (
  replication: number, onProgress: (progress: Progress) => void, onState?: (days: DayStatistics[]) => void, probes?: readonly Probe[],
) => Promise<ReplicationResult>;

export interface SimulateOptions extends Omit<ReplicateOptions, 'onState' | 'probes'> {
  /** Makes what runs replications elsewhere (a pool of workers) of the prepared simulation; absent: they run here. */
  replicator?: (simulation: Simulation) => Replicate;
  /** How many replications may be under way at once. */
  parallel?: number;
  /** Told the figures so far, long before the end: after states 1, 2, 4, 8 … of the first replication, then after replications 1, 2, 4, 8 … */
  onPartial?: (result: SimulateResult) => void;
  /** Whether the figures so far are wanted now: they take time to make, and the host has the clock. Absent: always. */
  wantsPartial?: () => boolean;
}

/**
 * Simulates a scenario through its migration states: prepares it, runs replications until the precision, the number of
 * replications or the budget of attempts is reached, and summarises them. Same input, same result, whatever runs it.
 * `seconds` of the result is 0: the host, which has a clock, fills it in. Throws UnusableInput, Cancelled, and RangeError where another
 * engine than the kernel is asked for and none is given.
 */
export async function simulate(input: SimulateInput, options: SimulateOptions = {}): Promise<SimulateResult> {
  return simulatePrepared(await prepareSimulation(input, { ...options, onProgress: preparing(options.onProgress) }), options);
}

/** The same from a prepared simulation on. */
export async function simulatePrepared(simulation: Simulation, options: SimulateOptions = {}): Promise<SimulateResult> {
  const run = options.replicator?.(simulation) ?? here(simulation, options);
  const { totals, stopped } = await runReplications(simulation, run, options);
  return summarise(simulation, totals, stopped, options.parallel ?? 1);
}

/** Tells the preparation in words: its share of the whole is not known beforehand. */
export function preparing(onProgress: JobOptions['onProgress']): JobOptions['onProgress'] {
  return onProgress && (({ done, what }) => onProgress({ done: 0, what: `preparing: ${what}, ${Math.round(100 * done)} %` }));
}

/** Runs replications on this thread. Throws RangeError where another engine than the kernel is asked for and none is given. */
export function here(simulation: Simulation, options: Pick<SimulateOptions, 'startRun' | 'pause' | 'signal'>): Replicate {
  if (simulation.engine !== 'busyhour' && !options.startRun) throw new RangeError(`startRun is undefined; it must be the engine ${simulation.engine}, which is no part of the models`);
  return (replication, onProgress, onState, probes) => replicate(simulation, replication, { ...options, onProgress, onState, probes });
}

interface Finished {
  totals: RunTotals;
  stopped: SimulateResult['stopped'];
}

async function runReplications(simulation: Simulation, run: Replicate, options: SimulateOptions): Promise<Finished> {
  const { budget, precision } = simulation.scenario.run;
  const most = simulation.demand.replications ?? simulation.scenario.run.replications;
  const parallel = Math.max(1, options.parallel ?? 1);
  const totals = newRunTotals(simulation);
  const underWay: Promise<ReplicationResult>[] = [];
  /** Share done of each replication under way. */
  const shares = new Map<number, number>();
  let asked = 0;
  const stop = (stopped: Finished['stopped']): Finished => {
    // Replications that ran ahead of the stopping point are not part of the result; their failure is nobody's.
    for (const ahead of underWay) ahead.catch(() => undefined);
    return { totals, stopped };
  };
  const tell = (): void => {
    let done = totals.replications;
    for (const share of shares.values()) done += share;
    options.onProgress?.({ done: Math.min(1, done / most), what: `replication ${Math.min(totals.replications + 1, most)} of ${most}` });
  };
  const first = new FirstFigures(simulation, parallel);
  const tellFirst = (days: DayStatistics[]): void => {
    first.add(days);
    if (totals.replications === 0 && isPowerOfTwo(first.states) && first.states < simulation.states.length && options.wantsPartial?.() !== false) options.onPartial?.(first.figures());
  };
  const start = (replication: number): Promise<ReplicationResult> => {
    const onProgress = ({ done }: Progress): void => {
      if (replication < totals.replications) return;
      shares.set(replication, done);
      tell();
    };
    return run(replication, onProgress, replication === 0 && options.onPartial ? tellFirst : undefined);
  };
  while (totals.replications < most) {
    while (asked < most && underWay.length < parallel) underWay.push(start(asked++));
    const result = await underWay.shift()!.catch((reason: unknown) => {
      for (const ahead of underWay) ahead.catch(() => undefined);
      throw reason;
    });
    stopIfCancelled(options);
    shares.delete(totals.replications);
    addReplication(totals, result);
    tell();
    if (totals.replications < most && isPowerOfTwo(totals.replications) && options.wantsPartial?.() !== false) options.onPartial?.(summarise(simulation, totals, 'replications', parallel));
    if (totals.replications % LOOK_EVERY !== 0 || totals.replications === most) continue;
    if (precision !== null && precisionReached(simulation, totals, precision)) return stop('precision');
    if (totals.attempts >= budget) return stop('budget');
  }
  if (precision !== null && most > 0 && most % LOOK_EVERY === 0 && precisionReached(simulation, totals, precision)) return stop('precision');
  return stop('replications');
}

function isPowerOfTwo(count: number): boolean {
  return Number.isInteger(Math.log2(count));
}
