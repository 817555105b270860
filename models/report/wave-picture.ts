import type { Estimate } from '../core/estimate.ts';
import type { SimulateResult } from '../study/simulate-result.ts';
import { headroom, type HeadroomCell } from './headroom.ts';

/** Who talks to whom at each step of the move, and what the tie trunks hold of it. Mean calls in progress and channels. */
export interface WavePicture {
  states: WavePoint[];
  ties: TieLine[];
  /** The highest value to be drawn: of the stack, of the held channels and of the limits. */
  highest: number;
}

export interface WavePoint {
  id: string;
  date: string | null;
  busyHour: string;
  pbxInternal: Estimate;
  teamsInternal: Estimate;
  crossPlatform: Estimate;
  /** Sum of the three means. */
  total: number;
}

/** One tie trunk over the states, in its own busy hour; null where it is not in service. */
export interface TieLine {
  id: string;
  cells: (HeadroomCell | null)[];
}

/** Prepares the wave picture of a result. */
export function wavePicture(result: Pick<SimulateResult, 'states'>): WavePicture {
  const states = result.states.map((state) => {
    const { pbxInternal, teamsInternal, crossPlatform } = state.callsInProgress;
    return {
      id: state.id, date: state.date, busyHour: state.busyHour, pbxInternal, teamsInternal, crossPlatform,
      total: pbxInternal.estimate + teamsInternal.estimate + crossPlatform.estimate,
    };
  });
  const ties = headroom(result).rows.filter((row) => row.kind === 'tie').map(({ id, cells }) => ({ id, cells }));
  let highest = 1;
  for (const state of states) highest = Math.max(highest, state.total);
  for (const tie of ties) for (const cell of tie.cells) if (cell) highest = Math.max(highest, cell.max, finite(cell.capacity));
  return { states, ties, highest };
}

function finite(capacity: number | null): number {
  return capacity !== null && Number.isFinite(capacity) ? capacity : 0;
}
