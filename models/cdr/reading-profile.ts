import { error } from '../core/issue.ts';
import type { Issue } from '../core/issue.ts';
import { isZone } from '../core/zone.ts';
import { formatId } from './formats.ts';
import type { ColumnRole, ReadingOptions, RulerRole } from './source.ts';
import { platformDecoder } from './text-decoder.ts';

/** How files of one kind are read, under a name: what one person found out about a PBX's records, for others to use. */
export interface ReadingProfile {
  name: string;
  /** All but the PBX, which is a matter of the scenario. */
  reading: Omit<ReadingOptions, 'pbx'>;
}

/** Roles of columns, and those of columns of characters. */
export const columnRoles = ['start', 'answer', 'end', 'duration', 'from', 'to', 'trunk', 'id'] as const satisfies readonly ColumnRole[];
export const rulerRoles = [...columnRoles, 'condition', 'member', 'intrunk', 'inmember'] as const satisfies readonly RulerRole[];

/** Goes up when an older Busyhour would read a profile wrongly. */
const VERSION = 1;
const EXAMPLE = '{ "busyhourProfile": 1, "name": "Old PBX", "reading": { "map": { "start": "Date", "duration": "Seconds" } } }';

/** A profile as the text of a file. */
export function profileText({ name, reading }: ReadingProfile): string {
  return `${JSON.stringify({ busyhourProfile: VERSION, name, reading }, null, 2)}\n`;
}

/** The profile that the parsed JSON of a file holds, or all that is wrong with it. */
export function readProfile(value: unknown, file: string): { profile: ReadingProfile } | { issues: Issue[] } {
  const issues: Issue[] = [];
  const wrong = (path: string, what: string, fix: string): void => void issues.push(error('bad-profile', path, `${file}: ${what}.`, fix, { file }));
  if (!isObject(value) || !('busyhourProfile' in value)) {
    return { issues: [error('not-a-profile', '', `${file} is no profile: it has no "busyhourProfile".`, `Save a profile on the import screen, or write one such as ${EXAMPLE}.`, { file })] };
  }
  const { busyhourProfile: version, name, reading, ...others } = value;
  if (version !== VERSION) wrong('/busyhourProfile', `it is a profile of version ${shown(version)}, and version ${VERSION} is read`, `Save it again with this Busyhour, or write ${VERSION}.`);
  if (typeof name !== 'string' || name.trim() === '') wrong('/name', `its name is ${shown(name)}`, 'Give it a name in quotes.');
  for (const key of Object.keys(others)) wrong(`/${key}`, `"${key}" is nothing that a profile says`, 'Leave it out; how to read stands under "reading".');
  if (!isObject(reading)) wrong('/reading', `"reading" is ${shown(reading)}`, 'Write an object, for example "reading": { "format": "cucm" }.');
  else for (const [key, given] of Object.entries(reading)) checkOption(key, given, wrong);
  return issues.length > 0 ? { issues } : { profile: { name: (name as string).trim(), reading: reading as ReadingProfile['reading'] } };
}

type Wrong = (path: string, what: string, fix: string) => void;

/** What must stand at each key: a test, and the sentence what to write. */
const options: Record<Exclude<keyof ReadingProfile['reading'], 'map' | 'ruler'>, { fits: (value: unknown) => boolean; fix: string }> = {
  format: { fits: (value) => typeof value === 'string' && (value === 'auto' || formatId(value) !== null), fix: 'Write the id of a format that "busyhour formats" lists, or leave it out.' },
  timeZone: { fits: (value) => typeof value === 'string' && isZone(value), fix: 'Write an IANA zone such as "Europe/London".' },
  dateOrder: { fits: oneOf('dmy', 'mdy', 'ymd'), fix: 'Write "dmy", "mdy" or "ymd".' },
  durationUnit: { fits: oneOf('s', 'min', 'ms', 'hmmt'), fix: 'Write "s", "min", "ms" or "hmmt".' },
  year: { fits: (value) => Number.isInteger(value) && (value as number) >= 1970 && (value as number) <= 2099, fix: 'Write the year of the first record as a number from 1970 to 2099.' },
  encoding: { fits: isEncoding, fix: 'Write for example "utf-8", "utf-16le" or "windows-1252".' },
  delimiter: { fits: (value) => typeof value === 'string' && value.length === 1 && !'"\r\n'.includes(value), fix: 'Write the one character that stands between columns, such as ";" or "\\t".' },
};

function checkOption(key: string, value: unknown, wrong: Wrong): void {
  const path = `/reading/${key}`;
  if (key === 'map') checkMap(path, value, wrong);
  else if (key === 'ruler') checkRuler(path, value, wrong);
  else if (!Object.hasOwn(options, key)) wrong(path, `"${key}" is nothing that says how to read a file`, `These are: ${[...Object.keys(options), 'map', 'ruler'].join(', ')}.`);
  else {
    const { fits, fix } = options[key as keyof typeof options];
    if (!fits(value)) wrong(path, `"${key}" is ${shown(value)}`, fix);
  }
}

function checkMap(path: string, value: unknown, wrong: Wrong): void {
  if (!isObject(value)) return wrong(path, `"map" is ${shown(value)}`, 'Write an object such as { "start": "Date", "duration": "Seconds" }.');
  for (const [role, column] of Object.entries(value)) {
    if (!isRole(role, columnRoles)) wrong(`${path}/${role}`, `"map" has the role ${shown(role)}`, `Roles are ${columnRoles.join(', ')}.`);
    else if (typeof column !== 'string' || column.trim() === '') wrong(`${path}/${role}`, `"map" gives ${role} the column ${shown(column)}`, 'Write a header\'s text or a column number from 1, in quotes.');
  }
}

function checkRuler(path: string, value: unknown, wrong: Wrong): void {
  if (!Array.isArray(value) || value.length === 0) return wrong(path, `"ruler" is ${shown(value)}`, 'Write a list such as [{ "role": "start", "from": 1, "to": 14 }].');
  for (const [index, column] of (value as unknown[]).entries()) {
    const at = `${path}/${index}`;
    if (!isObject(column) || !isRole(column['role'], rulerRoles)) wrong(at, `column ${index + 1} of "ruler" is ${shown(column)}, which has no role`, `Write { "role", "from", "to" }; roles are ${rulerRoles.join(', ')}.`);
    else if (!isColumn(column['from'], column['to'])) wrong(at, `column ${index + 1} of "ruler" goes from ${shown(column['from'])} to ${shown(column['to'])}`, 'Count characters from 1; the last one is not before the first.');
  }
}

function isColumn(from: unknown, to: unknown): boolean {
  return Number.isInteger(from) && Number.isInteger(to) && (from as number) >= 1 && (to as number) >= (from as number);
}

function isRole(value: unknown, roles: readonly string[]): boolean {
  return typeof value === 'string' && roles.includes(value);
}

function oneOf(...words: string[]): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && words.includes(value);
}

function isEncoding(value: unknown): boolean {
  try {
    return typeof value === 'string' && platformDecoder(value, { fatal: false }).encoding !== '';
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
