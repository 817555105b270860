import { resourceAt } from './capacity.ts';
import type { FlatNetwork } from './flatten.ts';
import * as at from './layout.ts';
import type { Memory } from './memory.ts';

/** Counts the plain calls of each flow since the last time, for it and for the resources that they asked, in the window row that is under way. */
export function takeCounts(memory: Memory, flat: FlatNetwork): void {
  const { words } = memory;
  for (let f = 0; f < flat.flows.length; f++) {
    const flow = 2 * (words[at.FLOWS]! + f * at.FLOW_SIZE);
    if (words[flow + at.FLOW_PLAIN] === 0) continue;
    const first = flat.alternativeOffset[flat.phaseOffset[f]!]!;
    const behind = words[flow + at.FLOW_ROUTES_END] === 0 ? first + 1 : flat.alternativeOffset[flat.phaseOffset[f]! + 1]!;
    const direct = takeCarried(memory, flat, first);
    let overflowed = 0;
    for (let a = first + 1; a < behind; a++) overflowed += takeCarried(memory, flat, a);
    // Only where a call was carried by a later route are refusals of the earlier ones noted.
    if (overflowed > 0) for (let a = first; a < behind; a++) takeRefusals(memory, flat, a);
    if (direct + overflowed > 0) countCarried(memory, f, direct, overflowed);
  }
}

function countCarried({ doubles, words }: Memory, flow: number, direct: number, overflowed: number): void {
  const counts = words[at.FLOW_COUNTS]! + (words[at.ROW]! * words[at.FLOW_COUNT]! + flow) * at.FLOW_COUNTS_SIZE;
  for (const what of [at.CALLS, at.OFFERED, at.FLOW_CARRIED]) doubles[counts + what]! += direct + overflowed;
  doubles[counts + at.FLOW_OVERFLOWED]! += overflowed;
  if (words[at.STATE_ROW]! >= 0) doubles[counts + at.HOUR_CALLS]! += direct + overflowed;
}

/** Counts the plain calls that took a route at its resources. Gives how many they are. */
function takeCarried(memory: Memory, flat: FlatNetwork, alternative: number): number {
  const { doubles, words } = memory;
  const from = flat.demandOffset[alternative]!;
  const first = words[at.DEMANDS]! + from * at.DEMAND_SIZE;
  const calls = doubles[first + at.DEMAND_CALLS]!;
  if (calls === 0) return 0;
  const seconds = doubles[first + at.DEMAND_SECONDS]!;
  doubles[first + at.DEMAND_CALLS] = 0;
  doubles[first + at.DEMAND_SECONDS] = 0;
  for (let d = from; d < flat.demandOffset[alternative + 1]!; d++) countPlain(memory, flat, d, at.CARRIED, flat.counts[d]! * calls, seconds);
  return calls;
}

/** Counts the plain calls that a route refused at its resources: those before the one that refused had room. */
function takeRefusals(memory: Memory, flat: FlatNetwork, alternative: number): void {
  const { doubles, words } = memory;
  const from = flat.demandOffset[alternative]!;
  for (let d = from; d < flat.demandOffset[alternative + 1]!; d++) {
    const demand = words[at.DEMANDS]! + d * at.DEMAND_SIZE;
    const refusals = doubles[demand + at.DEMAND_REFUSALS]!;
    if (refusals === 0) continue;
    const seconds = doubles[demand + at.DEMAND_REFUSED_SECONDS]!;
    for (let before = from; before < d; before++) countPlain(memory, flat, before, at.PASSED, refusals, seconds);
    countPlain(memory, flat, d, at.OVERFLOWED, refusals, seconds);
    doubles[demand + at.DEMAND_REFUSALS] = 0;
    doubles[demand + at.DEMAND_REFUSED_SECONDS] = 0;
  }
}

/** Counts so many plain calls of so many holding seconds in all at the resource of a demand. */
function countPlain(memory: Memory, flat: FlatNetwork, demand: number, outcome: number, calls: number, seconds: number): void {
  const { doubles, words } = memory;
  const { resource, units, unit, resources } = flat;
  const r = resource[demand]!;
  const ofResource = 2 * resourceAt(memory, r);
  if (outcome === at.PASSED && words[ofResource + at.RESOURCE_REFUSES] === 0) return;
  doubles[words[at.DAY_COUNTS]! + (words[at.ROW]! * resources.length + r) * at.OUTCOMES + outcome]! += calls;
  const hour = words[ofResource + at.RESOURCE_HOUR_ROW]!;
  if (hour < 0) return;
  const cell = hour * resources.length + r;
  const unitSeconds = (units[demand]! / unit[r]!) * seconds;
  doubles[words[at.HOUR_COUNTS]! + cell * at.OUTCOMES + outcome]! += calls;
  doubles[words[at.HOUR_SECONDS]! + 2 * cell]! += unitSeconds;
  if (outcome === at.CARRIED) doubles[words[at.HOUR_SECONDS]! + 2 * cell + 1]! += unitSeconds;
}
