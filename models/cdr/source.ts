/** A file of call records as the host hands it over. Reading options are the command line's, by their names there. */
export interface CallRecordSource {
  /** Name as the user knows it; never used to detect the format. */
  name: string;
  bytes: number;
  /** The file's bytes in order, in pieces of any size. Read once for each call. */
  chunks: () => AsyncIterable<Uint8Array>;
  options: ReadingOptions;
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
  durationUnit?: 's' | 'min' | 'ms';
  encoding?: string;
  delimiter?: string;
}

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
