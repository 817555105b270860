import { callBandwidth } from '../media/call-bandwidth.ts';
import type { CodecChoice } from '../scenario/scenario.ts';

/**
 * The layer at which links are loaded: IPv4 packets. A WAN or internet service is sold and policed by IP bit rate, and what lies
 * below differs from link to link.
 */
const linkLayer = 'ip';
const ipVersion = 4;

/** Codec on carrier and PBX legs where nobody names one. */
const defaultChoice: CodecChoice = { codecs: ['g711a'], ptimeMs: 20 };

/** Bit rate of one direction of a leg on a link, whole bit/s. `srtpTagBytes` 0: plain RTP. */
export function legBitsPerSecond(codec: string, ptimeMs: number, srtpTagBytes: number): number {
  return Math.round(callBandwidth({ codec, ptimeMs, srtpTagBytes, ipVersion, layer: linkLayer }).bitsPerSecond);
}

/**
 * Codec of a leg: the first of the first list that stands in all of them, with that list's packet time. When they share none,
 * someone on the way transcodes, and the first end's first codec is taken.
 */
export function sharedCodec(choices: readonly CodecChoice[]): { codec: string; ptimeMs: number } {
  const first = choices.find((choice) => choice.codecs.length > 0) ?? defaultChoice;
  const shared = first.codecs.find((codec) => choices.every((choice) => choice.codecs.length === 0 || choice.codecs.includes(codec)));
  return { codec: shared ?? first.codecs[0]!, ptimeMs: first.ptimeMs };
}
