import { describe, expect, it } from 'vitest';
import type { Difference } from '../../models/core/difference.ts';
import { changeOf, flowChange } from '../../models/report/change.ts';
import { compareVerdict } from '../../models/report/compare-verdict.ts';
import { formatDifference, formatDifferenceInterval, formatInstead, formats } from '../../models/report/format-difference.ts';
import type { FlowComparison } from '../../models/study/compare-result.ts';
import { comparison, differs, equal, flow, stateComparison } from './comparison-fixture.ts';

describe('a change', () => {
  it.each<[string, Difference, ReturnType<typeof changeOf>]>([
    ['less for sure', differs(10, 7, 1), 'better'],
    ['more for sure', differs(7, 10, 1), 'worse'],
    ['less by luck', differs(10, 9, 2), 'unsure'],
    ['equal in every replication', equal(3), 'same'],
    ['equal in all, but not seen often enough', { ...equal(0), low: -0.1, high: 0.1 }, 'unsure'],
    ['one replication', { ...differs(1, 2, 0), low: null, high: null }, 'unsure'],
    ['one replication, equal', { ...equal(1), low: null, high: null }, 'same'],
  ])('%s', (_, difference, change) => expect(changeOf(difference)).toBe(change));

  it('of a flow is that of its blocking, else of its blocked attempts', () => {
    const of = (blocking: Difference, blocked: Difference): string => flowChange({ blocking, blocked });
    expect(of(differs(0.1, 0.05, 0.01), differs(10, 12, 1))).toBe('better');
    expect(of(differs(0.1, 0.09, 0.05), differs(10, 8, 1))).toBe('better');
    expect(of(equal(0), differs(10, 12, 1))).toBe('worse');
    expect(of(differs(0.1, 0.09, 0.05), equal(1))).toBe('unsure');
    expect(of(equal(0), equal(1))).toBe('same');
  });
});

describe('a difference in figures', () => {
  it('has its sign, and points where it is of ratios', () => {
    expect(formatDifference(differs(0.12, 0.003, 0.01), formats.ratio)).toBe('−12 points');
    expect(formatDifference(differs(2, 5.25, 1), formats.mean)).toBe('+3.3');
    expect(formatDifference(equal(7), formats.mean)).toBe('0');
    expect(formatDifferenceInterval(differs(0.12, 0.02, 0.01), formats.ratio)).toBe('−11 to −9 points');
    expect(formatDifferenceInterval(differs(4e6, 5e6, 2e5), formats.rate)).toBe('+800 kbit/s to +1.2 Mbit/s');
    expect(formatDifferenceInterval({ ...differs(2, 1, 1), high: 0.001 }, formats.mean)).toBe('−2 to 0');
    expect(formatDifferenceInterval(equal(7), formats.mean)).toBe('');
    expect(formatInstead(differs(37.5, 4.2, 2), formats.mean)).toBe('4.2 instead of 37.5 (−35.3 to −31.3)');
  });
});

describe('the verdict', () => {
  it('of equal scenarios is that nothing differs', () => {
    const { word, sentences } = compareVerdict(comparison([stateComparison('baseline'), stateComparison('wave-1')]));
    expect(word).toBe('same');
    expect(sentences).toEqual(['Nothing differs: in all 2 states every figure is equal in all 30 replications.']);
  });

  it('says first what got better, where by most, and how sure it is', () => {
    const gained: FlowComparison = { ...flow('g1'), blocked: differs(30, 3, 4), blocking: differs(0.16, 0.004, 0.02) };
    const better = { ...stateComparison('wave-2'), flows: [gained, flow('g2')] };
    better.total.blocked = differs(37.5, 4.2, 2);
    better.targets = [{ target: 'blocking', flow: 'g1>pstn:national', wanted: { a: 0.01, b: 0.01 }, met: { a: false, b: true }, sure: { a: true, b: false } }];
    const { word, sentences } = compareVerdict(comparison([stateComparison('baseline'), better], { differences: 40, varianceRatio: 12.3 }));
    expect(word).toBe('better');
    expect(sentences).toEqual([
      'B is better: fewer attempts are blocked in wave-2, 4.2 instead of 37.5 (−35.3 to −31.3) a day; in one state exactly as many.',
      'Targets: 1 missed in A and met in B, not all surely, calls from g1 to the public network (national) in wave-2.',
      'Flows, over all states: 1 better, 0 worse, 0 not sure, 2 exactly the same. g1>pstn:national gains most, in wave-2: blocking 0.4 % instead of 16 % (−18 to −14 points).',
      'Both ran on the same calls: independent runs would need 12 times as many replications for intervals as narrow (median over the 40 differences that vary). If none of them differed in truth, about 2 would look sure by chance.',
    ]);
  });

  it('tells both sides where some lose, and what is not sure', () => {
    const worse = { ...stateComparison('wave-1'), flows: [{ ...flow('g1'), blocked: differs(3, 30, 4) }, { ...flow('g2'), blocked: differs(30, 3, 4) }] };
    worse.total.blocked = differs(33, 34, 5);
    const verdict = compareVerdict(comparison([worse]));
    expect(verdict.word).toBe('mixed');
    expect(verdict.sentences[0]).toBe('B is better for some calls and worse for others: whether more or fewer attempts are blocked is not sure in wave-1.');
    expect(verdict.sentences.join(' ')).toContain('g1>pstn:national loses most, in wave-1: 30 instead of 3 (+23 to +31) blocked a day.');
  });

  it('names channels that are needed and links that are used otherwise', () => {
    const state = stateComparison('wave-1');
    state.resources[0]!.needed = differs(43, 52, 2);
    state.links[0]!.busyHour.use = differs(0.4, 0.5, 0.01);
    const { word, sentences } = compareVerdict(comparison([state]));
    expect(word).toBe('unchanged');
    expect(sentences).toContain('Channels needed: trunk t1 in wave-1 52 instead of 43 (+7 to +11).');
    expect(sentences).toContain('Links: net/up changes most, in wave-1: 50 % instead of 40 % (+9 to +11 points) of its rate used.');
  });

  it('says what it could not compare', () => {
    const moved = { ...stateComparison('wave-1'), busyHour: { a: '10:00/11:00', b: '11:00/12:00' } };
    const { sentences } = compareVerdict({ ...comparison([moved]), only: { a: ['wave-2', 'wave-3'], b: ['pilot'] } });
    expect(sentences).toContain("The estate's busy hour differs (10:00 to 11:00 in A, 11:00 to 12:00 in B): blocking of flows is of each scenario's own.");
    expect(sentences).toContain('Not compared: states wave-2, wave-3, which only A has; state pilot, which only B has.');
  });
});
