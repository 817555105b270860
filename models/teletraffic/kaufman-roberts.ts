import { numberArgument, wrongArgument } from '../core/argument.ts';
import { checkTarget, checkWhole, MOST_COUNTED } from './domain.ts';

/** Calls of one width. */
export interface TrafficClass {
  /** Offered traffic in erlang of calls (not of units), 0 to 1e100. */
  traffic: number;
  /** Units that a call takes, whole, ≥ 1. A width that is no multiple of the unit needs a smaller unit, never rounding. */
  units: number;
  /** Units that must stay free when a call of this class has been taken (trunk reservation), whole, ≥ 0; 0 when left out. */
  reservation?: number;
}

/** A link that calls of several widths share. */
export interface SharedLink {
  /** Share of the calls of each class that find no room, in the order of the classes. */
  blocking: number[];
  /** Mean number of units taken. */
  meanOccupied: number;
}

/** Where the relative probabilities are scaled down, so that none overflows. */
const TOO_LARGE = 1e150;

/**
 * Kaufman–Roberts: blocking of Poisson classes of different widths that share a link without queue; any distribution of holding times.
 *
 * With reservations it is Roberts's approximation, which takes it that no call is in progress of a class in states in which it may not enter:
 * exact when all widths and holding times are equal, else some per cent off (0.1303 for an exact 0.1361), and then exponential holding times.
 *
 * @param capacity units of the link, whole, 0 to 10^7
 * @param classes see TrafficClass
 * @throws RangeError for an argument outside its domain
 * Source: Kaufman 1981, Roberts 1981 and 1983: j q(j) = Σ traffic · units · q(j − units), classes left out where their reservation forbids them to enter.
 */
export function kaufmanRoberts(capacity: number, classes: readonly TrafficClass[]): SharedLink {
  const q = occupancyLaw(capacity, classes);
  let meanOccupied = 0;
  for (let j = 1; j <= capacity; j++) meanOccupied += j * q[j]!;
  return { blocking: classes.map(({ units, reservation = 0 }) => tail(q, capacity - units - reservation)), meanOccupied };
}

/** Probability of each number of units taken, 0 to `capacity`. Arguments, errors and source as `kaufmanRoberts`. */
export function occupancyLaw(capacity: number, classes: readonly TrafficClass[]): Float64Array {
  checkWhole(capacity, 'capacity');
  classes.forEach(checkClass);
  const q = new Float64Array(capacity + 1);
  q[0] = 1;
  // States below `from` are so unlikely that they have become 0.
  let from = 0;
  for (let j = 1; j <= capacity; j++) {
    const value = stateWeight(q, j, capacity, classes);
    if (value < TOO_LARGE) {
      q[j] = value;
      continue;
    }
    for (let i = from; i < j; i++) q[i] = q[i]! / value;
    while (q[from] === 0) from++;
    q[j] = 1;
  }
  let sum = 0;
  for (let j = 0; j <= capacity; j++) sum += q[j]!;
  for (let j = 0; j <= capacity; j++) q[j] = q[j]! / sum;
  return q;
}

/**
 * Least capacity from which on the blocking of every class stays within a value. Blocking of wide calls goes up and down with capacity, so the capacities above
 * are looked at too, for as many as the widest call has units.
 *
 * @param classes see TrafficClass
 * @param blocking wanted of every class, 0 < blocking ≤ 1
 * @throws RangeError for an argument outside its domain, or where more than 10^7 units are needed
 */
export function kaufmanRobertsCapacity(classes: readonly TrafficClass[], blocking: number): number {
  checkTarget(blocking);
  classes.forEach(checkClass);
  const offered = classes.reduce((sum, { traffic, units }) => sum + traffic * units, 0);
  const widest = classes.reduce((most, { traffic, units }) => (traffic > 0 ? Math.max(most, units) : most), 0);
  // No less can be enough: a link carries no more than it has.
  let found = Math.ceil((1 - blocking) * offered);
  for (let capacity = found; capacity < found + Math.max(1, widest); capacity++) {
    if (capacity > MOST_COUNTED) throw wrongArgument('traffic', offered, `small enough that ${MOST_COUNTED} units are enough for all classes together`);
    if (worst(kaufmanRoberts(capacity, classes), classes) > blocking) found = capacity + 1;
  }
  return found;
}

/** The highest blocking of the classes that have calls. */
function worst(link: SharedLink, classes: readonly TrafficClass[]): number {
  return link.blocking.reduce((most, each, k) => (classes[k]!.traffic > 0 ? Math.max(most, each) : most), 0);
}

function stateWeight(q: Float64Array, j: number, capacity: number, classes: readonly TrafficClass[]): number {
  let sum = 0;
  for (const { traffic, units, reservation = 0 } of classes) {
    if (j >= units && j <= capacity - reservation) sum += traffic * units * q[j - units]!;
  }
  return sum / j;
}

/** P(more than `state` units taken), summed from the top. */
function tail(q: Float64Array, state: number): number {
  if (state < 0) return 1;
  let sum = 0;
  for (let j = q.length - 1; j > state; j--) sum += q[j]!;
  return Math.min(1, sum);
}

function checkClass({ traffic, units, reservation = 0 }: TrafficClass, k: number): void {
  numberArgument(`classes[${k}].traffic`, traffic, (given) => given >= 0 && given <= 1e100, 'a number from 0 to 1e100 erlang');
  checkWhole(units, `classes[${k}].units`, 1);
  checkWhole(reservation, `classes[${k}].reservation`);
}
