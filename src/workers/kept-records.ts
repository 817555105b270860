import type { CallTable } from '../../models/cdr/call-table.ts';
import type { ImportReport, Reject } from '../../models/cdr/import-report.ts';
import type { Issue } from '../../models/core/issue.ts';
import { pack, unpack } from './packed.ts';
import type { Answer, RecordsSummary, StorageWorker } from './protocol.ts';

/** What one import gave, and what is kept of it over a reload. */
export interface LoadedRecords {
  table: CallTable;
  report: ImportReport;
  rejects: Reject[];
  preview: RecordsSummary['preview'];
  pseudonymised: boolean;
  fingerprints: RecordsSummary['fingerprints'];
}

/** Goes up with the shape of `LoadedRecords`: what another version kept is not read. */
const VERSION = 3;

/** The storage worker, as it is called from another worker. */
export type Storage = { [Method in keyof StorageWorker]: (...args: Parameters<StorageWorker[Method]>) => Promise<Awaited<ReturnType<StorageWorker[Method]>>> };

/** Keeps the records over a reload. Gives what the user should know when that is not possible. */
export async function keepRecords(storage: Storage, records: LoadedRecords): Promise<Issue[]> {
  let answer = await storage.begin();
  for (const bytes of pack({ version: VERSION, records })) {
    if (!('ok' in answer)) return issuesOf(answer);
    answer = await storage.append(bytes);
  }
  return issuesOf('ok' in answer ? await storage.commit() : answer);
}

/** The records that an earlier visit kept; null when there are none that can be read. */
export async function keptRecords(storage: Storage): Promise<LoadedRecords | null> {
  const answer = await storage.read();
  if (!('ok' in answer) || !answer.ok) return null;
  try {
    const kept = unpack(answer.ok) as { version: number; records: LoadedRecords };
    return kept.version === VERSION ? kept.records : null;
  } catch {
    // Half written or of a version that packed otherwise: as good as nothing.
    return null;
  }
}

function issuesOf(answer: Answer<unknown>): Issue[] {
  return 'issues' in answer ? answer.issues : [];
}
