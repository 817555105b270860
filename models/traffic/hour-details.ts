import { isoDate, isoInstant, zone } from '../core/zone.ts';
import { countedDays } from './counted-days.ts';
import { mondayFirst } from './heat-map.ts';
import { localHours } from './local-hours.ts';
import { extentOf, occupancyCurve } from './occupancy-curve.ts';
import { loadOf, membership } from './trunk-loads.ts';
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
  table: CallTable, settings: AnalysisSettings, trunk: TrunkChoice, weekday: number, hour: number,
): { hours: HourDetail[]; worst: CallDetail[] } {
  const inZone = zone(settings.zone);
  const load = loadOf(table, trunk);
  const curve = occupancyCurve(load.starts, load.ends);
  const found: { place: LocalHour; detail: HourDetail }[] = [];
  for (const day of countedDays(table, settings).days) {
    if (mondayFirst(day) !== weekday) continue;
    for (const place of localHours(inZone, day)) {
      if (place.hour !== hour) continue;
      const { highest, area } = extentOf(curve, place.from, place.until);
      const mean = area / (place.until - place.from);
      found.push({ place, detail: { date: isoDate(day), hour, peak: highest, mean, calls: 0 } });
    }
  }
  if (found.length === 0) return { hours: [], worst: [] };

  const heldIn = callsHeldIn(table, trunk);
  let worst = found[0]!;
  for (const one of found) {
    one.detail.calls = heldIn(one.place).length;
    const { peak, mean } = one.detail;
    if (peak > worst.detail.peak || (peak === worst.detail.peak && mean > worst.detail.mean)) worst = one;
  }
  const calls = heldIn(worst.place).map(({ call, seconds }) => callDetail(table, inZone, call, seconds));
  return { hours: found.map(({ detail }) => detail).reverse(), worst: calls };
}

interface HeldCall {
  call: number;
  /** What the call held of the trunk in all, not only in the hour. */
  seconds: number;
}

/** Finds the calls of an hour, in order of start. */
function callsHeldIn(table: CallTable, trunk: TrunkChoice): (hour: LocalHour) => HeldCall[] {
  const { start, end, count } = table.calls;
  const byStart = (a: HeldCall, b: HeldCall): number => start[a.call]! - start[b.call]! || a.call - b.call;
  const touches = (from: number, until: number, hour: LocalHour): boolean =>
    from < hour.until && (until > hour.from || (from === until && from >= hour.from));

  if (trunk === null) {
    return (hour) => {
      const held: HeldCall[] = [];
      for (let call = 0; call < count; call++) {
        if (touches(start[call]!, end[call]!, hour)) held.push({ call, seconds: Math.max(0, end[call]! - start[call]!) });
      }
      return held.sort(byStart);
    };
  }
  const trunkOf = membership(table, trunk);
  const seizures = table.seizures;
  return (hour) => {
    const calls = new Set<number>();
    for (let i = 0; i < seizures.count; i++) {
      if (trunkOf[seizures.device[i]!] === 0 && touches(seizures.start[i]!, seizures.end[i]!, hour)) calls.add(seizures.call[i]!);
    }
    const seconds = new Map<number, number>();
    for (let i = 0; i < seizures.count; i++) {
      const call = seizures.call[i]!;
      if (trunkOf[seizures.device[i]!] !== 0 || !calls.has(call)) continue;
      seconds.set(call, (seconds.get(call) ?? 0) + seizures.end[i]! - seizures.start[i]!);
    }
    return [...seconds].map(([call, sum]) => ({ call, seconds: sum })).sort(byStart);
  };
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
