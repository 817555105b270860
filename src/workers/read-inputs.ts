import type { Reject } from '../../models/cdr/import-report.ts';
import { parseCalls, type ParseOptions } from '../../models/cdr/parse-calls.ts';
import { previewRows } from '../../models/cdr/preview-rows.ts';
import type { CallRecordSource } from '../../models/cdr/source.ts';
import type { LoadedRecords } from './kept-records.ts';
import type { RecordsInput } from './protocol.ts';
import { sampleSource } from './sample-source.ts';

const PREVIEW_ROWS = 20;

/** Reads dropped files and samples into columns. Throws UnusableInput when there is no call in them. */
export async function readInputs(inputs: RecordsInput[], options: ParseOptions): Promise<LoadedRecords> {
  const sources = inputs.map(sourceOf);
  const rejects: Reject[] = [];
  const { table, report } = await parseCalls(sources, { ...options, onReject: (reject) => rejects.push(reject) });
  const { header, rows } = await previewRows(sources[0]!, PREVIEW_ROWS);
  return { table, report, rejects, preview: { header, rows } };
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
