import type { Estimate } from '../../core/estimate.ts';
import type { JobOptions } from '../../core/job.ts';
import { haywardChannels } from '../../teletraffic/hayward.ts';
import type { Simulation } from '../prepare-simulation.ts';
import type { Replicate } from '../simulate.ts';
import { formulaAnswer } from './formula-answer.ts';
import { judge, type Aim, type Judged } from './judge.ts';
import { LeastCapacity } from './least-capacity.ts';
import type { ProbeSample } from './probe-sample.ts';
import { runProbes, type Asked } from './run-probes.ts';
import type { FormulaAnswer } from './size-result.ts';
import type { Way } from './ways.ts';

/** A resource that is to be sized in a state, by their places. */
export interface Place {
  state: number;
  resource: number;
  ways: readonly Way[];
  /** Links: nothing is searched, for their load does not depend on their rate. */
  isLink: boolean;
}

/** What a search of a place came to. */
export interface Searched {
  place: Place;
  aim: Aim;
  /** Of the resource without a limit; of a link as it is. */
  unlimited: ProbeSample;
  unlimitedJudged: Judged;
  formula: FormulaAnswer;
  search: LeastCapacity | null;
  /** By capacity. */
  judged: Map<number, Judged>;
  samples: Map<number, ProbeSample>;
}

export interface SearchOptions extends JobOptions {
  replications: number;
  parallel: number;
  /** Most attempts of all rounds together. */
  budget: number;
  /** Whether the capacity is wanted whose upper bound meets the target. */
  wantsSure: boolean;
  /** Further capacities that the curve wants of a search that is over. */
  further: (searched: Searched) => number[];
}

export interface SearchRun {
  searched: Searched[];
  attempts: number;
  events: number;
  isWhole: boolean;
}

/** Rounds that a search takes as a rule: the share done is told by it. */
const USUAL_ROUNDS = 8;

/**
 * Looks for the least capacity of every place at once: a round runs the capacities that all searches want to know next, each replication on the
 * same draws. Ends when all are found, or after the round that uses up the budget. Throws Cancelled.
 */
export async function searchCapacities(simulation: Simulation, run: Replicate, places: readonly Place[], aimOf: (place: Place, busiest: number[]) => Aim, options: SearchOptions): Promise<SearchRun> {
  let round = 0;
  const spent = { attempts: 0, events: 0 };
  const ask = async (asked: Asked[]): Promise<ProbeSample[][]> => {
    const onProgress: JobOptions['onProgress'] = options.onProgress && (({ done, what }) =>
      options.onProgress!({ done: Math.min(0.97, (round + done) / Math.max(USUAL_ROUNDS, round + 1)), what: `round ${round + 1}, ${asked.length} ${asked.length === 1 ? 'capacity' : 'capacities'}: ${what}` }));
    const { samples, attempts, events } = await runProbes(simulation, run, asked, { ...options, onProgress });
    round++;
    spent.attempts += attempts;
    spent.events += events;
    return samples;
  };
  const searched = begun(await ask(firstProbes(places)), places, aimOf, options.wantsSure);
  const tryAll = async (wanted: (each: Searched) => number[]): Promise<boolean> => {
    const asked = searched.flatMap((each) => wanted(each).map((capacity) => ({ each, capacity })));
    if (asked.length === 0) return false;
    const samples = await ask(asked.map(({ each: { place }, capacity }) => ({ state: place.state, resource: place.resource, capacity, looks: [place] })));
    asked.forEach(({ each, capacity }, i) => put(each, capacity, samples[i]![0]!));
    return true;
  };
  const hasBudget = (): boolean => spent.attempts < options.budget;
  let isOver = false;
  while (!isOver && hasBudget()) isOver = !(await tryAll(({ search }) => search?.next() ?? []));
  if (isOver && hasBudget()) await tryAll((each) => options.further(each).filter((capacity) => !each.judged.has(capacity)));
  return { searched, ...spent, isWhole: isOver };
}

/** Every resource without a limit; the links of a state in one run of it as it is. */
function firstProbes(places: readonly Place[]): Asked[] {
  const asked: Asked[] = [];
  const ofLinks = new Map<number, Asked>();
  for (const place of places) {
    const { state, resource, isLink } = place;
    const known = isLink ? ofLinks.get(state) : undefined;
    if (known) known.looks.push(place);
    else {
      const made: Asked = { state, resource: isLink ? null : resource, capacity: Infinity, looks: [place] };
      asked.push(made);
      if (isLink) ofLinks.set(state, made);
    }
  }
  return asked;
}

function begun(samples: ProbeSample[][], places: readonly Place[], aimOf: (place: Place, busiest: number[]) => Aim, wantsSure: boolean): Searched[] {
  const byPlace = new Map<Place, ProbeSample>();
  firstProbes(places).forEach(({ looks }, probe) => looks.forEach((look, i) => byPlace.set(look as Place, samples[probe]![i]!)));
  return places.map((place) => {
    const unlimited = byPlace.get(place)!;
    const aim = aimOf(place, busiestFirst(unlimited.offeredSeconds));
    const days = aim.basis === 'peak-day' ? aim.busiest.slice(0, 1) : unlimited.offeredSeconds.map((_, day) => day);
    const unlimitedJudged = judge(unlimited, aim);
    const formula = formulaAnswer(unlimited, days, aim.target, aim.confidence);
    const isAsked = unlimited.offeredSeconds.some((seconds) => seconds > 0);
    const start = formula.peakedness.estimate > 0 && formula.offered.estimate > 0 ? haywardChannels(formula.offered.estimate, formula.offered.estimate * formula.peakedness.estimate, aim.target) : 0;
    const most = Math.max(0, ...unlimited.highest);
    const search = place.isLink || !isAsked ? null : new LeastCapacity(start, most, unlimitedJudged, wantsSure);
    return { place, aim, unlimited, unlimitedJudged, formula, search, judged: new Map<number, Judged>(), samples: new Map<number, ProbeSample>() };
  });
}

function put(searched: Searched, capacity: number, sample: ProbeSample): void {
  const judged = judge(sample, searched.aim);
  searched.judged.set(capacity, judged);
  searched.samples.set(capacity, sample);
  searched.search?.add(capacity, judged);
}

function busiestFirst(offeredSeconds: readonly number[]): number[] {
  return offeredSeconds.map((_, day) => day).sort((a, b) => offeredSeconds[b]! - offeredSeconds[a]! || a - b);
}

/** Blocking at a capacity; null where it was not tried. */
export function blockingAt({ judged }: Searched, capacity: number | null): Estimate | null {
  return capacity === null ? null : (judged.get(capacity)?.blocking ?? null);
}
