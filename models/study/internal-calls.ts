import type { FlowIndex } from '../callflow/variant.ts';
import type { FitnessAnswer } from '../cdr/import-report.ts';
import { warning, type Issue } from '../core/issue.ts';
import type { MigrationState, Scenario } from '../scenario/scenario.ts';

/**
 * Whether internal calls are part of the demand: the records hold them, or a synthetic flow makes them. Where they are not, who calls
 * whom is not known either, and what a tie trunk holds is refused, or carries the stated assumption.
 */
export function holdsInternalCalls(scenario: Scenario, fitness: FitnessAnswer[] | null): boolean {
  if (fitness === null) return true;
  if (scenario.demand.synthetic.some((row) => row.from !== 'pstn' && row.to !== 'pstn')) return true;
  return fitness.some(({ question, answer }) => question === 'internal-calls' && answer === 'yes');
}

/**
 * Mean internal calls across platforms in a state's busy hour that the records do not hold, in erlang, for a share of internal calls
 * in all calls (0 to 1, below 1). Internal traffic is pstn × share ÷ (1 − share); it is taken to be spread over the users as their
 * calls to and from the public network are, so that 2 f (1 − f) of it crosses when the share f of that traffic is on Teams.
 */
export function assumedCrossPlatformErlangs(pstnErlangs: number, shareOnTeams: number, internalShare: number): number {
  return ((pstnErlangs * internalShare) / (1 - internalShare)) * 2 * shareOnTeams * (1 - shareOnTeams);
}

/** Erlang of the calls to and from the public network in the state's busy hour, and the share of it whose user is on Teams. */
export function publicTraffic(index: FlowIndex, state: MigrationState, expectedLoad: Float64Array, stateQuarter: number): { erlangs: number; onTeams: number } {
  let erlangs = 0;
  let teams = 0;
  index.variants.forEach((variant, i) => {
    const { from, to } = index.flows[variant.flow]!;
    if ((from === 'pstn') === (to === 'pstn')) return;
    let load = 0;
    for (let quarter = stateQuarter; quarter < stateQuarter + 4; quarter++) load += expectedLoad[i * 96 + quarter]! / 4;
    erlangs += load * state.growth;
    if ((state.platform[from === 'pstn' ? to : from] ?? 'pbx') !== 'pbx') teams += load * state.growth;
  });
  return { erlangs, onTeams: erlangs > 0 ? teams / erlangs : 0 };
}

/** What has to be told where the records lack something that the figures need. */
export function missingFromRecords(scenario: Scenario, fitness: FitnessAnswer[] | null): Issue[] {
  const issues: Issue[] = [];
  const lacks = (asked: FitnessAnswer['question']): boolean => fitness?.some(({ question, answer }) => question === asked && answer !== 'yes') === true;
  const share = scenario.demand.assumptions.internalShare;
  if (!holdsInternalCalls(scenario, fitness))
    issues.push(
      share
        ? warning('internal-calls-assumed', '/demand/assumptions/internalShare', `The records hold no internal calls, so what the tie trunks hold carries an assumption: ${percent(share[0])} to ${percent(share[1])} of all calls are internal, spread over the users as their outside calls are.`, 'Load records that hold internal calls to know instead of assume.')
        : warning('internal-calls-absent', '/demand/assumptions/internalShare', 'The records hold no internal calls, so what the tie trunks hold across platforms cannot be known; it is left out of the wave picture, and the tie trunks\' other figures are forwards and calls to and from the public network alone.', 'Load records that hold internal calls, or state a range in /demand/assumptions/internalShare, such as [0.2, 0.4].'),
    );
  if (lacks('ring-time'))
    issues.push(warning('ring-time-absent', '/demand/calls', 'The records do not tell ring time, so trunks may be held longer than these figures say.', 'Load records with the time at which a call began and the time at which it was answered.'));
  if (lacks('trunk'))
    issues.push(warning('trunk-absent', '/demand/calls', 'The records do not tell the trunk of a call, so every call goes as the scenario routes it.', 'Map the trunk column, or load records that name the trunk.'));
  return issues;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
