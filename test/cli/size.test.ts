import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erlangB, erlangBChannels } from '../../models/teletraffic/erlang-b.ts';
import type { SizeResult } from '../../models/study/sizing/size-result.ts';
import type { Need } from '../../models/report/sizing-words.ts';
import { run, runJson, type Failure } from './fake-io.ts';

const profile = Array.from({ length: 24 }, (_, hour) => (hour >= 9 && hour < 13 ? 1 : 0));
const one = {
  busyhour: 1, name: 'One PRI', sites: [{ id: 'hq', timeZone: 'UTC' }], pbxs: [{ id: 'pbx', site: 'hq' }], trunks: [{ id: 't1', channels: 30, kind: 'pri-e1' }],
  demand: { synthetic: [{ from: 'hq', to: 'pstn', erlangs: 30, holding: { mean: '180 s' }, profile }] },
};
/** The pool holds calls back from the trunk: nobody gets to it whom the PBX refuses. */
const narrow = { ...one, name: 'Narrow', pbxs: [{ id: 'pbx', site: 'hq', maxCalls: 20 }], trunks: [{ id: 't1', channels: 30, orderUnit: 10 }] };

let folder = '';
const at = (name: string): string => join(folder, name);
const options = ['--replications', '20', '--workers', '1'];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'busyhour-'));
  for (const [name, document] of Object.entries({ 'one.json': one, 'narrow.json': narrow })) writeFileSync(at(name), JSON.stringify(document));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('busyhour size', () => {
  it('prints the document: needs first, three answers, what to buy, the curve', async () => {
    const { code, document } = await runJson<SizeResult & { needs: Need[] }>(['size', at('one.json'), ...options, '--target', '0.02']);
    expect(code).toBe(0);
    expect(Object.keys(document)).toEqual(['needs', 'scenario', 'seed', 'measure', 'basis', 'stopped', 'replications', 'confidence', 'attempts', 'events', 'seconds', 'workers', 'states', 'warnings']);
    const [trunk] = document.states[0]!.resources;
    expect(Object.keys(trunk!)).toEqual(['id', 'kind', 'unit', 'capacity', 'busyHour', 'target', 'formula', 'simulation', 'replay', 'reasons', 'order', 'curve', 'notes']);
    const wanted = erlangBChannels(30, 0.02);
    expect(Math.abs(trunk!.formula.capacity - wanted)).toBeLessThanOrEqual(1);
    expect(Math.abs(trunk!.simulation.capacity! - wanted)).toBeLessThanOrEqual(1);
    expect(trunk!.simulation.sure!).toBeGreaterThanOrEqual(trunk!.simulation.capacity!);
    expect(trunk!.simulation).toMatchObject({ binds: 'hq>pstn:national', refusedBy: 't1' });
    expect(trunk!.replay).toBeNull();
    // Two PRIs; when one fails, one is left.
    expect(trunk!.order).toMatchObject({ unit: 30, count: 2, capacity: 60, withoutOne: 30 });
    expect(document.needs).toEqual([{ id: 't1', unit: 'channels', capacity: 30, needs: trunk!.simulation.sure, state: 'baseline' }]);
    const capacities = trunk!.curve.map(({ capacity }) => capacity);
    expect(capacities).toEqual([...capacities].sort((a, b) => a - b));
    for (const capacity of [30, 60, trunk!.simulation.capacity!, trunk!.simulation.capacity! - 1]) expect(capacities).toContain(capacity);
    for (const { capacity, blocking, formula } of trunk!.curve) {
      expect(formula).toBeCloseTo(erlangB(trunk!.formula.offered.estimate, capacity), 12);
      if (formula > 0.01) expect(blocking.estimate / formula).toBeCloseTo(1, 0);
    }
  });

  it('meets the target at the answer and misses it one channel below, as simulate says', async () => {
    const { document } = await runJson<SizeResult>(['size', at('one.json'), ...options, '--target', '0.02']);
    const { capacity, blocking } = document.states[0]!.resources[0]!.simulation;
    for (const [channels, isMet] of [[capacity!, true], [capacity! - 1, false]] as const) {
      writeFileSync(at('tried.json'), JSON.stringify({ ...one, trunks: [{ id: 't1', channels }] }));
      const { document: simulated } = await runJson<{ states: { flows: { blocking: { estimate: number } }[] }[] }>(['simulate', at('tried.json'), ...options]);
      const got = simulated.states[0]!.flows[0]!.blocking.estimate;
      expect(got <= 0.02).toBe(isMet);
      if (isMet) expect(got).toBe(blocking!.estimate);
    }
  });

  it('says that others refuse', async () => {
    const { code, out } = await run(['size', at('narrow.json'), ...options, '--resource', 't1']);
    expect(code).toBe(0);
    expect(out).toMatch(/^For 1 % blocking end to end, of the calls that ask the resource, in its busy hour over all days\.\n/);
    expect(out).toMatch(/t1: Even without a limit here 3\d % of the calls are blocked, most by pbx: size that first\.\n/);
    const { document } = await runJson<SizeResult>(['size', at('narrow.json'), ...options, '--resource', 't1', '--measure', 'resource']);
    const { simulation, order } = document.states[0]!.resources[0]!;
    expect(simulation.capacity).toBe(20);
    expect(order).toMatchObject({ unit: 10, source: '/trunks/0/orderUnit', capacity: 20 });
  });

  it('sizes for the busiest day, which needs more', async () => {
    const [mean, peak] = [(await runJson<SizeResult>(['size', at('one.json'), ...options])).document, (await runJson<SizeResult>(['size', at('one.json'), ...options, '--basis', 'peak-day'])).document];
    const [ofMean, ofPeak] = [mean, peak].map(({ states }) => states[0]!.resources[0]!);
    expect(ofPeak!.simulation.capacity!).toBeGreaterThan(ofMean!.simulation.capacity!);
    expect(ofPeak!.formula.capacity).toBeGreaterThan(ofMean!.formula.capacity);
    expect(ofPeak!.simulation.sure).toBeNull();
  });

  it.each([
    [['--resource', 't2'], 3, 'unknown-resource', 'Did you mean t1?'],
    [['--state', 'basline'], 2, 'usage', 'Did you mean baseline?'],
    [['--target', '1.5'], 2, 'usage', 'a ratio above 0 and below 1'],
    [['--measure', 'calls'], 2, 'usage', 'flows, resource'],
  ])('%j is told', async (wrong, exitCode, code, words) => {
    const { code: got, document } = await runJson<Failure>(['size', at('one.json'), ...options, ...wrong]);
    expect(got).toBe(exitCode);
    expect(document.issues[0]).toMatchObject({ code });
    expect(`${document.issues[0]!.message} ${document.issues[0]!.fix}`).toContain(words);
  });
});
