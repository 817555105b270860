import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SimulateResult } from '../../models/study/simulate-result.ts';
import { run, runJson, type Failure } from './fake-io.ts';

const oneTrunk = {
  busyhour: 1, name: 'One trunk', sites: [{ id: 'hq', timeZone: 'UTC' }], trunks: [{ id: 't1', channels: 100 }],
  demand: { synthetic: [{ from: 'hq', to: 'pstn', erlangs: 90, holding: { mean: '180 s' }, profile: 'constant' }] },
};

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'busyhour-'));
  const files: Record<string, unknown> = {
    'one.json': oneTrunk,
    'targets.json': { ...oneTrunk, targets: { blocking: 0.001 } },
    'misspelt.json': { ...oneTrunk, trunks: [{ id: 't1', chanels: 100 }] },
    'no-file.json': { ...oneTrunk, demand: { calls: [{ file: 'gone.csv' }] } },
  };
  for (const [name, document] of Object.entries(files)) writeFileSync(at(name), JSON.stringify(document, null, 2));
  writeFileSync(at('broken.json'), '{\n  "busyhour": 1\n  "name": "x"\n}\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('busyhour validate', () => {
  it('finds nothing wrong with a whole scenario and lists the defaults', async () => {
    const { code, document } = await runJson<{ valid: boolean; issues: unknown[]; defaults: unknown[]; unused: string[] }>(['validate', at('one.json')]);
    expect(code).toBe(0);
    expect(Object.keys(document)).toEqual(['valid', 'issues', 'defaults', 'unused']);
    expect(document.valid).toBe(true);
    expect(document.defaults.length).toBeGreaterThan(0);
  });

  it('names a misspelt key, its place and the nearest known one, and ends with 3', async () => {
    const { code, document } = await runJson<Failure & { valid: boolean }>(['validate', at('misspelt.json')]);
    expect([code, document.valid]).toEqual([3, false]);
    const text = JSON.stringify(document.issues);
    for (const word of ['chanels', '/trunks/0', 'channels', 'misspelt.json']) expect(text).toContain(word);
  });

  it('says in which line and column JSON breaks', async () => {
    const { code, document } = await runJson<Failure>(['validate', at('broken.json')]);
    expect(code).toBe(3);
    expect(document.issues[0]).toMatchObject({ line: 3, file: at('broken.json') });
    expect(document.issues[0]!.message).toContain('line 3, column 3');
  });

  it('says which file is not there', async () => {
    const { code, err } = await run(['validate', at('none.json')]);
    expect(code).toBe(3);
    expect(err).toContain('none.json does not exist.');
  });
});

