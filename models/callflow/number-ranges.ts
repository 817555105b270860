import type { NumberRange, Scenario } from '../scenario/scenario.ts';

/** The range that holds an E.164 number (with or without `+`). */
export function rangeOfNumber(ranges: readonly NumberRange[], number: string): NumberRange | undefined {
  const digits = number.replace(/^\+/, '');
  if (!/^\d+$/.test(digits)) return undefined;
  return ranges.find((range) => holds(range, digits));
}

/**
 * The range of an extension's own number: the one whose numbers end with it, those that list the group first; else the first
 * that lists the group; else, for a PBX with a single range that lists nobody, that one. Null: not known.
 */
export function rangeOfExtension(scenario: Scenario, pbx: string | null, group: string | null, extension: string | null): string | null {
  const listing = scenario.numberRanges.filter((range) => group !== null && range.groups.includes(group));
  const open = scenario.numberRanges.filter((range) => range.groups.length === 0 && isOf(scenario, range, pbx));
  const ending = extension === null ? undefined : [...listing, ...open].find((range) => endsWith(range, extension));
  return (ending ?? listing[0] ?? (open.length === 1 ? open[0] : undefined))?.id ?? null;
}

function holds(range: NumberRange, digits: string): boolean {
  if (digits.length !== range.first.length) return false;
  const distance = BigInt(digits) - BigInt(range.first);
  return distance >= 0n && distance < BigInt(range.count);
}

/** Whether some number of the range ends with the extension. */
function endsWith(range: NumberRange, extension: string): boolean {
  if (!/^\d+$/.test(extension) || extension.length > range.first.length) return false;
  const cycle = 10n ** BigInt(extension.length);
  const distance = (BigInt(extension) - (BigInt(range.first) % cycle) + cycle) % cycle;
  return distance < BigInt(range.count);
}

/** A range that lists nobody belongs to the PBX whose trunk it lands on. */
function isOf(scenario: Scenario, range: NumberRange, pbx: string | null): boolean {
  const trunk = scenario.trunks.find((entry) => entry.id === range.landsOn);
  return trunk === undefined ? scenario.pbxs.length <= 1 : pbx !== null && trunk.owners.includes(pbx);
}
