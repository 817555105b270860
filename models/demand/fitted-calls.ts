import type { StreamKeys } from '../core/arrivals.ts';
import { fnv1a64 } from '../core/hash.ts';
import { incompleteGammaQuantile } from '../core/incomplete-gamma.ts';
import type { Draws } from '../core/random.ts';
import { Purpose } from '../core/random.ts';
import { zone } from '../core/zone.ts';
import { CallsBuilder } from './calls-builder.ts';
import type { CallColumns } from './call-columns.ts';
import { clockQuarter, QUARTERS, type FittedFlows } from './fitted-flows.ts';
import { PoissonCalls, type SyntheticInterval } from './poisson-calls.ts';
import type { RecordedCalls } from './recorded-calls.ts';

const QUARTER = 900;
const DAY_STREAM = fnv1a64('day');
/** Smallest uniform that a quantile is taken of. */
const LEAST = 2 ** -54;
/** A factor that varies less than this does not vary: its coefficient of variation is below a hundredth of a percent. */
const LEAST_VARIATION = 1e-8;

/** What one replication's fitted calls are drawn with. */
export interface FittedDay {
  interval: SyntheticInterval;
  /** 1 Monday to 7 Sunday, one of the fitted weekdays. */
  weekday: number;
  estateZone: string;
  replication: number;
}

/**
 * The fitted calls of one replication. Each flow is a Poisson process whose rate in a quarter of an hour is the mean of the recorded calls of
 * the weekday, times a gamma factor of mean 1 for the day; each call is like one of the recorded calls of its quarter, drawn by
 * inversion of their holding times, with its trunks and phases.
 */
export class FittedCalls {
  readonly #fitted: FittedFlows;
  readonly #calls: RecordedCalls;
  readonly #day: FittedDay;
  readonly #weekday: number;
  /** Quarter of the clock in each quarter of the interval. */
  readonly #quarters: Uint8Array;
  /** By site. */
  readonly #factors: Float64Array;
  /** By flow. */
  readonly #processes: PoissonCalls[];

  constructor(fitted: FittedFlows, calls: RecordedCalls, streams: StreamKeys, day: FittedDay, draws: Draws) {
    this.#fitted = fitted;
    this.#calls = calls;
    this.#day = day;
    this.#weekday = fitted.weekdays.indexOf(day.weekday);
    this.#quarters = clockQuarters(day);
    this.#factors = dayFactors(fitted.variation, day.replication, draws);
    this.#processes = Array.from(fitted.siteOf, (_, flow) =>
      new PoissonCalls(day.interval, { replication: day.replication, low: streams.low[flow]!, high: streams.high[flow]! }, draws, (uniform) => uniform));
  }

  /** The calls of each flow at a growth factor, which multiplies the rates. */
  at(growth: number): CallColumns[] {
    return this.#processes.map((_, flow) => this.#flowAt(flow, growth));
  }

  #flowAt(flow: number, growth: number): CallColumns {
    const { offset, calls, shownSeconds, weekdays, siteOf } = this.#fitted;
    const { holding, variant, phases } = this.#calls;
    const quarters = this.#quarters;
    const firstQuarter = Math.floor(this.#day.interval.from / QUARTER);
    const factor = growth * this.#factors[siteOf[flow]!]!;
    const first = (flow * weekdays.length + this.#weekday) * QUARTERS;
    const builder = new CallsBuilder(phases !== null);
    if (offset[first] === offset[first + QUARTERS]) return builder.finish();
    const rateOf = (instant: number): number => {
      const quarter = quarters[Math.floor(instant / QUARTER) - firstQuarter]!;
      const shown = shownSeconds[this.#weekday * QUARTERS + quarter]!;
      return shown > 0 ? (factor * (offset[first + quarter + 1]! - offset[first + quarter]!)) / shown : 0;
    };
    this.#processes[flow]!.at(rateOf, (instant, number, uniform) => {
      const cell = first + quarters[Math.floor(instant / QUARTER) - firstQuarter]!;
      const from = offset[cell]!;
      const like = calls[from + Math.floor(uniform * (offset[cell + 1]! - from))]!;
      builder.add(instant, holding[like]!, variant[like]!, flow, number, like);
    });
    return builder.finish();
  }
}

/** A clock's quarters begin with those of the absolute clock: zones differ by whole quarters. */
function clockQuarters({ interval, estateZone }: FittedDay): Uint8Array {
  const clock = zone(estateZone);
  const first = Math.floor(interval.from / QUARTER);
  return Uint8Array.from({ length: Math.ceil(interval.until / QUARTER) - first }, (_, i) => clockQuarter(clock, (first + i) * QUARTER));
}

/** Day factor of each site by inversion of one uniform for the whole estate: a busy day is busy everywhere. */
export function dayFactors(variation: Float64Array, replication: number, draws: Draws): Float64Array {
  draws.pair(Purpose.dayFactor, 0, 0, replication, DAY_STREAM.low, DAY_STREAM.high);
  const uniform = Math.max(draws.first, LEAST);
  return variation.map((squared) => (squared < LEAST_VARIATION ? 1 : squared * incompleteGammaQuantile(uniform, 1 / squared)));
}
