import { describe, expect, it } from 'vitest';
import { formatCount, formatMean, formatNumber } from '../../models/report/format-count.ts';
import { formatErlangEstimate, formatErlangs } from '../../models/report/format-erlang.ts';
import { formatAgainst, formatPercent, formatRatio, formatRatioInterval } from '../../models/report/format-percent.ts';
import { formatRate } from '../../models/report/format-rate.ts';
import { estimate, nothingSeen } from '../app/charts/fixture-result.ts';

describe('numbers', () => {
  it.each([[0, 0, '0'], [-0.2, 0, '0'], [1234567, 0, '1,234,567'], [999, 0, '999'], [1000, 0, '1,000'], [-1234.5, 1, '−1,234.5'], [7, 2, '7'], [1234.5678, 3, '1,234.568'], [NaN, 0, '–'], [Infinity, 0, 'unlimited']])('%d with %d digits is %s', (value, digits, text) => {
    expect(formatNumber(value, digits)).toBe(text);
  });
  it('keeps more digits of a smaller mean', () => {
    expect([formatMean(0.131), formatMean(7.44), formatMean(128.4), formatMean(12)]).toEqual(['0.13', '7.4', '128', '12']);
  });
  it('agrees noun and count', () => {
    expect([formatCount(1, 'call'), formatCount(1200, 'call'), formatCount(0, 'day off', 'days off')]).toEqual(['1 call', '1,200 calls', '0 days off']);
  });
});

describe('erlang', () => {
  it.each([[0.416, '0.42 E'], [89.94, '89.9 E'], [1204.4, '1,204 E']])('%d', (value, text) => expect(formatErlangs(value)).toBe(text));
  it('shows the interval, or nothing where one replication gives none', () => {
    expect(formatErlangEstimate(estimate(89.9, 0.8))).toBe('89.9 E (89.1 to 90.7)');
    expect(formatErlangEstimate(estimate(89.9, null))).toBe('89.9 E');
  });
});

describe('rates', () => {
  it.each([[0, '0 bit/s'], [999, '999 bit/s'], [87_200, '87.2 kbit/s'], [4_360_000, '4.36 Mbit/s'], [200_000_000, '200 Mbit/s'], [2_500_000_000, '2.5 Gbit/s']])('%d', (value, text) => expect(formatRate(value)).toBe(text));
});

describe('ratios', () => {
  it.each([[0, '0 %'], [0.27, '27 %'], [0.0269, '2.7 %'], [0.00269, '0.27 %'], [0.000269, '0.027 %'], [0.01, '1 %'], [0.9999, '> 99.9 %'], [0.994, '99.4 %'], [1, '100 %'], [1.25, '125 %']])('%d', (value, text) => expect(formatPercent(value)).toBe(text));
  it('never prints nothing seen as zero', () => {
    expect(formatRatio(nothingSeen(0.00021))).toBe('< 0.021 %');
    expect(formatRatio(estimate(0, null))).toBe('0 %');
  });
  it('shows the interval', () => {
    expect(formatRatioInterval(estimate(0.027, 0.001))).toBe('2.6 to 2.8 %');
    expect(formatRatioInterval(estimate(0.027, null))).toBe('');
  });
  it('tells a value from its target by as many digits as it takes', () => {
    expect(formatAgainst(0.083, 0.01)).toEqual({ got: '8.3 %', wanted: '1 %' });
    expect(formatAgainst(0.01004, 0.01)).toEqual({ got: '1.004 %', wanted: '1 %' });
    expect(formatAgainst(0.01, 0.01)).toEqual({ got: '1 %', wanted: '1 %' });
  });
});
