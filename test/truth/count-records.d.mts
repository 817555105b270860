/** What the brute-force counter prints; instants in whole seconds since 1970 UTC. */
export interface RecordCount {
  rows: number;
  calls: number;
  rejected: number;
  merged: number;
  skipped: number;
  rejects: Record<string, number>;
  period: { first: number; last: number } | null;
  trunks: { name: string; calls: number; occupiedSeconds: number; peak: { concurrent: number; at: number | null } }[];
  total: { calls: number; occupiedSeconds: number; peak: { concurrent: number; at: number | null } };
}
export interface CountOptions {
  format: string;
  tz?: string;
  map?: Record<string, string>;
  dateOrder?: string;
  durationUnit?: string;
  delimiter?: string;
}
export function countText(pieces: Iterable<string>, options: CountOptions): RecordCount;
export function countFiles(files: string[], options: CountOptions): Promise<RecordCount>;
