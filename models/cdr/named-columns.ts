import type { Sample } from './sample.ts';
import { plain } from './usual-names.ts';

/** Rows in which a header is looked for. */
const HEADER_ROWS = 10;

/** Names of columns, in the form that `plain` gives them; of several the first that the header has counts. */
export type ColumnNames<Key extends string> = Record<Key, readonly string[]>;

/** A header that was found: its place among the rows, its cells, and the places of the columns (−1: not there). */
export interface NamedColumns<Key extends string> {
  above: number;
  header: string[];
  at: Record<Key, number>;
}

/** The first row that names all the columns of `needed`; null when none of the first ten does. */
export function namedColumns<Key extends string>(rows: string[][], names: ColumnNames<Key>, needed: readonly Key[]): NamedColumns<Key> | null {
  for (const [above, header] of rows.slice(0, HEADER_ROWS).entries()) {
    const at = placesOf(header, names);
    if (needed.every((key) => at[key] >= 0)) return { above, header, at };
  }
  return null;
}

/** What was found of the columns of `needed`, in plain words. */
export function columnEvidence<Key extends string>({ header, at }: NamedColumns<Key>, needed: readonly Key[], { lexing }: Sample): string {
  return `${lexing.fields ? 'its records have' : 'the header has'} ${needed.map((key) => header[at[key]]!.trim()).join(', ')}`;
}

function placesOf<Key extends string>(header: string[], names: ColumnNames<Key>): Record<Key, number> {
  const own = header.map(plain);
  const at = {} as Record<Key, number>;
  for (const key of Object.keys(names) as Key[]) {
    const name = names[key].find((candidate) => own.includes(candidate));
    at[key] = name === undefined ? -1 : own.indexOf(name);
  }
  return at;
}
