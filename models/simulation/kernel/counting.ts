import { addF64, f64At, i32At, setI32, wholePart } from './access.ts';
import type { f64, i32 } from './access.ts';
import {
  ASKING_ARRIVAL, ASKING_PHASE, CARRIED, DAY_COUNTS, DEMAND_SIZE, DEMAND_UNITS, DEMAND_UNTIL, FLOW_COUNT, FLOW_COUNTS, FLOW_COUNTS_SIZE, FLOW_OF, HOLDINGS, HOUR_COUNTS, HOUR_SECONDS, HOUR_START,
  KIND_RATE, OUTCOMES, PASSED, PHASE_OFFSETS, PHASE_SECONDS, REFUSAL_COUNT, REFUSALS, RESOURCE_COUNT, RESOURCE_HOUR_ROW, RESOURCE_INDEX, RESOURCE_KIND, RESOURCE_TABLE, RESOURCE_REFUSES,
} from './layout.ts';
import { demandsEndOf, demandsOf, resourceOf } from './routes.ts';

/** Counts the outcome of an attempt at a resource, asked for the demands of an alternative, in the window row of its call. */
export function countAt(resource: i32, outcome: i32, alternative: i32, instant: f64, row: i32): void {
  const words = resource << 1;
  if (outcome === PASSED && i32At(words + RESOURCE_REFUSES) === 0) return;
  const index = i32At(words + RESOURCE_INDEX);
  addF64(i32At(DAY_COUNTS) + (row * i32At(RESOURCE_COUNT) + index) * OUTCOMES + outcome, 1);
  const hourRow = i32At(words + RESOURCE_HOUR_ROW);
  if (hourRow >= 0) countInHour(resource, outcome, alternative, instant, hourRow * i32At(RESOURCE_COUNT) + index);
}

function countInHour(resource: i32, outcome: i32, alternative: i32, instant: f64, cell: i32): void {
  let units = 0.0;
  let unitSeconds = 0.0;
  const end = demandsEndOf(alternative);
  for (let demand = demandsOf(alternative); demand < end; demand += DEMAND_SIZE) {
    if (resourceOf(demand) !== resource) continue;
    units += f64At(demand + DEMAND_UNITS);
    unitSeconds += f64At(demand + DEMAND_UNITS) * wouldBeSeconds(i32At((demand << 1) + DEMAND_UNTIL));
  }
  addF64(i32At(HOUR_COUNTS) + cell * OUTCOMES + outcome, 1);
  addF64(i32At(HOUR_SECONDS) + 2 * cell, unitSeconds);
  if (outcome === CARRIED) addF64(i32At(HOUR_SECONDS) + 2 * cell + 1, unitSeconds);
  if (i32At((resource << 1) + RESOURCE_KIND) === KIND_RATE) addF64(i32At((resource << 1) + RESOURCE_TABLE) + wholePart(instant - f64At(resource + HOUR_START)), units);
}

/** Seconds for which the call that asks now would hold what it holds until a phase. */
function wouldBeSeconds(until: i32): f64 {
  const arrival = i32At(ASKING_ARRIVAL);
  if (i32At(i32At(FLOW_OF) + arrival) >= 0) return f64At(i32At(HOLDINGS) + arrival);
  const first = i32At(i32At(PHASE_OFFSETS) + arrival);
  const behind = i32At(i32At(PHASE_OFFSETS) + arrival + 1);
  let seconds = 0.0;
  for (let phase = i32At(ASKING_PHASE); phase <= until && first + phase < behind; phase++) seconds += f64At(i32At(PHASE_SECONDS) + first + phase);
  return seconds;
}

/** First of the counts of a flow in a window row. */
export function countsOf(flow: i32, row: i32): i32 {
  return i32At(FLOW_COUNTS) + (row * i32At(FLOW_COUNT) + flow) * FLOW_COUNTS_SIZE;
}

/** Counts one. */
export function count(at: i32): void {
  addF64(at, 1);
}

/** Notes a first attempt that was refused in the state's busy hour, and by which resource last. */
export function noteRefusal(flow: i32, resource: i32): void {
  const noted = i32At(REFUSAL_COUNT);
  setI32(i32At(REFUSALS) + 2 * noted, flow);
  setI32(i32At(REFUSALS) + 2 * noted + 1, i32At((resource << 1) + RESOURCE_INDEX));
  setI32(REFUSAL_COUNT, noted + 1);
}
