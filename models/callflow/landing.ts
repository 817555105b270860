import type { ConnectivityMode, NumberRange, Pbx, Trunk } from '../scenario/scenario.ts';
import { carrierTrunks, isTie, takes } from './estate.ts';
import type { Estate } from './estate.ts';
import { defaultTrunks } from './routing-lists.ts';
import type { Variant } from './variant.ts';

/** Where a number comes in from the public network in a state. */
export type Landing =
  | { kind: 'cloud'; mode: string }
  /** In order; empty when none of its trunks is in service. */
  | { kind: 'trunks'; trunks: Trunk[] };

const cloudModes: readonly string[] = ['operator-connect', 'calling-plan', 'shared-calling'] satisfies ConnectivityMode[];

/**
 * A number arrives on the trunk of its range's port once ported; before that on the recorded trunk, else on the range's
 * `landsOn`, else on its PBX's carrier trunks in the order of the file. Each next one is what a call may try when the one before is full.
 */
export function landingOf(estate: Estate, variant: Pick<Variant, 'range' | 'recorded'>, pbx: Pbx | null, direction: 'in' | 'out' = 'in'): Landing {
  const range = variant.range === null ? undefined : estate.ranges.get(variant.range);
  const ported = range ? estate.state.portedTo[range.id] ?? null : null;
  if (ported !== null) return landingOn(estate, ported);
  if (range?.landsOn != null && cloudModes.includes(range.landsOn)) return { kind: 'cloud', mode: range.landsOn };
  const recorded = recordedCarriers(estate, variant.recorded.map((held) => held.trunk));
  return { kind: 'trunks', trunks: unique([...recorded, ...ownTrunks(estate, range, pbx, direction)]) };
}

/** Whether a range has been ported in this state; a number of no known range never has. */
export function isPorted(estate: Estate, range: string | null): boolean {
  return range !== null && (estate.state.portedTo[range] ?? null) !== null;
}

/** Whether a trunk ends on a PBX. */
export function isPbxTrunk(estate: Estate, trunk: Trunk): boolean {
  return trunk.owners.some((owner) => estate.pbxs.has(owner));
}

/** Carrier trunks of a recorded call that are in service. */
export function recordedCarriers(estate: Estate, ids: string[]): Trunk[] {
  return ids.flatMap((id) => estate.trunks.filter((trunk) => trunk.id === id && !isTie(trunk)));
}

function landingOn(estate: Estate, where: string): Landing {
  if (cloudModes.includes(where)) return { kind: 'cloud', mode: where };
  return { kind: 'trunks', trunks: estate.trunks.filter((trunk) => trunk.id === where) };
}

function ownTrunks(estate: Estate, range: NumberRange | undefined, pbx: Pbx | null, direction: 'in' | 'out'): Trunk[] {
  const landing = range?.landsOn == null ? undefined : estate.scenario.trunks.find((trunk) => trunk.id === range.landsOn);
  if (landing) {
    // Where calls come in and go out on trunks of their own, the carrier's way out is what the machine sends out on.
    if (!takes(landing, direction)) return landing.owners.flatMap((owner) => carrierTrunks(estate, owner, direction));
    return estate.trunks.filter((trunk) => trunk.id === landing.id);
  }
  if (pbx) return defaultTrunks(estate, pbx.id, direction);
  return estate.trunks.filter((trunk) => !isTie(trunk) && takes(trunk, direction));
}

function unique<T>(entries: T[]): T[] {
  return [...new Set(entries)];
}
