import type { FitnessAnswer } from '../import-report.ts';
import type { Sample } from '../sample.ts';
import type { ReadingOptions } from '../source.ts';
import type { Issue } from '../../core/issue.ts';
import type { AdapterContext, RecordAdapter } from './adapter.ts';

/** What the reading of a format rests on. What rests on memory alone is never recognised, only read when it is asked for. */
export type Confidence = 'real file read' | 'vendor documentation' | 'working parser' | 'memory';

/** How a file is to be read as one format, and how well it fits. */
export interface FormatMatch {
  /** 0 to 1: 1 where nothing else can be meant. */
  score: number;
  /** What in the file speaks for the format, each in plain words. */
  evidence: string[];
  /** Rows (without blank lines) above the first that counts: titles of a report, `sep=;`. */
  above: number;
  /** Null where the file has no header. */
  header: string[] | null;
  width: number;
  /** Places of columns with dates and times, by which the order of day and month is found. */
  timeColumns: number[];
  /** Such texts of a row, where they do not stand in columns of their own. */
  timeTexts?: (cells: string[]) => string[];
  /** Coarsest step of the instants in seconds, where it is more than one: 60 for records of whole minutes, 6 for tenths of a minute. */
  resolutionSeconds?: number;
  open: (context: AdapterContext) => RecordAdapter;
}

/** What a format says of the questions that the fitness table asks. */
export interface FormatFitness {
  /** By question, what the product leaves out of its records and under which setting: told where no such call is found. */
  leavesOut: Partial<Record<FitnessAnswer['question'], string>>;
  /** The marks of blocked calls, where every call blocked at this machine bears one; null where blocking is not told from other failures. */
  blockedBy: string | null;
}

/** What to do at the PBX and to ask of the carrier, so that the records answer what is asked of them. */
export interface CollectionSheet {
  switchOn: string[];
  collectFor: string;
  export: string[];
  askCarrier: string[];
}

/** A format of call records: what it is, how it is recognised, read and collected. A new format is one file with one of these, and one line in `all-formats.ts`. */
export interface RecordFormat {
  id: string;
  /** Other spellings of the id. */
  alsoNamed?: string[];
  product: string;
  /** How a file is recognised, in words. */
  recognisedBy: string;
  confidence: Confidence;
  /** In which zone its times stand. */
  timeZone: string;
  /** From when to when a channel counts as occupied. */
  occupiedFrom: string;
  /** How sure the reading is. */
  sureness: string;
  /** What is read. */
  reads: string[];
  /** What the records cannot tell. */
  cannotTell: string[];
  fitness: FormatFitness;
  collection: CollectionSheet;
  /** `lines`: a row is one cell with the line as it stands, for fixed columns and other text without delimiter. `cells` when left out. */
  lexing?: 'cells' | 'lines';
  /** Id of the format whose call ids are of the same kind, so that a call may have rows in files of both. */
  idsOf?: string;
  /** How the file reads as this format; null when it does not. Judges by content, never by the name of the file. */
  detect(sample: Sample, options: ReadingOptions): FormatMatch | null;
  /** Why a file that was to be read so cannot be: a better sentence than that it does not fit. */
  refusal?(sample: Sample, options: ReadingOptions, file: string): Issue | null;
}

/** What to ask of any carrier. */
export const askAnyCarrier = [
  'All-trunks-busy and overflow counts for each day and trunk group: calls that the carrier refused never reach the PBX.',
  'The number of channels of each trunk group, and every change of it in the period.',
];
