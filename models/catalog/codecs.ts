import type { Source } from './source.ts';

/** A voice codec as it is packed into RTP. */
export interface Codec {
  /** Id in scenarios and on the command line. */
  id: string;
  name: string;
  /** Bit rate of the payload, bit/s. Variable codecs: the rate to plan with. */
  bitsPerSecond: number;
  /** Usual packet time, ms. */
  defaultPtimeMs: number;
  /** Packet times are whole multiples of it, ms; null: any (sample based, or variable frames). */
  frameMs: number | null;
  source: Source;
}

const rfc3551: Source = { title: 'RFC 3551, RTP profile for audio and video, table 1 and section 4.5', date: '2003-07' };
const silk: Source = { title: 'draft-vos-silk-02, SILK speech codec (variable rate: the upper end of wideband, a usual rate of narrowband)', date: '2010-09' };
const opus: Source = { title: 'RFC 7587, RTP payload format for Opus, section 3.1.1 (variable rate: fullband and wideband speech)', date: '2015-06' };

/** Codecs by id. The data of a packet are `bitsPerSecond × packet time ÷ 8`, rounded up to whole bytes. */
export const codecs: readonly Codec[] = [
  codec('g711a', 'G.711 A-law', 64_000, 20, null, rfc3551),
  codec('g711u', 'G.711 µ-law', 64_000, 20, null, rfc3551),
  codec('g722', 'G.722', 64_000, 20, null, rfc3551),
  codec('g726-40', 'G.726 at 40 kbit/s', 40_000, 20, null, rfc3551),
  codec('g726-32', 'G.726 at 32 kbit/s', 32_000, 20, null, rfc3551),
  codec('g726-24', 'G.726 at 24 kbit/s', 24_000, 20, null, rfc3551),
  codec('g726-16', 'G.726 at 16 kbit/s', 16_000, 20, null, rfc3551),
  codec('g729', 'G.729', 8_000, 20, 10, rfc3551),
  codec('g729a', 'G.729 Annex A', 8_000, 20, 10, rfc3551),
  // 24 and 20 bytes every 30 ms: the rate in packets is a little above the 6.3 and 5.3 kbit/s of the name.
  codec('g723-63', 'G.723.1 at 6.3 kbit/s', 6_400, 30, 30, rfc3551),
  codec('g723-53', 'G.723.1 at 5.3 kbit/s', 16_000 / 3, 30, 30, rfc3551),
  codec('gsm', 'GSM full rate', 13_200, 20, 20, rfc3551),
  codec('ilbc-20', 'iLBC, 20 ms frames', 15_200, 20, 20, { title: 'RFC 3952, RTP payload format for iLBC, section 2', date: '2004-12' }),
  codec('ilbc-30', 'iLBC, 30 ms frames', 40_000 / 3, 30, 30, { title: 'RFC 3952, RTP payload format for iLBC, section 2', date: '2004-12' }),
  codec('silk-wb', 'SILK wideband', 36_000, 20, null, silk),
  codec('silk-nb', 'SILK narrowband', 13_000, 20, null, silk),
  codec('opus', 'Opus at 32 kbit/s', 32_000, 20, null, opus),
  codec('opus-32', 'Opus at 32 kbit/s', 32_000, 20, null, opus),
  codec('opus-24', 'Opus at 24 kbit/s', 24_000, 20, null, opus),
];

const byId = new Map(codecs.map((entry) => [entry.id, entry]));

/** The codec of an id; undefined when the catalog has none of that id. */
export function codecOf(id: string): Codec | undefined {
  return byId.get(id);
}

function codec(id: string, name: string, bitsPerSecond: number, defaultPtimeMs: number, frameMs: number | null, source: Source): Codec {
  return { id, name, bitsPerSecond, defaultPtimeMs, frameMs, source };
}