describe('busyhour simulate', () => {
  it('gives the same figures with the second engine, and says which ran', async () => {
    const engine = async (name: string): Promise<SimulateResult> =>
      (await runJson<SimulateResult>(['simulate', at('one.json'), '--replications', '1', '--workers', '1', '--engine', name])).document;
    const [kernel, simjs] = [await engine('busyhour'), await engine('simjs')];
    expect([kernel.engine, simjs.engine]).toEqual(['busyhour', 'simjs']);
    // Counts are equal; sums of seconds are made in another order, so that their last digits may differ.
    const rounded = (result: SimulateResult): unknown =>
      JSON.parse(JSON.stringify({ ...result, engine: '', seconds: 0 }), (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value));
    expect(rounded(simjs)).toEqual(rounded(kernel));
  });

  it('prints the agreed document', async () => {
    const { code, document } = await runJson<SimulateResult>(['simulate', at('one.json'), '--replications', '10', '--workers', '1']);
    expect(code).toBe(0);
    expect(document).toMatchObject({ scenario: 'One trunk', seed: 1, engine: 'busyhour', stopped: 'replications' });
    expect(document.seconds).toBeGreaterThan(0);
    const { resources, id } = document.states[0]!;
    expect([id, resources[0]!.id, resources[0]!.capacity]).toEqual(['baseline', 't1', 100]);
    // Erlang B gives 0.026957; ten busy hours stay within a third of it.
    expect(resources[0]!.busyHour.blocking.estimate).toBeGreaterThan(0.015);
    expect(resources[0]!.busyHour.blocking.estimate).toBeLessThan(0.04);
  });

  it('takes seed and replications from the command line', async () => {
    const [one, two] = await Promise.all(['1', '2'].map((seed) => runJson<SimulateResult>(['simulate', at('one.json'), '--replications', '2', '--seed', seed, '--workers', '1'])));
    expect([one!.document.seed, two!.document.seed]).toEqual([1, 2]);
    expect(one!.document.attempts).not.toBe(two!.document.attempts);
    expect(one!.document.states[0]!.resources[0]!.busyHour.mean.replications).toBe(2);
  });

  it('ends with 1 for a missed target only when it is asked to check', async () => {
    expect((await run(['simulate', at('targets.json'), '--replications', '5', '--workers', '1'])).code).toBe(0);
    const { code, out, err } = await run(['simulate', at('targets.json'), '--replications', '5', '--workers', '1', '--check']);
    expect(code).toBe(1);
    expect(out).toMatch(/^First to break is /);
    expect(err).toMatch(/\n?1 target is missed: blocking of the calls from hq to the public network \(.+\) in baseline, .+ % against 0\.1 % wanted\.\n$/);
    expect((await run(['simulate', at('one.json'), '--replications', '2', '--workers', '1', '--check'])).code).toBe(0);
  });

  it('names the states when it is asked for one that is none', async () => {
    const { code, err } = await run(['simulate', at('one.json'), '--state', 'baselin']);
    expect(code).toBe(2);
    expect(err).toContain('Did you mean baseline?');
  });

  it('will not go on with a scenario that has an error or lacks its records', async () => {
    for (const name of ['misspelt.json', 'no-file.json']) {
      const { code, document } = await runJson<Failure>(['simulate', at(name)]);
      expect([name, code]).toEqual([name, 3]);
      expect(document.issues.length).toBeGreaterThan(0);
    }
  });

  it('tells calls that are others than those that the scenario was saved with, and goes on', async () => {
    const row = (from: number) => Array.from({ length: 200 }, (_, at) => `2027-01-11 10:${String(at % 60).padStart(2, '0')}:00,${from + at},T1`).join('\n');
    writeFileSync(at('calls.csv'), `start,duration,trunk\n${row(60)}\n`);
    const saved = (fingerprint: string) => ({ ...oneTrunk, demand: { calls: [{ file: 'calls.csv', fingerprint, pbx: 'p' }] }, pbxs: [{ id: 'p', site: 'hq' }], trunks: [{ id: 't1', channels: 100, cdrNames: ['T1'] }] });
    const simulated = async (fingerprint: string) => {
      writeFileSync(at('saved.json'), JSON.stringify(saved(fingerprint)));
      return runJson<SimulateResult>(['simulate', at('saved.json'), '--replications', '1', '--workers', '1']);
    };
    const first = await simulated('0'.repeat(32));
    expect(first.code).toBe(0);
    const told = first.document.warnings.find(({ code }) => code === 'records-changed')!;
    expect([told.path, told.message]).toEqual(['/demand/calls/0', 'The calls of calls.csv are others than those that the scenario was saved with, or were read otherwise.']);
    expect(first.err).toContain(told.message);
    const print = /"([0-9a-f]{32})"/.exec(told.fix)![1]!;
    expect((await simulated(print)).document.warnings.map(({ code }) => code)).not.toContain('records-changed');
    writeFileSync(at('calls.csv'), `start,duration,trunk\n${row(61)}\n`);
    expect((await simulated(print)).document.warnings.map(({ code }) => code)).toContain('records-changed');
  });

  it('stops with 130 when it is interrupted', async () => {
    expect((await run(['simulate', at('one.json'), '--workers', '1'], AbortSignal.abort())).code).toBe(130);
  });
});
