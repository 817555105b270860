import type { Values } from '../../../models/report/calculators/calculator.ts';
import { UsageError } from '../io.ts';

/** Another way to say a quantity of a formula. */
interface OtherWay {
  option: string;
  placeholder: string;
  help: string;
  fits: (value: number) => boolean;
  domain: string;
  /** Puts the quantity that is meant beside those that were given. */
  read(value: number, given: Values): void;
}

const atLeastZero = (value: number): boolean => value >= 0;

const variance: OtherWay = {
  option: 'variance', placeholder: 'number', help: 'variance of the offered traffic, in place of --peakedness', fits: atLeastZero, domain: 'a number of at least 0',
  read: (value, given) => {
    const { mean } = given;
    if (mean === undefined || mean === 0) throw new UsageError('--variance needs --mean, above 0.', 'Give both, or --peakedness in place of --variance.');
    put(given, 'peakedness', value / mean, '--variance and --peakedness');
  },
};

/** By formula. */
export const otherWays: Record<string, readonly OtherWay[]> = {
  'erlang-c': [
    { option: 'servers', placeholder: 'number', help: 'the same as --channels', fits: atLeastZero, domain: 'a number of servers of at least 0', read: (value, given) => put(given, 'channels', value, '--servers and --channels') },
  ],
  engset: [
    {
      option: 'traffic', placeholder: 'erlangs', help: 'offered traffic of all sources, in place of --per-source', fits: atLeastZero, domain: 'a number of erlangs of at least 0',
      read: (value, given) => {
        const { sources } = given;
        if (sources === undefined) throw new UsageError('--traffic needs --sources.', 'Give both, or --per-source, the traffic of one source.');
        if (value >= sources) throw new UsageError(`--traffic ${value} is not below --sources ${sources}: each source offers less than 1 erlang.`, 'Give less traffic or more sources.');
        put(given, 'perSource', value / sources, '--traffic and --per-source');
      },
    },
    {
      option: 'idle-source-traffic', placeholder: 'erlangs', help: 'calls of an idle source in a mean holding time, in place of --per-source', fits: atLeastZero, domain: 'a number of erlangs of at least 0',
      read: (value, given) => put(given, 'perSource', value / (1 + value), '--idle-source-traffic and --per-source or --traffic'),
    },
  ],
  wilkinson: [variance],
  hayward: [variance],
};

function put(given: Values, name: string, value: number, both: string): void {
  if (name in given) throw new UsageError(`${both} say the same.`, 'Give one of them.');
  given[name] = value;
}
