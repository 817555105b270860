import { describe, expect, it } from 'vitest';
import { dayNumber, zone } from '../../models/core/zone.ts';
import { busyHourInstant } from '../../models/study/busy-hour.ts';
import { simulate } from '../../models/study/simulate.ts';
import type { SimulateResult } from '../../models/study/simulate-result.ts';

const cities = { lon: 'Europe/London', nyc: 'America/New_York', syd: 'Australia/Sydney' };
const ids = Object.keys(cities) as (keyof typeof cities)[];

/** A site in each city with a PBX, a trunk and a flow of its own. */
function world(profile: string | number[], more: object = {}): object {
  return {
    busyhour: 1,
    name: 'Three zones',
    sites: ids.map((id) => ({ id, timeZone: cities[id] })),
    pbxs: ids.map((id) => ({ id: `pbx-${id}`, site: id })),
    trunks: ids.map((id) => ({ id: `t-${id}`, owners: [`pbx-${id}`], channels: 'unlimited' })),
    demand: { synthetic: ids.map((id) => ({ id: `row-${id}`, from: id, to: 'pstn', erlangs: 20, holding: { mean: '180 s' }, profile })) },
    ...more,
  };
}

async function run(document: object): Promise<SimulateResult['states'][0]> {
  const result = await simulate({ document, table: null, directory: null, overrides: { replications: 20 } });
  return result.states[0]!;
}

describe('busy hours in several zones', () => {
  it('are those of each site by its own clock', async () => {
    const state = await run(world('office'));
    expect(state.resources.map((resource) => [resource.id, resource.busyHour.start])).toEqual([['t-lon', '10:00'], ['t-nyc', '10:00'], ['t-syd', '10:00']]);
    for (const resource of state.resources) expect(Math.abs(resource.busyHour.mean.estimate - 20)).toBeLessThan(2);
  });

  it('may reach over the end of the estate\'s day, and are simulated to their end', async () => {
    // From five to six in Kolkata (UTC+5:30) it is half past eleven to half past twelve at night in London.
    const early = Array.from({ length: 24 }, (_, hour) => (hour === 5 ? 1 : 0));
    const state = await run(world(early, { sites: ids.map((id) => ({ id, timeZone: id === 'syd' ? 'Asia/Kolkata' : cities[id] })) }));
    const { start, mean, offeredErlangs } = state.resources.find((resource) => resource.id === 't-syd')!.busyHour;
    expect(start).toBe('05:00');
    // An hour's traffic of 180 s calls from an empty trunk: a twentieth is still to come when it ends.
    expect(Math.abs(mean.estimate - 19)).toBeLessThan(1.5);
    expect(Math.abs(offeredErlangs.estimate - 20)).toBeLessThan(1.5);
  });
});

describe('the instant at which a busy hour begins', () => {
  const estate = 'Europe/London';
  const own = 'America/New_York';
  const days = (from: string, count: number): number[] => Array.from({ length: count }, (_, at) => dayNumber(from) + at);

  it('shows the same on the clock of the resource in the weeks when only one of two countries has changed it', () => {
    // New York changed its clock on 2026-03-08, London on 2026-03-29; back on 2026-11-01 and on 2026-10-25.
    for (const quarter of [0, 30, 61, 92]) {
      const clockOf = (day: number): number => zone(own).localOf(busyHourInstant({ zone: own, quarter }, day, estate)) % 86_400;
      for (const each of [...days('2026-03-02', 34), ...days('2026-10-19', 21)]) expect(clockOf(each)).toBe(quarter * 900);
    }
  });

  it('lies in its day, and hours of following days do not overlap', () => {
    for (let quarter = 0; quarter <= 92; quarter++) {
      const instants = days('2026-03-01', 270).map((day) => ({ day, at: busyHourInstant({ zone: own, quarter }, day, estate) }));
      instants.forEach(({ day, at }, i) => {
        expect(zone(estate).dayOf(at)).toBe(day);
        if (i > 0) expect(at - instants[i - 1]!.at).toBeGreaterThanOrEqual(3600);
      });
    }
  });
});

describe('the stopping rule', () => {
  it('is looked at after every tenth replication only', async () => {
    const document = { ...world('constant'), trunks: ids.map((id) => ({ id: `t-${id}`, owners: [`pbx-${id}`], channels: 20 })) };
    const widest = (result: SimulateResult): number => Math.max(...result.states[0]!.flows.map(({ blocking }) => (blocking.high! - blocking.low!) / 2 / blocking.estimate));
    const after = (replications: number, precision?: number): Promise<SimulateResult> =>
      simulate({ document, table: null, directory: null, overrides: { replications, ...(precision === undefined ? {} : { precision }) } });
    const [ten, fifteen, twenty] = [widest(await after(10)), widest(await after(15)), widest(await after(20))];
    expect(fifteen).toBeLessThan(ten);
    const between = (ten + Math.max(fifteen, twenty)) / 2;
    expect((await after(15, between)).stopped).toBe('replications');
    expect(await after(30, between)).toMatchObject({ stopped: 'precision', states: [{ flows: [{ blocking: { replications: 20 } }, {}, {}] }] });
  });
});
