import type { RunOptions } from '../engine.ts';
import { stepsOf } from '../level-step.ts';
import { burstOf, giveRoom, isLimited, resourceAt, setLimits } from './capacity.ts';
import { overflowsPlainly, plainAlternative, type FlatNetwork } from './flatten.ts';
import * as at from './layout.ts';
import type { Memory } from './memory.ts';

const FIRST_RECORDS = 1024;
const REFUSAL_ROOM = 4096;

/** Puts a network and the columns of a run behind the arrivals, everything empty and nothing counted. */
export function placeNetwork(memory: Memory, flat: FlatNetwork, rows: number, options: RunOptions): void {
  clearHead(memory, options);
  const drops = (options.changes ?? []).some((change) => change.drop);
  memory.words[at.KEEPS_RECORDS] = drops ? 1 : 0;
  placeRoutes(memory, flat);
  placeResources(memory, flat, options);
  placeFlows(memory, flat, drops);
  placeCounts(memory, flat, rows);
  placeRecords(memory, FIRST_RECORDS);
}

function clearHead(memory: Memory, { seed, replication }: RunOptions): void {
  const { words, doubles } = memory;
  words.fill(0, at.STREAM_HIGH + 1, at.UNSORTED_TIMES);
  words[at.NEXT_ARRIVAL] = 0;
  words[at.NEXT_END] = 0;
  doubles.fill(0, at.NOW, at.HEAD);
  doubles[at.NOW] = -Infinity;
  words[at.STATE_ROW] = -1;
  words[at.LACKING] = -1;
  words[at.SEED] = seed;
  words[at.REPLICATION] = replication;
}

function placeRoutes(memory: Memory, flat: FlatNetwork): void {
  const alternatives = flat.flowOf.length;
  const demands = flat.resource.length;
  memory.setWord(at.ALTERNATIVES, memory.takeWords(alternatives * at.ALTERNATIVE_SIZE));
  memory.setWord(at.DEMANDS, memory.take(demands * at.DEMAND_SIZE));
  memory.setWord(at.RESOURCES, memory.take(flat.resources.length * at.RESOURCE_SIZE));
  memory.setWord(at.PHASES, memory.takeWords((flat.alternativeOffset.length - 1) * at.PHASE_SIZE));
  memory.setWord(at.EQUALS, memory.takeWords(flat.equals.length));
  const { words, doubles } = memory;
  words.set(flat.equals, words[at.EQUALS]!);
  const firstDemand = words[at.DEMANDS]!;
  for (let a = 0; a < alternatives; a++) {
    const from = words[at.ALTERNATIVES]! + a * at.ALTERNATIVE_SIZE;
    const end = firstDemand + flat.demandOffset[a + 1]! * at.DEMAND_SIZE;
    words[from + at.ALTERNATIVE_DEMANDS] = firstDemand + flat.demandOffset[a]! * at.DEMAND_SIZE;
    words[from + at.ALTERNATIVE_DEMANDS_END] = end;
    if (flat.demandOffset[a]! < flat.demandOffset[a + 1]!) words[2 * (end - at.DEMAND_SIZE) + at.DEMAND_LAST] = 1;
  }
  for (let d = 0; d < demands; d++) {
    const demand = firstDemand + d * at.DEMAND_SIZE;
    const resource = flat.resource[d]!;
    words[2 * demand + at.DEMAND_RESOURCE] = resourceAt(memory, resource);
    words[2 * demand + at.DEMAND_UNTIL] = flat.until[d]!;
    doubles[demand + at.DEMAND_UNITS] = flat.resources[resource]!.mode === 'rate' ? flat.units[d]! : flat.units[d]! / flat.unit[resource]!;
  }
  for (let p = 0; p + 1 < flat.alternativeOffset.length; p++) {
    const phase = words[at.PHASES]! + p * at.PHASE_SIZE;
    words[phase + at.PHASE_ALTERNATIVES] = flat.alternativeOffset[p]!;
    words[phase + at.PHASE_ALTERNATIVES_END] = flat.alternativeOffset[p + 1]!;
    words[phase + at.PHASE_EQUALS] = flat.equalsOffset[p]!;
    words[phase + at.PHASE_EQUALS_END] = flat.equalsOffset[p + 1]!;
    words[phase + at.PHASE_APART] = flat.apart[p]!;
  }
}

function placeResources(memory: Memory, flat: FlatNetwork, options: RunOptions): void {
  const steps = stepsOf(flat, flat.unit, options.changes);
  const kinds = { held: at.KIND_LEVELS, gauge: at.KIND_LEVELS, carrying: at.KIND_AREA, rate: at.KIND_RATE };
  flat.resources.forEach((resource, r) => {
    const { mode, capacity } = resource;
    const words = 2 * resourceAt(memory, r);
    memory.words[words + at.RESOURCE_INDEX] = r;
    memory.words[words + at.RESOURCE_HOUR_ROW] = -1;
    memory.words[words + at.RESOURCE_REFUSES] = mode === 'held' || mode === 'rate' ? 1 : 0;
    memory.words[words + at.RESOURCE_KIND] = mode === 'held' && steps[r]! > flat.unit[r]! ? at.KIND_COARSE : kinds[mode];
    memory.doubles[resourceAt(memory, r) + at.FINENESS] = flat.unit[r]! / steps[r]!;
    memory.doubles[resourceAt(memory, r) + at.HIGHEST] = -1;
    memory.doubles[resourceAt(memory, r) + at.LOWEST] = Infinity;
    giveRoom(memory, flat, r, isLimited(resource) ? largestCapacity(r, capacity, options) : Infinity);
    if (mode === 'carrying') memory.setWord(words + at.RESOURCE_TABLE, memory.take(at.LOAD_SECONDS + 2));
    if (mode === 'rate') placeBucket(memory, flat, r);
    setLimits(memory, flat, flat.demandsOf[r]!, r, isLimited(resource) ? capacity : Infinity);
  });
}

