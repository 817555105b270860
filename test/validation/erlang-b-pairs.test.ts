import { describe, expect, it } from 'vitest';
import { erlangB } from '../../models/teletraffic/erlang-b.ts';
import { largePairs, simulatedBlocking, smallPairs, tableRows, type LossCase, type Shape } from './one-trunk.ts';

/**
 * The simulator against the Erlang B table, end to end: scenario, demand, compile, kernel, summary. Fixed beforehand: 100
 * replications (400 for small groups), confidence 0.9999, seeds 1, 2, 3 … in order of the list; every interval must cover.
 */
const shapes: Shape[] = ['exponential', 'lognormal', 'constant'];
const first: LossCase = { channels: 100, erlangs: 90, blocking: erlangB(90, 100) };
const large = [first, ...largePairs()];
let seed = 0;
const cases = [...large.map((pair) => ({ pair, replications: 100 })), ...smallPairs().map((pair) => ({ pair, replications: 400 })), ...tableRows().map((pair) => ({ pair, replications: 100 }))].flatMap(
  ({ pair, replications }) => shapes.map((shape) => ({ ...pair, shape, replications, seed: ++seed })),
);

describe('simulated blocking covers Erlang B', () => {
  it('starts from the published value of the first pair', () => {
    expect(first.blocking).toBeCloseTo(0.026957, 6);
    expect(large.length + tableRows().length).toBeGreaterThanOrEqual(21);
  });

  it.each(cases)('$channels channels, $erlangs erlang, $shape holding times, seed $seed', { timeout: 300_000 }, async ({ shape, replications, seed, ...pair }) => {
    const { low, high } = await simulatedBlocking(pair, shape, { seed, replications, confidence: 0.9999 });
    expect(low!).toBeLessThanOrEqual(pair.blocking);
    expect(high!).toBeGreaterThanOrEqual(pair.blocking);
    // An interval that covers because it is wide proves nothing.
    expect(high! - low!).toBeLessThan(pair.blocking);
  });
});
