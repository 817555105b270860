import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../models/scenario/json-text.ts';

/** Line and column that the sentence names. */
function placeOf(text: string): [number, number] {
  const read = readJson(text, 'x.json');
  if (!('issue' in read)) throw new Error('The text was read.');
  const found = /line (\d+), column (\d+)/.exec(read.issue.message)!;
  expect(read.issue.line).toBe(Number(found[1]));
  return [Number(found[1]), Number(found[2])];
}

describe('JSON text', () => {
  it.each([
    ['', [1, 1]],
    ['{\n  "a": 1\n  "b": 2\n}', [3, 3]],
    ['{ "a": 1, }', [1, 11]],
    ['[1, 2', [1, 6]],
    ['{ "a": 01 }', [1, 9]],
    ['{ a: 1 }', [1, 3]],
    ["{ 'a': 1 }", [1, 3]],
    ['{ "a": "x\ny" }', [1, 10]],
    ['{ "a": "\\q" }', [1, 10]],
    ['{ "a": tru }', [1, 8]],
    ['{}\n{}', [2, 1]],
    ['{\r\n "a":\r\n}', [3, 1]],
  ])('%j stops at line and column %j', (text, place) => {
    expect(placeOf(text)).toEqual(place);
  });

  it('may begin with a byte order mark', () => {
    expect(readJson('\uFEFF{"a":1}', 'x.json')).toEqual({ value: { a: 1 } });
  });

  it('finds a place in whatever JSON.parse refuses', () => {
    const broken = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('}', ']', ',', ':', '"', '\\', 'x', '')).map(([text, at, put]) => {
      const cut = at % (text.length + 1);
      return text.slice(0, cut) + put + text.slice(cut + 1);
    });
    fc.assert(fc.property(broken, (text) => {
      const read = readJson(text, 'x.json');
      if ('value' in read) return;
      const [line, column] = placeOf(text);
      expect(line).toBeGreaterThanOrEqual(1);
      expect(column).toBeLessThanOrEqual((text.split('\n')[line - 1] ?? '').length + 1);
    }));
  });
});
