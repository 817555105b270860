import type { Source } from './source.ts';

/** How the traffic of a working day is spread over its hours. */
export interface DayProfile {
  id: string;
  /** What it is meant for, a few words. */
  name: string;
  /** 24 weights, hour by hour from midnight, the highest 1. */
  weights: readonly number[];
  source: Source;
}

const assumed: Source = { title: 'Assumption of Busyhour: a usual shape, not a measurement; import call records for your own', date: '2026-11' };

/** Day profiles for synthetic flows, for estates without call records. */
export const dayProfiles: readonly DayProfile[] = [
  profile('constant', 'the same all day', Array.from({ length: 24 }, () => 1)),
  profile('office', 'office hours, busiest in the morning', [
    0.01, 0.01, 0.01, 0.01, 0.01, 0.02, 0.05, 0.18, 0.55, 0.9, 1, 0.94,
    0.66, 0.7, 0.86, 0.84, 0.68, 0.4, 0.16, 0.07, 0.04, 0.03, 0.02, 0.01,
  ]),
  profile('office-two-peaks', 'office hours with a peak before and after a long lunch', [
    0.01, 0.01, 0.01, 0.01, 0.01, 0.02, 0.06, 0.25, 0.65, 0.96, 1, 0.82,
    0.4, 0.36, 0.72, 0.95, 0.93, 0.66, 0.3, 0.12, 0.06, 0.04, 0.02, 0.01,
  ]),
  profile('contact-centre', 'a service desk from eight to eight', [
    0.03, 0.02, 0.02, 0.02, 0.02, 0.04, 0.1, 0.3, 0.78, 0.97, 1, 0.98,
    0.92, 0.9, 0.91, 0.9, 0.88, 0.84, 0.72, 0.5, 0.2, 0.1, 0.06, 0.04,
  ]),
];

const byId = new Map(dayProfiles.map((entry) => [entry.id, entry]));

/** The day profile of an id; undefined when the catalogue has none of that id. */
export function dayProfileOf(id: string): DayProfile | undefined {
  return byId.get(id);
}

function profile(id: string, name: string, weights: readonly number[]): DayProfile {
  return { id, name, weights, source: assumed };
}
