import { describe, expect, it } from 'vitest';
import { migrationStates } from '../../models/migration/states.ts';
import { resolveScenario } from '../../models/scenario/resolve.ts';
import type { MigrationState } from '../../models/scenario/scenario.ts';
import { oneTrunk, plan, type Document } from '../scenario/documents.ts';

async function statesOf(document: Document): Promise<MigrationState[]> {
  const { scenario, issues } = await resolveScenario(document);
  if (scenario === null) throw new Error(issues.map((issue) => issue.message).join('; '));
  return migrationStates(scenario);
}
const spans = (states: MigrationState[]): (string | null)[][] => states.map(({ id, date, lastDay }) => [id, date, lastDay]);

describe('migration states', () => {
  it('are the baseline alone, undated, without a period', async () => {
    expect(await statesOf(oneTrunk())).toEqual([{ id: 'baseline', date: null, lastDay: null, growth: 1, platform: { hq: 'pbx' }, portedTo: {} }]);
  });

  it('are the baseline for the whole period where nothing moves, with the growth of its last day', async () => {
    const document = plan({ demand: { growth: '1 + 0.01 * week', calls: [{ file: 'a.csv' }] } });
    // Eight weeks: the last day is in week 7.
    expect(await statesOf(document)).toEqual([{
      id: 'baseline', date: '2027-01-04', lastDay: '2027-02-28', growth: 1.07,
      platform: { lon: 'pbx', man: 'pbx', sales: 'pbx', it: 'pbx' }, portedTo: { did: null },
    }]);
  });

  it('begin on each date on which a wave moves or a range is ported', async () => {
    const states = await statesOf(plan({
      demand: { growth: '1 + 0.01 * week', calls: [{ file: 'a.csv' }] },
      migration: {
        waves: [{ id: 'second', date: '2027-02-15', groups: ['sales'] }, { id: 'first', date: '2027-01-18', groups: ['it'] }],
        porting: [{ ranges: ['did'], date: '2027-02-01', to: 'new' }],
      },
    }));
    expect(spans(states)).toEqual([
      ['baseline', '2027-01-04', '2027-01-17'],
      ['first', '2027-01-18', '2027-01-31'],
      ['port-2027-02-01', '2027-02-01', '2027-02-14'],
      ['second', '2027-02-15', '2027-02-28'],
    ]);
    expect(states.map((state) => state.growth)).toEqual([1.01, 1.03, 1.05, 1.07]);
    expect(states.map((state) => `${state.platform['it']} ${state.platform['sales']} ${state.platform['lon']}`)).toEqual([
      'pbx pbx pbx', 'teams pbx pbx', 'teams pbx pbx', 'teams teams pbx',
    ]);
    expect(states.map((state) => state.portedTo['did'])).toEqual([null, null, 'new', 'new']);
  });

  it('join the ids of waves on one date, in the order of the file, a port on it included', async () => {
    const states = await statesOf(plan({
      migration: {
        waves: [{ id: 'w-b', date: '2027-01-18', groups: ['sales'] }, { id: 'w-a', date: '2027-01-18', groups: ['it'] }],
        porting: [{ ranges: ['did'], date: '2027-01-18', to: 'new' }],
      },
    }));
    expect(spans(states)).toEqual([['baseline', '2027-01-04', '2027-01-17'], ['w-b+w-a', '2027-01-18', '2027-02-28']]);
    expect(states[1]!.portedTo).toEqual({ did: 'new' });
  });

  it('begin with a baseline of that day when a wave moves on the first day of the period', async () => {
    const states = await statesOf(plan({ migration: { waves: [{ id: 'w1', date: '2027-01-04', groups: ['it'] }] } }));
    expect(spans(states)).toEqual([['baseline', '2027-01-04', '2027-01-04'], ['w1', '2027-01-04', '2027-02-28']]);
    expect(states[0]!.platform['it']).toBe('pbx');
  });

  it('keep the latest of several ports of a range', async () => {
    const states = await statesOf(plan({
      migration: { porting: [{ ranges: ['did'], date: '2027-02-01', to: 'old' }, { ranges: ['did'], date: '2027-01-18', to: 'new' }] },
    }));
    expect(states.map((state) => state.portedTo['did'])).toEqual([null, 'new', 'old']);
  });

  it('move the groups of a wave with dual ring on its date', async () => {
    const states = await statesOf(plan({ migration: { waves: [{ id: 'w1', date: '2027-01-18', groups: ['it'], dualRing: '14 d' }] } }));
    expect(states[1]!.platform['it']).toBe('teams');
  });

  it('take growth from a formula of the date', async () => {
    const states = await statesOf(plan({
      demand: { growth: 'date < "2027-02-28" ? 1 : 1.5', calls: [{ file: 'a.csv' }] },
      migration: { waves: [{ id: 'w1', date: '2027-01-18', groups: ['it'] }] },
    }));
    expect(states.map((state) => state.growth)).toEqual([1, 1.5]);
  });
});
