import { thousands } from '../core/thousands.ts';
import { zone } from '../core/zone.ts';
import { Outcome } from '../cdr/call-table.ts';
import { peakOf, stepAt } from './occupancy-curve.ts';
import { TableTraffic } from './table-traffic.ts';
import type { CallTable } from '../cdr/call-table.ts';
import type { OccupancyCurve } from './occupancy-curve.ts';
import type { AnalysisSettings } from './settings.ts';

/** Fewer channels than this reach their maximum day after day by chance. */
export const LEAST_CHANNELS = 5;
export const LEAST_DAYS = 3;
const LEAST_BLOCKED = 3;

export interface StoodFull {
  /** `full`: the given channels were all held; `suspected`: the records look so and no number of channels was given. */
  verdict: 'full' | 'suspected' | 'no';
  /** The given channels, else the highest number ever held. */
  channels: number;
  /** The highest number ever held at once; above `channels` when these were given too low. */
  highest: number;
  /** Seconds in which that many or more were held. */
  secondsFull: number;
  /** Counted days on which that happened. */
  daysFull: number;
  /** Calls recorded as blocked that started in such a second. */
  blockedWhileFull: number;
  /** What it means, one sentence; empty when the verdict is `no`. */
  sentence: string;
}

/**
 * Whether a trunk stood full, so that its recorded traffic is carried traffic and only a lower bound of what was offered. With
 * `channels` null it is suspected when at least three recorded blocked calls began while the trunk was at its highest level, or
 * when a highest level of five or more was reached on at least three and at least half of the counted days: a trunk with room
 * reaches its highest level once or twice. `traffic`: what is known of the same table already. Throws RangeError for an unknown trunk or zone, or channels that are no number > 0.
 */
export function stoodFull(table: CallTable, settings: AnalysisSettings, trunk: string | readonly string[], channels: number | null, traffic = new TableTraffic(table)): StoodFull {
  if (channels !== null && !(channels > 0)) throw new RangeError(`channels: ${channels} is not a number above 0.`);
  const curve = traffic.curve(trunk);
  const highest = peakOf(curve).concurrent;
  const level = channels ?? highest;
  const days = traffic.countedDays(settings).days;
  const inZone = zone(settings.zone);
  const daysFull = level === 0 ? 0 : days.filter((day) => secondsAt(curve, level, inZone.startOfDay(day), inZone.startOfDay(day + 1)) > 0).length;
  const secondsFull = level === 0 ? 0 : secondsAt(curve, level, curve.first, curve.last);
  const blockedWhileFull = level === 0 ? 0 : blockedAt(table, curve, level);

  let verdict: StoodFull['verdict'] = 'no';
  if (channels !== null) verdict = secondsFull > 0 ? 'full' : 'no';
  else if (blockedWhileFull >= LEAST_BLOCKED) verdict = 'suspected';
  else if (level >= LEAST_CHANNELS && daysFull >= Math.max(LEAST_DAYS, days.length / 2)) verdict = 'suspected';

  return { verdict, channels: level, highest, secondsFull, daysFull, blockedWhileFull, sentence: sentenceOf(verdict, trunk, { level, secondsFull, daysFull, blockedWhileFull }) };
}

function sentenceOf(verdict: StoodFull['verdict'], trunk: string | readonly string[], seen: { level: number; secondsFull: number; daysFull: number; blockedWhileFull: number }): string {
  const names = typeof trunk === 'string' ? [trunk] : trunk;
  const [name, its] = names.length === 1 ? [names[0]!, 'its'] : [`${names.slice(0, -1).join(', ')} and ${names.at(-1)!} together`, 'their'];
  const days = counted(seen.daysFull, 'counted day');
  if (verdict === 'full') return `${name} held all of ${its} channels (${thousands(seen.level)}) for ${thousands(seen.secondsFull)} s, on ${days}, so ${its} figures are a lower bound of the traffic that was offered.`;
  if (verdict === 'no') return '';
  const blocked = seen.blockedWhileFull > 0 ? `, with ${counted(seen.blockedWhileFull, 'blocked call')} meanwhile` : '';
  return `${name} reached ${counted(seen.level, 'channel')} and never more, on ${days}${blocked}, as if there were no more, so ${its} figures may be a lower bound.`;
}

function counted(count: number, noun: string): string {
  return `${thousands(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Seconds from `from` to `until` in which `level` (above 0) or more were held. */
function secondsAt(curve: OccupancyCurve, level: number, from: number, until: number): number {
  let sum = 0;
  for (let step = Math.max(0, stepAt(curve, from)); step < curve.count && curve.time[step]! < until; step++) {
    if (curve.level[step]! < level) continue;
    // Nothing is held behind the last step, so a step at or above a level of more than 0 has a next one.
    sum += Math.min(curve.time[step + 1]!, until) - Math.max(curve.time[step]!, from);
  }
  return sum;
}

function blockedAt(table: CallTable, curve: OccupancyCurve, level: number): number {
  const { count, outcome, start } = table.calls;
  let blocked = 0;
  for (let call = 0; call < count; call++) {
    if (outcome[call] !== Outcome.blocked) continue;
    const step = stepAt(curve, start[call]!);
    if (step >= 0 && curve.level[step]! >= level) blocked++;
  }
  return blocked;
}
