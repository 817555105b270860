import type { Quantity } from './calculator.ts';

/** A figure in at most six digits, thousands not grouped, so that it can be typed again: `16.1246`, `0.00003`. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return 'without end';
  const rounded = Number(value.toPrecision(6));
  return Math.abs(rounded) >= 1e-6 || rounded === 0 ? String(rounded) : rounded.toExponential();
}

/** A share as per cent in four digits: `2.696 %`. */
export function percentage(share: number): string {
  const percent = 100 * share;
  if (percent === 0) return '0 %';
  return percent >= 1e-6 ? `${percent.toPrecision(4)} %` : `${percent.toExponential(3)} %`;
}

/** A quantity with its unit: `16.1246 erlang`, `2.696 %`, `18.2 s`. */
export function withUnit({ unit }: Quantity, value: number): string {
  if (unit === 'share') return percentage(value);
  if (unit === 'ratio') return figure(value);
  return `${figure(value)} ${unit === 'seconds' ? 's' : unit}`;
}
