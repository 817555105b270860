import { srtpTags } from '../catalog/packet-headers.ts';
import { teamsMedia } from '../catalog/teams-media.ts';
import type { MediaPath } from '../media/media-path.ts';
import type { CodecChoice, Pbx, Sbc, Trunk } from '../scenario/scenario.ts';
import { isTie, sideOf } from './estate.ts';
import type { Estate, User } from './estate.ts';
import { legBitsPerSecond, sharedCodec } from './leg-rate.ts';

/** One thing that a call passes on its way, from the caller's side on. */
export type Hop =
  | { kind: 'user'; user: User }
  | { kind: 'pbx'; pbx: Pbx }
  | { kind: 'sbc'; sbc: Sbc }
  | { kind: 'trunk'; trunk: Trunk }
  /** The Teams edge with the carrier behind it; `cap` is the id of the plan's limit. */
  | { kind: 'cloud'; cap: string | null }
  /** The public network: at an end of the call, or between going out and coming back. */
  | { kind: 'network' };

/** A call's way through the estate. */
export type Chain = readonly Hop[];

/** What a call on a chain takes. */
export interface Takings {
  /** Ids of the resources asked, from the caller's side on; those without a limit stand here too. */
  holds: string[];
  /** Bits per second that each direction of a link carries, by link id. */
  bits: Map<string, number>;
}

/** What a call takes on its way: channels, PBX calls, DSPs, sessions, and bits on the links of each leg of its media. */
export function takingsOf(estate: Estate, chain: Chain): Takings {
  const bits = new Map<string, number>();
  for (const leg of legsOf(estate, chain)) {
    for (const link of leg.path) bits.set(link, (bits.get(link) ?? 0) + leg.bitsPerSecond);
  }
  return { holds: chain.flatMap((hop, at) => holdsOf(hop, chain[at - 1], chain[at + 1])), bits };
}

/** Id of the resource that a PBX's media DSPs are. */
export function dspsId(pbx: Pbx): string {
  return `${pbx.id}/dsps`;
}

/** Id of the resource that an SBC's limit of calls per second is: a session asks it first, when it is set up. */
export function callRateId(sbc: Sbc): string {
  return `${sbc.id}/calls-per-second`;
}

function holdsOf(hop: Hop, before: Hop | undefined, behind: Hop | undefined): string[] {
  switch (hop.kind) {
    case 'trunk': return [hop.trunk.id];
    case 'sbc': return [callRateId(hop.sbc), hop.sbc.id];
    case 'cloud': return hop.cap === null ? [] : [hop.cap];
    case 'pbx': return needsDsp(before, behind) ? [hop.pbx.id, dspsId(hop.pbx)] : [hop.pbx.id];
    default: return [];
  }
}

function needsDsp(before: Hop | undefined, behind: Hop | undefined): boolean {
  const sides = [before, behind].map((hop) => (hop?.kind === 'trunk' ? sideOf(hop.trunk) : hop?.kind === 'user' ? hop.user.side : null));
  return sides[0] !== null && sides[1] !== null && sides[0] !== sides[1];
}

interface Leg {
  path: MediaPath;
  bitsPerSecond: number;
}

/** Media runs from anchor to anchor; what lies between them only signals. Across the public network no leg is ours. */
function legsOf(estate: Estate, chain: Chain): Leg[] {
  const legs: Leg[] = [];
  let last = -1;
  chain.forEach((hop, at) => {
    if (hop.kind === 'network') last = -1;
    if (!isAnchor(hop, chain[at - 1], chain[at + 1])) return;
    if (last >= 0) legs.push(...legsBetween(estate, chain.slice(last, at + 1)));
    last = at;
  });
  return legs;
}

/** A PBX takes part in the media when it is TDM itself or one of its sides here is a carrier trunk or TDM. */
function isAnchor(hop: Hop, before: Hop | undefined, behind: Hop | undefined): boolean {
  if (hop.kind !== 'pbx') return hop.kind === 'user' || hop.kind === 'sbc' || hop.kind === 'cloud';
  if (hop.pbx.side === 'tdm') return true;
  return [before, behind].some((next) => next?.kind === 'trunk' && (!isTie(next.trunk) || sideOf(next.trunk) === 'tdm'));
}

/** Legs of a stretch whose first and last hop are anchors. A TDM tie is a circuit of its own, beside the data links. */
function legsBetween(estate: Estate, stretch: Chain): Leg[] {
  if (stretch.some((hop) => hop.kind === 'trunk' && sideOf(hop.trunk) === 'tdm')) return [];
  const one = stretch[0]!;
  const other = stretch[stretch.length - 1]!;
  const client = [one, other].find((hop) => hop.kind === 'user' && hop.user.platform === 'teams');
  if (client?.kind !== 'user') return insideLegs(estate, stretch, one, other);
  const peer = client === one ? other : one;
  if (peer.kind === 'sbc') return sbcLegs(estate, client.user, peer.sbc);
  if (peer.kind === 'cloud') return [{ path: estate.paths.toInternet(client.user.site), bitsPerSecond: edgeBitsPerSecond() }];
  if (peer.kind !== 'user') return [];
  return [{ path: estate.paths.betweenSites(client.user.site, peer.user.site), bitsPerSecond: teamsBitsPerSecond(teamsMedia.clientToClientCodec.value) }];
}

/** Legs of PBXs and carriers are plain RTP. */
function insideLegs(estate: Estate, stretch: Chain, one: Hop, other: Hop): Leg[] {
  const from = siteOf(one);
  const to = siteOf(other);
  if (from === null || to === null || from === to) return [];
  const { codec, ptimeMs } = sharedCodec(stretch.flatMap(codecsOf));
  return [{ path: estate.paths.betweenSites(from, to), bitsPerSecond: legBitsPerSecond(codec, ptimeMs, 0) }];
}

/** Client to SBC: with the SBC's codec from end to end, but without bypass Microsoft chooses the client's half. */
function sbcLegs(estate: Estate, client: User, sbc: Sbc): Leg[] {
  const path = estate.paths.clientToSbc(client.site, sbc.site, sbc.media);
  const { codec, ptimeMs } = sharedCodec([sbc.codecs.teams, { codecs: [...teamsMedia.sbcLegCodecs.value], ptimeMs: sbc.codecs.teams.ptimeMs }]);
  const sbcHalf = teamsBitsPerSecond(codec, ptimeMs);
  const clientHalf = sbc.media === 'no-bypass' ? edgeBitsPerSecond() : sbcHalf;
  return [{ path: path.client, bitsPerSecond: clientHalf }, { path: path.sbc, bitsPerSecond: sbcHalf }];
}

function edgeBitsPerSecond(): number {
  return teamsBitsPerSecond(teamsMedia.clientToEdgeCodec.value);
}

function teamsBitsPerSecond(codec: string, ptimeMs: number = teamsMedia.ptimeMs.value): number {
  return legBitsPerSecond(codec, ptimeMs, srtpTags[teamsMedia.srtpSuite.value].bytes);
}

function siteOf(hop: Hop): string | null {
  switch (hop.kind) {
    case 'user': return hop.user.site;
    case 'pbx': return hop.pbx.site;
    case 'sbc': return hop.sbc.site;
    default: return null;
  }
}

function codecsOf(hop: Hop): CodecChoice[] {
  switch (hop.kind) {
    case 'user': return hop.user.pbx ? [hop.user.pbx.codecs] : [];
    case 'pbx': return [hop.pbx.codecs];
    case 'sbc': return [hop.sbc.codecs.pbx];
    case 'trunk': return [hop.trunk.codecs];
    default: return [];
  }
}
