import type { Difference } from '../core/difference.ts';
import { formatMean, formatNumber } from './format-count.ts';
import { formatPercent } from './format-percent.ts';
import { formatRate } from './format-rate.ts';

/** How the value of a quantity is written, unit included where it has one. */
export type ValueFormat = (value: number) => string;

/** Ratios in per cent, rates in bit/s, means of units, whole units (their bounds with a digit behind the point). Of a ratio the difference is in points: per cent of the whole, not of the ratio. */
export const formats = {
  ratio: formatPercent,
  rate: formatRate,
  mean: formatMean,
  whole: (value: number): string => formatNumber(value, 1),
} satisfies Record<string, ValueFormat>;

/** A difference with its sign, `+3.2`, `−12 points`; what is equal, or too small to be written, is `0`. */
export function formatSigned(value: number, format: ValueFormat): string {
  const text = asPoints(format(Math.abs(value)), format);
  return /^0(?![.\d])/.test(text) ? '0' : `${value < 0 ? '−' : '+'}${text}`;
}

/** A difference: `+3.2`; `0` where it is exactly nothing. */
export function formatDifference({ estimate }: Difference, format: ValueFormat): string {
  return formatSigned(estimate, format);
}

/** Its interval, `−4.4 to −3.2 points`; empty text where there is none, or nothing to tell. */
export function formatDifferenceInterval({ low, high }: Difference, format: ValueFormat): string {
  if (low === null || high === null || (low === 0 && high === 0)) return '';
  const from = formatSigned(low, format);
  return `${format === formats.ratio ? from.replace(' points', '') : from} to ${formatSigned(high, format)}`;
}

/** `4.2 instead of 37.5 (−35 to −31)`: what it is in B, in A, and the interval of the difference. */
export function formatInstead(difference: Difference, format: ValueFormat): string {
  const interval = formatDifferenceInterval(difference, format);
  return `${format(difference.b)} instead of ${format(difference.a)}${interval ? ` (${interval})` : ''}`;
}

function asPoints(text: string, format: ValueFormat): string {
  return format === formats.ratio ? text.replace(/ %$/, ' points') : text;
}
