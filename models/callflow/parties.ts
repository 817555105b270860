import type { Group, Pbx, Scenario } from '../scenario/scenario.ts';
import type { DirectoryRow } from './directory.ts';
import { rangeOfExtension, rangeOfNumber } from './number-ranges.ts';
import { isNumber, partyText } from './party-text.ts';
import { areaCode, emergencyNumber, outsideNumber } from './phone-number.ts';
import type { OutsideNumber } from './phone-number.ts';

/** A user of a PBX. */
export interface PbxUser {
  kind: 'user';
  /** Group, or site of unassigned users. */
  end: string;
  pbx: string | null;
  /** Range of the user's own number. */
  range: string | null;
  /** A group was found. */
  isTied: boolean;
  /** The range names several groups and nothing tells which: `end` is the first. */
  isGuess?: boolean;
  /** The user's number as the public network has it, where the cell was a full number. */
  asOutside?: OutsideNumber;
}

/** Who a cell of the records means on a PBX. */
export type Party =
  | PbxUser
  | ({ kind: 'outside' } & OutsideNumber)
  | { kind: 'nobody' };

/** Longest run of digits that is an extension where the dial plan gives no length. */
const longestExtension = 6;

/** Reads the parties of a scenario's records; equal cells are read once. */
export class Parties {
  private readonly known = new Map<string, Party>();
  private readonly byExtension = new Map<string, DirectoryRow[]>();
  private readonly byNumber = new Map<string, DirectoryRow>();
  private readonly byUser = new Map<string, DirectoryRow>();
  private readonly strangers = new Map<string, PbxUser>();
  private readonly areas = new Map<string, Set<string>>();
  private readonly extensions = new Map<Group, ExtensionRange[]>();

  constructor(private readonly scenario: Scenario, directory: readonly DirectoryRow[]) {
    for (const row of directory) {
      if (row.extension) this.byExtension.set(row.extension, [...(this.byExtension.get(row.extension) ?? []), row]);
      if (row.number) this.byNumber.set(row.number.replace(/\D/g, ''), row);
      if (row.user) this.byUser.set(partyText(row.user).toLowerCase(), row);
    }
    for (const group of scenario.groups) this.extensions.set(group, group.extensions.map(extensionRange));
    for (const pbx of scenario.pbxs) this.areas.set(pbx.id, areasOf(scenario, pbx));
  }

  /** The party of a cell: a caller (`from`) or what was dialled (`to`), on a PBX (null: the estate has none). */
  read(cell: string, pbx: Pbx | null, role: 'from' | 'to'): Party {
    const key = `${role} ${pbx?.id ?? ''} ${cell}`;
    const known = this.known.get(key);
    if (known) return known;
    const party = this.partyOf(partyText(cell), pbx, role);
    this.known.set(key, party);
    return party;
  }

  /** The unassigned user of a PBX whom no cell names. */
  stranger(pbx: Pbx | null): PbxUser {
    const id = pbx?.id ?? '';
    const known = this.strangers.get(id) ?? this.unassigned(pbx, null);
    this.strangers.set(id, known);
    return known;
  }

  /** A user of a PBX who ties to no group. */
  private unassigned(pbx: Pbx | null, extension: string | null): PbxUser {
    const end = pbx?.site ?? this.scenario.sites[0]?.id ?? '';
    return { kind: 'user', end, pbx: pbx?.id ?? null, range: rangeOfExtension(this.scenario, pbx?.id ?? null, null, extension), isTied: false };
  }

  private partyOf(text: string, pbx: Pbx | null, role: 'from' | 'to'): Party {
    if (text === '') return { kind: 'nobody' };
    const tied = this.tiedExtension(text, pbx);
    if (tied) return tied;
    if (!isNumber(text)) return this.stranger(pbx);
    const plan = pbx?.dialPlan ?? { country: null, extensionLength: null, outside: null, siteCodes: {} };
    const emergency = role === 'to' ? emergencyNumber(text, plan) : null;
    if (emergency !== null) return { kind: 'outside', number: emergency, class: 'emergency', area: null };
    const elsewhere = this.bySiteCode(text, plan.siteCodes);
    if (elsewhere) return elsewhere;
    if (isExtension(text, plan.extensionLength)) return this.unassigned(pbx, text);
    const asOutside = this.localOrNational(outsideNumber(text, plan, role), pbx);
    const own = this.ownNumber(asOutside.number ?? text, pbx);
    return own ? { ...own, asOutside } : { kind: 'outside', ...asOutside };
  }

  /** Directory with `where` first, then the groups' extensions. */
  private tiedExtension(text: string, pbx: Pbx | null): Party | null {
    const rows = (this.byExtension.get(text) ?? []).filter((row) => this.isAt(row, pbx));
    const named = this.byUser.get(text.toLowerCase());
    for (const row of named ? [...rows, named] : rows) {
      const group = this.groupOfRow(row, named === row ? null : pbx);
      if (group) return this.userIn(group, row.number, row.extension ?? text);
    }
    const group = this.scenario.groups.find((entry) => (pbx === null || entry.pbx === pbx.id) && isAmong(this.extensions.get(entry)!, text));
    return group ? this.userIn(group, rows[0]?.number ?? null, text) : null;
  }

