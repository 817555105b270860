import { f64At, i32At, setF64 } from './access.ts';
import type { f64, i32 } from './access.ts';
import { changeLevel } from './levels.ts';
import {
  ALTERNATIVE_DEMANDS, ALTERNATIVE_DEMANDS_END, ALTERNATIVE_SIZE, ALTERNATIVES, BURST, DEMAND_LIMIT, DEMAND_RESOURCE, DEMAND_SIZE, DEMAND_UNITS, DEMAND_UNTIL,
  KIND_RATE, LEVEL, REFILL, RESOURCE_KIND, TOKENS, TOKENS_AT,
} from './layout.ts';

/** First demand of a route and the one behind its last, as doubles. */
export function demandsOf(alternative: i32): i32 {
  return i32At(i32At(ALTERNATIVES) + alternative * ALTERNATIVE_SIZE + ALTERNATIVE_DEMANDS);
}

export function demandsEndOf(alternative: i32): i32 {
  return i32At(i32At(ALTERNATIVES) + alternative * ALTERNATIVE_SIZE + ALTERNATIVE_DEMANDS_END);
}

export function resourceOf(demand: i32): i32 {
  return i32At((demand << 1) + DEMAND_RESOURCE);
}

/** First demand of the route without room; −1 when all have. */
export function refusingDemand(from: i32, end: i32, instant: f64): i32 {
  for (let demand = from; demand < end; demand += DEMAND_SIZE) {
    const resource = resourceOf(demand);
    if (i32At((resource << 1) + RESOURCE_KIND) === KIND_RATE) {
      if (tokensAt(resource, instant) < f64At(demand + DEMAND_LIMIT)) return demand;
    } else if (f64At(resource + LEVEL) > f64At(demand + DEMAND_LIMIT)) return demand;
  }
  return -1;
}

/** Seizes all demands of a route, which must have room. */
export function seize(from: i32, end: i32, instant: f64): void {
  for (let demand = from; demand < end; demand += DEMAND_SIZE) {
    const resource = resourceOf(demand);
    if (i32At((resource << 1) + RESOURCE_KIND) === KIND_RATE) takeTokens(resource, f64At(demand + DEMAND_UNITS), instant);
    else changeLevel(resource, f64At(demand + DEMAND_UNITS), instant);
  }
}

/** Releases those demands of a route that are held until a phase from `least` to `most`. */
export function releasePart(alternative: i32, least: i32, most: i32, instant: f64): void {
  const end = demandsEndOf(alternative);
  for (let demand = demandsOf(alternative); demand < end; demand += DEMAND_SIZE) {
    const until = i32At((demand << 1) + DEMAND_UNTIL);
    if (until >= least && until <= most) changeLevel(resourceOf(demand), -f64At(demand + DEMAND_UNITS), instant);
  }
}

/** Tokens that a bucket holds at an instant. */
export function tokensAt(resource: i32, instant: f64): f64 {
  const tokens = f64At(resource + TOKENS) + (instant - f64At(resource + TOKENS_AT)) * f64At(resource + REFILL);
  const burst = f64At(resource + BURST);
  return tokens < burst ? tokens : burst;
}

function takeTokens(resource: i32, units: f64, instant: f64): void {
  setF64(resource + TOKENS, tokensAt(resource, instant) - units);
  setF64(resource + TOKENS_AT, instant);
}
