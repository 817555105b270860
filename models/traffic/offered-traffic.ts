import { zone } from '../core/zone.ts';
import { busyHourWindows, clockOf, timeConsistent } from './busy-hours.ts';
import { carrierBlocked, recordedBlocked } from './blocked-tries.ts';
import { channelLimit } from './channel-limit.ts';
import { HOUR } from './local-hours.ts';
import { areaBefore } from './occupancy-curve.ts';
import { CONFIDENCE, dayDeviation, offeredEstimate } from './offered-estimate.ts';
import { heldParts, offeredParts } from './offered-parts.ts';
import { seizureExposure } from './seizure-exposure.ts';
import { stoodFull } from './stood-full.ts';
import { TableTraffic } from './table-traffic.ts';
import { heldBy } from './trunk-loads.ts';
import type { CallTable } from '../cdr/call-table.ts';
import type { Retry } from '../core/loss-network.ts';
import type { TrunkHours } from './blocked-tries.ts';
import type { CarrierDay } from './carrier-busy.ts';
import type { ChannelLimit } from './channel-limit.ts';
import type { OfferedEstimate, OfferedPart } from './offered-estimate.ts';
import type { HeldPart } from './offered-parts.ts';
import type { AnalysisSettings } from './settings.ts';

/** Counts of blocked attempts below what the time without a free channel implies by more than this many standard deviations are not whole. */
const SHORT_BY = 3;

/** What the records do not tell. */
export interface OfferedAssumptions {
  /** What blocked callers do; null: they give up. */
  retry: Retry | null;
  /** The carrier's counts of blocked attempts, of any trunks and days. */
  carrier: readonly CarrierDay[];
}

/** The traffic of first attempts that was offered to a trunk in its busy hour, restored from what it carried. Traffic in erlang. */
export interface OfferedTraffic extends OfferedEstimate {
  confidence: number;
  /** Mean carried traffic of the same hours. */
  carried: number;
  /** Time-consistent busy hour, `HH:MM`, and the number of counted days over which the mean is taken. */
  start: string;
  days: number;
  /** Where the recorded traffic was cut off. */
  limit: ChannelLimit;
  retry: Retry | null;
  /** The same if blocked callers give up: the most that it can be; null where that is what is assumed. */
  withoutRetries: OfferedEstimate | null;
  /** Blocked attempts counted in the busy hours, the days that they are of, how many the time without a free channel lets one expect, and whether they were taken; null: none counted. */
  blocked: { counted: number; days: number; expected: number; used: boolean } | null;
  /** Standard deviation of the days' offered traffic beyond chance within the hour; null for fewer than three days. */
  dayDeviation: number | null;
}

export const NO_RETRIES: OfferedAssumptions = { retry: null, carrier: [] };

/**
 * The offered traffic of a trunk whose recorded traffic was cut off by its channels (`channelLimit`), or null for one that had room, or has no counted day.
 *
 * Calls seize a channel only while one is free, so what the seizures of an hour hold, divided by the time with a free channel, is the offered
 * traffic of Poisson calls, with holding times of any law and no formula of blocking. Where blocked callers try again, the seconds are those that their
 * later tries add (`seizureExposure`). Days on which blocked attempts were counted need no Poisson calls: offered is carried and given up. See docs/offered-traffic.md.
 *
 * @param channels of the trunk; null: not known, then its highest level counts where that is suspected to be all of them
 * @throws RangeError for an unknown trunk or zone, channels that are no number > 0, and a retry outside its domain
 */
export function offeredTraffic(
  table: CallTable, settings: AnalysisSettings, trunk: string | readonly string[], channels: number | null, assumptions = NO_RETRIES, traffic = new TableTraffic(table),
): OfferedTraffic | null {
  checkRetry(assumptions.retry);
  if (channels !== null && !(channels > 0)) throw new RangeError(`channels: ${channels} is not a number above 0.`);
  const inZone = zone(settings.zone);
  const days = traffic.countedDays(settings).days;
  const windows = busyHourWindows(inZone, days);
  const curve = traffic.curve(trunk);
  const { quarter } = timeConsistent(curve, windows);
  if (quarter === null) return null;
  // On a day whose clock skips the quarter there is no such hour.
  const places = windows.flatMap((day, index) => day.filter((window) => window.quarter === quarter && !window.repeated).map(({ from }) => ({ from, day: days[index]! })));
  const hours = places.map(({ from }) => from);
  const limit = channelLimit(curve, hours, channels, () => stoodFull(table, settings, trunk, null, traffic));
  if (!limit) return null;
  const at: TrunkHours = { trunk, curve, channels: limit.channels, hours, days: places.map(({ day }) => day), zone: inZone };
  return restored(at, limit, heldParts(heldBy(table, trunk), hours), blockedOf(table, at, assumptions.carrier), clockOf(quarter), assumptions.retry);
}

