import type { Estimate } from '../../core/estimate.ts';
import { ratioInterval } from '../../core/ratio-interval.ts';
import type { ProbeSample } from './probe-sample.ts';
import type { SizingBasis, SizingMeasure } from './size-input.ts';
import type { Way } from './ways.ts';

/** ITU-T E.520: at most 7 % of the calls lost on the average of the five busiest days. */
export const BUSIEST_DAYS = 5;
export const BUSIEST_DAYS_BLOCKING = 0.07;

/** Blocked calls expected at the target below which a way alone is too little to be judged: it counts in all ways together. */
const LEAST_EXPECTED = 10;
/** With fewer not even a way without a blocked call is sure to meet its target (the bound of what was never seen, at 95 %). */
const LEAST_EXPECTED_SURE = 50;

/** What a target asks of a resource. */
export interface Aim {
  target: number;
  /** Of ways that are emergency calls. */
  emergencyTarget: number;
  measure: SizingMeasure;
  basis: SizingBasis;
  confidence: number;
  ways: readonly Way[];
  /** Days by the load that they offered, the busiest first. */
  busiest: readonly number[];
}

/** How a capacity stands to an aim. */
export interface Judged {
  /** Blocking that is furthest above (or nearest below) its target. */
  blocking: Estimate;
  /** That target, and the way it is of; null: of all ways together, or of the resource. */
  target: number;
  way: number | null;
  /** Estimate ÷ target, and upper bound ÷ target (Infinity without a bound): at most 1 meets it. */
  excess: number;
  surelyExcess: number;
  /** Average blocking of the five busiest days; null with fewer days. */
  fiveBusiest: number | null;
}

/** Holds what a capacity gave against an aim. */
export function judge(sample: ProbeSample, aim: Aim): Judged {
  const { basis, busiest, confidence } = aim;
  const days = basis === 'peak-day' ? busiest.slice(0, 1) : busiest;
  const of = (events: readonly number[], trials: readonly number[]): Estimate => {
    const order = [...days].sort((a, b) => a - b);
    return ratioInterval(order.map((day) => events[day]!), order.map((day) => trials[day]!), confidence);
  };
  const judged = parts(sample, aim).map(({ way, target, blocked, calls }) => ({ way, target, blocked, calls, blocking: of(blocked, calls) }));
  const worst = judged.reduce((most, part) => (part.blocking.estimate / part.target > most.blocking.estimate / most.target ? part : most));
  const certain = judged.filter(({ way, calls, target }) => way === null || sum(calls) * target >= LEAST_EXPECTED_SURE);
  const surest = Math.max(...certain.map(({ blocking, target }) => (blocking.high === null ? Infinity : blocking.high / target)));
  const fiveBusiest = busiest.length < BUSIEST_DAYS ? null : meanOfDays(judged[0]!.blocked, judged[0]!.calls, busiest.slice(0, BUSIEST_DAYS));
  const second = basis === 'itu' && fiveBusiest !== null ? fiveBusiest / BUSIEST_DAYS_BLOCKING : 0;
  return {
    blocking: worst.blocking, target: worst.target, way: worst.way,
    excess: Math.max(worst.blocking.estimate / worst.target, second),
    surelyExcess: Math.max(surest, second),
    fiveBusiest,
  };
}

interface Part {
  way: number | null;
  target: number;
  blocked: readonly number[];
  calls: readonly number[];
}

/** What is judged: the resource, or all ways together and each that is large enough. */
function parts(sample: ProbeSample, { measure, target, emergencyTarget, ways }: Aim): Part[] {
  if (measure === 'resource') return [{ way: null, target, blocked: sample.refused, calls: sample.offered }];
  const all: Part = { way: null, target, blocked: added(sample.ways.map(({ blocked }) => blocked)), calls: added(sample.ways.map(({ calls }) => calls)) };
  if (ways.length < 2 && !ways[0]?.emergency) return [all];
  const each = sample.ways.flatMap(({ blocked, calls }, way): Part[] => {
    const own = ways[way]!.emergency ? emergencyTarget : target;
    return own > 0 && sum(calls) * own >= LEAST_EXPECTED ? [{ way, target: own, blocked, calls }] : [];
  });
  return [all, ...each];
}

function added(lists: readonly (readonly number[])[]): number[] {
  return (lists[0] ?? []).map((_, day) => lists.reduce((total, list) => total + list[day]!, 0));
}

function meanOfDays(blocked: readonly number[], calls: readonly number[], days: readonly number[]): number {
  const shares = days.map((day) => (calls[day]! > 0 ? blocked[day]! / calls[day]! : 0));
  return sum(shares) / shares.length;
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
