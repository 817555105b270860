import { Command, Option } from 'commander';
import { codecs } from '../../../models/catalog/codecs.ts';
import { layers } from '../../../models/catalog/packet-headers.ts';
import { callBandwidth, type CallBandwidth, type CallBandwidthOptions } from '../../../models/media/call-bandwidth.ts';
import { nearest } from '../../../models/scenario/nearest.ts';
import { asked, decimal, wholeNumber } from '../arguments.ts';
import { UsageError } from '../io.ts';
import type { Context } from '../main.ts';
import { bitRate, grouped } from '../table.ts';

interface Flags {
  codec: string;
  ptime?: number;
  layer?: string;
  ip: '4' | '6';
  srtp?: boolean | number;
  vlan?: number;
  mpls?: number;
  tunnel?: string[];
  talkShare?: number;
  rtcp?: boolean;
  calls?: number;
}

/** AES_CM_128_HMAC_SHA1_80, the suite of Teams and of most SBCs (RFC 3711). */
const USUAL_SRTP_TAG_BYTES = 10;

/** `busyhour bandwidth`: the bit rate of one call and of N. */
export function bandwidthCommand({ io, json }: Context): Command {
  return new Command('bandwidth')
    .description('bit rate of one call and of N calls, one direction')
    .requiredOption('--codec <codec>', `one of ${codecs.map((codec) => codec.id).join(', ')}`)
    .option('--ptime <ms>', 'packet time, milliseconds; the usual one of the codec when left out', decimal((value) => value > 0, 'a number of milliseconds above 0'))
    .option('--layer <layer>', `where it is measured: ${layers.map((layer) => layer.id).join(', ')}`)
    .addOption(new Option('--ip <version>', 'IP version').choices(['4', '6']).default('4'))
    .option('--srtp [bytes]', `secure RTP; bytes of its tag, ${USUAL_SRTP_TAG_BYTES} when left out`, wholeNumber(0, 16))
    .option('--vlan <tags>', 'VLAN tags, of an Ethernet layer', wholeNumber(0, 4))
    .option('--mpls <labels>', 'MPLS labels', wholeNumber(0, 8))
    .option('--tunnel <id...>', 'tunnels, from the inside out')
    .option('--talk-share <ratio>', 'share of the time in which packets are sent', decimal((value) => value > 0 && value <= 1, 'a ratio above 0 and at most 1'))
    .option('--rtcp', 'add the share of RTCP')
    .option('--calls <number>', 'number of calls', wholeNumber(1))
    .action((flags: Flags) => {
      const { payloadBytes, packetsPerSecond, packetBytes, bitsPerSecond } = bandwidthOf(flags);
      const calls = flags.calls ?? 1;
      const many = flags.calls === undefined ? {} : { calls, totalBitsPerSecond: calls * bitsPerSecond };
      if (json) return io.out(`${JSON.stringify({ payloadBytes, packetsPerSecond, bitsPerSecond, ...many }, null, 2)}\n`);
      io.out(`${payloadBytes} bytes of voice in packets of ${packetBytes} bytes, ${Number(packetsPerSecond.toPrecision(6))} a second: ${bitRate(bitsPerSecond)} each way.\n`);
      if (flags.calls !== undefined) io.out(`${grouped(calls)} calls: ${bitRate(calls * bitsPerSecond)} each way.\n`);
    });
}

function bandwidthOf(flags: Flags): CallBandwidth {
  const options: CallBandwidthOptions = { codec: known('codec', flags.codec, codecs), ipVersion: flags.ip === '6' ? 6 : 4 };
  if (flags.layer !== undefined) options.layer = known('layer', flags.layer, layers);
  if (flags.ptime !== undefined) options.ptimeMs = flags.ptime;
  if (flags.srtp !== undefined) options.srtpTagBytes = flags.srtp === true ? USUAL_SRTP_TAG_BYTES : Number(flags.srtp);
  if (flags.vlan !== undefined) options.vlanTags = flags.vlan;
  if (flags.mpls !== undefined) options.mplsLabels = flags.mpls;
  if (flags.tunnel) options.tunnels = flags.tunnel;
  if (flags.talkShare !== undefined) options.talkShare = flags.talkShare;
  if (flags.rtcp) options.rtcp = true;
  if (flags.vlan) checkTagged(flags.vlan, options.layer ?? 'ip');
  return asked(() => callBandwidth(options));
}

/** VLAN tags stand in Ethernet frames alone; at another layer they would be bytes that no packet has. */
function checkTagged(tags: number, layer: string): void {
  if (layer.startsWith('ethernet')) return;
  throw new UsageError(`--vlan ${tags} needs an Ethernet layer, and the layer is ${layer}.`, 'Add --layer ethernet, or leave out --vlan.');
}

function known(option: string, value: string, all: readonly { id: string }[]): string {
  const ids = all.map((entry) => entry.id);
  if (ids.includes(value)) return value;
  const near = nearest(value, ids);
  throw new UsageError(`--${option} ${value} is not in the catalog.`, `${near ? `Did you mean ${near}? ` : ''}There are ${ids.join(', ')}.`);
}
