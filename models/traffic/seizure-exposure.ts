import { exp } from '../core/exp.ts';
import type { Retry } from '../core/loss-network.ts';
import { stepAt } from './occupancy-curve.ts';
import type { OccupancyCurve } from './occupancy-curve.ts';

/** How long before a window its blocked callers may have begun to wait, in mean delays; what is left of them after that is below a millionth. */
const WAITED = 20;

/** What a stretch of time does to callers of one fresh call a second: times that figure each is an expected number. */
export interface SeizureExposure {
  /** Seconds in which a channel was free: fresh callers who seize one at once. */
  free: number;
  /** Callers who seize one at a later try. */
  retried: number;
  /** Seconds in which none was free: fresh callers who are blocked. */
  full: number;
  /** Blocked at try k, k = 0 (fresh) to the number of retries. */
  blocked: Float64Array;
}

/**
 * Follows callers who would come at a steady rate through the recorded levels from `from` to `until`: whoever comes while fewer than `channels`
 * are held seizes one; the others try again as `retry` says (null: never), each try meeting the levels as recorded. That is exact for the mean,
 * whatever the holding times: fresh Poisson calls meet the levels of all the others, and until a blocked caller gets through, the levels are those
 * without that caller. Waiting callers of before `from` are followed from `WAITED` delays earlier.
 *
 * Between two steps the waiting callers o₁, o₂, … of first, second, … retries follow o₁′ = p − o₁ ÷ d and oₖ′ = p oₖ₋₁ ÷ d − oₖ ÷ d while all
 * channels are held, oₖ′ = −oₖ ÷ d while one is free (d mean delay, p probability); solved exactly.
 */
export function seizureExposure(curve: OccupancyCurve, channels: number, from: number, until: number, retry: Retry | null): SeizureExposure {
  const retries = retry && retry.probability > 0 ? retry.retries : 0;
  const seen: SeizureExposure = { free: 0, retried: 0, full: 0, blocked: new Float64Array(retries + 1) };
  const callers = retry && retries > 0 ? new WaitingCallers(retry, retries) : null;
  let at = callers ? from - WAITED * retry!.meanSeconds : from;
  let step = stepAt(curve, at);
  while (at < until) {
    const isFull = step >= 0 && curve.level[step]! >= channels;
    const next = step + 1 < curve.count ? curve.time[step + 1]! : Infinity;
    // The window's first instant ends a stretch too, so that no stretch lies on both sides of it.
    const end = Math.min(next, at < from ? from : until);
    const isSeen = end > from;
    callers?.pass(end - at, isFull);
    if (isSeen) count(seen, end - at, isFull, callers);
    at = end;
    if (end === next) step++;
  }
  return seen;
}

function count(seen: SeizureExposure, seconds: number, isFull: boolean, callers: WaitingCallers | null): void {
  if (isFull) {
    seen.full += seconds;
    seen.blocked[0]! += seconds;
  } else seen.free += seconds;
  if (!callers) return;
  for (let k = 1; k < seen.blocked.length; k++) {
    if (isFull) seen.blocked[k]! += callers.tried[k]!;
    else seen.retried += callers.tried[k]!;
  }
}

/** Callers who wait for their next try, by its number from 1. */
class WaitingCallers {
  /** Tries of each number in the stretch passed last. */
  readonly tried: Float64Array;
  readonly #waiting: Float64Array;
  /** By how many more, or fewer, they wait than they would for ever in a full group. */
  readonly #excess: Float64Array;
  readonly #retry: Retry;

  constructor(retry: Retry, retries: number) {
    this.#retry = retry;
    this.tried = new Float64Array(retries + 1);
    this.#waiting = new Float64Array(retries + 1);
    this.#excess = new Float64Array(retries + 1);
  }

  pass(seconds: number, isFull: boolean): void {
    if (isFull) this.#meetFull(seconds);
    else this.#meetFree(seconds);
  }

  #meetFree(seconds: number): void {
    const stay = exp(-seconds / this.#retry.meanSeconds);
    for (let k = 1; k < this.tried.length; k++) {
      const before = this.#waiting[k]!;
      this.#waiting[k] = before * stay;
      this.tried[k] = before - this.#waiting[k]!;
    }
  }

  #meetFull(seconds: number): void {
    const { probability, meanSeconds } = this.#retry;
    const delays = seconds / meanSeconds;
    const stay = exp(-delays);
    let lasting = meanSeconds;
    for (let k = 1; k < this.tried.length; k++) {
      lasting *= probability;
      this.#excess[k] = this.#waiting[k]! - lasting;
    }
    this.tried[0] = seconds;
    lasting = meanSeconds;
    for (let k = 1; k < this.tried.length; k++) {
      lasting *= probability;
      let sum = 0;
      let term = 1;
      for (let j = 0; j < k; j++) {
        sum += term * this.#excess[k - j]!;
        term *= (probability * delays) / (j + 1);
      }
      const before = this.#waiting[k]!;
      this.#waiting[k] = lasting + stay * sum;
      // Who came to wait less who waits more has tried.
      this.tried[k] = probability * this.tried[k - 1]! + before - this.#waiting[k]!;
    }
  }
}
