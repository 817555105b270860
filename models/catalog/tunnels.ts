import type { Source } from './source.ts';

/** How a tunnel grows a packet: `outer + ceil((inner + trailer) ÷ block) × block`, bytes. */
export interface Tunnel {
  /** `gre`, `esp:aes-cbc-sha1:4` (outer IP version last), `wg4`, `vxlan`… */
  id: string;
  /** Outer headers, initialisation vector and integrity tag. */
  outerBytes: number;
  trailerBytes: number;
  blockBytes: number;
  source: Source;
}

const esp: Source = { title: 'RFC 4303, section 2; suites by RFC 2451, RFC 3602, RFC 4868, RFC 4106', date: '2005-12' };
const wireguard: Source = { title: 'WireGuard: next generation kernel network tunnel, section 5.4.6', date: '2020-06' };
const outerIp = { '4': 20, '6': 40 } as const;
/** Initialisation vector, block and integrity tag of ESP suites, bytes. */
const suites = {
  '3des-sha1': { vector: 8, block: 8, tag: 12 },
  'aes-cbc-sha1': { vector: 16, block: 16, tag: 12 },
  'aes-cbc-sha256': { vector: 16, block: 16, tag: 16 },
  'aes-gcm': { vector: 8, block: 4, tag: 16 },
} as const;
const securityHeaderBytes = 8;
const natTraversalBytes = 8;

/** Tunnels by id. `natt` behind an ESP id adds NAT traversal (RFC 3948). */
export const tunnels: readonly Tunnel[] = [
  { id: 'gre', outerBytes: 24, trailerBytes: 0, blockBytes: 1, source: { title: 'RFC 2784 (20 outer IPv4, 4 GRE)', date: '2000-03' } },
  { id: 'vxlan', outerBytes: 50, trailerBytes: 0, blockBytes: 1, source: { title: 'RFC 7348 (14 inner Ethernet, 8 VXLAN, 8 UDP, 20 IPv4)', date: '2014-08' } },
  { id: 'wg4', outerBytes: 60, trailerBytes: 0, blockBytes: 16, source: wireguard },
  { id: 'wg6', outerBytes: 80, trailerBytes: 0, blockBytes: 16, source: wireguard },
  ...espTunnels(),
];

const byId = new Map(tunnels.map((entry) => [entry.id, entry]));

/** The tunnel of an id; undefined when the catalog has none of that id. */
export function tunnelOf(id: string): Tunnel | undefined {
  return byId.get(id);
}

function espTunnels(): Tunnel[] {
  return Object.entries(suites).flatMap(([suite, { vector, block, tag }]) =>
    Object.entries(outerIp).flatMap(([version, ip]) =>
      ['', ':natt'].map((natt) => ({
        id: `esp:${suite}:${version}${natt}`,
        outerBytes: ip + securityHeaderBytes + vector + tag + (natt ? natTraversalBytes : 0),
        // Pad length and next header lie inside the padded part.
        trailerBytes: 2,
        blockBytes: block,
        source: esp,
      })),
    ),
  );
}
