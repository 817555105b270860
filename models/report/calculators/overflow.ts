import { erlangBChannels } from '../../teletraffic/erlang-b.ts';
import { overflowMoments, overflowTraffic } from '../../teletraffic/overflow.ts';
import type { Calculator } from './calculator.ts';
import { figure } from './figures.ts';
import { channels, traffic, variance } from './quantities.ts';

/** Overflow moments. */
export const overflowCalculator: Calculator<'traffic' | 'channels' | 'mean' | 'variance' | 'peakedness'> = {
  id: 'overflow',
  command: 'overflow',
  title: 'Overflow',
  about: 'What a full group passes on: mean and variance of the traffic that overflows from it. It comes in bursts.',
  variables: [{ ...traffic, example: 20 }, { ...channels, example: 18 }],
  goals: [{ name: 'mean', label: 'Mean overflow', unit: 'erlang', help: 'mean of the traffic that overflows, erlang', fits: (value) => value >= 0, domain: 'a number of erlangs of at least 0', example: 2 }],
  results: [{ ...variance, help: 'variance of the overflow' }, { name: 'peakedness', label: 'Peakedness', unit: 'ratio', help: 'variance ÷ mean', example: 1 }],
  find: (unknown, _goal, values) => {
    if (unknown === 'traffic') return overflowTraffic(values.channels, values.mean);
    return values.traffic > values.mean ? erlangBChannels(values.traffic, values.mean / values.traffic) : 0;
  },
  evaluate: (values) => ({ ...overflowMoments(values.traffic, values.channels) }),
  sentence: ({ traffic: a, channels: n, mean, variance: v, peakedness: z }) =>
    `${figure(n)} channels at ${figure(a)} erlang pass on ${figure(mean)} erlang with a variance of ${figure(v)}: peakedness ${figure(z)}.`,
  formula: 'M = A · B(A, N), V = M (1 − M + A ÷ (N + 1 + M − A)), z = V ÷ M',
  filled: ({ traffic: a, channels: n, mean, variance: v, peakedness: z }) => {
    const [A, N, M] = [figure(a), figure(n), figure(mean)];
    return `M = ${A} · B(${A}, ${N}) = ${M}, V = ${M} (1 − ${M} + ${A} ÷ (${N} + 1 + ${M} − ${A})) = ${figure(v)}, z = ${figure(z)}`;
  },
};
