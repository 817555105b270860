import { isoDate, isoInstant } from '../core/zone.ts';
import { HOUR, quarterStarts } from './local-hours.ts';
import { areaBefore } from './occupancy-curve.ts';
import type { Zone } from '../core/zone.ts';
import type { BusyHour } from './analysis.ts';
import type { QuarterStart } from './local-hours.ts';
import type { OccupancyCurve } from './occupancy-curve.ts';

/** The counted days with their 60-minute windows, made once and used for every trunk. */
export function busyHourWindows(zone: Zone, days: readonly number[]): QuarterStart[][] {
  return days.map((day) => quarterStarts(zone, day));
}

/** The three busy hours of one curve: time-consistent, daily-peak, sliding-60, in this order. `from` is the first instant of the whole period. */
export function busyHours(curve: OccupancyCurve, windows: QuarterStart[][], zone: Zone, from: number): BusyHour[] {
  const consistent = timeConsistent(curve, windows);
  const sliding = slidingHour(curve, from);
  return [
    busyHour('time-consistent', consistent.quarter === null ? null : clockOf(consistent.quarter), null, consistent.meanArea),
    busyHour('daily-peak', null, null, dailyPeak(curve, windows)),
    sliding.at === null
      ? busyHour('sliding-60', null, null, 0)
      : busyHour('sliding-60', isoInstant(sliding.at, zone), isoDate(zone.dayOf(sliding.at)), sliding.area),
  ];
}

/**
 * The quarter of the clock whose 60 minutes have the highest mean load over the days, the earliest of equals; `meanArea` in
 * channel seconds. On a day whose clock skips the quarter nothing is held in it; of a repeated one the first counts.
 */
export function timeConsistent(curve: OccupancyCurve, windows: QuarterStart[][]): { quarter: number | null; meanArea: number } {
  const area = new Float64Array(96);
  const isThere = new Uint8Array(96);
  for (const day of windows) {
    for (const window of day) {
      if (window.repeated) continue;
      area[window.quarter]! += hourArea(curve, window.from);
      isThere[window.quarter] = 1;
    }
  }
  let quarter: number | null = null;
  let meanArea = 0;
  for (let q = 0; q < 96; q++) {
    if (!isThere[q]) continue;
    const mean = area[q]! / windows.length;
    if (quarter === null || mean > meanArea) {
      quarter = q;
      meanArea = mean;
    }
  }
  return { quarter, meanArea };
}

/** Mean over the days of each day's own highest window, channel seconds; 0 without days. */
export function dailyPeak(curve: OccupancyCurve, windows: QuarterStart[][]): number {
  let sum = 0;
  for (const day of windows) {
    let highest = 0;
    for (const window of day) highest = Math.max(highest, hourArea(curve, window.from));
    sum += highest;
  }
  return windows.length === 0 ? 0 : sum / windows.length;
}

/**
 * The busiest 60 minutes that begin at `from` or later, at one-second steps, the earliest of equals; `area` in channel seconds,
 * `at` null when nothing was ever held. The load of a window is linear in its start between the steps that its two ends cross,
 * so only starts at which an end crosses a step need be looked at.
 */
export function slidingHour(curve: OccupancyCurve, from: number): { at: number | null; area: number } {
  if (curve.count === 0) return { at: null, area: 0 };
  const { count, time, level } = curve;
  let at = from;
  let best = areaBefore(curve, from + HOUR) - areaBefore(curve, from);
  let area = best;
  let leaving = 0;
  let entering = 0;
  let now = from;
  while (leaving < count && time[leaving]! <= now) leaving++;
  while (entering < count && time[entering]! - HOUR <= now) entering++;
  // Slope of the window's load: the level at its far end less the level at its near end.
  let near = leaving > 0 ? level[leaving - 1]! : 0;
  let far = entering > 0 ? level[entering - 1]! : 0;
  while (leaving < count) {
    const leave = time[leaving]!;
    const enter = entering < count ? time[entering]! - HOUR : Infinity;
    const next = enter < leave ? enter : leave;
    area += (far - near) * (next - now);
    now = next;
    if (area > best) {
      best = area;
      at = now;
    }
    if (leave === next) near = level[leaving++]!;
    if (enter === next) far = level[entering++]!;
  }
  return { at, area: best };
}

function hourArea(curve: OccupancyCurve, from: number): number {
  return areaBefore(curve, from + HOUR) - areaBefore(curve, from);
}

function busyHour(kind: BusyHour['kind'], start: string | null, date: string | null, area: number): BusyHour {
  return { kind, start, date, erlangs: area / HOUR, ccs: area / 100 };
}

/** `HH:MM` of a quarter of the clock. */
export function clockOf(quarter: number): string {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
}
