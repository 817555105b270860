import fc from 'fast-check';
import type { Arrivals } from '../../models/core/arrivals.ts';
import type { CapacityChange, FlowRoutes, LossNetwork, Phase } from '../../models/core/loss-network.ts';
import type { CountedWindow } from '../../models/core/window.ts';

/** All that an engine is given for one run. */
export interface Case {
  network: LossNetwork;
  arrivals: Arrivals;
  windows: CountedWindow[];
  seed: number;
  changes?: CapacityChange[];
}

/** Start of the simulated time: a real instant, so that sums of seconds are exact to the bit. */
export const START = 1_800_000_000;

/** Networks small enough to fill up, with instants and durations on few values so that they tie. */
export const cases: fc.Arbitrary<Case> = fc
  .record({
    capacities: fc.array(fc.constantFrom(0, 1, 2, 3, 5, 8, Infinity), { minLength: 2, maxLength: 5 }),
    modes: fc.array(fc.constantFrom('held' as const, 'held' as const, 'held' as const, 'gauge' as const, 'carrying' as const), { minLength: 5, maxLength: 5 }),
    flows: fc.integer({ min: 1, max: 3 }),
    seed: fc.integer({ min: 0, max: 4294967295 }),
    windows: fc.integer({ min: 1, max: 2 }),
  })
  .chain(({ capacities, modes, flows, seed, windows }) =>
    fc.record({
      network: fc.array(flowRoutes(capacities.length), { minLength: flows, maxLength: flows }).map((routes): LossNetwork => ({
        resources: capacities.map((capacity, r) => ({ id: `r${r}`, mode: modes[r]!, capacity })),
        flows: routes,
      })),
      calls: fc.array(fc.record({ time: fc.nat(2 * 6000), flow: fc.nat(flows - 1), durations: fc.array(fc.constantFrom(0, 1, 600, 1500.5, 3000), { minLength: 1, maxLength: 8 }) }), { maxLength: 60 }),
      hours: fc.array(fc.nat(10), { minLength: capacities.length + 1, maxLength: capacities.length + 1 }),
      seed: fc.constant(seed),
      windows: fc.constant(windows),
    }),
  )
  .map(({ network, calls, hours, seed, windows }) => ({
    network,
    arrivals: arrivalsOf(calls, network),
    windows: Array.from({ length: windows }, (_, w): CountedWindow => ({
      from: START + w * 6000 + 300,
      until: START + (w + 1) * 6000,
      resourceBusyHour: Float64Array.from(hours.slice(1), (offset) => START + w * 6000 + 200 * offset),
      stateBusyHour: START + w * 6000 + 200 * hours[0]!,
    })),
    seed,
  }));

function flowRoutes(resources: number): fc.Arbitrary<FlowRoutes> {
  const demand = (phase: number): fc.Arbitrary<{ resource: number; units: number; until: number }> =>
    fc.record({ resource: fc.nat(resources - 1), units: fc.constantFrom(1, 1, 1, 2, 3), until: fc.integer({ min: phase, max: 7 }) });
  const phase = (index: number): fc.Arbitrary<Phase> =>
    fc.record({
      alternatives: fc.array(fc.record({ demands: fc.array(demand(index), { minLength: 1, maxLength: 3 }) }), { maxLength: 3 }),
      shared: fc.constantFrom(false, false, true),
    }).map(({ alternatives, shared }) => (shared && alternatives.length > 0 ? { alternatives, equals: [alternatives.length] } : { alternatives }));
  return fc.integer({ min: 1, max: 4 }).chain((phases) =>
    fc.record({
      phases: fc.tuple(...Array.from({ length: phases }, (_, index) => phase(index))) as fc.Arbitrary<Phase[]>,
      retry: fc.option(fc.record({ probability: fc.constantFrom(0.3, 1), meanSeconds: fc.constantFrom(0, 60, 900), retries: fc.integer({ min: 1, max: 3 }) })),
      reservation: fc.array(fc.record({ resource: fc.nat(resources - 1), units: fc.integer({ min: 1, max: 2 }) }), { maxLength: 1 }),
      priority: fc.boolean(),
    }),
  );
}

function arrivalsOf(calls: { time: number; flow: number; durations: number[] }[], network: LossNetwork): Arrivals {
  const sorted = calls
    .map((call) => ({ ...call, durations: call.durations.slice(0, network.flows[call.flow]!.phases.length) }))
    .sort((a, b) => a.time - b.time);
  const offset = new Uint32Array(sorted.length + 1);
  // A call of one phase is told by its holding time alone.
  const seconds = sorted.flatMap(({ durations }, i) => {
    const own = durations.length > 1 ? durations : [];
    offset[i + 1] = offset[i]! + own.length;
    return own;
  });
  return {
    count: sorted.length,
    // On whole tens of seconds, so that many fall together.
    time: Float64Array.from(sorted, ({ time }) => START + 10 * Math.floor(time / 10)),
    holding: Float64Array.from(sorted, ({ durations }) => durations.reduce((sum, one) => sum + one, 0)),
    flow: Int32Array.from(sorted, ({ flow }) => flow),
    stream: Int32Array.from(sorted, ({ flow }) => flow),
    call: Uint32Array.from(sorted, (_, i) => i),
    streams: { low: Uint32Array.from([11, 22, 33]), high: Uint32Array.from([44, 55, 66]) },
    phases: sorted.some(({ durations }) => durations.length > 1) ? { offset, seconds: Float64Array.from(seconds) } : null,
  };
}
