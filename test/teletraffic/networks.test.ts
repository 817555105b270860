import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { alternateRouting, symmetricAlternateRouting } from '../../models/teletraffic/alternate-routing.ts';
import { erlangB } from '../../models/teletraffic/erlang-b.ts';
import { erlangFixedPoint } from '../../models/teletraffic/erlang-fixed-point.ts';
import { kaufmanRoberts } from '../../models/teletraffic/kaufman-roberts.ts';
import { multirateFixedPoint } from '../../models/teletraffic/multirate-fixed-point.ts';
import { reservedLink } from '../../models/teletraffic/reserved-link.ts';
import truth from '../truth/network.json' with { type: 'json' };
import { near, nearAll, noNumbers, vectorsOf } from './vector.ts';

interface Fixed { links: number[]; routes: { a: number; links: number[] }[] }
interface Multirate { links: number[]; routes: { a: number; use: Record<string, number> }[] }
interface Symmetric { nu: number; C: number; s: number; branch: 'low' | 'high' }

test.each(vectorsOf<Fixed, { B_link: number[]; L: number[] }>(truth, 'erlangFixedPoint'))('$id: $inputs', ({ inputs, expected, tolerance }) => {
  const { linkBlocking, routeBlocking } = erlangFixedPoint(inputs.links, inputs.routes.map(({ a, links }) => ({ traffic: a, links })));
  expected.B_link.forEach((blocking, link) => near(linkBlocking[link], blocking, tolerance));
  expected.L.forEach((loss, route) => near(routeBlocking[route], loss, tolerance));
});

test.each(vectorsOf<Multirate, { L: number[] }>(truth, 'multirateReducedLoad'))('$id: $inputs', ({ inputs, expected, tolerance }) => {
  const routes = inputs.routes.map(({ a, use }) => ({ traffic: a, links: Object.entries(use).map(([link, units]) => ({ link: Number(link), units })) }));
  expected.L.forEach((loss, route) => near(multirateFixedPoint(inputs.links, routes)[route], loss, tolerance));
});

test.each(vectorsOf<Symmetric>(truth, 'symmetricAlternate'))('$id: $inputs', ({ inputs, expected, tolerance }) => {
  const { direct, overflow, loss } = symmetricAlternateRouting(inputs.nu, inputs.C, inputs.s)[inputs.branch];
  nearAll({ B_direct: direct, B_overflow: overflow, loss }, expected, tolerance);
});

// The exact loss, of a product form, is near what the approximation says of the same network.
test.each(vectorsOf<Fixed, { L: number[] }>(truth, 'lossNetworkExact'))('$id: near the exact loss of $inputs', ({ inputs, expected }) => {
  const { routeBlocking } = erlangFixedPoint(inputs.links, inputs.routes.map(({ a, links }) => ({ traffic: a, links })));
  expected.L.forEach((loss, route) => near(routeBlocking[route], loss, { abs: 0.02 }));
});

it('is Erlang B on one link', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.double({ min: 0, max: 500, noNaN: true }), (capacity, traffic) => {
    const expected = erlangB(traffic, capacity);
    expect(erlangFixedPoint([capacity], [{ traffic, links: [0] }])).toEqual({ linkBlocking: [expected], routeBlocking: [expected] });
    near(alternateRouting([{ capacity }], [{ traffic, routes: [[0]] }]).low.demandBlocking[0], expected, { rel: 1e-11, abs: 1e-13 });
    near(multirateFixedPoint([capacity], [{ traffic, links: [{ link: 0, units: 1 }] }])[0], kaufmanRoberts(capacity, [{ traffic, units: 1 }]).blocking[0]!, { rel: 1e-11, abs: 1e-300 });
  }), { numRuns: 40 });
});

const networks = fc.integer({ min: 1, max: 6 }).chain((links) =>
  fc.tuple(
    fc.array(fc.integer({ min: 0, max: 60 }), { minLength: links, maxLength: links }),
    fc.array(fc.record({ traffic: fc.double({ min: 0, max: 120, noNaN: true }), links: fc.uniqueArray(fc.integer({ min: 0, max: links - 1 })) }), { maxLength: 8 }),
  ),
);

