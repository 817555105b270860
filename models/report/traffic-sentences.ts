import type { TrunkTraffic } from '../traffic/analysis.ts';
import type { HeatMap } from '../traffic/views.ts';
import { formatCount, formatMean, formatNumber } from './format-count.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** An hour of the week in words: `Monday 10:00 to 11:00`. `weekday` 0 is Monday. */
export function hourOfWeek(weekday: number, hour: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${weekdays[weekday] ?? ''} ${two(hour)}:00 to ${two(hour + 1)}:00`;
}

/** The week heat map in words: its busiest hours. `unit` as on screen: `channels held`, `calls in progress`. */
export function weekSentence(map: HeatMap, unit: string): string {
  const [first, second] = map.ranking;
  if (!first) return 'No counted day has a call.';
  const kind = map.measure === 'highest' ? 'The highest' : 'The highest mean';
  const next = second ? `, then ${hourOfWeek(second.weekday, second.hour)} with ${formatMean(second.value)}` : '';
  return `${kind} is ${formatMean(first.value)} ${unit} on ${hourOfWeek(first.weekday, first.hour)}${next}.`;
}

/** A concurrency curve in words. `moment` is the peak's time as text. */
export function curveSentence(peak: number, moment: string, average: number, unit: string, channels: number | null): string {
  const limit = channels === null ? '' : peak >= channels ? `; all ${formatCount(channels, 'channel')} were held` : `, of ${formatCount(channels, 'channel')}`;
  return `At most ${formatNumber(peak)} ${unit}${peak > 0 ? `, first about ${moment}` : ''}${limit}; ${formatMean(average)} on average over what is shown.`;
}

/** Why a trunk's figures are a lower bound; empty text when it never stood full. Null channels: not known. */
export function stoodFullSentence(trunk: TrunkTraffic, channels: number | null): string {
  const peak = trunk.peak.concurrent;
  if (channels === null || peak < channels || channels <= 0) return '';
  if (peak > channels) return `${trunk.name} held ${formatNumber(peak)} channels at once, more than the ${formatNumber(channels)} that the estate gives it: correct its channels there; until then read its figures as a lower bound.`;
  return `${trunk.name} stood full, with all ${formatCount(channels, 'channel')} held: further calls found no room and are not in the records, so its figures are a lower bound.`;
}
