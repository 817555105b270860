/** What `analyse --json` prints; meanings in docs. Traffic in erlang, times in seconds, instants ISO 8601 with offset. */
export interface TrafficAnalysis {
  /** Earliest start and latest end. */
  period: { first: string; last: string } | null;
  zone: string;
  /** Local dates that count, in order. */
  daysCounted: string[];
  calls: number;
  /** Null where the records cannot tell. */
  answered: number | null;
  trunks: TrunkTraffic[];
  total: Omit<TrunkTraffic, 'name'>;
}

export interface TrunkTraffic {
  name: string;
  calls: number;
  occupiedSeconds: number;
  /** Highest number of channels held at once and the earliest instant of it; `at` null when nothing was ever held. `days`: of so many days with calls it is the highest. */
  peak: { concurrent: number; at: string | null; days: number };
  busyHours: BusyHour[];
  /** Of calls that occupied more than 0 s, nearest rank; nulls when there is none. */
  holding: { mean: number | null; p50: number | null; p90: number | null; p99: number | null };
  /** Time-weighted over every second from the first seizure to the last release; nulls when there is none. */
  occupancy: { p50: number | null; p95: number | null; p99: number | null; max: number | null };
}

export interface BusyHour {
  kind: 'time-consistent' | 'daily-peak' | 'sliding-60';
  /** `HH:MM`; null for daily-peak; an ISO instant for sliding-60. */
  start: string | null;
  /** Date, for sliding-60; null otherwise. */
  date: string | null;
  erlangs: number;
  ccs: number;
}
