import type { Issue } from '../core/issue.ts';

/** What `import --json` prints (with `bytes` and `seconds` added by the host). rows = calls + rejected + merged, of each file and in all. */
export interface ImportReport {
  files: FileReport[];
  rows: number;
  calls: number;
  rejected: number;
  merged: number;
  rejects: RejectGroup[];
  /** Earliest start and latest end of the calls, ISO 8601 with offset; null without calls. */
  period: { first: string; last: string } | null;
  /** Devices read as trunk, with the number of calls that held a channel of it (a call counts once). */
  trunks: { name: string; calls: number }[];
  /** Distinct parties. */
  parties: number;
  fitness: FitnessAnswer[];
  warnings: Issue[];
}

export interface FileReport {
  name: string;
  format: string;
  rows: number;
  calls: number;
  rejected: number;
  merged: number;
  /** Header, type line, their repetitions, page headers, blank lines. */
  skipped: number;
  doubtful: number;
  encoding: string;
  timeZone: string;
  /** How its format was told; null where the file could not be read. */
  detection: DetectionReport | null;
  /** Why the file could not be read at all. */
  error?: Issue;
}

/** How sure the format of a file is. */
export interface DetectionReport {
  /** 0 to 1. */
  score: number;
  /** What in the file speaks for the format, in plain words. */
  evidence: string[];
  /** The format that fits next best; null when no other fits. */
  runnerUp: RunnerUp | null;
}

export interface RunnerUp {
  format: string;
  score: number;
  evidence: string[];
}

export type RejectReason = 'columns' | 'time' | 'duration' | 'not-a-call' | 'duplicate' | 'encoding';

export interface RejectGroup {
  reason: RejectReason;
  count: number;
  file: string;
  firstLine: number;
  /** The first such row as text, cut to 200 characters. */
  example: string;
}

/** One rejected row, for the ledger that can be downloaded. */
export interface Reject {
  file: string;
  line: number;
  reason: RejectReason;
  text: string;
}

export interface FitnessAnswer {
  question:
    | 'internal-calls' | 'inbound-calls' | 'outbound-calls' | 'unanswered-calls' | 'blocked-calls'
    | 'ring-time' | 'trunk' | 'seconds' | 'whole-working-month';
  answer: 'yes' | 'no' | 'unknown';
  /** One sentence with the counts that show it. */
  evidence: string;
}
