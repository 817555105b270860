import type { ResourceKind } from '../callflow/compiled.ts';
import { outageWords } from './outage-words.ts';
import type { LinkResult, ResourceResult, SimulateResult, StateResult } from '../study/simulate-result.ts';

/** How tight a resource is: `none` where it has no limit. */
export type Tightness = 'ok' | 'near' | 'over' | 'none';

/** From this use on a resource counts as near its limit. */
export const nearUse = 0.8;

/** One resource, or one direction of a link, in one state; held units or bit/s, in its own busy hour. */
export interface HeadroomCell {
  state: string;
  capacity: number | null;
  mean: number;
  p95: number;
  p99: number;
  max: number;
  /** p99 over capacity, of a link with its measured background; null without a limit. */
  use: number | null;
  /** The highest seen over capacity. */
  maxUse: number | null;
  tightness: Tightness;
  /** The tightness in a word or two, for eyes and ears. */
  word: string;
}

export interface HeadroomRow {
  id: string;
  kind: ResourceKind;
  unit: string;
  /** By state, in the order of the result; null where the resource is not there in the state. */
  cells: (HeadroomCell | null)[];
}

/** A state as the head of a column. `outage`: what fails in it, in words; null in a migration state itself. */
export interface StateHead {
  id: string;
  date: string | null;
  outage: string | null;
}

/** How much room each resource and link has in each state. */
export interface Headroom {
  states: StateHead[];
  rows: HeadroomRow[];
}

const kindOrder: ResourceKind[] = ['tie', 'trunk', 'cap', 'sbc', 'sbc-srtp', 'sbc-transcodes', 'sbc-rate', 'pbx', 'pbx-dsps', 'link'];

/**
 * Headroom of every resource and link over the states of a result. Rows stand by kind (tie trunks first, links last), within a
 * kind in the order of the result. A held resource whose p99 equals its capacity is full for a hundredth of its busy hour: it is
 * `over` when it also blocks calls, and `near` when all that it refuses finds another way.
 */
export function headroom(result: Pick<SimulateResult, 'states'>): Headroom {
  const rows = new Map<string, HeadroomRow>();
  const row = (id: string, kind: ResourceKind, unit: string): HeadroomRow => {
    const known = rows.get(id);
    if (known) return known;
    const made: HeadroomRow = { id, kind, unit, cells: result.states.map(() => null) };
    rows.set(id, made);
    return made;
  };
  result.states.forEach((state, index) => {
    for (const resource of state.resources) row(resource.id, resource.kind, resource.unit).cells[index] = heldCell(state, resource);
    for (const link of state.links) row(linkRowId(link), 'link', 'bit/s').cells[index] = linkCell(state, link);
  });
  const inOrder = [...rows.values()].filter((each) => each.kind !== 'gauge');
  inOrder.sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind));
  return { states: result.states.map((state) => ({ id: state.id, date: state.date, outage: outageWords(state) })), rows: inOrder };
}

/** The id of one direction of a link: `lon-net/up`. */
export function linkRowId(link: Pick<LinkResult, 'id' | 'direction'>): string {
  return `${link.id}/${link.direction}`;
}

/** The cell with the highest use over all states, the earliest of equals; null when nothing has a limit. */
export function tightest(room: Headroom): { row: HeadroomRow; cell: HeadroomCell } | null {
  let found: { row: HeadroomRow; cell: HeadroomCell } | null = null;
  room.states.forEach((_, index) => {
    for (const row of room.rows) {
      const cell = row.cells[index];
      if (cell && cell.use !== null && (found === null || cell.use > found.cell.use!)) found = { row, cell };
    }
  });
  return found;
}

/** Whether what a tie trunk holds cannot be known: neither records nor scenario tell internal calls. */
export function isTieRefused(state: Pick<StateResult, 'tieHeld'>, resource: Pick<ResourceResult, 'id' | 'kind'>): boolean {
  return resource.kind === 'tie' && !state.tieHeld.some(({ id }) => id === resource.id);
}

function heldCell(state: StateResult, resource: ResourceResult): HeadroomCell {
  const { mean, p95, p99, max } = resource.busyHour;
  if (isTieRefused(state, resource))
    return { state: state.id, capacity: resource.capacity, mean: mean.estimate, p95: p95.estimate, p99: p99.estimate, max: max.estimate, use: null, maxUse: null, tightness: 'none', word: 'cannot be known' };
  const use = share(p99.estimate, resource.capacity);
  const full = use !== null && use >= 1;
  const tightness: Tightness = use === null ? 'none' : full && resource.day.blocked > 0 ? 'over' : use >= nearUse ? 'near' : 'ok';
  return {
    state: state.id, capacity: resource.capacity, mean: mean.estimate, p95: p95.estimate, p99: p99.estimate, max: max.estimate,
    use, maxUse: share(max.estimate, resource.capacity), tightness,
    word: tightness === 'near' && full ? (resource.day.overflowed > 0 ? 'full, overflows' : 'full') : words[tightness],
  };
}

function linkCell(state: StateResult, link: LinkResult): HeadroomCell {
  const hour = link.busyHour;
  const background = hour.total.estimate - hour.voice.estimate;
  const p99 = hour.p99.estimate + background;
  const max = hour.max.estimate + background;
  const use = share(p99, link.capacity);
  const missed = state.targets.some((each) => each.target === 'linkUse' && !each.met && (each.link === link.id || each.link === linkRowId(link)) && each.got.estimate === hour.use.estimate);
  const tightness: Tightness = use === null ? 'none' : use >= 1 || missed ? 'over' : use >= nearUse ? 'near' : 'ok';
  return {
    state: state.id, capacity: link.capacity, mean: hour.total.estimate, p95: hour.p95.estimate + background, p99, max,
    use, maxUse: share(max, link.capacity), tightness, word: use !== null && use < 1 && missed ? 'over target' : words[tightness],
  };
}

const words: Record<Tightness, string> = { ok: 'ok', near: 'near', over: 'over', none: 'no limit' };

/** Null where nothing limits; a capacity of zero with demand on it is infinitely used. */
function share(held: number, capacity: number | null): number | null {
  if (capacity === null || capacity === Infinity) return null;
  return capacity === 0 ? (held > 0 ? Infinity : 0) : held / capacity;
}
