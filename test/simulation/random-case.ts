import fc from 'fast-check';
import type { Arrivals } from '../../models/core/arrivals.ts';
import type { Alternative, CapacityChange, Demand, FlowRoutes, Phase, Resource } from '../../models/core/loss-network.ts';
import type { CountedWindow } from '../../models/core/window.ts';
import { START, type Case } from './case.ts';

/** Time from the start of one window's stretch to the next, seconds; the busy hours of a stretch lie within it. */
const STRETCH = 6000;

/** A resource with what may be demanded of it and become of it. */
interface Kind {
  resource: Omit<Resource, 'id'>;
  units: number[];
  capacities: number[];
}

/** Times c units. */
const channels = (scale: number, spare = 0): number[] => [0, 1, 2, 3, 5, 10].map((c) => c * scale + (c > 0 ? spare : 0));

const held: fc.Arbitrary<Kind> = fc
  .constantFrom<{ units: number[]; scale: number; spare?: number }[]>(
    { units: [1, 1, 1, 2, 3], scale: 1 }, { units: [1], scale: 1 }, { units: [2, 4, 6], scale: 2, spare: 1 },
    { units: [80_000], scale: 80_000 }, { units: [60_000, 80_000], scale: 80_000, spare: 7 },
  )
  .chain(({ units, scale, spare }) => {
    const capacities = channels(scale, spare);
    return fc.constantFrom(...capacities, Infinity).map((capacity) => ({ resource: { mode: 'held' as const, capacity }, units, capacities }));
  });

const neverRefusing: fc.Arbitrary<Kind> = fc.constantFrom('gauge' as const, 'carrying' as const).chain((mode) =>
  fc.constantFrom<number[][]>([1, 2], [80_000]).map((units) => ({ resource: { mode, capacity: mode === 'gauge' ? Infinity : 100_000 }, units, capacities: [0, 0, 5, 100_000] })),
);

/** Rates are sums of powers of two and instants doubles of today's size, so that tokens are exact however a bucket is reckoned. */
const rates = [0, 0.015625, 0.0625, 0.25, 1, 2.5];
const rate: fc.Arbitrary<Kind> = fc
  .record({ capacity: fc.constantFrom(...rates), burst: fc.constantFrom(undefined, 1, 2, 3.5) })
  .map(({ capacity, burst }) => ({ resource: burst === undefined ? { mode: 'rate', capacity } : { mode: 'rate', capacity, burst }, units: [1, 1, 2], capacities: rates }));
const unlimitedRate: fc.Arbitrary<Kind> = fc.constant({ resource: { mode: 'rate', capacity: Infinity }, units: [1, 2], capacities: [Infinity] });

const kind = fc.oneof({ arbitrary: held, weight: 10 }, { arbitrary: neverRefusing, weight: 3 }, { arbitrary: rate, weight: 4 }, { arbitrary: unlimitedRate, weight: 1 });

/** Networks of every feature, small enough to fill up, with instants, durations and changes on few values so that they tie. */
export const allCases: fc.Arbitrary<Case> = fc
  .record({ kinds: fc.array(kind, { minLength: 2, maxLength: 6 }), flows: fc.integer({ min: 1, max: 4 }), windows: fc.integer({ min: 1, max: 3 }), grid: fc.constantFrom(10, 100, 300, 600, 600) })
  .chain(({ kinds, flows, windows, grid }) =>
    fc.record({
      kinds: fc.constant(kinds),
      flows: fc.array(flowRoutes(kinds), { minLength: flows, maxLength: flows }),
      calls: fc.array(randomCall(grid, flows), { maxLength: 60, size: 'max' }),
      windows: fc.tuple(...Array.from({ length: windows }, (_, w) => randomWindow(w, kinds.length))) as fc.Arbitrary<CountedWindow[]>,
      changes: fc.option(fc.array(randomChange(kinds, grid), { maxLength: 12, size: 'max' }), { nil: undefined }),
      seed: fc.integer({ min: 0, max: 4294967295 }),
    }),
  )
  .map(({ kinds, flows, calls, windows, changes, seed }) => ({
    network: { resources: kinds.map(({ resource }, r) => ({ id: `r${r}`, ...resource })), flows },
    arrivals: arrivalsOf(calls, flows),
    windows,
    seed,
    ...(changes && { changes: [...changes].sort((a, b) => a.instant - b.instant) }),
  }));

function flowRoutes(kinds: Kind[]): fc.Arbitrary<FlowRoutes> {
  const resource = fc.nat(kinds.length - 1);
  return fc.constantFrom(1, 1, 2, 3, 8).chain((phases) =>
    fc
      .record({
        phases: fc.tuple(...Array.from({ length: phases }, (_, p) => randomPhase(kinds, p))) as fc.Arbitrary<Phase[]>,
        retry: fc.option(fc.record({ probability: fc.constantFrom(0, 0.3, 1), meanSeconds: fc.constantFrom(0, 60, 900), retries: fc.integer({ min: 0, max: 3 }) })),
        reservation: fc.uniqueArray(resource.chain((r) => fc.constantFrom(...kinds[r]!.units).map((units) => ({ resource: r, units }))), { maxLength: 2, selector: (one) => one.resource }),
        priority: fc.constantFrom(undefined, false, true),
        sources: fc.constantFrom(undefined, undefined, 1, 3),
      })
      .map(({ phases: made, retry, reservation, priority, sources }) => ({
        phases: made, retry, ...(reservation.length > 0 && { reservation }), ...(priority !== undefined && { priority }), ...(sources !== undefined && { sources }),
      })),
  );
}

