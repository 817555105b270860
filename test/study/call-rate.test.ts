import { describe, expect, it } from 'vitest';
import { simulate } from '../../models/study/simulate.ts';
import type { StateResult } from '../../models/study/simulate-result.ts';

/** An estate of Teams users who make half a call a second over an SBC. */
async function run(limits: object): Promise<StateResult> {
  const document = {
    busyhour: 1, name: 'Call rate', sites: [{ id: 'hq', timeZone: 'UTC' }], sbcs: [{ id: 'sbc', limits }], trunks: [{ id: 't1', owners: ['sbc'], channels: 'unlimited' }],
    demand: { synthetic: [{ from: 'hq', to: 'pstn', erlangs: 90, holding: { mean: '180 s' }, profile: 'constant' }] },
  };
  const result = await simulate({ document, table: null, directory: null, overrides: { replications: 5 } });
  return result.states[0]!;
}

describe('an SBC that sets up so many calls in a second', () => {
  it('refuses those that come too close behind another', async () => {
    const { resources, flows, curves } = await run({ sessions: 500, callsPerSecond: 1 });
    expect(resources.map(({ id, kind, unit, capacity }) => [id, kind, unit, capacity])).toEqual([
      ['t1', 'trunk', 'channels', null], ['sbc', 'sbc', 'sessions', 500], ['sbc/calls-per-second', 'sbc-rate', 'calls/s', 1],
    ]);
    // A bucket of one token that takes a second to refill is a counter with a dead time of a second: of λ = 0.5 a second it loses λ ÷ (1 + λ).
    const { blocking, refusedBy } = flows[0]!;
    expect(Math.abs(blocking.estimate - 1 / 3)).toBeLessThan(3.3 * Math.sqrt((1 / 3) * (2 / 3) / (5 * 1800)));
    expect(refusedBy).toBe('sbc/calls-per-second');
    const rate = resources[2]!;
    expect(rate.busyHour.blocking.estimate).toBe(blocking.estimate);
    expect(Math.abs(rate.day.offered - 43_200)).toBeLessThan(3.3 * Math.sqrt(43_200 / 5));
    // What is asked of it in a second is Poisson with mean 0.5: at most 1 in 91.0 %, 2 in 98.6 %, 3 in 99.8 % of the seconds.
    expect(rate.busyHour).toMatchObject({ p95: { estimate: 2 }, p99: { estimate: 3 } });
    expect(Math.abs(rate.busyHour.mean.estimate - 0.5)).toBeLessThan(3.3 * Math.sqrt(0.5 / (5 * 3600)));
    expect(rate.worst).toBeNull();
    expect(curves.map(({ id }) => id)).toEqual(['t1', 'sbc']);
    // Sessions are those of the calls that it let in.
    expect(Math.abs(resources[1]!.busyHour.mean.estimate - 60)).toBeLessThan(3);
  });

  it('is no resource without the limit', async () => {
    const { resources, flows } = await run({ sessions: 500 });
    expect(resources.map(({ id }) => id)).toEqual(['t1', 'sbc']);
    expect(flows[0]!.blocking.estimate).toBe(0);
  });
});
