import { codecOf, codecs } from '../catalog/codecs.ts';
import { headers, layerOf, layers, rtcpShare } from '../catalog/packet-headers.ts';
import type { Layer } from '../catalog/packet-headers.ts';
import { tunnelOf, tunnels } from '../catalog/tunnels.ts';
import type { Tunnel } from '../catalog/tunnels.ts';
import { numberArgument, wrongArgument } from '../core/argument.ts';

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
  if (typeof options !== 'object' || options === null) throw wrongArgument('options', options, 'an object');
  // Defaults stand in for what is left out, not for null.
  const { layer = 'ip', talkShare = 1, rtcp = false } = options;
  const { rate, ptimeMs } = payloadOf(options);
  const payloadBytes = Math.ceil((rate * ptimeMs) / 8000 - byteTolerance);
  const packetsPerSecond = 1000 / ptimeMs;
  const packetBytes = frameBytes(ipBytes(payloadBytes, options), known('layer', layer, layerOf, layers), options);
  const sentShare = numberArgument('talkShare', talkShare, (value) => value > 0 && value <= 1, 'a number above 0 and at most 1');
  if (typeof rtcp !== 'boolean') throw wrongArgument('rtcp', rtcp, 'true or false');
  const rtcpFactor = rtcp ? 1 + rtcpShare.ratio : 1;
  return { payloadBytes, packetsPerSecond, packetBytes, bitsPerSecond: packetBytes * 8 * packetsPerSecond * sentShare * rtcpFactor };
}

function payloadOf(options: CallBandwidthOptions): { rate: number; ptimeMs: number } {
  const codec = options.codec === undefined ? undefined : known('codec', options.codec, codecOf, codecs);
  const { rateBitsPerSecond = codec?.bitsPerSecond, ptimeMs = codec?.defaultPtimeMs ?? 20 } = options;
  if (rateBitsPerSecond === undefined) throw new RangeError('codec is undefined and so is rateBitsPerSecond; one of them must be given');
  const rate = positive('rateBitsPerSecond', rateBitsPerSecond);
  positive('ptimeMs', ptimeMs);
  if (codec?.frameMs && ptimeMs % codec.frameMs !== 0) {
    throw wrongArgument('ptimeMs', ptimeMs, `a whole multiple of ${codec.frameMs} ms, the frame of codec ${codec.id}`);
  }
  return { rate, ptimeMs };
}

function ipBytes(payloadBytes: number, options: CallBandwidthOptions): number {
  const { ipVersion = 4, srtpTagBytes = 0, tunnels: around = [] } = options;
  if (ipVersion !== 4 && ipVersion !== 6) throw wrongArgument('ipVersion', ipVersion, '4 or 6');
  if (!Array.isArray(around)) throw wrongArgument('tunnels', around, 'a list of tunnels');
  const ip = ipVersion === 4 ? headers.ipv4.bytes : headers.ipv6.bytes;
  const { compressedHeaderBytes = ip + headers.udp.bytes + headers.rtp.bytes } = options;
  let bytes = payloadBytes + whole('compressedHeaderBytes', compressedHeaderBytes) + whole('srtpTagBytes', srtpTagBytes);
  for (const id of around) bytes = inTunnel(bytes, known('tunnels', id, tunnelOf, tunnels));
  return bytes;
}

function inTunnel(innerBytes: number, tunnel: Tunnel): number {
  return tunnel.outerBytes + Math.ceil((innerBytes + tunnel.trailerBytes) / tunnel.blockBytes) * tunnel.blockBytes;
}

function frameBytes(packetBytes: number, layer: Layer, { mplsLabels = 0, vlanTags = 0 }: CallBandwidthOptions): number {
  const labels = headers.mplsLabel.bytes * whole('mplsLabels', mplsLabels);
  const tags = headers.vlanTag.bytes * whole('vlanTags', vlanTags);
  return Math.max(packetBytes + labels, layer.leastPayloadBytes) + tags + layer.overheadBytes;
}

function known<T extends { id: string }>(name: string, value: string, find: (id: string) => T | undefined, all: readonly T[]): T {
  const found = find(value);
  if (!found) throw wrongArgument(name, value, `one of ${all.map((entry) => entry.id).join(', ')}`);
  return found;
}

function positive(name: string, value: number): number {
  return numberArgument(name, value, (given) => given > 0 && given < Infinity, 'a finite number above 0');
}

function whole(name: string, value: number): number {
  return numberArgument(name, value, (given) => Number.isInteger(given) && given >= 0, 'a whole number of at least 0');
}
