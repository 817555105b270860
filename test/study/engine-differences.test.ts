import { beforeAll, describe, expect, it } from 'vitest';
import { startPlainRun } from '../../models/simulation/plain/start-plain-run.ts';
import { engineDifferences } from '../../models/study/engine-differences.ts';
import { simulate } from '../../models/study/simulate.ts';
import type { SimulateResult } from '../../models/study/simulate-result.ts';
import { plan } from '../scenario/documents.ts';

const input = { document: plan({ trunks: [{ id: 'old', owners: ['pbx-lon'], channels: 5 }, { id: 'tie', owners: ['pbx-lon', 'sbc-lon'], kind: 'tie-sip', channels: 20 }, { id: 'new', owners: ['sbc-lon'], channels: 60 }] }), table: null, directory: null, overrides: { replications: 2 } };

let simulated: SimulateResult;
beforeAll(async () => {
  simulated = await simulate(input);
});

function result(change: (result: SimulateResult) => void = () => undefined): SimulateResult {
  const made = structuredClone(simulated);
  change(made);
  return made;
}

describe('engineDifferences', () => {
  it('finds every count the same on the kernel and on another engine, and no figure further away than the order of a sum brings', async () => {
    const other = await simulate({ ...input, overrides: { replications: 2, engine: 'simjs' } }, { startRun: startPlainRun });
    const found = engineDifferences(result(), other);
    expect(found).toMatchObject({ engines: { a: 'busyhour', b: 'simjs' }, states: 1, replications: 2, counts: { differing: 0 } });
    // Two sums of n numbers in another order: n half last bits; bounds of intervals are differences of such sums.
    expect(found.largest).toBeLessThan(1e-9);
    expect(found.rows.every(({ difference }) => difference < Infinity)).toBe(true);
    expect(found.attempts.a).toBeGreaterThan(100);
    expect(found.counts.compared).toBe(2 + 5 * other.states[0]!.resources.length + 7 * other.states[0]!.flows.length);
    expect(found.figures.compared).toBeGreaterThan(100);
  });

  it('tells a count that differs before any figure', () => {
    const other = result(({ states: [state] }) => {
      state!.flows[0]!.blocked += 1;
      state!.resources[0]!.busyHour.p99.estimate *= 4;
    });
    const mine = result();
    const { rows, counts, figures, largest } = engineDifferences(mine, other);
    expect(rows.map(({ of, what, kind }) => [of, what, kind])).toEqual([['sales>pstn:national', 'blocked', 'count'], ['old', 'busyHour p99 estimate', 'figure']]);
    expect(rows[0]).toMatchObject({ state: 'baseline', a: mine.states[0]!.flows[0]!.blocked, b: mine.states[0]!.flows[0]!.blocked + 1 });
    expect([counts.differing, figures.differing, largest]).toEqual([1, 1, 0.75]);
  });

  it('sees the last bit of a figure', () => {
    const other = result(({ states: [state] }) => (state!.flows[0]!.blocking.estimate *= 1 + Number.EPSILON));
    const { largest, counts, rows } = engineDifferences(result(), other);
    expect(largest).toBeGreaterThan(0);
    expect(largest).toBeLessThan(3e-16);
    expect([counts.differing, rows.length]).toEqual([0, 1]);
  });

  it('tells what only one of the two has, and words that differ', () => {
    const fewer = result(({ states: [state] }) => {
      state!.links.pop();
      state!.flows[0]!.refusedBy = null;
    });
    const whole = result();
    const [ab, ba] = [engineDifferences(whole, fewer), engineDifferences(fewer, whole)];
    expect(ab.rows).toHaveLength(ba.rows.length);
    expect(ab.rows.every(({ difference, kind }) => difference === Infinity && kind === 'figure')).toBe(true);
    expect(ab.rows).toContainEqual({ state: 'baseline', of: 'sales>pstn:national', what: 'refusedBy', kind: 'figure', a: 'old', b: null, difference: Infinity });
    expect(ba.rows).toContainEqual(expect.objectContaining({ of: 'lon-net/down', what: 'capacity', a: null, b: 100_000_000 }));
    expect(ab.largest).toBe(0);
  });
});
