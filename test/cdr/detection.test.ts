import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allFormats } from '../../models/cdr/all-formats.ts';
import { sampleOf } from '../../models/cdr/sample.ts';

const folder = new URL('./fixtures/', import.meta.url);
const ids = allFormats.map(({ id }) => id).sort((a, b) => b.length - a.length);
/** Fixtures whose name begins with the id of the format that they are of. */
const fixtures = readdirSync(folder).flatMap((name) => ids.filter((id) => name.startsWith(id)).slice(0, 1).map((id): [string, string] => [name, id]));

describe('a fixture', () => {
  it.each(fixtures)('%s is recognised as %s, and as nothing else that is as sure', (name, id) => {
    const sample = sampleOf(readFileSync(new URL(name, folder), 'utf8'), true, undefined);
    const scores = allFormats.map((format) => ({ id: format.id, score: format.detect(sample, {})?.score ?? 0 })).sort((a, b) => b.score - a.score);
    expect(scores[0]!.id).toBe(id);
    expect(scores[1]!.score).toBeLessThan(scores[0]!.score - 0.1);
  });
});
