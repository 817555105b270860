import type { ResourceKind } from '../callflow/compiled.ts';
import { erlangBChannels } from '../teletraffic/erlang-b.ts';

const sizedKinds: readonly ResourceKind[] = ['trunk', 'tie', 'sbc', 'pbx', 'cap'];

/** Whether a number of units can be told for a kind of resource: it holds whole units of a call (no link, DSP or rate). */
export function isSized(kind: ResourceKind): boolean {
  return sizedKinds.includes(kind);
}

/**
 * Least whole number of units for a load (erlang, >= 0) at a blocking (0 to 1, exclusive): the larger of Erlang B and what was held. Erlang B
 * takes traffic to be smooth; calls that come in bursts hold more at once than it says.
 */
export function unitsNeeded(erlangs: number, held: number, blocking: number): number {
  return Math.max(erlangs > 0 ? erlangBChannels(erlangs, blocking) : 0, Math.ceil(held));
}
