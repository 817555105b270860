import {
  erlangCServersForLevel, erlangCServersForMean, erlangCServiceLevel, erlangCTrafficForLevel, erlangCTrafficForMean, erlangCWaits,
} from '../../teletraffic/erlang-c-wait.ts';
import { erlangC, erlangCServers, erlangCTraffic } from '../../teletraffic/erlang-c.ts';
import type { Calculator } from './calculator.ts';
import { figure, percentage } from './figures.ts';
import { channels, isShare, traffic } from './quantities.ts';

/** Erlang C. */
export const erlangCCalculator: Calculator<'traffic' | 'channels' | 'holding' | 'within' | 'waiting' | 'meanWaitSeconds' | 'serviceLevel' | 'queue'> = {
  id: 'erlang-c',
  command: 'c',
  title: 'Erlang C',
  about: 'Waiting for a free channel or agent: callers who find none queue in order and never give up.',
  variables: [
    traffic,
    { ...channels, label: 'Channels or agents', help: 'channels, or agents' },
    { name: 'holding', label: 'Mean holding time', unit: 'seconds', help: 'mean holding time, seconds', fits: (value) => value > 0, domain: 'a number of seconds above 0', example: 180, usual: true, solvable: false },
    { name: 'within', label: 'Answered within', unit: 'seconds', help: 'wait that the service level allows, seconds', fits: (value) => value >= 0, domain: 'a number of seconds of at least 0', example: 20, usual: true, solvable: false },
  ],
  goals: [
    { name: 'waiting', label: 'Probability of waiting', unit: 'share', help: 'probability that a call has to wait', fits: isShare, domain: 'a ratio from 0 to 1', example: 0.2 },
    { name: 'meanWaitSeconds', option: 'mean-wait', label: 'Mean wait', unit: 'seconds', help: 'mean wait of all calls, seconds', fits: (value) => value >= 0, domain: 'a number of seconds of at least 0', example: 10 },
    { name: 'serviceLevel', label: 'Service level', unit: 'share', help: 'share of the calls that are answered in time', fits: isShare, domain: 'a ratio from 0 to 1', example: 0.8 },
  ],
  results: [{ name: 'queue', label: 'Mean queue', unit: 'calls', help: 'mean number of waiting calls', example: 0 }],
  find: (unknown, goal, { traffic: a, channels: n, holding, within, waiting, meanWaitSeconds, serviceLevel }) => {
    const forChannels = unknown === 'channels';
    if (goal === 'waiting') return forChannels ? erlangCServers(a, waiting) : erlangCTraffic(n, waiting);
    if (goal === 'meanWaitSeconds') return forChannels ? erlangCServersForMean(a, holding, meanWaitSeconds) : erlangCTrafficForMean(n, holding, meanWaitSeconds);
    return forChannels ? erlangCServersForLevel(a, holding, within, serviceLevel) : erlangCTrafficForLevel(n, holding, within, serviceLevel);
  },
  evaluate: ({ traffic: a, channels: n, holding, within }) => {
    const { mean, queue } = erlangCWaits(a, n, holding);
    return { waiting: erlangC(a, n), meanWaitSeconds: mean, serviceLevel: erlangCServiceLevel(a, n, holding, within), queue };
  },
  sentence: ({ traffic: a, channels: n, within, waiting, meanWaitSeconds, serviceLevel }) =>
    a >= n
      ? `${figure(n)} channels cannot take ${figure(a)} erlang: the queue grows without end (Erlang C).`
      : `${percentage(waiting)} of the calls wait at ${figure(n)} channels and ${figure(a)} erlang, ${figure(meanWaitSeconds)} s in the mean of all; ${percentage(serviceLevel)} are answered within ${figure(within)} s (Erlang C).`,
  formula: 'C = N · B ÷ (N − A (1 − B)), P(wait > t) = C · e^(−(N − A) t ÷ h)',
  filled: ({ traffic: a, channels: n, holding, within, waiting, serviceLevel }) => {
    const [A, N] = [figure(a), figure(n)];
    if (a >= n) return `A = ${A} ≥ N = ${N}: C = 1, and no wait is finite`;
    return `C = ${N} · B(${A}, ${N}) ÷ (${N} − ${A} (1 − B)) = ${percentage(waiting)}, P(wait > ${figure(within)} s) = ${figure(waiting)} · e^(−(${N} − ${A}) · ${figure(within)} ÷ ${figure(holding)}) = ${percentage(1 - serviceLevel)}`;
  },
};
