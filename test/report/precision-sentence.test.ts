import { describe, expect, it } from 'vitest';
import { precisionSentence } from '../../models/report/precision-sentence.ts';
import { resultText } from '../../models/report/result-text.ts';
import type { PrecisionResult, SimulateResult } from '../../models/study/simulate-result.ts';
import { fixtureResult as result } from '../app/charts/fixture-result.ts';

const told = (precision: Partial<PrecisionResult>): string | null =>
  precisionSentence({ ...result, precision: { wanted: null, enough: false, more: null, undecided: 1, widest: null, decided: 0.9, moreForMost: null, ...precision } });
const estimate = { estimate: 0.01, low: 0.004, high: 0.02, confidence: 0.95, replications: 30 };
const widest = { state: 'wave-1', target: 'lon-sales>pstn:national', estimate };

describe('whether the run was enough', () => {
  it('is told in one sentence', () => {
    expect(told({ enough: true, more: 0, undecided: 0 })).toBe('The run was enough: every verdict on a target is sure.');
    expect(told({ enough: true, more: 0, undecided: 0, wanted: 0.05 })).toBe('The run was enough: the blocking of every flow is known to 5 %.');
    expect(told({ more: 1, moreForMost: 1, widest })).toBe('The run was not enough, only for 90 % of the calls: 1 verdict on a target is not sure; about 1 more replication would be enough for all; least known in wave-1: calls from lon-sales to the public network (national), 0.4 to 2 %.');
    expect(told({ more: 1140, moreForMost: 60, undecided: 3, wanted: 0.05, widest })).toMatch(/^The run was not enough, only for 90 % of the calls: the blocking of 3 flows is not known to 5 %; about 60 more replications would be enough for 95 % of the calls; about 1,200 more replications would be enough for all; least known/);
    expect(told({ more: 1140, moreForMost: 0, decided: 0.97, undecided: 3, widest })).toMatch(/^The run was enough for 97 % of the calls: 3 verdicts on targets are not sure; about 1,200 more replications would be enough for all; least known/);
    expect(told({ undecided: 2, widest: { ...widest, target: 'net/up', estimate: { ...estimate, low: null, high: null } } })).toBe('The run was not enough, only for 90 % of the calls: 2 verdicts on targets are not sure; least known in wave-1: link net/up.');
  });

  it('is not told where there is nothing to decide', () => {
    const untargeted = { ...result, states: result.states.map((state) => ({ ...state, targets: [] })) };
    expect(precisionSentence({ ...untargeted, precision: { ...result.precision, wanted: null } })).toBeNull();
    expect(precisionSentence({ ...untargeted, precision: { ...result.precision, wanted: 0.05, enough: true } })).not.toBeNull();
  });
});

describe('the printed document', () => {
  it('has everything but the curves, which are for drawing', () => {
    const state = { ...result.states[0]!, curves: [{ id: 't1', mean: [1], highest: [2], peak: [3] }] };
    const printed = JSON.parse(resultText({ ...result, states: [state] })) as SimulateResult;
    const { curves: _curves, ...rest } = state;
    expect(printed).toEqual(JSON.parse(JSON.stringify({ ...result, states: [rest] })));
    expect(Object.keys(printed)).toEqual(Object.keys(result));
  });
});