it('gives each link the Erlang B of its thinned traffic, in every network', () => {
  fc.assert(fc.property(networks, ([capacities, routes]) => {
    const { linkBlocking, routeBlocking } = erlangFixedPoint(capacities, routes);
    capacities.forEach((capacity, link) => {
      const traffic = routes.filter(({ links }) => links.includes(link)).reduce((sum, route) => sum + route.traffic * route.links.reduce((pass, other) => (other === link ? pass : pass * (1 - linkBlocking[other]!)), 1), 0);
      near(linkBlocking[link], erlangB(traffic, capacity), { rel: 1e-9, abs: 1e-13 });
    });
    routes.forEach(({ links }, route) => near(routeBlocking[route], 1 - links.reduce((pass, link) => pass * (1 - linkBlocking[link]!), 1), { abs: 1e-13 }));
    // Without overflow the network with alternate routes is the same one.
    const alternate = alternateRouting(capacities.map((capacity) => ({ capacity })), routes.map(({ traffic, links }) => ({ traffic, routes: [links] })));
    expect(alternate.bistable).toBe(false);
    linkBlocking.forEach((blocking, link) => near(alternate.low.linkBlocking[link], blocking, { abs: 1e-9 }));
  }), { numRuns: 60 });
});

it('settles under overload on routes of many links, where plain substitution swings', () => {
  const capacities = Array.from({ length: 20 }, () => 10);
  const links = capacities.map((_, link) => link);
  const { linkBlocking } = erlangFixedPoint(capacities, [{ traffic: 500, links }]);
  near(linkBlocking[0], linkBlocking[19]!, { rel: 1e-9 });
  near(erlangB(500 * (1 - linkBlocking[0]!) ** 19, 10), linkBlocking[0]!, { rel: 1e-9 });
});

it('lets overflow use what the first choice of others leaves, and reservation keep it out', () => {
  const demands = [{ traffic: 30, routes: [[0], [1, 2]] }, { traffic: 10, routes: [[1]] }, { traffic: 10, routes: [[2]] }];
  const [open, reserved] = [0, 3].map((reservation) => alternateRouting([{ capacity: 24 }, { capacity: 20, reservation }, { capacity: 20, reservation }], demands).low);
  const direct = erlangB(30, 24);
  // The direct link has no overflow of others, so it is Erlang B itself.
  near(open!.linkBlocking[0], direct, { rel: 1e-9 });
  expect(open!.demandBlocking[0]).toBeLessThan(direct);
  expect(open!.demandBlocking[1]).toBeGreaterThan(erlangB(10, 20));
  expect(reserved!.demandBlocking[1]).toBeLessThan(open!.demandBlocking[1]!);
  expect(reserved!.demandBlocking[0]).toBeGreaterThan(open!.demandBlocking[0]!);
});

it('finds both states of a network that can stay in two, and one where reservation forbids the bad one', () => {
  const both = symmetricAlternateRouting(941, 1000, 0);
  expect(both.bistable).toBe(true);
  near(both.low.loss, 1.8e-5, { rel: 0.03 });
  near(both.high.loss, 6.7e-2, { rel: 0.03 });
  const one = symmetricAlternateRouting(941, 1000, 3);
  expect(one.bistable).toBe(false);
  near(one.low.loss, 7.4e-5, { rel: 0.03 });
});

it('has the symmetric network as a case: three nodes, each pair’s overflow over the third', () => {
  for (const [traffic, capacity, reservation] of [[20, 30, 0], [24, 30, 2], [30, 30, 5]] as const) {
    const links = [0, 1, 2].map(() => ({ capacity, reservation }));
    const demands = [{ traffic, routes: [[0], [1, 2]] }, { traffic, routes: [[1], [0, 2]] }, { traffic, routes: [[2], [0, 1]] }];
    near(alternateRouting(links, demands).low.demandBlocking[0], symmetricAlternateRouting(traffic, capacity, reservation).low.loss, { rel: 1e-8 });
  }
});

