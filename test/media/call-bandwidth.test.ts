import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { callBandwidth } from '../../models/media/call-bandwidth.ts';
import { callsOnLink, serialisationSeconds } from '../../models/media/link-capacity.ts';

interface Vector {
  id: string;
  fn: string;
  inputs: { rate_kbps: number; ptime_ms: number; ip: 4 | 6; srtpTag: number; l2: string; crtp?: number; vad?: number; rtcp?: boolean; mplsLabels?: number; tunnel?: string[]; link_kbps: number; util: number; perCall_kbps: number; bytes: number };
  expected: { payloadBytes: number; pps: number; l3Bytes: number; frameBytes: number; l3_kbps: number; l2_kbps: number; error?: boolean; calls: number; ms: number };
}

const truth = JSON.parse(readFileSync(new URL('../truth/bandwidth.json', import.meta.url), 'utf8')) as { count: number; vectors: Vector[] };
const close = (got: number, wanted: number): void => expect(Math.abs(got / wanted - 1)).toBeLessThan(1e-12);

function atLayer(vector: Vector, layer: string, mplsLabels: number | undefined): ReturnType<typeof callBandwidth> {
  const { rate_kbps, ptime_ms, ip, srtpTag, crtp, vad, rtcp, tunnel } = vector.inputs;
  return callBandwidth({
    rateBitsPerSecond: rate_kbps * 1000, ptimeMs: ptime_ms, ipVersion: ip, srtpTagBytes: srtpTag, layer,
    compressedHeaderBytes: crtp, talkShare: vad, rtcp, tunnels: tunnel, mplsLabels,
  });
}

