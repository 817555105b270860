import { isoDate, isoInstant, zone } from '../core/zone.ts';
import { mondayFirst } from './heat-map.ts';
import { localHours } from './local-hours.ts';
import { extentOf } from './occupancy-curve.ts';
import { TableTraffic } from './table-traffic.ts';
import { membership } from './trunk-loads.ts';
import type { CallTable } from '../cdr/call-table.ts';
import type { Zone } from '../core/zone.ts';
import type { LocalHour } from './local-hours.ts';
import type { AnalysisSettings, TrunkChoice } from './settings.ts';
import type { CallDetail, HourDetail } from './views.ts';

/**
 * The hours behind a cell of the heat map: each counted day's hour of that weekday (0 Monday) and clock hour, latest first, and
 * the calls of the worst, in order of start. `calls` are those that held the trunk in the hour or seized it there for no time. The
 * worst hour has the highest peak, then the highest mean, then the earliest date. Throws RangeError for an unknown trunk or zone.
 */
export function hourDetails(
  table: CallTable, settings: AnalysisSettings, trunk: TrunkChoice, weekday: number, hour: number, traffic = new TableTraffic(table),
): { hours: HourDetail[]; worst: CallDetail[] } {
  const inZone = zone(settings.zone);
  const curve = traffic.curve(trunk);
  const found: { place: LocalHour; detail: HourDetail }[] = [];
  for (const day of traffic.countedDays(settings).days) {
    if (mondayFirst(day) !== weekday) continue;
    for (const place of localHours(inZone, day)) {
      if (place.hour !== hour) continue;
      const { highest, area } = extentOf(curve, place.from, place.until);
      const mean = area / (place.until - place.from);
      found.push({ place, detail: { date: isoDate(day), hour, peak: highest, mean, calls: 0 } });
    }
  }
  if (found.length === 0) return { hours: [], worst: [] };

  let worst = 0;
  for (let i = 1; i < found.length; i++) {
    const [a, b] = [found[i]!.detail, found[worst]!.detail];
    if (a.peak > b.peak || (a.peak === b.peak && a.mean > b.mean)) worst = i;
  }
  const { calls, held } = callsHeldIn(heldRows(table, trunk), found.map(({ place }) => place), worst);
  calls.forEach((count, i) => (found[i]!.detail.calls = count));
  const { start } = table.calls;
  held.sort((a, b) => start[a.call]! - start[b.call]! || a.call - b.call);
  return { hours: found.map(({ detail }) => detail).reverse(), worst: held.map(({ call, seconds }) => callDetail(table, inZone, call, seconds)) };
}

interface HeldCall {
  call: number;
  /** What the call held of the trunk in all, not only in the hour. */
  seconds: number;
}

/** What a choice of trunk held, row by row: seizures, or whole calls for all calls in progress. Rows of one call stand together. */
interface HeldRows {
  count: number;
  start: Uint32Array;
  end: Uint32Array;
  call: (row: number) => number;
  counts: (row: number) => boolean;
}

function heldRows(table: CallTable, trunk: TrunkChoice): HeldRows {
  if (trunk === null) return { ...table.calls, call: (row) => row, counts: () => true };
  const trunkOf = membership(table, trunk);
  const { call, device } = table.seizures;
  return { ...table.seizures, call: (row) => call[row]!, counts: (row) => trunkOf[device[row]!] === 0 };
}

/** Counts the calls of each hour (hours in order of time) in one pass, and lists those of one of them. */
function callsHeldIn(rows: HeldRows, hours: LocalHour[], listed: number): { calls: number[]; held: HeldCall[] } {
  const calls = hours.map(() => 0);
  const lastCall = hours.map(() => -1);
  const held: HeldCall[] = [];
  const earliest = hours[0]!.from;
  const latest = hours.at(-1)!.until;
  for (let row = 0; row < rows.count; row++) {
    const start = rows.start[row]!;
    const end = Math.max(start, rows.end[row]!);
    if (start >= latest || end < earliest || !rows.counts(row)) continue;
    for (let hour = firstEndingAfter(hours, start); hour < hours.length && touches(start, end, hours[hour]!); hour++) {
      const call = rows.call(row);
      if (call === lastCall[hour]) continue;
      lastCall[hour] = call;
      calls[hour]!++;
      if (hour === listed) held.push({ call, seconds: secondsOfCall(rows, row) });
    }
  }
  return { calls, held };
}

function touches(start: number, end: number, hour: LocalHour): boolean {
  return start < hour.until && (end > hour.from || (start === end && start >= hour.from));
}

/** Index of the first hour that ends after an instant. */
function firstEndingAfter(hours: LocalHour[], instant: number): number {
  let low = 0;
  let high = hours.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hours[middle]!.until > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Seconds of all rows of a row's call. */
function secondsOfCall(rows: HeldRows, row: number): number {
  const call = rows.call(row);
  let first = row;
  while (first > 0 && rows.call(first - 1) === call) first--;
  let seconds = 0;
  for (let at = first; at < rows.count && rows.call(at) === call; at++) if (rows.counts(at)) seconds += Math.max(0, rows.end[at]! - rows.start[at]!);
  return seconds;
}

function callDetail(table: CallTable, inZone: Zone, call: number, occupiedSeconds: number): CallDetail {
  const { start, end, from, to, source, line } = table.calls;
  return {
    start: isoInstant(start[call]!, inZone),
    end: isoInstant(end[call]!, inZone),
    from: table.parties[from[call]!] ?? '',
    to: table.parties[to[call]!] ?? '',
    occupiedSeconds,
    file: table.files[source[call]!]?.name ?? '',
    line: line[call]!,
  };
}
