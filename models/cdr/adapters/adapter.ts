import type { Issue } from '../../core/issue.ts';
import type { DateOrder } from '../date-time.ts';
import type { DeviceList } from '../device-reading.ts';
import type { DurationUnit } from '../duration.ts';
import type { RejectReason } from '../import-report.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import type { ColumnReader } from './column-reader.ts';

/** What an adapter makes of a row: a record (then the normalised row is filled), the quality of a leg (then its key and quality are), no record at all, or a record to reject. */
export type Verdict = 'row' | 'quality' | 'skip' | Exclude<RejectReason, 'duplicate' | 'encoding'>;

/** What an adapter is given besides the rows of its file. */
export interface AdapterContext {
  file: string;
  timeZone: string;
  dateOrder: DateOrder | null;
  durationUnit: DurationUnit;
  /** Year of the first record as the user gave it; null when not given. */
  year: number | null;
  /** Devices of the whole import. */
  devices: DeviceList;
}

/** Understands the rows of one file. */
export interface RecordAdapter {
  /** Cells of a complete row now. */
  readonly width: number;
  /** Whether the records tell answered from unanswered. */
  readonly tellsAnswer: boolean;
  /** Whether the rows carry a call id. */
  readonly carriesId: boolean;
  /** Whether rows of one call are joined; where not, a call id only serves to find duplicates. */
  readonly joinsRows: boolean;
  /** Whether any row's time was local text; then the zone counts. */
  readonly readLocal: boolean;
  /** The first time that had no seconds, as it stands in the file. */
  readonly timeWithoutSeconds?: string;
  read(cells: string[], row: NormalisedRow): Verdict;
  /** Reads plain rows faster, where the adapter has such a reader now: another one after each change of the columns. */
  readonly columns?: ColumnReader | null;
  /** What is to be said about the file when all rows are read. */
  warnings(): Issue[];
}
