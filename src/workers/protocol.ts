import type { ImportReport } from '../../models/cdr/import-report.ts';
import type { ReadingOptions } from '../../models/cdr/source.ts';
import type { CallTable, Device, DeviceReading } from '../../models/cdr/call-table.ts';
import type { RowPreview } from '../../models/cdr/preview-rows.ts';
import type { ReadingPreview } from '../../models/cdr/reading-preview.ts';
import type { Issue } from '../../models/core/issue.ts';
import type { Progress } from '../../models/core/job.ts';
import type { Retry } from '../../models/core/loss-network.ts';
import type { Pair } from '../../models/core/paired-difference.ts';
import type { CompareResult } from '../../models/study/compare-result.ts';
import type { DayStatistics } from '../../models/study/day-statistics.ts';
import type { Explanation, Question } from '../../models/study/explanation.ts';
import type { PlainSimulation } from '../../models/study/plain-simulation.ts';
import type { SimulateInput } from '../../models/study/simulate-input.ts';
import type { SizeInput } from '../../models/study/sizing/size-input.ts';
import type { SizeResult } from '../../models/study/sizing/size-result.ts';
import type { Probe } from '../../models/study/sizing/probe.ts';
import type { SimulateResult } from '../../models/study/simulate-result.ts';
import type { TrafficAnalysis } from '../../models/traffic/analysis.ts';
import type { OfferedTraffic } from '../../models/traffic/offered-traffic.ts';
import type { StoodFull } from '../../models/traffic/stood-full.ts';
import type { CallDetail, Envelope, HeatMap, HourDetail } from '../../models/traffic/views.ts';
import type { PseudonymSettings } from './keyed-hash.ts';

/** What crosses the worker boundary: plain values, never thrown errors. */
export type Answer<T> =
  | { ok: T }
  | { issues: Issue[] }
  | { cancelled: true }
  /** Our own fault, in words. */
  | { fault: string };

/** Settings of an analysis of call records. */
export interface TrafficSettings {
  /** Zone of days and hours. */
  zone: string;
  weekdays: number[];
  holidays: string[];
}

/** Settings of an import. */
export interface ImportSettings extends TrafficSettings {
  /** Null: numbers and names stay as they are. */
  pseudonymise: PseudonymSettings | null;
}

/** Call records to read: dropped files (archives among them) and folders, or the fictitious company. */
export type RecordsInput =
  /** `savedFingerprint`: of the calls that the scenario was saved with, so that others are told. */
  | { kind: 'file'; file: Blob; name: string; options: ReadingOptions; savedFingerprint?: string }
  /** The names of its files begin with that of the folder. */
  | { kind: 'folder'; files: { name: string; file: Blob }[]; name: string; options: ReadingOptions; savedFingerprint?: string }
  | { kind: 'sample'; name: string; users: number; weeks: number; seed: number; options: ReadingOptions };

/** What is loaded now. */
export interface RecordsSummary {
  report: ImportReport;
  devices: (Device & { calls: number })[];
  /** Rows of the first file as cells, for the mapping on screen: header (or column numbers) and up to 20 rows. */
  preview: { header: string[]; rows: string[][] } | null;
  /** Whether numbers and names were replaced while reading. */
  pseudonymised: boolean;
  /** Fingerprint of each input's calls, in the order of the inputs; null for one of which nothing could be read. */
  fingerprints: (string | null)[];
}

/** Names of the records that hold channels of one trunk. */
export interface TrunkGroup {
  names: string[];
  /** How many channels it has, above 0; null: not known. */
  channels: number | null;
}

/** First look while the rest is still being read. */
export interface PartialView {
  calls: number;
  heatMap: HeatMap;
  share: number;
}

/** The records worker: it alone holds the call table. One import at a time. */
export interface RecordsWorker {
  /** Reads files; what was loaded before stays until the new import has succeeded, and for good when it fails or is cancelled. */
  importRecords(
    inputs: RecordsInput[],
    settings: ImportSettings,
    onProgress: (progress: Progress) => void,
    onPartial: (view: PartialView) => void,
  ): Promise<Answer<RecordsSummary>>;
  /** The first rows of a file as cells and lines. */
  firstRows(input: RecordsInput): Promise<Answer<RowPreview>>;
  /** What the first rows of a file come to by its options; only the first part of it is read. `zone`: of local times where the options name none. */
  preview(input: RecordsInput, zone: string | undefined): Promise<Answer<ReadingPreview>>;
  cancel(): void;
  /** Loads what an earlier visit stored; null when there is nothing. */
  restore(): Promise<RecordsSummary | null>;
  clear(): Promise<void>;
  changeReading(device: string, reading: DeviceReading): Promise<RecordsSummary>;
  /** Whether doubtful calls are left out of all figures of the traffic from now on; `table` has them all the same. */
  leaveOutDoubtful(leave: boolean): Promise<void>;
  /** What an expert would say of the records before trusting figures made of them. */
  recordWarnings(settings: TrafficSettings): Promise<Issue[]>;
  analysis(settings: TrafficSettings): Promise<TrafficAnalysis>;
  /** Whether trunks stood full: a verdict for each asked group, in their order. */
  stoodFull(settings: TrafficSettings, groups: TrunkGroup[]): Promise<StoodFull[]>;
  /** What was offered to trunks that were cut off by their channels: for each asked group, in their order; null for one that had room. */
  offeredTraffic(settings: TrafficSettings, groups: TrunkGroup[], retry: Retry | null): Promise<(OfferedTraffic | null)[]>;
  heatMap(settings: TrafficSettings, trunk: string | null, measure: 'highest' | 'mean'): Promise<HeatMap>;
  /** The counted days' hours of a weekday (0 Monday) and hour, latest first, and the calls of the worst. */
  hours(settings: TrafficSettings, trunk: string | null, weekday: number, hour: number): Promise<{ hours: HourDetail[]; worst: CallDetail[] }>;
  /** Concurrency in `columns` equal columns; `from`/`until` null: the whole period. */
  envelope(trunk: string | null, from: number | null, until: number | null, columns: number): Promise<Envelope>;
  /** All rejected rows as CSV text. */
  rejects(): Promise<string>;
  /** A copy of the columns, transferred. */
  table(): Promise<CallTable | null>;
}

