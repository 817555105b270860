import type { ResourceInfo } from '../../callflow/compiled.ts';
import { trunkUnitOf } from '../../catalog/trunk-units.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { OrderAnswer } from './size-result.ts';

/** Step in which links are drawn up, bit/s: rates are sold in whole Mbit/s at the least. */
const LINK_STEP = 1e6;

/** What to buy for a capacity: whole steps in which it is sold, and what is left when one of its modules fails. */
export function orderAnswer(scenario: Scenario, resource: ResourceInfo, capacity: number, asked: number | undefined): OrderAnswer {
  const { unit, source } = stepOf(scenario, resource, asked);
  const count = Math.ceil(capacity / unit);
  const bought = count * unit;
  return { unit, source, count, capacity: bought, withoutOne: withoutOne(scenario, resource, unit, bought) };
}

function stepOf(scenario: Scenario, { id, kind }: ResourceInfo, asked: number | undefined): { unit: number; source: string } {
  if (asked !== undefined) return { unit: asked, source: 'as asked for' };
  if (kind === 'link') return { unit: LINK_STEP, source: 'whole Mbit/s' };
  const at = scenario.trunks.findIndex((trunk) => trunk.id === id);
  const trunk = scenario.trunks[at];
  if (!trunk) return { unit: 1, source: 'one by one: no step is told' };
  if (trunk.orderUnit !== null) return { unit: trunk.orderUnit, source: `/trunks/${at}/orderUnit` };
  const known = trunkUnitOf(trunk.kind);
  return known ? { unit: known.channels, source: known.source.title } : { unit: 1, source: 'one by one: the kind of this trunk tells no step' };
}

/** A PRI fails as a whole; of a pool that machines share, a machine's part does. */
function withoutOne(scenario: Scenario, { id }: ResourceInfo, unit: number, bought: number): number | null {
  const trunk = scenario.trunks.find((each) => each.id === id);
  if (!trunk) return null;
  if (trunk.kind === 'pri-t1' || trunk.kind === 'pri-e1') return Math.max(0, bought - unit);
  if (trunk.share === 'pool' && trunk.owners.length > 1) return Math.floor((bought * (trunk.owners.length - 1)) / trunk.owners.length);
  return null;
}
