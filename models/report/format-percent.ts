import type { Estimate } from '../core/estimate.ts';
import { formatNumber } from './format-count.ts';

/**
 * A ratio as per cent with about two significant digits: `27 %`, `2.7 %`, `0.027 %`. A ratio above zero never prints as zero,
 * one below 1 never as 100 %.
 */
export function formatPercent(ratio: number, extraDigits = 0): string {
  return `${percentDigits(ratio, extraDigits)} %`;
}

/**
 * An estimated ratio. Nothing seen is not zero: with an upper bound it prints as `< 0.02 %`.
 */
export function formatRatio(ratio: Estimate): string {
  if (ratio.estimate > 0 || ratio.high === null || ratio.high <= 0) return formatPercent(ratio.estimate);
  return `< ${formatPercent(ratio.high)}`;
}

/** The interval of a ratio, `2.6 to 2.8 %`; empty text where there is none. */
export function formatRatioInterval(ratio: Estimate): string {
  if (ratio.low === null || ratio.high === null) return '';
  return `${percentDigits(ratio.low, 0)} to ${percentDigits(ratio.high, 0)} %`;
}

/**
 * A ratio beside the target that it is held against, both with as many digits as it takes to tell them apart:
 * 0.0104 against 0.01 prints as `1.04 %` and `1 %`.
 */
export function formatAgainst(got: number, wanted: number): { got: string; wanted: string } {
  for (let extra = 0; extra < 4; extra++) {
    const text = formatPercent(got, extra);
    if (got === wanted || text !== formatPercent(wanted, extra)) return { got: text, wanted: formatPercent(wanted, extra) };
  }
  return { got: `${got * 100} %`, wanted: `${wanted * 100} %` };
}

function percentDigits(ratio: number, extra: number): string {
  const percent = ratio * 100;
  const size = Math.abs(percent);
  if (size === 0) return '0';
  if (size >= 99.95 && size < 100) return extra > 0 ? formatNumber(percent, 2 + extra) : '> 99.9';
  return formatNumber(percent, fractionDigits(size) + extra);
}

/** Digits behind the point for two significant ones; counted by comparison, so that no logarithm is needed. */
function fractionDigits(percent: number): number {
  if (percent >= 10) return percent > 99 && percent < 100 ? 1 : 0;
  let digits = 1;
  for (let step = 1; percent < step && digits < 8; step /= 10) digits++;
  return digits;
}
