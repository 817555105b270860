import { expect, it } from 'vitest';
import { simulate } from '../../models/study/simulate.ts';

const ERLANGS = 40;

/** Users who have moved to Teams and call out by a trunk of two SBCs. */
const document = {
  busyhour: 1, name: 'Two SBCs', period: { start: '2027-01-11', weeks: 4 },
  sites: [{ id: 'hq', timeZone: 'UTC' }], pbxs: [{ id: 'pbx', site: 'hq' }],
  groups: [{ id: 'all', site: 'hq', pbx: 'pbx' }],
  sbcs: [{ id: 'sbc-a', site: 'hq', limits: { sessions: 100 } }, { id: 'sbc-b', site: 'hq', limits: { sessions: 100 } }],
  trunks: [{ id: 'pool', owners: ['sbc-a', 'sbc-b'], share: 'pool', channels: 100 }],
  teams: { connectivity: [{ groups: ['*'], mode: 'direct-routing', sbcs: ['sbc-a', 'sbc-b'] }] },
  migration: { waves: [{ id: 'move', date: '2027-01-18', groups: ['all'] }] },
  demand: { synthetic: [{ id: 'out', from: 'all', to: 'pstn', erlangs: ERLANGS, holding: { mean: '180 s' }, profile: 'office' }] },
};

it('two SBCs share the calls from Teams evenly, each in the busy hour of those calls', async () => {
  const { states } = await simulate({ document, table: null, directory: null, overrides: { replications: 30, states: ['move'] } });
  const sbcs = states[0]!.resources.filter(({ kind }) => kind === 'sbc');
  const [a, b] = sbcs.map(({ busyHour }) => busyHour.carriedErlangs) as [typeof sbcs[0]['busyHour']['mean'], typeof sbcs[0]['busyHour']['mean']];
  expect(sbcs.map(({ busyHour }) => busyHour.start)).toEqual(['10:00', '10:00']);
  // Half of a Poisson stream of 800 calls an hour, exponential holding times: the standard error of the mean of 30 hours is 0.26 erlang.
  for (const { estimate } of [a, b]) expect(Math.abs(estimate - ERLANGS / 2)).toBeLessThan(4 * 0.26);
  expect(a.estimate).not.toBe(b.estimate);
});
