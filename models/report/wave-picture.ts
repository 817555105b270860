import type { Estimate } from '../core/estimate.ts';
import type { SimulateResult } from '../study/simulate-result.ts';
import { headroom, type HeadroomCell } from './headroom.ts';

/** Who talks to whom at each step of the move, and what the tie trunks hold of it. Mean calls in progress and channels. */
export interface WavePicture {
  states: WavePoint[];
  ties: TieLine[];
  /** Tie trunks are there, but what they hold is not known: neither records nor scenario tell internal calls. */
  isTieRefused: boolean;
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

/** One tie trunk over the states: what it holds in the estate's busy hour; its tightness is that of its own. Null where it is not in service. */
export interface TieLine {
  id: string;
  cells: (TieCell | null)[];
}

/** `assumed`: erlang across platforms that the records lack and the scenario assumes; null: none lacking. */
export type TieCell = HeadroomCell & { assumed: { low: number; high: number } | null };

/** Prepares the wave picture of a result: its migration states, without variants in which something fails. */
export function wavePicture({ states: all }: Pick<SimulateResult, 'states'>): WavePicture {
  const result = { states: all.filter(({ outage }) => !outage) };
  const states = result.states.map((state) => {
    const { pbxInternal, teamsInternal, crossPlatform } = state.callsInProgress;
    return {
      id: state.id, date: state.date, busyHour: state.busyHour, pbxInternal, teamsInternal, crossPlatform,
      total: pbxInternal.estimate + teamsInternal.estimate + crossPlatform.estimate,
    };
  });
  const ties = headroom(result).rows
    .filter((row) => row.kind === 'tie')
    .map(({ id, cells }) => ({ id, cells: cells.map((cell, i) => cell && inEstateHour(cell, result.states[i]!, id)) }));
  const known = ties.filter((tie) => tie.cells.some((cell) => cell !== null));
  let highest = 1;
  for (const state of states) highest = Math.max(highest, state.total);
  for (const tie of known) for (const cell of tie.cells) if (cell) highest = Math.max(highest, cell.p99, cell.max, finite(cell.capacity));
  return { states, ties: known, isTieRefused: ties.length > 0 && known.length === 0, highest };
}

/** The cell with what the tie trunk holds in the estate's busy hour, the same hour as the layers below it. */
function inEstateHour(cell: HeadroomCell, state: SimulateResult['states'][number], tie: string): TieCell | null {
  const held = state.tieHeld.find(({ id }) => id === tie);
  return held ? { ...cell, mean: held.mean.estimate, p95: held.p95.estimate, p99: held.p99.estimate, max: held.max.estimate, assumed: held.assumed } : null;
}

function finite(capacity: number | null): number {
  return capacity !== null && Number.isFinite(capacity) ? capacity : 0;
}