/** One worker of the pool: it is given the prepared job once and runs replications of it. */
export interface SimulateWorker {
  prepare(job: PlainSimulation): Promise<Answer<true>>;
  /** Runs one replication through all asked states, or the probes, and tells what each gave where that is asked. Typed arrays of the answer are transferred. */
  replicate(replication: number, onProgress: (progress: Progress) => void, onState?: (days: DayStatistics[]) => void, probes?: readonly Probe[]): Promise<Answer<unknown>>;
  cancel(): void;
}

/** Runs one study on a pool of its own; the app starts one for each run. */
export interface StudyWorker {
  /** Prepares a simulation and its pool, so that it begins at once when it is asked for. */
  getReady(job: SimulateInput): Promise<Answer<true>>;
  /** Simulates, or goes on with what was made ready. `onPartial` is told the figures so far, not more often than a screen can use them. */
  simulate(job: SimulateInput | 'ready', onProgress: (progress: Progress) => void, onPartial: (result: SimulateResult) => void): Promise<Answer<SimulateResult>>;
  compare(jobs: Pair<SimulateInput>, onProgress: (progress: Progress) => void): Promise<Answer<CompareResult>>;
  size(job: SizeInput, onProgress: (progress: Progress) => void): Promise<Answer<SizeResult>>;
  explain(job: SimulateInput, question: Question, onProgress: (progress: Progress) => void): Promise<Answer<Explanation>>;
  cancel(): void;
}

/** Keeps bytes over a reload (OPFS). What was kept before stays until `commit`. */
export interface StorageWorker {
  begin(): Promise<Answer<true>>;
  append(bytes: Uint8Array): Promise<Answer<true>>;
  commit(): Promise<Answer<true>>;
  /** Null when nothing is kept. */
  read(): Promise<Answer<Uint8Array | null>>;
  clear(): Promise<Answer<true>>;
}

/** What the app calls (`src/workers/client.ts`): one function a use case, cancel by AbortSignal. */
export interface Client {
  records: Omit<RecordsWorker, 'cancel' | 'importRecords'> & {
    importRecords(
      inputs: RecordsInput[],
      settings: ImportSettings,
      options: { onProgress: (progress: Progress) => void; onPartial: (view: PartialView) => void; signal: AbortSignal },
    ): Promise<Answer<RecordsSummary>>;
  };
  /** Prepares a simulation in the background: one that is asked for by the same key then begins at once. What was ready before is forgotten. */
  getReady(job: Omit<SimulateInput, 'table'>, key: string): Promise<void>;
  /** Runs on the pool. The table is taken from the records worker. `key` tells one job from another. */
  simulate(
    job: Omit<SimulateInput, 'table'>,
    options: { key?: string; onProgress: (progress: Progress) => void; onPartial: (result: SimulateResult) => void; signal: AbortSignal },
  ): Promise<Answer<SimulateResult>>;
  /** Two scenarios on the same random numbers and the loaded records. Runs on two pools. */
  compare(
    jobs: Pair<Omit<SimulateInput, 'table'>>,
    options: { onProgress: (progress: Progress) => void; signal: AbortSignal },
  ): Promise<Answer<CompareResult>>;
  /** The least capacity of resources, three ways. Runs on the pool. The table is taken from the records worker. */
  size(job: Omit<SizeInput, 'table'>, options: { onProgress: (progress: Progress) => void; signal: AbortSignal }): Promise<Answer<SizeResult>>;
  /** What happened to a call of a run, or in a minute of it. The table is taken from the records worker. */
  explain(
    job: Omit<SimulateInput, 'table'>,
    question: Question,
    options: { onProgress: (progress: Progress) => void; signal: AbortSignal },
  ): Promise<Answer<Explanation>>;
}