  /** A full number of the company's own: in the directory, else in a range with its groups. */
  private ownNumber(number: string, pbx: Pbx | null): PbxUser | null {
    const digits = number.replace(/\D/g, '');
    const row = this.byNumber.get(digits);
    const listed = row ? this.groupOfRow(row, null) : undefined;
    if (row && listed) return this.userIn(listed, number, row.extension);
    const range = rangeOfNumber(this.scenario.numberRanges, number);
    if (!range) return null;
    const groups = range.groups.flatMap((id) => this.scenario.groups.find((group) => group.id === id) ?? []);
    const found = groups.find((entry) => this.hasNumberEnd(entry, digits));
    const group = found ?? groups[0];
    if (group) return { kind: 'user', end: group.id, pbx: group.pbx, range: range.id, isTied: true, isGuess: found === undefined && groups.length > 1 };
    return { ...this.stranger(this.ownerOf(range.landsOn) ?? pbx), range: range.id };
  }

  private bySiteCode(text: string, siteCodes: Record<string, string>): Party | null {
    // The longest code that fits, whatever the order of the file.
    for (const [code, id] of Object.entries(siteCodes).sort(([one], [other]) => other.length - one.length)) {
      if (code === '' || !text.startsWith(code)) continue;
      const other = this.scenario.pbxs.find((pbx) => pbx.id === id);
      const rest = text.slice(code.length);
      if (!other || rest === '') continue;
      const tied = this.tiedExtension(rest, other);
      if (tied) return tied;
      if (isExtension(rest, other.dialPlan.extensionLength)) return this.unassigned(other, rest);
    }
    return null;
  }

  private userIn(group: Group, number: string | null, extension: string | null): PbxUser {
    const ofNumber = number ? rangeOfNumber(this.scenario.numberRanges, number.replace(/[^+\d]/g, '')) : undefined;
    const range = ofNumber?.id ?? rangeOfExtension(this.scenario, group.pbx, group.id, extension);
    return { kind: 'user', end: group.id, pbx: group.pbx, range, isTied: true };
  }

  private groupOfRow(row: DirectoryRow, pbx: Pbx | null): Group | undefined {
    return this.scenario.groups.find((group) => (pbx === null || group.pbx === pbx.id) && this.fits(row, group));
  }

  private fits(row: DirectoryRow, { where }: Group): boolean {
    if (where === null || (where.department === undefined && where.site === undefined)) return false;
    const isDepartment = where.department === undefined || isSame(where.department, row.department);
    return isDepartment && (where.site === undefined || isSame(where.site, row.site) || this.siteOf(row)?.id === this.siteNamed(where.site)?.id);
  }

  /** A row without a known site may be of any PBX. */
  private isAt(row: DirectoryRow, pbx: Pbx | null): boolean {
    const site = this.siteOf(row);
    const hasOwnPbx = site !== undefined && this.scenario.pbxs.some((entry) => entry.site === site.id);
    return pbx === null || !hasOwnPbx || pbx.site === site.id;
  }

  private siteOf(row: DirectoryRow): Scenario['sites'][number] | undefined {
    return row.site === null ? undefined : this.siteNamed(row.site);
  }

  private siteNamed(name: string): Scenario['sites'][number] | undefined {
    return this.scenario.sites.find((site) => isSame(site.id, name) || isSame(site.name, name));
  }

  private ownerOf(trunk: string | null): Pbx | null {
    const owners = this.scenario.trunks.find((entry) => entry.id === trunk)?.owners ?? [];
    return this.scenario.pbxs.find((pbx) => owners.includes(pbx.id)) ?? null;
  }

  private hasNumberEnd(group: Group, digits: string): boolean {
    const length = this.scenario.pbxs.find((pbx) => pbx.id === group.pbx)?.dialPlan.extensionLength;
    return length != null && isAmong(this.extensions.get(group)!, digits.slice(-length));
  }

  /** Local: the area code is one of the PBX's own ranges. */
  private localOrNational(outside: OutsideNumber, pbx: Pbx | null): OutsideNumber {
    const isLocal = outside.class === 'national' && outside.area !== null && this.areas.get(pbx?.id ?? '')?.has(outside.area) === true;
    return isLocal ? { ...outside, class: 'local' } : outside;
  }
}

function isExtension(text: string, length: number | null): boolean {
  if (!/^\d+$/.test(text)) return false;
  return length === null ? text.length <= longestExtension : text.length === length;
}

interface ExtensionRange { first: string; last: string | null }

/** An entry of a group's list: `2900`, or `2000-2199`. */
function extensionRange(entry: string): ExtensionRange {
  const [first, last] = entry.split('-').map((part) => part.trim());
  return last === undefined || first === undefined ? { first: entry.trim(), last: null } : { first, last };
}

/** Whether an extension stands in a group's list. */
function isAmong(list: readonly ExtensionRange[], extension: string): boolean {
  const isDigits = /^\d+$/.test(extension);
  return list.some(({ first, last }) => {
    if (last === null) return first === extension;
    return isDigits && extension.length === first.length && extension >= first && extension <= last;
  });
}

function isSame(one: string, other: string | null): boolean {
  return other !== null && one.trim().toLowerCase() === other.trim().toLowerCase();
}

function areasOf(scenario: Scenario, pbx: Pbx): Set<string> {
  const groups = scenario.groups.filter((group) => group.pbx === pbx.id).map((group) => group.id);
  const ranges = scenario.numberRanges.filter((range) => range.groups.some((id) => groups.includes(id)));
  return new Set(ranges.flatMap((range) => areaCode(`+${range.first}`) ?? []));
}
