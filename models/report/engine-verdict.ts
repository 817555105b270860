import type { EngineDifferences } from '../study/engine-differences.ts';
import { formatCount, formatNumber } from './format-count.ts';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Whether two engines agree, in a sentence or two. */
export function engineVerdict({ attempts, counts, figures, largest, states, replications }: EngineDifferences): string {
  const where = `${formatCount(states, 'state')}, ${formatCount(replications, 'replication')}`;
  if (counts.differing > 0) {
    return `The second engine counts otherwise: ${formatNumber(counts.differing)} of ${formatCount(counts.compared, 'count')} and ${formatNumber(figures.differing)} of ${formatCount(figures.compared, 'figure')} differ (${where}). One of the two engines is wrong: do not rely on these figures, and send us the scenario.`;
  }
  const counted = `The second engine counted all ${formatCount(attempts.b, 'attempt')} alike (${where})`;
  if (figures.differing === 0) return `${counted}, and all ${formatCount(figures.compared, 'figure')} are the same to the last bit.`;
  if (largest === 0) return `${counted}, but ${formatCount(figures.differing, 'figure')} of ${formatNumber(figures.compared)} cannot be compared: one engine has none.`;
  return `${counted}; ${formatNumber(figures.differing)} of ${formatCount(figures.compared, 'figure')} differ, the largest by ${formatTiny(largest)} of its size.`;
}

/** A relative difference: `3·10⁻¹⁶`; from a thousandth on as a decimal number. */
export function formatTiny(value: number): string {
  if (value === Infinity) return '–';
  if (value === 0 || value >= 0.001) return formatNumber(value, 3);
  const [digits, exponent] = value.toExponential(0).split('e-') as [string, string];
  return `${digits}·10⁻${[...exponent].map((digit) => superscripts[Number(digit)]).join('')}`;
}
