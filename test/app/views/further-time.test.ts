import { describe, expect, it } from 'vitest';
import { furtherSeconds, timeWords } from '../../../src/app/views/capacity/further-time.ts';
import { fixtureResult as result } from '../charts/fixture-result.ts';

const replications = result.states[0]!.callsInProgress.all.replications;
const asking = (more: number | null, seconds: number) => furtherSeconds({ ...result, seconds, precision: { ...result.precision, enough: false, more } });

describe('the time that further replications would take', () => {
  it('is that of the run, a replication', () => {
    expect(asking(3 * replications, 12)).toBeCloseTo(36, 9);
  });

  it('is not told where none is needed, their number is not known, or the run took no time that was kept', () => {
    expect([asking(0, 12), asking(null, 12), asking(30, 0)]).toEqual([null, null, null]);
  });

  it.each([[0.2, 'about 1 second'], [40.4, 'about 40 seconds'], [170, 'about 3 minutes'], [7300, 'about 2 hours']])('of %d s reads %s', (seconds, words) => {
    expect(timeWords(seconds)).toBe(words);
  });
});