it('keeps a reserved link a birth–death process, at its ends too', () => {
  expect(reservedLink(0, 0, 5, 2)).toEqual({ full: 0, closed: 0 });
  expect(reservedLink(5, 5, 0, 0)).toEqual({ full: 1, closed: 1 });
  expect(reservedLink(0, 5, 5, 2).full).toBe(0);
  near(reservedLink(0, 5, 5, 2).closed, erlangB(5, 3), { rel: 1e-14 });
  near(reservedLink(3, 7, 12, 0).full, erlangB(10, 12), { rel: 1e-13 });
  near(reservedLink(3, 7, 12, 12).full, erlangB(3, 12), { rel: 1e-13 });
  expect(reservedLink(1e300, 1e300, 2000, 1000)).toEqual({ full: 1, closed: 1 });
  expect(reservedLink(1e-300, 5, 2000, 1999).full).toBe(0);
  // Weights of all states, summed as they stand.
  const weights = [1];
  for (let n = 1; n <= 12; n++) weights.push((weights[n - 1]! * (n <= 9 ? 10 : 3)) / n);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  near(reservedLink(3, 7, 12, 3).full, weights[12]! / all, { rel: 1e-13 });
  near(reservedLink(3, 7, 12, 3).closed, weights.slice(9).reduce((sum, weight) => sum + weight, 0) / all, { rel: 1e-13 });
});

it('takes empty networks, and routes over no link', () => {
  expect(erlangFixedPoint([], [])).toEqual({ linkBlocking: [], routeBlocking: [] });
  expect(erlangFixedPoint([5, 0], [{ traffic: 3, links: [] }, { traffic: 0, links: [0] }, { traffic: 1, links: [0, 1] }])).toEqual({ linkBlocking: [0, 1], routeBlocking: [0, 0, 1] });
});

it('says why there is no answer', () => {
  expect(() => erlangFixedPoint([5], [{ traffic: 1, links: [1] }])).toThrow('routes[0].links[0] is 1; it must be the index of a link, 0 to 0');
  expect(() => erlangFixedPoint([5], [{ traffic: 1, links: [0, 0] }])).toThrow('routes[0].links[1] is 0; it must be a link that the route does not take already');
  expect(() => erlangFixedPoint([-5], [])).toThrow('capacities[0] is -5');
  expect(() => alternateRouting([{ capacity: 5 }], [{ traffic: 1, routes: [] }])).toThrow('demands[0].routes is []; it must be at least one route');
  expect(() => alternateRouting([{ capacity: 5.5 }], [])).toThrow('links[0].capacity is 5.5; it must be a whole number');
  expect(() => symmetricAlternateRouting(5, 5, 1.5)).toThrow('reservation is 1.5; it must be a whole number of at least 0');
});

it.each(noNumbers)('%o is not turned into a number', (wrong) => {
  for (const call of [
    () => erlangFixedPoint([wrong], []), () => erlangFixedPoint([5], [{ traffic: wrong, links: [0] }]), () => erlangFixedPoint([5], [{ traffic: 1, links: [wrong] }]),
    () => multirateFixedPoint([wrong], []), () => multirateFixedPoint([5], [{ traffic: wrong, links: [{ link: 0, units: 1 }] }]), () => multirateFixedPoint([5], [{ traffic: 1, links: [{ link: 0, units: wrong }] }]),
    () => alternateRouting([{ capacity: wrong }], []), () => alternateRouting([{ capacity: 5 }], [{ traffic: wrong, routes: [[0]] }]), () => alternateRouting([{ capacity: 5 }], [{ traffic: 1, routes: [[wrong]] }]),
    () => symmetricAlternateRouting(wrong, 5, 1), () => symmetricAlternateRouting(5, wrong, 1), () => symmetricAlternateRouting(5, 5, wrong),
  ]) expect(call).toThrow(RangeError);
});
