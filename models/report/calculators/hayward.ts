import { haywardBlocking, haywardChannels, haywardMean } from '../../teletraffic/hayward.ts';
import type { Calculator } from './calculator.ts';
import { figure, percentage } from './figures.ts';
import { blocking, channels, lost, mean, peakedness, variance } from './quantities.ts';

/** Hayward's method. */
export const haywardCalculator: Calculator<'mean' | 'variance' | 'peakedness' | 'channels' | 'blocking' | 'lost'> = {
  id: 'hayward',
  command: 'hayward',
  title: 'Hayward',
  about: 'Blocking of bursty or smooth traffic by Erlang B of traffic and channels divided by the peakedness.',
  variables: [mean, peakedness, { ...channels, example: 20 }],
  goals: [blocking],
  results: [variance, lost],
  find: (unknown, _goal, values) =>
    unknown === 'channels' ? haywardChannels(values.mean, values.mean * values.peakedness, values.blocking) : haywardMean(values.peakedness, values.channels, values.blocking),
  evaluate: (values) => {
    const v = values.mean * values.peakedness;
    const blocked = haywardBlocking(values.mean, v, values.channels);
    return { variance: v, blocking: blocked, lost: values.mean * blocked };
  },
  sentence: ({ mean: m, peakedness: z, channels: n, blocking: b }) => `${figure(n)} channels at ${figure(m)} erlang of peakedness ${figure(z)} block ${percentage(b)} of the calls (Hayward).`,
  formula: 'blocking = B(M ÷ z, n ÷ z), with Erlang B of a real number of channels',
  filled: ({ mean: m, peakedness: z, channels: n, blocking: b }) => `B(${figure(m)} ÷ ${figure(z)}, ${figure(n)} ÷ ${figure(z)}) = B(${figure(m / z)}, ${figure(n / z)}) = ${percentage(b)}`,
};
