import { describe, expect, it } from 'vitest';
import { formatDifference } from '../../../models/report/format-difference.ts';
import { compareRows, flowCounts, shownTitles, type Shown } from '../../../src/app/views/compare/compare-rows.ts';
import { differs, equal, flow, stateComparison } from '../../report/comparison-fixture.ts';

const state = {
  ...stateComparison('wave-2'),
  flows: [{ ...flow('calm') }, { ...flow('more'), blocked: differs(2, 9, 1) }, { ...flow('less'), blocked: differs(30, 5, 3), blocking: differs(0.2, 0.05, 0.01) }, { ...flow('both'), blocked: differs(4, 3, 2) }],
};
const names = (shown: Shown, order: 'size' | 'name'): string[] => compareRows(state, shown, order).map(({ name }) => name.split('>')[0]!);

describe('the rows of a comparison', () => {
  it('have the largest differences first, what is the same last', () => {
    expect(names('flows', 'size')).toEqual(['less', 'more', 'both', 'calm']);
    expect(names('flows', 'name')).toEqual(['both', 'calm', 'less', 'more']);
    expect(names('blocking', 'size')).toEqual(['less', 'both', 'calm', 'more']);
  });

  it('say whether a flow fares better or worse, in points where it is of shares', () => {
    expect(compareRows(state, 'flows', 'size').map(({ word }) => word)).toEqual(['better', 'worse', 'not sure', 'same']);
    const [first] = compareRows(state, 'blocking', 'size');
    expect(formatDifference(first!.difference, first!.format)).toBe('−15 points');
  });

  it('call more and less what is neither good nor bad, and leave out what cannot be sized', () => {
    const [trunk] = state.resources;
    const changed = { ...state, resources: [{ ...trunk!, needed: differs(40, 44, 1) }, { ...trunk!, id: 'link', needed: null }, { ...trunk!, id: 't2', needed: differs(44, 40, 1) }, { ...trunk!, id: 't3', needed: equal(3) }] };
    expect(compareRows(changed, 'needed', 'size').map(({ name, word }) => [name, word])).toEqual([['t1', 'more'], ['t2', 'less'], ['t3', 'same']]);
  });

  it('are there for every figure, with a unit', () => {
    for (const shown of Object.keys(shownTitles) as Shown[]) {
      expect(compareRows(state, shown, 'size').length).toBeGreaterThan(0);
      expect(shownTitles[shown].unit).not.toBe('');
    }
  });

  it('are counted by what became of the flows', () => {
    expect(flowCounts(state)).toBe('1 better, 1 worse, 1 not sure, 1 exactly the same');
  });
});
