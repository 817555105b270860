import { ln } from '../core/ln.ts';
import { Draws, Purpose } from '../core/random.ts';
import type { StreamKeys } from '../core/arrivals.ts';
import type { Zone } from '../core/zone.ts';
import type { SyntheticFlow } from '../scenario/scenario.ts';
import type { ArrivalsBuilder } from './arrivals-builder.ts';
import { holdingTime } from './holding-time.ts';

const QUARTER = 900;

/**
 * Adds the calls of a synthetic flow in [from, until): a Poisson process whose rate follows the profile hour by hour of the zone.
 * Call n's distance in expected calls is exponential (unit rate) and is turned into time by the inverse of the expected number
 * of calls, so that a change of rate moves calls but never redraws them. Growth multiplies the rate.
 */
export function addSyntheticCalls(
  builder: ArrivalsBuilder,
  row: SyntheticFlow,
  place: { variant: number; stream: number },
  streams: StreamKeys,
  estate: Zone,
  interval: { from: number; until: number },
  growth: number,
  replication: number,
  draws: Draws,
): void {
  const low = streams.low[place.stream]!;
  const high = streams.high[place.stream]!;
  const peakRate = (row.erlangs * growth) / row.holding.meanSeconds;
  let number = 0;
  const next = (): number => {
    draws.pair(Purpose.arrivalAndHolding, 0, number, replication, low, high);
    return -ln(1 - draws.first);
  };
  if (!(peakRate > 0)) return;
  let wanted = next();
  for (let from = interval.from; from < interval.until; ) {
    const until = Math.min(interval.until, (Math.floor(from / QUARTER) + 1) * QUARTER);
    const rate = peakRate * row.profile[hourOf(estate, from)]!;
    let time = from;
    while (rate > 0) {
      const arrival = time + wanted / rate;
      if (arrival >= until) {
        wanted -= (until - time) * rate;
        break;
      }
      builder.add(arrival, holdingTime(row.holding, draws.second), place.variant, place.stream, number, -1);
      time = arrival;
      number++;
      wanted = next();
    }
    from = until;
  }
}

/** Local hour, 0 to 23, at an instant. */
function hourOf(estate: Zone, instant: number): number {
  return Math.floor(estate.localOf(instant) / 3600 + 24) % 24;
}
