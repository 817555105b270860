import { describe, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { sourcesIn } from '../../models/cdr/archive.ts';
import type { StoredFile } from '../../models/cdr/stored-file.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import type { ImportReport } from '../../models/cdr/import-report.ts';
import { previewRows } from '../../models/cdr/preview-rows.ts';
import { stored, zipOf } from './zip.ts';

/** Written by Python's zipfile: `b/january 12.csv` (deflated, 4 calls), `a.csv` (stored, 5 calls), the folder `b/`, `__MACOSX/._a.csv`, and a comment at the end. */
const PYTHON_ZIP = 'UEsDBBQAAAAIAAAALF5D0JUjVAAAALcAAAAQAAAAYi9qYW51YXJ5IDEyLmNzdl3KwQmAMBBE0XuqsIANzOyKQbsRRPCggbj2b24JgQ//8l7fi8vxld2v/MhZ8i2eg0JTBCN1IjegJgZR1kOR1nkBDaNjc+wcR6fNaed0dNacdc7CD1BLAwQUAAAAAAAAACxezo8rrt8AAADfAAAABQAAAGEuY3N2c3RhcnQsZHVyYXRpb24sZnJvbSx0bwoyMDI3LTAxLTExIDEwOjAwOjAwLDYwLDIwMDAsMDIwNzk0NjAxMjAKMjAyNy0wMS0xMSAxMDowMTowMCw2MCwyMDAxLDAyMDc5NDYwMTIxCjIwMjctMDEtMTEgMTA6MDI6MDAsNjAsMjAwMiwwMjA3OTQ2MDEyMgoyMDI3LTAxLTExIDEwOjAzOjAwLDYwLDIwMDMsMDIwNzk0NjAxMjMKMjAyNy0wMS0xMSAxMDowNDowMCw2MCwyMDA0LDAyMDc5NDYwMTI0ClBLAwQUAAAAAAAAACxeAAAAAAAAAAAAAAAAAgAAAGIvUEsDBBQAAAAIAAAALF6DFtyMAwAAAAEAAAAQAAAAX19NQUNPU1gvLl9hLmNzdqsAAFBLAQIUAxQAAAAIAAAALF5D0JUjVAAAALcAAAAQAAAAAAAAAAAAAACAAQAAAABiL2phbnVhcnkgMTIuY3N2UEsBAhQDFAAAAAAAAAAsXs6PK67fAAAA3wAAAAUAAAAAAAAAAAAAAIABggAAAGEuY3N2UEsBAhQDFAAAAAAAAAAsXgAAAAAAAAAAAAAAAAIAAAAAAAAAAAAAAIABhAEAAGIvUEsBAhQDFAAAAAgAAAAsXoMW3IwDAAAAAQAAABAAAAAAAAAAAAAAAIABpAEAAF9fTUFDT1NYLy5fYS5jc3ZQSwUGAAAAAAQABADfAAAA1QEAAA4AbWFkZSBieSBweXRob24=';
/** Written by Info-ZIP with a password: `secret.csv`. */
const ENCRYPTED_ZIP = 'UEsDBBQACQAIAGaheV03H9jRMQAAACYAAAAKAAAAc2VjcmV0LmNzdnXRgHk3phpRfFP2iYXo72vvvR1Re5dtTnkVkrGKXToEKYv4c8UJK3kLelOLyEZ4x6pQSwcINx/Y0TEAAAAmAAAAUEsBAh4DFAAJAAgAZqF5XTcf2NExAAAAJgAAAAoAAAAAAAAAAQAAAKSBAAAAAHNlY3JldC5jc3ZQSwUGAAAAAAEAAQA4AAAAaQAAAAAA';

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
const rows = (count: number, day = '11'): string => `start,duration\n${Array.from({ length: count }, (_, at) => `2027-01-${day} 10:${String(at % 60).padStart(2, '0')}:${String(at % 59).padStart(2, '0')},${60 + (at % 777)}\n`).join('')}`;
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

async function read(...files: StoredFile[]): Promise<ImportReport> {
  const sources = await Promise.all(files.map((file) => sourcesIn(file, {})));
  return (await parseCalls(sources.flat(), { zone: 'UTC' })).report;
}
const ledger = ({ files }: ImportReport): [string, number, string | undefined][] => files.map(({ name, calls, error }) => [name, calls, error?.code]);
const packed = (content: Uint8Array): Uint8Array => new Uint8Array(gzipSync(content));

describe('an archive', () => {
  it('that another program wrote is read, each entry a file of its own', async () => {
    expect(ledger(await read(stored('cdr.zip', bytesOf(PYTHON_ZIP))))).toEqual([['cdr.zip/a.csv', 5, undefined], ['cdr.zip/b/january 12.csv', 4, undefined]]);
  });

  it('is the same however its bytes come in pieces, and behind a program that unpacks it', async () => {
    const selfExtracting = new Uint8Array([...text('MZ a program'), ...bytesOf(PYTHON_ZIP)]);
    for (const piece of [1, 7, 100_000]) expect((await read(stored('cdr.zip', bytesOf(PYTHON_ZIP), piece))).calls).toBe(9);
    // Such a file does not begin as an archive, so it is told as a binary file unless its head says zip.
    selfExtracting.set([0x50, 0x4b, 3, 4], 0);
    expect((await read(stored('cdr.zip', selfExtracting))).calls).toBe(9);
  });

  it('with an encrypted entry says so', async () => {
    const report = await read(stored('secret.zip', bytesOf(ENCRYPTED_ZIP)), stored('a.csv', text(rows(1))));
    expect(ledger(report)).toEqual([['secret.zip/secret.csv', 0, 'archive-encrypted'], ['a.csv', 1, undefined]]);
    expect(report.files[0]!.error!.message).toBe('secret.zip/secret.csv is encrypted.');
  });

  it('in the large form, by another method or in parts is refused in a sentence', async () => {
    const zip = zipOf([['a.csv', text(rows(2))], ['b.csv', text(rows(3, '12'))]]);
    const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer);
    const changed = (change: (data: DataView, directory: number, end: number) => void): Uint8Array => {
      const copy = zip.slice();
      const end = copy.length - 22;
      change(view(copy), view(copy).getUint32(end + 16, true), end);
      return copy;
    };
    expect(ledger(await read(stored('z', changed((data, at) => data.setUint32(at + 24, 0xffffffff, true)))))).toEqual([['z/a.csv', 0, 'archive-not-read'], ['z/b.csv', 3, undefined]]);
    expect(ledger(await read(stored('z', changed((data, at) => data.setUint16(at + 10, 14, true)))))).toEqual([['z/a.csv', 0, 'archive-not-read'], ['z/b.csv', 3, undefined]]);
    const alone = async (bytes: Uint8Array): Promise<string> => read(stored('z', bytes)).then(() => 'read', (reason: { issues: { code: string; message: string }[] }) => `${reason.issues[0]!.code}: ${reason.issues[0]!.message}`);
    expect(await alone(changed((data, _at, end) => data.setUint16(end + 10, 0xffff, true)))).toMatch(/^archive-not-read: z is a zip archive in the large form \(zip64\)/);
    expect(await alone(changed((data, _at, end) => data.setUint16(end + 4, 1, true)))).toMatch(/one part of an archive in several parts/);
    expect(await alone(zip.slice(0, zip.length - 30))).toMatch(/^archive-damaged: z is a zip archive that has no directory of its files, as if it broke off/);
    expect(await alone(zipOf([]))).toMatch(/^empty-archive/);
    expect(await alone(zipOf([['[Content_Types].xml', text('<x/>')], ['xl/workbook.xml', text('<x/>')]]))).toMatch(/^not-text: z is a zip archive or an Excel workbook/);
  });

  it('with damaged content is read up to there, and says so', async () => {
    const content = text(rows(50_000));
    const zip = zipOf([['a.csv', content], ['b.csv', text(rows(2))]]);
    for (let at = 60_000; at < 60_010; at++) zip[at] = zip[at]! ^ 0x5a;
    const report = await read(stored('z', zip));
    expect(report.warnings.map(({ code, file }) => [code, file])).toContainEqual(['archive-damaged', 'z/a.csv']);
    expect(report.files[0]!.calls).toBeGreaterThan(10_000);
    expect(report.files[0]!.calls).toBeLessThan(50_000);
    expect(report.files[1]!.calls).toBe(2);
    expect(report.rows).toBe(report.calls + report.merged + report.rejected);
  });

  it('whose content has another sum than it says is read, with a warning', async () => {
    const zip = zipOf([['a.csv', text(rows(5))]]);
    const directory = new DataView(zip.buffer).getUint32(zip.length - 6, true);
    new DataView(zip.buffer).setUint32(directory + 16, 1, true);
    const report = await read(stored('z', zip));
    expect([report.calls, report.warnings.map(({ message }) => message)]).toEqual([5, ['The packed content of z/a.csv is damaged (its content is not what was packed), so rows of it are missing or wrong.']]);
  });

  it('does not write more than it says', async () => {
    const zip = zipOf([['a.csv', text(rows(5000))]]);
    const directory = new DataView(zip.buffer).getUint32(zip.length - 6, true);
    new DataView(zip.buffer).setUint32(directory + 24, 40_000, true);
    const report = await read(stored('z', zip));
    expect(report.calls).toBeLessThan(2000);
    expect(report.warnings[0]!.message).toContain('it is longer than the archive says');
  });
});

