import type { ColumnMap, ReadingOptions } from '../../../../models/cdr/source.ts';
import type { Columns } from './ruler-edit.ts';

/** What tells the columns of a file: its format, its header with a role for each column, or a ruler. */
export type Way = 'format' | 'header' | 'ruler';

export const ways: readonly { value: Way; label: string }[] = [
  { value: 'format', label: 'As the format says' },
  { value: 'header', label: 'Chosen by header' },
  { value: 'ruler', label: 'By a ruler' },
];

/** The choices of the screen, each with one that leaves it to the file. */
export const choices = {
  dateOrder: [
    { value: '', label: 'As detected' }, { value: 'dmy', label: 'Day, month, year' }, { value: 'mdy', label: 'Month, day, year' }, { value: 'ymd', label: 'Year, month, day' },
  ],
  durationUnit: [
    { value: '', label: 'As detected' }, { value: 's', label: 'Seconds' }, { value: 'min', label: 'Minutes' }, { value: 'ms', label: 'Milliseconds' }, { value: 'hmmt', label: 'Hours, minutes, tenths (Avaya)' },
  ],
  delimiter: (given: string | undefined) =>
    withGiven([{ value: '', label: 'As detected' }, { value: ',', label: 'Comma' }, { value: ';', label: 'Semicolon' }, { value: '\t', label: 'Tab' }, { value: '|', label: 'Bar' }], given),
  encoding: (given: string | undefined, detected: string | undefined) =>
    withGiven([
      { value: '', label: !given && detected ? `As detected: ${detected}` : 'As detected' }, { value: 'utf-8', label: 'UTF-8' }, { value: 'utf-16le', label: 'UTF-16 LE' }, { value: 'utf-16be', label: 'UTF-16 BE' },
      { value: 'windows-1252', label: 'Windows-1252 (Western)' }, { value: 'windows-1250', label: 'Windows-1250 (Central European)' }, { value: 'windows-1251', label: 'Windows-1251 (Cyrillic)' },
      { value: 'iso-8859-15', label: 'ISO 8859-15' },
    ], given),
} as const;

type Choice = { value: string; label: string };

/** A value that came from a profile or the scenario stands among the choices, whatever it is. */
function withGiven(known: Choice[], given: string | undefined): Choice[] {
  return given === undefined || known.some(({ value }) => value === given) ? known : [...known, { value: given, label: given }];
}

export function wayOf(map: ColumnMap | undefined, ruler: Columns | undefined): Way {
  if (ruler) return 'ruler';
  return map ? 'header' : 'format';
}

/** Options with one of them changed; an empty text leaves it to the file. */
export function changed<K extends keyof ReadingOptions>(options: ReadingOptions, key: K, value: ReadingOptions[K] | ''): ReadingOptions {
  const { [key]: _, ...others } = options;
  return value === '' || value === undefined ? others : { ...others, [key]: value };
}

/** The options that choices on screen come to: one way of telling the columns shuts out the others. */
export function readingOf(draft: ReadingOptions, way: Way, map: ColumnMap, columns: Columns): ReadingOptions {
  const { map: _map, ruler: _ruler, format, ...others } = draft;
  if (way === 'header') return { ...others, map };
  if (way === 'ruler') return { ...others, ruler: [...columns] };
  return format ? { ...others, format } : others;
}
