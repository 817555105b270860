import { codecOf, codecs } from '../catalog/codecs.ts';
import { headers, layerOf, layers, rtcpShare } from '../catalog/packet-headers.ts';
import type { Layer } from '../catalog/packet-headers.ts';
import { tunnelOf, tunnels } from '../catalog/tunnels.ts';
import type { Tunnel } from '../catalog/tunnels.ts';

/** What the bit rate of a voice call depends on. Either `codec` or `rateBitsPerSecond` is needed. */
export interface CallBandwidthOptions {
  /** Id of a codec of the catalog. */
  codec?: string;
  /** Bit rate of the payload, bit/s, > 0; it goes before the codec's own. */
  rateBitsPerSecond?: number;
  /** Packet time, ms, > 0; the codec's usual one when left out (20 without a codec). */
  ptimeMs?: number;
  /** 4 (default) or 6. */
  ipVersion?: 4 | 6;
  /** SRTP authentication tag, whole bytes >= 0; 0 (default) is plain RTP. */
  srtpTagBytes?: number;
  /** Id of a layer of the catalog: `ip` (default), `ethernet`, `ethernet-wire`, `ppp-mp`… */
  layer?: string;
  /** VLAN tags besides those of the layer, whole, >= 0. */
  vlanTags?: number;
  /** MPLS labels, whole, >= 0. */
  mplsLabels?: number;
  /** Ids of tunnels of the catalog, from the inside out. */
  tunnels?: readonly string[];
  /** Bytes that header compression leaves of IP, UDP and RTP (2 or 4), point-to-point links only. */
  compressedHeaderBytes?: number;
  /** Share of the time in which packets are sent, > 0 to 1 (default 1: no voice activity detection). */
  talkShare?: number;
  /** Adds the share that RTCP may take. */
  rtcp?: boolean;
}

/** One direction of a call. */
export interface CallBandwidth {
  payloadBytes: number;
  packetsPerSecond: number;
  /** Size of a packet at the asked layer. */
  packetBytes: number;
  /** Mean bit rate at the asked layer, bit/s. */
  bitsPerSecond: number;
}

/** Rounding errors of a payload that is whole by its definition stay far below this. */
const byteTolerance = 1e-6;

/**
 * Bit rate of one direction of a voice call at a layer: payload, RTP, UDP, IP, then tunnels and the layer's own headers.
 * @throws {RangeError} names the argument, its value and its domain.
 * Source: RFC 3550, RFC 3551, and those of the catalog's sizes.
 */
export function callBandwidth(options: CallBandwidthOptions): CallBandwidth {
  const { rate, ptimeMs } = payloadOf(options);
  const layer = known('layer', options.layer ?? 'ip', layerOf, layers);
  const payloadBytes = Math.ceil((rate * ptimeMs) / 8000 - byteTolerance);
  const packetsPerSecond = 1000 / ptimeMs;
  const packetBytes = frameBytes(ipBytes(payloadBytes, options), layer, options);
  const sentShare = within('talkShare', options.talkShare ?? 1, (value) => value > 0 && value <= 1, 'greater than 0 and at most 1');
  const rtcpFactor = options.rtcp === true ? 1 + rtcpShare.ratio : 1;
  return { payloadBytes, packetsPerSecond, packetBytes, bitsPerSecond: packetBytes * 8 * packetsPerSecond * sentShare * rtcpFactor };
}

function payloadOf(options: CallBandwidthOptions): { rate: number; ptimeMs: number } {
  const codec = options.codec === undefined ? undefined : known('codec', options.codec, codecOf, codecs);
  const rate = options.rateBitsPerSecond ?? codec?.bitsPerSecond;
  if (rate === undefined) throw new RangeError('codec is undefined and so is rateBitsPerSecond; one of them must be given.');
  positive('rateBitsPerSecond', rate);
  const ptimeMs = positive('ptimeMs', options.ptimeMs ?? codec?.defaultPtimeMs ?? 20);
  const frameMs = codec?.frameMs;
  if (codec && frameMs && ptimeMs % frameMs !== 0) {
    throw new RangeError(`ptimeMs is ${ptimeMs}; with codec ${codec.id} it must be a whole multiple of its frame of ${frameMs} ms.`);
  }
  return { rate, ptimeMs };
}

function ipBytes(payloadBytes: number, options: CallBandwidthOptions): number {
  const ipVersion = options.ipVersion ?? 4;
  if (ipVersion !== 4 && ipVersion !== 6) throw new RangeError(`ipVersion is ${String(ipVersion)}; it must be 4 or 6.`);
  const ip = ipVersion === 4 ? headers.ipv4.bytes : headers.ipv6.bytes;
  const full = ip + headers.udp.bytes + headers.rtp.bytes;
  const header = options.compressedHeaderBytes === undefined ? full : whole('compressedHeaderBytes', options.compressedHeaderBytes);
  let bytes = payloadBytes + header + whole('srtpTagBytes', options.srtpTagBytes ?? 0);
  for (const id of options.tunnels ?? []) bytes = inTunnel(bytes, known('tunnels', id, tunnelOf, tunnels));
  return bytes;
}

function inTunnel(innerBytes: number, tunnel: Tunnel): number {
  return tunnel.outerBytes + Math.ceil((innerBytes + tunnel.trailerBytes) / tunnel.blockBytes) * tunnel.blockBytes;
}

function frameBytes(packetBytes: number, layer: Layer, options: CallBandwidthOptions): number {
  const labels = headers.mplsLabel.bytes * whole('mplsLabels', options.mplsLabels ?? 0);
  const tags = headers.vlanTag.bytes * whole('vlanTags', options.vlanTags ?? 0);
  return Math.max(packetBytes + labels, layer.leastPayloadBytes) + tags + layer.overheadBytes;
}

function known<T extends { id: string }>(argument: string, value: string, find: (id: string) => T | undefined, all: readonly T[]): T {
  const found = find(value);
  if (!found) throw new RangeError(`${argument} is ${JSON.stringify(value)}; it must be one of ${all.map((entry) => entry.id).join(', ')}.`);
  return found;
}

function positive(argument: string, value: number): number {
  return within(argument, value, (given) => given > 0 && given < Infinity, 'a finite number greater than 0');
}

function whole(argument: string, value: number): number {
  return within(argument, value, (given) => Number.isInteger(given) && given >= 0, 'a whole number of at least 0');
}

function within(argument: string, value: number, fits: (value: number) => boolean, domain: string): number {
  if (typeof value !== 'number' || !fits(value)) throw new RangeError(`${argument} is ${String(value)}; it must be ${domain}.`);
  return value;
}
