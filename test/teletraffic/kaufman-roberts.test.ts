import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { erlangB } from '../../models/teletraffic/erlang-b.ts';
import { kaufmanRoberts, kaufmanRobertsCapacity, occupancyLaw, type TrafficClass } from '../../models/teletraffic/kaufman-roberts.ts';
import { reservedLink } from '../../models/teletraffic/reserved-link.ts';
import truth from '../truth/kaufman_roberts.json' with { type: 'json' };
import { near, noNumbers, vectorsOf } from './vector.ts';

interface Inputs { C: number; classes: { a: number; b: number; t?: number }[] }
interface Expected { B: number[]; U?: number; q?: number[]; error?: boolean }
const classesOf = (inputs: Inputs): TrafficClass[] => inputs.classes.map(({ a, b, t = 0 }) => ({ traffic: a, units: b, reservation: t }));

test.each([...vectorsOf<Inputs, Expected>(truth, 'kaufmanRoberts'), ...vectorsOf<Inputs, Expected>(truth, 'robertsReservation')])('$id: $inputs', ({ inputs, expected, tolerance }) => {
  const result = (): ReturnType<typeof kaufmanRoberts> => kaufmanRoberts(inputs.C, classesOf(inputs));
  if (expected.error) return expect(result).toThrow(RangeError);
  expected.B.forEach((blocking, k) => near(result().blocking[k], blocking, tolerance));
  if (expected.U !== undefined) near(result().meanOccupied, expected.U, tolerance);
  expected.q?.forEach((probability, state) => near(occupancyLaw(inputs.C, classesOf(inputs))[state], probability, tolerance));
});

// Equal widths and holding times: Roberts's recursion is the process itself.
test.each(vectorsOf<Inputs, Expected>(truth, 'reservationExact').filter(({ inputs }) => inputs.classes.every(({ b }) => b === 1)))('$id: exact for equal widths, $inputs', ({ inputs, expected, tolerance }) => {
  const { blocking } = kaufmanRoberts(inputs.C, classesOf(inputs));
  expected.B.forEach((each, k) => near(blocking[k], each, tolerance));
  const [direct, overflow] = inputs.classes;
  const { full, closed } = reservedLink(direct!.a, overflow!.a, inputs.C, overflow!.t!);
  near(full, expected.B[0]!, tolerance);
  near(closed, expected.B[1]!, tolerance);
});

const capacities = fc.integer({ min: 0, max: 300 });
const classes = fc.array(fc.record({ traffic: fc.double({ min: 0, max: 60, noNaN: true }), units: fc.integer({ min: 1, max: 12 }) }), { minLength: 1, maxLength: 4 });

it('is Erlang B with one class, of any width', () => {
  fc.assert(fc.property(capacities, fc.double({ min: 0.01, max: 400, noNaN: true }), fc.integer({ min: 1, max: 9 }), (capacity, traffic, units) => {
    near(kaufmanRoberts(capacity, [{ traffic, units }]).blocking[0], erlangB(traffic, Math.floor(capacity / units)), { rel: 1e-11, abs: 1e-300 });
  }));
});

it('is the product form, summed over all states', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 25 }), fc.tuple(fc.double({ min: 0.01, max: 9, noNaN: true }), fc.double({ min: 0.01, max: 9, noNaN: true })), fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 7 })), (capacity, [a, b], [wide, wider]) => {
    let [all, fullForFirst, fullForSecond, weight] = [0, 0, 0, 1];
    for (let i = 0; i * wide <= capacity; i++, weight *= a / i) {
      let inner = weight;
      for (let j = 0; i * wide + j * wider <= capacity; j++, inner *= b / j) {
        all += inner;
        if (i * wide + j * wider + wide > capacity) fullForFirst += inner;
        if (i * wide + j * wider + wider > capacity) fullForSecond += inner;
      }
    }
    const { blocking } = kaufmanRoberts(capacity, [{ traffic: a, units: wide }, { traffic: b, units: wider }]);
    near(blocking[0], fullForFirst / all, { rel: 1e-11 });
    near(blocking[1], fullForSecond / all, { rel: 1e-11 });
  }));
});

it('takes up what it does not block, with reservations too', () => {
  fc.assert(fc.property(capacities, classes, fc.integer({ min: 0, max: 10 }), (capacity, given, reservation) => {
    const all = given.map((each, k) => ({ ...each, reservation: k === 0 ? reservation : 0 }));
    const { blocking, meanOccupied } = kaufmanRoberts(capacity, all);
    near(meanOccupied, all.reduce((sum, { traffic, units }, k) => sum + traffic * units * (1 - blocking[k]!), 0), { rel: 1e-10, abs: 1e-10 });
    expect(meanOccupied).toBeLessThanOrEqual(capacity * (1 + 1e-12));
  }));
});

