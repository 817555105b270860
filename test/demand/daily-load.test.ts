import { describe, expect, it } from 'vitest';
import { dailyLoad } from '../../models/demand/daily-load.ts';
import type { SyntheticFlow } from '../../models/scenario/scenario.ts';

function row(shape: SyntheticFlow['holding']['shape'], meanSeconds: number, profile: number[]): SyntheticFlow {
  return { id: '0', from: 'hq', to: 'pstn', class: 'national', number: null, erlangs: 20, holding: { meanSeconds, shape, cv: 1 }, profile };
}
const hours = (weights: Record<number, number>): number[] => Array.from({ length: 24 }, (_, hour) => weights[hour] ?? 0);
const hourFrom = (load: Float64Array, quarter: number): number => load.slice(quarter, quarter + 4).reduce((a, b) => a + b, 0) / 4;

describe('the expected load of a synthetic flow', () => {
  it('is its erlangs all day where the profile is constant', () => {
    for (const shape of ['exponential', 'constant', 'lognormal', 'hyperexponential'] as const)
      for (const erlangs of dailyLoad(row(shape, 600, new Array<number>(24).fill(1)))) expect(Math.abs(erlangs - 20)).toBeLessThan(0.25);
  });

  it('lags behind the arrivals by the holding time: an hour of arrivals, exact for exponential calls', () => {
    // Within the hour of arrivals A(1 − h(1 − e^(−1/h))) with h in hours; one quarter later by the same integral from 15 to 75 minutes.
    const h = 0.5;
    const load = dailyLoad(row('exponential', 1800, hours({ 9: 1 })));
    expect(Math.abs(hourFrom(load, 36) - 20 * (1 - h * (1 - Math.exp(-1 / h))))).toBeLessThan(0.1);
    const rising = 0.75 - h * (Math.exp(-0.25 / h) - Math.exp(-1 / h));
    const falling = h * (1 - Math.exp(-1 / h)) * (1 - Math.exp(-0.25 / h));
    expect(Math.abs(hourFrom(load, 37) - 20 * (rising + falling))).toBeLessThan(0.1);
  });

  it('is exact for constant holding times: by hand', () => {
    // Calls of 15 min arriving in hour 9 alone: 10 erlang in the first quarter, 20 in the next three, 10 in the one behind.
    const load = dailyLoad(row('constant', 900, hours({ 9: 1 })));
    expect(Array.from(load.slice(35, 42), (erlangs) => Math.round(erlangs * 100) / 100)).toEqual([0, 10, 20, 20, 20, 10, 0]);
  });
});
