import { beforeAll, describe, expect, it } from 'vitest';
import type { CallTable } from '../../models/cdr/call-table.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { UnusableInput } from '../../models/core/issue.ts';
import { Cancelled } from '../../models/core/job.ts';
import { compare } from '../../models/study/compare.ts';
import type { CompareResult, FlowComparison, StateComparison } from '../../models/study/compare-result.ts';
import { differencesOf } from '../../models/study/pairing.ts';
import type { SimulateInput, SimulateOverrides } from '../../models/study/simulate-input.ts';
import { simulate } from '../../models/study/simulate.ts';
import { sampleSource } from '../../src/workers/sample-source.ts';
import northwind from '../../scenarios/northwind.json' with { type: 'json' };

const STATES = ['baseline', 'wave-2'];
let table: CallTable;

beforeAll(async () => {
  table = (await parseCalls([sampleSource({ users: 60, weeks: 1, seed: 7 }, { pbx: 'pbx-lon' })], { zone: 'Europe/London' })).table;
});

type Document = typeof northwind;

/** Few callers in the place of Northwind's records: its tie trunk, made as small, cannot carry them from wave 2 on. */
const synthetic = [
  ['lon-sales', 'pstn', 4], ['pstn', 'lon-service', 5], ['lon-finance', 'pstn', 2], ['man-sales', 'pstn', 2], ['pstn', 'man-service', 2],
  ['lon-sales', 'lon-operations', 1], ['man-admin', 'lon-it', 0.5], ['pstn', 'lee-office', 1],
].map(([from, to, erlangs]) => ({ id: `${from}-${to}`, from, to, erlangs, holding: { mean: '180 s', shape: 'lognormal', cv: 1.3 }, profile: 'office' }));

function resize(document: Document, trunk: string, channels: number): void {
  document.trunks.find(({ id }) => id === trunk)!.channels = channels;
}

/** Northwind's document with a change, on the few callers. */
function changed(change: (document: Document) => void = () => undefined): Document {
  const document = structuredClone(northwind);
  resize(document, 'lon-old', 24);
  resize(document, 'tie-lon', 8);
  Object.assign(document, { demand: { growth: document.demand.growth, synthetic: structuredClone(synthetic) } });
  change(document);
  return document;
}

function input(document: object, overrides: SimulateOverrides = {}): SimulateInput {
  return { document, table: null, directory: null, overrides: { replications: 4, states: STATES, ...overrides } };
}

const nameOf = ({ from, to, class: kind }: FlowComparison): string => `${from}>${to}:${kind}`;
const stateOf = (result: CompareResult, id: string): StateComparison => result.states.find((state) => state.id === id)!;
const nothing = { estimate: 0, low: 0, high: 0, varianceRatio: null };

/** A branch of its own: a site with its PBX, trunk, group and callers. */
function withNewSite(document: Document): Document {
  const loose = document as unknown as Record<'sites' | 'pbxs' | 'groups' | 'trunks', object[]> & { routing: { pbx: object[] }; demand: { synthetic?: object[] } };
  loose.sites.push({ id: 'gla', name: 'Glasgow', timeZone: 'Europe/London' });
  loose.pbxs.push({ id: 'pbx-gla', site: 'gla', dialPlan: { country: 'GB', extensionLength: 4, outside: '9' } });
  loose.groups.push({ id: 'gla-sales', site: 'gla', pbx: 'pbx-gla', kind: 'department', extensions: ['7000-7049'], users: 50 });
  loose.trunks.push({ id: 'gla-old', owners: ['pbx-gla'], kind: 'sip', channels: 8, direction: 'both' });
  loose.routing.pbx.push({ pbx: 'pbx-gla', pstn: [{ pattern: '.', trunks: ['gla-old'] }] });
  loose.demand.synthetic!.push({ id: 'gla-calls', from: 'gla-sales', to: 'pstn', class: 'national', erlangs: 5, holding: { mean: '180 s' }, profile: 'office' });
  return document;
}

