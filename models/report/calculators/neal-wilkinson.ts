import { dayToDayVariance, dayVariations, nealWilkinson, nealWilkinsonChannels, nealWilkinsonMean, type DayVariation } from '../../teletraffic/day-to-day.ts';
import { erlangB } from '../../teletraffic/erlang-b.ts';
import type { Calculator } from './calculator.ts';
import { figure, percentage } from './figures.ts';
import { blocking, channels, peakedness, traffic } from './quantities.ts';

type Key = 'traffic' | 'channels' | 'peakedness' | 'blocking' | 'callBlocking' | 'fixedLoadBlocking' | 'variance';

const exponents = Object.entries(dayVariations).map(([level, exponent]) => (exponent === null ? `${level} 0` : `${level} 0.13 · M^${exponent}`));

/** Neal–Wilkinson. */
export const nealWilkinsonCalculator: Calculator<Key> = {
  id: 'neal-wilkinson',
  command: 'neal-wilkinson',
  title: 'Neal–Wilkinson',
  about: 'Mean of the busy-hour blocking over a season whose days differ: busy days lose more than quiet ones save.',
  variables: [{ ...traffic, label: 'Mean busy-hour load', help: 'mean of the days’ busy-hour loads, erlang' }, channels, { ...peakedness, example: 1, usual: true }],
  goals: [blocking],
  results: [
    { name: 'callBlocking', label: 'By calls', unit: 'share', help: 'share of all calls of the season', example: 0 },
    { name: 'fixedLoadBlocking', label: 'Were all days alike', unit: 'share', help: 'blocking at the mean load', example: 0 },
    { name: 'variance', label: 'Variance of the days', unit: 'ratio', help: 'variance of the daily load', example: 0 },
  ],
  choice: {
    name: 'variation', label: 'Days differ', help: `how much the days differ; variance of their loads: ${exponents.join(', ')}`,
    options: [{ value: 'none', label: 'not at all' }, { value: 'low', label: 'little (low)' }, { value: 'medium', label: 'medium' }, { value: 'high', label: 'much (high)' }],
    usual: 'medium',
  },
  find: (unknown, _goal, values, choice) =>
    unknown === 'channels'
      ? nealWilkinsonChannels(values.traffic, values.blocking, choice as DayVariation, values.peakedness)
      : nealWilkinsonMean(values.channels, values.blocking, choice as DayVariation, values.peakedness),
  evaluate: (values, choice) => {
    const found = nealWilkinson(values.traffic, values.channels, choice as DayVariation, values.peakedness);
    return {
      ...found,
      fixedLoadBlocking: erlangB(values.traffic / values.peakedness, values.channels / values.peakedness),
      variance: dayToDayVariance(values.traffic, choice as DayVariation),
    };
  },
  sentence: ({ traffic: a, channels: n, blocking: b, fixedLoadBlocking }, choice) =>
    `${figure(n)} channels at ${figure(a)} erlang block ${percentage(b)} in the mean of days of ${choice === 'none' ? 'no' : choice} variation, ${percentage(fixedLoadBlocking)} were they alike (Neal–Wilkinson).`,
  formula: 'blocking = ∫ B(a, N) f(a) da, f a gamma law of mean M and variance 0.13 · M^φ',
  filled: ({ traffic: a, channels: n, variance: v, blocking: b }) => `∫ B(a, ${figure(n)}) f(a) da = ${percentage(b)}, f a gamma law of mean ${figure(a)} and variance ${figure(v)}`,
};
