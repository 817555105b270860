import type { Source } from './source.ts';

/** A size in bytes with its source. */
export interface Size {
  bytes: number;
  source: Source;
}

/** Headers of one RTP packet, bytes. */
export const headers = {
  rtp: size(12, 'RFC 3550, section 5.1 (no CSRC, no extension)', '2003-07'),
  udp: size(8, 'RFC 768', '1980-08'),
  ipv4: size(20, 'RFC 791, section 3.1 (no options)', '1981-09'),
  ipv6: size(40, 'RFC 8200, section 3', '2017-07'),
  mplsLabel: size(4, 'RFC 3032, section 2.1', '2001-01'),
  vlanTag: size(4, 'IEEE 802.1Q', '2022'),
} as const;

/** Authentication tag that SRTP adds to each packet, bytes, by crypto suite (no MKI). */
export const srtpTags = {
  'aes-cm-128-hmac-sha1-80': size(10, 'RFC 3711, section 4.2', '2004-03'),
  'aes-cm-128-hmac-sha1-32': size(4, 'RFC 3711, section 4.2', '2004-03'),
  'aead-aes-gcm': size(16, 'RFC 7714, section 13', '2015-12'),
} as const;

/** Share of the session's bit rate that RTCP may add. */
export const rtcpShare = { ratio: 0.05, source: { title: 'RFC 3550, section 6.2', date: '2003-07' } } as const;

/** What a layer below IP adds to a packet. */
export interface Layer {
  id: string;
  name: string;
  /** Other names under which the layer is known on input. */
  aliases: readonly string[];
  overheadBytes: number;
  /** Least IP packet that is not padded, bytes. */
  leastPayloadBytes: number;
  source: Source;
}

const ethernet: Source = { title: 'IEEE 802.3, clause 3 (14 header, 4 FCS, 8 preamble and SFD, 12 inter-packet gap, payload at least 46 bytes)', date: '2022' };
const ppp: Source = { title: 'Cisco document 7934, Voice over IP: per call bandwidth consumption (6 bytes MP or FRF.12, 1 byte flag)', date: '2016-04' };
const siemens: Source = { title: 'Siemens HiPath HG 1500 documentation, bandwidth tables (18 Ethernet, 8 preamble, 4 VLAN)', date: 'undated' };

/** Layers by id: the bit rate of a call is told at one of them. */
export const layers: readonly Layer[] = [
  layer('ip', 'IP packet', ['none', 'l3'], 0, 0, { title: 'RFC 791', date: '1981-09' }),
  layer('ethernet', 'Ethernet frame with FCS', ['eth'], 18, 46, ethernet),
  layer('ethernet-vlan', 'Ethernet frame with a VLAN tag', ['eth+vlan', 'ethernet+vlan'], 22, 46, ethernet),
  layer('ethernet-qinq', 'Ethernet frame with two VLAN tags', ['eth+qinq', 'ethernet+qinq'], 26, 46, ethernet),
  layer('ethernet-wire', 'Ethernet on the wire, with preamble and gap', ['eth-wire', 'wire'], 38, 46, ethernet),
  layer('ethernet-wire-vlan', 'Ethernet on the wire with a VLAN tag', ['eth-wire+vlan', 'ethernet-wire+vlan'], 42, 46, ethernet),
  layer('ethernet-preamble-vlan', 'Ethernet frame with preamble and a VLAN tag, no gap', ['eth+preamble+vlan', 'ethernet+preamble+vlan'], 30, 46, siemens),
  layer('ppp-mp', 'PPP multilink or FRF.12', [], 7, 0, ppp),
];

const byName = new Map(layers.flatMap((entry) => [entry.id, ...entry.aliases].map((name) => [name, entry] as const)));

/** The layer of an id or alias; undefined when the catalog has none of that name. */
export function layerOf(name: string): Layer | undefined {
  return byName.get(name);
}

function size(bytes: number, title: string, date: string): Size {
  return { bytes, source: { title, date } };
}

function layer(id: string, name: string, aliases: string[], overheadBytes: number, leastPayloadBytes: number, source: Source): Layer {
  return { id, name, aliases, overheadBytes, leastPayloadBytes, source };
}