describe('common random numbers', () => {
  it('identical scenarios differ by exactly nothing', async () => {
    const result = await compare(input(changed()), input(changed()));
    expect(result.states.map(({ id }) => id)).toEqual(STATES);
    const all = result.states.flatMap(differencesOf);
    expect(all.length).toBeGreaterThan(200);
    // A figure without a trial has no interval even where nothing differs.
    for (const difference of all) expect(difference).toMatchObject(difference.low === null ? { estimate: 0, a: 0, b: 0 } : nothing);
    expect(all.some(({ a }) => a > 0)).toBe(true);
    expect(stateOf(result, 'wave-2').total.blocked.a).toBeGreaterThan(0);
    expect(result.pairing).toEqual({ differences: 0, varianceRatio: null });
    expect(result.only).toEqual({ a: [], b: [] });
  });

  it('a new site leaves every other flow, trunk and link at exactly nothing', async () => {
    const result = await compare(input(changed()), input(withNewSite(changed())));
    for (const state of result.states) {
      expect(state.busyHour.a).toBe(state.busyHour.b);
      expect(state.only.b.resources).toContain('gla-old');
      expect(state.only.b.flows).toEqual(['gla-sales>pstn:national']);
      expect(state.only.a).toEqual({ flows: [], resources: [], links: [] });
      for (const flow of state.flows) expect([nameOf(flow), flow.calls.estimate, flow.blocked.estimate, flow.blocking.estimate]).toEqual([nameOf(flow), 0, 0, 0]);
      // But for the first three, which are of all flows together.
      for (const difference of differencesOf(state).slice(3)) expect(difference.estimate).toBe(0);
      // All flows together: the new callers are added.
      expect(state.total.calls.estimate).toBeGreaterThan(100);
      expect(state.total.calls.low).toBeGreaterThan(0);
    }
  });

  it('more channels on the tie trunk help who is refused there, and nobody in the baseline', async () => {
    const wider = changed((document) => resize(document, 'tie-lon', 10));
    const result = await compare(input(changed(), { replications: 10 }), input(wider, { replications: 10 }));
    for (const difference of differencesOf(stateOf(result, 'baseline')).filter(({ low }) => low !== null)) expect(difference).toMatchObject(nothing);
    const { total, resources } = stateOf(result, 'wave-2');
    expect(total.calls).toMatchObject(nothing);
    expect(total.blocked.high).toBeLessThan(0);
    expect(total.blocking.high).toBeLessThan(0);
    const tie = resources.find(({ id }) => id === 'tie-lon')!;
    expect(tie.capacity).toEqual({ a: 8, b: 10 });
    expect(tie.busyHour.carriedErlangs.low).toBeGreaterThan(0);
    expect(tie.busyHour.max.b).toBeGreaterThan(8);
    // Days differ from each other by far more than the two runs of a day.
    expect(result.pairing.differences).toBeGreaterThan(20);
    expect(result.pairing.varianceRatio).toBeGreaterThan(1);
  });
});

describe('figures', () => {
  it('of both sides are those of a simulation', async () => {
    const smaller = changed((document) => resize(document, 'lon-old', 10));
    const [result, a, b] = [await compare(input(changed()), input(smaller)), await simulate(input(changed())), await simulate(input(smaller))];
    for (const state of result.states) {
      const [inA, inB] = [a, b].map(({ states }) => states.find(({ id }) => id === state.id)!);
      for (const resource of state.resources) {
        const [ofA, ofB] = [inA, inB].map((each) => each!.resources.find(({ id }) => id === resource.id)!);
        for (const figure of ['offeredErlangs', 'carriedErlangs', 'blocking', 'mean', 'p95', 'p99', 'max'] as const) {
          expect(resource.busyHour[figure].a).toBeCloseTo(ofA!.busyHour[figure].estimate, 9);
          expect(resource.busyHour[figure].b).toBeCloseTo(ofB!.busyHour[figure].estimate, 9);
        }
      }
      for (const flow of state.flows) {
        const ofB = inB!.flows.find((each) => nameOf(flow) === `${each.from}>${each.to}:${each.class}`)!;
        expect([flow.calls.b, flow.blocked.b, flow.blocking.b]).toEqual([ofB.calls, ofB.blocked, ofB.blocking.estimate]);
      }
      for (const link of state.links) {
        const { voice, p99, use } = inB!.links.find(({ id, direction }) => id === link.id && direction === link.direction)!.busyHour;
        expect([link.busyHour.voice.b, link.busyHour.p99.b]).toEqual([voice.estimate, p99.estimate]);
        expect(link.busyHour.use.b).toBeCloseTo(use.estimate, 12);
      }
    }
    const target = stateOf(result, 'baseline').targets.find(({ met }) => met.a && !met.b);
    expect(target).toMatchObject({ target: 'blocking', wanted: { a: 0.01, b: 0.01 } });
    expect(result.attempts).toEqual({ a: a.attempts, b: b.attempts });
  });

  it('the channels needed are those of each scenario\'s own target', async () => {
    const strict = changed((document) => (document.targets.blocking = 0.001));
    const result = await compare(input(changed()), input(strict));
    const trunk = stateOf(result, 'baseline').resources.find(({ id }) => id === 'lon-old')!;
    expect(trunk.busyHour.offeredErlangs.estimate).toBe(0);
    expect(trunk.needed!.estimate).toBeGreaterThan(0);
    expect(trunk.needed!.low).toBeGreaterThan(0);
  });
});