/** The largest capacity that a resource has in the run; a shut one may be opened again. */
function largestCapacity(r: number, capacity: number, { changes = [] }: RunOptions): number {
  return changes.reduce((most, change) => (change.resource === r ? Math.max(most, change.capacity) : most), capacity);
}

function placeBucket(memory: Memory, flat: FlatNetwork, r: number): void {
  const resource = resourceAt(memory, r);
  const { capacity } = flat.resources[r]!;
  memory.setWord(2 * resource + at.RESOURCE_TABLE, memory.take(3600));
  memory.doubles[resource + at.REFILL] = capacity;
  memory.doubles[resource + at.BURST] = burstOf(flat.resources[r]!, capacity);
  memory.doubles[resource + at.TOKENS] = burstOf(flat.resources[r]!, capacity);
}

function placeFlows(memory: Memory, flat: FlatNetwork, drops: boolean): void {
  memory.setWord(at.FLOWS, memory.take(flat.flows.length * at.FLOW_SIZE));
  memory.setWord(at.BUSY_SOURCES, memory.takeWords(flat.sources));
  memory.words[at.RESOURCE_COUNT] = flat.resources.length;
  memory.words[at.FLOW_COUNT] = flat.flows.length;
  const { words, doubles } = memory;
  flat.flows.forEach(({ phases, retry, sources }, f) => {
    const flow = words[at.FLOWS]! + f * at.FLOW_SIZE;
    const plain = plainAlternative(flat, f);
    words[2 * flow + at.FLOW_PHASE] = flat.phaseOffset[f]!;
    words[2 * flow + at.FLOW_PHASES] = phases.length;
    words[2 * flow + at.FLOW_CALLERS] = sources ?? 0;
    const demandOf = (alternative: number): number => words[at.DEMANDS]! + flat.demandOffset[alternative]! * at.DEMAND_SIZE;
    words[2 * flow + at.FLOW_PLAIN] = drops || plain < 0 ? 0 : demandOf(plain);
    words[2 * flow + at.FLOW_ROUTES_END] = drops || !overflowsPlainly(flat, f) ? 0 : demandOf(flat.alternativeOffset[flat.phaseOffset[f]! + 1]!);
    words[2 * flow + at.FLOW_RETRIES] = retry?.retries ?? 0;
    words[2 * flow + at.FLOW_SOURCES] = flat.sourceOffset[f]!;
    doubles[flow + at.FLOW_RETRY_PROBABILITY] = retry?.probability ?? 0;
    doubles[flow + at.FLOW_RETRY_MEAN] = retry?.meanSeconds ?? 0;
  });
}

function placeCounts(memory: Memory, flat: FlatNetwork, rows: number): void {
  const resources = flat.resources.length;
  const mostAlternatives = flat.alternativeOffset.reduce((most, offset, p) => Math.max(most, p > 0 ? offset - flat.alternativeOffset[p - 1]! : 0), 0);
  memory.setWord(at.ASKED, memory.takeWords(resources));
  memory.setWord(at.ASKED_OUTCOMES, memory.takeWords(3 * resources));
  memory.setWord(at.ORDER, memory.takeWords(mostAlternatives));
  memory.setWord(at.REFUSING, memory.takeWords(mostAlternatives));
  memory.setWord(at.DAY_COUNTS, memory.take(rows * resources * at.OUTCOMES));
  memory.setWord(at.HOUR_COUNTS, memory.take(rows * resources * at.OUTCOMES));
  memory.setWord(at.HOUR_SECONDS, memory.take(rows * resources * 2));
  memory.setWord(at.FLOW_COUNTS, memory.take(rows * flat.flows.length * at.FLOW_COUNTS_SIZE));
  memory.setWord(at.REFUSALS, memory.takeWords(2 * REFUSAL_ROOM));
  memory.words[at.REFUSAL_ROOM] = REFUSAL_ROOM;
}

/** Room for so many records in all and for their places in the heaps and queues; those that stand keep their numbers. */
export function placeRecords(memory: Memory, room: number): void {
  const before = memory.words[at.RECORD_ROOM]!;
  const moveDoubles = (field: number, size: number): void => {
    const to = memory.take(room * size);
    memory.doubles.copyWithin(to, memory.words[field]!, memory.words[field]! + before * size);
    memory.words[field] = to;
  };
  const moveWords = (field: number, size: number): void => {
    const to = memory.takeWords(room * size);
    memory.words.copyWithin(to, memory.words[field]!, memory.words[field]! + before * size);
    memory.words[field] = to;
  };
  moveDoubles(at.RECORDS, at.RECORD_SIZE);
  moveWords(at.FREE_RECORDS, 1);
  for (const heap of [at.DEPARTURES, at.RETRIES]) {
    moveDoubles(heap + at.HEAP_TIMES, 1);
    moveDoubles(heap + at.HEAP_ORDERS, 1);
    moveWords(heap + at.HEAP_RECORDS, 1);
  }
  // A call may go on as often as it has phases before the queue is empty and begins anew.
  moveWords(at.GOING_ON, at.MOST_PHASES);
  memory.words[at.RECORD_ROOM] = room;
}
