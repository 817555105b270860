import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../models/core/estimate.ts';
import { ratioInterval } from '../../models/core/statistics.ts';
import { precisionOf, type Judging } from '../../models/study/precision.ts';
import type { FlowResult, StateResult, TargetResult } from '../../models/study/simulate-result.ts';

const targets = { blocking: 0.01, emergencyBlocking: null, linkUse: null, r: null };
const judging: Judging = { targets, wanted: null, replications: 30, canGoOn: true };

const estimated = (estimate: number, low: number | null, high: number | null, replications = 30): Estimate => ({ estimate, low, high, confidence: 0.95, replications });

function stateOf(id: string, ...blockings: Estimate[]): StateResult {
  const flows = blockings.map((blocking, n) => ({ from: `g${n}`, to: 'pstn', class: 'national', blocking, calls: 100 / (1 + 99 * n) }) as FlowResult);
  const judged = blockings.map((got, n): TargetResult => ({
    target: 'blocking', flow: `g${n}>pstn:national`, wanted: 0.01, got, met: got.estimate <= 0.01,
    sure: got.low !== null && got.high !== null && (got.high < 0.01 || got.low > 0.01),
  }));
  return { id, flows, targets: judged } as unknown as StateResult;
}

describe('without a precision asked for', () => {
  it('a run is enough when every verdict is sure', () => {
    expect(precisionOf([stateOf('baseline', estimated(0.001, 0.0005, 0.002), estimated(0.2, 0.15, 0.25))], judging))
      .toEqual({ wanted: null, enough: true, more: 0, undecided: 0, widest: null, decided: 1, moreForMost: 0 });
  });

  it('asks for as many more as part the interval from the target, by the root of their number', () => {
    // Half widths of 0.04 around 0.17 reach 0.01 at a quarter of their width from 0.02 on: on the plain scale (0.04 / 0.02)² = 4 times as many.
    const wide = estimated(0.2, 0.16, 0.24);
    const state = { ...stateOf('wave-1', wide), targets: [{ target: 'linkUse', link: 'net/up', wanted: 0.22, got: wide, met: true, sure: false }] } as StateResult;
    expect(precisionOf([state], judging)).toEqual({ wanted: null, enough: false, more: 90, undecided: 1, widest: { state: 'wave-1', target: 'net/up', estimate: wide }, decided: 1, moreForMost: 90 });
  });

  it('reckons on the logarithm where small ratios have their intervals', () => {
    // From 0.005 the target 0.01 lies at a factor of 2, the bound at a factor of 4: twice as far on the logarithm, so 4 times as many.
    expect(precisionOf([stateOf('baseline', estimated(0.005, 0.00125, 0.02))], judging)).toMatchObject({ more: 90, undecided: 1 });
  });

  it('takes the bound of what was never seen to fall with the number itself', () => {
    expect(precisionOf([stateOf('baseline', estimated(0, 0, 0.03))], judging)).toMatchObject({ more: 60, undecided: 1 });
    // The bound that three times as many of the same replications really have.
    const bound = (n: number): number => ratioInterval(new Array<number>(n).fill(0), new Array<number>(n).fill(50), 0.95).high!;
    const { more } = precisionOf([stateOf('baseline', { ...estimated(0, 0, bound(30)) })], judging);
    expect(bound(30 + more!)).toBeLessThan(0.0102);
    expect(bound(30 + more!)).toBeGreaterThan(0.0098);
  });

  it('names the verdict that needs most, over all states', () => {
    const worst = estimated(0.008, 0.004, 0.016);
    const found = precisionOf([stateOf('baseline', estimated(0.005, 0.00125, 0.02)), stateOf('wave-1', estimated(0, 0, 0.001), worst)], judging);
    expect(found).toMatchObject({ undecided: 2, widest: { state: 'wave-1', target: 'g1>pstn:national', estimate: worst } });
  });

  it('does not ask for years for the sake of a flow of a call a day', () => {
    // 100 calls of which the verdict is sure, and one call of which it is not: 99 % of the calls are decided.
    const rare = precisionOf([stateOf('baseline', estimated(0.001, 0.0005, 0.002), estimated(0, 0, 0.9))], judging);
    expect(rare).toMatchObject({ enough: false, more: 2670, undecided: 1, moreForMost: 0 });
    expect(rare.decided).toBeCloseTo(100 / 101, 12);
    // The great flow needs 4 times as many, the small one 90 times.
    expect(precisionOf([stateOf('baseline', estimated(0.005, 0.00125, 0.02), estimated(0, 0, 0.9))], judging)).toMatchObject({ more: 2670, moreForMost: 90, decided: 0 });
  });

  it('cannot tell how many from one replication, of a replay, or where the estimate is the target', () => {
    expect(precisionOf([stateOf('baseline', estimated(0.005, null, null, 1))], { ...judging, replications: 1 })).toMatchObject({ enough: false, more: null, undecided: 1 });
    expect(precisionOf([stateOf('baseline', estimated(0.005, 0.00125, 0.02))], { ...judging, canGoOn: false })).toMatchObject({ enough: false, more: null });
    expect(precisionOf([stateOf('baseline', estimated(0.01, 0.005, 0.02))], judging)).toMatchObject({ enough: false, more: null });
  });

  it('leaves out flows that have no call in the busy hour', () => {
    expect(precisionOf([stateOf('baseline', estimated(0, null, null))], judging)).toMatchObject({ enough: true, undecided: 0 });
  });
});

describe('with a precision asked for', () => {
  const asked = { ...judging, wanted: 0.1 };

  it('counts the flows that are not known to it, and rounds up to the tens at which the run may stop', () => {
    // Half width 0.04 where 0.02 is asked for: 4 times 30, ninety more.
    const wide = estimated(0.2, 0.16, 0.24);
    expect(precisionOf([stateOf('baseline', wide, estimated(0.2, 0.19, 0.21))], asked)).toEqual({
      wanted: 0.1, enough: false, more: 90, undecided: 1, widest: { state: 'baseline', target: 'g0>pstn:national', estimate: wide }, decided: 1 / 101, moreForMost: 90,
    });
    expect(precisionOf([stateOf('baseline', wide)], { ...asked, replications: 31 })).toMatchObject({ more: 99 });
  });

  it('asks for a tenth of the target where the estimate lies below it', () => {
    expect(precisionOf([stateOf('baseline', estimated(0.0001, 0.00001, 0.001))], asked)).toMatchObject({ enough: true });
    expect(precisionOf([stateOf('baseline', estimated(0, 0, 0.004))], asked)).toMatchObject({ enough: false, more: 30 });
  });

  it('takes 1 % for the target where none is set', () => {
    expect(precisionOf([stateOf('baseline', estimated(0, 0, 0.001))], { ...asked, targets: { ...targets, blocking: null } })).toMatchObject({ enough: true });
  });
});
