import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuickRows } from '../../models/cdr/quick-rows.ts';
import type { QuickSizes } from '../../models/cdr/quick-rows.ts';
import { RowReader } from '../../models/cdr/row-reader.ts';
import { TextReader, undecodableIn } from '../../models/cdr/text-reader.ts';
import { fileOf } from './source.ts';

type Row = [cells: string[], line: number, broken: boolean];
interface Reading { rows: Row[]; encoding: string }

/** The judge: the file decoded and cut by PapaParse. A row with characters that stand for unknown bytes loses its cells: it is rejected as it is. */
async function judged(bytes: Uint8Array, width: number, delimiter: string): Promise<Reading> {
  const rows: Row[] = [];
  const reader = new TextReader(fileOf('a', bytes));
  const lines = new RowReader({ delimiter, newline: '\n' }, () => width, (...row) => rows.push(row));
  for await (const { text, last } of reader.blocks()) lines.feed(text, last);
  return { rows: rows.map((row) => marked(row, reader.encoding)), encoding: reader.encoding };
}

function quick(pieces: Uint8Array[], width: number, delimiter: string, sizes?: QuickSizes): Reading & { inBlocks: number } {
  const rows: Row[] = [];
  let inBlocks = 0;
  const reader = new QuickRows({ delimiter, newline: '\n' }, () => width, null, {
    block: ({ block }, cells) => {
      for (let row = 0; row < block.rows; row++) rows.push([cells(row), block.line + row, false]);
      inBlocks += block.rows;
    },
    row: (...row) => rows.push(row),
  }, undefined, sizes);
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return { rows: rows.map((row) => marked(row, reader.encoding)), encoding: reader.encoding, inBlocks };
}

function marked([cells, line, broken]: Row, encoding: string): Row {
  return cells.some((cell) => undecodableIn(encoding).test(cell)) ? [['undecodable'], line, broken] : [cells, line, broken];
}

function cutAt(bytes: Uint8Array, cuts: number[]): Uint8Array[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, at) => bytes.slice(places[at], end));
}

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('', '1', '1700000000', '+4930123456', 'SEP001122334455', 'a b', '-7') },
  { weight: 4, arbitrary: fc.constantFrom('""', '"x"', '"a,b;c"', '"say ""hi"""', '""""', '"Zoë"', '"日本 😀"', 'Zoë', '"\ufffd"') },
  { weight: 1, arbitrary: fc.constantFrom('"a\nb"', '"a\r\nb"', '"open', 'a"b', '"a"b', '"x" ', '"x\r"', ' "y"', '\r', '"', '"a""', '\ufeff') },
);
const text = fc.array(fc.tuple(fc.array(cell, { minLength: 1, maxLength: 5 }), fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '\n\n')), { minLength: 1, maxLength: 12 })
  .chain((rows) => fc.constantFrom(',', ';', '\t', '|').map((delimiter) => ({ delimiter, text: rows.map(([cells, end]) => cells.join(delimiter) + end).join('') })));
/** So small that a few rows fill several windows, and odd rows, rows that are too long and rests stand among well-formed ones. */
const sizes = fc.constantFrom<QuickSizes | undefined>(undefined, { window: 128, longestRow: 48, spans: [40, 100] }, { window: 96, longestRow: 90, spans: [7, 60, 4000] }, { window: 300, longestRow: 20, spans: [16] });
const RUNS = 1000;
const encoder = new TextEncoder();

describe('rows read from bytes', () => {
  it('are those that PapaParse reads, wherever the bytes are cut', async () => {
    await fc.assert(fc.asyncProperty(text, fc.boolean(), fc.boolean(), fc.integer({ min: 1, max: 5 }), fc.array(fc.nat(), { maxLength: 4 }), sizes, async ({ text, delimiter }, mark, ended, width, cuts, sizes) => {
      const bytes = encoder.encode(`${mark ? '\ufeff' : ''}${text}${ended ? '' : 'last'}`);
      const expected = await judged(bytes, width, delimiter);
      const { rows, encoding } = quick(cutAt(bytes, cuts), width, delimiter, sizes);
      expect({ rows, encoding }).toEqual(expected);
    }), { numRuns: RUNS });
  });

  it('are those that PapaParse reads in damaged files', async () => {
    const damage = fc.tuple(fc.nat(), fc.constantFrom(0x22, 0x22, 0x0a, 0x0d, 0x2c, 0x00, 0x80, 0xe4, 0xc3, 0xf0, 0xff, 0x81));
    await fc.assert(fc.asyncProperty(text, fc.array(damage, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 5 }), fc.array(fc.nat(), { maxLength: 3 }), sizes, async ({ text, delimiter }, damages, width, cuts, sizes) => {
      const bytes = encoder.encode(`1${delimiter}2\n${text}`);
      for (const [place, byte] of damages) bytes[place % bytes.length] = byte;
      // What begins like a file of another encoding or a binary one is no matter of lexing.
      const padded = new Uint8Array(bytes.length + 3000).fill(0x31);
      for (let end = 9; end < 3000; end += 10) padded[end] = 0x0a;
      padded.set(bytes, 3000);
      const expected = await judged(padded, width, delimiter);
      const { rows, encoding } = quick(cutAt(padded, cuts), width, delimiter, sizes);
      expect({ rows, encoding }).toEqual(expected);
    }), { numRuns: RUNS });
  });

  it('do not depend on where a window of the reader ends', async () => {
    const line = 'a,"b ""c""",ë\n';
    const odd = '1,"two\nlines",3\n';
    const broken = '4,"open,6\n';
    const filler = '1,22,333\n';
    for (const special of [line, odd, broken]) {
      for (let shift = 0; shift < 16; shift++) {
        const before = `${'y'.repeat(250_000)}\n${'x'.repeat(shift)},2,3\n${filler.repeat(Math.floor((262_144 - 250_020) / filler.length))}`;
        const bytes = encoder.encode(before + special.repeat(4) + filler.repeat(100));
        const { rows } = quick([bytes], 3, ',');
        expect(rows).toEqual((await judged(bytes, 3, ',')).rows);
      }
    }
  });

  it('are found beyond a quote that is never closed and a row of a hundred thousand bytes', async () => {
    const filler = '1,22,333\n'.repeat(40_000);
    for (const special of ['4,"open,6\n', `${'y'.repeat(100_000)},2,3\n`]) {
      const bytes = encoder.encode(filler + special + filler);
      const { rows } = quick([bytes], 3, ',');
      const expected = await judged(bytes, 3, ',');
      expect(rows.length).toBe(80_001);
      expect(JSON.stringify(rows)).toBe(JSON.stringify(expected.rows));
    }
  }, 60_000);

  it('are well-formed ones but for those that have to be left to PapaParse', () => {
    const rows = Array.from({ length: 1000 }, (_, at) => `${at},"a ""quoted"" name","Zoë"\r\n`);
    rows[500] = '500,"two\r\nlines",x\r\n';
    const { inBlocks } = quick([encoder.encode(rows.join(''))], 3, ',');
    expect(inBlocks).toBeGreaterThan(300);
    expect(inBlocks).toBeLessThan(1000);
  });
});
