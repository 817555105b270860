import { extendedErlangBChannels } from '../../teletraffic/extended-erlang-b.ts';
import type { Simulation } from '../prepare-simulation.ts';
import { isPoisson } from './formula-answer.ts';
import type { Searched } from './search.ts';
import type { FormulaAnswer, ReplayAnswer, SimulationAnswer, SizingReason } from './size-result.ts';

/** Share of the offered load below which the calls that ask a resource first leave room for overflow worth telling. */
const FIRST_CHOICE_SHARE = 0.9;
/** Share of the blocked calls that others refuse, above which they are told of. */
const ELSEWHERE_SHARE = 0.2;

export interface Answers {
  formula: FormulaAnswer;
  simulation: SimulationAnswer;
  replay: ReplayAnswer | null;
}

/** Why the answers differ, or that they agree, the weightiest first. */
export function reasonsOf(simulation: Simulation, searched: Searched, { formula, simulation: simulated, replay }: Answers, truncated: string): SizingReason[] {
  const { place, aim, unlimited, unlimitedJudged } = searched;
  const state = simulation.states[place.state]!;
  const reasons: SizingReason[] = [];
  if (formula.offered.estimate === 0) return [{ code: 'unused' }];
  if (truncated !== '') reasons.push({ code: 'truncated', sentence: truncated });
  if (unlimitedJudged.excess > 1 && searched.search) reasons.push({ code: 'refused-elsewhere', resource: refuserOf(simulation, searched), blocking: unlimitedJudged.blocking.estimate });
  const agrees = simulated.capacity !== null && Math.abs(simulated.capacity - formula.capacity) <= (place.isLink ? 0.02 * formula.capacity : 1);
  // Answers that are lower bounds do not agree with anything.
  if (agrees && truncated === '') reasons.push({ code: 'agree' });
  else if (!agrees && simulated.capacity !== null) reasons.push(...whyDifferent(simulation, searched, formula, simulated));
  if (!agrees && simulated.capacity === null && !isPoisson(formula.peakedness)) reasons.push(varying(formula));
  if (searched.search && simulated.capacity !== null && simulated.sure === null && aim.basis !== 'peak-day') reasons.push({ code: 'few-calls', calls: sum(unlimited.offered) });
  if (replay && state.state.growth !== 1) reasons.push({ code: 'replay-grows-not', growth: state.state.growth });
  const { kind } = state.compiled.resources[place.resource]!;
  if (kind === 'tie' && !simulation.internalCallsKnown) reasons.push({ code: 'internal-calls-unknown' });
  return reasons;
}

function whyDifferent(simulation: Simulation, searched: Searched, formula: FormulaAnswer, simulated: SimulationAnswer): SizingReason[] {
  const { place, aim } = searched;
  const reasons: SizingReason[] = [];
  const { retry } = simulation.scenario.routing;
  const isMore = simulated.capacity! > formula.capacity;
  if (!place.isLink && isMore && getsOverflow(simulation, place, formula.offered.estimate)) reasons.push({ code: 'overflow' });
  // What varies more asks for more; a smaller answer has other reasons.
  if (!isPoisson(formula.peakedness) && formula.peakedness.estimate > 1 === isMore) reasons.push(varying(formula));
  if (aim.measure === 'flows') reasons.push(...elsewhere(searched, simulated.capacity!));
  if (retry && isMore && !place.isLink && extendedErlangBChannels(formula.offered.estimate, aim.target, retry.probability) > formula.capacity) reasons.push({ code: 'retries', probability: retry.probability });
  if (reasons.length === 0) reasons.push({ code: simulation.demand.method === 'synthetic' || place.isLink ? 'chance' : 'days-differ' });
  return reasons;
}

/** Whether the calls that ask the resource first are clearly fewer than all that ask it in its busy hour. */
function getsOverflow(simulation: Simulation, { state: s, resource, ways }: Searched['place'], offeredErlangs: number): boolean {
  if (!ways.some((way) => way.isOverflow)) return false;
  const state = simulation.states[s]!;
  const hour = state.busyHours[resource]!;
  const load = simulation.demand.expectedLoad(hour.zone);
  let first = 0;
  state.compiled.network.flows.forEach(({ phases }, variant) => {
    const units = (phases[0]?.alternatives[0]?.demands ?? []).reduce((sum, demand) => (demand.resource === resource ? sum + demand.units : sum), 0);
    for (let quarter = hour.quarter; quarter < hour.quarter + 4; quarter++) first += (units * load[variant * 96 + quarter]!) / 4;
  });
  return first * state.state.growth < FIRST_CHOICE_SHARE * offeredErlangs;
}

/** What becomes of its calls elsewhere, where that bears on the answer. */
function elsewhere({ place, samples }: Searched, capacity: number): SizingReason[] {
  const sample = samples.get(capacity);
  if (!sample) return [];
  const own = sum(sample.offered) > 0 ? sum(sample.refused) / sum(sample.offered) : 0;
  if (place.ways.every((way) => !way.isLastChoice)) return [{ code: 'high-usage', own }];
  const blocked = [...sample.refusals].reduce((total, [by, count]) => ({ here: total.here + (by === place.resource ? count : 0), all: total.all + count }), { here: 0, all: 0 });
  const isBlockedElsewhere = blocked.all - blocked.here > ELSEWHERE_SHARE * blocked.all;
  const isCarriedElsewhere = sum(sample.refused) > 2 * blocked.here && sum(sample.refused) > 0;
  return isBlockedElsewhere || isCarriedElsewhere ? [{ code: 'end-to-end', own }] : [];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function varying({ peakedness, hayward, capacity }: FormulaAnswer): SizingReason {
  return { code: peakedness.estimate > 1 ? 'bursty' : 'smooth', peakedness: peakedness.estimate, hayward: hayward ?? capacity };
}

/** Who refuses most of what is lost even where the resource has no limit. */
function refuserOf(simulation: Simulation, { place, unlimited }: Searched): string | null {
  const most = [...unlimited.refusals].reduce<[number, number] | null>((found, entry) => (found === null || entry[1] > found[1] ? entry : found), null);
  return most && simulation.states[place.state]!.compiled.resources[most[0]]!.id;
}
