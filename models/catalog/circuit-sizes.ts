import type { Source } from './source.ts';

/** A digital circuit by the calls that it carries at most. */
export interface CircuitSize {
  name: string;
  channels: number;
  source: Source;
}

/** The circuits whose size a trunk may show by never holding more. */
export const circuitSizes: readonly CircuitSize[] = [
  { name: 'E1', channels: 30, source: { title: 'ITU-T I.431, primary rate at 2,048 kbit/s: 30 B channels and one D channel', date: '1993-03' } },
  { name: 'T1 (PRI)', channels: 23, source: { title: 'ITU-T I.431, primary rate at 1,544 kbit/s: 23 B channels and one D channel', date: '1993-03' } },
  { name: 'T1', channels: 24, source: { title: 'ITU-T G.704, 1,544 kbit/s: 24 time slots, all for calls where signalling stands in their bits', date: '1998-10' } },
];
