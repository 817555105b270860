import { stopIfCancelled, type JobOptions } from '../../core/job.ts';
import type { Simulation } from '../prepare-simulation.ts';
import type { ReplicationResult } from '../replicate.ts';
import type { Replicate } from '../simulate.ts';
import { addProbeDay, newProbeSample, type ProbeSample } from './probe-sample.ts';
import type { Probe } from './probe.ts';
import type { Way } from './ways.ts';

/** A probe, and which resources are looked at in it. */
export interface Asked extends Probe {
  looks: { resource: number; ways: readonly Way[] }[];
}

export interface ProbesRun {
  /** By probe, then by resource looked at. */
  samples: ProbeSample[][];
  attempts: number;
  events: number;
}

export interface RunProbesOptions extends JobOptions {
  replications: number;
  /** How many replications may be under way at once. */
  parallel: number;
}

/** Runs all replications through the probes, each replication on the same draws. Throws Cancelled. */
export async function runProbes(simulation: Simulation, run: Replicate, asked: readonly Asked[], options: RunProbesOptions): Promise<ProbesRun> {
  const { replications, parallel } = options;
  const flows = simulation.index.flows.length;
  const made: ProbesRun = { samples: asked.map(({ looks }) => looks.map(({ ways }) => newProbeSample(flows, ways))), attempts: 0, events: 0 };
  const probes = asked.map(({ state, resource, capacity }): Probe => ({ state, resource, capacity }));
  const underWay: Promise<ReplicationResult>[] = [];
  let begun = 0;
  try {
    for (let finished = 0; finished < replications; finished++) {
      while (begun < replications && underWay.length < Math.max(1, parallel)) {
        const replication = begun++;
        underWay.push(run(replication, ({ done }) => replication === finished && options.onProgress?.({ done: (finished + done) / replications, what: `replication ${finished + 1} of ${replications}` }), undefined, probes));
      }
      const { states, attempts, events } = await underWay.shift()!;
      stopIfCancelled(options);
      made.attempts += attempts;
      made.events += events;
      states.forEach((days, probe) => asked[probe]!.looks.forEach(({ resource, ways }, look) => days.forEach((day) => addProbeDay(made.samples[probe]![look]!, day, resource, ways))));
      options.onProgress?.({ done: (finished + 1) / replications, what: `replication ${Math.min(finished + 2, replications)} of ${replications}` });
    }
    return made;
  } finally {
    // Of a run that broke off, the failure of what ran ahead is nobody's.
    for (const ahead of underWay) ahead.catch(() => undefined);
  }
}
