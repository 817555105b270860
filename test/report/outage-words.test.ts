import { describe, expect, it } from 'vitest';
import { headroom } from '../../models/report/headroom.ts';
import { outageSentence, outageWords } from '../../models/report/outage-words.ts';
import { wavePicture } from '../../models/report/wave-picture.ts';
import { whatBreaksFirst } from '../../models/report/what-breaks-first.ts';
import type { OutageResult, StateResult } from '../../models/study/simulate-result.ts';
import { fixtureResult as result } from '../app/charts/fixture-result.ts';

const [first] = result.states as [StateResult];
const outage: OutageResult = { of: first.id, resource: 'sbc-lon', start: '10:00', durationSeconds: 1800, drop: true };
const variant: StateResult = { ...first, id: `${first.id}/outage-1`, outage, flows: first.flows.map((flow) => ({ ...flow, calls: 100, abandoned: 7, dropped: 2 })) };
const state: StateResult = { ...first, flows: first.flows.map((flow) => ({ ...flow, calls: 100, abandoned: 1, dropped: 0 })) };
const flows = first.flows.length;

describe('an outage in words', () => {
  it.each([[1800, '30 min'], [45, '45 s'], [5400, '1 h 30 min'], [86_400, '24 h'], [259_200, '3 days']])('of %d s lasts %s', (durationSeconds, words) => {
    expect(outageWords({ outage: { ...outage, durationSeconds } })).toBe(`sbc-lon out at 10:00 for ${words}`);
  });

  it('says how many calls give up and are cut, beside those of its state', () => {
    expect(outageSentence(variant, [state, variant])).toBe(`With sbc-lon out at 10:00 for 30 min on every day, ${7 * flows} of ${100 * flows} calls a day give up (${flows === 1 ? '1' : flows} without it), and ${2 * flows} are cut.`);
    expect(outageSentence({ ...variant, outage: { ...outage, drop: false } }, [variant])).toMatch(/ give up, and none is cut\.$/);
    expect(outageSentence(state, [state])).toBeNull();
  });
});

describe('a variant with an outage', () => {
  const missed = (each: StateResult): StateResult => ({ ...each, targets: each.flows.map((flow) => ({ target: 'blocking', flow: `${flow.from}>${flow.to}:${flow.class}`, wanted: 0.001, got: { ...flow.blocking, estimate: 0.5, low: 0.4, high: 0.6 }, met: false, sure: true })) });
  const met = (each: StateResult): StateResult => ({ ...each, targets: [] });

  it('breaks first only where every state holds', () => {
    const last = { ...missed(state), id: 'last' };
    expect(whatBreaksFirst({ ...result, states: [met(state), missed(variant), last] }).state).toBe('last');
    expect(whatBreaksFirst({ ...result, states: [met(state), missed(variant)] })).toMatchObject({ kind: 'missed', state: variant.id, sentence: expect.stringContaining(`${variant.id} (sbc-lon out at 10:00 for 30 min)`) as string });
  });

  it('stands beside its state with what fails, and not in the picture of the move', () => {
    const states = [state, variant];
    expect(headroom({ states }).states.map(({ id, outage: words }) => [id, words])).toEqual([[state.id, null], [variant.id, 'sbc-lon out at 10:00 for 30 min']]);
    expect(wavePicture({ states }).states.map(({ id }) => id)).toEqual([state.id]);
  });
});
