import { isTieRefused } from './headroom.ts';
import type { ResourceResult, SimulateResult, StateResult } from '../study/simulate-result.ts';
import { isSized, unitsNeeded } from '../study/units-needed.ts';
import { USUAL_BLOCKING } from '../study/usual-blocking.ts';

/** Channels, sessions or calls that a load asks for; `low` and `high` from the interval of the load. */
export interface ChannelsNeeded {
  channels: number;
  low: number | null;
  high: number | null;
}

/** The blocking (0 to 1) that trunks are sized for: the scenario's target as the result tells it, else 1 %. */
export function sizingBlocking(result: Pick<SimulateResult, 'states'>): number {
  const told = result.states.flatMap((state) => state.targets).find((target) => target.target === 'blocking');
  return told?.wanted ?? USUAL_BLOCKING;
}

/**
 * How many units a resource needs for a blocking (0 to 1, exclusive): the larger of Erlang B on the load that the simulation offered it in
 * its busy hour, retries included, and p99 of what it held. Erlang B takes traffic to be smooth; calls that come in bursts hold more at
 * once than it says, and p99 shows that as long as nothing was refused. A tie trunk whose internal calls are assumed needs what the
 * upper end of the assumption adds; `low` and `high` span the assumption. Null for what does not hold whole units of a call (links,
 * DSPs, rates), for a tie trunk whose load cannot be known, and for a blocking that no finite number meets.
 */
export function channelsNeeded(state: Pick<StateResult, 'tieHeld'>, resource: Pick<ResourceResult, 'id' | 'kind' | 'busyHour'>, blocking: number): ChannelsNeeded | null {
  if (!(blocking > 0 && blocking < 1)) return null;
  if (!isSized(resource.kind)) return null;
  if (isTieRefused(state, resource)) return null;
  const assumed = state.tieHeld.find(({ id }) => id === resource.id)?.assumed ?? { low: 0, high: 0 };
  const { offeredErlangs, p99 } = resource.busyHour;
  const needed = (bound: 'estimate' | 'low' | 'high'): number | null => {
    const [erlangs, held] = [offeredErlangs[bound], p99[bound]];
    if (erlangs === null || held === null) return null;
    const load = erlangs + (bound === 'low' ? assumed.low : assumed.high);
    return unitsNeeded(load, held, blocking);
  };
  return { channels: needed('estimate')!, low: needed('low'), high: needed('high') };
}
