import { describe, expect, it } from 'vitest';
import { channelsNeeded, sizingBlocking } from '../../models/report/channels-needed.ts';
import { fixtureResult, held } from '../app/charts/fixture-result.ts';

/** A state whose tie trunk `r` is known, with what internal calls are assumed to add. */
function known(assumed: { low: number; high: number } | null = null) {
  return { tieHeld: [{ ...fixtureResult.states[1]!.tieHeld[0]!, id: 'r', assumed }] };
}

function offered(kind: 'tie' | 'pbx-dsps', estimate: number, low: number | null, high: number | null) {
  const resource = held({ id: 'r', kind, unit: 'channels', capacity: 30 }, [1, 1, 1, 1]);
  return { ...resource, busyHour: { ...resource.busyHour, offeredErlangs: { estimate, low, high, confidence: 0.95, replications: 30 } } };
}

describe('channels needed', () => {
  it('are those of the Erlang B table: 20.3373 erlang at 1 % fill 30 channels, a little more asks for 31', () => {
    expect(channelsNeeded(known(), offered('tie', 20.337, 15.29, 34.33), 0.01)).toEqual({ channels: 30, low: 24, high: 47 });
    expect(channelsNeeded(known(), offered('tie', 20.338, null, null), 0.01)).toEqual({ channels: 31, low: null, high: null });
  });

  it('are what was held at p99 where calls come in bursts', () => {
    const resource = offered('tie', 3.4, 3, 4);
    const bursts = { ...resource, busyHour: { ...resource.busyHour, p99: { estimate: 16, low: 13.2, high: 18.8, confidence: 0.95, replications: 30 } } };
    // Erlang B: 9 channels for 3.4 erlang at 1 %.
    expect(channelsNeeded(known(), resource, 0.01)!.channels).toBe(9);
    expect(channelsNeeded(known(), bursts, 0.01)).toEqual({ channels: 16, low: 14, high: 19 });
  });

  it('grow by what internal calls are assumed to add, and are not known where nothing tells them', () => {
    // 20 + 0.337 erlang fill 30 channels at 1 %; from 15.29 to 34.33 erlang it is 24 to 47 (46 carry 34.32).
    expect(channelsNeeded(known({ low: 5.29, high: 0.337 + 9.995 }), offered('tie', 10.005, 10, 24)!, 0.01)).toEqual({ channels: 30, low: 24, high: 47 });
    expect(channelsNeeded({ tieHeld: [] }, offered('tie', 10, 9, 11), 0.01)).toBeNull();
  });

  it('are none for no load, and not told of what holds no calls', () => {
    const idle = offered('tie', 0, 0, 0);
    const nothing = { ...idle, busyHour: { ...idle.busyHour, p99: { estimate: 0, low: 0, high: 0, confidence: 0.95, replications: 30 } } };
    expect(channelsNeeded(known(), nothing, 0.01)).toEqual({ channels: 0, low: 0, high: 0 });
    expect(channelsNeeded(known(), offered('pbx-dsps', 5, 4, 6), 0.01)).toBeNull();
    for (const target of [0, 1]) expect(channelsNeeded(known(), offered('tie', 5, 4, 6), target)).toBeNull();
  });

  it('go by the target of the scenario, else by 1 %', () => {
    const wanted = (value: number) => ({ states: fixtureResult.states.map((state) => ({ ...state, targets: state.targets.map((target) => ({ ...target, wanted: value })) })) });
    expect(sizingBlocking(wanted(0.02))).toBe(0.02);
    expect(sizingBlocking({ states: fixtureResult.states.map((state) => ({ ...state, targets: [] })) })).toBe(0.01);
  });
});
