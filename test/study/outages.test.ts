import { describe, expect, it } from 'vitest';
import { zone } from '../../models/core/zone.ts';
import { resolveScenario } from '../../models/scenario/resolve.ts';
import { startPlainRun } from '../../models/simulation/plain/start-plain-run.ts';
import { outageChanges, stateVariants, type PlannedOutage } from '../../models/study/outages.ts';
import { prepareSimulation, type Simulation } from '../../models/study/prepare-simulation.ts';
import { simulate } from '../../models/study/simulate.ts';
import type { SimulateResult, StateResult } from '../../models/study/simulate-result.ts';
import { plan, type Document } from '../scenario/documents.ts';

const waves = { waves: [{ id: 'wave-1', date: '2027-01-18', groups: ['it'] }, { id: 'wave-2', date: '2027-02-01', groups: ['sales'] }] };
const at = (resource: string, start: string, parts: Document = {}): Document => ({ resource, start, duration: '1 h', ...parts });

async function variantsOf(parts: Document): Promise<(PlannedOutage & { id: string })[]> {
  const { scenario, issues } = await resolveScenario(plan({ migration: waves, ...parts }));
  if (!scenario) throw new Error(issues.map(({ message }) => message).join('\n'));
  return (await stateVariants(scenario)).flatMap(({ id, outage }) => (outage ? [{ id, ...outage }] : []));
}

async function prepared(parts: Document): Promise<Simulation> {
  return prepareSimulation({ document: plan({ migration: waves, ...parts }), table: null, directory: null, overrides: {} });
}

describe('an outage', () => {
  it('is a variant of the state that is in force at its start, behind its state', async () => {
    const outages = [at('old', '2027-02-03T10:00'), at('sbc-lon', '2027-01-18'), at('new', '2027-01-17T23:59'), at('lon-net', '2027-01-31T00:00')];
    const { states } = await prepared({ outages });
    expect(states.map(({ id }) => id)).toEqual(['baseline', 'baseline/outage-3', 'wave-1', 'wave-1/outage-2', 'wave-1/outage-4', 'wave-2', 'wave-2/outage-1']);
  });

  it('begins by the clock of its site, or at the instant that an offset tells', async () => {
    const sites = [{ id: 'lon', timeZone: 'Europe/London' }, { id: 'man', timeZone: 'America/New_York' }];
    const links = [{ id: 'lon-net', from: 'internet', to: 'man', up: '1 Mbit/s' }];
    const outages = ['2027-01-18', '2027-01-18T10:00', '2027-01-18T10:00:30', '2027-01-18T02:00Z', '2027-01-18T10:00+01:00'].map((start) => at('lon-net', start));
    expect((await variantsOf({ sites, links, outages })).map(({ id, zone: of, date, seconds }) => [id, of, date, seconds])).toEqual([
      ['baseline/outage-4', 'America/New_York', '2027-01-17', 21 * 3600],
      ['wave-1/outage-1', 'America/New_York', '2027-01-18', 0],
      ['wave-1/outage-2', 'America/New_York', '2027-01-18', 36_000],
      ['wave-1/outage-3', 'America/New_York', '2027-01-18', 36_030],
      ['wave-1/outage-5', 'America/New_York', '2027-01-18', 4 * 3600],
    ]);
  });

  it.each<[string, string, string[]]>([
    ['a trunk', 'old', ['old']],
    ['a PBX with its DSPs', 'pbx-lon', ['pbx-lon', 'pbx-lon/dsps']],
    ['its DSPs alone', 'pbx-lon/dsps', ['pbx-lon/dsps']],
    ['an SBC without a limit', 'sbc-lon', ['sbc-lon']],
    ['a link in both directions', 'lon-net', ['lon-net/up', 'lon-net/down']],
    ['a link in one', 'lon-net/down', ['lon-net/down']],
  ])('shuts %s', async (_, resource, shut) => {
    const pbxs = [{ id: 'pbx-lon', site: 'lon', maxCalls: 100, mediaDsps: 20 }];
    const simulation = await prepared({ pbxs, outages: [at(resource, '2027-01-18T10:00')] });
    const { compiled, outage } = simulation.states.find((state) => state.outage)!;
    const day = zone('Europe/London').dayOf(Date.UTC(2027, 6, 1) / 1000);
    const changes = outageChanges(outage!, compiled, { days: [{ from: 0, until: 0, day }] }, 'Europe/London');
    const ten = Date.UTC(2027, 6, 1, 9) / 1000;
    const named = changes.map((change) => ({ ...change, resource: compiled.resources[change.resource]!.id }));
    expect(named).toEqual([
      ...shut.map((id) => ({ instant: ten, resource: id, capacity: 0, drop: true })),
      ...shut.map((id, i) => ({ instant: ten + 3600, resource: id, capacity: compiled.network.resources[changes[i]!.resource]!.capacity, drop: false })),
    ]);
  });

  it('falls on every counted day of a replay; those that overlap are one', async () => {
    const simulation = await prepared({ outages: [at('old', '2027-01-18T10:00', { duration: '2 d' })] });
    const { compiled, outage } = simulation.states.find((state) => state.outage)!;
    const monday = zone('UTC').dayOf(Date.UTC(2027, 0, 18) / 1000);
    const days = [monday, monday + 1, monday + 4].map((day) => ({ from: 0, until: 0, day }));
    const hours = outageChanges(outage!, compiled, { days }, 'Europe/London').map(({ instant, capacity }) => [(instant - monday * 86_400) / 3600, capacity]);
    expect(hours).toEqual([[10, 0], [82, 30], [106, 0], [154, 30]]);
  });

  it('of a trunk that is not in service is told', async () => {
    const trunks = [...(plan()['trunks'] as Document[]), { id: 'later', owners: ['pbx-lon'], channels: 1, inService: '2027-02-01' }];
    const { warnings } = await prepared({ trunks, outages: [at('later', '2027-01-18T10:00')] });
    expect(warnings.filter(({ code }) => code === 'outage-of-nothing').map(({ path, message }) => [path, message])).toEqual([
      ['/outages/0', 'The outage of "later" on 2027-01-18 shuts nothing: it is not in service in wave-1.'],
    ]);
  });
});

