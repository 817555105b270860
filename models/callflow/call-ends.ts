import type { CallClass, Trunk } from '../scenario/scenario.ts';
import type { Party, PbxUser } from './parties.ts';
import { unknownNumber } from './phone-number.ts';

/** What the devices of a call tell of its direction. */
export interface TrunkEvidence {
  /** Carrier trunks held, in the order in which they were first seen. */
  carriers: readonly Trunk[];
  /** Whether the first of them is the call's first device, a later one, or the only device. */
  position: 'first' | 'later' | 'only';
  /** Whether the records name devices of the call and all of them are phones. */
  isAmongPhones: boolean;
}

/** One end of a call. */
export type CallEnd = Extract<Party, { kind: 'user' | 'outside' }>;

/** Both ends of a call. */
export interface CallEnds {
  from: CallEnd;
  to: CallEnd;
}

const outside: CallEnd = { kind: 'outside', ...unknownNumber };

/**
 * Ends of a call from its parties and the carrier trunks it held. A call that held a carrier trunk has the public network at one
 * end; where the numbers do not say at which, the place of the trunk among the devices does. Without a trunk an end that nobody
 * names is the public network when the caller withheld the number, else an unassigned user.
 */
export function callEnds(from: Party, to: Party, evidence: TrunkEvidence, unassigned: CallEnd): CallEnds {
  if (from.kind === 'user' && to.kind === 'user') return bothUsers(from, to, evidence);
  if (from.kind === 'outside' && to.kind === 'outside') return bothOutside(from, to, evidence, unassigned);
  if (from.kind === 'nobody' && to.kind === 'nobody') return nobody(evidence, unassigned);
  if (from.kind === 'nobody') return { from: unknownCaller(to as CallEnd, evidence, unassigned), to: to as CallEnd };
  if (to.kind === 'nobody') return { from, to: from.kind === 'user' && evidence.carriers.length > 0 ? outside : unassigned };
  return { from, to };
}

/** Class of a call between two ends: that of the number at the public network's end. */
export function classOf({ from, to }: CallEnds): CallClass {
  if (to.kind === 'outside') return to.class;
  return from.kind === 'outside' ? from.class : 'internal';
}

function bothUsers(from: PbxUser, to: PbxUser, evidence: TrunkEvidence): CallEnds {
  if (evidence.carriers.length === 0) return { from, to };
  const isInward = directionOf(evidence) ?? (to.isTied && !from.isTied ? 'in' : 'out');
  return isInward === 'in' ? { from: fromOutside(from), to } : { from, to: fromOutside(to) };
}

/** A user whom the public network stood for: with the full number where the records have it. */
function fromOutside({ asOutside }: PbxUser): CallEnd {
  return asOutside ? { kind: 'outside', ...asOutside } : outside;
}

function bothOutside(from: CallEnd, to: CallEnd, evidence: TrunkEvidence, unassigned: CallEnd): CallEnds {
  if (evidence.carriers.length > 1) return { from, to };
  if (evidence.carriers.length === 0) return { from: unassigned, to };
  const direction = directionOf(evidence);
  if (direction === null) return { from, to };
  return direction === 'in' ? { from, to: unassigned } : { from: unassigned, to };
}

function nobody(evidence: TrunkEvidence, unassigned: CallEnd): CallEnds {
  if (evidence.carriers.length === 0) return { from: unassigned, to: unassigned };
  return directionOf(evidence) === 'in' ? { from: outside, to: unassigned } : { from: unassigned, to: outside };
}

function unknownCaller(to: CallEnd, evidence: TrunkEvidence, unassigned: CallEnd): CallEnd {
  if (to.kind === 'outside') return unassigned;
  if (evidence.carriers.length > 0) return outside;
  return evidence.isAmongPhones ? unassigned : outside;
}

/** Direction by the place of the trunk, else by what the trunk allows; null: neither tells. */
function directionOf(evidence: TrunkEvidence): 'in' | 'out' | null {
  if (evidence.position === 'first') return 'in';
  if (evidence.position === 'later') return 'out';
  const direction = evidence.carriers[0]?.direction ?? 'both';
  return direction === 'both' ? null : direction;
}
