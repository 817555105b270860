import { extendedErlangB, extendedErlangBChannels, extendedErlangBRetry, extendedErlangBTraffic } from '../../teletraffic/extended-erlang-b.ts';
import type { Calculator } from './calculator.ts';
import { figure, percentage } from './figures.ts';
import { blocking, carried, channels, isShare, lost, traffic } from './quantities.ts';

/** Extended Erlang B. */
export const extendedErlangBCalculator: Calculator<'traffic' | 'channels' | 'retry' | 'blocking' | 'offered' | 'carried' | 'lost'> = {
  id: 'extended-erlang-b',
  command: 'extended-b',
  title: 'Extended Erlang B',
  about: 'Erlang B where a share of the callers who find the group full tries again at once.',
  variables: [
    { ...traffic, label: 'Traffic of first attempts', help: 'offered traffic of first attempts, erlang' },
    channels,
    { name: 'retry', label: 'Callers who try again', unit: 'share', help: 'share of the blocked attempts that try again', fits: isShare, domain: 'a ratio from 0 to 1', example: 0.5, solvable: true },
  ],
  goals: [{ ...blocking, help: 'probability that an attempt finds no channel' }],
  results: [{ name: 'offered', label: 'Offered with retries', unit: 'erlang', help: 'offered traffic with retries', example: 0 }, carried, { ...lost, label: 'Given up' }],
  find: (unknown, _goal, values) => {
    if (unknown === 'channels') return extendedErlangBChannels(values.traffic, values.blocking, values.retry);
    if (unknown === 'traffic') return extendedErlangBTraffic(values.channels, values.blocking, values.retry);
    return extendedErlangBRetry(values.traffic, values.channels, values.blocking);
  },
  evaluate: (values) => ({ ...extendedErlangB(values.traffic, values.channels, values.retry) }),
  sentence: ({ traffic: first, channels: n, retry, blocking: b, offered }) =>
    `${figure(n)} channels at ${figure(first)} erlang of first attempts block ${percentage(b)} of the attempts when ${percentage(retry)} of those blocked try again: ${figure(offered)} erlang with retries.`,
  formula: 'A = A₀ + r · A · B(A, N), with Erlang B',
  filled: ({ traffic: first, channels: n, retry, offered, blocking: b }) =>
    `A = ${figure(first)} + ${figure(retry)} · A · B(A, ${figure(n)}): A = ${figure(offered)} erlang, B(${figure(offered)}, ${figure(n)}) = ${percentage(b)}`,
};
