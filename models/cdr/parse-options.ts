import type { JobOptions } from '../core/job.ts';
import type { CallTable } from './call-table.ts';
import type { Reject } from './import-report.ts';
import type { PseudonymOptions } from './pseudonym.ts';
import type { RowMachineMaker } from './row-machine.ts';

/** Settings of an import that hold for all files. */
export interface ParseOptions extends JobOptions {
  /** IANA zone of local times of files that name none, and of the report's period; UTC when left out. */
  zone?: string;
  /** Called early with the calls of the first part, and a few times later, with the share of the bytes read (0 to 1). The table is the callee's to keep. */
  onPartial?: (table: CallTable, share: number) => void;
  /** Called for each rejected row. */
  onReject?: (reject: Reject) => void;
  /** Replaces parties by stand-ins (see `Pseudonyms`), and masks what is shown of rows. The tables of `onPartial` have no parties then. */
  pseudonymise?: PseudonymOptions;
  /** Does what has to be done for every byte; the one in TypeScript when left out. No result depends on it. */
  rowMachine?: RowMachineMaker;
}
