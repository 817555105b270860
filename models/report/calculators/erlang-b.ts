import { carriedTraffic } from '../../teletraffic/carried-traffic.ts';
import { erlangB, erlangBChannels, erlangBTraffic } from '../../teletraffic/erlang-b.ts';
import type { Calculator } from './calculator.ts';
import { figure, percentage } from './figures.ts';
import { blocking, carried, channels, traffic } from './quantities.ts';

/** Erlang B. */
export const erlangBCalculator: Calculator<'traffic' | 'channels' | 'blocking' | 'carried'> = {
  id: 'erlang-b',
  command: 'b',
  title: 'Erlang B',
  about: 'Blocking of a group of channels without waiting: callers who find it full give up.',
  variables: [traffic, channels],
  goals: [blocking],
  results: [{ ...carried, onScreenOnly: true }],
  find: (unknown, _goal, values) => (unknown === 'channels' ? erlangBChannels(values.traffic, values.blocking) : erlangBTraffic(values.channels, values.blocking)),
  evaluate: (values) => ({ blocking: erlangB(values.traffic, values.channels), carried: carriedTraffic(values.traffic, values.channels) }),
  sentence: (values) => `${figure(values.channels)} channels at ${figure(values.traffic)} erlang block ${percentage(values.blocking)} of the calls (Erlang B).`,
  formula: 'B = (A^N ÷ N!) ÷ (A^0 ÷ 0! + A^1 ÷ 1! + … + A^N ÷ N!)',
  filled: ({ traffic: a, channels: n, blocking: b }) => {
    const [A, N] = [figure(a), figure(n)];
    // A sum has whole terms; between them stands the integral that continues it.
    if (!Number.isInteger(n)) return `1 ÷ B = ${A} · ∫ e^(−${A} t) (1 + t)^${N} dt, B = ${percentage(b)}`;
    const sum = n > 2 ? `1 + ${A} + … + ${A}^${N} ÷ ${N}!` : ['1', `1 + ${A}`, `1 + ${A} + ${A}^2 ÷ 2`][n];
    return `B = (${A}^${N} ÷ ${N}!) ÷ (${sum}) = ${percentage(b)}`;
  },
};
