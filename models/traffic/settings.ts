/** Whose days count, and in which zone a day begins. */
export interface AnalysisSettings {
  /** IANA id of the zone of days and hours. */
  zone: string;
  /** Weekdays that count: 1 Monday to 5 Friday by default; Sunday is 0 or 7. */
  weekdays: number[];
  /** Dates that do not count, `YYYY-MM-DD`. */
  holidays: string[];
}

/** A device name, several names that make one trunk group, or null: all calls in progress, each counted once. */
export type TrunkChoice = string | readonly string[] | null;
