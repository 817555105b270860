import type { Sample } from './sample.ts';
import { usualColumns } from './usual-names.ts';

/** A kind of file that is known by sight and not read. */
interface OtherProduct {
  name: string;
  looksSo: (sample: Sample) => boolean;
  fix: string;
}

const SHAPE_FIX = 'Export the calls from that product as CSV with a header, one row a call, and map its columns.';
const MAP_FIX = 'Map its columns on screen or with --map start=COL,end=COL,from=COL,to=COL (or duration=COL), by number where there is no header.';
const JSON_FIX = 'JSON is read where its records stand in a list ([{…}]): map its fields by name on screen or with --map start=FIELD,end=FIELD,from=FIELD,to=FIELD (or duration=FIELD).';

const OTHERS: OtherProduct[] = [
  { name: 'JSON', looksSo: ({ lexing, text }) => /^\s*[[{]\s*["{[]/.test(text) && !hasUsualTimes(lexing.fields ?? []), fix: JSON_FIX },
  { name: 'XML or a web page', looksSo: ({ text }) => /^\s*<(\?xml|!doctype|html|[a-z]+[ >])/i.test(text), fix: SHAPE_FIX },
  { name: 'a table printed by psql', looksSo: ({ text }) => /^[^\r\n]*\|[^\r\n]*\r?\n-+(\+-+)+/.test(text), fix: 'Export the table with psql\'s \\copy … TO … CSV HEADER, and import that.' },
  { name: 'Avaya IP Office SMDR in the columns of a collector', looksSo: ({ rows }) => headerHas(rows, ['call start', 'connected time', 'ring time']), fix: MAP_FIX },
  { name: 'Avaya Communication Manager CDR in the columns of a collector', looksSo: ({ rows }) => headerHas(rows, ['date', 'time', 'cond', 'dialed', 'calling']), fix: 'Join date and start time in one column (its time is the end of the call), then map the columns.' },
  {
    name: 'a metering printout of Alcatel-Lucent OmniPCX Office (OXO)',
    looksSo: ({ lines }) => lines.filter((line) => /^.{0,14}(?:-->|<--) {1,3}[LNP] ?\d{2,3}(?: |$)/.test(line)).length > lines.length / 2,
    fix: 'Its columns are chosen at the site: say where they stand with --ruler, for example --ruler from=1-5,trunk=11-13,start=15-22,start=24-28,duration=30-37,to=39-58 (and the order of dates with --date-order).',
  },
];

/** Name of the product whose records a file looks like, with what to do; null when it looks like none. */
export function otherProduct(sample: Sample): { name: string; fix: string } | null {
  const found = OTHERS.find((product) => product.looksSo(sample));
  return found ? { name: found.name, fix: found.fix } : null;
}

function headerHas(rows: string[][], names: string[]): boolean {
  const header = (rows[0] ?? []).map((cell) => cell.trim().toLowerCase());
  return names.every((name) => header.includes(name));
}

function hasUsualTimes(fields: string[]): boolean {
  const columns = usualColumns(fields);
  return columns.start >= 0 && (columns.end >= 0 || columns.duration >= 0);
}
