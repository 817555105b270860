import { stopIfCancelled, type JobOptions } from '../core/job.ts';
import type { Pair } from '../core/paired-difference.ts';
import { LOOK_EVERY } from './look-every.ts';
import { precisionReached } from './precision.ts';
import type { Simulation } from './prepare-simulation.ts';
import { addReplication, newRunTotals, type RunTotals } from './run-totals.ts';
import type { Replicate } from './simulate.ts';
import type { SimulateResult } from './simulate-result.ts';

export interface RunPairsOptions extends JobOptions {
  /** How many pairs may be under way at once. */
  parallel?: number;
}

export interface PairsRun {
  totals: Pair<RunTotals>;
  stopped: SimulateResult['stopped'];
}

/**
 * Runs the replications of two simulations in pairs of one number, in order, until A's precision is reached in both, or A's number of replications,
 * or A's budget of attempts by one of them. Throws Cancelled.
 */
export async function runPairs(simulations: Pair<Simulation>, run: Pair<Replicate>, options: RunPairsOptions = {}): Promise<PairsRun> {
  const { a, b } = simulations;
  const { budget, precision, replications } = a.scenario.run;
  const most = a.demand.replications ?? replications;
  const totals = { a: newRunTotals(a), b: newRunTotals(b) };
  const progress = pairProgress(most, options);
  const isPrecise = (): boolean => precision !== null && precisionReached(a, totals.a, precision) && precisionReached(b, totals.b, precision);
  const start = async (replication: number): Promise<Pair<Awaited<ReturnType<Replicate>>>> => {
    const [ofA, ofB] = await inTurn([
      () => run.a(replication, ({ done }) => progress.tell(replication, 'a', done)),
      () => run.b(replication, ({ done }) => progress.tell(replication, 'b', done)),
    ], (options.parallel ?? 1) > 1);
    return { a: ofA!, b: ofB! };
  };
  const underWay: ReturnType<typeof start>[] = [];
  let asked = 0;
  try {
    while (totals.a.replications < most) {
      while (asked < most && underWay.length < Math.max(1, options.parallel ?? 1)) underWay.push(start(asked++));
      const results = await underWay.shift()!;
      stopIfCancelled(options);
      addReplication(totals.a, results.a);
      addReplication(totals.b, results.b);
      progress.finish();
      if (totals.a.replications % LOOK_EVERY !== 0) continue;
      if (isPrecise()) return { totals, stopped: 'precision' };
      if (totals.a.replications < most && Math.max(totals.a.attempts, totals.b.attempts) >= budget) return { totals, stopped: 'budget' };
    }
    return { totals, stopped: 'replications' };
  } finally {
    // Pairs that ran ahead of the stopping point are not part of the result; their failure is nobody's.
    for (const ahead of underWay) ahead.catch(() => undefined);
  }
}

/** Does pieces of work at once, or one after the other where there is but one thread for them. */
async function inTurn<T>(work: (() => Promise<T>)[], atOnce: boolean): Promise<T[]> {
  if (atOnce) return Promise.all(work.map((start) => start()));
  const done: T[] = [];
  for (const start of work) done.push(await start());
  return done;
}

/** Adds up the shares done of the pairs under way. */
function pairProgress(most: number, options: RunPairsOptions): { tell: (replication: number, which: 'a' | 'b', done: number) => void; finish: () => void } {
  const shares = new Map<number, Pair<number>>();
  let finished = 0;
  const report = (): void => {
    let done = finished;
    for (const share of shares.values()) done += (share.a + share.b) / 2;
    options.onProgress?.({ done: Math.min(1, done / most), what: `pair ${Math.min(finished + 1, most)} of ${most}` });
  };
  return {
    tell(replication, which, done) {
      if (replication < finished) return;
      shares.set(replication, { a: 0, b: 0, ...shares.get(replication), [which]: done });
      report();
    },
    finish() {
      shares.delete(finished++);
      report();
    },
  };
}
