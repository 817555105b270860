import type { StoodFull } from '../traffic/stood-full.ts';
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

/** Why the figures of a trunk of these names are, or may be, a lower bound; empty text when it never stood full. Null channels: not known. */
export function stoodFullSentence(names: readonly string[], channels: number | null, seen: StoodFull): string {
  if (seen.verdict === 'no') return '';
  if (channels === null) return `${seen.sentence} Tie it to a trunk of the estate, whose channels then tell.`;
  if (seen.highest > channels) return `${names.join(', ')} held ${formatNumber(seen.highest)} channels at once, more than the ${formatNumber(channels)} that the estate gives it: correct its channels there; until then read its figures as a lower bound.`;
  return seen.sentence;
}
