import { describe, expect, it } from 'vitest';
import type { SimulateResult, StateResult } from '../../models/study/simulate-result.ts';
import { whatBreaksFirst } from '../../models/report/what-breaks-first.ts';
import { estimate, fixtureResult, flow, held, link, target } from '../app/charts/fixture-result.ts';

function withState(index: number, change: (state: StateResult) => StateResult): SimulateResult {
  return { ...fixtureResult, states: fixtureResult.states.map((state, i) => (i === index ? change(state) : state)) };
}

describe('what breaks first', () => {
  it('names the first state with a miss, the flow furthest over target and the resource that refuses it', () => {
    const verdict = whatBreaksFirst(fixtureResult);
    expect(verdict).toMatchObject({ kind: 'missed', state: 'wave-2', flow: 'lon-sales>pstn:national', resource: 'tie-lon', wanted: 0.01, sure: true });
    expect(verdict.sentence).toBe(
      'First to break is wave-2 (from 2027-02-15): of the calls from lon-sales to the public network (national) 8.3 % (7.7 to 8.9 %) are blocked in the busy hour, target 1 %; tie trunk tie-lon (30 channels) refuses them and needs 42 channels for it.',
    );
  });

  it('puts emergency calls before all others', () => {
    const strict = { ...target('lon-999>pstn:emergency', 0.001, estimate(0.009, 0.001)), target: 'emergencyBlocking' as const };
    const loose = target('lon-sales>pstn:national', 0.01, estimate(0.08, 0.001));
    const verdict = whatBreaksFirst(withState(2, (state) => ({ ...state, targets: [loose, strict] })));
    expect(verdict.flow).toBe('lon-999>pstn:emergency');
  });

  it('means the calls lost above the target, so a flow of few calls that were unlucky is not what breaks first', () => {
    const few = { ...flow('lee-office', 'lon-it', 'internal', 2, estimate(0.5, 0.2)), from: 'lee-office', to: 'lon-it' };
    const unlucky = target('lee-office>lon-it:internal', 0.01, estimate(0.5, 0.2));
    const verdict = whatBreaksFirst(withState(2, (state) => ({ ...state, flows: [few, ...state.flows], targets: [unlucky, ...state.targets] })));
    expect(verdict.flow).toBe('lon-sales>pstn:national');
  });

  it('believes the result where it says which resource refused the flow', () => {
    const said = withState(2, (state) => ({ ...state, flows: state.flows.map((each) => ({ ...each, refusedBy: 'sip-pool' })) }));
    expect(whatBreaksFirst(said).resource).toBe('sip-pool');
  });

  it('does not blame a resource that refuses nothing for good', () => {
    const highUsage = held({ id: 'first-choice', kind: 'trunk', unit: 'channels', capacity: 5 }, [4.9, 5, 5, 5], 0, 0.6);
    expect(whatBreaksFirst(withState(2, (state) => ({ ...state, resources: [highUsage, ...state.resources] }))).resource).toBe('tie-lon');
  });

  it('says so when the interval contains the target, with digits that tell the two apart', () => {
    const result = withState(2, (state) => ({ ...state, targets: [target('lon-it>pstn:mobile', 0.01, estimate(0.0104, 0.0012))] }));
    const verdict = whatBreaksFirst(result);
    expect(verdict.sure).toBe(false);
    expect(verdict.sentence).toContain('1.04 % (0.92 to 1.2 %) are blocked in the busy hour, target 1 %');
    expect(verdict.sentence).toContain('not sure yet, the interval contains the target');
  });

  it('names the link and its direction when only a link target is missed', () => {
    const down = link('lon-net', 'down', 50e6, 22e6, 22e6);
    const result = withState(0, (state) => ({
      ...state, links: [link('lon-net', 'up', 50e6, 1e6, 1e6), down],
      targets: [{ target: 'linkUse', link: 'lon-net', wanted: 0.7, got: down.busyHour.use, met: false, sure: true }],
    }));
    expect(whatBreaksFirst(result)).toMatchObject({
      state: 'baseline', flow: null, resource: 'lon-net/down',
      sentence: 'First to break is baseline (from 2027-01-11): link lon-net/down is 88 % full in its busy hour, target at most 70 %.',
    });
  });

  it('falls back to the smallest headroom when every target is met', () => {
    const calm: SimulateResult = { ...fixtureResult, states: fixtureResult.states.filter((state) => state.id !== 'wave-2') };
    expect(whatBreaksFirst(calm)).toMatchObject({
      kind: 'holds', state: 'baseline', resource: 'man-isdn', flow: null,
      sentence: 'Every target is met in every state; the smallest headroom is in baseline (from 2027-01-11), where trunk man-isdn uses 90 % of its 30 channels (p99 of its busy hour).',
    });
  });

  it('says that no target is set rather than that all are met', () => {
    const bare: SimulateResult = { ...fixtureResult, states: fixtureResult.states.map((state) => ({ ...state, targets: [] })) };
    expect(whatBreaksFirst(bare)).toMatchObject({ kind: 'untargeted', state: 'wave-2', resource: 'tie-lon' });
  });

  it('stays silent about headroom where nothing has a limit', () => {
    const free = held({ id: 't', kind: 'trunk', unit: 'channels', capacity: null }, [3, 6, 7, 8]);
    const only: StateResult = { ...fixtureResult.states[0]!, date: null, resources: [free], links: [], targets: [], flows: [flow('hq', 'pstn', 'national', 9, estimate(0))] };
    expect(whatBreaksFirst({ ...fixtureResult, states: [only] })).toMatchObject({
      state: null, resource: null, sentence: 'No target is set; nothing has a limit that could be reached.',
    });
  });
});
