import type { Difference } from '../core/difference.ts';
import { pairedMean, sectionedDifference, type Pair } from '../core/paired-difference.ts';
import { pairedRatio } from '../core/paired-ratio.ts';
import { weightedQuantile } from '../core/quantile.ts';
import { mapPair } from './map-pair.ts';
import type { LinkComparison, ResourceComparison } from './compare-result.ts';
import type { Sampled } from './sampled.ts';
import type { LinkResult, ResourceResult } from './simulate-result.ts';
import type { ResourceTotals } from './state-totals.ts';
import { isSized, unitsNeeded } from './units-needed.ts';

const HOUR = 3600;

/** A resource in one of the runs. */
export interface ResourceRun {
  result: ResourceResult;
  totals: ResourceTotals;
  /** Blocking (0 to 1) to size for. */
  sizingBlocking: number;
  /** Erlangs of internal calls that the records lack and the scenario assumes at most; null: they are not known, so a tie trunk cannot be sized. */
  assumedErlangs: number | null;
}

/** A direction of a link in one of the runs; `background` in bit/s. */
export interface LinkRun {
  result: LinkResult;
  totals: ResourceTotals;
  background: number;
}

/** Difference of a refusing resource between two runs. */
export function compareResource(runs: Pair<ResourceRun>, sampled: Sampled): ResourceComparison {
  const { confidence, order } = sampled;
  const days = mapPair(runs, ({ totals }) => totals);
  const meanOf = (pick: (totals: ResourceTotals) => number[]): Difference => pairedMean(mapPair(days, pick), confidence, order);
  const { id, kind, unit } = runs.a.result;
  return {
    id, kind, unit,
    capacity: mapPair(runs, ({ result }) => result.capacity),
    busyHour: {
      start: mapPair(runs, ({ result }) => result.busyHour.start),
      offeredErlangs: meanOf(({ hourOfferedSeconds }) => hourOfferedSeconds.map((seconds) => seconds / HOUR)),
      carriedErlangs: meanOf(({ hourCarriedSeconds }) => hourCarriedSeconds.map((seconds) => seconds / HOUR)),
      blocking: pairedRatio(mapPair(days, ({ hourRefused, hourOffered }) => ({ numerators: hourRefused, denominators: hourOffered })), confidence, order),
      mean: meanOf(({ mean }) => mean),
      p95: quantileDifference(days, 'p95', sampled),
      p99: quantileDifference(days, 'p99', sampled),
      max: meanOf(({ max }) => max),
    },
    needed: neededDifference(runs, sampled),
  };
}

/** Difference of one direction of a link between two runs. */
export function compareLink(runs: Pair<LinkRun>, sampled: Sampled): LinkComparison {
  const { confidence, order } = sampled;
  const days = mapPair(runs, ({ totals }) => totals);
  const { id, direction } = runs.a.result;
  return {
    id, direction,
    capacity: mapPair(runs, ({ result }) => result.capacity),
    busyHour: {
      start: mapPair(runs, ({ result }) => result.busyHour.start),
      voice: pairedMean(mapPair(days, ({ mean }) => mean), confidence, order),
      p99: quantileDifference(days, 'p99', sampled),
      use: pairedMean(mapPair(runs, ({ result, totals, background }) => totals.mean.map((bits) => (bits + background) / result.capacity)), confidence, order),
    },
  };
}

/** Of the distribution pooled over the days. */
function quantileDifference(days: Pair<ResourceTotals>, which: 'p95' | 'p99', { confidence, order }: Sampled): Difference {
  const probability = which === 'p95' ? 0.95 : 0.99;
  return sectionedDifference(mapPair(days, ({ levels }) => weightedQuantile(levels.distribution(), probability)), mapPair(days, (totals) => totals[which]), confidence, order);
}

/** Of the units needed: of all days together, and of each day by itself for the interval. */
function neededDifference(runs: Pair<ResourceRun>, { confidence, order }: Sampled): Difference | null {
  const needs = mapPair(runs, unitsByDay);
  if (needs.a === null || needs.b === null) return null;
  const { a, b } = needs;
  return sectionedDifference({ a: a.all, b: b.all }, { a: a.days, b: b.days }, confidence, order);
}

function unitsByDay({ result, totals, sizingBlocking, assumedErlangs }: ResourceRun): { all: number; days: number[] } | null {
  if (!isSized(result.kind) || assumedErlangs === null || !(sizingBlocking > 0 && sizingBlocking < 1)) return null;
  const { offeredErlangs, p99 } = result.busyHour;
  return {
    all: unitsNeeded(offeredErlangs.estimate + assumedErlangs, p99.estimate, sizingBlocking),
    days: totals.hourOfferedSeconds.map((seconds, day) => unitsNeeded(seconds / HOUR + assumedErlangs, totals.p99[day]!, sizingBlocking)),
  };
}
