import { refusal, sourcesIn } from '../../models/cdr/archive.ts';
import { changedCalls } from '../../models/cdr/changed-calls.ts';
import { fileFingerprints, sumOfFingerprints } from '../../models/cdr/fingerprint.ts';
import type { Reject } from '../../models/cdr/import-report.ts';
import { masked, maskedHeader } from '../../models/cdr/masked.ts';
import { parseCalls, type ParseOptions } from '../../models/cdr/parse-calls.ts';
import { previewRows } from '../../models/cdr/preview-rows.ts';
import type { RowPreview } from '../../models/cdr/preview-rows.ts';
import { readingPreview } from '../../models/cdr/reading-preview.ts';
import type { ReadingPreview } from '../../models/cdr/reading-preview.ts';
import type { CallRecordSource } from '../../models/cdr/source.ts';
import { error } from '../../models/core/issue.ts';
import { storedBlob } from './stored-blob.ts';
import type { LoadedRecords } from './kept-records.ts';
import type { RecordsInput } from './protocol.ts';
import { rowMachine } from './row-machine.ts';
import { sampleSource } from './sample-source.ts';

const PREVIEW_ROWS = 20;
const UNDERSTOOD_ROWS = 50;

/** Reads dropped files, archives, folders and samples into columns. Throws UnusableInput when there is no call in them. */
export async function readInputs(inputs: RecordsInput[], options: ParseOptions): Promise<LoadedRecords> {
  const sources: CallRecordSource[] = [];
  /** How many sources stand before those of each input, and behind those of the last. */
  const borders = [0];
  for (const input of inputs) {
    sources.push(...(await sourcesOf(input)));
    borders.push(sources.length);
  }
  const rejects: Reject[] = [];
  const { table, report } = await parseCalls(sources, { ...options, rowMachine: await rowMachine(), onReject: (reject) => rejects.push(reject) });
  const first = report.files.findIndex((file) => !file.error);
  const { header, rows } = await previewRows(sources[Math.max(0, first)]!, PREVIEW_ROWS);
  const pseudonymised = options.pseudonymise !== undefined;
  const preview = pseudonymised ? { header: maskedHeader(header), rows: rows.map((cells) => cells.map(masked)) } : { header, rows };
  const prints = fileFingerprints(table).map((print, i) => (report.files[i]!.error ? null : print));
  const fingerprints = inputs.map((_, i) => joined(prints.slice(borders[i], borders[i + 1])));
  const saved = inputs.map((input) => ({ name: input.name, fingerprint: (input.kind !== 'sample' && input.savedFingerprint) || null }));
  const loaded = inputs.map(({ name }, i) => ({ name, fingerprint: fingerprints[i] ?? null }));
  const changed = changedCalls(loaded, saved, () => 'Read the file of that time if these calls are not meant; from now on the scenario stands on these.');
  return { table, report: { ...report, warnings: [...changed, ...report.warnings] }, rejects, preview, pseudonymised, fingerprints };
}

function joined(prints: (string | null)[]): string | null {
  const read = prints.filter((print) => print !== null);
  return read.length === 0 ? null : sumOfFingerprints(read);
}

/** The first rows of a file or sample, of an archive or folder those of its first file, as cells and lines. */
export async function firstRowsOf(input: RecordsInput): Promise<RowPreview> {
  return previewRows((await sourcesOf(input))[0]!, PREVIEW_ROWS);
}

/** What they come to by its options. */
export async function previewOf(input: RecordsInput, zone: string | undefined): Promise<ReadingPreview> {
  return readingPreview((await sourcesOf(input))[0]!, UNDERSTOOD_ROWS, zone);
}

async function sourcesOf(input: RecordsInput): Promise<CallRecordSource[]> {
  const { name, options } = input;
  if (input.kind === 'sample') return [{ ...sampleSource(input, options), name }];
  if (input.kind === 'file') return sourcesIn(storedBlob(name, input.file), options);
  if (input.files.length === 0) return [refusal(name, options, error('empty-folder', '', `${name} is a folder without files.`, 'Choose the folder that holds the call records.', { file: name }))];
  const sources: CallRecordSource[] = [];
  for (const { name: inner, file } of input.files) sources.push(...(await sourcesIn(storedBlob(inner, file), options)));
  return sources;
}
