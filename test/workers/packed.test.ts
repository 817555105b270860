import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../src/workers/packed.ts';

function bytesOf(value: unknown): Uint8Array {
  const pieces = [...pack(value)];
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

const column = fc.oneof(fc.uint8Array(), fc.uint16Array(), fc.uint32Array(), fc.int32Array(), fc.float64Array());

describe('columns as bytes', () => {
  it('come back as they were', () => {
    const value = fc.record({ names: fc.array(fc.string({ unit: 'grapheme' })), count: fc.nat(), columns: fc.array(column), inner: fc.record({ one: column, none: fc.constant(null) }) });
    fc.assert(fc.property(value, (given) => {
      expect(unpack(bytesOf(given))).toEqual(given);
    }));
  });

  it('come back from the middle of a buffer, each with a buffer of its own', () => {
    const value = { a: new Uint32Array([1, 2, 3]).subarray(1), b: new Uint16Array([7]) };
    const bytes = bytesOf(value);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    const back = unpack(shifted.subarray(3)) as typeof value;
    expect(back).toEqual({ a: new Uint32Array([2, 3]), b: new Uint16Array([7]) });
    expect(back.a.buffer.byteLength).toBe(8);
    expect(back.a.buffer).not.toBe(back.b.buffer);
  });

  it('refuse what they cannot keep', () => {
    expect(() => bytesOf({ a: new Float32Array(1) })).toThrow('Float32Array');
  });
});
