import type { DayCurve } from '../study/simulate-result.ts';
import { formatMean, formatNumber } from './format-count.ts';
import { formatRate } from './format-rate.ts';
import { formatCapacity } from './resource-words.ts';

/** `HH:MM` of a quarter of the day. */
export function quarterText(quarter: number): string {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
}

/** A resource's day in words: when its mean is highest, and what all days held at most. `unit`: that of the curve. */
export function daySentence(curve: DayCurve, unit: string, capacity: number | null): string {
  const isRate = unit === 'bit/s';
  const busiest = curve.mean.indexOf(Math.max(...curve.mean));
  const peak = curve.peak.indexOf(Math.max(...curve.peak));
  if (busiest < 0 || curve.peak[peak] === 0) return 'Nothing is used on any day.';
  const most = isRate ? formatRate(curve.peak[peak]!) : formatNumber(curve.peak[peak]!);
  const mean = isRate ? formatRate(curve.mean[busiest]!) : formatMean(curve.mean[busiest]!);
  return `Busiest from ${quarterText(busiest)} to ${quarterText(busiest + 1)}: ${mean} on average. Most on any day: ${most}${isRate ? '' : ` ${unit}`}, between ${quarterText(peak)} and ${quarterText(peak + 1)}; it has ${capacity === null ? 'no limit' : formatCapacity(capacity, unit)}.`;
}
