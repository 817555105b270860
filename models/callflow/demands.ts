import type { Demand } from '../core/loss-network.ts';
import { gaugeOf } from './chains.ts';
import type { Estate, User } from './estate.ts';
import type { RecordedWay } from './recorded-call.ts';
import type { Resources } from './resources.ts';
import { takingsOf } from './way.ts';
import type { Chain, Takings } from './way.ts';

/** What ways are turned into demands with. */
export interface Means {
  estate: Estate;
  resources: Resources;
  /** Ids of trunks that the records tell: a recorded call holds of them only those that it held. */
  told: ReadonlySet<string>;
}

/** Demands of a call that holds everything on its way through all its phases. */
export function wholeCall({ estate, resources }: Means, chain: Chain, phases: number): Demand[] {
  const { holds, bits } = takingsOf(estate, chain);
  const until = phases - 1;
  return [...holds.flatMap((id) => demandOf(resources, id, 1, until)), ...linkDemands(resources, bits, until)];
}

/**
 * Demands of each phase of a call that holds what was recorded. A trunk of its way that was recorded keeps its place and its phases;
 * the other recorded channels stand behind it, or in the phase in which they were seized.
 */
export function recordedCall({ estate, resources, told }: Means, { chain, held }: RecordedWay, phases: number): Demand[][] {
  const { holds, bits } = takingsOf(estate, chain);
  const waiting = [...held];
  const seized = holds
    .filter((id) => !told.has(id) || held.some(({ trunk }) => trunk === id))
    .map((id) => {
      const at = waiting.findIndex(({ trunk }) => trunk === id);
      return at < 0 ? { trunk: id, from: 0, until: phases - 1 } : waiting.splice(at, 1)[0]!;
    });
  const byPhase: Demand[][] = Array.from({ length: phases }, () => []);
  for (const { trunk, from, until } of [...seized, ...waiting]) byPhase[from]!.push(...demandOf(resources, trunk, 1, until));
  byPhase[0]!.push(...linkDemands(resources, bits, phases - 1));
  return byPhase;
}

/** Demands on the gauges that count a call. */
export function gaugeDemands({ resources }: Means, from: User | null, to: User | null, phases: number): Demand[] {
  return [gaugeOf(from, to), 'calls/all'].flatMap((id) => demandOf(resources, id, 1, phases - 1));
}

/** A leg carries a stream each way: both directions of its links have the leg's rate. */
function linkDemands(resources: Resources, bits: Takings['bits'], until: number): Demand[] {
  return [...bits].flatMap(([link, units]) => [`${link}/up`, `${link}/down`].flatMap((id) => demandOf(resources, id, units, until)));
}

/** None for what has no limit and so is no resource. */
function demandOf(resources: Resources, id: string, units: number, until: number): Demand[] {
  const resource = resources.indexOf.get(id);
  return resource === undefined ? [] : [{ resource, units, until }];
}
