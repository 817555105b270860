import type { StreamKeys } from '../core/arrivals.ts';
import type { Draws } from '../core/random.ts';
import { zone } from '../core/zone.ts';
import type { SyntheticFlow } from '../scenario/scenario.ts';
import { CallsBuilder } from './calls-builder.ts';
import type { CallColumns } from './call-columns.ts';
import { holdingTime } from './holding-time.ts';
import { PoissonCalls, type SyntheticInterval } from './poisson-calls.ts';

/** A synthetic row of the scenario with its place in the demand. Plain data. */
export interface SyntheticSource {
  row: SyntheticFlow;
  variant: number;
  stream: number;
  /** Zone whose hours the profile is of. */
  zoneId: string;
}

/** The calls of a synthetic flow in one replication: a Poisson process whose rate follows the profile hour by hour of the zone. */
export class SyntheticCalls {
  readonly #source: SyntheticSource;
  readonly #calls: PoissonCalls;

  constructor(source: SyntheticSource, streams: StreamKeys, interval: SyntheticInterval, replication: number, draws: Draws) {
    const stream = { replication, low: streams.low[source.stream]!, high: streams.high[source.stream]! };
    this.#source = source;
    this.#calls = new PoissonCalls(interval, stream, draws, (uniform) => holdingTime(source.row.holding, uniform));
  }

  /** The calls at a growth factor, which multiplies the rate. */
  at(growth: number): CallColumns {
    const { row, variant, stream, zoneId } = this.#source;
    const local = zone(zoneId);
    const peakRate = (row.erlangs * growth) / row.holding.meanSeconds;
    const builder = new CallsBuilder(false);
    if (peakRate > 0)
      this.#calls.at((instant) => peakRate * row.profile[hourAt(local.localOf(instant))]!, (instant, number, holding) => builder.add(instant, holding, variant, stream, number, -1));
    return builder.finish();
  }
}

/** Hour of the day, 0 to 23, of a wall clock reading. */
function hourAt(localSeconds: number): number {
  return Math.floor(localSeconds / 3600 + 24) % 24;
}
