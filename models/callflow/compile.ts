import type { Alternative, Demand, FlowRoutes, Phase } from '../core/loss-network.ts';
import type { MigrationState, Scenario } from '../scenario/scenario.ts';
import { chainsOf } from './chains.ts';
import type { CompiledState } from './compiled.ts';
import { gaugeDemands, recordedCall, wholeCall } from './demands.ts';
import type { Means } from './demands.ts';
import { equalsOf, rankOf, type RankedWay } from './equals.ts';
import { estateIn, userOf } from './estate.ts';
import type { User } from './estate.ts';
import { Findings } from './findings.ts';
import { recordedWays, toldTrunks } from './recorded-call.ts';
import { reservationsOf } from './reservation.ts';
import { noRouteIn, resourcesOf } from './resources.ts';
import type { Flow, FlowIndex, Variant } from './variant.ts';

/**
 * Makes the loss network of one migration state: for each variant of the index what its calls take there, in the order in which
 * it is asked, and what to do when it is full. A variant for which there is no route asks a hidden resource that has no room, so that
 * its calls are blocked, and an issue tells so. `issues` are not thrown. `shut`: ids of PBXs and SBCs that are resources even without a limit, so that they can be shut.
 */
export function compile(scenario: Scenario, state: MigrationState, index: FlowIndex, shut: readonly string[] = []): CompiledState {
  const estate = estateIn(scenario, state);
  const resources = resourcesOf(estate, shut);
  const means: Means = { estate, resources, told: toldTrunks(estate, index) };
  const findings = new Findings(scenario, state.id);
  const { retry } = scenario.routing;
  const flows = index.variants.map((variant): FlowRoutes => {
    const flow = index.flows[variant.flow]!;
    const phases = phasesOf(means, flow, variant, findings);
    return {
      phases,
      retry: retry && { probability: retry.probability, meanSeconds: retry.afterSeconds, retries: retry.retries },
      ...reservationsOf(estate, resources, flow, phases),
    };
  });
  return { stateId: state.id, network: { resources: resources.resources, flows }, resources: resources.infos, issues: findings.issues };
}

/** The first phase asks for the call's ways in order, recorded ones before those by routing; later ones seize what was recorded. */
function phasesOf(means: Means, flow: Flow, variant: Variant, findings: Findings): Phase[] {
  const { estate, resources } = means;
  const from = userOf(estate, flow.from, variant.fromPbx ?? null);
  const to = userOf(estate, flow.to, variant.toPbx ?? null);
  const chains = chainsOf(estate, from, to, flow, variant, findings);
  const recorded = recordedWays(estate, from, to, variant, chains).map((way) => recordedCall(means, way, variant.phases));
  const routed = recorded.length === 0 || mayRoute(variant, from, to) ? chains.map((chain) => ({ way: wholeCall(means, chain, variant.phases), rank: rankOf(from, to, chain) })) : [];
  const gauges = gaugeDemands(means, from, to, variant.phases);
  const ways = distinct([...recorded.map((byPhase) => ({ way: byPhase[0]!, rank: null })), ...routed]);
  const equals = equalsOf(ways);
  const first = ways.map(({ way }): Alternative => ({ demands: [...way, ...gauges] }));
  if (first.length === 0) {
    findings.noRoute(flow, cureOf(from, to));
    first.push({ demands: [{ resource: noRouteIn(resources), units: 1, until: 0 }] });
  }
  const later = Array.from({ length: variant.phases - 1 }, (_, at): Phase => {
    const demands = recorded[0]?.[at + 1] ?? [];
    return { alternatives: demands.length > 0 ? [{ demands }] : [] };
  });
  return [{ alternatives: first, ...(equals && { equals }) }, ...later];
}

/** Whether a recorded call may also go by routing. Where its first trunk is seized in a later phase it would hold a second one. */
function mayRoute(variant: Variant, from: User | null, to: User | null): boolean {
  const isInternal = from !== null && to !== null;
  return variant.trunkless === true ? isInternal : variant.recorded.some((held) => held.from === 0);
}

/** Each way once, where it stands first. */
function distinct(ways: RankedWay<Demand[]>[]): RankedWay<Demand[]>[] {
  const known = new Set<string>();
  return ways.filter(({ way }) => {
    const key = JSON.stringify(way);
    return !known.has(key) && known.add(key);
  });
}

function cureOf(from: User | null, to: User | null): string {
  const isCross = from !== null && to !== null && from.platform !== to.platform;
  if (isCross) return 'Add a tie trunk between the PBX and the SBC that serves the Teams users.';
  const teams = [from, to].some((user) => user?.platform === 'teams');
  return teams
    ? 'Give the Teams users a carrier trunk on their SBC that is in service, a tie to the PBX where their numbers land, or port their numbers.'
    : 'Name a carrier trunk that is in service on that day in the routing of the PBX, or as where the numbers land.';
}
