import type { ColumnMap } from '../../../../models/cdr/source.ts';

export type Role = keyof ColumnMap;

/** The roles that a column can play, with the words of the screen. */
export const roles: readonly { value: Role | ''; label: string }[] = [
  { value: '', label: 'Not used' },
  { value: 'start', label: 'Start' },
  { value: 'answer', label: 'Answer' },
  { value: 'end', label: 'End' },
  { value: 'duration', label: 'Duration' },
  { value: 'from', label: 'From' },
  { value: 'to', label: 'To' },
  { value: 'trunk', label: 'Trunk' },
  { value: 'id', label: 'Call id' },
];

const usual: readonly [Role, RegExp][] = [
  ['answer', /answer|connect/],
  ['start', /^(start|call ?date|date|begin|setup|time|when)|start|originat/],
  ['end', /^(end|stop|hang ?up|disconnect|release)|end ?time/],
  ['duration', /duration|billsec|seconds|length/],
  ['from', /^(from|src|source|caller|calling|ani|a[ -]?number|clid)/],
  ['to', /^(to|dst|dest|called|dialed|dialled|b[ -]?number)/],
  ['trunk', /trunk|route|gateway|circuit/],
  ['id', /^(id|call ?id|unique ?id|linked ?id|guid)$/],
];

/** A first guess of the role of each column from its header, each role once. */
export function guessRoles(header: string[]): (Role | '')[] {
  const free = new Set(usual.map(([role]) => role));
  return header.map((text) => {
    const words = text.trim().toLowerCase().replace(/[_.]/g, ' ');
    const found = usual.find(([role, pattern]) => free.has(role) && pattern.test(words))?.[0];
    if (!found) return '';
    free.delete(found);
    return found;
  });
}

/** The map that an importer reads: a header's text where it names one column only, else the column's number from 1. */
export function columnMap(header: string[], chosen: (Role | '')[]): ColumnMap {
  const map: ColumnMap = {};
  chosen.forEach((role, index) => {
    const text = header[index] ?? '';
    const clear = text.trim() !== '' && !/[,=]/.test(text) && !/^\d+$/.test(text.trim()) && header.filter((other) => other === text).length === 1;
    if (role) map[role] = clear ? text : String(index + 1);
  });
  return map;
}

/** The role of each column by a map that was read before: the other way round of `columnMap`. */
export function rolesOf(header: string[], map: ColumnMap): (Role | '')[] {
  const played: (Role | '')[] = header.map(() => '');
  for (const { value: role } of roles) {
    const column = role ? map[role] : undefined;
    if (role === '' || column === undefined) continue;
    const named = header.indexOf(column);
    const index = named >= 0 ? named : Number(column) - 1;
    if (index in played) played[index] = role;
  }
  return played;
}

/** What keeps a choice of roles from being read; null when nothing does. */
export function mapProblem(chosen: (Role | '')[]): string | null {
  const used = chosen.filter((role) => role !== '');
  const twice = used.find((role, index) => used.indexOf(role) !== index);
  if (twice) return `Two columns have the role ${roles.find((role) => role.value === twice)?.label}; give one of them another.`;
  if (!used.includes('start')) return 'No column has the role Start; choose the one that holds the beginning of the call.';
  if (!used.includes('end') && !used.includes('duration')) return 'No column has the role End or Duration; choose one of them.';
  return null;
}
