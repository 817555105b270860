import type { Sample } from './sample.ts';

/** A kind of file that is known by sight and not read. */
interface OtherProduct {
  name: string;
  looksSo: (sample: Sample) => boolean;
  fix: string;
}

const SHAPE_FIX = 'Export the calls from that product as CSV with a header, one row a call, and map its columns.';
const MAP_FIX = 'Map its columns on screen or with --map start=COL,end=COL,from=COL,to=COL (or duration=COL), by number where there is no header.';

const OTHERS: OtherProduct[] = [
  { name: 'Ribbon (Sonus) SBC accounting records', looksSo: ({ text }) => /^(START|STOP|ATTEMPT|INTERMEDIATE),/.test(text), fix: SHAPE_FIX },
  { name: 'a TelcoBridges text CDR log', looksSo: ({ text }) => /^[^\r\n]*,(BEG|END|UPD),SessionId='/.test(text), fix: SHAPE_FIX },
  { name: 'a log of Asterisk AMI events', looksSo: ({ text }) => /"event"\s*:\s*"Cdr"/i.test(text.slice(0, 4000)), fix: 'Import Asterisk\'s Master.csv or a FreePBX CDR Reports export of the same calls.' },
  { name: 'JSON', looksSo: ({ text }) => /^\s*[[{]\s*["{[]/.test(text), fix: SHAPE_FIX },
  { name: 'XML or a web page', looksSo: ({ text }) => /^\s*<(\?xml|!doctype|html|[a-z]+[ >])/i.test(text), fix: SHAPE_FIX },
  { name: 'a table printed by psql', looksSo: ({ text }) => /^[^\r\n]*\|[^\r\n]*\r?\n-+(\+-+)+/.test(text), fix: 'Export the table with psql\'s \\copy … TO … CSV HEADER, and import that.' },
  { name: 'Avaya IP Office SMDR in the columns of a collector', looksSo: ({ rows }) => headerHas(rows, ['call start', 'connected time', 'ring time']), fix: MAP_FIX },
  { name: 'Avaya Communication Manager CDR in the columns of a collector', looksSo: ({ rows }) => headerHas(rows, ['date', 'time', 'cond', 'dialed', 'calling']), fix: 'Join date and start time in one column (its time is the end of the call), then map the columns.' },
  {
    name: 'FreeSWITCH Master.csv without a header',
    looksSo: ({ rows }) => rows.length > 0 && share(rows, (cells) => cells.length >= 13 && /^\d{4}[-/]\d/.test(cells[4] ?? '') && /^[A-Z_]{4,}$/.test(cells[9] ?? '') && /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(cells[10] ?? '')) > 0.5,
    fix: 'Map its columns by number, on screen or with --map start=5,answer=6,end=7,from=2,to=3,id=11.',
  },
  { name: '3CX call records', looksSo: ({ rows }) => headerHas(rows, ['cdr_id', 'call_history_id']) || share(rows, (cells) => /^Call \d+$/.test(cells[0] ?? '')) > 0.5, fix: MAP_FIX },
  {
    name: 'a metering printout of Alcatel-Lucent OmniPCX Office (OXO)',
    looksSo: ({ lines }) => share(lines.map((line) => [line]), ([line]) => /^.{0,14}(?:-->|<--) {1,3}[LNP] ?\d{2,3}(?: |$)/.test(line!)) > 0.5,
    fix: 'Its columns are chosen at the site: say where they stand with --ruler, for example --ruler from=1-5,trunk=11-13,start=15-22,start=24-28,duration=30-37,to=39-58 (and the order of dates with --date-order).',
  },
  { name: 'AudioCodes SBC syslog records', looksSo: ({ text }) => /\|(CALL_END|CALL_START|MEDIA_END)\s*\|/.test(text.slice(0, 8000)), fix: SHAPE_FIX },
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

function share(rows: string[][], fits: (cells: string[]) => boolean): number {
  return rows.length === 0 ? 0 : rows.filter(fits).length / rows.length;
}
