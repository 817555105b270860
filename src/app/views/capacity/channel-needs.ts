import type { ResourceKind } from '../../../../models/callflow/compiled.ts';
import { channelsNeeded, type ChannelsNeeded } from '../../../../models/report/channels-needed.ts';
import { formatNumber } from '../../../../models/report/format-count.ts';
import { formatPercent } from '../../../../models/report/format-percent.ts';
import { isTieRefused, type Headroom, type HeadroomCell, type HeadroomRow } from '../../../../models/report/headroom.ts';
import type { SimulateResult } from '../../../../models/study/simulate-result.ts';

/** What a resource has and needs in one state. */
export interface Need {
  /** `has 30, needs 43`; of a link in Mbit/s `9.6 of 50`. */
  words: string;
  /** What was held at p99; empty of a link, whose words say it. */
  held: string;
  /** By how much it is too small, `13 short`, with a word of doubt where the interval of the need reaches down to what there is; null where it is enough or has no limit. */
  lacking: string | null;
}

export interface NeedRow {
  id: string;
  kind: ResourceKind;
  /** By state; null where the resource is not there. */
  cells: (Need | null)[];
}

const kinds: readonly ResourceKind[] = ['tie', 'trunk', 'sbc', 'cap', 'link'];

/** How many channels trunks, SBCs and caps need for a blocking (0 to 1) in each state, and how much of their rate links need. */
export function channelNeeds(result: Pick<SimulateResult, 'states'>, room: Headroom, blocking: number): NeedRow[] {
  const rows = room.rows.filter((row) => kinds.includes(row.kind));
  rows.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  return rows.map((row) => ({ id: row.id, kind: row.kind, cells: row.cells.map((cell, index) => need(result, row, cell, index, blocking)) }));
}

function need(result: Pick<SimulateResult, 'states'>, row: HeadroomRow, cell: HeadroomCell | null, index: number, blocking: number): Need | null {
  if (!cell) return null;
  if (row.kind === 'link') return linkNeed(cell);
  const state = result.states[index];
  const resource = state?.resources.find((each) => each.id === row.id);
  const needed = state && resource ? channelsNeeded(state, resource, blocking) : null;
  const isUnknown = state !== undefined && resource !== undefined && isTieRefused(state, resource);
  const has = cell.capacity === null ? 'no limit' : `has ${formatNumber(cell.capacity)}`;
  const short = needed && cell.capacity !== null ? needed.channels - cell.capacity : 0;
  return {
    words: isUnknown ? `${has}, needs: unknown` : needed ? `${has}, needs ${formatNumber(needed.channels)}` : has,
    held: `p99 ${formatNumber(cell.p99, 1)}`,
    lacking: short > 0 ? `${formatNumber(short)} short${isSure(needed, cell.capacity) ? '' : ', not sure'}` : null,
  };
}

function isSure(needed: ChannelsNeeded | null, capacity: number | null): boolean {
  return needed?.low !== null && needed?.low !== undefined && capacity !== null && needed.low > capacity;
}

function linkNeed(cell: HeadroomCell): Need {
  const mbit = (bitsPerSecond: number): string => formatNumber(bitsPerSecond / 1e6, bitsPerSecond < 1e8 ? 1 : 0);
  const over = cell.capacity !== null && cell.p99 > cell.capacity;
  return { words: `${mbit(cell.p99)} of ${mbit(cell.capacity ?? Infinity)}`, held: '', lacking: over ? `${mbit(cell.p99 - (cell.capacity ?? 0))} over` : null };
}

/** The table in a sentence: what has too few, and where. */
export function needsSentence(rows: NeedRow[], states: { id: string }[], blocking: number): string {
  const short = rows.flatMap((row) => row.cells.flatMap((cell, index) => (cell?.lacking ? [`${row.id} in ${states[index]?.id ?? ''} (${cell.words}${row.kind === 'link' ? ' Mbit/s' : ''})`] : [])));
  if (!(blocking > 0)) return 'No number of channels blocks nothing at all: set a blocking target above 0, such as 1 %.';
  const aim = `for ${formatPercent(blocking)} blocking`;
  if (short.length === 0) return `Whatever has a limit has enough ${aim} in every state.`;
  const more = short.length > 4 ? ` and ${short.length - 4} more` : '';
  return `Too small ${aim}: ${short.slice(0, 4).join('; ')}${more}.`;
}
