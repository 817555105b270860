import { changedCalls } from '../../models/cdr/changed-calls.ts';
import { fileFingerprints } from '../../models/cdr/fingerprint.ts';
import type { Reject } from '../../models/cdr/import-report.ts';
import { parseCalls, type ParseOptions } from '../../models/cdr/parse-calls.ts';
import { previewRows } from '../../models/cdr/preview-rows.ts';
import type { RowPreview } from '../../models/cdr/preview-rows.ts';
import { readingPreview } from '../../models/cdr/reading-preview.ts';
import type { ReadingPreview } from '../../models/cdr/reading-preview.ts';
import type { CallRecordSource } from '../../models/cdr/source.ts';
import type { LoadedRecords } from './kept-records.ts';
import type { RecordsInput } from './protocol.ts';
import { rowMachine } from './row-machine.ts';
import { sampleSource } from './sample-source.ts';

const PREVIEW_ROWS = 20;
const UNDERSTOOD_ROWS = 50;

/** Reads dropped files and samples into columns. Throws UnusableInput when there is no call in them. */
export async function readInputs(inputs: RecordsInput[], options: ParseOptions): Promise<LoadedRecords> {
  const sources = inputs.map(sourceOf);
  const rejects: Reject[] = [];
  const { table, report } = await parseCalls(sources, { ...options, rowMachine: await rowMachine(), onReject: (reject) => rejects.push(reject) });
  const { header, rows } = await previewRows(sources[0]!, PREVIEW_ROWS);
  const prints = fileFingerprints(table);
  const fingerprints = report.files.map((file, i) => (file.error ? null : prints[i]!));
  const saved = inputs.map((input) => ({ name: input.name, fingerprint: (input.kind === 'file' && input.savedFingerprint) || null }));
  const loaded = inputs.map(({ name }, i) => ({ name, fingerprint: fingerprints[i] ?? null }));
  const changed = changedCalls(loaded, saved, () => 'Read the file of that time if these calls are not meant; from now on the scenario stands on these.');
  return { table, report: { ...report, warnings: [...changed, ...report.warnings] }, rejects, preview: { header, rows }, fingerprints };
}

/** The first rows of a file or sample as cells and lines. */
export function firstRowsOf(input: RecordsInput): Promise<RowPreview> {
  return previewRows(sourceOf(input), PREVIEW_ROWS);
}

/** What the first rows of a file or sample come to by its options. */
export function previewOf(input: RecordsInput, zone: string | undefined): Promise<ReadingPreview> {
  return readingPreview(sourceOf(input), UNDERSTOOD_ROWS, zone);
}

function sourceOf(input: RecordsInput): CallRecordSource {
  const { name, options } = input;
  if (input.kind === 'sample') return { ...sampleSource(input, options), name };
  return { name, bytes: input.file.size, chunks: () => chunksOf(input.file), options };
}

/** The bytes of a file as they come from the disk. Not every browser can iterate a stream. */
async function* chunksOf(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel();
  }
}