function restored(at: TrunkHours, limit: ChannelLimit, held: HeldPart[][], counted: (number | null)[], start: string, retry: Retry | null): OfferedTraffic {
  const byFreeTime = offeredParts(held, at.curve, at.hours, at.channels, retry);
  const blocked = judged(at, held, offeredEstimate(byFreeTime), counted, retry);
  const partsIf = (assumed: Retry | null, free: OfferedPart[][]): OfferedPart[][] => (blocked?.used ? withCounts(at, held, free, counted, assumed) : free);
  const parts = partsIf(retry, byFreeTime);
  const retries = retry !== null && retry.probability > 0 && retry.retries > 0;
  return {
    ...offeredEstimate(parts),
    confidence: CONFIDENCE,
    carried: at.hours.reduce((sum, from) => sum + areaBefore(at.curve, from + HOUR) - areaBefore(at.curve, from), 0) / at.hours.length / HOUR,
    start,
    days: at.hours.length,
    limit,
    retry: retries ? retry : null,
    withoutRetries: retries ? offeredEstimate(partsIf(null, offeredParts(held, at.curve, at.hours, at.channels, null))) : null,
    blocked,
    dayDeviation: dayDeviation(parts),
  };
}

/** Blocked attempts of each busy hour that anybody counted; null where nobody did. Records and carrier see different ones. */
function blockedOf(table: CallTable, at: TrunkHours, carrier: readonly CarrierDay[]): (number | null)[] {
  const recorded = recordedBlocked(table, at);
  const isRecorded = recorded.some((count) => count > 0);
  return carrierBlocked(carrier, at).map((count, hour) => (count === null && !isRecorded ? null : (count ?? 0) + recorded[hour]!));
}

/** Whether the counts are whole enough to be taken: not far below what Poisson calls of the estimated rate would have met. */
function judged(at: TrunkHours, held: HeldPart[][], { estimate, low, high }: OfferedEstimate, counted: (number | null)[], retry: Retry | null): OfferedTraffic['blocked'] {
  const days = counted.flatMap((count, hour) => (count === null ? [] : [hour]));
  if (days.length === 0) return null;
  const rate = (estimate ?? low) / meanHolding(held);
  const expected = days.reduce((sum, hour) => sum + rate * sumOf(seizureExposure(at.curve, at.channels, at.hours[hour]!, at.hours[hour]! + HOUR, retry).blocked), 0);
  const sum = sumOf(counted.map((count) => count ?? 0));
  // Tries of one caller come together, so the variance is up to so many times that of single ones; that of the estimated rate comes on top.
  const error = estimate && high ? (high - low) / 4 / estimate : 0;
  const variance = expected * (1 + (retry?.retries ?? 0)) + (expected * error) ** 2;
  return { counted: sum, days: days.length, expected, used: sum > 0 && sum >= expected - SHORT_BY * Math.sqrt(variance) };
}

/** The parts of days with counts made anew: what was held and what those who gave up would have held, over the whole time. */
function withCounts(at: TrunkHours, held: HeldPart[][], byFreeTime: OfferedPart[][], counted: (number | null)[], retry: Retry | null): OfferedPart[][] {
  const mean = meanHolding(held);
  return byFreeTime.map((parts, hour) => {
    const count = counted[hour];
    if (count === null || count === undefined) return parts;
    const { blocked } = seizureExposure(at.curve, at.channels, at.hours[hour]!, at.hours[hour]! + HOUR, retry);
    const seizures = sumOf(held[hour]!.map((part) => part.seizures));
    const lost = count * shareGivenUp(blocked, retry);
    const whole = 1 + (seizures > 0 ? lost / seizures : 0);
    return parts.map((part) => ({ held: part.held + (lost * mean) / parts.length, heldSquared: part.heldSquared * whole, exposure: HOUR / parts.length }));
  });
}

/** Of blocked tries those after which the caller gives up: 1 − p, and all of the last. */
function shareGivenUp(blocked: Float64Array, retry: Retry | null): number {
  if (!retry || blocked.length === 1) return 1;
  const all = sumOf(blocked);
  const last = all > 0 ? blocked[blocked.length - 1]! / all : 0;
  return 1 - retry.probability * (1 - last);
}

function meanHolding(held: readonly (readonly HeldPart[])[]): number {
  const parts = held.flat();
  const seizures = sumOf(parts.map((part) => part.seizures));
  return seizures > 0 ? sumOf(parts.map((part) => part.held)) / seizures : 0;
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

function checkRetry(retry: Retry | null): void {
  if (!retry) return;
  const { probability, meanSeconds, retries } = retry;
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`retry.probability is ${probability}; it must be a number from 0 to 1`);
  if (!(meanSeconds > 0 && meanSeconds < Infinity)) throw new RangeError(`retry.meanSeconds is ${meanSeconds}; it must be a finite number above 0`);
  if (!(Number.isInteger(retries) && retries >= 0)) throw new RangeError(`retry.retries is ${retries}; it must be a whole number from 0`);
}
