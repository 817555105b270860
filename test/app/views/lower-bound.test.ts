import { describe, expect, it } from 'vitest';
import type { FitnessAnswer } from '../../../models/cdr/import-report.ts';
import { lowerBound, type Fullness } from '../../../src/app/views/capacity/lower-bound.ts';

const blocked = (answer: FitnessAnswer['answer']): FitnessAnswer[] => [{ question: 'blocked-calls', answer, evidence: '12 of 900 calls ended for want of a channel.' }];
const trunk = (verdict: Fullness['verdict']['verdict']): Fullness => ({
  group: { names: ['T01'], channels: 30 },
  verdict: { verdict, channels: 30, highest: 30, secondsFull: 600, daysFull: 4, blockedWhileFull: 5, sentence: verdict === 'no' ? '' : 'T01 held all 30 channels.' },
});

describe('recorded demand', () => {
  it('is a lower bound where calls were refused or a trunk stood full, with what shows it', () => {
    expect(lowerBound(blocked('yes'), [])).toEqual({ isLower: 'yes', sentences: ['12 of 900 calls ended for want of a channel.'] });
    expect(lowerBound(blocked('no'), [trunk('full')])).toMatchObject({ isLower: 'yes', sentences: [expect.any(String), 'T01 held all 30 channels.'] });
  });
  it('may be one where a trunk only looks full, and is whole where nothing was refused', () => {
    expect(lowerBound(blocked('no'), [trunk('suspected')]).isLower).toBe('suspected');
    expect(lowerBound(blocked('no'), [trunk('no')])).toMatchObject({ isLower: 'no', sentences: [expect.any(String)] });
    expect(lowerBound(blocked('unknown'), []).isLower).toBe('unknown');
  });
});
