import type { Alternative, LossNetwork } from '../../../models/core/loss-network.ts';
import type { BenchRun } from './bench-run.ts';
import { steadyRun } from './synthetic-runs.ts';

/** Channels of the twenty trunk groups. */
const CHANNELS = [240, 480, 24, 96, 192, 360, 48, 120, 288, 60, 144, 300, 72, 32, 180, 384, 120, 200, 90, 240];
/** Calls that each of the four links admits; a trunk group g lies behind link g mod 4. */
const CALLS_ON_LINK = [900, 980, 620, 760];
const LINK_BITS_PER_SECOND = 80_000;
const RETRY = { probability: 0.7, meanSeconds: 60, retries: 3 };
const ALTERNATIVES = 3;
/** Erlangs of the twelve flows. */
const ERLANGS = [290, 520, 66, 158, 268, 425, 98, 208, 352, 122, 240, 400];

/** Twenty trunk groups of 24 to 480 channels, twelve routes of three alternatives, four links that admit 80 kbit/s a call, up to three retries. */
export function trunkNetwork(): LossNetwork {
  const groups = CHANNELS.length;
  return {
    resources: [
      ...CHANNELS.map((capacity, g) => ({ id: `trunk-${g}`, mode: 'held' as const, capacity })),
      ...CALLS_ON_LINK.map((calls, link) => ({ id: `link-${link}`, mode: 'held' as const, capacity: calls * LINK_BITS_PER_SECOND })),
    ],
    flows: ERLANGS.map((_, f) => ({ phases: [{ alternatives: Array.from({ length: ALTERNATIVES }, (_, k) => over((f + 7 * k) % groups)) }], retry: RETRY })),
  };
}

export const trunkNetworkErlangs: readonly number[] = ERLANGS;

/** A million calls over the network. */
export function trunkNetworkRun(count: number, replication = 0): BenchRun {
  return steadyRun(trunkNetwork(), ERLANGS, count, replication);
}

function over(group: number): Alternative {
  return {
    demands: [
      { resource: CHANNELS.length + (group % CALLS_ON_LINK.length), units: LINK_BITS_PER_SECOND, until: 0 },
      { resource: group, units: 1, until: 0 },
    ],
  };
}
