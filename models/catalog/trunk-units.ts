import type { Source } from './source.ts';

/** How many channels of a kind of trunk are bought at once. */
export interface TrunkUnit {
  kind: 'pri-t1' | 'pri-e1' | 'sip' | 'analog';
  channels: number;
  source: Source;
}

/** Least step in which trunks are sold, by kind. A contract may ask for more: then the scenario's `orderUnit` counts. */
export const trunkUnits: readonly TrunkUnit[] = [
  { kind: 'pri-t1', channels: 23, source: { title: 'ITU-T I.431, primary rate at 1,544 kbit/s: 23 B channels and one D channel', date: '1993-03' } },
  { kind: 'pri-e1', channels: 30, source: { title: 'ITU-T I.431, primary rate at 2,048 kbit/s: 30 B channels and one D channel', date: '1993-03' } },
  { kind: 'sip', channels: 1, source: { title: 'Assumption of Busyhour: SIP channels are sold one by one; write the contract\'s step as the trunk\'s orderUnit', date: '2026-11' } },
  { kind: 'analog', channels: 1, source: { title: 'One line carries one call', date: 'undated' } },
];

/** Channels bought at once of a kind of trunk; null where the kind does not tell (a tie PRI may be T1 or E1). */
export function trunkUnitOf(kind: string): TrunkUnit | null {
  return trunkUnits.find((unit) => unit.kind === kind) ?? null;
}
