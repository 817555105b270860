import { describe, expect, it } from 'vitest';
import type { FitnessAnswer } from '../../models/cdr/import-report.ts';
import { assumedCrossPlatformErlangs, holdsInternalCalls, missingFromRecords } from '../../models/study/internal-calls.ts';
import type { Scenario } from '../../models/scenario/scenario.ts';

const scenario = (internalShare: [number, number] | null, synthetic: { from: string; to: string }[] = []): Scenario =>
  ({ demand: { synthetic, assumptions: { internalShare, ringSeconds: null } } }) as unknown as Scenario;
const answers = (internal: FitnessAnswer['answer']): FitnessAnswer[] => [
  { question: 'internal-calls', answer: internal, evidence: '' },
  { question: 'ring-time', answer: 'yes', evidence: '' },
  { question: 'trunk', answer: 'yes', evidence: '' },
];

describe('internal calls that the records lack', () => {
  it('are known from records that hold some, from synthetic rows between users, and without records', () => {
    expect(holdsInternalCalls(scenario(null), null)).toBe(true);
    expect(holdsInternalCalls(scenario(null), answers('yes'))).toBe(true);
    expect(holdsInternalCalls(scenario(null), answers('no'))).toBe(false);
    expect(holdsInternalCalls(scenario(null), answers('unknown'))).toBe(false);
    expect(holdsInternalCalls(scenario(null, [{ from: 'a', to: 'pstn' }]), answers('no'))).toBe(false);
    expect(holdsInternalCalls(scenario(null, [{ from: 'a', to: 'b' }]), answers('no'))).toBe(true);
  });

  it('are refused without a stated range, and told with it', () => {
    expect(missingFromRecords(scenario(null), answers('yes'))).toEqual([]);
    expect(missingFromRecords(scenario(null), answers('no')).map(({ code }) => code)).toEqual(['internal-calls-absent']);
    const [assumed] = missingFromRecords(scenario([0.2, 0.4]), answers('no'));
    expect(assumed!.code).toBe('internal-calls-assumed');
    expect(assumed!.message).toContain('20 % to 40 %');
  });

  it('cross platforms as often as caller and called stand on different sides: by hand', () => {
    // 60 erlang outside, internal share 0.25: 20 erlang inside; half of the users on Teams: half of it crosses.
    expect(assumedCrossPlatformErlangs(60, 0.5, 0.25)).toBeCloseTo(10, 12);
    expect(assumedCrossPlatformErlangs(60, 0.25, 0.25)).toBeCloseTo(7.5, 12);
    expect(assumedCrossPlatformErlangs(60, 0, 0.25)).toBe(0);
    expect(assumedCrossPlatformErlangs(60, 1, 0.25)).toBe(0);
  });
});
