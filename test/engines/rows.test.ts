import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { ScanEnd, plainRowMachine } from '../../models/cdr/row-machine.ts';
import type { RowMachine } from '../../models/cdr/row-machine.ts';
import { fastestRowMachine, wasmRowMachine } from '../../src/engines/rows/wasm-row-machine.ts';
import { cucmRow, cucmText } from '../cdr/cucm-text.ts';
import { fileOf } from '../cdr/source.ts';

const SIZES = { bytes: 2048, cells: 200, rows: 40 };

const cell = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('', '1', '1700000000', '123456789012345', '1234567890123456', '+4930123456', 'SEP001122334455', '-7', '"x"', '""', '"a,b"', '"say ""hi"""', '"Zoë"', 'x'.repeat(70), '"' + 'y'.repeat(130) + '"') },
  { weight: 1, arbitrary: fc.constantFrom('"a\nb"', '"open', 'a"b', '"a"b', '"x" ', '"x\r"', '\r', '"', '"a""', '"a"x"b"', '"""') },
);
const bytes = fc.tuple(
  fc.array(fc.tuple(fc.array(cell, { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\n', '\r\n', '\n\n')), { minLength: 1, maxLength: 12 }),
  fc.constantFrom(',', ';', '\t'), fc.array(fc.tuple(fc.nat(), fc.constantFrom(0x22, 0x0a, 0x0d, 0x2c, 0x80, 0xff)), { maxLength: 2 }),
).map(([rows, delimiter, damages]) => {
  const made = new TextEncoder().encode(rows.map(([cells, end]) => cells.join(delimiter) + end).join('')).slice(0, SIZES.bytes);
  for (const [place, byte] of damages) made[place % made.length] = byte;
  return { made, delimiter };
});

/** Everything that a machine finds in bytes. */
function found(machine: RowMachine, made: Uint8Array, from: number, until: number, delimiter: string): unknown {
  const { block } = machine;
  // What stands behind must not count.
  block.bytes.fill(0x22);
  block.bytes.set(made);
  const stopped = machine.scan(from, until, delimiter.charCodeAt(0));
  const { rows } = block;
  const cells = block.rowCell[rows]!;
  machine.hashRows(0);
  for (const place of [0, 1, 5]) machine.readNumbers(place, 0, place);
  block.texts[2]!.cell.set(block.rowCell.subarray(0, rows));
  machine.hashTexts(0, 2);
  // Whether the row behind the last one is well-formed need not be known before its end.
  const unknown = stopped !== ScanEnd.full && !made.subarray(block.next, until).includes(10);
  const upTo = (array: Iterable<number>, count: number): number[] => [...array].slice(0, count);
  return {
    stopped: unknown ? null : stopped, rows, rowCell: upTo(block.rowCell, rows + 1), rowAt: upTo(block.rowAt, rows + 1), start: upTo(block.start, cells), end: upTo(block.end, cells), plain: upTo(block.plain, rows),
    low: upTo(block.hashLow, rows), high: upTo(block.hashHigh, rows), numbers: [0, 1, 5].map((place) => upTo(block.numbers[place]!, rows)), texts: upTo(block.texts[2]!.hash, rows),
  };
}

describe('the row machine as WebAssembly', () => {
  const wasm = wasmRowMachine(SIZES);
  const plain = plainRowMachine(SIZES);

  test('is what runs here', () => {
    expect(fastestRowMachine(SIZES).constructor).toBe(wasm.constructor);
  });

  test('finds what the one in TypeScript finds, in well-formed and in damaged files, wherever it begins and ends', () => {
    fc.assert(fc.property(bytes, fc.nat(), fc.nat(), ({ made, delimiter }, first, last) => {
      const from = first % made.length;
      const until = Math.max(from, made.length - (last % 80));
      expect(found(wasm, made, from, until, delimiter)).toEqual(found(plain, made, from, until, delimiter));
      expect(found(wasm, made, 0, made.length, delimiter)).toEqual(found(plain, made, 0, made.length, delimiter));
    }), { numRuns: 3000 });
  });

  test('gives the same import', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => cucmRow({ globalCallID_callId: (at * 7919) % 4000, callingPartyNumber: at % 50 === 0 ? 'Zoë' : String(at), destLegIdentifier: at, origDeviceName: at % 3 === 0 ? '' : `T${at % 11}` }));
    const text = cucmText(...rows, ...rows.slice(0, 100));
    expect(await parseCalls([fileOf('a', text)], { rowMachine: wasmRowMachine })).toEqual(await parseCalls([fileOf('a', text)]));
  });
});
