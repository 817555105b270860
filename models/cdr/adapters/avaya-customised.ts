import { dayLine } from '../day-lines.ts';
import { Ruler } from '../ruler.ts';
import type { RulerColumn } from '../ruler.ts';
import type { Sample } from '../sample.ts';
import type { RulerRole } from '../source.ts';
import { AvayaRows, spelledOut } from './avaya-cm-rows.ts';
import type { AvayaColumn } from './avaya-cm-rows.ts';
import type { FormatMatch } from './record-format.ts';

/** Roles that only Avaya's customised records have. */
const OWN = new Set<RulerRole>(['condition', 'member', 'intrunk', 'inmember']);

const COLUMN_OF: Partial<Record<RulerRole, AvayaColumn>> = {
  end: 'end', duration: 'duration', from: 'calling', to: 'dialled', condition: 'condition', trunk: 'used', member: 'outCircuit', intrunk: 'inCode', inmember: 'inCircuit',
};
const TIME_ONLY = /^\d\d:?\d\d$/;
const WITH_SECONDS = /(?:\d\d:\d\d:\d\d|(?:^| )\d{6})$/;

/** Whether a ruler is one for Avaya's customised records. */
export function isCustomised(ruler: RulerColumn<RulerRole>[]): boolean {
  return ruler.some(({ role }) => OWN.has(role));
}

/** How a file reads as customised records of Avaya Communication Manager by a ruler; null when the ruler is of other records. */
export function customised({ lines }: Sample, ruler: RulerColumn<RulerRole>[]): FormatMatch | null {
  if (!isCustomised(ruler)) return null;
  const columns = ruler.flatMap(({ role, from, to }) => (COLUMN_OF[role] ? [{ role: COLUMN_OF[role], from, to }] : []));
  const cutter = new Ruler(columns);
  const times = lines.map((line) => cutter.text(line, 'end'));
  const dayLines = times.filter((text) => TIME_ONLY.test(text)).length > times.length / 2;
  const shortest = Math.max(...columns.filter(({ role }) => role === 'end' || role === 'duration').map(({ to }) => to));
  return {
    score: 1, evidence: ['the ruler says where the columns stand, and names some that only customised records of Avaya Communication Manager have'],
    above: 0, header: null, width: 1, timeColumns: [], ...(times.every((text) => WITH_SECONDS.test(text)) ? {} : { resolutionSeconds: 60 }),
    timeTexts: ([line]) => (dayLines ? (dayLine(line!) ? [`${dayLine(line!)!.join('/')}/2000 `] : []) : [spelledOut(cutter.text(line!, 'end'))]),
    open: (context) => new AvayaRows(context, { ruler: cutter, shortest, unit: context.durationUnit, dayLines, callingIsTrunk: false }),
  };
}