it('does not depend on the order of the classes, nor on how one is cut in two', () => {
  fc.assert(fc.property(capacities, classes, (capacity, given) => {
    const { blocking } = kaufmanRoberts(capacity, given);
    const turned = kaufmanRoberts(capacity, [...given].reverse()).blocking.reverse();
    const halves = kaufmanRoberts(capacity, given.flatMap((each) => [{ ...each, traffic: each.traffic / 2 }, { ...each, traffic: each.traffic / 2 }])).blocking;
    blocking.forEach((each, k) => {
      near(turned[k], each, { rel: 1e-11, abs: 1e-300 });
      near(halves[2 * k], each, { rel: 1e-11, abs: 1e-300 });
    });
  }));
});

it('evens the classes out where width and reservation sum to the same', () => {
  const { blocking } = kaufmanRoberts(60, [{ traffic: 20, units: 1, reservation: 9 }, { traffic: 4, units: 3, reservation: 7 }, { traffic: 2, units: 10 }]);
  near(blocking[1], blocking[0]!, { rel: 1e-12 });
  near(blocking[2], blocking[0]!, { rel: 1e-12 });
});

it('finds the least capacity from which on all classes meet a target', () => {
  fc.assert(fc.property(classes, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (given, blocking) => {
    const capacity = kaufmanRobertsCapacity(given, blocking);
    const worst = (units: number): number => Math.max(0, ...kaufmanRoberts(units, given).blocking.filter((_, k) => given[k]!.traffic > 0));
    for (let more = 0; more < 30; more++) expect(worst(capacity + more)).toBeLessThanOrEqual(blocking);
    if (capacity > 0) expect(worst(capacity - 1)).toBeGreaterThan(blocking);
  }), { numRuns: 30 });
  expect(kaufmanRobertsCapacity([], 0.01)).toBe(0);
  expect(kaufmanRobertsCapacity([{ traffic: 0, units: 50 }], 0.01)).toBe(0);
});

it('takes the edges of its domain, large links and absurd loads too', () => {
  expect(kaufmanRoberts(0, [{ traffic: 5, units: 1 }, { traffic: 0, units: 1 }])).toEqual({ blocking: [1, 1], meanOccupied: 0 });
  expect(kaufmanRoberts(5, [])).toEqual({ blocking: [], meanOccupied: 0 });
  near(kaufmanRoberts(100_000, [{ traffic: 99_000, units: 1 }]).blocking[0], erlangB(99_000, 100_000), { rel: 1e-9 });
  near(kaufmanRoberts(50, [{ traffic: 1e100, units: 3 }, { traffic: 1e-300, units: 1 }]).blocking[0], 1, { abs: 1e-12 });
  // Far more offered than carried: states that are far below the last are let go, not turned into Infinity.
  near(kaufmanRoberts(2000, [{ traffic: 1e6, units: 1 }]).blocking[0], erlangB(1e6, 2000), { rel: 1e-11 });
  expect(kaufmanRoberts(100, [{ traffic: 1e-300, units: 1 }]).blocking[0]).toBe(0);
  expect(kaufmanRoberts(5, [{ traffic: 1, units: 1, reservation: 50 }]).blocking[0]).toBe(1);
});

it('says why there is no answer', () => {
  expect(() => kaufmanRoberts(-1, [])).toThrow('capacity is -1; it must be a whole number from 0 to 10000000');
  expect(() => kaufmanRoberts(5, [{ traffic: 1, units: 1.5 }])).toThrow('classes[0].units is 1.5; it must be a whole number from 1 to 10000000');
  expect(() => kaufmanRoberts(5, [{ traffic: 1, units: 1 }, { traffic: -1, units: 1 }])).toThrow(/^classes\[1\].traffic is -1/);
  expect(() => kaufmanRobertsCapacity([{ traffic: 1e9, units: 1 }], 0.01)).toThrow(/10000000 units are enough/);
});

it.each(noNumbers)('%o is not turned into a number', (wrong) => {
  for (const call of [
    () => kaufmanRoberts(wrong, []), () => kaufmanRoberts(5, [{ traffic: wrong, units: 1 }]), () => kaufmanRoberts(5, [{ traffic: 1, units: wrong }]), () => kaufmanRobertsCapacity([], wrong),
  ]) expect(call).toThrow(RangeError);
});
