import { expect, test } from 'vitest';
import { fnv1a64 } from '../../models/core/hash.ts';
import { philox4x32 } from '../../models/core/philox.ts';
import { Draws, Purpose, double53 } from '../../models/core/random.ts';
import truth from '../truth/rng.json' with { type: 'json' };

interface Vector { id: string; fn: string; inputs: Record<string, unknown>; expected: Record<string, unknown> }
const vectors = truth.vectors as unknown as Vector[];
const block = (rounds: number, counter: number[], key: number[]): number[] => {
  const out = new Uint32Array(4);
  philox4x32(out, counter[0]!, counter[1]!, counter[2]!, counter[3]!, key[0]!, key[1]!, rounds);
  return [...out];
};

test.each(vectors.filter((vector) => vector.fn === 'philox4x32'))('$id: philox4x32 gives the published words', ({ inputs, expected }) => {
  expect(block(inputs['rounds'] as number, inputs['counter'] as number[], inputs['key'] as number[])).toEqual(expected['out']);
});

test.each(vectors.filter((vector) => vector.fn === 'philoxStream'))('$id: a stream is the blocks of successive counters', ({ inputs, expected }) => {
  const { seed, stream, i0, n } = inputs as { seed: number; stream: number; i0: number; n: number };
  const words: number[] = [];
  for (let i = i0; words.length < n; i++) words.push(...block(10, [i, 0, 0, 0], [seed, stream]));
  expect(words.slice(0, n)).toEqual(expected['out']);
});

test('the 16-bit products equal those of whole numbers without limit', () => {
  const wide = (rounds: number, counter: bigint[], key: bigint[]): number[] => {
    let [a, b, c, d] = counter as [bigint, bigint, bigint, bigint];
    let [k, l] = key as [bigint, bigint];
    const word = 0xffffffffn;
    for (let round = 0; round < rounds; round++) {
      const first = a * 0xd2511f53n;
      const second = c * 0xcd9e8d57n;
      [a, b, c, d] = [(second >> 32n) ^ b ^ k, second & word, (first >> 32n) ^ d ^ l, first & word];
      [k, l] = [(k + 0x9e3779b9n) & word, (l + 0xbb67ae85n) & word];
    }
    return [a, b, c, d].map(Number);
  };
  let state = 12345;
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  for (let i = 0; i < 2000; i++) {
    const counter = [next(), next(), i % 5 === 0 ? 0xffffffff : next(), next()];
    const key = [next(), i % 7 === 0 ? 0 : next()];
    expect(block(10, counter, key)).toEqual(wide(10, counter.map(BigInt), key.map(BigInt)));
  }
});

test('a pair is the block of its key and counter as two 53-bit uniforms', () => {
  const draws = new Draws(4294967295);
  const { low, high } = fnv1a64('lon-sales>pstn:national');
  draws.pair(Purpose.retry, 3, 17, 5, low, high);
  const words = block(10, [17, 5, low, high], [4294967295, 3 + 256 * 3]);
  expect(draws.first).toBe(double53(words[0]!, words[1]!));
  expect(draws.second).toBe(double53(words[2]!, words[3]!));
  expect(draws.first).toBe((Math.floor(words[0]! / 32) * 2 ** 26 + Math.floor(words[1]! / 64)) / 2 ** 53);
});

test('the seed is a whole number of 32 bits', () => {
  for (const seed of [-1, 0.5, 4294967296, NaN]) expect(() => new Draws(seed)).toThrow(RangeError);
});

test('fnv1a64 gives the published hashes', () => {
  // Test vectors of Noll's FNV page and draft-eastlake-fnv.
  const published: [string, number, number][] = [
    ['', 0xcbf29ce4, 0x84222325], ['a', 0xaf63dc4c, 0x8601ec8c], ['b', 0xaf63df4c, 0x8601f1a5], ['foobar', 0x85944171, 0xf73967e8],
  ];
  for (const [text, high, low] of published) expect(fnv1a64(text)).toEqual({ high, low });
});

test('fnv1a64 hashes the UTF-8 bytes as whole numbers without limit do', () => {
  for (const text of ['Zürich>pstn:national', '東京', '☎️ 555', 'x'.repeat(500)]) {
    let hash = 0xcbf29ce484222325n;
    for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
    expect(fnv1a64(text)).toEqual({ low: Number(hash & 0xffffffffn), high: Number(hash >> 32n) });
  }
});