function randomPhase(kinds: Kind[], p: number): fc.Arbitrary<Phase> {
  const demand: fc.Arbitrary<Demand> = fc
    .record({ resource: fc.nat(kinds.length - 1), until: fc.integer({ min: p, max: 7 }) })
    .chain(({ resource, until }) => fc.constantFrom(...kinds[resource]!.units).map((units) => ({ resource, units, until })));
  const route: fc.Arbitrary<Alternative> = fc.record({ demands: fc.array(demand, { minLength: 1, maxLength: 3 }) });
  // More equals than one uniform can order, now and then.
  const routes = fc.oneof({ arbitrary: fc.array(route, { maxLength: 4 }), weight: 12 }, { arbitrary: fc.array(route, { minLength: 14, maxLength: 16 }), weight: 1 });
  return routes.chain((alternatives) =>
    alternatives.length === 0
      ? fc.constant<Phase>({ alternatives })
      : fc.option(fc.array(fc.integer({ min: 1, max: alternatives.length }), { minLength: alternatives.length, maxLength: alternatives.length }), { nil: undefined }).map((sizes) => (sizes ? { alternatives, equals: runsOf(sizes, alternatives.length) } : { alternatives })),
  );
}

/** So many of the sizes as make up the length, the last one cut. */
function runsOf(sizes: number[], length: number): number[] {
  const runs: number[] = [];
  for (let left = length; left > 0; left -= runs.at(-1)!) runs.push(Math.min(left, sizes[runs.length]!));
  return runs;
}

interface RandomCall {
  time: number;
  flow: number;
  source: number;
  durations: number[];
}

/** Most begin on the grid, where others end. */
function randomCall(grid: number, flows: number): fc.Arbitrary<RandomCall> {
  const onGrid = fc.nat(Math.floor((2.5 * STRETCH) / grid)).map((at) => at * grid);
  const between = fc.nat(20 * STRETCH).map((eighth) => eighth / 8);
  return fc.record({
    time: fc.oneof({ arbitrary: onGrid, weight: 9 }, { arbitrary: between, weight: 1 }),
    flow: fc.nat(flows - 1),
    source: fc.nat(2),
    durations: fc.array(fc.constantFrom(0, 0, 1, 100, 600, 600, 1500.5, 3000, 61.7), { minLength: 1, maxLength: 8 }),
  });
}

/** Some touch the window before, some begin late or end early: there is time outside of all. */
function randomWindow(w: number, resources: number): fc.Arbitrary<CountedWindow> {
  const start = START + w * STRETCH;
  const hour = fc.nat(10).map((at) => start + 200 * at);
  return fc.record({
    from: fc.constantFrom(0, 300, 1234).map((late) => start + late),
    until: fc.constantFrom(0, 0, 100, 1500).map((early) => start + STRETCH - early),
    resourceBusyHour: fc.array(hour, { minLength: resources, maxLength: resources }).map((hours) => Float64Array.from(hours)),
    stateBusyHour: hour,
  });
}

function randomChange(kinds: Kind[], grid: number): fc.Arbitrary<CapacityChange> {
  return fc.nat(kinds.length - 1).chain((resource) =>
    fc.record({
      instant: fc.integer({ min: -1, max: Math.floor((2.5 * STRETCH) / grid) }).map((at) => START + at * grid),
      resource: fc.constant(resource),
      capacity: fc.constantFrom(...kinds[resource]!.capacities),
      drop: fc.boolean(),
    }),
  );
}

function arrivalsOf(calls: RandomCall[], flows: FlowRoutes[]): Arrivals {
  const sorted = calls.map((call) => ({ ...call, durations: call.durations.slice(0, flows[call.flow]!.phases.length) })).sort((a, b) => a.time - b.time);
  const offset = new Uint32Array(sorted.length + 1);
  // Of calls of one phase every other is told by its holding time alone.
  const seconds = sorted.flatMap(({ durations }, i) => {
    const own = durations.length > 1 || i % 2 === 1 ? durations : [];
    offset[i + 1] = offset[i]! + own.length;
    return own;
  });
  return {
    count: sorted.length,
    time: Float64Array.from(sorted, ({ time }) => START + time),
    holding: Float64Array.from(sorted, ({ durations }) => durations.reduce((sum, one) => sum + one, 0)),
    flow: Int32Array.from(sorted, ({ flow }) => flow),
    stream: Int32Array.from(sorted, ({ flow }) => flow),
    call: Uint32Array.from(sorted, (_, i) => i),
    streams: { low: Uint32Array.from([11, 22, 33, 44]), high: Uint32Array.from([55, 66, 77, 88]) },
    ...(flows.some(({ sources }) => sources !== undefined) && { source: Int32Array.from(sorted, ({ flow, source }) => source % (flows[flow]!.sources ?? 1)) }),
    phases: sorted.some(({ durations }) => durations.length > 1) ? { offset, seconds: Float64Array.from(seconds) } : null,
  };
}
