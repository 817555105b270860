import type { TrunkGroup } from '../../../workers/protocol.ts';
import type { Scenario, Trunk } from '../../../../models/scenario/scenario.ts';

/** The channels behind a trunk name of the records. */
export interface TrunkCapacity {
  channels: number;
  /** Other names of the records that hold the same channels. */
  sharedWith: string[];
}

/** The scenario's channels of a trunk name of the records; null where none names it or it has no limit. */
export function trunkCapacity(scenario: Scenario | null, name: string | null): TrunkCapacity | null {
  if (name === null) return null;
  const found = trunkOf(scenario, name);
  if (!found || !Number.isFinite(found.channels)) return null;
  return { channels: found.channels, sharedWith: found.cdrNames.filter((other) => other !== name) };
}

/** The trunk names of the records, those together that hold the channels of one trunk of the scenario. A trunk without limit or channels is left out: it has nothing to stand full. */
export function trunkGroups(scenario: Scenario | null, names: readonly string[]): TrunkGroup[] {
  const groups = new Map<Trunk | string, TrunkGroup>();
  for (const name of names) {
    const trunk = trunkOf(scenario, name);
    if (trunk && !(Number.isFinite(trunk.channels) && trunk.channels > 0)) continue;
    const group = groups.get(trunk ?? name);
    if (group) group.names.push(name);
    else groups.set(trunk ?? name, { names: [name], channels: trunk?.channels ?? null });
  }
  return [...groups.values()];
}

function trunkOf(scenario: Scenario | null, name: string): Trunk | undefined {
  return scenario?.trunks.find((trunk) => trunk.cdrNames.includes(name) || trunk.id === name);
}
