import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { share } from '../../../src/app/state/share.ts';
import type { Json } from '../../../src/app/state/document.ts';

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;

describe('share', () => {
  it('equals what it was given', () => {
    fc.assert(fc.property(json, json, (before, after) => { expect(share(before, after)).toEqual(after); }));
  });

  it('gives back the very object when nothing changed', () => {
    fc.assert(fc.property(json, (before) => { expect(share(before, structuredClone(before))).toBe(before); }));
  });

  it('keeps what did not change and only that', () => {
    const before = { sites: [{ id: 'a' }, { id: 'b' }], trunks: [{ id: 't', channels: 30 }] };
    const draft = structuredClone(before);
    draft.trunks[0]!.channels = 60;
    const after = share(before, draft);
    expect(after.sites).toBe(before.sites);
    expect(after.trunks).not.toBe(before.trunks);
    expect(before.trunks[0]!.channels).toBe(30);
  });

  it('sees a changed order of keys as a change', () => {
    const before = { a: 1, b: 2 };
    expect(share<Json>(before, { b: 2, a: 1 })).not.toBe(before);
  });
});
