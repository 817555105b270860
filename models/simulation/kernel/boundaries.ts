import type { CountedWindow } from '../../core/window.ts';
import { LOAD_SECONDS } from './layout.ts';

const HOUR = 3600;
const QUARTER = LOAD_SECONDS;

/** What is counted from an instant on, until the next boundary. */
export interface Stretch {
  from: number;
  /** Window that is under way, and the quarter of an hour in it; −1: none. */
  window: number;
  quarter: number;
  /** Whether the state's busy hour is under way, in its window. */
  inStateHour: boolean;
}

/**
 * Every instant, in order, at which something begins or ends to be counted: windows and their quarters of an hour, busy hours and theirs.
 * What is counted between two of them is one stretch.
 */
export function stretches(windows: CountedWindow[]): Stretch[] {
  const instants = new Set<number>();
  for (const { from, until, resourceBusyHour, stateBusyHour } of windows) {
    for (let instant = from; instant < until; instant += QUARTER) instants.add(instant);
    instants.add(until);
    instants.add(stateBusyHour).add(stateBusyHour + HOUR);
    for (const start of new Set(resourceBusyHour)) for (let instant = start; instant <= start + HOUR; instant += QUARTER) instants.add(instant);
  }
  let next = 0;
  return Float64Array.from(instants).sort().reduce<Stretch[]>((found, from) => {
    while (next < windows.length && windows[next]!.until <= from) next++;
    const window = windows[next];
    const isInside = window !== undefined && window.from <= from;
    const inStateHour = isInside && from >= window.stateBusyHour && from < window.stateBusyHour + HOUR;
    found.push({ from, window: isInside ? next : -1, quarter: isInside ? Math.floor((from - window.from) / QUARTER) : -1, inStateHour });
    return found;
  }, []);
}

/** Quarters of an hour of a window, the last perhaps a part of one. */
export function quartersOf({ from, until }: CountedWindow): number {
  return Math.ceil((until - from) / QUARTER);
}
