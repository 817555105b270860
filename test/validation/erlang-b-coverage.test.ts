import { expect, it } from 'vitest';
import { erlangB } from '../../models/teletraffic/erlang-b.ts';
import { simulatedBlocking } from './one-trunk.ts';

it('the 95 % interval covers the truth 182 to 198 times in 200 consecutive seeds', { timeout: 900_000 }, async () => {
  const pair = { channels: 100, erlangs: 90, blocking: erlangB(90, 100) };
  let covered = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const { low, high } = await simulatedBlocking(pair, 'exponential', { seed });
    if (low! <= pair.blocking && pair.blocking <= high!) covered++;
  }
  expect(covered).toBeGreaterThanOrEqual(182);
  expect(covered).toBeLessThanOrEqual(198);
});
