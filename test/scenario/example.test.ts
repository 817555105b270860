import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolveScenario } from '../../models/scenario/resolve.ts';
import { issuesOf, oneTrunk, type Document } from './documents.ts';

const text = readFileSync(new URL('../../scenarios/example.json', import.meta.url), 'utf8');
const example = (): Document => JSON.parse(text) as Document;

/** Every key and list item of a document: its JSON pointer and a function that puts something else there. */
function places(value: unknown, path = ''): { path: string; put: (root: Document, replacement: unknown) => void }[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const here = `${path}/${key}`;
    const put = (root: Document, replacement: unknown): void => {
      const steps = here.split('/').slice(1);
      const parent = steps.slice(0, -1).reduce<unknown>((at, step) => (at as Document)[step], root) as Document;
      parent[steps.at(-1)!] = replacement;
    };
    return [{ path: here, put }, ...places(child, here)];
  });
}

describe('the example of the scenario page', () => {
  it('is valid, and told only that one PBX has no tie trunk', async () => {
    const { scenario, issues } = await resolveScenario(example());
    expect(scenario?.name).toBe('Northwind: three sites to Teams Phone');
    expect(issues.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning no-tie-trunk', 'warning no-tie-trunk']);
    expect(issues.every((issue) => issue.message.includes('"pbx-man"'))).toBe(true);
  });

  it('is read at every key: something impossible anywhere is told at that place', async () => {
    const all = places(example());
    expect(all.length).toBeGreaterThan(300);
    for (const { path, put } of all) {
      const document = example();
      put(document, { impossible: null });
      const told = (await issuesOf(document)).filter((issue) => issue.severity === 'error').map((issue) => issue.path);
      expect(told.some((place) => place === path || place.startsWith(`${path}/`)), `${path} told at ${told.join(' ')}`).toBe(true);
    }
  });

  it('becomes base units', async () => {
    const scenario = (await resolveScenario(example())).scenario!;
    expect(scenario.links[0]).toEqual({
      id: 'lon-net', from: 'lon', to: 'internet', upBitsPerSecond: 200e6, downBitsPerSecond: 200e6,
      delaySeconds: 0.012, jitterSeconds: 0.002, loss: 0.0001, background: 0.35,
    });
    expect(scenario.numberRanges[0]).toEqual({ id: 'lon-did', first: '442079460000', count: 200, landsOn: 'lon-old', groups: ['lon-sales'] });
    expect(scenario.demand.assumptions).toEqual({ internalShare: [0.2, 0.4], ringSeconds: [12, 18] });
    expect(scenario.routing.retry).toEqual({ probability: 0.6, afterSeconds: 30, retries: 3 });
    expect(scenario.migration.waves[0]!.dualRingDays).toBe(14);
    expect(scenario.demand.synthetic[0]!.holding).toEqual({ meanSeconds: 180, shape: 'lognormal', cv: 1.2 });
    expect(scenario.demand.calls).toEqual([
      { kind: 'file', file: 'northwind-cucm.csv', format: 'auto', timeZone: 'Europe/London', pbx: 'pbx-lon', fingerprint: '…', map: null, dateOrder: null },
      { kind: 'sample', users: 1200, weeks: 4, seed: 7 },
    ]);
  });

  it('lists the keys that are valid but not yet used', async () => {
    expect((await resolveScenario(example())).unused).toEqual([
      '/currency', '/demand/assumptions/ringSeconds', '/sites/0/location', '/sites/0/personas', '/sites/0/teamsToday', '/groups/2/devices', '/groups/1/ring',
      '/trunks/0/monthlyCost', '/trunks/0/contractEnd', '/trunks/0/notice', '/trunks/0/leadTime',
      '/sbcs/0/redundancy', '/sbcs/0/limits/srtp', '/sbcs/0/limits/transcodes',
      '/links/0/delay', '/links/0/jitter', '/links/0/loss', '/links/0/queues', '/links/0/admission',
      '/migration/waves/0/dualRing', '/migration/limits', '/migration/behaviour', '/targets/r',
    ]);
  });

  it('survives a structured clone and JSON, but for unlimited channels', async () => {
    const { scenario } = await resolveScenario(example());
    expect(structuredClone(scenario)).toEqual(scenario);
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
  });
});

describe('the one-trunk file', () => {
  it('lists exactly the defaults that it uses', async () => {
    const { issues, defaults, unused } = await resolveScenario(oneTrunk());
    expect(issues).toEqual([]);
    expect(unused).toEqual([]);
    expect(Object.fromEntries(defaults.map(({ path, value }) => [path, value]))).toEqual({
      '/sites/0/name': 'hq',
      '/sites/0/egress': 'local',
      '/pbxs': [{ id: 'pbx-hq', site: 'hq' }],
      '/demand/growth': '1',
      '/demand/synthetic/0/id': '0',
      '/demand/synthetic/0/class': 'national',
      '/demand/synthetic/0/holding/shape': 'exponential',
      '/trunks/0/owners': ['pbx-hq'],
      '/trunks/0/kind': 'sip',
      '/trunks/0/direction': 'both',
      '/trunks/0/codecs': ['g711a'],
      '/trunks/0/ptime': '20 ms',
      '/routing/pbx': 'each PBX\'s own carrier trunks, in the order of the file',
      '/routing/retry': null,
      '/run/seed': 1,
      '/run/weekdays': [1, 2, 3, 4, 5],
      '/run/start': 'warm',
      '/run/replications': 30,
      '/run/precision': null,
      '/run/confidence': 0.95,
      '/run/budget': 200_000_000,
    });
    expect(new Set(defaults.map(({ path }) => path)).size).toBe(defaults.length);
  });

  it('has an implicit PBX without limit that owns the trunk', async () => {
    const scenario = (await resolveScenario(oneTrunk())).scenario!;
    expect(scenario.pbxs).toMatchObject([{ id: 'pbx-hq', site: 'hq', implicit: true, maxCalls: null, mediaDsps: null }]);
    expect(scenario.trunks[0]!.owners).toEqual(['pbx-hq']);
    expect(scenario.demand.synthetic[0]!.profile).toEqual(Array.from({ length: 24 }, () => 1));
  });
});

describe('defaults', () => {
  it('give a trunk without owners to the first PBX, else to the first SBC', async () => {
    const withPbx = { ...oneTrunk(), pbxs: [{ id: 'p1' }, { id: 'p2' }], sbcs: [{ id: 's1' }] };
    expect((await resolveScenario(withPbx)).scenario!.trunks[0]!.owners).toEqual(['p1']);
    const withSbc = { ...oneTrunk(), sbcs: [{ id: 's1' }, { id: 's2' }] };
    const resolved = (await resolveScenario(withSbc)).scenario!;
    expect(resolved.trunks[0]!.owners).toEqual(['s1']);
    expect(resolved.pbxs).toEqual([]);
  });

  it('read a plain routing list as the list of every platform', async () => {
    const rules = [{ pattern: '.', trunks: ['t1'] }];
    const { routing } = (await resolveScenario({ ...oneTrunk(), pbxs: [{ id: 'p1' }, { id: 'p2' }], routing: { pstn: rules } })).scenario!;
    expect(routing.pbx).toEqual(['p1', 'p2'].map((pbx) => ({ pbx, pstn: rules, from: null, until: null })));
    expect(routing.teams).toEqual([{ groups: ['*'], pstn: rules, from: null, until: null }]);
  });

  it('take the class internal where both ends are inside, and the cv of the shape', async () => {
    const row = (shape: string): Document => ({ from: 'hq', to: 'hq', erlangs: 1, holding: { mean: '1 min', shape } });
    const document = { ...oneTrunk(), demand: { synthetic: ['exponential', 'constant', 'lognormal', 'hyperexponential'].map(row) } };
    const { synthetic } = (await resolveScenario(document)).scenario!.demand;
    expect(synthetic.map((flow) => flow.class)).toEqual(['internal', 'internal', 'internal', 'internal']);
    expect(synthetic.map((flow) => flow.holding.cv)).toEqual([1, 0, 1, 2]);
    expect(synthetic.map((flow) => flow.id)).toEqual(['0', '1', '2', '3']);
  });

  it('scale a profile so that its busiest hour is 1', async () => {
    const profile = Array.from({ length: 24 }, (_, hour) => (hour === 9 ? 40 : hour === 10 ? 10 : 0));
    const document = { ...oneTrunk(), demand: { synthetic: [{ from: 'hq', to: 'pstn', erlangs: 1, holding: { mean: '1 min' }, profile }] } };
    const [flow] = (await resolveScenario(document)).scenario!.demand.synthetic;
    expect([flow!.profile[9], flow!.profile[10], flow!.profile[11]]).toEqual([1, 0.25, 0]);
  });

  it('read unlimited channels', async () => {
    const { scenario } = await resolveScenario({ ...oneTrunk(), trunks: [{ id: 't1', channels: 'unlimited' }] });
    expect(scenario!.trunks[0]!.channels).toBe(Infinity);
  });
});
