import { ln } from '../core/ln.ts';
import type { Draws} from '../core/random.ts';
import { Purpose } from '../core/random.ts';
import type { StreamKeys } from '../core/arrivals.ts';
import type { Zone } from '../core/zone.ts';
import type { SyntheticFlow } from '../scenario/scenario.ts';
import type { ArrivalsBuilder } from './arrivals-builder.ts';
import { holdingTime } from './holding-time.ts';

const QUARTER = 900;
/** Number of the last call before the origin; they count down from here as those behind it count up from 0. */
const LAST_BEFORE = 0xffffffff;

/** Instants between which calls are made; they are numbered from `origin` on, both ways. */
export interface SyntheticInterval { from: number; origin: number; until: number }

/** What the calls of a synthetic flow are made with. */
interface Source {
  row: SyntheticFlow;
  /** Zone whose hours the profile is of. */
  local: Zone;
  /** Calls per second in the profile's busiest hour. */
  peakRate: number;
  /** Draws the call of a number: `draws.second` is its holding time's; gives its distance from the one before in expected calls. */
  draw: (number: number) => number;
}

/**
 * Adds the calls of a synthetic flow in [from, until): a Poisson process whose rate follows the profile hour by hour of the zone.
 * Call n's distance in expected calls is exponential (unit rate) and is turned into time by the inverse of the expected number
 * of calls, so that a change of rate moves calls but never redraws them. Those before the origin are made backwards from it, so
 * that a longer start-up, which another flow may ask for, leaves all others as they were. Growth multiplies the rate.
 */
export function addSyntheticCalls(
  builder: ArrivalsBuilder,
  row: SyntheticFlow,
  place: { variant: number; stream: number },
  streams: StreamKeys,
  local: Zone,
  interval: SyntheticInterval,
  growth: number,
  replication: number,
  draws: Draws,
): void {
  const low = streams.low[place.stream]!;
  const high = streams.high[place.stream]!;
  const draw = (number: number): number => {
    draws.pair(Purpose.arrivalAndHolding, 0, number, replication, low, high);
    return -ln(1 - draws.first);
  };
  const source: Source = { row, local, peakRate: (row.erlangs * growth) / row.holding.meanSeconds, draw };
  if (!(source.peakRate > 0)) return;
  const add = (instant: number, number: number, u: number): void => builder.add(instant, holdingTime(row.holding, u), place.variant, place.stream, number, -1);
  const before: { instant: number; u: number }[] = [];
  backwards(source, interval.origin, interval.from, (instant) => before.push({ instant, u: draws.second }));
  for (let n = before.length - 1; n >= 0; n--) add(before[n]!.instant, LAST_BEFORE - n, before[n]!.u);
  forwards(source, interval.origin, interval.until, (instant, number) => add(instant, number, draws.second));
}

function forwards({ row, local, peakRate, draw }: Source, origin: number, end: number, add: (instant: number, number: number) => void): void {
  let number = 0;
  let wanted = draw(number);
  for (let from = origin; from < end; ) {
    const until = Math.min(end, (Math.floor(from / QUARTER) + 1) * QUARTER);
    const rate = peakRate * row.profile[hourOf(local, from)]!;
    let time = from;
    while (rate > 0) {
      const arrival = time + wanted / rate;
      if (arrival >= until) {
        wanted -= (until - time) * rate;
        break;
      }
      add(arrival, number);
      time = arrival;
      wanted = draw(++number);
    }
    from = until;
  }
}

function backwards({ row, local, peakRate, draw }: Source, origin: number, end: number, add: (instant: number) => void): void {
  let number = LAST_BEFORE;
  let wanted = draw(number);
  for (let until = origin; until > end; ) {
    const from = Math.max(end, (Math.ceil(until / QUARTER) - 1) * QUARTER);
    const rate = peakRate * row.profile[hourOf(local, from)]!;
    let time = until;
    while (rate > 0) {
      const arrival = time - wanted / rate;
      if (arrival < from) {
        wanted -= (time - from) * rate;
        break;
      }
      add(arrival);
      time = arrival;
      wanted = draw(--number);
    }
    until = from;
  }
}

/** Local hour, 0 to 23, at an instant. */
function hourOf(local: Zone, instant: number): number {
  return Math.floor(local.localOf(instant) / 3600 + 24) % 24;
}
