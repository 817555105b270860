import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../models/core/estimate.ts';
import type { FlowResult, SimulateResult, StateResult, TargetResult } from '../../models/study/simulate-result.ts';
import { missedSentence } from '../../src/cli/missed-targets.ts';
import { simulationText } from '../../src/cli/simulation-text.ts';

const exactly = (estimate: number): Estimate => ({ estimate, low: estimate, high: estimate, confidence: 0.95, replications: 30 });

/** A state of fourteen flows, each refused at a trunk; flow n loses n calls a day. All but the first two miss their target. */
function state(): StateResult {
  const numbers = Array.from({ length: 14 }, (_, at) => at + 1);
  const flows = numbers.map((n): FlowResult => ({
    from: `g${n}`, to: 'pstn', class: 'national', calls: 100, offered: 100, carried: 100 - n, overflowed: 0, blocked: n, abandoned: 0, dropped: 0,
    blocking: exactly(n / 100), dayMean: exactly(1), r: null, refusedBy: 't1',
  }));
  const targets = numbers.map((n): TargetResult => ({ target: 'blocking', flow: `g${n}>pstn:national`, wanted: 0.02, got: exactly(n / 100), met: n <= 2, sure: true }));
  const zero = exactly(0);
  return {
    id: 'wave-1', date: '2027-02-01', busyHour: '10:00/11:00', flows, targets, tieHeld: [],
    resources: [{
      id: 't1', kind: 'trunk', unit: 'channels', capacity: 90, day: { offered: 0, carried: 0, overflowed: 0, blocked: 0, passed: 0 },
      busyHour: { start: '10:15', offeredErlangs: { ...exactly(90), low: 88, high: 92 }, carriedErlangs: exactly(85), blocking: { ...exactly(0.05), low: 0.04, high: 0.06 }, mean: exactly(85), p95: exactly(89), p99: exactly(90), max: exactly(89.5) },
      worst: null,
    }],
    links: [{ id: 'net', direction: 'up', capacity: 1e7, busyHour: { start: '10:15', voice: exactly(4e6), total: exactly(6e6), use: exactly(0.6), delay: null, loss: null, p95: exactly(5e6), p99: exactly(5.5e6), max: exactly(6e6), fiveMinuteP95: exactly(5e6) } }],
    callsInProgress: { pbxInternal: zero, teamsInternal: zero, crossPlatform: zero, pstn: zero, all: exactly(85) }, outage: null, curves: [],
  };
}

function result(...states: StateResult[]): SimulateResult {
  return {
    scenario: 'Demo', seed: 7, engine: 'busyhour', stopped: 'replications', attempts: 12_345, events: 1, seconds: 1.94, workers: 2,
    defaults: [], states, routingFit: null, unassigned: null,
    precision: { wanted: null, enough: true, more: 0, undecided: 0, widest: null, decided: 1, moreForMost: 0 }, warnings: [],
  };
}

describe('the text of a simulation', () => {
  const lines = simulationText(result(state()), { flows: false }).split('\n');

  it('begins with the verdict, then says what was run', () => {
    expect(lines[0]).toMatch(/^First to break is wave-1 \(from 2027-02-01\): of the calls from g14 /);
    expect(lines[1]).toBe('Demo: seed 7, 30 replications, 12,345 call attempts in 1.9 s on 2 workers');
    expect(lines[2]).toBe('The run was enough: every verdict on a target is sure.');
  });

  it('says how many channels a trunk needs at the target of the scenario', () => {
    expect(lines.find((line) => line.startsWith('resource'))).toMatch(/needs at 2 %$/);
    // Erlang B tables: 90 erlang at 2 % need 103 channels.
    expect(lines.find((line) => line.startsWith('t1 '))).toMatch(/^t1 +90 channels +10:15 +90\.00 +85\.00 +90 +89\.5 +5 % +4 % to 6 % +103 channels \(101 to 105\)$/);
  });

  it('names no number of channels for a target of no blocked call at all', () => {
    const one = state();
    const text = simulationText(result({ ...one, targets: one.targets.map((target) => ({ ...target, wanted: 0, met: true })) }), { flows: false });
    expect(text).toMatch(/\nt1 .+ –\n/);
  });

  it('gives the voice and the whole load of a link', () => {
    expect(lines.find((line) => line.startsWith('net '))).toMatch(/^net +up +10 Mbit\/s +10:15 +4 Mbit\/s +5\.5 Mbit\/s +60 %$/);
  });

  it('lists ten missed targets, most blocked calls first, and counts the others', () => {
    const missed = lines.filter((line) => line.startsWith('blocking ')).map((line) => / (g\d+)>/.exec(line)![1]);
    expect(missed).toEqual(['g14', 'g13', 'g12', 'g11', 'g10', 'g9', 'g8', 'g7', 'g6', 'g5']);
    expect(lines).toContain('and 2 more');
  });

  it('lists all flows only when asked', () => {
    expect(lines.some((line) => line.startsWith('g1>'))).toBe(false);
    const asked = simulationText(result(state()), { flows: true }).split('\n');
    expect(asked.filter((line) => /^g\d+>/.test(line))).toHaveLength(14);
  });

  it('shows a missed link whatever else is missed', () => {
    const link: TargetResult = { target: 'linkUse', link: 'net/up', wanted: 0.5, got: exactly(0.6), met: false, sure: true };
    const one = state();
    const text = simulationText(result({ ...one, targets: [...one.targets, link] }), { flows: false });
    expect(text).toMatch(/\nlinkUse +net\/up +– +50 % +60 %/);
    expect(text).toContain('and 3 more');
  });

  it('says when all is met and when nothing was wanted', () => {
    const one = state();
    expect(simulationText(result({ ...one, targets: one.targets.slice(0, 2) }), { flows: false })).toContain('\nAll 2 targets are met.\n');
    expect(simulationText(result({ ...one, targets: [] }), { flows: false })).toContain('\nNo target is set.\n');
  });
});

describe('the sentence on missed targets', () => {
  it('counts those of all states and names the one that is missed by most', () => {
    const mild = state();
    const before = { ...mild, id: 'baseline', targets: mild.targets.slice(0, 3) };
    expect(missedSentence(result(before, mild))).toBe('13 targets are missed, the worst: blocking of the calls from g14 to the public network (national) in wave-1, 14 % against 2 % wanted.');
    expect(missedSentence(result(before))).toBe('1 target is missed: blocking of the calls from g3 to the public network (national) in baseline, 3 % against 2 % wanted.');
    expect(missedSentence(result({ ...mild, targets: [] }))).toBeNull();
  });
});
