import type { Difference } from '../core/difference.ts';
import type { Pairing, StateComparison } from './compare-result.ts';

/** What it brought to run both on the same random numbers, over all differences that are not the same in every replication. */
export function pairingOf(states: StateComparison[]): Pairing {
  const ratios = states.flatMap(differencesOf).flatMap(({ varianceRatio }) => (varianceRatio === null ? [] : [varianceRatio]));
  return { differences: ratios.length, varianceRatio: median(ratios) };
}

/** All differences of a state; those of all its flows together first. */
export function differencesOf({ total, flows, resources, links }: StateComparison): Difference[] {
  return [
    total.calls, total.blocked, total.blocking,
    ...flows.flatMap(({ calls, blocked, blocking }) => [calls, blocked, blocking]),
    ...resources.flatMap(({ busyHour: hour, needed }) => [
      hour.offeredErlangs, hour.carriedErlangs, hour.blocking, hour.mean, hour.p95, hour.p99, hour.max, ...(needed ? [needed] : []),
    ]),
    ...links.flatMap(({ busyHour: { voice, p99, use } }) => [voice, p99, use]),
  ];
}

function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1]!, sorted[sorted.length >> 1]!];
  return (low + high) / 2;
}
