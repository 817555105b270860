import { UnusableInput, error } from '../core/issue.ts';
import { platformDecoder } from './text-decoder.ts';
import { partOf } from './stored-file.ts';
import type { StoredFile } from './stored-file.ts';

/** A file in a zip archive. Source of the layout: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16. */
export interface ZipEntry {
  name: string;
  /** 0: stored as it is, 8: deflated; other methods are not read. */
  method: number;
  encrypted: boolean;
  /** Whether its sizes or place need more than 32 bits. */
  zip64: boolean;
  crc: number;
  compressedBytes: number;
  bytes: number;
  /** Place of its local header in the archive. */
  at: number;
}

const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const NOT_IN_16 = 0xffff;
const NOT_IN_32 = 0xffffffff;
/** A directory of 65,535 entries with names of a thousand characters. */
const LARGEST_DIRECTORY = 1 << 26;

/** The files of a zip archive by their names; folders and what operating systems leave there (`__MACOSX`, names with a leading dot) are none. Throws UnusableInput for an archive that cannot be read. */
export async function zipDirectory(file: StoredFile): Promise<ZipEntry[]> {
  const tailAt = Math.max(0, file.bytes - END_BYTES - LONGEST_COMMENT);
  const tail = viewOf(await partOf(file, tailAt, file.bytes));
  const end = endRecord(tail);
  if (end < 0) throw damaged(file, 'has no directory of its files, as if it broke off');
  const entries = tail.getUint16(end + 10, true);
  const size = tail.getUint32(end + 12, true);
  const offset = tail.getUint32(end + 16, true);
  if (tail.getUint16(end + 4, true) !== 0) throw refused(file, 'is one part of an archive in several parts', 'Join the parts or unpack them, and open the files inside.');
  if (entries === NOT_IN_16 || size === NOT_IN_32 || offset === NOT_IN_32) throw refused(file, 'is a zip archive in the large form (zip64), which is not read', 'Unpack it and open the files or the folder.');
  // What stands in front of the archive (a program that unpacks it) shifts all places.
  const shift = tailAt + end - size - offset;
  if (size > LARGEST_DIRECTORY || shift < 0) throw damaged(file, 'has a directory that does not fit the file');
  const directory = viewOf(await partOf(file, offset + shift, offset + shift + size));
  return entriesOf(file, directory, entries, shift).filter(({ name }) => isFile(name)).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Where the compressed bytes of an entry begin. Throws UnusableInput when no entry stands there. */
export async function dataOf(file: StoredFile, { name, at }: ZipEntry): Promise<number> {
  const header = viewOf(await partOf(file, at, at + LOCAL_BYTES));
  if (header.byteLength < LOCAL_BYTES || header.getUint32(0, true) !== LOCAL) throw damaged(file, `does not hold ${name} where its directory says`);
  return at + LOCAL_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
}

/** Place of the end record, which a comment may follow; −1 when there is none. */
function endRecord(tail: DataView): number {
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) === END && at + END_BYTES + tail.getUint16(at + 20, true) <= tail.byteLength) return at;
  }
  return -1;
}

function entriesOf(file: StoredFile, directory: DataView, count: number, shift: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_BYTES > directory.byteLength || directory.getUint32(at, true) !== ENTRY) throw damaged(file, 'has a damaged directory of its files');
    const nameBytes = directory.getUint16(at + 28, true);
    const next = at + ENTRY_BYTES + nameBytes + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
    if (next > directory.byteLength) throw damaged(file, 'has a damaged directory of its files');
    const compressedBytes = directory.getUint32(at + 20, true);
    const bytes = directory.getUint32(at + 24, true);
    const place = directory.getUint32(at + 42, true);
    entries.push({
      name: nameOf(new Uint8Array(directory.buffer, directory.byteOffset + at + ENTRY_BYTES, nameBytes)),
      method: directory.getUint16(at + 10, true),
      encrypted: (directory.getUint16(at + 8, true) & 1) === 1,
      zip64: compressedBytes === NOT_IN_32 || bytes === NOT_IN_32 || place === NOT_IN_32,
      crc: directory.getUint32(at + 16, true), compressedBytes, bytes, at: place + shift,
    });
    at = next;
  }
  return entries;
}

/** Names are UTF-8 in newer archives; of older ones only ASCII is sure. */
function nameOf(bytes: Uint8Array): string {
  let text: string;
  try {
    text = platformDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = platformDecoder('windows-1252', { fatal: false }).decode(bytes);
  }
  return text.replaceAll('\\', '/').replace(/^\/+/, '');
}

function isFile(name: string): boolean {
  return name !== '' && !name.endsWith('/') && !name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function damaged({ name }: StoredFile, what: string): UnusableInput {
  return new UnusableInput([error('archive-damaged', '', `${name} is a zip archive that ${what}.`, 'Download or copy it again.', { file: name })]);
}

function refused({ name }: StoredFile, what: string, fix: string): UnusableInput {
  return new UnusableInput([error('archive-not-read', '', `${name} ${what}.`, fix, { file: name })]);
}
