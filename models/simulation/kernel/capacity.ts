import type { Resource } from '../../core/loss-network.ts';
import { tokensAt } from './routes.ts';
import type { FlatNetwork } from './flatten.ts';
import * as at from './layout.ts';
import type { Memory } from './memory.ts';

/** Levels kept of a resource at first, and at most. */
const FIRST_ROOM = 1024;
const MOST_ROOM = 2 ** 22;

/** First double of a resource. */
export function resourceAt(memory: Memory, resource: number): number {
  return memory.words[at.RESOURCES]! + resource * at.RESOURCE_SIZE;
}

/** How many levels a resource of a capacity can have. */
function levelsOf(memory: Memory, flat: FlatNetwork, r: number, capacity: number): number {
  return Math.floor((capacity / flat.unit[r]!) * memory.doubles[resourceAt(memory, r) + at.FINENESS]!) + 1;
}

/** Whether levels of a resource are kept. */
function keepsLevels({ mode }: Resource): boolean {
  return mode === 'held' || mode === 'gauge';
}

/** Whether the capacity of a resource refuses; of the others only a change to 0 does. */
export function isLimited({ mode }: Resource): boolean {
  return mode === 'held' || mode === 'rate';
}

/** What a change of capacity lets be occupied: no other capacity than 0 limits what never refuses. */
export function limitAfterChange(resource: Resource, capacity: number): number {
  return isLimited(resource) || capacity === 0 ? capacity : Infinity;
}

/** Room for more levels of a resource than it has now, the old ones in it; at the very first for as many as it has, or as a first guess says. */
export function giveRoom(memory: Memory, flat: FlatNetwork, r: number, capacity: number): void {
  if (!keepsLevels(flat.resources[r]!)) return;
  const before = memory.words[2 * resourceAt(memory, r) + at.RESOURCE_ROOM]!;
  const wanted = before === 0 ? FIRST_ROOM : 4 * before;
  const room = Math.min(wanted, Math.max(before, levelsOf(memory, flat, r, capacity)));
  if (room > MOST_ROOM) throw new RangeError(`resource ${flat.resources[r]!.id} holds more than ${MOST_ROOM / 4} times ${flat.unit[r]} units; its levels are kept up to there only`);
  const levels = memory.take(room);
  const words = 2 * resourceAt(memory, r);
  memory.doubles.copyWithin(levels, memory.words[words + at.RESOURCE_TABLE]!, memory.words[words + at.RESOURCE_TABLE]! + before);
  memory.words[words + at.RESOURCE_TABLE] = levels;
  if (memory.words[words + at.RESOURCE_KIND] === at.KIND_LEVELS) memory.words[words + at.RESOURCE_LEVELS] = levels;
  memory.words[words + at.RESOURCE_ROOM] = room;
}

/** Writes what a capacity lets each demand of a resource do. */
export function setLimits(memory: Memory, flat: FlatNetwork, demands: number[], r: number, capacity: number): void {
  const resource = flat.resources[r]!;
  const words = 2 * resourceAt(memory, r);
  const unit = flat.unit[r]!;
  const room = memory.words[words + at.RESOURCE_ROOM]!;
  const kept = keepsLevels(resource) ? room / memory.doubles[resourceAt(memory, r) + at.FINENESS]! - 1 : Infinity;
  memory.words[words + at.RESOURCE_GROWS] = keepsLevels(resource) && room < levelsOf(memory, flat, r, capacity) ? 1 : 0;
  for (const d of demands) {
    const demand = memory.words[at.DEMANDS]! + d * at.DEMAND_SIZE;
    const limit = capacity === Infinity ? Infinity : Math.floor((capacity - flat.slack[d]! - flat.taken[d]!) / unit);
    memory.doubles[demand + at.DEMAND_LIMIT] = resource.mode === 'rate' ? flat.slack[d]! + flat.taken[d]! : Math.min(limit, kept - flat.taken[d]! / unit);
  }
}

/** A bucket refills at a new rate from an instant on and loses what it can no longer hold. */
export function setRate(memory: Memory, flat: FlatNetwork, r: number, capacity: number, instant: number): void {
  const resource = resourceAt(memory, r);
  const burst = burstOf(flat.resources[r]!, capacity);
  memory.doubles[resource + at.TOKENS] = Math.min(burst, tokensAt(resource, instant));
  memory.doubles[resource + at.TOKENS_AT] = instant;
  memory.doubles[resource + at.REFILL] = capacity;
  memory.doubles[resource + at.BURST] = burst;
}

/** Most tokens that a bucket holds. */
export function burstOf({ burst }: Resource, capacity: number): number {
  return capacity === 0 ? 0 : (burst ?? Math.max(1, capacity));
}
