import type { AttemptCounts, FlowCounts } from '../statistics.ts';
import type { FlatNetwork } from './flatten.ts';
import * as at from './layout.ts';
import type { Memory } from './memory.ts';

/** Attempts at each resource in a window, offered added up; `counts` is DAY_COUNTS or HOUR_COUNTS. */
export function attemptsIn({ doubles, words }: Memory, counts: number, window: number): AttemptCounts {
  const n = words[at.RESOURCE_COUNT]!;
  const first = words[counts]! + window * n * at.OUTCOMES;
  const column = (outcome: number): Float64Array => {
    const found = new Float64Array(n);
    for (let r = 0; r < n; r++) found[r] = doubles[first + r * at.OUTCOMES + outcome]!;
    return found;
  };
  const [carried, overflowed, blocked, passed] = [column(at.CARRIED), column(at.OVERFLOWED), column(at.BLOCKED), column(at.PASSED)];
  const offered = carried.map((count, r) => count + overflowed[r]! + blocked[r]! + passed[r]!);
  return { offered, carried, overflowed, blocked, passed };
}

/** Unit-seconds asked (0) or carried (1) in the busy hour of each resource, in the units that the network names; a rate is counted in them. */
export function hourSecondsIn({ doubles, words }: Memory, { resources, unit }: FlatNetwork, window: number, which: 0 | 1): Float64Array {
  const first = words[at.HOUR_SECONDS]! + 2 * window * resources.length + which;
  return Float64Array.from(resources, ({ mode }, r) => doubles[first + 2 * r]! * (mode === 'rate' ? 1 : unit[r]!));
}

/** Counts of each flow in a window. */
export function flowsIn({ doubles, words }: Memory, window: number): FlowCounts {
  const n = words[at.FLOW_COUNT]!;
  const first = words[at.FLOW_COUNTS]! + window * n * at.FLOW_COUNTS_SIZE;
  const column = (what: number): Float64Array => {
    const found = new Float64Array(n);
    for (let f = 0; f < n; f++) found[f] = doubles[first + f * at.FLOW_COUNTS_SIZE + what]!;
    return found;
  };
  return {
    calls: column(at.CALLS), offered: column(at.OFFERED), carried: column(at.FLOW_CARRIED), overflowed: column(at.FLOW_OVERFLOWED), blocked: column(at.FLOW_BLOCKED),
    abandoned: column(at.ABANDONED), cutShort: column(at.CUT_SHORT), dropped: column(at.DROPPED), notMade: column(at.FLOW_NOT_MADE), hourCalls: column(at.HOUR_CALLS), hourBlocked: column(at.HOUR_BLOCKED),
  };
}

/** Attempts of all flows in a window row. */
export function attemptsInRow(memory: Memory, row: number): number {
  return flowSum(memory, row, at.OFFERED);
}

/** Every attempt is an event, and so is the end of every phase entered: of the first by each carried attempt. */
export function eventsInRow(memory: Memory, row: number): number {
  return flowSum(memory, row, at.OFFERED) + flowSum(memory, row, at.FLOW_CARRIED) + flowSum(memory, row, at.ENTERED);
}

function flowSum({ doubles, words }: Memory, row: number, what: number): number {
  const n = words[at.FLOW_COUNT]!;
  const first = words[at.FLOW_COUNTS]! + row * n * at.FLOW_COUNTS_SIZE + what;
  let sum = 0;
  for (let f = 0; f < n; f++) sum += doubles[first + f * at.FLOW_COUNTS_SIZE]!;
  return sum;
}
