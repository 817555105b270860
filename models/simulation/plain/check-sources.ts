import type { Arrivals } from '../../core/arrivals.ts';
import { wrongArgument } from '../../core/argument.ts';
import type { LossNetwork } from '../../core/loss-network.ts';

/** Throws RangeError where an arrival of a flow with finite sources does not tell which of its callers it is. */
export function checkSources({ count, flow, source }: Arrivals, { flows }: LossNetwork): void {
  for (let i = 0; i < count; i++) {
    const callers = flows[flow[i]!]!.sources;
    if (callers === undefined) continue;
    const caller = source?.[i];
    if (!(caller !== undefined && caller >= 0 && caller < callers)) throw wrongArgument(`source of arrival ${i}`, caller, `the number of a caller, from 0 to ${callers - 1}`);
  }
}
