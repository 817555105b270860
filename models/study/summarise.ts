import type { Estimate } from '../core/estimate.ts';
import { meanInterval } from '../core/mean-interval.ts';
import type { gauges } from '../callflow/compiled.ts';
import { tieGaugeId } from '../callflow/tie-gauges.ts';
import type { WindowStatistics } from '../simulation/statistics.ts';
import { quarterClock } from './busy-hour.ts';
import { flowResult } from './flow-result.ts';
import { heldInHour, meanHeld } from './held-units.ts';
import { assumedCrossPlatformErlangs, publicTraffic } from './internal-calls.ts';
import { linkResult } from './link-result.ts';
import type { SimulatedState, Simulation } from './prepare-simulation.ts';
import type { ReplicationResult } from './replicate.ts';
import { resourceResult } from './resource-result.ts';
import type { LinkResult, ResourceResult, SimulateResult, StateResult, TieHeld } from './simulate-result.ts';
import { judgeTargets } from './targets.ts';
import { within } from './within.ts';

/** Turns the statistics of the replications, in order of their number, into the result document. */
export function summarise(simulation: Simulation, results: ReplicationResult[], stopped: SimulateResult['stopped'], workers: number): SimulateResult {
  return {
    scenario: simulation.scenario.name,
    seed: simulation.seed,
    engine: 'busyhour',
    stopped,
    attempts: results.reduce((sum, result) => sum + result.attempts, 0),
    events: results.reduce((sum, result) => sum + result.events, 0),
    seconds: 0,
    workers,
    defaults: simulation.defaults,
    states: simulation.states.map((state, i) => stateResult(simulation, state, results.flatMap((result) => result.states[i]!))),
    routingFit: simulation.routingFit,
    unassigned: simulation.unassigned,
    precision: { wanted: simulation.scenario.run.precision, enough: false, more: null, undecided: 0, widest: null },
    warnings: simulation.warnings,
  };
}

function stateResult(simulation: Simulation, state: SimulatedState, days: WindowStatistics[]): StateResult {
  const { confidence } = simulation.scenario.run;
  const resources = state.compiled.resources;
  const flows = simulation.index.flows.map((flow, i) => flowResult(flow, state, days, i, confidence));
  const links: LinkResult[] = [];
  const refusing: ResourceResult[] = [];
  resources.forEach((resource, i) => {
    if (resource.kind === 'link') links.push(linkResult(simulation, state, resource, i, days));
    else if (resource.kind !== 'gauge') refusing.push(resourceResult(simulation, state, resource, i, days));
  });
  const gauge = (id: (typeof gauges)[number]): Estimate => {
    const at = resources.findIndex((resource) => resource.id === id);
    return within(meanInterval(days.map((day) => meanHeld(day, at)), confidence), 0);
  };
  return {
    id: state.state.id,
    date: state.state.date,
    busyHour: `${quarterClock(simulation.busyHour.quarter)}/${quarterClock(simulation.busyHour.quarter + 4)}`,
    resources: refusing,
    flows,
    links,
    targets: judgeTargets(simulation.scenario.targets, flows, links),
    callsInProgress: {
      pbxInternal: gauge('calls/pbx-internal'),
      teamsInternal: gauge('calls/teams-internal'),
      crossPlatform: gauge('calls/cross-platform'),
      pstn: gauge('calls/pstn'),
      all: gauge('calls/all'),
    },
    tieHeld: tieHeld(simulation, state, days),
    curves: [],
  };
}

/** What each tie trunk holds in the state's busy hour. Refused where internal calls are neither known nor assumed. */
function tieHeld(simulation: Simulation, { state, compiled }: SimulatedState, days: WindowStatistics[]): TieHeld[] {
  const range = simulation.scenario.demand.assumptions.internalShare;
  if (!simulation.internalCallsKnown && !range) return [];
  const { erlangs, onTeams } = publicTraffic(simulation.index, state, simulation.demand.expectedLoad(simulation.estateZone), simulation.busyHour.quarter);
  const assumed = (share: number): number => assumedCrossPlatformErlangs(erlangs, onTeams, share);
  return compiled.resources
    .filter((resource) => resource.kind === 'tie')
    .map((tie) => ({
      id: tie.id,
      assumed: simulation.internalCallsKnown || !range ? null : { low: assumed(range[0]), high: assumed(range[1]) },
      ...heldInHour(days, compiled.resources.findIndex((resource) => resource.id === tieGaugeId(tie.id)), simulation.scenario.run.confidence),
    }));
}