describe('callBandwidth', () => {
  const packets = truth.vectors.filter((vector) => vector.fn === 'voiceBandwidth');

  it('has every vector of the table', () => {
    expect(truth.vectors).toHaveLength(truth.count);
    expect(packets).toHaveLength(82);
  });

  it.each(packets.filter((vector) => !vector.expected.error))('meets $id', (vector) => {
    const { payloadBytes, pps, l3Bytes, frameBytes, l3_kbps, l2_kbps } = vector.expected;
    const packet = atLayer(vector, 'ip', undefined);
    const frame = atLayer(vector, vector.inputs.l2, vector.inputs.mplsLabels);
    expect([packet.payloadBytes, packet.packetBytes, frame.packetBytes]).toEqual([payloadBytes, l3Bytes, frameBytes]);
    close(packet.packetsPerSecond, pps);
    close(packet.bitsPerSecond, l3_kbps * 1000);
    close(frame.bitsPerSecond, l2_kbps * 1000);
  });

  it.each(packets.filter((vector) => vector.expected.error))('refuses $id', ({ inputs }) => {
    expect(() => callBandwidth({ rateBitsPerSecond: inputs.rate_kbps * 1000, ptimeMs: inputs.ptime_ms })).toThrow(new RegExp(`ptimeMs.*${inputs.ptime_ms}`));
  });

  it.each([
    ['g711a', 20, 'ethernet', 0, 87_200],
    ['g711a', 20, 'ethernet', 10, 91_200],
    ['g711u', 20, 'ip', 10, 84_000],
    ['g729', 20, 'ip', 10, 28_000],
    ['g729a', 20, 'ethernet', 10, 35_200],
    ['g722', 30, 'ip', 0, 80_000 * (280 / 300)],
    ['g726-32', 20, 'ethernet', 0, 55_200],
    ['silk-wb', 20, 'ethernet', 0, 59_200],
    ['opus', 20, 'ethernet', 0, 55_200],
  ] as const)('%s at %i ms on %s with a tag of %i bytes takes %f bit/s', (codec, ptimeMs, layer, srtpTagBytes, wanted) => {
    close(callBandwidth({ codec, ptimeMs, layer, srtpTagBytes }).bitsPerSecond, wanted);
  });

  it('takes the usual packet time of the codec', () => {
    expect(callBandwidth({ codec: 'g723-63' })).toMatchObject({ payloadBytes: 24, packetBytes: 64 });
    expect(callBandwidth({ codec: 'g723-53' })).toMatchObject({ payloadBytes: 20, packetBytes: 60 });
    expect(callBandwidth({ codec: 'ilbc-30' })).toMatchObject({ payloadBytes: 50, packetBytes: 90 });
  });

  it.each(['rateBitsPerSecond', 'ptimeMs', 'ipVersion', 'srtpTagBytes', 'layer', 'vlanTags', 'mplsLabels', 'tunnels', 'compressedHeaderBytes', 'talkShare', 'rtcp', 'codec'])('does not read null or text as %s', (name) => {
    for (const [wrong, written] of [[null, 'null'], ['10', '"10"'], [[], '\\[\\]']] as const) {
      if (name === 'tunnels' && typeof wrong === 'object' && wrong !== null) continue;
      const call = (): unknown => callBandwidth({ codec: 'g711a', [name]: wrong });
      expect(call).toThrow(RangeError);
      expect(call).toThrow(new RegExp(`^${name} is ${written}; it must be `));
    }
  });

  it.each([undefined, null, 'g711a'])('does not read %o as its options', (wrong) => {
    const call = (): unknown => callBandwidth(wrong as unknown as { codec: string });
    expect(call).toThrow(RangeError);
    expect(call).toThrow(/^options is .*; it must be an object$/);
  });

  it.each([
    [{}, /codec is undefined/],
    [{ codec: 'g777' }, /codec is "g777"; it must be one of g711a/],
    [{ codec: 'g711a', layer: 'token-ring' }, /layer is "token-ring"/],
    [{ codec: 'g711a', ipVersion: 5 as 4 }, /ipVersion is 5/],
    [{ codec: 'g711a', srtpTagBytes: -1 }, /srtpTagBytes is -1/],
    [{ codec: 'g711a', srtpTagBytes: 1.5 }, /srtpTagBytes is 1.5/],
    [{ codec: 'g711a', ptimeMs: Number.NaN }, /ptimeMs is NaN/],
    [{ codec: 'g729', ptimeMs: 15 }, /ptimeMs is 15; it must be a whole multiple of 10 ms, the frame of codec g729/],
    [{ codec: 'g711a', talkShare: 0 }, /talkShare is 0/],
    [{ codec: 'g711a', mplsLabels: 0.5 }, /mplsLabels is 0.5/],
    [{ codec: 'g711a', tunnels: ['ipip'] }, /tunnels is "ipip"/],
    [{ rateBitsPerSecond: 0 }, /rateBitsPerSecond is 0/],
  ])('names the argument of %o', (options, message) => {
    expect(() => callBandwidth(options)).toThrow(RangeError);
    expect(() => callBandwidth(options)).toThrow(message);
  });
});

describe('link capacity', () => {
  it.each(truth.vectors.filter((vector) => vector.fn === 'callsOnLink'))('meets $id', ({ inputs, expected }) => {
    expect(callsOnLink(inputs.link_kbps * 1000, inputs.util, inputs.perCall_kbps * 1000)).toBe(expected.calls);
  });

  it.each(truth.vectors.filter((vector) => vector.fn === 'serialisation_ms'))('meets $id', ({ inputs, expected }) => {
    close(serialisationSeconds(inputs.bytes, inputs.link_kbps * 1000) * 1000, expected.ms);
  });

  it('tests each function of the table', () => {
    const tested = ['voiceBandwidth', 'callsOnLink', 'serialisation_ms'];
    expect(truth.vectors.filter((vector) => !tested.includes(vector.fn))).toEqual([]);
  });

  it('names the wrong argument', () => {
    expect(() => callsOnLink(-1, 0.5, 80_000)).toThrow(/linkBitsPerSecond is -1/);
    expect(() => callsOnLink(1000, 2, 80_000)).toThrow(/share is 2/);
    expect(() => callsOnLink(1000, 0.5, 0)).toThrow(/callBitsPerSecond is 0/);
    expect(() => serialisationSeconds(-1, 1)).toThrow(/bytes is -1/);
    expect(() => serialisationSeconds(1, 0)).toThrow(/linkBitsPerSecond is 0/);
  });
});
