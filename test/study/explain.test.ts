import { beforeAll, describe, expect, it } from 'vitest';
import { UnusableInput, type Issue } from '../../models/core/issue.ts';
import { Cancelled } from '../../models/core/job.ts';
import { trace } from '../../models/simulation/trace-run.ts';
import { isAboutQuestion } from '../../models/study/asked-of-run.ts';
import { explain } from '../../models/study/explain.ts';
import type { ExplainOptions } from '../../models/study/asked-run.ts';
import type { ExplainedCallStory, ExplainedMinute, ExplainedPlace, Question } from '../../models/study/explanation.ts';
import { playedDay } from '../../models/study/played-day.ts';
import { prepareSimulation } from '../../models/study/prepare-simulation.ts';
import type { SimulateInput } from '../../models/study/simulate-input.ts';
import { simulate } from '../../models/study/simulate.ts';
import type { SimulateResult } from '../../models/study/simulate-result.ts';
import { plan } from '../scenario/documents.ts';

const REPLICATIONS = 4;
const FLOW = 'sales>pstn:national';

/** Two trunks in order, too small together, and calls that need neither; callers try again; the first fails on a day of the plan, for an hour or the whole day. */
const input: SimulateInput = {
  document: plan({
    trunks: [{ id: 'old', owners: ['pbx-lon'], channels: 4 }, { id: 'more', owners: ['pbx-lon'], channels: 2 }, { id: 'tie', owners: ['pbx-lon', 'sbc-lon'], kind: 'tie-sip', channels: 20 }, { id: 'new', owners: ['sbc-lon'], channels: 60 }],
    routing: { pbx: [{ pbx: 'pbx-lon', pstn: [{ pattern: '.', trunks: ['old', 'more'] }] }], retry: { probability: 0.5, after: '40 s', retries: 2 } },
    demand: { synthetic: [{ from: 'sales', to: 'pstn', class: 'national', erlangs: 5, holding: { mean: '3 min' } }, { from: 'it', to: 'sales', class: 'internal', erlangs: 1, holding: { mean: '3 min' } }] },
    outages: [{ resource: 'old', start: '2027-01-05T10:00', duration: '1 h' }, { resource: 'old', start: '2027-01-05', duration: '24 h' }],
    run: { replications: REPLICATIONS },
  }),
  table: null, directory: null, overrides: {},
};

const ask = (question: Question, options?: ExplainOptions) => explain(input, question, options);

async function call(question: Question): Promise<ExplainedPlace & ExplainedCallStory> {
  const found = await ask(question);
  if (found.about !== 'call') throw new Error('a minute was told');
  return found;
}

async function minute(question: Question, options?: ExplainOptions): Promise<ExplainedPlace & ExplainedMinute> {
  const found = await ask(question, options);
  if (found.about !== 'minute') throw new Error('a call was told');
  return found;
}

async function refusal(question: Question): Promise<Issue> {
  const reason: unknown = await ask(question).then(() => null, (thrown: unknown) => thrown);
  if (!(reason instanceof UnusableInput)) throw new Error('no question was refused');
  return reason.issues[0]!;
}

let result: SimulateResult;
beforeAll(async () => {
  result = await simulate(input);
});

describe('a blocked call', () => {
  it('is the first of its flow in the busy hour, and tells what refused it and who held that', async () => {
    const story = await call({ about: 'blocked', flow: FLOW, replication: 2 });
    const simulation = await prepareSimulation(input);
    const played = playedDay(simulation, simulation.states[0]!, 2);
    const from = played.run[2][0]!.stateBusyHour;
    const first = trace(...played.run, { from, until: from + 3600 }, Infinity).find((event) => event.kind === 'ask' && event.tries === 0 && event.outcome.kind === 'blocked');
    expect(first).toMatchObject({ arrival: story.call.number });
    expect(story).toMatchObject({ state: 'baseline', replication: 2, inBusyHour: true, zone: 'Europe/London', call: { flow: FLOW, from: { id: 'sales', site: 'lon' }, to: { id: 'pstn', site: null }, class: 'national' } });
    const [step] = story.call.steps;
    if (step?.kind !== 'ask') throw new Error('the first step is no try');
    expect(step).toMatchObject({ try: 1, phase: 1, outcome: { kind: 'blocked' } });
    expect(step.asked.map((route) => route.at(-1))).toMatchObject([{ resource: 'old', held: 4, capacity: 4, hasRoom: false }, { resource: 'more', held: 2, capacity: 2, hasRoom: false }]);
    expect(story.refusedBy).toMatchObject({ resource: 'more', held: 2, capacity: 2, at: story.call.at });
    expect(story.refusedBy?.holders).toHaveLength(2);
  });

  it('is looked for in the replications in order', async () => {
    const story = await call({ about: 'blocked', flow: FLOW });
    for (let before = 0; before < story.replication; before++) {
      const earlier = await call({ about: 'blocked', flow: FLOW, replication: before }).catch(() => null);
      expect(earlier?.inBusyHour ?? false).toBe(false);
    }
    expect(story.inBusyHour).toBe(true);
  });

  it('of an outage is refused by what is out of service', async () => {
    const story = await call({ about: 'blocked', flow: FLOW, state: 'baseline/outage-2', replication: 0 });
    const tries = story.call.steps.filter((step) => step.kind === 'ask');
    expect(tries[0]?.asked[0]?.at(-1)).toMatchObject({ resource: 'old', capacity: 0, hasRoom: false });
  });
});

