import { describe, expect, it } from 'vitest';
import { headroom } from '../../models/report/headroom.ts';
import { headroomSentence, resourceSentence, waveSentence } from '../../models/report/picture-sentences.ts';
import { curveSentence, stoodFullSentence, weekSentence } from '../../models/report/traffic-sentences.ts';
import { wavePicture } from '../../models/report/wave-picture.ts';
import { fixtureResult } from '../app/charts/fixture-result.ts';
import { fixtureWeek } from '../app/charts/fixture-traffic.ts';

describe('sentences under the capacity pictures', () => {
  it('tells the wave picture', () => {
    expect(waveSentence(wavePicture(fixtureResult))).toBe(
      'From baseline to wave-3 calls inside the PBX go from 46.2 to 3.2, those inside Teams from 0 to 37.9. Most calls across platforms: 15.8 in wave-2. Tie trunk tie-lon holds most in wave-2: 27.6 on average, 30 at p99, of 30 channels; it is full and refuses calls in wave-2.',
    );
  });
  it('tells a single state without a journey', () => {
    expect(waveSentence(wavePicture({ states: fixtureResult.states.slice(0, 1) }))).toBe('In baseline 46.2 calls are inside the PBX and 0 inside Teams.');
    expect(waveSentence(wavePicture({ states: [] }))).toBe('There is no state to show.');
  });

  it('says what an assumption adds, and refuses what cannot be known', () => {
    const states = fixtureResult.states.map((state) => ({ ...state, tieHeld: state.tieHeld.map((tie) => ({ ...tie, assumed: { low: 2.5, high: state.id === 'wave-2' ? 7.5 : 5 } })) }));
    expect(waveSentence(wavePicture({ states }))).toContain('the assumed ones add 2.5 to 7.5 erlang across platforms in wave-2');
    const unknown = fixtureResult.states.map((state) => ({ ...state, tieHeld: [] }));
    expect(wavePicture({ states: unknown }).ties).toEqual([]);
    expect(waveSentence(wavePicture({ states: unknown }))).toContain('What the tie trunks hold is not shown');
  });
  it('names what is over and what is near', () => {
    expect(headroomSentence(headroom(fixtureResult))).toBe('Over: tie-lon in wave-2. Near the limit: lon-old in baseline, lon-old in pilot, man-isdn in baseline, man-isdn in pilot and 1 more.');
    const calm = { states: fixtureResult.states.slice(3) };
    expect(headroomSentence(headroom(calm))).toBe('Everything that has a limit stays below 80 % of it at p99.');
  });
  it('tells one resource, and a link in bit rates', () => {
    const rows = headroom(fixtureResult).rows;
    expect(resourceSentence(rows[0]!)).toBe('Tie trunk tie-lon is used most in wave-2: mean 27.6, p95 30, p99 30, mean daily highest 30; p99 is 100 % of 30 channels.');
    expect(resourceSentence(rows.at(-1)!)).toBe('Link lon-net/down is used most in wave-3: mean 31.4 Mbit/s, p95 34.2 Mbit/s, p99 35.6 Mbit/s, mean daily highest 38 Mbit/s; p99 is 71 % of 50 Mbit/s.');
    expect(resourceSentence({ ...rows[0]!, cells: rows[0]!.cells.map((cell) => cell && { ...cell, capacity: null, use: null }) })).toContain('highest 30; it has no limit.');
    expect(resourceSentence({ ...rows[0]!, cells: [null, null] })).toBe('Tie trunk tie-lon is in no state.');
  });
});

describe('sentences under the traffic pictures', () => {
  it('tells the busiest hours of the week', () => {
    expect(weekSentence(fixtureWeek('highest'), 'channels held')).toBe('The highest is 60 channels held on Monday 10:00 to 11:00, then Wednesday 10:00 to 11:00 with 57.');
    expect(weekSentence({ trunk: null, measure: 'mean', cells: [], ranking: [] }, 'calls in progress')).toBe('No counted day has a call.');
  });
  it('tells peak, limit and average of a curve', () => {
    expect(curveSentence(60, 'Mon 2026-06-15 10:24', 9.96, 'channels held', 60)).toBe('At most 60 channels held, first about Mon 2026-06-15 10:24; all 60 channels were held; 10 on average over what is shown.');
    expect(curveSentence(37, 'x', 9.96, 'channels held', 60)).toContain(', of 60 channels;');
    expect(curveSentence(0, 'x', 0, 'calls in progress', null)).toBe('At most 0 calls in progress; 0 on average over what is shown.');
  });
  it('says when a trunk stood full, and when the estate has its size wrong', () => {
    const seen = { verdict: 'full' as const, channels: 60, highest: 60, secondsFull: 90, daysFull: 2, blockedWhileFull: 0, sentence: 'LON_OLD was full.' };
    expect(stoodFullSentence(['LON_OLD'], 60, seen)).toBe('LON_OLD was full.');
    expect(stoodFullSentence(['LON_OLD', 'LON_B'], 30, seen)).toContain('LON_OLD, LON_B held 60 channels at once, more than the 30 that the estate gives it');
    expect(stoodFullSentence(['LON_OLD'], 61, { ...seen, verdict: 'no', sentence: '' })).toBe('');
    expect(stoodFullSentence(['LON_OLD'], null, { ...seen, verdict: 'suspected' })).toBe('LON_OLD was full. Tie it to a trunk of the estate, whose channels then tell.');
  });
});
