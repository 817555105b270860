import type { User } from './estate.ts';
import type { Chain } from './way.ts';

/** A way of a call, with what ways that Teams takes for equal have in common; null: it has no equal. */
export interface RankedWay<Way> {
  way: Way;
  rank: string | null;
}

/**
 * What the ways of a call from Teams to the public network have in common that differ in their SBC alone: Teams tries the SBCs of a route in an
 * order drawn for each call (source: Microsoft Learn, "Configure call routing for Direct Routing").
 */
export function rankOf(from: User | null, to: User | null, chain: Chain): string | null {
  if (from?.platform !== 'teams' || to !== null || !chain.some((hop) => hop.kind === 'sbc')) return null;
  const trunks = chain.filter((hop) => hop.kind === 'trunk');
  return trunks.at(-1)?.trunk.id ?? null;
}

/** Sizes of the runs of equals; undefined where no way has an equal beside it. */
export function equalsOf(ways: readonly RankedWay<unknown>[]): number[] | undefined {
  const runs: number[] = [];
  ways.forEach(({ rank }, at) => {
    if (rank !== null && rank === ways[at - 1]?.rank) runs[runs.length - 1]!++;
    else runs.push(1);
  });
  return runs.length < ways.length ? runs : undefined;
}
