import type { Sbc, Trunk } from '../scenario/scenario.ts';
import { isTie, sbcsOf } from './estate.ts';
import type { Estate, User } from './estate.ts';
import type { Chain, Hop } from './way.ts';

/** More ways than this between two machines are not tried. */
const mostPaths = 8;

/**
 * Ways from one machine to another over tie trunks: what lies between them (ties, and PBXs and SBCs passed), the fewest ties
 * first and only those; equal ones in the order of the file. Empty when no tie trunk leads there.
 */
export function tiePaths(estate: Estate, from: string, to: string): Chain[] {
  const ties = estate.trunks.filter(isTie);
  let reached: { at: string; hops: Hop[]; seen: string[] }[] = [{ at: from, hops: [], seen: [from] }];
  while (reached.length > 0) {
    const next = reached.flatMap(({ at, hops, seen }) =>
      ties.flatMap((trunk) =>
        farEnds(trunk, at).filter((end) => !seen.includes(end)).map((end) => ({ at: end, hops: [...hops, { kind: 'trunk' as const, trunk }], seen: [...seen, end] })),
      ),
    );
    const arrived = next.filter((path) => path.at === to);
    if (arrived.length > 0) return arrived.slice(0, mostPaths).map((path) => path.hops);
    reached = next.slice(0, mostPaths * mostPaths).flatMap((path) => machine(estate, path.at).map((hop) => ({ ...path, hops: [...path.hops, hop] })));
  }
  return [];
}

/** A way over ties between a PBX and an SBC. */
export interface SbcTie {
  sbc: Sbc;
  /** What lies between them, from the caller's side on. */
  between: Chain;
}

/**
 * Ways over ties between a PBX and the SBCs by which a Teams user reaches it. Those are the user's own SBCs; a group whose
 * connectivity names none, since its calls to the public network need none, is joined to the PBX by those that lie nearest to it.
 */
export function sbcTies(estate: Estate, user: User, pbx: string, towards: 'pbx' | 'teams'): SbcTie[] {
  const own = sbcsOf(estate, user);
  const ties = (own.length > 0 ? own : estate.scenario.sbcs).flatMap((sbc) =>
    (towards === 'pbx' ? tiePaths(estate, sbc.id, pbx) : tiePaths(estate, pbx, sbc.id)).map((between) => ({ sbc, between })),
  );
  const fewest = Math.min(...ties.map(({ between }) => between.length));
  return own.length > 0 ? ties : ties.filter(({ between }) => between.length === fewest);
}

/** The hop of a PBX or SBC id; empty when there is none of that id. */
export function machine(estate: Estate, id: string): Hop[] {
  const pbx = estate.pbxs.get(id);
  if (pbx) return [{ kind: 'pbx', pbx }];
  const sbc = estate.sbcs.get(id);
  return sbc ? [{ kind: 'sbc', sbc }] : [];
}

/** Machines that a call from `end` reaches over a tie. A tie in one direction runs from its first owner (`out`) or to it (`in`). */
function farEnds(trunk: Trunk, end: string): string[] {
  if (!trunk.owners.includes(end)) return [];
  const isFirst = trunk.owners[0] === end;
  if (trunk.direction === (isFirst ? 'in' : 'out')) return [];
  return trunk.owners.filter((owner) => owner !== end);
}
