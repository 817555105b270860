import { f64At, i32At } from './access.ts';
import type { f64, i32 } from './access.ts';
import { ARRIVALS, FLOW_CALLERS, FLOW_COUNT, FLOW_OF, FLOW_PHASES, FLOW_SIZE, FLOW_SOURCES, FLOWS, HOLDINGS, PHASE_OFFSETS, PHASE_SECONDS, SOURCE_OF, TIMES } from './layout.ts';

/** Whether the arrivals stand in order of time and all lasts a time. Which one does not, and why, checkArrivals tells. */
export function areTimesSound(): boolean {
  const arrivals = i32At(ARRIVALS);
  const times = i32At(TIMES);
  const holdings = i32At(HOLDINGS);
  const flowOf = i32At(FLOW_OF);
  let before = -Infinity;
  for (let arrival = 0; arrival < arrivals; arrival++) {
    const time = f64At(times + arrival);
    if (!(time >= before && isDuration(f64At(holdings + arrival)))) return false;
    if (i32At(flowOf + arrival) < 0 && !arePhasesSound(arrival)) return false;
    before = time;
  }
  return before < Infinity && (arrivals === 0 || f64At(times) > -Infinity);
}

function isDuration(seconds: f64): boolean {
  return seconds >= 0 && seconds < Infinity;
}

function arePhasesSound(arrival: i32): boolean {
  const offsets = i32At(PHASE_OFFSETS);
  if (offsets === 0 || i32At(offsets + arrival + 1) - i32At(offsets + arrival) < 2) return false;
  for (let phase = i32At(offsets + arrival); phase < i32At(offsets + arrival + 1); phase++) if (!isDuration(f64At(i32At(PHASE_SECONDS) + phase))) return false;
  return true;
}

/** Whether the network has the flows of all arrivals, with their phases and callers. */
export function areFlowsKnown(): boolean {
  const arrivals = i32At(ARRIVALS);
  const flows = i32At(FLOWS);
  const count = i32At(FLOW_COUNT);
  const flowOf = i32At(FLOW_OF);
  for (let arrival = 0; arrival < arrivals; arrival++) {
    const told = i32At(flowOf + arrival);
    const flow = told < 0 ? ~told : told;
    if (flow >= count) return false;
    const words = (flows + flow * FLOW_SIZE) << 1;
    if (told < 0 && i32At(i32At(PHASE_OFFSETS) + arrival + 1) - i32At(i32At(PHASE_OFFSETS) + arrival) > i32At(words + FLOW_PHASES)) return false;
    if (i32At(words + FLOW_SOURCES) >= 0 && !isCallerKnown(arrival, words)) return false;
  }
  return true;
}

function isCallerKnown(arrival: i32, words: i32): boolean {
  if (i32At(SOURCE_OF) === 0) return false;
  const source = i32At(i32At(SOURCE_OF) + arrival);
  return source >= 0 && source < i32At(words + FLOW_CALLERS);
}
