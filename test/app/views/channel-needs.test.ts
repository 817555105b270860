import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { headroom } from '../../../models/report/headroom.ts';
import type { SimulateResult } from '../../../models/study/simulate-result.ts';
import ChannelsNeeded from '../../../src/app/views/capacity/ChannelsNeeded.svelte';
import { channelNeeds, needsSentence } from '../../../src/app/views/capacity/channel-needs.ts';
import { estimate, fixtureResult, link } from '../charts/fixture-result.ts';

const room = headroom(fixtureResult);

/** The fixture with another offered load and capacity of the tie trunk in every state. */
function withTie(erlangs: number, capacity: number | null): SimulateResult {
  const states = fixtureResult.states.map((state) => ({
    ...state,
    resources: state.resources.map((each) => (each.kind === 'tie' ? { ...each, capacity, busyHour: { ...each.busyHour, offeredErlangs: estimate(erlangs) } } : each)),
  }));
  return { ...fixtureResult, states };
}

describe('channels needed', () => {
  // Published Erlang B tables: at 1 % blocking 20 channels carry 12.0 erlang (12.03), 21 carry 12.8, 30 carry 20.3.
  it.each([[12.0, 20], [12.1, 21], [20.3, 30]])('follow the Erlang B table at 1 %% blocking: %d erlang need %d', (erlangs, channels) => {
    const result = withTie(erlangs, 18);
    const tie = channelNeeds(result, headroom(result), 0.01).find((row) => row.id === 'tie-lon')!;
    expect(tie.cells[0]).toBeNull();
    expect(tie.cells[1]).toMatchObject({ words: `has 18, needs ${channels}`, lacking: `${channels - 18} short` });
  });

  it('are not sure where the interval of the load reaches down to what there is', () => {
    // The load is known to 4 %: 19.2 to 20.8 erlang, which need 29 to 31.
    const words = (capacity: number): string | null => {
      const result = withTie(20.0, capacity);
      return channelNeeds(result, headroom(result), 0.01).find((row) => row.id === 'tie-lon')!.cells[1]!.lacking;
    };
    expect([words(30), words(29), words(28)]).toEqual([null, '1 short, not sure', '2 short']);
  });

  it('are told of an unlimited trunk too, which is never short', () => {
    const result = withTie(12.0, null);
    const tie = channelNeeds(result, headroom(result), 0.01).find((row) => row.id === 'tie-lon')!;
    expect(tie.cells[1]).toEqual({ words: 'no limit, needs 20', held: 'p99 20', lacking: null });
  });

  it('are of trunks, sessions and caps; links show their load and background against the rate', () => {
    const rows = channelNeeds(fixtureResult, room, 0.01);
    expect(rows.map((row) => row.kind)).toEqual(['tie', 'trunk', 'trunk', 'trunk', 'sbc', 'link', 'link']);
    // 1.45 times 9.6 Mbit/s of voice, and 15 Mbit/s of background.
    expect(rows.find((row) => row.id === 'lon-net/up')!.cells[3]).toEqual({ words: '28.9 of 50', held: '', lacking: null });
    const narrow = { states: [{ ...fixtureResult.states[0]!, links: [link('thin', 'up', 2e6, 2e6, 0)] }] };
    expect(channelNeeds(narrow, headroom(narrow), 0.01).at(-1)!.cells[0]).toMatchObject({ words: '2.9 of 2', lacking: '0.9 over' });
  });

  it('say where something is too small, or that nothing is', () => {
    const short = withTie(20.3, 25);
    expect(needsSentence(channelNeeds(short, headroom(short), 0.01).slice(0, 1), room.states, 0.01)).toBe(
      'Too small for 1 % blocking: tie-lon in pilot (has 25, needs 30); tie-lon in wave-2 (has 25, needs 30); tie-lon in wave-3 (has 25, needs 30).',
    );
    expect(needsSentence([], room.states, 0.01)).toContain('has enough');
  });

  it('ask for no number where nothing may be blocked', () => {
    const rows = channelNeeds(fixtureResult, room, 0);
    expect(rows[0]!.cells[1]).toEqual({ words: 'has 30', held: 'p99 20', lacking: null });
    expect(needsSentence(rows, room.states, 0)).toContain('above 0');
  });

  it('stand in a table with a word and a shape where there are too few', () => {
    const result = withTie(20.3, 25);
    const { body } = render(ChannelsNeeded, { props: { result, room: headroom(result), selected: 'wave-2' } });
    expect(body).toContain('has 25, needs 30');
    expect(body).toContain('▲ 5 short');
    expect(body).toContain('1 % blocking, the scenario’s target');
  });
});
