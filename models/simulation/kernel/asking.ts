import { firstUniform, i32At, secondUniform, setI32, wholePart } from './access.ts';
import type { f64, i32 } from './access.ts';
import { countAt } from './counting.ts';
import { draw } from './draws.ts';
import {
  ASKED, ASKED_OUTCOMES, ASKING_ARRIVAL, ASKING_PHASE, BLOCKED, CARRIED, DEMAND_SIZE, EQUALS, LACKING, LACKS_ROOM, MOST_PHASES, NOTHING, ORDER, OVERFLOWED, PASSED, PHASE_ALTERNATIVES,
  PHASE_ALTERNATIVES_END, PHASE_APART, PHASE_EQUALS, PHASE_EQUALS_END, PHASE_SIZE, PHASES, PURPOSE_LOAD_SHARING, RANK, REFUSED, REFUSED_BY, REFUSING, RESOURCE_GROWS, RESOURCE_INDEX, RESOURCE_SIZE, RESOURCES, STAMP,
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
  setI32(ASKING_ARRIVAL, arrival);
  setI32(ASKING_PHASE, phaseOfCall);
  setI32(RANK, 0);
  if (alternatives === 0) return NOTHING;
  const isShared = alternatives > 1 && i32At(words + PHASE_EQUALS_END) > i32At(words + PHASE_EQUALS);
  if (isShared) {
    draw(PURPOSE_LOAD_SHARING, MOST_PHASES * tries + phaseOfCall, arrival);
    putInOrder(i32At(words + PHASE_EQUALS), i32At(words + PHASE_EQUALS_END));
  }
  const tried = tryAlternatives(first, alternatives, isShared, instant);
  if (tried < 0) return tried;
  if (i32At(words + PHASE_APART) === 1) countApart(first, tried, alternatives, isShared, instant, row);
  else countOnce(first, tried, alternatives, isShared, instant, row);
  return tried < alternatives ? alternativeOf(first, tried, isShared) : REFUSED;
}

/** The alternative that is tried at a rank. */
function alternativeOf(first: i32, rank: i32, isShared: boolean): i32 {
  return first + (isShared ? i32At(i32At(ORDER) + rank) : rank);
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

/** Seizes the first alternative that fits. Gives its rank, the number of alternatives where none does, or LACKS_ROOM. */
function tryAlternatives(first: i32, alternatives: i32, isShared: boolean, instant: f64): i32 {
  for (let rank = 0; rank < alternatives; rank++) {
    const alternative = alternativeOf(first, rank, isShared);
    const from = demandsOf(alternative);
    const end = demandsEndOf(alternative);
    const refusing = refusingDemand(from, end, instant);
    if (refusing < 0) {
      seize(from, end, instant);
      setI32(RANK, rank);
      return rank;
    }
    const words = resourceOf(refusing) << 1;
    if (i32At(words + RESOURCE_GROWS) === 1) {
      setI32(LACKING, i32At(words + RESOURCE_INDEX));
      return LACKS_ROOM;
    }
    setI32(i32At(REFUSING) + rank, refusing);
    setI32(REFUSED_BY, resourceOf(refusing));
  }
  return alternatives;
}

/** The one behind the last demand of an alternative that was asked. */
function endOfAsked(alternative: i32, rank: i32, taken: i32): i32 {
  return rank === taken ? demandsEndOf(alternative) : i32At(i32At(REFUSING) + rank) + DEMAND_SIZE;
}

/** What became of the attempt at the resource of a demand. */
function outcomeOf(demand: i32, rank: i32, taken: i32, alternatives: i32): i32 {
  if (rank === taken) return CARRIED;
  if (demand !== i32At(i32At(REFUSING) + rank)) return PASSED;
  return rank + 1 === alternatives ? BLOCKED : OVERFLOWED;
}

/** Counts an attempt that asked each resource on one alternative only. */
function countApart(first: i32, taken: i32, alternatives: i32, isShared: boolean, instant: f64, row: i32): void {
  for (let rank = 0; rank <= taken && rank < alternatives; rank++) {
    const alternative = alternativeOf(first, rank, isShared);
    const end = endOfAsked(alternative, rank, taken);
    for (let demand = demandsOf(alternative); demand < end; demand += DEMAND_SIZE) countAt(resourceOf(demand), outcomeOf(demand, rank, taken, alternatives), alternative, instant, row);
  }
}

/** Counts an attempt that may have asked a resource again: it counts once, by its last outcome. */
function countOnce(first: i32, taken: i32, alternatives: i32, isShared: boolean, instant: f64, row: i32): void {
  const stamp = i32At(STAMP) + 1;
  setI32(STAMP, stamp);
  let asked = 0;
  for (let rank = 0; rank <= taken && rank < alternatives; rank++) {
    const alternative = alternativeOf(first, rank, isShared);
    const end = endOfAsked(alternative, rank, taken);
    for (let demand = demandsOf(alternative); demand < end; demand += DEMAND_SIZE) asked = noteAsked(demand, stamp, asked, alternative, outcomeOf(demand, rank, taken, alternatives));
  }
  for (let i = 0; i < asked; i++) {
    const index = i32At(i32At(ASKED) + i);
    const noted = i32At(ASKED_OUTCOMES) + 3 * index;
    countAt(i32At(RESOURCES) + index * RESOURCE_SIZE, i32At(noted + 1), i32At(noted + 2), instant, row);
  }
}

/** Notes what became of an attempt at a resource. Gives how many resources are noted then. */
function noteAsked(demand: i32, stamp: i32, asked: i32, alternative: i32, outcome: i32): i32 {
  const index = i32At((resourceOf(demand) << 1) + RESOURCE_INDEX);
  const noted = i32At(ASKED_OUTCOMES) + 3 * index;
  const isNew = i32At(noted) !== stamp;
  if (isNew) setI32(i32At(ASKED) + asked, index);
  setI32(noted, stamp);
  setI32(noted + 1, outcome);
  setI32(noted + 2, alternative);
  return isNew ? asked + 1 : asked;
}
