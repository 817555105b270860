import type { DurationUnit } from './duration.ts';
import type { Issue } from '../core/issue.ts';
import type { RulerColumn } from './ruler.ts';

/** A file of call records as the host hands it over. Reading options are the command line's, by their names there. */
export interface CallRecordSource {
  /** Name as the user knows it; never used to detect the format. */
  name: string;
  bytes: number;
  /** The file's bytes in order, in pieces of any size. Read once for each call. */
  chunks: () => AsyncIterable<Uint8Array>;
  options: ReadingOptions;
  /** What was wrong with the bytes that were read last, where they broke off; null when nothing was. */
  damage?: () => Issue | null;
}

export interface ReadingOptions {
  /** Format id, or `auto`. */
  format?: string;
  /** IANA zone of local times. */
  timeZone?: string;
  /** Id of the PBX that wrote the file. */
  pbx?: string;
  /** `start=COL,end=COL,…` already split; COL is a header's text or a column number from 1. */
  map?: ColumnMap;
  dateOrder?: 'dmy' | 'mdy' | 'ymd';
  durationUnit?: DurationUnit;
  /** Columns of characters of a file without delimiter; a role given twice reads both, with a blank between. */
  ruler?: RulerColumn<RulerRole>[];
  /** Year of the first record, for records that do not name it. */
  year?: number;
  encoding?: string;
  delimiter?: string;
}

/** What a mapped column means. */
export type ColumnRole = keyof ColumnMap;

/**
 * What a column of characters means. Avaya's customised records need more than others: the condition code, the member (circuit) of the
 * outgoing trunk, whose access code is `trunk`, and access code and member of the incoming trunk.
 */
export type RulerRole = ColumnRole | 'condition' | 'member' | 'intrunk' | 'inmember';

export interface ColumnMap {
  start?: string;
  answer?: string;
  end?: string;
  duration?: string;
  from?: string;
  to?: string;
  trunk?: string;
  id?: string;
}
