import { error } from '../../core/issue.ts';
import type { Issue } from '../../core/issue.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { Ruler } from '../ruler.ts';
import type { RulerColumn } from '../ruler.ts';
import type { Sample } from '../sample.ts';
import type { ColumnRole, ReadingOptions, RulerRole } from '../source.ts';
import type { DelimitedColumns } from '../usual-names.ts';
import type { AdapterContext, RecordAdapter, Verdict } from './adapter.ts';
import { collectFromAny } from './any-csv.ts';
import { customised, isCustomised } from './avaya-customised.ts';
import { DelimitedAdapter } from './delimited.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';

const FIX = 'Say which characters hold them, for example --ruler start=1-14,duration=16-23,from=25-31,to=40-60; a role given twice joins two columns (start=1-8,start=10-17).';
const AVAYA_FIX = 'Say which characters hold them, for example --ruler end=1-6,end=8-11,duration=13-17,from=19-33,to=35-57,condition=91-91; times are ends of calls.';

/** Any file of fixed columns, by a ruler that the user gives. */
export const fixedWidth: RecordFormat = {
  id: 'fixed',
  alsoNamed: ['fixed-width', 'ruler'],
  product: 'any text of fixed columns',
  recognisedBy: 'a ruler, which says from which to which character a column stands',
  confidence: 'real file read',
  timeZone: 'local, unless the times are seconds since 1970 or carry an offset',
  occupiedFrom: 'start to end, start to start + duration, or end − duration to end',
  sureness: 'as good as the ruler: look at the preview; rows are never joined',
  reads: ['what the columns of the ruler mean: start, answer, end or duration, parties, trunk, call id', 'customised records of Avaya Communication Manager: condition code, access code and member (circuit) of the outgoing and the incoming trunk'],
  cannotTell: ['which rows are legs of one call: every row counts as a call', 'what no column says'],
  fitness: { leavesOut: {}, blockedBy: null },
  collection: collectFromAny,
  lexing: 'lines',
  detect: detectFixed,
  refusal: (_, options, file) => whyNot(options, file),
};

function detectFixed(sample: Sample, { ruler }: ReadingOptions): FormatMatch | null {
  if (!ruler || sample.lines.length === 0 || whyNot({ ruler }, '')) return null;
  const avaya = customised(sample, ruler);
  if (avaya) return avaya;
  const columns = ruler as RulerColumn<ColumnRole>[];
  const cutter = new Ruler(columns);
  const times = cutter.roles.filter((role) => role === 'start' || role === 'end' || role === 'answer');
  return {
    score: 1, evidence: ['the ruler says where the columns stand'], above: 0, header: null, width: 1, timeColumns: [],
    timeTexts: ([line]) => times.map((role) => cutter.text(line!, role)),
    open: (context) => new FixedWidthAdapter(context, cutter, columns),
  };
}

/** What a ruler lacks; null when calls can be read by it. */
function whyNot({ ruler = [] }: ReadingOptions, file: string): Issue | null {
  const bad = ruler.find(({ from, to }) => !(Number.isInteger(from) && Number.isInteger(to) && from >= 1 && to >= from));
  if (bad) return error('bad-ruler', bad.role, `The ruler for ${file} has ${bad.role} from character ${bad.from} to ${bad.to}, which is no column.`, 'Count characters from 1; the last one is not before the first.', { file });
  const has = (role: RulerRole): boolean => ruler.some((column) => column.role === role);
  if (isCustomised(ruler)) {
    if (has('end') && has('duration')) return null;
    return error('ruler-lacks', '', `The ruler for ${file} has columns that only Avaya's customised records have, and must tell their end (time) and duration.`, AVAYA_FIX, { file });
  }
  if ((has('start') && (has('end') || has('duration'))) || (has('end') && has('duration'))) return null;
  return error('ruler-lacks', '', `The ruler for ${file} must tell two of the start, the end and the duration of a call.`, FIX, { file });
}

/** Lines cut by a ruler, then read as the columns of a CSV are. A line without a digit where the time stands is a heading. */
class FixedWidthAdapter implements RecordAdapter {
  readonly width = 1;
  readonly #ruler: Ruler<ColumnRole>;
  readonly #time: number;
  readonly #timeFrom: number;
  readonly #rows: DelimitedAdapter;

  constructor(context: AdapterContext, ruler: Ruler<ColumnRole>, columns: RulerColumn<ColumnRole>[]) {
    this.#ruler = ruler;
    const place = (role: ColumnRole): number => ruler.roles.indexOf(role);
    const at: DelimitedColumns = {
      start: place('start'), answer: place('answer'), end: place('end'), duration: place('duration'), talk: -1,
      from: place('from'), to: place('to'), trunk: place('trunk'), id: place('id'), outcome: -1, cause: -1,
    };
    this.#time = at.start >= 0 ? at.start : at.end;
    this.#timeFrom = Math.min(...columns.filter(({ role }) => role === ruler.roles[this.#time]).map(({ from }) => from));
    this.#rows = new DelimitedAdapter(context, at, ruler.roles.length, null);
  }

  get tellsAnswer(): boolean {
    return this.#rows.tellsAnswer;
  }

  get carriesId(): boolean {
    return this.#rows.carriesId;
  }

  get joinsRows(): boolean {
    return this.#rows.joinsRows;
  }

  get readLocal(): boolean {
    return this.#rows.readLocal;
  }

  read([line]: string[], row: NormalisedRow): Verdict {
    const cells = this.#ruler.cells(line!);
    if (!/\d/.test(cells[this.#time]!)) return /\d/.test(line!) && line!.length < this.#timeFrom ? 'columns' : 'skip';
    return this.#rows.read(cells, row);
  }

  warnings(): Issue[] {
    return this.#rows.warnings();
  }
}
