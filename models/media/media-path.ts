/** The part of an estate that media paths depend on. */
export interface MediaNetwork {
  /** `egress`: `local`, or the id of the site whose internet link the site's traffic leaves by. */
  sites: readonly { readonly id: string; readonly egress: string }[];
  /** Between two sites, or between a site and `internet`. */
  links: readonly { readonly id: string; readonly from: string; readonly to: string }[];
}

/**
 * Ids of the links that a leg crosses, in order. A leg carries a stream each way, so every crossing puts the leg's rate on
 * both directions of the link; a link crossed twice (out to a relay and back) stands twice.
 */
export type MediaPath = readonly string[];

/** How media runs between a Teams client and an SBC. */
export type SbcMedia = 'bypass' | 'no-bypass' | 'local-optimisation';

/** Finds media paths in a network; equal questions are answered from memory. A link that the network lacks is not loaded. */
export interface MediaPaths {
  /** Inside the company: fewest site links (equal: the first in the file), else over the internet links of both. */
  betweenSites(from: string, to: string): MediaPath;
  /** From a site to the internet, by its egress site. */
  toInternet(site: string): MediaPath;
  /** From a Teams client's site to an SBC's site, as two halves: client to where the media turns, and from there to the SBC. */
  clientToSbc(client: string, sbc: string, media: SbcMedia): { client: MediaPath; sbc: MediaPath };
}

const internet = 'internet';

/** Media paths of a network. */
export function mediaPaths(network: MediaNetwork): MediaPaths {
  const remembered = new Map<string, MediaPath>();
  const egressOf = new Map(network.sites.map((site) => [site.id, site.egress]));

  function remember(key: string, make: () => MediaPath): MediaPath {
    const known = remembered.get(key);
    if (known) return known;
    const made = make();
    remembered.set(key, made);
    return made;
  }

  function egressSite(site: string): string {
    const seen = new Set([site]);
    let at = site;
    for (;;) {
      const next = egressOf.get(at);
      if (next === undefined || next === 'local' || seen.has(next)) return at;
      seen.add(next);
      at = next;
    }
  }

  function toInternet(site: string): MediaPath {
    return remember(`out ${site}`, () => {
      const egress = egressSite(site);
      const link = network.links.find((entry) => joins(entry, egress, internet));
      return [...(siteLinks(network, site, egress) ?? []), ...(link ? [link.id] : [])];
    });
  }

  function betweenSites(from: string, to: string): MediaPath {
    return remember(`in ${from} ${to}`, () => siteLinks(network, from, to) ?? [...toInternet(from), ...toInternet(to)]);
  }

  /** Where client and SBC leave by the same site the firewall there turns the media round: no internet link is crossed. */
  function bypass(client: string, sbc: string): { client: MediaPath; sbc: MediaPath } {
    const egress = egressSite(client);
    if (egress !== egressSite(sbc)) return { client: toInternet(client), sbc: toInternet(sbc) };
    return { client: siteLinks(network, client, egress) ?? [], sbc: siteLinks(network, egress, sbc) ?? [] };
  }

  function clientToSbc(client: string, sbc: string, media: SbcMedia): { client: MediaPath; sbc: MediaPath } {
    if (media === 'local-optimisation') return { client: betweenSites(client, sbc), sbc: [] };
    return media === 'bypass' ? bypass(client, sbc) : { client: toInternet(client), sbc: toInternet(sbc) };
  }

  return { betweenSites, toInternet, clientToSbc };
}

/** Shortest chain of links between two sites that does not touch the internet; null when there is none. */
function siteLinks(network: MediaNetwork, from: string, to: string): string[] | null {
  const reached = new Map<string, string[]>([[from, []]]);
  const queue = [from];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at === to) return reached.get(at)!;
    for (const link of network.links) {
      const next = otherEnd(link, at);
      if (next === null || next === internet || reached.has(next)) continue;
      reached.set(next, [...reached.get(at)!, link.id]);
      queue.push(next);
    }
  }
  return null;
}

function otherEnd(link: { from: string; to: string }, end: string): string | null {
  if (link.from === end) return link.to;
  return link.to === end ? link.from : null;
}

function joins(link: { from: string; to: string }, one: string, other: string): boolean {
  return otherEnd(link, one) === other;
}
