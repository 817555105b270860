import { UnusableInput, error, warning } from '../core/issue.ts';
import type { Issue } from '../core/issue.ts';
import { Crc32 } from './crc32.ts';
import { DamagedData, inflated } from './inflate.ts';
import type { CallRecordSource, ReadingOptions } from './source.ts';
import { partOf } from './stored-file.ts';
import type { StoredFile } from './stored-file.ts';
import { dataOf, zipDirectory } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';

/**
 * The sources of call records in a file: the file itself, what a gzip file holds, or each file of a zip archive under the name
 * `archive.zip/entry.csv`. Nothing is unpacked before it is read, and only a small part is held in memory then. An archive or entry
 * that cannot be read is a source that says why when it is read, so that it stands in the report.
 */
export async function sourcesIn(file: StoredFile, options: ReadingOptions): Promise<CallRecordSource[]> {
  const head = await partOf(file, 0, 4);
  if (isGzip(head)) return [gzipSource(file, options, await gzipBytes(file))];
  if (!isZip(head)) return [plainSource(file, options)];
  try {
    const entries = await zipDirectory(file);
    if (entries.some(({ name }) => name === '[Content_Types].xml')) return [plainSource(file, options)];
    if (entries.length === 0) return [refusal(file.name, options, error('empty-archive', '', `${file.name} is a zip archive without files.`, 'Pack the call records again.', { file: file.name }))];
    return entries.map((entry) => entrySource(file, entry, options));
  } catch (reason) {
    if (!(reason instanceof UnusableInput)) throw reason;
    return [refusal(file.name, options, reason.issues[0]!)];
  }
}

/** A source that cannot be read, and says why. */
export function refusal(name: string, options: ReadingOptions, issue: Issue): CallRecordSource {
  return { name, bytes: 0, options, chunks: () => refusing(issue) };
}

function plainSource(file: StoredFile, options: ReadingOptions): CallRecordSource {
  return { name: file.name, bytes: file.bytes, chunks: () => file.chunks(), options };
}

function gzipSource(file: StoredFile, options: ReadingOptions, bytes: number): CallRecordSource {
  const damage = new Damage(file.name);
  return { name: file.name, bytes, options, chunks: () => damage.until(inflated(file.chunks(), 'gzip')), damage: () => damage.issue };
}

function entrySource(file: StoredFile, entry: ZipEntry, options: ReadingOptions): CallRecordSource {
  const name = `${file.name}/${entry.name}`;
  const unreadable = whyNotRead(entry, name);
  if (unreadable) return refusal(name, options, unreadable);
  const damage = new Damage(name);
  return { name, bytes: entry.bytes, options, chunks: () => damage.until(unpacked(contentOf(file, entry))), damage: () => damage.issue };
}

function whyNotRead(entry: ZipEntry, name: string): Issue | null {
  if (entry.encrypted) return error('archive-encrypted', '', `${name} is encrypted.`, 'Unpack it with its password and open the files inside.', { file: name });
  if (entry.zip64) return error('archive-not-read', '', `${name} is packed in the large form (zip64), which is not read.`, 'Unpack it and open the files inside.', { file: name });
  if (entry.method === 0 || entry.method === 8) return null;
  return error('archive-not-read', '', `${name} is packed by a method (number ${entry.method}) that is not read.`, 'Unpack it, or pack it by the usual method (deflate).', { file: name });
}

/** An entry's content, checked against the size and sum that the archive tells. */
async function* contentOf(file: StoredFile, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const from = await dataOf(file, entry);
  const packed = file.chunks(from, from + entry.compressedBytes);
  const crc = new Crc32();
  let bytes = 0;
  for await (const piece of entry.method === 0 ? packed : inflated(packed, 'deflate-raw')) {
    bytes += piece.length;
    if (bytes > entry.bytes) throw new DamagedData('it is longer than the archive says');
    crc.add(piece);
    yield piece;
  }
  if (bytes < entry.bytes) throw new DamagedData('it is shorter than the archive says');
  if (crc.value !== entry.crc) throw new DamagedData('its content is not what was packed');
}

/** Content as it is, or what it holds where it is gzip. */
async function* unpacked(content: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const first = await content.next();
  if (first.done) return;
  const whole = withFirst(first.value, content);
  yield* isGzip(first.value) ? inflated(whole, 'gzip') : whole;
}

async function* withFirst(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

/** Remembers that packed data are damaged; what came out before is good. */
class Damage {
  issue: Issue | null = null;
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  async *until(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    this.issue = null;
    try {
      yield* content;
    } catch (reason) {
      if (!(reason instanceof DamagedData)) throw reason;
      this.issue = warning('archive-damaged', '', `The packed content of ${this.#name} is damaged (${reason.message}), so rows of it are missing or wrong.`, 'Download or copy it again, or unpack it with another program.', { file: this.#name });
    }
  }
}

async function* refusing(issue: Issue): AsyncGenerator<Uint8Array> {
  yield await Promise.reject(new UnusableInput([issue]));
}

/** Size of what a gzip file holds, by its last four bytes: right for one part of less than 4 GB, else a lower bound, which serves to show progress. */
async function gzipBytes(file: StoredFile): Promise<number> {
  const tail = await partOf(file, Math.max(0, file.bytes - 4), file.bytes);
  if (tail.length < 4) return file.bytes;
  return Math.max(file.bytes, new DataView(tail.buffer, tail.byteOffset, 4).getUint32(0, true));
}

function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** A local header, or the end record of an empty archive. */
function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));
}
