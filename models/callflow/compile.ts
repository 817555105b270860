import type { Alternative, Demand, FlowRoutes, Phase } from '../core/loss-network.ts';
import type { MigrationState, Scenario } from '../scenario/scenario.ts';
import { chainsOf, gaugeOf } from './chains.ts';
import type { CompiledState } from './compiled.ts';
import { estateIn, isInService, userOf } from './estate.ts';
import type { Estate, User } from './estate.ts';
import { Findings } from './findings.ts';
import { recordedDemands, recordedWays, toldTrunks } from './recorded-call.ts';
import type { RecordedWay } from './recorded-call.ts';
import { reservationsOf } from './reservation.ts';
import { noRouteIn, resourcesOf } from './resources.ts';
import type { Resources } from './resources.ts';
import type { Flow, FlowIndex, Variant } from './variant.ts';
import { takingsOf } from './way.ts';
import type { Takings } from './way.ts';

/**
 * Makes the loss network of one migration state: for each variant of the index what its calls take there, in the order in which
 * it is asked, and what to do when it is full. A variant for which there is no route asks a hidden resource that has no room, so that
 * its calls are blocked, and an issue tells so. `issues` are not thrown.
 */
export function compile(scenario: Scenario, state: MigrationState, index: FlowIndex): CompiledState {
  const estate = estateIn(scenario, state);
  const resources = resourcesOf(estate);
  const findings = new Findings(scenario, state.id);
  const retry = scenario.routing.retry;
  const told = toldTrunks(estate, index);
  const flows = index.variants.map((variant): FlowRoutes => {
    const flow = index.flows[variant.flow]!;
    const phases = phasesOf(estate, resources, flow, variant, told, findings);
    return {
      phases,
      retry: retry && { probability: retry.probability, meanSeconds: retry.afterSeconds, retries: retry.retries },
      ...reservationsOf(estate, resources, flow, phases),
    };
  });
  tellServiceEnds(estate, findings);
  return { stateId: state.id, network: { resources: resources.resources, flows }, resources: resources.infos, issues: findings.issues };
}

function phasesOf(estate: Estate, resources: Resources, flow: Flow, variant: Variant, told: ReadonlySet<string>, findings: Findings): Phase[] {
  const from = userOf(estate, flow.from, variant.fromPbx ?? null);
  const to = userOf(estate, flow.to, variant.toPbx ?? null);
  const gauges = gaugeDemands(resources, from, to, variant.phases - 1);
  const chains = chainsOf(estate, from, to, flow, variant, findings);
  const recorded = recordedWays(estate, from, to, variant, chains).map((way) => recordedPhases(resources, way, recordedTakings(estate, way, told), variant.phases));
  // Behind a recorded way whose first trunk is seized later, routing would hold a second one.
  const isInternalTrunkless = variant.trunkless === true && from !== null && to !== null;
  const isRouted = recorded.length === 0 || isInternalTrunkless || variant.recorded.some((held) => held.from === 0);
  const routed = isRouted ? chains.map((chain) => wholeCall(resources, takingsOf(estate, chain), variant.phases - 1)) : [];
  const first = distinct([...recorded.map((phases) => phases[0]!), ...routed]).map((demands): Alternative => ({ demands: [...demands, ...gauges] }));
  if (first.length === 0) {
    findings.noRoute(flow, cureOf(from, to));
    first.push({ demands: [{ resource: noRouteIn(resources), units: 1, until: 0 }] });
  }
  const later = Array.from({ length: variant.phases - 1 }, (_, at): Phase => {
    const demands = recorded[0]?.[at + 1] ?? [];
    return { alternatives: demands.length > 0 ? [{ demands }] : [] };
  });
  return [{ alternatives: first }, ...later];
}

/** Demands of a call that holds everything to its end. */
function wholeCall(resources: Resources, takings: Takings, until: number): Demand[] {
  const held = takings.holds.flatMap((id) => resources.indexOf.get(id) ?? []).map((resource): Demand => ({ resource, units: 1, until }));
  return [...held, ...linkDemands(resources, takings, until)];
}

/** What a recorded call takes: of the trunks that the records tell only those that it held. */
function recordedTakings(estate: Estate, way: RecordedWay, told: ReadonlySet<string>): Takings {
  const { holds, bits } = takingsOf(estate, way.chain);
  return { holds: holds.filter((id) => !told.has(id) || way.held.some((held) => held.trunk === id)), bits };
}

/** Demands of each phase of a call that holds what was recorded. */
function recordedPhases(resources: Resources, way: RecordedWay, takings: Takings, phases: number): Demand[][] {
  const holds = takings.holds.flatMap((id) => resources.indexOf.get(id) ?? []);
  const held = way.held.flatMap(({ trunk, from, until }) => {
    const resource = resources.indexOf.get(trunk);
    return resource === undefined ? [] : [{ resource, from, until }];
  });
  const { first, later } = recordedDemands(holds, held, phases);
  return [[...first, ...linkDemands(resources, takings, phases - 1)], ...later];
}

/** A leg carries a stream each way: both directions of its links have the leg's rate. */
function linkDemands(resources: Resources, takings: Takings, until: number): Demand[] {
  return [...takings.bits].flatMap(([link, units]) =>
    [`${link}/up`, `${link}/down`].flatMap((id) => resources.indexOf.get(id) ?? []).map((resource): Demand => ({ resource, units, until })),
  );
}

function gaugeDemands(resources: Resources, from: User | null, to: User | null, until: number): Demand[] {
  return [gaugeOf(from, to), 'calls/all'].map((id) => ({ resource: resources.indexOf.get(id)!, units: 1, until }));
}

function distinct(ways: Demand[][]): Demand[][] {
  return [...new Map(ways.map((demands) => [JSON.stringify(demands), demands])).values()];
}

function cureOf(from: User | null, to: User | null): string {
  const isCross = from !== null && to !== null && from.platform !== to.platform;
  if (isCross) return 'Add a tie trunk between the PBX and the SBC that serves the Teams users.';
  const teams = [from, to].some((user) => user?.platform === 'teams');
  return teams
    ? 'Give the Teams users a carrier trunk on their SBC that is in service, a tie to the PBX where their numbers land, or port their numbers.'
    : 'Name a carrier trunk that is in service on that day in the routing of the PBX, or as where the numbers land.';
}

function tellServiceEnds(estate: Estate, findings: Findings): void {
  const { lastDay } = estate.state;
  if (lastDay === null) return;
  for (const trunk of estate.trunks) if (!isInService(trunk, lastDay)) findings.serviceEnds(trunk.id, trunk.serviceEnd ?? lastDay);
}
