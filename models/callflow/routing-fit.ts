import type { CallTable } from '../cdr/call-table.ts';
import type { MigrationState, Scenario } from '../scenario/scenario.ts';
import { compile } from './compile.ts';
import { deviceTrunks, holdsUnknownTrunk, seizuresOfCalls } from './device-trunks.ts';
import { isTie } from './estate.ts';
import type { FlowIndex, Variant } from './variant.ts';

/**
 * Share (0 to 1) of the recorded PSTN calls with a recorded carrier trunk whose trunk the model would have picked first in a state,
 * had it not known the recording. A call on a trunk that no trunk of the scenario claims is one that it would not. Calls forwarded
 * from network to network are not counted. Without such a call the share is 0.
 */
export function routingFit(scenario: Scenario, state: MigrationState, index: FlowIndex, callVariant: Int32Array, table: CallTable): { calls: number; share: number } {
  const trunks = new Map(scenario.trunks.map((trunk) => [trunk.id, trunk]));
  const blind = compile(scenario, state, { flows: index.flows, variants: index.variants.map((variant) => ({ ...variant, recorded: [], phases: 1 })) });
  const fits = index.variants.map((variant, at): boolean | null => {
    const carrier = isCounted(index, variant) ? variant.recorded.find(({ trunk }) => trunks.has(trunk) && !isTie(trunks.get(trunk)!)) : undefined;
    if (!carrier) return null;
    const first = blind.network.flows[at]!.phases[0]!.alternatives[0]!;
    return first.demands.some((demand) => blind.resources[demand.resource]!.id === carrier.trunk);
  });
  let calls = 0;
  let fitting = 0;
  const claimed = deviceTrunks(scenario, table);
  const seizures = seizuresOfCalls(table);
  for (let call = 0; call < table.calls.count; call++) {
    const at = callVariant[call]!;
    const fit = fits[at] ?? (isCounted(index, index.variants[at]!) && holdsUnknownTrunk(table, claimed, seizures.first[call]!, seizures.end[call]!) ? false : null);
    if (fit === null) continue;
    calls++;
    if (fit) fitting++;
  }
  return { calls, share: calls === 0 ? 0 : fitting / calls };
}

function isCounted(index: FlowIndex, variant: Variant): boolean {
  const { from, to } = index.flows[variant.flow]!;
  return variant.fromRecords && (from === 'pstn') !== (to === 'pstn');
}