describe('what is run', () => {
  it('takes seed and length from A', async () => {
    const b = changed((document) => Object.assign(document.run, { seed: 77, replications: 2 }));
    const result = await compare({ ...input(changed()), overrides: { replications: 3, states: ['baseline'] } }, { ...input(b), overrides: { seed: 5 } });
    expect([result.seed, result.replications, stateOf(result, 'baseline').total.calls.replications]).toEqual([1, 3, 3]);
    for (const difference of differencesOf(result.states[0]!)) expect(difference.estimate).toBe(0);
    expect((await compare(input(changed(), { seed: 9, replications: 1 }), input(b))).seed).toBe(9);
  });

  it('names the states that only one has', async () => {
    const later = changed((document) => (document.migration.waves[0]!.id = 'pilot'));
    const result = await compare({ ...input(changed()), overrides: { replications: 1 } }, { ...input(later), overrides: {} });
    expect(result.only).toEqual({ a: ['wave-1'], b: ['pilot'] });
    expect(result.states.map(({ id }) => id)).not.toContain('wave-1');
    expect(result.states.length).toBeGreaterThan(5);
  });

  it('pairs outages by what they are, whatever their number in the file', async () => {
    const withOutages = (...outages: object[]): object => ({
      busyhour: 1, name: 'Outages', period: { start: '2027-01-11', weeks: 4 }, sites: [{ id: 'hq', timeZone: 'UTC' }], trunks: [{ id: 't1', channels: 30 }, { id: 't2', channels: 30 }], outages,
      demand: { synthetic: [{ id: 'out', from: 'hq', to: 'pstn', erlangs: 10, holding: { mean: '180 s' }, profile: 'office' }] },
    });
    const night = { resource: 't1', start: '2027-01-12T00:00', duration: '1 h' };
    const noon = { resource: 't2', start: '2027-01-12T12:00', duration: '2 h' };
    const { states, only } = await compare(input(withOutages(night), { replications: 2, states: undefined }), input(withOutages(noon, night), { replications: 2, states: undefined }));
    expect(states.map(({ id }) => id)).toEqual(['baseline', 'baseline/outage-1']);
    expect(only).toEqual({ a: [], b: ['baseline/outage-1'] });
    for (const { flows } of states) for (const flow of flows) expect(flow.blocked).toMatchObject({ estimate: 0, low: 0, high: 0 });
  });

  it('is refused where no state is in both, or the one is replayed and the other not', async () => {
    const later = changed((document) => (document.migration.waves[0]!.id = 'pilot'));
    await expect(compare(input(changed(), { states: ['wave-1'] }), input(later))).rejects.toThrow('none of the states wave-1 in common');
    const resampled = structuredClone(northwind);
    const replayed = { ...resampled, demand: { ...resampled.demand, method: 'replay' } };
    await expect(compare({ ...input(resampled), table }, { ...input(replayed), table })).rejects.toThrow('Scenario B replays its records');
    await expect(compare(input(changed()), input({ busyhour: 1 }))).rejects.toThrow(UnusableInput);
    await expect(compare(input(changed()), input(changed()), { signal: { aborted: true } })).rejects.toThrow(Cancelled);
  });

  it('pairs the days of two replays, and refuses others', async () => {
    const replay = (holidays: string[], channels: number): SimulateInput => {
      const document = structuredClone(northwind);
      document.demand.method = 'replay';
      document.run.holidays = holidays;
      resize(document, 'lon-old', channels);
      return { ...input(document, { states: ['baseline'] }), table };
    };
    const result = await compare(replay([], 60), replay([], 2));
    const { total } = stateOf(result, 'baseline');
    expect([result.replications, total.blocked.replications]).toEqual([1, 5]);
    expect(total.calls).toMatchObject(nothing);
    expect(total.blocked.low).toBeGreaterThan(0);
    const lastDay = '2026-10-09';
    await expect(compare(replay([], 60), replay([lastDay], 60))).rejects.toThrow(/^The replays count other days: A 5 from (.+), B 4 from \1, so they cannot be paired\./);
  });

  it('calls of records differ by exactly nothing too', async () => {
    const records = { ...input(structuredClone(northwind), { states: ['wave-4'], replications: 2 }), table };
    const result = await compare(records, records);
    expect(result.states[0]!.total.calls.a).toBeGreaterThan(200);
    for (const difference of differencesOf(result.states[0]!)) expect(difference.estimate).toBe(0);
  });
});
