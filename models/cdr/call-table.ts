/**
 * Imported call records as two sets of columns: `calls`, and `seizures` (one for each distinct channel that a call held).
 * Instants are whole seconds since 1970-01-01 UTC; 0 = never. Fractions of a second are cut off.
 * Seizures of phones are kept too, so that the reading of a device can change without a second import:
 * a seizure counts for a trunk when `devices[seizures.device].reading` is `trunk`.
 * Plain data: crosses a worker by transfer (see `transferables`) and is stored as it is.
 */
export interface CallTable {
  calls: CallColumns;
  seizures: SeizureColumns;
  /** Parties as written in the records (extension or number as text), by index of `calls.from` and `calls.to`. -1: none given. */
  parties: string[];
  devices: Device[];
  files: CallFile[];
  /** Quality of the calls, where files with quality records (CMR) were read too. */
  quality?: QualityColumns;
}

export interface CallColumns {
  count: number;
  start: Uint32Array;
  /** 0: never answered, or the records cannot tell (see the file's fitness). */
  answer: Uint32Array;
  end: Uint32Array;
  /** Index into `parties`, -1 where empty. */
  from: Int32Array;
  to: Int32Array;
  /** One of `Outcome`. */
  outcome: Uint8Array;
  /** Bits of `CallFlag`. */
  flags: Uint8Array;
  /** Index into `files`. */
  source: Uint16Array;
  /** Line of the call's first row in its file, from 1. */
  line: Uint32Array;
}

/** Quality of the media of each call, in the order of `calls`: of all its legs that have a record. */
export interface QualityColumns {
  /** Legs with a record; 0: nothing is known of the call. At most 255. */
  records: Uint8Array;
  /** Packets that the legs received, and those that were lost on the way to them. */
  packets: Uint32Array;
  lost: Uint32Array;
  /** Milliseconds, of the worst leg. */
  jitter: Uint16Array;
  latency: Uint16Array;
  /** MLQK (mean listening quality, 1 to 5) of the worst leg in ten-thousandths: 45,000 is 4.5. 0: not told. */
  mlqk: Uint16Array;
}

export interface SeizureColumns {
  count: number;
  /** Index into `calls`. Seizures of one call stand together, in the order in which they were first seen. */
  call: Uint32Array;
  /** Index into `devices`. */
  device: Uint32Array;
  start: Uint32Array;
  end: Uint32Array;
}

/**
 * How a call ended. `failed` is for records that say no more than that; where they say more it is `rejected`, `badNumber` or `fault`.
 * `abandoned`: the caller gave up; `noAnswer`: it rang out, or the records do not tell the two apart. Stored as numbers: new ones come behind.
 */
export const Outcome = { unknown: 0, answered: 1, noAnswer: 2, busy: 3, failed: 4, blocked: 5, abandoned: 6, rejected: 7, badNumber: 8, fault: 9 } as const;
export type Outcome = (typeof Outcome)[keyof typeof Outcome];

export const CallFlag = {
  /** Longer than 24 hours. */
  doubtful: 1,
  /** Stitched from several rows. */
  stitched: 2,
  /** Its instant only the file order tells (repeated hour). */
  ambiguousTime: 4,
  /** A time of it is written without seconds. */
  withoutSeconds: 8,
} as const;

/** What stands in a device or channel column of the records. */
export interface Device {
  name: string;
  reading: DeviceReading;
  /** Why it is read so, a few words: `name begins with SEP`, `device type 36213`. */
  because: string;
  /** Reading as imported, before the user changed it. */
  imported: DeviceReading;
}
export type DeviceReading = 'trunk' | 'phone' | 'neither';

export interface CallFile {
  name: string;
  format: string;
  /** Id of the PBX that wrote it, null when not said. */
  pbx: string | null;
  /** Zone in which local times were read, or of days and hours for absolute times. */
  timeZone: string;
  /** Whether a reader can tell answered from unanswered in this file. */
  tellsAnswer: boolean;
  /** Coarsest step of its instants in seconds; absent: 1. A file of whole minutes (60) tells a peak only as an interval. */
  resolutionSeconds?: number;
}
