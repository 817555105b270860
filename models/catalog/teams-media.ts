import type { Source } from './source.ts';

interface Fact<T> {
  value: T;
  source: Source;
}

/** What Teams does with voice media, where the scenario does not decide. Codec ids are those of the catalog. */
export const teamsMedia = {
  /**
   * Between a client and the Teams edge: SILK or G.722, Microsoft's choice. G.722 is planned with, the higher of the two.
   */
  clientToEdgeCodec: fact('g722', 'Microsoft: Plan Direct Routing, media traffic: codecs', '2023-01-25'),
  /**
   * Between two clients. With SRTP 56 kbit/s at the IP layer, beside the 58 kbit/s that Microsoft recommends for a 1:1 audio call.
   */
  clientToClientCodec: fact('silk-wb', 'Microsoft: Prepare your organization\'s network for Teams, bandwidth requirements', '2023-01-25'),
  /** Codecs of the leg between Teams and an SBC. */
  sbcLegCodecs: fact(['silk-wb', 'silk-nb', 'g711a', 'g711u', 'g722', 'g729', 'g729a'], 'Microsoft: Plan Direct Routing, media traffic: codecs', '2023-01-25'),
  /** Crypto suite of every Teams leg. */
  srtpSuite: fact('aes-cm-128-hmac-sha1-80' as const, 'Microsoft: Direct Routing, media protocols', '2023-01-25'),
  ptimeMs: fact(20, 'Microsoft: Plan Direct Routing; packet time of the codecs above in RFC 3551', '2023-01-25'),
} as const;

function fact<T>(value: T, title: string, date: string): Fact<T> {
  return { value, source: { title, date } };
}