describe('gzip', () => {
  it('is read as the file that it holds, alone and in an archive', async () => {
    const zip = zipOf([['a.csv.gz', packed(text(rows(4, '12')))]]);
    const report = await read(stored('plain.csv.gz', packed(text(rows(5)))), stored('z', zip));
    expect(ledger(report)).toEqual([['plain.csv.gz', 5, undefined], ['z/a.csv.gz', 4, undefined]]);
  });

  it('of an equal file is a duplicate of it', async () => {
    const report = await read(stored('a.csv', text(rows(5))), stored('a.csv.gz', packed(text(rows(5)))));
    expect([report.calls, report.rejected]).toEqual([5, 5]);
  });

  it('that breaks off is read up to there, and says so', async () => {
    const gz = packed(text(rows(100_000)));
    const report = await read(stored('a.gz', gz.slice(0, gz.length >> 1)));
    expect(report.calls).toBeGreaterThan(20_000);
    expect(report.warnings[0]).toMatchObject({ code: 'archive-damaged', file: 'a.gz' });
    const tooShort = await read(stored('a.gz', gz.slice(0, 12))).catch((reason: { issues: { code: string }[] }) => reason.issues[0]!.code);
    expect(tooShort).toBe('archive-damaged');
  });

  it('shows its first rows without being unpacked as a whole', async () => {
    let bytes = 0;
    const gz = packed(text(rows(400_000)));
    const file = stored('a.gz', gz, 10_000);
    const counting: StoredFile = {
      ...file,
      chunks: async function* (from, until) {
        for await (const piece of file.chunks(from, until)) {
          bytes += piece.length;
          yield piece;
        }
      },
    };
    const [source] = await sourcesIn(counting, {});
    expect((await previewRows(source!, 3)).rows).toHaveLength(3);
    expect(bytes).toBeLessThan(gz.length / 2);
  });

  it('whose disk fails is no damaged archive', async () => {
    const file = stored('a.gz', packed(text(rows(50_000))), 1000);
    let reads = 0;
    const failing: StoredFile = {
      ...file,
      chunks: async function* (from, until) {
        for await (const piece of file.chunks(from, until)) {
          if (++reads > 20) throw new Error('the disk is gone');
          yield piece;
        }
      },
    };
    await expect(read(failing)).rejects.toThrow('the disk is gone');
  });
});

it('hundreds of small files are read at once', async () => {
  const files = Array.from({ length: 300 }, (_, at): [string, Uint8Array] => [`cdr/${at}.csv`, text(`start,duration\n2027-01-11 10:00:00,${at + 1}\n`)]);
  const report = await read(stored('many.zip', zipOf(files)));
  expect([report.files.length, report.calls, report.rejected]).toEqual([300, 300, 0]);
});
