import { formatCount, formatMean, formatNumber } from './format-count.ts';
import { formatPercent } from './format-percent.ts';
import { formatRate } from './format-rate.ts';
import type { Headroom, HeadroomRow } from './headroom.ts';
import { formatCapacity, resourceWords } from './resource-words.ts';
import type { WavePicture } from './wave-picture.ts';

/** The wave picture in words: how inside calls change sides, and when the tie trunks hold most. */
export function waveSentence(picture: WavePicture): string {
  const first = picture.states[0];
  const last = picture.states.at(-1);
  if (!first || !last) return 'There is no state to show.';
  const across = picture.states.reduce((a, b) => (b.crossPlatform.estimate > a.crossPlatform.estimate ? b : a));
  const inside = picture.states.length === 1
    ? `In ${first.id} ${formatMean(first.pbxInternal.estimate)} calls are inside the PBX and ${formatMean(first.teamsInternal.estimate)} inside Teams.`
    : `From ${first.id} to ${last.id} calls inside the PBX go from ${formatMean(first.pbxInternal.estimate)} to ${formatMean(last.pbxInternal.estimate)}, those inside Teams from ${formatMean(first.teamsInternal.estimate)} to ${formatMean(last.teamsInternal.estimate)}.`;
  const cross = across.crossPlatform.estimate > 0 ? ` Most calls across platforms: ${formatMean(across.crossPlatform.estimate)} in ${across.id}.` : '';
  const refused = picture.isTieRefused ? ' What the tie trunks hold is not shown: the records hold no internal calls, and the scenario states no range for them.' : '';
  return inside + cross + picture.ties.map(tieSentence).join('') + assumedSentence(picture) + refused;
}

/** What the tie trunks would hold on top where internal calls are assumed: the same range for all of them together. */
function assumedSentence(picture: WavePicture): string {
  const cells = picture.ties.flatMap((tie) => tie.cells).filter((cell) => cell !== null && cell.assumed !== null);
  if (cells.length === 0) return '';
  const most = cells.reduce((a, b) => (b!.assumed!.high > a!.assumed!.high ? b : a))!;
  return ` The records hold no internal calls; the assumed ones add ${formatMean(most.assumed!.low)} to ${formatMean(most.assumed!.high)} erlang across platforms in ${most.state}, which the lines leave out.`;
}

function tieSentence(tie: WavePicture['ties'][number]): string {
  const there = tie.cells.filter((cell) => cell !== null);
  if (there.length === 0) return '';
  const most = there.reduce((a, b) => (b.mean > a.mean ? b : a));
  const over = there.filter((cell) => cell.tightness === 'over').map((cell) => cell.state);
  const limit = most.capacity === null ? 'without a limit' : `of ${formatCount(most.capacity, 'channel')}`;
  const full = over.length > 0 ? `; it is full and refuses calls in ${over.join(', ')}` : '';
  return ` Tie trunk ${tie.id} holds most in ${most.state}: ${formatMean(most.mean)} on average, ${formatNumber(most.p99)} at p99, ${limit}${full}.`;
}

/** The headroom strip in words. */
export function headroomSentence(room: Headroom): string {
  const over = cellsThat(room, 'over');
  const near = cellsThat(room, 'near');
  const where = (cells: { row: string; state: string }[]): string => cells.slice(0, 4).map((cell) => `${cell.row} in ${cell.state}`).join(', ') + (cells.length > 4 ? ` and ${cells.length - 4} more` : '');
  if (room.rows.every((row) => row.cells.every((cell) => cell === null || cell.use === null))) return 'Nothing has a limit.';
  if (over.length === 0 && near.length === 0) return 'Everything that has a limit stays below 80 % of it at p99.';
  const parts = [over.length > 0 ? `Over: ${where(over)}.` : 'Nothing is over.', near.length > 0 ? `Near the limit: ${where(near)}.` : ''];
  return parts.join(' ').trim();
}

function cellsThat(room: Headroom, tightness: 'over' | 'near'): { row: string; state: string }[] {
  return room.rows.flatMap((row) => row.cells.flatMap((cell) => (cell?.tightness === tightness ? [{ row: row.id, state: cell.state }] : [])));
}

/** One resource over the states, in words: where it is used most. */
export function resourceSentence(row: HeadroomRow): string {
  const there = row.cells.filter((cell) => cell !== null);
  const words = resourceWords(row.kind, row.id);
  const name = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  if (there.length === 0) return `${name} is in no state.`;
  const most = there.reduce((a, b) => (b.p99 > a.p99 ? b : a));
  const amount = (value: number): string => (row.unit === 'bit/s' ? formatRate(value) : formatNumber(value, 1));
  const use = most.use === null ? 'it has no limit' : `p99 is ${formatPercent(most.use)} of ${formatCapacity(most.capacity, row.unit)}`;
  return `${name} is used most in ${most.state}: mean ${amount(most.mean)}, p95 ${amount(most.p95)}, p99 ${amount(most.p99)}, mean daily highest ${amount(most.max)}; ${use}.`;
}
