import type { Simulation } from '../prepare-simulation.ts';
import { isPoisson } from './formula-answer.ts';
import type { Searched } from './search.ts';
import type { FormulaAnswer, ReplayAnswer, SimulationAnswer, SizingReason } from './size-result.ts';

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
  if (agrees) reasons.push({ code: 'agree' });
  else if (simulated.capacity !== null) reasons.push(...whyDifferent(simulation, searched, formula, simulated));
  if (!agrees && simulated.capacity === null && !isPoisson(formula.peakedness)) reasons.push(varying(formula));
  if (searched.search && simulated.capacity !== null && simulated.sure === null && aim.basis !== 'peak-day') reasons.push({ code: 'few-calls', calls: unlimited.offered.reduce((a, b) => a + b, 0) });
  if (replay && state.state.growth !== 1) reasons.push({ code: 'replay-grows-not', growth: state.state.growth });
  const { kind } = state.compiled.resources[place.resource]!;
  if (kind === 'tie' && !simulation.internalCallsKnown) reasons.push({ code: 'internal-calls-unknown' });
  return reasons;
}

function whyDifferent(simulation: Simulation, { place, aim }: Searched, formula: FormulaAnswer, simulated: SimulationAnswer): SizingReason[] {
  const reasons: SizingReason[] = [];
  const { retry } = simulation.scenario.routing;
  const isMore = simulated.capacity! > formula.capacity;
  if (place.ways.some((way) => way.isOverflow)) reasons.push({ code: 'overflow' });
  // What varies more asks for more; a smaller answer has other reasons.
  if (!isPoisson(formula.peakedness) && formula.peakedness.estimate > 1 === isMore) reasons.push(varying(formula));
  if (aim.measure === 'flows') {
    if (place.ways.every((way) => !way.isLastChoice)) reasons.push({ code: 'high-usage' });
    else if (place.ways.some((way) => way.asksOthers)) reasons.push({ code: 'end-to-end' });
  }
  if (retry && isMore) reasons.push({ code: 'retries', probability: retry.probability });
  if (reasons.length === 0) reasons.push({ code: simulation.demand.method === 'synthetic' || place.isLink ? 'chance' : 'days-differ' });
  return reasons;
}

function varying({ peakedness, hayward, capacity }: FormulaAnswer): SizingReason {
  return { code: peakedness.estimate > 1 ? 'bursty' : 'smooth', peakedness: peakedness.estimate, hayward: hayward ?? capacity };
}

/** Who refuses most of what is lost even where the resource has no limit. */
function refuserOf(simulation: Simulation, { place, unlimited }: Searched): string | null {
  const most = [...unlimited.refusals].reduce<[number, number] | null>((found, entry) => (found === null || entry[1] > found[1] ? entry : found), null);
  return most && simulation.states[place.state]!.compiled.resources[most[0]]!.id;
}
