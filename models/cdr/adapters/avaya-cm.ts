import { dayLine } from '../day-lines.ts';
import { Ruler } from '../ruler.ts';
import type { Sample } from '../sample.ts';
import { AvayaRows } from './avaya-cm-rows.ts';
import type { AvayaColumn, AvayaLayout } from './avaya-cm-rows.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';

interface KnownLayout extends AvayaLayout {
  name: string;
  record: RegExp;
}

/** Hours and minutes, then what stands between them and the duration. */
const TIME = '(?:[01]\\d|2[0-3])[0-5]\\d';
const CODE = '[ \\d*#A-D]';

/** The three layouts. Source: Avaya, Administrator's Guide for Communication Manager, call detail recording, tables of data formats. */
const LAYOUTS: KnownLayout[] = [
  {
    name: 'printer', record: new RegExp(`^${TIME} \\d{4} [\\dA-Z] ${CODE}{3} ${CODE}{3} .{15} .{5}(?: |$)`),
    ruler: rulerOf({ end: [1, 4], duration: [6, 9], condition: [11, 11], dialledCode: [13, 15], used: [17, 19], dialled: [21, 35], calling: [37, 41], inCircuit: [74, 76], outCircuit: [78, 80] }),
    shortest: 21, unit: 'hmmt', dayLines: true, callingIsTrunk: true,
  },
  {
    name: 'int-ISDN', record: new RegExp(`^${TIME} \\d{4} [\\dA-Z] ${CODE}{4} ${CODE}{4} .{15} .{10}(?: |$)`),
    ruler: rulerOf({ end: [1, 4], duration: [6, 9], condition: [11, 11], dialledCode: [13, 16], used: [18, 21], dialled: [23, 37], calling: [39, 48], inCircuit: [78, 80], outCircuit: [82, 84], inCode: [91, 94] }),
    shortest: 23, unit: 'hmmt', dayLines: true, callingIsTrunk: false,
  },
  {
    name: 'Teleseer', record: new RegExp(`^ {3}${TIME}\\d{4}[\\dA-Z]${CODE}{6}.{15}.{5}`),
    ruler: rulerOf({ end: [4, 7], duration: [8, 11], condition: [12, 12], dialledCode: [13, 15], used: [16, 18], dialled: [19, 33], calling: [34, 38], inCircuit: [56, 58], outCircuit: [59, 61] }),
    shortest: 19, unit: 'hmmt', dayLines: true, callingIsTrunk: true,
  },
];
/** In int-ISDN a line feed stands here. */
const LINE_FEED = 74;
const SECOND_LINE = /^ [ \d] [ \d]{3}(?: |$)/;

/** Avaya Communication Manager (DEFINITY) CDR in printer, Teleseer and int-ISDN format. Customised records are read by the ruler of `fixed`. */
export const avayaCm: RecordFormat = {
  id: 'avaya-cm',
  alsoNamed: ['communication-manager', 'definity'],
  product: 'Avaya Communication Manager CDR, printer, Teleseer and int-ISDN',
  recognisedBy: 'lines of fixed columns that begin with hhmm, a duration of four digits and a condition code, and lines of four digits that date them',
  confidence: 'vendor documentation',
  timeZone: 'local, without offset or year; the day stands in lines of its own',
  occupiedFrom: 'end − duration to end: ringing is not recorded',
  sureness: 'certain in the columns; trunk groups by their access codes, circuits by their numbers; the parts of calls of more than ten hours are joined where they follow one another',
  reads: ['the end of each call to the minute', 'the duration to a tenth of a minute', 'parties', 'access code and circuit of incoming and outgoing trunks', 'blocked, unauthorised, abandoned and busy attempts by the condition code'],
  cannotTell: [
    'how long a call rang', 'calls that nobody answered, unless the trunk group records ring time', 'intraswitch calls of extensions that are not listed for it',
    'the group of an incoming trunk where the record has no access code for it', 'which rows of a conference (condition code C) belong together: it has a row for each trunk', 'the year',
    'records of the 59-character format, whose condition codes are other letters',
  ],
  fitness: {
    leavesOut: {
      'internal-calls': 'Communication Manager records calls between extensions only for the extensions listed in intra-switch-cdr',
      'unanswered-calls': 'Communication Manager records unanswered calls only for trunk groups with CDR Reports set to ring',
    },
    blockedBy: 'condition code E',
  },
  collection: {
    switchOn: [
      'change system-parameters cdr: Primary Output Format int-isdn (or customized with the fields date, time, sec-dur, cond-code, calling-num, dialed-num, in-trk-code, in-crt-id, code-used, out-crt-id).',
      'The same form: Record Outgoing Calls Only n, Intra-switch CDR y, Suppress CDR for Ineffective Call Attempts n, Outg Trk Call Splitting as needed.',
      'change trunk-group: CDR Reports r (ring), which records abandoned and busy incoming calls.',
    ],
    collectFor: 'Four weeks of ordinary business at least.',
    export: ['What the CDR link sends, as it comes, date lines included, with year, month and day in the name of the file.', 'display system-parameters cdr, page 2, for customised records: their columns are read with --ruler.', 'list trunk-group, for access codes and numbers of members; list measurements trunk-group hourly, for all-trunks-busy.'],
    askCarrier: askAnyCarrier,
  },
  lexing: 'lines',
  detect: detectAvaya,
};

function rulerOf(columns: Partial<Record<AvayaColumn, [number, number]>>): Ruler<AvayaColumn> {
  return new Ruler((Object.entries(columns) as [AvayaColumn, [number, number]][]).map(([role, [from, to]]) => ({ role, from, to })));
}

function detectAvaya({ lines }: Sample): FormatMatch | null {
  const days = lines.flatMap((line) => (dayLine(line) ? [line] : []));
  const others = lines.filter((line) => !dayLine(line));
  const fits = LAYOUTS.map((layout) => ({ layout, records: others.filter((line) => layout.record.test(line)) }));
  const best = fits.reduce((a, b) => (b.records.length > a.records.length ? b : a));
  if (best.records.length === 0) return null;
  const second = best.layout.name === 'int-ISDN' && best.records.every((line) => line.length < LINE_FEED) ? others.filter((line) => SECOND_LINE.test(line)) : [];
  const fitting = best.records.length + second.length;
  if (fitting < others.length / 2) return null;
  const layout: AvayaLayout = second.length > 0 ? { ...best.layout, brokenAt: LINE_FEED } : best.layout;
  return {
    score: 0.97 * (fitting / others.length),
    evidence: [`${best.records.length} of ${others.length} lines have a time, a duration of four digits and a condition code in the columns of the ${best.layout.name} format`, `${days.length} lines date what follows`],
    above: 0, header: null, width: 1, timeColumns: [], resolutionSeconds: 60,
    // A year that makes every day of the year possible stands in for the one that the lines do not name.
    timeTexts: ([line]) => (dayLine(line!) ? [`${dayLine(line!)!.join('/')}/2000 `] : []),
    open: (context) => new AvayaRows(context, layout),
  };
}
