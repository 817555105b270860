import type { Scenario, SyntheticFlow } from '../scenario/scenario.ts';
import { flowName } from './flow-index.ts';
import { rangeOfExtension, rangeOfNumber } from './number-ranges.ts';
import type { FlowIndex, Variant } from './variant.ts';

/**
 * Appends flows and variants for the synthetic rows of the scenario and gives the variant of each row. A row shares the flow of
 * recorded calls with the same ends and class. `from` and `to` are group ids, site ids (unassigned users) or `pstn`.
 */
export function addSynthetic(scenario: Scenario, index: FlowIndex): { index: FlowIndex; variants: Int32Array } {
  const flows = [...index.flows];
  const variants = [...index.variants];
  const places = scenario.demand.synthetic.map((row) => {
    const name = flowName(row.from, row.to, row.class);
    const known = flows.findIndex((flow) => flow.name === name);
    const flow = known >= 0 ? known : flows.push({ name, from: row.from, to: row.to, class: row.class }) - 1;
    return variants.push(variantOf(scenario, row, flow)) - 1;
  });
  return { index: { flows, variants }, variants: Int32Array.from(places) };
}

function variantOf(scenario: Scenario, row: SyntheticFlow, flow: number): Variant {
  const user = row.from === 'pstn' ? row.to : row.to === 'pstn' ? row.from : null;
  return {
    flow,
    recorded: [],
    phases: 1,
    range: user === null || user === 'pstn' ? null : rangeOf(scenario, row, user),
    number: row.to === 'pstn' ? row.number : null,
    fromRecords: false,
  };
}

/** Range of the user's own number: inbound that of the number called when it is given, else the group's first. */
function rangeOf(scenario: Scenario, row: SyntheticFlow, user: string): string | null {
  const called = row.from === 'pstn' && row.number !== null ? rangeOfNumber(scenario.numberRanges, row.number) : undefined;
  const group = scenario.groups.find((entry) => entry.id === user);
  const pbx = group?.pbx ?? scenario.pbxs.find((entry) => entry.site === user)?.id ?? null;
  return called?.id ?? rangeOfExtension(scenario, pbx, group?.id ?? null, null);
}
