import type { SampleReject } from './sample-truth.ts';
import type { SampleRow } from './sample-row.ts';

/** Makes a product's text of rows. Lines have no line end. */
export interface RecordWriter {
  /** Lines at the head of the file. */
  header: readonly string[];
  /** Whether the product repeats its header inside a file that was put together from several. */
  repeatsHeader: boolean;
  /** Names of the trunk devices as they stand in the records. */
  trunkNames: readonly string[];
  line(row: SampleRow): string;
  /** A damaged or foreign line made from a row, by what is wrong with it; null when the product has no such line. */
  bad(row: SampleRow, reason: Exclude<SampleReject, 'duplicate'>): string | null;
}
