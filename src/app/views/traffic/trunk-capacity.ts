import type { Scenario } from '../../../../models/scenario/scenario.ts';

/** The channels behind a trunk name of the records. */
export interface TrunkCapacity {
  channels: number;
  /** Other names of the records that hold the same channels. */
  sharedWith: string[];
}

/** The scenario's channels of a trunk name of the records; null where none names it or it has no limit. */
export function trunkCapacity(scenario: Scenario | null, name: string | null): TrunkCapacity | null {
  if (name === null) return null;
  const found = scenario?.trunks.find((trunk) => trunk.cdrNames.includes(name) || trunk.id === name);
  if (!found || !Number.isFinite(found.channels)) return null;
  return { channels: found.channels, sharedWith: found.cdrNames.filter((other) => other !== name) };
}
