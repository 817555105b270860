import { resourceAt } from './capacity.ts';
import type { FlatNetwork } from './flatten.ts';
import * as at from './layout.ts';
import type { Memory } from './memory.ts';

/** Counts the plain calls of each flow since the last time, for it and for the resources that they asked, in the window row that is under way. */
export function takeCounts(memory: Memory, flat: FlatNetwork): void {
  const { doubles, words } = memory;
  const { flows, phaseOffset, alternativeOffset } = flat;
  const row = words[at.ROW]!;
  for (let f = 0; f < flows.length; f++) {
    if (words[2 * (words[at.FLOWS]! + f * at.FLOW_SIZE) + at.FLOW_PLAIN] === 0) continue;
    const first = alternativeOffset[phaseOffset[f]!]!;
    const behind = words[2 * (words[at.FLOWS]! + f * at.FLOW_SIZE) + at.FLOW_ROUTES_END] === 0 ? first + 1 : alternativeOffset[phaseOffset[f]! + 1]!;
    const counts = words[at.FLOW_COUNTS]! + (row * flows.length + f) * at.FLOW_COUNTS_SIZE;
    for (let a = first; a < behind; a++) {
      const calls = takeRoute(memory, flat, a, row);
      if (calls === 0) continue;
      for (const what of [at.CALLS, at.OFFERED, at.FLOW_CARRIED]) doubles[counts + what]! += calls;
      if (a > first) doubles[counts + at.FLOW_OVERFLOWED]! += calls;
      if (words[at.STATE_ROW]! >= 0) doubles[counts + at.HOUR_CALLS]! += calls;
    }
  }
}

/** Counts the plain calls that took a route and those that it refused, at its resources. Gives how many took it. */
function takeRoute(memory: Memory, flat: FlatNetwork, alternative: number, row: number): number {
  const { doubles, words } = memory;
  const { demandOffset, counts } = flat;
  const from = demandOffset[alternative]!;
  const until = demandOffset[alternative + 1]!;
  const first = words[at.DEMANDS]! + from * at.DEMAND_SIZE;
  const calls = doubles[first + at.DEMAND_CALLS]!;
  const seconds = doubles[first + at.DEMAND_SECONDS]!;
  doubles[first + at.DEMAND_CALLS] = 0;
  doubles[first + at.DEMAND_SECONDS] = 0;
  for (let d = from; d < until; d++) {
    if (calls > 0) countPlain(memory, flat, d, at.CARRIED, counts[d]! * calls, seconds, row);
    const demand = words[at.DEMANDS]! + d * at.DEMAND_SIZE;
    const refusals = doubles[demand + at.DEMAND_REFUSALS]!;
    if (refusals === 0) continue;
    const refusedSeconds = doubles[demand + at.DEMAND_REFUSED_SECONDS]!;
    for (let before = from; before < d; before++) countPlain(memory, flat, before, at.PASSED, refusals, refusedSeconds, row);
    countPlain(memory, flat, d, at.OVERFLOWED, refusals, refusedSeconds, row);
    doubles[demand + at.DEMAND_REFUSALS] = 0;
    doubles[demand + at.DEMAND_REFUSED_SECONDS] = 0;
  }
  return calls;
}

/** Counts so many plain calls of so many holding seconds in all at the resource of a demand. */
function countPlain(memory: Memory, flat: FlatNetwork, demand: number, outcome: number, calls: number, seconds: number, row: number): void {
  const { doubles, words } = memory;
  const { resource, units, unit, resources } = flat;
  const r = resource[demand]!;
  const ofResource = 2 * resourceAt(memory, r);
  if (outcome === at.PASSED && words[ofResource + at.RESOURCE_REFUSES] === 0) return;
  doubles[words[at.DAY_COUNTS]! + (row * resources.length + r) * at.OUTCOMES + outcome]! += calls;
  const hour = words[ofResource + at.RESOURCE_HOUR_ROW]!;
  if (hour < 0) return;
  const cell = hour * resources.length + r;
  const unitSeconds = (units[demand]! / unit[r]!) * seconds;
  doubles[words[at.HOUR_COUNTS]! + cell * at.OUTCOMES + outcome]! += calls;
  doubles[words[at.HOUR_SECONDS]! + 2 * cell]! += unitSeconds;
  if (outcome === at.CARRIED) doubles[words[at.HOUR_SECONDS]! + 2 * cell + 1]! += unitSeconds;
}
