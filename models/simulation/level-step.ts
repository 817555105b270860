import type { CapacityChange, LossNetwork } from '../core/loss-network.ts';

/** Most levels that are told apart on a resource of limited capacity. */
const MOST_LEVELS = 2 ** 20;

/**
 * Units between two levels of each resource's histogram: the greatest common divisor of all that is demanded of it, so that every
 * occupancy is a level of its own; doubled as often as the largest capacity would have more than 2^20 levels.
 */
export function levelSteps(network: LossNetwork, changes: CapacityChange[] = []): Float64Array {
  return stepsOf(network, commonDivisors(network), changes);
}

/** The same where the common divisors are known. */
export function stepsOf({ resources }: Pick<LossNetwork, 'resources'>, divisors: Float64Array, changes: CapacityChange[] = []): Float64Array {
  const largest = Float64Array.from(resources, ({ capacity }) => capacity);
  for (const { resource, capacity } of changes) largest[resource] = Math.max(largest[resource]!, capacity);
  return divisors.map((divisor, r) => {
    let step = divisor;
    if (resources[r]!.mode === 'held' && largest[r]! < Infinity) while (largest[r]! / step > MOST_LEVELS) step *= 2;
    return step;
  });
}

/** Greatest common divisor of all that is demanded of each resource; 1 where nothing is. */
export function commonDivisors({ resources, flows }: LossNetwork): Float64Array {
  const divisors = new Float64Array(resources.length);
  for (const { phases } of flows)
    for (const { alternatives } of phases)
      for (const { demands } of alternatives) for (const { resource, units } of demands) divisors[resource] = greatestCommonDivisor(divisors[resource]!, units);
  return divisors.map((divisor) => (divisor === 0 ? 1 : divisor));
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b];
  return a;
}
