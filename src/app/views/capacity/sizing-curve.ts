import { formatPercent, formatRatioInterval } from '../../../../models/report/format-percent.ts';
import { answerWords } from '../../../../models/report/sizing-words.ts';
import type { SizedResource } from '../../../../models/study/sizing/size-result.ts';
import type { ChartTable } from '../../charts/chart-table.ts';
import type { CurveLine, CurvePoint } from '../../charts/log-curve.ts';

/** Least blocking that is drawn: below it a run tells nothing. */
const LEAST_DRAWN = 1e-4;

/** Blocking by simulation and by formula against capacity, around the answer. */
export function curveLines({ curve }: SizedResource): CurveLine[] {
  const line = (name: string, value: (sample: SizedResource['curve'][number]) => number): CurveLine => ({ name, points: curve.map((sample) => ({ x: sample.capacity, y: drawn(value(sample)) })) });
  return [line('simulation', ({ blocking }) => blocking.estimate), line('Erlang B', ({ formula }) => formula)];
}

function drawn(blocking: number): number {
  return blocking < LEAST_DRAWN ? 0 : blocking;
}

/** Today, the plan (what would be bought) and the plan less what fails with one module, on the simulated line; nothing blocked stands on its foot. */
export function curveMarks({ curve, capacity, order }: SizedResource): (CurvePoint & { text: string })[] {
  const marked = [{ at: capacity, name: 'today' }, { at: order?.capacity ?? null, name: 'plan' }, { at: order?.withoutOne ?? null, name: 'N−1' }];
  const byCapacity = new Map<number, string[]>();
  for (const { at, name } of marked) if (at !== null) byCapacity.set(at, [...(byCapacity.get(at) ?? []), name]);
  return [...byCapacity].flatMap(([at, names]) => {
    const sample = curve.find((each) => each.capacity === at);
    return sample ? [{ x: at, y: Math.max(drawn(sample.blocking.estimate), LEAST_DRAWN), text: `${names.join(' and ')} ${at}` }] : [];
  });
}

/** The same as a table. */
export function sizingCurveTable(resource: SizedResource): ChartTable {
  const names = new Map(curveMarks(resource).map(({ x, text }) => [x, text.replace(/ \d+$/, '')]));
  return {
    columns: [{ label: resource.unit.charAt(0).toUpperCase() + resource.unit.slice(1), numeric: true }, { label: 'Blocking by simulation', numeric: true }, { label: 'Interval', numeric: true }, { label: 'Erlang B', numeric: true }, { label: 'Which' }],
    rows: resource.curve.map(({ capacity, blocking, formula }) => [String(capacity), formatPercent(blocking.estimate), formatRatioInterval(blocking) || '–', formatPercent(formula), names.get(capacity) ?? '']),
  };
}

/** What the curve shows, in a sentence. */
export function curveSentence(resource: SizedResource): string {
  const { curve, capacity, order } = resource;
  const told = [{ at: capacity, name: 'today' }, { at: order?.capacity ?? null, name: 'as planned' }, { at: order?.withoutOne ?? null, name: 'with one module down' }].flatMap(({ at, name }) => {
    const sample = curve.find((each) => each.capacity === at);
    return sample ? [`${name} ${answerWords(at, resource)} block ${formatPercent(sample.blocking.estimate)}`] : [];
  });
  if (told.length === 0) return 'Blocking against capacity, every point simulated on the same calls.';
  const sentence = `${told.join('; ')}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
