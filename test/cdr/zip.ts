import { crc32, deflateRawSync } from 'node:zlib';
import type { StoredFile } from '../../models/cdr/stored-file.ts';

/** A file of given bytes, handed over in pieces of `piece` bytes. */
export function stored(name: string, bytes: Uint8Array, piece = 65_536): StoredFile {
  return {
    name, bytes: bytes.length,
    chunks: async function* (from = 0, until = bytes.length) {
      for (let at = from; at < until; at += piece) yield bytes.subarray(at, Math.min(until, at + piece));
    },
  };
}

/** A zip archive of files, deflated. */
export function zipOf(files: [name: string, content: Uint8Array][]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const deflated = deflateRawSync(content);
    const nameBytes = Buffer.from(name);
    const shared = Buffer.alloc(26);
    [20, 0x800, 8, 0, 0].forEach((value, index) => shared.writeUInt16LE(value, index * 2));
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(deflated.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(nameBytes.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 3]), shared, place, nameBytes);
    const local = [Buffer.from([0x50, 0x4b, 3, 4]), shared, nameBytes, deflated];
    parts.push(...local);
    at += local.reduce((sum, { length }) => sum + length, 0);
  }
  const bytes = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}
