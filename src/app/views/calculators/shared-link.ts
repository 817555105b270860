import { percentage } from '../../../../models/report/calculators/figures.ts';
import { kaufmanRoberts, kaufmanRobertsCapacity, type SharedLink, type TrafficClass } from '../../../../models/teletraffic/kaufman-roberts.ts';
import type { CurveLine } from '../../charts/log-curve.ts';
import { curveSizes } from './calculation.ts';

/** A class as it was typed. */
export interface ClassRow {
  traffic: string;
  units: string;
  reservation: string;
}

/** What was typed about a shared link; an empty capacity is found from the target, per cent. */
export interface SharedLinkEntry {
  unknown: 'blocking' | 'capacity';
  capacity: string;
  target: string;
  classes: ClassRow[];
}

/** The link with its blocking, or what stands in the way. */
export type SharedLinkResult = { capacity: number; classes: TrafficClass[]; link: SharedLink } | { failure: string };

/** Steps of the recursion that a curve may take, so that it is drawn while one types. */
const CURVE_STEPS = 1_500_000;

/** Three classes that a WAN link may carry: voice, video and a shared screen. */
export const usualSharedLink: SharedLinkEntry = {
  unknown: 'blocking',
  capacity: '60',
  target: '1',
  classes: [{ traffic: '20', units: '1', reservation: '0' }, { traffic: '4', units: '3', reservation: '0' }, { traffic: '1', units: '10', reservation: '0' }],
};

/** Reads the entry and solves. */
export function solveSharedLink(entry: SharedLinkEntry): SharedLinkResult {
  const classes = entry.classes.map(({ traffic, units, reservation }) => ({ traffic: numberOf(traffic), units: numberOf(units), reservation: reservation.trim() === '' ? 0 : numberOf(reservation) }));
  try {
    const capacity = entry.unknown === 'capacity' ? kaufmanRobertsCapacity(classes, numberOf(entry.target) / 100) : numberOf(entry.capacity);
    return { capacity, classes, link: kaufmanRoberts(capacity, classes) };
  } catch (reason) {
    if (!(reason instanceof RangeError)) throw reason;
    return { failure: `${reason.message.replace(/classes\[(\d+)\]\.(\w+) is/, (_, k: string, what: string) => `Class ${Number(k) + 1}: ${what} is`)}.` };
  }
}

/** Blocking of each class against capacity. */
export function sharedLinkCurve(capacity: number, classes: readonly TrafficClass[]): CurveLine[] {
  const most = Math.max(6, Math.min(60, Math.floor(CURVE_STEPS / Math.max(1, capacity * classes.length))));
  const sizes = curveSizes(capacity, most).map((size) => ({ size, blocking: kaufmanRoberts(size, classes).blocking }));
  return classes.map(({ units, traffic }, k) => ({ name: `${traffic} E × ${units}`, points: sizes.map(({ size, blocking }) => ({ x: size, y: blocking[k]! })) }));
}

/** The recursion with its values filled in. */
export function sharedLinkFormula(capacity: number, classes: readonly TrafficClass[], link: SharedLink): string {
  const sum = classes.map(({ traffic, units }) => `${traffic} · ${units} · q(j − ${units})`).join(' + ');
  return `j · q(j) = ${sum}, j = 1 … ${capacity}; blocked: ${link.blocking.map(percentage).join(', ')}`;
}

/** NaN for what is no number: the formula then names it. */
function numberOf(text: string): number {
  return text.trim() === '' ? NaN : Number(text.trim().replace(',', '.'));
}
