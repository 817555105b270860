import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompareVerdict } from '../../models/report/compare-verdict.ts';
import type { CompareResult } from '../../models/study/compare-result.ts';
import { comparisonText } from '../../src/cli/comparison-text.ts';
import { comparison, differs, flow, stateComparison } from '../report/comparison-fixture.ts';
import { run, runJson, type Failure } from './fake-io.ts';

const oneTrunk = (channels: number): object => ({
  busyhour: 1, name: `One trunk of ${channels}`, sites: [{ id: 'hq', timeZone: 'UTC' }], trunks: [{ id: 't1', channels }],
  demand: { synthetic: [{ from: 'hq', to: 'pstn', erlangs: 20, holding: { mean: '180 s' }, profile: 'office' }] },
});
const phased = (wave: string): object => ({
  ...oneTrunk(25), period: { start: '2027-01-11', weeks: 4 }, groups: [{ id: 'sales', site: 'hq' }],
  migration: { waves: [{ id: wave, date: '2027-01-18', groups: ['sales'] }] },
});

let folder = '';
const at = (name: string): string => join(folder, name);
const options = ['--replications', '6', '--workers', '1'];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'busyhour-'));
  const files: Record<string, unknown> = { 'small.json': oneTrunk(22), 'large.json': oneTrunk(30), 'north.json': phased('north'), 'south.json': phased('south'), 'wrong.json': { busyhour: 1 } };
  for (const [name, document] of Object.entries(files)) writeFileSync(at(name), JSON.stringify(document));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('busyhour compare', () => {
  it('prints the verdict first, then what differs', async () => {
    const { code, out } = await run(['compare', at('small.json'), at('large.json'), ...options]);
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines[0]).toMatch(/^B is better: fewer attempts are blocked in baseline, .+ instead of .+ \(−.+ to −.+\) a day\.$/);
    expect(out).toContain(`\nA  ${at('small.json')}: One trunk of 22\nB  ${at('large.json')}: One trunk of 30\nseed 1 for both, 6 pairs of replications, `);
    expect(out).toMatch(/\nt1 +22 channels +30 channels\n/);
    expect(out).toMatch(/\nt1 +carried E .+ more\n/);
    expect(out).toMatch(/\nhq>pstn:\w+ +blocked a day .+ better\n/);
  });

  it('prints the document, verdict first', async () => {
    const { code, document } = await runJson<CompareResult & { verdict: CompareVerdict }>(['compare', at('small.json'), at('large.json'), ...options, '--seed', '9']);
    expect(code).toBe(0);
    expect(Object.keys(document)).toEqual(['verdict', 'scenarios', 'seed', 'engine', 'stopped', 'replications', 'confidence', 'attempts', 'events', 'seconds', 'workers', 'states', 'only', 'pairing', 'warnings']);
    expect(document).toMatchObject({ verdict: { word: 'better' }, scenarios: { a: 'One trunk of 22', b: 'One trunk of 30' }, seed: 9, replications: 6, stopped: 'replications' });
    const { flows, resources, total } = document.states[0]!;
    expect(flows[0]!.blocking.high).toBeLessThan(0);
    expect(resources[0]!.capacity).toEqual({ a: 22, b: 30 });
    expect(Object.keys(total.blocked)).toEqual(['a', 'b', 'estimate', 'low', 'high', 'confidence', 'replications', 'varianceRatio']);
    expect(document.seconds).toBeGreaterThan(0);
  });

  it('says that a scenario does not differ from itself', async () => {
    const { code, out } = await run(['compare', at('small.json'), at('small.json'), ...options]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Nothing differs: in the state baseline every figure is equal in all 6 replications\.\n/);
    expect(out).toMatch(/\n\d+ figures: exactly the same\.\n\n1 flow: exactly the same\.\n$/);
  });

  it('compares the states that both have, and asks for no other', async () => {
    const { document } = await runJson<CompareResult>(['compare', at('north.json'), at('south.json'), '--replications', '1', '--workers', '1']);
    expect([document.states.map(({ id }) => id), document.only]).toEqual([['baseline'], { a: ['north'], b: ['south'] }]);
    const one = await run(['compare', at('north.json'), at('south.json'), '--state', 'north']);
    expect([one.code, one.err]).toEqual([2, 'error: Only scenario A has the state "north". Both have baseline.\n']);
    const none = await run(['compare', at('north.json'), at('south.json'), '--state', 'baselin']);
    expect([none.code, none.err]).toEqual([2, 'error: Neither scenario has a state "baselin". Did you mean baseline? Both have baseline.\n']);
  });

  it('refuses what it cannot use', async () => {
    expect((await run(['compare', at('small.json')])).code).toBe(2);
    expect((await run(['compare', at('small.json'), at('none.json')])).code).toBe(3);
    const { code, document } = await runJson<Failure>(['compare', at('small.json'), at('wrong.json')]);
    expect(code).toBe(3);
    expect(document.issues[0]!.file).toBe(at('wrong.json'));
    expect((await run(['compare', at('small.json'), at('large.json'), ...options], AbortSignal.abort())).code).toBe(130);
  });
});

describe('the text of a comparison', () => {
  const state = stateComparison('wave-1');
  state.flows = Array.from({ length: 20 }, (_, i) => ({ ...flow(`g${i + 1}`), blocked: differs(10, 10 + i + 1, 0.5), blocking: differs(0.1, 0.1 + i / 1000, 0.2) }));
  state.flows.push(flow('calm'));

  it('lists fifteen flows, those that gain or lose most first, and counts the others', () => {
    const text = comparisonText(comparison([state]), { paths: { a: 'a.json', b: 'b.json' }, all: false });
    expect([...text.matchAll(/^(g\d+)>/gm)].map((found) => found[1])).toEqual(Array.from({ length: 15 }, (_, i) => `g${20 - i}`));
    expect(text).toContain('\n5 flows more with smaller differences; --all prints them.\n1 flow more: exactly the same.\n');
    expect(text).toMatch(/\n\d+ figures: exactly the same\.\n/);
  });

  it('lists all when asked', () => {
    const text = comparisonText(comparison([state]), { paths: { a: 'a.json', b: 'b.json' }, all: true });
    expect(text.match(/^(g\d+|calm)>/gm)).toHaveLength(21);
    expect(text).toMatch(/\ncalm>pstn:national +blocked a day +2 +2 +0 +– +same\n/);
    expect(text).not.toContain(': exactly the same');
  });
});
