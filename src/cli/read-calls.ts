import { setImmediate } from 'node:timers/promises';
import type { CallTable } from '../../models/cdr/call-table.ts';
import type { FileReport, ImportReport } from '../../models/cdr/import-report.ts';
import { parseCalls, type ParseOptions } from '../../models/cdr/parse-calls.ts';
import type { CallRecordSource, ReadingOptions } from '../../models/cdr/source.ts';
import { error, UnusableInput, type Issue } from '../../models/core/issue.ts';
import { rowMachine } from '../workers/row-machine.ts';
import { expandFolders, fileSources, reportNames } from './files.ts';
import type { Io } from './io.ts';
import { withProgress } from './progress.ts';

export interface CallsRead {
  table: CallTable;
  report: ImportReport;
  /** Bytes of the files that were read. */
  bytes: number;
}

export type ReadCallsOptions = Pick<ParseOptions, 'pseudonymise' | 'onReject' | 'zone'>;

/** Reads the files (and those in folders and archives) of a command line. Throws UnusableInput when no call is readable in them. */
export async function readCallFiles(paths: string[], reading: ReadingOptions, io: Io, options: ReadCallsOptions = {}): Promise<CallsRead> {
  const files = expandFolders(paths);
  const names = reportNames(files);
  const sources: (CallRecordSource | Issue)[] = [];
  // One after the other: thousands of files at once are more than a system opens.
  for (const [i, file] of files.entries()) sources.push(...(await fileSources(file, names[i]!, reading)));
  return readSources(sources, io, { ...options, zone: reading.timeZone });
}

/** Reads sources; those that could not be opened stand in the report with their error. */
export async function readSources(sources: (CallRecordSource | Issue)[], io: Io, options: ReadCallsOptions = {}): Promise<CallsRead> {
  const readable = sources.filter((source): source is CallRecordSource => 'chunks' in source);
  const broken = sources.filter((source): source is Issue => 'code' in source);
  if (readable.length === 0) throw new UnusableInput(broken.length > 0 ? broken : [error('no-files', '', 'There is no file to read.', 'Name at least one file of call records.')]);
  try {
    const machine = await rowMachine();
    const { table, report } = await withProgress(io, (onProgress) =>
      parseCalls(readable, { ...options, rowMachine: machine, onProgress, signal: io.signal, pause: () => setImmediate() }),
    );
    const bytes = readable.reduce((sum, source) => sum + source.bytes, 0);
    return { table, report: { ...report, files: inOrder(sources, report.files) }, bytes };
  } catch (reason) {
    throw reason instanceof UnusableInput ? new UnusableInput([...broken, ...reason.issues]) : reason;
  }
}

function inOrder(sources: (CallRecordSource | Issue)[], read: FileReport[]): FileReport[] {
  const next = read.values();
  return sources.map((source) => ('chunks' in source ? next.next().value! : unreadFile(source)));
}

function unreadFile(issue: Issue): FileReport {
  return { name: issue.file ?? '', format: 'unknown', rows: 0, calls: 0, rejected: 0, merged: 0, skipped: 0, doubtful: 0, encoding: 'unknown', timeZone: 'unknown', detection: null, error: issue };
}
