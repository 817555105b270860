import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExplanationWords } from '../../models/report/explain-words.ts';
import type { ExplainedCallStory, ExplainedPlace } from '../../models/study/explanation.ts';
import { run, runJson, type Failure } from './fake-io.ts';

const scenario = {
  busyhour: 1, name: 'One trunk', sites: [{ id: 'hq', timeZone: 'UTC' }], trunks: [{ id: 't1', channels: 12 }],
  demand: { synthetic: [{ from: 'hq', to: 'pstn', class: 'national', erlangs: 12, holding: { mean: '180 s' }, profile: 'office' }] }, run: { replications: 3 },
};
const FLOW = 'hq>pstn:national';
let folder = '';
const asked = (...flags: string[]): string[] => ['explain', join(folder, 'one.json'), ...flags];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'busyhour-'));
  writeFileSync(join(folder, 'one.json'), JSON.stringify(scenario));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('busyhour explain', () => {
  it('says why a call was blocked, step by step, and who held the trunk', async () => {
    const { code, out, err } = await run(asked('--blocked', FLOW));
    expect([code, err]).toEqual([0, '']);
    const [headline, answer, holders] = out.split('\n');
    expect(headline).toMatch(/^Call [\d,]+ of replication \d of baseline, which plays \d{4}-\d\d-\d\d: from hq to the public network \(national\), .* long, in the estate’s busy hour\.$/);
    expect(answer).toContain('Its first try was blocked: t1 was full (12 of 12 channels held), and there was no other route.');
    expect(holders).toMatch(/^At \d\d:\d\d:\d\d all 12 channels of t1 were held by 12 calls: 12 from hq to the public network \(national\)\.$/);
    expect(out).toMatch(/\d\d:\d\d:\d\d · 1st try: asked t1: 12 of 12 channels held, refused\./);
    expect(out).toMatch(/who held t1 at .*\nflow +calls +units +longest since\n─+.*\nhq>pstn:national +12 +12 /);
  });

  it('explains the same call by its number, as data too', async () => {
    type Document = ExplainedPlace & ExplainedCallStory & { words: ExplanationWords };
    const first = await runJson<Document>(asked('--blocked', FLOW));
    const { call, replication } = first.document;
    const again = await runJson<Document>(asked('--call', String(call.number), '--replication', String(replication)));
    expect(again.document).toEqual(first.document);
    expect(first.document.words.headline).toContain('Call ');
    expect(first.document.refusedBy?.holders).toHaveLength(12);
  });

  it('tells a minute, and the worst moment of a trunk', async () => {
    const minute = await run(asked('--at', '10:24', '--resource', 't1'));
    expect(minute.out).toMatch(/^10:24:00 to 10:25:00 in replication 0 of baseline, which plays .*, at trunk t1\.\nAt 10:24:00 /);
    const worst = await run(asked('--worst', 't1'));
    expect(worst.out).toMatch(/\nAt \d\d:\d\d:\d\d all 12 channels of t1 were held by 12 calls: /);
  });

  it.each<[string, string[], string]>([
    ['nothing asked', [], 'Nothing was asked. Give one of --call, --blocked, --at and --worst.'],
    ['two things', ['--call', '1', '--worst', 't1'], 'Only one thing is explained at a time. Give one of --call, --blocked, --at and --worst.'],
    ['a resource without a time', ['--call', '1', '--resource', 't1'], '--resource needs a time. Give --at too, or --worst alone.'],
    ['an unknown resource', ['--worst', 't2'], 'There is no resource "t2" in baseline. Did you mean "t1"? It has t1.'],
    ['a replication that is none', ['--call', '1', '--replication', '3'], 'The run has no replication 3. Its replications are numbered from 0 to 2.'],
    ['a time that is none', ['--at', 'noon'], '"noon" is not a time. Write 10:24, 10:24:31 or 2027-01-14T10:24, with Z or an offset where another clock is meant.'],
  ])('refuses %s in one sentence with the cure', async (_, flags, words) => {
    const { code, err, out } = await run(asked(...flags));
    expect([code, out, err]).toEqual([2, '', `error: ${words}\n`]);
    const { document } = await runJson<Failure>(asked(...flags));
    expect(`${document.issues[0]!.message} ${document.issues[0]!.fix}`).toBe(words);
  });
});
