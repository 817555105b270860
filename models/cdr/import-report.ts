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
  /** Where quality records (CMR) were joined to calls. */
  quality?: QualityReport;
}

/** Quality of the calls that have records of it; of several legs of a call the worst counts. Medians are null where nothing tells. */
export interface QualityReport {
  calls: number;
  /** All calls. */
  of: number;
  /** Lost ÷ (received + lost), 0 to 1. */
  medianLoss: number | null;
  medianJitterMs: number | null;
  medianLatencyMs: number | null;
  callsWithMlqk: number;
  /** Mean listening quality (K-factor), 1 to 5. */
  medianMlqk: number | null;
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

/** `no-call`: a quality record (CMR) whose call is in none of the files. */
export type RejectReason = 'columns' | 'time' | 'duration' | 'not-a-call' | 'duplicate' | 'encoding' | 'no-call';

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
