import { describe, expect, it } from 'vitest';
import { explainWords } from '../../models/report/explain-words.ts';
import { holdersSentences, holdingFlows } from '../../models/report/holders-words.ts';
import type { AskedResource, ExplainedCall, ExplainedCallStory, ExplainedMinute, ExplainedPlace, HeldResource, Step } from '../../models/study/explanation.ts';

/** Hand-made explanations; nothing here was simulated. */

const at = (clock: string): string => `2027-01-14T${clock}+00:00`;
const place: ExplainedPlace = { scenario: 'Plan', seed: 1, state: 'wave-2', replication: 3, date: '2027-01-14', zone: 'Europe/London' };
const trunk = (resource: string, held: number, capacity: number | null, parts: Partial<AskedResource> = {}): AskedResource => ({
  resource, kind: 'trunk', unit: 'channels', wants: 1, held, capacity, reserved: 0, hasRoom: capacity === null || held < capacity, ...parts,
});
const asks = (asked: AskedResource[][], outcome: Extract<Step, { kind: 'ask' }>['outcome'], parts: Partial<Extract<Step, { kind: 'ask' }>> = {}): Step => ({ kind: 'ask', at: at('10:24:31'), try: 1, phase: 1, asked, outcome, ...parts });
const ends = (clock: string): Step => ({ kind: 'end', at: at(clock), phase: 1, last: true, released: [{ resource: 'sip-pool', units: 1, unit: 'channels' }] });

function story(steps: Step[], parts: Partial<ExplainedCallStory> = {}, call: Partial<ExplainedCall> = {}): ExplainedPlace & ExplainedCallStory {
  return {
    ...place, about: 'call', inBusyHour: true, refusedBy: null, ...parts,
    call: { number: 1234, flow: 'lon-sales>pstn:national', from: { id: 'lon-sales', site: 'lon' }, to: { id: 'pstn', site: null }, class: 'national', at: at('10:24:31'), holdingSeconds: 151, phases: 1, steps, ...call },
  };
}

const full = trunk('lon-old', 60, 60);
const held: HeldResource = {
  resource: 'lon-old', kind: 'trunk', unit: 'channels', capacity: 3, at: at('10:24:31'), held: 3,
  holders: [
    { number: 5, flow: 'pstn>lon:local', since: at('09:58:11'), units: 1 },
    { number: 7, flow: 'lon-sales>pstn:national', since: at('10:02:00'), units: 1 },
    { number: 9, flow: 'lon-sales>pstn:national', since: at('10:20:00'), units: 1 },
  ],
};

describe('explainWords of a call', () => {
  it('tells which resources it tried, what was full and what it took', () => {
    const words = explainWords(story([asks([[full], [trunk('sip-pool', 143, 200)]], { kind: 'carried', until: at('10:27:02') }), ends('10:27:02')]));
    expect(words).toEqual({
      headline: 'Call 1,234 of replication 3 of wave-2, which plays 2027-01-14: from lon-sales to the public network (national), 2 min 31 s long, in the estate’s busy hour.',
      answer: ['It was carried at the first try, on another route than the first.'],
      steps: [
        '10:24:31 · 1st try: asked lon-old: 60 of 60 channels held, refused; then took sip-pool (143 of 200 channels held). Carried until 10:27:02.',
        '10:27:02 · ends, releases sip-pool (1 channel).',
      ],
    });
  });

  it('says first why a blocked call was blocked, and who held what refused it', () => {
    const steps = [asks([[trunk('pbx', 8, 90), full], [trunk('more', 0, 0)]], { kind: 'blocked', retryAt: at('10:25:11') }), asks([[full]], { kind: 'blocked', retryAt: null }, { at: at('10:25:11'), try: 2 })];
    const { answer, steps: lines } = explainWords(story(steps, { refusedBy: held, inBusyHour: false }));
    expect(answer).toEqual([
      'Its first try was blocked: lon-old was full (60 of 60 channels held), then more was out of service, and there was no further route. The caller gave up after 2 tries.',
      'At 10:24:31 all 3 channels of lon-old were held by 3 calls: 2 from lon-sales to the public network (national), 1 from the public network to lon (local).',
      'The longest had held it since 09:58:11 (from the public network to lon (local)).',
    ]);
    expect(lines).toEqual([
      '10:24:31 · 1st try: asked lon-old: 60 of 60 channels held, refused (pbx had room); then more: out of service, refused. Blocked; tries again at 10:25:11.',
      '10:25:11 · 2nd try: asked lon-old: 60 of 60 channels held, refused. Blocked; the caller gives up.',
    ]);
  });

  it('tells what must be left free, what is wanted, links and what has no limit', () => {
    const route = [
      trunk('pbx', 12, null, { kind: 'pbx', unit: 'calls' }), trunk('lon-net/up', 1_040_000, 50_000_000, { kind: 'link', unit: 'bit/s', wants: 80_000 }), trunk('wide', 58, 60, { wants: 2, reserved: 1, hasRoom: false }),
    ];
    expect(explainWords(story([asks([route], { kind: 'blocked', retryAt: null })])).steps).toEqual(['10:24:31 · 1st try: asked wide: 58 of 60 channels held, wants 2, must leave 1 free, refused (pbx, lon-net/up had room). Blocked; the caller gives up.']);
    expect(explainWords(story([asks([route.slice(0, 2)], { kind: 'carried', until: at('10:27:02') })])).steps).toEqual(['10:24:31 · 1st try: took pbx (12 calls held, no limit), lon-net/up (1.04 Mbit/s of voice, 50 Mbit/s wide). Carried until 10:27:02.']);
  });

  it.each<[string, Step[], string]>([
    ['got through later', [asks([[full]], { kind: 'blocked', retryAt: at('10:25:11') }), asks([[trunk('lon-old', 59, 60)]], { kind: 'carried', until: at('10:26:00') }, { try: 2 }), ends('10:26:00')], 'The caller got through at the 2nd try.'],
    ['was cut', [asks([[trunk('lon-old', 1, 60)]], { kind: 'carried', until: at('10:30:00') }), { kind: 'dropped', at: at('10:25:00'), resource: 'lon-old' }], 'It was cut when lon-old failed.'],
    ['was cut short', [asks([[trunk('lon-old', 1, 60)]], { kind: 'carried', until: at('10:25:00') }), { kind: 'end', at: at('10:25:00'), phase: 1, last: false, released: [] }, asks([[full]], { kind: 'cut-short' }, { phase: 2 })], 'It was cut short: its next phase found no room.'],
    ['was not made', [{ kind: 'not-made', at: at('10:24:31') }], 'Its caller had a call in progress and made none.'],
  ])('says that a call %s', (_, steps, sentence) => {
    expect(explainWords(story(steps)).answer[0]).toContain(sentence);
  });

  it('names phases of a call that has several', () => {
    const steps = [asks([], { kind: 'carried', until: at('10:25:00') }), { kind: 'end', at: at('10:25:00'), phase: 1, last: false, released: [] } satisfies Step, asks([[full]], { kind: 'cut-short' }, { phase: 2, at: at('10:25:00') })];
    expect(explainWords(story(steps, {}, { phases: 3 })).steps).toEqual([
      '10:24:31 · 1st try: needs nothing that is limited. Carried until 10:25:00.',
      '10:25:00 · phase 1 of 3 ends.',
      '10:25:00 · phase 2 of 3: asked lon-old: 60 of 60 channels held, refused. Cut short.',
    ]);
  });
});