describe('a call', () => {
  it('is told with its steps in order, its times and its length', async () => {
    const story = await call({ about: 'call', call: 300, replication: 1 });
    const { at, steps, number, holdingSeconds } = story.call;
    const times = steps.map((step) => Date.parse(step.at));
    expect(number).toBe(300);
    expect(steps[0]!.at).toBe(at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const [last, carried] = [steps.at(-1)!, steps.find((step) => step.kind === 'ask' && step.outcome.kind === 'carried')];
    if (last.kind !== 'end' || !carried) throw new Error('the call was not carried');
    // Instants are cut off to the second.
    expect(Math.abs((Date.parse(last.at) - Date.parse(carried.at)) / 1000 - holdingSeconds)).toBeLessThan(1);
  });
});

describe('a worst moment', () => {
  it('is that of the result, with as many units held by calls', async () => {
    const worst = result.states[0]!.resources.find(({ id }) => id === 'old')!.worst!;
    for (const question of [{ about: 'worst', resource: 'old' }, { about: 'worst', resource: 'old', replication: worst.replication }] as const) {
      const story = await minute(question);
      expect(story.replication).toBe(worst.replication);
      expect(story.held).toMatchObject({ resource: 'old', held: worst.units, at: worst.at });
      expect(story.held?.holders.reduce((sum, { units }) => sum + units, 0)).toBe(worst.units);
      expect(story.from <= worst.at && worst.at < story.until).toBe(true);
    }
  });
});

describe('a minute', () => {
  it('holds all that happened in it, of the asked resource only what asks or leaves it', async () => {
    const all = await minute({ about: 'minute', at: '10:24' });
    const ofTrunk = await minute({ about: 'minute', at: '10:24', resource: 'more' });
    expect(all).toMatchObject({ held: null, more: 0 });
    expect(all.from.slice(10)).toBe('T10:24:00+00:00');
    const asking = all.steps.filter((step) => (step.kind === 'ask' ? step.asked.flat().some(({ resource }) => resource === 'more') : step.kind === 'end' && step.released.some(({ resource }) => resource === 'more')));
    expect(ofTrunk.steps).toEqual(asking);
    expect(all.steps.length).toBeGreaterThan(asking.length);
    expect(all.steps.every(({ at }) => at >= all.from && at < all.until)).toBe(true);
  });

  it('lists no more steps than asked for, and says how many more there are', async () => {
    const all = await minute({ about: 'minute', at: '10:24' });
    const some = await minute({ about: 'minute', at: '10:24' }, { most: 1 });
    expect(some.steps).toEqual(all.steps.slice(0, 1));
    expect(some.more).toBe(all.steps.length - 1);
  });

  it('tells the change of capacity of an outage', async () => {
    const story = await minute({ about: 'minute', at: '10:00:30', resource: 'old', state: 'baseline/outage-1' });
    expect(story.steps).toContainEqual(expect.objectContaining({ kind: 'capacity', resource: 'old', before: 4, after: 0, call: null }));
    expect(story.held).toMatchObject({ capacity: 0, held: 0 });
  });
});

describe('a question that cannot be answered', () => {
  it.each<[string, Question, string]>([
    ['unknown-state', { about: 'call', call: 0, state: 'wave-9' }, 'no state "wave-9"'],
    ['unknown-flow', { about: 'blocked', flow: 'sale>pstn:national' }, `Did you mean "${FLOW}"?`],
    ['unknown-resource', { about: 'worst', resource: 'odl' }, 'Did you mean "old"?'],
    ['unknown-resource', { about: 'minute', at: '10:00', resource: 'calls/all' }, 'no resource "calls/all"'],
    ['no-such-replication', { about: 'call', call: 0, replication: REPLICATIONS }, 'from 0 to 3'],
    ['no-such-call', { about: 'call', call: 1e9 }, 'numbered from 0 to'],
    ['none-blocked', { about: 'blocked', flow: 'it>sales:internal', replication: 0 }, 'in replication 0 of baseline'],
    ['no-worst-moment', { about: 'worst', resource: 'lon-net/up' }, 'a link gets worse'],
    ['never-held', { about: 'worst', resource: 'new', replication: 0 }, 'Nothing holds new'],
    ['bad-time', { about: 'minute', at: '25:00' }, '"25:00" is not a time'],
    ['time-outside', { about: 'minute', at: '2031-01-01T10:00' }, 'outside what replication 0 plays'],
  ])('is refused as %s, with the cure', async (code, question, words) => {
    const issue = await refusal(question);
    expect(issue).toMatchObject({ code, severity: 'error' });
    expect(isAboutQuestion(issue)).toBe(true);
    expect(`${issue.message} ${issue.fix}`).toContain(words);
    expect(issue.fix).not.toBe('');
  });

  it('is left when it is cancelled', async () => {
    const signal = { aborted: false };
    await expect(ask({ about: 'call', call: 1000 }, { signal, onProgress: ({ done }) => (signal.aborted = done > 0.5) })).rejects.toThrow(Cancelled);
  });
});
