import { Outcome } from '../cdr/call-table.ts';
import { isoDate } from '../core/zone.ts';
import { HOUR } from './local-hours.ts';
import { stepAt } from './occupancy-curve.ts';
import { seizureExposure } from './seizure-exposure.ts';
import { membership } from './trunk-loads.ts';
import type { CallTable } from '../cdr/call-table.ts';
import type { Zone } from '../core/zone.ts';
import type { CarrierDay } from './carrier-busy.ts';
import type { OccupancyCurve } from './occupancy-curve.ts';

/** A trunk in its busy hours: `hours` are their first instants, `days` their day numbers. */
export interface TrunkHours {
  trunk: string | readonly string[];
  curve: OccupancyCurve;
  channels: number;
  hours: readonly number[];
  days: readonly number[];
  zone: Zone;
}

/**
 * Blocked attempts that the records hold of each busy hour: calls marked as blocked that held a device of the trunk, or that held nothing and began
 * while all its channels were held. Mostly the calls of one direction only: the other side's machine turned away the rest.
 */
export function recordedBlocked(table: CallTable, { trunk, curve, channels, hours }: TrunkHours): number[] {
  const { calls, seizures } = table;
  const isOn = membership(table, trunk);
  const blocked = hours.map(() => 0);
  const heldOne = new Uint8Array(calls.count);
  for (let i = 0; i < seizures.count; i++) {
    const call = seizures.call[i]!;
    heldOne[call]! |= isOn[seizures.device[i]!] === 0 ? 2 : 1;
  }
  for (let call = 0; call < calls.count; call++) {
    if (calls.outcome[call] !== Outcome.blocked || heldOne[call] === 1) continue;
    const start = calls.start[call]!;
    const hour = hours.findIndex((from) => start >= from && start < from + HOUR);
    if (hour < 0) continue;
    const step = heldOne[call] === 0 ? stepAt(curve, start) : -1;
    if (heldOne[call] !== 0 || (step >= 0 && curve.level[step]! >= channels)) blocked[hour]!++;
  }
  return blocked;
}

/**
 * The carrier's blocked attempts of each busy hour, null for a day that it does not tell: of those of the day the part that the hour has of the
 * seconds in which all channels were held; of a day without such seconds none, for then another limit than the channels turned calls away.
 */
export function carrierBlocked(counts: readonly CarrierDay[], { trunk, curve, channels, hours, days, zone }: TrunkHours): (number | null)[] {
  const names = typeof trunk === 'string' ? [trunk] : trunk;
  const byDate = new Map<string, number>();
  for (const { date, trunk: name, blocked } of counts) if (names.includes(name)) byDate.set(date, (byDate.get(date) ?? 0) + blocked);
  return hours.map((from, day) => {
    const counted = byDate.get(isoDate(days[day]!));
    if (counted === undefined) return null;
    const ofDay = seizureExposure(curve, channels, zone.startOfDay(days[day]!), zone.startOfDay(days[day]! + 1), null).full;
    return ofDay === 0 ? 0 : (counted * seizureExposure(curve, channels, from, from + HOUR, null).full) / ofDay;
  });
}
