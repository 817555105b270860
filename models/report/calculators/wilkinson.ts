import { equivalentGroup, wilkinsonBlocking, wilkinsonChannels, wilkinsonMean } from '../../teletraffic/wilkinson.ts';
import type { Calculator } from './calculator.ts';
import { figure, percentage } from './figures.ts';
import { blocking, channels, lost, mean, peakedness, variance } from './quantities.ts';

type Key = 'mean' | 'variance' | 'peakedness' | 'channels' | 'blocking' | 'lost' | 'equivalentTraffic' | 'equivalentChannels';

/** Wilkinson's equivalent random theory. */
export const wilkinsonCalculator: Calculator<Key> = {
  id: 'wilkinson',
  command: 'wilkinson',
  title: 'Wilkinson',
  about: 'Blocking of bursty traffic, such as overflow, by the group whose overflow it could be (equivalent random theory).',
  variables: [mean, { ...peakedness, fits: (value) => value >= 1, domain: 'a number of at least 1' }, { ...channels, example: 20 }],
  goals: [blocking],
  results: [
    variance,
    lost,
    { name: 'equivalentTraffic', label: 'Equivalent traffic', unit: 'erlang', help: 'traffic of the equivalent group', example: 0 },
    { name: 'equivalentChannels', label: 'Equivalent channels', unit: 'channels', help: 'channels of the equivalent group', example: 0 },
  ],
  find: (unknown, _goal, values) =>
    unknown === 'channels' ? wilkinsonChannels(values.mean, varianceOf(values), values.blocking) : wilkinsonMean(values.peakedness, values.channels, values.blocking),
  evaluate: (values) => {
    const v = varianceOf(values);
    const blocked = wilkinsonBlocking(values.mean, v, values.channels);
    const group = values.mean === 0 ? { traffic: 0, channels: 0 } : equivalentGroup(values.mean, v);
    return { variance: v, blocking: blocked, lost: values.mean * blocked, equivalentTraffic: group.traffic, equivalentChannels: group.channels };
  },
  sentence: ({ mean: m, peakedness: z, channels: n, blocking: b }) => `${figure(n)} channels at ${figure(m)} erlang of peakedness ${figure(z)} block ${percentage(b)} of the calls (Wilkinson).`,
  formula: 'A* · B(A*, N*) = M with variance V; blocking = A* · B(A*, N* + n) ÷ M',
  filled: ({ mean: m, channels: n, equivalentTraffic, equivalentChannels, blocking: b }) => {
    const [A, N] = [figure(equivalentTraffic), figure(equivalentChannels)];
    return `${A} · B(${A}, ${N}) = ${figure(m)}; ${A} · B(${A}, ${N} + ${figure(n)}) ÷ ${figure(m)} = ${percentage(b)}`;
  },
};

/** At least the mean, whatever the rounding: peakedness is at least 1 here. */
function varianceOf({ mean: m, peakedness: z }: { mean: number; peakedness: number }): number {
  return z >= 1 ? Math.max(m, m * z) : m * z;
}
