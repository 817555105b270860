import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from '../../models/callflow/compile.ts';
import type { CompiledState } from '../../models/callflow/compiled.ts';
import type { Flow, FlowIndex, RecordedTrunk } from '../../models/callflow/variant.ts';
import { startRun } from '../../models/simulation/run.ts';
import { groupOf, linkOf, pbxOf, rangeOf, sbcOf, scenarioOf, siteOf, stateOf, trunkOf } from './estate-builder.ts';

interface Truth {
  calls: { id: string; flow: Omit<Flow, 'name'> }[];
  states: Record<string, { linkSums: Record<string, number>; calls: Record<string, { takes: string[]; links: Record<string, number> }> }>;
}
const truth = JSON.parse(readFileSync(new URL('../truth/hand-drawn-estate.json', import.meta.url), 'utf8')) as Truth;

const scenario = scenarioOf({
  sites: [siteOf('lon'), siteOf('man')],
  pbxs: [pbxOf('pbx-lon', 'lon', { maxCalls: 100, mediaDsps: 30 })],
  groups: [groupOf('lon-sales', 'lon', 'pbx-lon'), groupOf('lon-it', 'lon', 'pbx-lon'), groupOf('man-ops', 'man', 'pbx-lon')],
  numberRanges: [
    rangeOf('sales-did', '442079460000', 100, ['lon-sales'], 'lon-pri'),
    rangeOf('it-did', '442079460100', 100, ['lon-it'], 'lon-pri'),
    rangeOf('man-did', '441614960000', 100, ['man-ops'], 'lon-pri'),
  ],
  trunks: [
    trunkOf('lon-pri', ['pbx-lon'], { kind: 'pri-e1' }),
    trunkOf('tie-lon', ['pbx-lon', 'sbc-lon'], { kind: 'tie-sip', channels: 20 }),
    trunkOf('sip-new', ['sbc-lon'], { channels: 60 }),
  ],
  sbcs: [sbcOf('sbc-lon', 'lon', { sessions: 200 })],
  links: [linkOf('lon-net', 'lon', 'internet'), linkOf('man-net', 'man', 'internet'), linkOf('lon-man', 'lon', 'man')],
  teams: { connectivity: [{ groups: ['*'], mode: 'direct-routing', sbcs: ['sbc-lon'], cap: null }] },
});

const rangeOfGroup: Record<string, string> = { 'lon-sales': 'sales-did', 'lon-it': 'it-did', 'man-ops': 'man-did' };
const ported = { 'it-did': 'sip-new', 'man-did': 'sip-new' };
const states = [
  stateOf(scenario),
  stateOf(scenario, { id: 'wave-1', date: '2027-02-01', teams: ['lon-it', 'man-ops'] }),
  stateOf(scenario, { id: 'port-2027-03-01', date: '2027-03-01', teams: ['lon-it', 'man-ops'], ported }),
  stateOf(scenario, { id: 'wave-2', date: '2027-04-05', teams: ['lon-it', 'man-ops', 'lon-sales'], ported }),
];

/** Every call of the drawing as a recorded call: a PSTN call held lon-pri, the forwarded one held it twice. */
const index: FlowIndex = {
  flows: truth.calls.map(({ id, flow }) => ({ name: id, ...flow })),
  variants: truth.calls.map(({ flow }, at) => {
    const ends = [flow.from, flow.to];
    const held = ends.filter((end) => end === 'pstn').length;
    const recorded = Array.from({ length: held }, (): RecordedTrunk => ({ trunk: 'lon-pri', from: 0, until: 0 }));
    const user = ends.find((end) => end !== 'pstn');
    return { flow: at, recorded, phases: 1, range: held && user ? rangeOfGroup[user] ?? null : null, number: flow.to === 'pstn' ? '+442071234567' : null, fromRecords: true };
  }),
};

/** What the first way of a call takes: refusing resources in the order in which they are asked, and bits by link direction. */
function takenBy(compiled: CompiledState, call: number): { takes: string[]; links: Record<string, number> } {
  const takes: string[] = [];
  const links: Record<string, number> = {};
  for (const demand of compiled.network.flows[call]!.phases[0]!.alternatives[0]!.demands) {
    const { id, kind } = compiled.resources[demand.resource]!;
    if (kind === 'link') links[id] = (links[id] ?? 0) + demand.units;
    else if (kind !== 'gauge') takes.push(...Array.from({ length: demand.units }, () => id));
  }
  return { takes, links };
}

describe('the hand-drawn estate', () => {
  it('has a drawing of every call in every state', () => {
    expect(Object.keys(truth.states)).toEqual(states.map((state) => state.id));
    for (const state of Object.values(truth.states)) expect(Object.keys(state.calls)).toEqual(truth.calls.map((call) => call.id));
  });

  for (const state of states) {
    const compiled = compile(scenario, state, index);
    const drawn = truth.states[state.id]!;

    it.each(truth.calls.map((call, at) => [call.id, at] as const))(`${state.id}: %s takes what is drawn`, (id, at) => {
      const { takes, links } = takenBy(compiled, at);
      expect({ takes, links }).toEqual({ takes: drawn.calls[id]!.takes, links: drawn.calls[id]!.links });
    });

    it(`${state.id}: the calls' bits add up to the load of each link`, () => {
      const sums = Object.fromEntries(Object.keys(drawn.linkSums).map((id) => [id, 0]));
      truth.calls.forEach((_, at) => {
        for (const [id, bits] of Object.entries(takenBy(compiled, at).links)) sums[id] = (sums[id] ?? 0) + bits;
      });
      expect(sums).toEqual(drawn.linkSums);
    });

    it(`${state.id}: a run of all calls at once loads each link and trunk with what was drawn`, () => {
      const count = truth.calls.length;
      const hour = new Float64Array(compiled.resources.length);
      const arrivals = {
        count, time: new Float64Array(count), holding: new Float64Array(count).fill(3600), flow: Int32Array.from({ length: count }, (_, at) => at),
        stream: new Int32Array(count), call: Uint32Array.from({ length: count }, (_, at) => at), streams: { low: new Uint32Array(1), high: new Uint32Array(1) }, phases: null,
      };
      const run = startRun(compiled.network, arrivals, [{ from: 0, until: 86_400, resourceBusyHour: hour, stateBusyHour: 0 }], { seed: 1, replication: 0 });
      while (!run.step(65_536));
      const [day] = run.statistics();
      compiled.resources.forEach(({ id, kind }, at) => {
        if (kind === 'link') expect(new Set(day!.load[at])).toEqual(new Set([drawn.linkSums[id]]));
        const held = Object.values(drawn.calls).flatMap((call) => call.takes).filter((taken) => taken === id).length;
        if (kind !== 'link' && kind !== 'gauge') expect([id, day!.hourCarriedSeconds[at]! / 3600]).toEqual([id, held]);
      });
    });

    it(`${state.id}: nothing is left to tell and no call is without a way`, () => {
      expect(compiled.issues).toEqual([]);
      expect(compiled.resources.map((resource) => resource.id)).not.toContain('calls/no-route');
    });
  }
});
