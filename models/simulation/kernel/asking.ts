import { firstUniform, i32At, secondUniform, setI32, wholePart } from './access.ts';
import type { f64, i32 } from './access.ts';
import { countAt } from './counting.ts';
import { draw } from './draws.ts';
import {
  ASKED, ASKED_OUTCOMES, BLOCKED, CARRIED, DEMAND_COUNTS, DEMAND_SIZE, EQUALS, LACKING, LACKS_ROOM, MOST_PHASES, NOTHING, ORDER, OVERFLOWED, PASSED, PHASE_ALTERNATIVES,
  PHASE_ALTERNATIVES_END, PHASE_EQUALS, PHASE_EQUALS_END, PHASE_SIZE, PHASES, PURPOSE_LOAD_SHARING, RANK, REFUSED, REFUSED_BY, RESOURCE_GROWS, RESOURCE_INDEX, RESOURCE_SIZE, RESOURCES, STAMP,
} from './layout.ts';
import { demandsEndOf, demandsOf, refusingDemand, resourceOf, seize } from './routes.ts';

/** Choices that one uniform makes, as in models/simulation/load-sharing.ts. */
const BY_ONE_UNIFORM = 12;

/**
 * Tries the alternatives of a phase at an instant, seizes the first that fits and counts at the resources. Gives the alternative taken,
 * REFUSED, NOTHING for a phase that needs nothing, or LACKS_ROOM, where nothing was done or counted.
 */
export function ask(phase: i32, arrival: i32, tries: i32, phaseOfCall: i32, instant: f64, row: i32): i32 {
  const words = i32At(PHASES) + phase * PHASE_SIZE;
  const first = i32At(words + PHASE_ALTERNATIVES);
  const alternatives = i32At(words + PHASE_ALTERNATIVES_END) - first;
  setI32(RANK, 0);
  if (alternatives === 0) return NOTHING;
  const shared = i32At(words + PHASE_EQUALS_END) > i32At(words + PHASE_EQUALS);
  if (shared && alternatives > 1) {
    draw(PURPOSE_LOAD_SHARING, MOST_PHASES * tries + phaseOfCall, arrival);
    putInOrder(i32At(words + PHASE_EQUALS), i32At(words + PHASE_EQUALS_END));
  }
  return tryAlternatives(first, alternatives, shared && alternatives > 1, instant, row);
}

/** Puts runs of equals one behind the other, each in an order drawn for it. */
function putInOrder(fromRun: i32, endRun: i32): void {
  const order = i32At(ORDER);
  let rest = firstUniform();
  let choices = 0;
  let from = 0;
  for (let run = fromRun; run < endRun; run++) {
    const until = from + i32At(i32At(EQUALS) + run);
    for (let i = from; i < until; i++) setI32(order + i, i);
    for (let i = from; i + 1 < until; i++) {
      if (choices === BY_ONE_UNIFORM) rest = secondUniform();
      choices++;
      rest *= until - i;
      const choice = wholePart(rest);
      rest -= choice;
      const chosen = i32At(order + i + choice);
      setI32(order + i + choice, i32At(order + i));
      setI32(order + i, chosen);
    }
    from = until;
  }
}

function tryAlternatives(first: i32, alternatives: i32, shared: boolean, instant: f64, row: i32): i32 {
  const stamp = i32At(STAMP) + 1;
  setI32(STAMP, stamp);
  let asked = 0;
  let taken = REFUSED;
  for (let rank = 0; rank < alternatives && taken === REFUSED; rank++) {
    const alternative = first + (shared ? i32At(i32At(ORDER) + rank) : rank);
    const from = demandsOf(alternative);
    const end = demandsEndOf(alternative);
    const refusing = refusingDemand(from, end, instant);
    if (refusing >= 0 && i32At((resourceOf(refusing) << 1) + RESOURCE_GROWS) === 1) {
      setI32(LACKING, i32At((resourceOf(refusing) << 1) + RESOURCE_INDEX));
      return LACKS_ROOM;
    }
    const last = rank + 1 === alternatives ? BLOCKED : OVERFLOWED;
    const behind = refusing < 0 ? end : refusing + DEMAND_SIZE;
    for (let demand = from; demand < behind; demand += DEMAND_SIZE) {
      if (demand !== refusing && i32At((demand << 1) + DEMAND_COUNTS) === 0) continue;
      asked = noteAsked(demand, stamp, asked, alternative, refusing < 0 ? CARRIED : demand === refusing ? last : PASSED);
    }
    if (refusing >= 0) setI32(REFUSED_BY, resourceOf(refusing));
    else {
      seize(from, end, instant);
      setI32(RANK, rank);
      taken = alternative;
    }
  }
  countAsked(asked, instant, row);
  return taken;
}

/** Notes what became of an attempt at a resource; asked again on a later alternative, the last outcome stands. */
function noteAsked(demand: i32, stamp: i32, asked: i32, alternative: i32, outcome: i32): i32 {
  const index = i32At((resourceOf(demand) << 1) + RESOURCE_INDEX);
  const noted = i32At(ASKED_OUTCOMES) + 3 * index;
  let count = asked;
  if (i32At(noted) !== stamp) {
    setI32(noted, stamp);
    setI32(i32At(ASKED) + count, index);
    count++;
  }
  setI32(noted + 1, outcome);
  setI32(noted + 2, alternative);
  return count;
}

function countAsked(asked: i32, instant: f64, row: i32): void {
  for (let i = 0; i < asked; i++) {
    const index = i32At(i32At(ASKED) + i);
    const noted = i32At(ASKED_OUTCOMES) + 3 * index;
    countAt(i32At(RESOURCES) + index * RESOURCE_SIZE, i32At(noted + 1), i32At(noted + 2), instant, row);
  }
}
