import type { CallTable } from './call-table.ts';

/** How a call runs, as far as the records tell. */
export const CallKind = { unknown: 0, internal: 1, inbound: 2, outbound: 3, tandem: 4 } as const;
export type CallKind = (typeof CallKind)[keyof typeof CallKind];

/** Party that reads like an extension: two to six digits. */
export function isExtension(party: string): boolean {
  return /^\d{2,6}$/.test(party);
}

/**
 * Kind of every call: by the devices that it held, in the order of the record (phone to phone is internal, trunk to phone inbound,
 * phone to trunk outbound, trunk to trunk tandem); where they do not tell, by which of the parties reads like an extension.
 */
export function callKinds(table: CallTable): Uint8Array {
  const { calls, seizures } = table;
  const extension = table.parties.map(isExtension);
  const kinds = new Uint8Array(calls.count);
  // Columns are many times faster here than the texts and objects they stand for.
  const isPhone = Uint8Array.from(table.devices, ({ reading }) => (reading === 'phone' ? 1 : 0));
  const isTrunk = Uint8Array.from(table.devices, ({ reading }) => (reading === 'trunk' ? 1 : 0));
  let at = 0;
  for (let call = 0; call < calls.count; call++) {
    let phones = 0;
    let trunks = 0;
    let trunkFirst = false;
    for (; at < seizures.count && seizures.call[at] === call; at++) {
      const device = seizures.device[at]!;
      phones += isPhone[device]!;
      if (isTrunk[device] === 0) continue;
      if (phones === 0 && trunks === 0) trunkFirst = true;
      trunks++;
    }
    const from = calls.from[call]!;
    const to = calls.to[call]!;
    kinds[call] = kindOf(phones, trunks, trunkFirst, from >= 0 && extension[from]!, to >= 0 && extension[to]!, from >= 0 && to >= 0);
  }
  return kinds;
}

function kindOf(phones: number, trunks: number, trunkFirst: boolean, fromInside: boolean, toInside: boolean, bothKnown: boolean): CallKind {
  if (trunks > 0 && phones > 0) return trunkFirst ? CallKind.inbound : CallKind.outbound;
  if (trunks > 1) return CallKind.tandem;
  if (trunks === 0 && phones > 1) return CallKind.internal;
  if (!bothKnown) return CallKind.unknown;
  if (fromInside !== toInside) return fromInside ? CallKind.outbound : CallKind.inbound;
  return fromInside && trunks === 0 ? CallKind.internal : CallKind.unknown;
}
