import { describe, test } from 'vitest';
import networks from '../truth/network.json' with { type: 'json' };
import { agrees, SEEDS } from './comparison.ts';
import { holdingShapes } from './holding-shape.ts';
import { blockingOf, heldNetwork, meanUnits, observeSteady } from './observe.ts';
import { vectorsOf } from './vectors.ts';

/** Fixed routes over several groups, seized together or not at all, have a product form, whatever the holding times. */
describe('fixed routes over several groups are the product form', { meta: { truth: 'network.json lossNetworkExact' } }, () => {
  interface Inputs { links: number[]; routes: { a: number; links: number[] }[] }
  const vectors = vectorsOf<Inputs, { L: number[] }>(networks, 'lossNetworkExact').map((vector, i) => ({ ...vector, shape: holdingShapes[i % holdingShapes.length]! }));

  test.each(vectors)('$id, $shape holding times', ({ inputs: { links, routes }, expected: { L }, shape }) => {
    const network = heldNetwork(links, routes.map(({ links: asked }) => [asked.map((link): [number, number] => [link, 1])]));
    const steady = { network, erlangs: routes.map(({ a }) => a), shape, calls: 20_000, warm: shape === 'exponential' ? 30 : 100 };
    const runs = SEEDS.map((seed) => observeSteady(steady, seed));
    routes.forEach((_, f) => agrees({ figure: `loss of route ${f + 1}`, truth: L[f]!, within: 0.2 }, runs.map((run) => blockingOf(run, f))));
    links.forEach((_, link) => {
      const carried = routes.reduce((sum, route, f) => sum + (route.links.includes(link) ? route.a * (1 - L[f]!) : 0), 0);
      agrees({ figure: `mean occupied of group ${link + 1}`, truth: carried, within: 0.03 }, runs.map((run) => meanUnits(run, link)));
    });
  });
});
