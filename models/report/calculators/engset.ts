import { engset, engsetChannels, engsetOffered, engsetSources, engsetSourceTraffic, type Congestion } from '../../teletraffic/engset.ts';
import type { Calculator } from './calculator.ts';
import { figure, percentage } from './figures.ts';
import { carried, channels, isShare } from './quantities.ts';

type Key = 'sources' | 'perSource' | 'channels' | 'time' | 'call' | 'traffic' | 'offered' | 'idleSourceTraffic' | 'carried';

const share = { unit: 'share', fits: isShare, domain: 'a ratio from 0 to 1', example: 0.01 } as const;

/** Engset. */
export const engsetCalculator: Calculator<Key> = {
  id: 'engset',
  command: 'engset',
  title: 'Engset',
  about: 'Blocking of a group whose calls come from few sources: who is on the phone makes no call. Use it below about ten sources a channel.',
  variables: [
    { name: 'sources', label: 'Sources', unit: 'sources', help: 'sources: people or telephones', fits: (value) => Number.isInteger(value) && value >= 1, domain: 'a whole number of sources of at least 1', example: 100, solvable: true },
    { name: 'perSource', label: 'Offered by a source', unit: 'erlang', help: 'offered traffic of one source, erlang', fits: (value) => value >= 0 && value < 1, domain: 'a number of erlangs from 0 to below 1', example: 0.2, solvable: true },
    { ...channels, fits: (value) => Number.isInteger(value) && value >= 0, domain: 'a whole number of channels of at least 0', example: 30 },
  ],
  goals: [
    { name: 'call', label: 'Call congestion', help: 'share of the calls that find no channel', ...share },
    { name: 'time', label: 'Time congestion', help: 'share of the time in which all channels are busy', ...share },
    { name: 'traffic', option: 'traffic-congestion', label: 'Traffic congestion', help: 'share of the offered traffic that is not carried', ...share },
  ],
  results: [
    { name: 'offered', label: 'Offered traffic', unit: 'erlang', help: 'offered traffic of all sources', example: 0 },
    { name: 'idleSourceTraffic', label: 'Traffic of an idle source', unit: 'erlang', help: 'calls of an idle source in a mean holding time', example: 0 },
    carried,
  ],
  find: (unknown, goal, values) => {
    const kind = goal as Congestion;
    const wanted = values[kind];
    if (unknown === 'channels') return engsetChannels(values.sources, idleTraffic(values.perSource), wanted, kind);
    if (unknown === 'sources') return engsetSources(idleTraffic(values.perSource), values.channels, wanted, kind);
    const beta = engsetSourceTraffic(values.sources, values.channels, wanted, kind);
    return beta / (1 + beta);
  },
  evaluate: ({ sources, perSource, channels: n }) => {
    const beta = idleTraffic(perSource);
    const { time, call, traffic } = engset(sources, beta, n);
    const offered = engsetOffered(sources, beta);
    return { time, call, traffic, offered, idleSourceTraffic: beta, carried: offered * (1 - traffic) };
  },
  sentence: ({ sources, offered, channels: n, time, call, traffic }) =>
    `${figure(n)} channels block ${percentage(call)} of the calls of ${figure(sources)} sources that offer ${figure(offered)} erlang (Engset); all are busy ${percentage(time)} of the time, ${percentage(traffic)} of the traffic is lost.`,
  formula: 'E = C(S, N) β^N ÷ (C(S, 0) β^0 + C(S, 1) β^1 + … + C(S, N) β^N); calls meet E of S − 1 sources',
  filled: ({ sources, idleSourceTraffic, channels: n, time, call }) => {
    const [S, N, beta] = [figure(sources), figure(n), figure(idleSourceTraffic)];
    return `E = C(${S}, ${N}) · ${beta}^${N} ÷ (1 + ${S} · ${beta} + … + C(${S}, ${N}) · ${beta}^${N}) = ${percentage(time)}; with ${figure(sources - 1)} sources ${percentage(call)}`;
  },
};

/** β = a ÷ (1 − a). */
function idleTraffic(perSource: number): number {
  return perSource / (1 - perSource);
}