describe('explainWords of a minute', () => {
  const minute = (parts: Partial<ExplainedMinute>): ExplainedPlace & ExplainedMinute => ({ ...place, about: 'minute', from: at('10:24:00'), until: at('10:25:00'), held: null, steps: [], more: 0, ...parts });
  const call = { number: 7, flow: 'lon-sales>pstn:national' };

  it('tells who holds the trunk and what arrived in it', () => {
    const steps = [{ ...asks([[full]], { kind: 'blocked', retryAt: null }), call }, { ...ends('10:24:40'), call }];
    expect(explainWords(minute({ held, steps, more: 2 }))).toEqual({
      headline: '10:24:00 to 10:25:00 in replication 3 of wave-2, which plays 2027-01-14, at trunk lon-old.',
      answer: [...holdersSentences(held), 'Of the first 2 events of the minute: 1 try asked it, 0 carried and 1 refused; 1 release.'],
      steps: [
        '10:24:31 · lon-sales > pstn (national), 1st try: asked lon-old: 60 of 60 channels held, refused. Blocked; the caller gives up.',
        '10:24:40 · lon-sales > pstn (national) ends, releases sip-pool (1 channel).',
        '… and 2 events more.',
      ],
    });
  });

  it('tells an outage', () => {
    const steps = [{ kind: 'capacity' as const, at: at('10:24:10'), resource: 'lon-old', unit: 'channels', before: 60, after: 0, call: null }];
    expect(explainWords(minute({ steps })).steps).toEqual(['10:24:10 · lon-old goes from 60 channels to 0 channels.']);
  });
});

describe('holders', () => {
  it('are put together by flow, most units first', () => {
    expect(holdingFlows(held)).toEqual([
      { flow: 'lon-sales>pstn:national', calls: 2, units: 2, since: at('10:02:00') },
      { flow: 'pstn>lon:local', calls: 1, units: 1, since: at('09:58:11') },
    ]);
  });

  it.each<[string, Partial<HeldResource>, string]>([
    ['some of a trunk', { capacity: 60 }, 'At 10:24:31 3 of the 60 channels of lon-old were held by 3 calls: '],
    ['an unlimited one', { capacity: null }, 'At 10:24:31 3 channels of lon-old, which has no limit, were held by 3 calls: '],
    ['a link', { kind: 'link', unit: 'bit/s', held: 240_000, capacity: 2_000_000 }, 'At 10:24:31 240 kbit/s of lon-old, which has 2 Mbit/s, were used by 3 calls: '],
    ['nothing', { held: 0, holders: [] }, 'At 10:24:31 nobody held lon-old.'],
    ['a rate', { kind: 'sbc-rate', unit: 'calls/s', held: 0, holders: [] }, 'A call rate is held by nobody'],
  ])('are told of %s', (_, parts, words) => {
    expect(holdersSentences({ ...held, ...parts })[0]).toContain(words);
  });
});