describe('a run with an outage', () => {
  /** Twenty erlang from nine to eleven, in which the busy hour lies, ten in the other hours; the outage is from nine to eleven. */
  const document = (outages: Document[]): Document => ({
    busyhour: 1, name: 'Outage', period: { start: '2027-01-04', weeks: 2 }, sites: [{ id: 'hq', timeZone: 'Europe/London' }], pbxs: [{ id: 'p' }],
    trunks: [{ id: 't1', channels: 60 }], outages,
    demand: { synthetic: [{ from: 'hq', to: 'pstn', erlangs: 20, holding: { mean: '180 s' }, profile: Array.from({ length: 24 }, (_, hour) => (hour === 9 || hour === 10 ? 1 : 0.5)) }] },
  });
  const run = (outages: Document[], states?: string[]): Promise<SimulateResult> =>
    simulate({ document: document(outages), table: null, directory: null, overrides: { replications: 20, ...(states && { states }) } }, { startRun: startPlainRun });
  const flowOf = (state: StateResult): StateResult['flows'][0] => state.flows[0]!;

  it('blocks every call of its time, drops those in progress, and leaves its state alone', async () => {
    const [plain, out] = [await run([]), await run([at('t1', '2027-01-05T09:00', { duration: '2 h' })])];
    expect(out.states.map(({ id, date, outage }) => [id, date, outage])).toEqual([
      ['baseline', '2027-01-04', null],
      ['baseline/outage-1', '2027-01-05', { of: 'baseline', resource: 't1', start: '09:00', durationSeconds: 7200, drop: true }],
    ]);
    expect(out.states[0]).toEqual(plain.states[0]);
    const hit = flowOf(out.states[1]!);
    expect(hit.blocking.estimate).toBe(1);
    expect(hit.refusedBy).toBe('t1');
    expect(hit.calls).toBe(flowOf(out.states[0]!).calls);
    // Poisson: 400 calls an hour, ten in progress at nine; means of 20 days, 3.3 standard errors.
    expect(Math.abs(hit.blocked - 800)).toBeLessThan(3.3 * Math.sqrt(800 / 20));
    expect(Math.abs(hit.dropped - 10)).toBeLessThan(3.3 * Math.sqrt(10 / 20));
    expect(out.states[1]!.resources[0]).toMatchObject({ capacity: 60, busyHour: { mean: { estimate: 0 } } });
  });

  it('cuts no call when they may go on', async () => {
    const [, hit] = (await run([at('t1', '2027-01-05T09:00', { duration: '2 h', drop: false })])).states;
    expect(flowOf(hit!)).toMatchObject({ dropped: 0, blocking: { estimate: 1 } });
    // Ten calls in progress end with their mean of 180 s: in the first quarter so much of them is held on average.
    expect(Math.abs(hit!.curves[0]!.mean[36]! - (10 * 180 * (1 - Math.exp(-5))) / 900)).toBeLessThan(3.3 * Math.sqrt((10 * 2 * 180 ** 2) / 20) / 900);
  });

  it('of a PBX without a limit blocks its calls, and the PBX stands in no table', async () => {
    const [, hit] = (await run([at('p', '2027-01-05T09:00', { duration: '2 h' })])).states;
    expect(flowOf(hit!).blocking.estimate).toBe(1);
    expect(hit!.resources.map(({ id }) => id)).toEqual(['t1']);
    expect(hit!.curves.map(({ id }) => id)).toEqual(['t1']);
  });

  it('can be run alone, and is the same', async () => {
    const all = await run([at('t1', '2027-01-05T09:30', { duration: '10 min' })]);
    const alone = await run([at('t1', '2027-01-05T09:30', { duration: '10 min' })], ['baseline/outage-1']);
    expect(alone.states).toEqual([all.states[1]]);
  });

  it('shows in the worst moment and in the curve of the day', async () => {
    const [plain, hit] = (await run([at('t1', '2027-01-05T09:00', { duration: '2 h' })])).states;
    const at9 = 36;
    for (const level of ['mean', 'highest', 'peak'] as const) expect(hit!.curves[0]![level].slice(at9, at9 + 9)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, expect.any(Number)]);
    expect(hit!.curves[0]!.mean[at9 + 8]).toBeGreaterThan(5);
    expect(plain!.curves[0]!.mean[at9]).toBeGreaterThan(5);
    const worst = plain!.resources[0]!.worst!;
    expect(worst.units).toBe(Math.max(...plain!.curves[0]!.peak));
    expect(worst.at).toMatch(/^2027-01-04T(09|1\d):\d\d:\d\d\+00:00$/);
  });
});
