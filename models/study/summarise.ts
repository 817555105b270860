import type { Estimate } from '../core/estimate.ts';
import { meanInterval } from '../core/mean-interval.ts';
import type { gauges } from '../callflow/compiled.ts';
import { tieGaugeId } from '../callflow/tie-gauges.ts';
import { clockOf, quarterClock } from './busy-hour.ts';
import { flowResult } from './flow-result.ts';
import { heldInHour } from './held-units.ts';
import { assumedCrossPlatformErlangs, publicTraffic } from './internal-calls.ts';
import { linkResult } from './link-result.ts';
import { precisionOf } from './precision.ts';
import type { SimulatedState, Simulation } from './prepare-simulation.ts';
import { resourceResult } from './resource-result.ts';
import type { RunTotals } from './run-totals.ts';
import type { LinkResult, OutageResult, ResourceResult, SimulateResult, StateResult, TieHeld } from './simulate-result.ts';
import type { StateTotals } from './state-totals.ts';
import { judgeTargets } from './targets.ts';
import { within } from './within.ts';

/** Turns what the replications add up to into the result document. */
export function summarise(simulation: Simulation, totals: RunTotals, stopped: SimulateResult['stopped'], workers: number): SimulateResult {
  const states = simulation.states.map((state, i) => stateResult(simulation, state, totals.states[i]!));
  const { targets, run } = simulation.scenario;
  return {
    scenario: simulation.scenario.name,
    seed: simulation.seed,
    engine: simulation.engine,
    stopped,
    attempts: totals.attempts,
    events: totals.events,
    seconds: 0,
    workers,
    defaults: simulation.defaults,
    states,
    routingFit: simulation.routingFit,
    unassigned: simulation.unassigned,
    precision: precisionOf(states, { targets, wanted: run.precision, replications: totals.replications, canGoOn: simulation.demand.replications === null }),
    warnings: simulation.warnings,
  };
}

function stateResult(simulation: Simulation, state: SimulatedState, totals: StateTotals): StateResult {
  const { confidence } = simulation.scenario.run;
  const resources = state.compiled.resources;
  const flows = simulation.index.flows.map((flow, i) => flowResult(flow, state, totals.flows[i]!, confidence));
  const links: LinkResult[] = [];
  const refusing: ResourceResult[] = [];
  resources.forEach((resource, i) => {
    if (resource.kind === 'link') links.push(linkResult(simulation, state, resource, i, totals.resources[i]!));
    else if (resource.kind !== 'gauge') refusing.push(resourceResult(simulation, state, resource, i, totals.resources[i]!));
  });
  const gauge = (id: (typeof gauges)[number]): Estimate => {
    const at = resources.findIndex((resource) => resource.id === id);
    return within(meanInterval(totals.resources[at]!.mean, confidence), 0);
  };
  return {
    id: state.id,
    date: state.outage?.date ?? state.state.date,
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
    tieHeld: tieHeld(simulation, state, totals),
    outage: outageResult(state),
    curves: resources.flatMap((resource, i) => (resource.kind === 'gauge' || resource.kind === 'sbc-rate' ? [] : [totals.resources[i]!.curve.curve(resource.id)])),
  };
}

/** The outage of a variant as the result tells it. */
function outageResult({ outage }: SimulatedState): OutageResult | null {
  if (!outage) return null;
  const { of, resource, seconds, durationSeconds, drop } = outage;
  return { of, resource, start: clockOf(seconds), durationSeconds, drop };
}

/** What each tie trunk holds in the state's busy hour. Refused where internal calls are neither known nor assumed. */
function tieHeld(simulation: Simulation, { state, compiled }: SimulatedState, totals: StateTotals): TieHeld[] {
  const range = simulation.scenario.demand.assumptions.internalShare;
  if (!simulation.internalCallsKnown && !range) return [];
  const { erlangs, onTeams } = publicTraffic(simulation.index, state, simulation.demand.expectedLoad(simulation.estateZone), simulation.busyHour.quarter);
  const assumed = (share: number): number => assumedCrossPlatformErlangs(erlangs, onTeams, share);
  return compiled.resources
    .filter((resource) => resource.kind === 'tie')
    .map((tie) => ({
      id: tie.id,
      assumed: simulation.internalCallsKnown || !range ? null : { low: assumed(range[0]), high: assumed(range[1]) },
      ...heldInHour(totals.resources[compiled.resources.findIndex((resource) => resource.id === tieGaugeId(tie.id))]!, simulation.scenario.run.confidence),
    }));
}
