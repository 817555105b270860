import { circuitSizes } from '../catalog/circuit-sizes.ts';
import { warning } from '../core/issue.ts';
import type { Issue } from '../core/issue.ts';
import { thousands } from '../core/thousands.ts';
import { isoDate, isoInstant, zone } from '../core/zone.ts';
import { CallFlag } from '../cdr/call-table.ts';
import type { CallTable } from '../cdr/call-table.ts';
import { trunkCalls } from '../cdr/device-calls.ts';
import { countedDays } from './counted-days.ts';
import { localHours } from './local-hours.ts';
import type { LocalHour } from './local-hours.ts';
import type { AnalysisSettings } from './settings.ts';
import { stoodFull } from './stood-full.ts';

/** At each end of the records so long is looked at. */
const EDGE_SECONDS = 600;
/** Fewer calls in progress at an end are not worth a word. */
const LEAST_IN_PROGRESS = 2;
const LEAST_AT_EDGE = 5;
/** An hour of day that usually (median of the counted days) has so many calls is not empty by chance: once in 20,000 at 10. */
const USUAL_CALLS = 10;
const LEAST_GAP_HOURS = 2;
/** Fewer days do not tell what is usual. */
const LEAST_DAYS = 5;
/** Only the trunks with the most calls are looked at: each takes a pass over all seizures. */
const MOST_TRUNKS = 20;
const HOURS_A_DAY = 24;

/**
 * What an expert would say of the records before trusting figures made of them: calls that are missing at both ends of the period, hours without
 * a call on working days, and trunks that look as if they had stood full. Throws RangeError for an unknown zone.
 */
export function recordWarnings(table: CallTable, settings: AnalysisSettings): Issue[] {
  return [...missingAtEnds(table, settings), ...gaps(table, settings), ...suspectedFull(table, settings)];
}

/** PBXs write a call when it ends: by Little's law so many are in progress where records begin or end in the middle of traffic. */
function missingAtEnds(table: CallTable, settings: AnalysisSettings): Issue[] {
  const { start, end, flags, count } = table.calls;
  const sure = (call: number): boolean => !(flags[call]! & CallFlag.doubtful);
  let first = Infinity;
  let last = 0;
  let held = 0;
  let calls = 0;
  for (let call = 0; call < count; call++) {
    if (!sure(call)) continue;
    first = Math.min(first, start[call]!);
    last = Math.max(last, end[call]!);
    held += end[call]! - start[call]!;
    calls++;
  }
  if (last - first < 2 * EDGE_SECONDS) return [];
  let begun = 0;
  let ended = 0;
  for (let call = 0; call < count; call++) {
    if (!sure(call)) continue;
    if (start[call]! < first + EDGE_SECONDS) begun++;
    if (end[call]! > last - EDGE_SECONDS) ended++;
  }
  const inZone = zone(settings.zone);
  const inProgress = (atEdge: number): number => (atEdge < LEAST_AT_EDGE ? 0 : Math.round((atEdge / EDGE_SECONDS) * (held / calls)));
  const issues: Issue[] = [];
  const [before, after] = [inProgress(begun), inProgress(ended)];
  if (before >= LEAST_IN_PROGRESS) {
    issues.push(warning('begins-in-traffic', '', `The records begin at ${isoInstant(first, inZone)} in the middle of traffic, when about ${thousands(before)} calls were in progress that may not be in them: the figures of the first hour are too low.`, FROM_QUIET));
  }
  if (after >= LEAST_IN_PROGRESS) {
    issues.push(warning('ends-in-traffic', '', `The records end at ${isoInstant(last, inZone)} in the middle of traffic, when about ${thousands(after)} calls were in progress: most PBXs write a call when it ends, so those are missing and the figures of the last hour are too low.`, FROM_QUIET));
  }
  return issues;
}

const FROM_QUIET = 'Export whole days, from one night to another, or do not rely on the first and last hour.';

interface Gap { hours: LocalHour[]; day: number; usual: number }

function gaps(table: CallTable, settings: AnalysisSettings): Issue[] {
  const { days } = countedDays(table, settings);
  if (days.length < LEAST_DAYS) return [];
  const inZone = zone(settings.zone);
  const hours = days.map((day) => localHours(inZone, day));
  const counts = callsByHour(table, hours);
  const usual = Array.from({ length: HOURS_A_DAY }, (_, hour) => median(hours.map((own, at) => own.reduce((sum, each, i) => sum + (each.hour === hour ? counts[at]![i]! : 0), 0))));
  const found = days.flatMap((day, at) => gapsOf(day, hours[at]!, counts[at]!, usual));
  if (found.length === 0) return [];
  const [longest] = [...found].sort((a, b) => b.hours.length - a.hours.length || a.day - b.day);
  const { day, hours: own, usual: calls } = longest!;
  const two = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
  const others = found.length - 1;
  const whole = others === 0 ? '' : others === 1 ? ', and there is one more such gap' : `, and there are ${thousands(others)} more such gaps`;
  return [warning('hours-without-calls', '', `No call begins on ${isoDate(day)} from ${two(own[0]!.hour)} to ${two(own.at(-1)!.hour + 1)}, hours that usually have ${thousands(Math.round(calls))} calls${whole}.`, 'Ask whether that was a holiday or an outage; else records are missing, and means of those hours are too low: name the day as a holiday or load what is missing.')];
}

/** Stretches of hours without a call, each usually with calls; the hours between them that usually are quiet belong to neither. */
function gapsOf(day: number, hours: readonly LocalHour[], counts: readonly number[], usual: readonly number[]): Gap[] {
  const found: Gap[] = [];
  let open: Gap | null = null;
  hours.forEach((hour, at) => {
    if (counts[at] !== 0 || usual[hour.hour]! < USUAL_CALLS) {
      open = null;
      return;
    }
    if (!open) found.push((open = { hours: [], day, usual: 0 }));
    open.hours.push(hour);
    open.usual += usual[hour.hour]!;
  });
  return found.filter((gap) => gap.hours.length >= LEAST_GAP_HOURS);
}

/** Calls that begin in each hour of each day. */
function callsByHour(table: CallTable, days: readonly (readonly LocalHour[])[]): number[][] {
  const all = days.flat();
  const from = all.map((hour) => hour.from);
  const counts = new Array<number>(all.length).fill(0);
  const { start, count } = table.calls;
  for (let call = 0; call < count; call++) {
    const at = lastAtOrBefore(from, start[call]!);
    if (at >= 0 && start[call]! < all[at]!.until) counts[at]!++;
  }
  let next = 0;
  return days.map((hours) => counts.slice(next, (next += hours.length)));
}

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function suspectedFull(table: CallTable, settings: AnalysisSettings): Issue[] {
  const busiest = trunkCalls(table).sort((a, b) => b.calls - a.calls).slice(0, MOST_TRUNKS);
  return busiest.flatMap(({ name }) => {
    const { verdict, sentence, channels } = stoodFull(table, settings, name, null);
    return verdict === 'suspected' ? [warning('stood-full', '', sentence, `Compare it with the channels that the trunk has${circuits(channels)}.`)] : [];
  });
}

/** What circuits have just so many channels; empty when none. */
function circuits(channels: number): string {
  for (const { channels: size, name } of circuitSizes) {
    if (channels % size === 0) return `: ${channels} are those of ${channels / size} ${name}`;
  }
  return '';
}
