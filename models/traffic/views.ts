/** What the traffic screen draws. A trunk is a device name, or null for all calls in progress. */

export interface HeatMap {
  trunk: string | null;
  measure: 'highest' | 'mean';
  /** 7 × 24 by weekday (0 Monday) and local hour; NaN where no counted day has that weekday. */
  cells: number[];
  /** Cells with a value, highest first: weekday, hour, value. */
  ranking: { weekday: number; hour: number; value: number }[];
}

/** One hour of one counted day. */
export interface HourDetail {
  date: string;
  hour: number;
  peak: number;
  mean: number;
  calls: number;
}

/** A call of the worst hour, for the list behind a click. */
export interface CallDetail {
  start: string;
  end: string;
  from: string;
  to: string;
  occupiedSeconds: number;
  file: string;
  line: number;
}

/** Concurrency from `from` to `until` (instants) in equal columns: lowest, mean and highest number held in each. */
export interface Envelope {
  trunk: string | null;
  from: number;
  until: number;
  lowest: Float64Array;
  mean: Float64Array;
  highest: Float64Array;
}
