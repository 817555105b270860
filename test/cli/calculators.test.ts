import { describe, expect, it } from 'vitest';
import { run, runJson } from './fake-io.ts';

describe('busyhour erlang b', () => {
  it('gives blocking, channels or traffic, whichever is left out', async () => {
    const { document } = await runJson<{ blocking: number }>(['erlang', 'b', '--traffic', '90', '--channels', '100']);
    expect(Object.keys(document)).toEqual(['formula', 'traffic', 'channels', 'blocking']);
    expect(document).toMatchObject({ formula: 'erlang-b', traffic: 90, channels: 100 });
    // Erlang B of 90 erlang on 100 channels, as issue trackers and tables give it.
    expect(document.blocking).toBeCloseTo(0.026957, 6);
    expect((await runJson(['erlang', 'b', '--traffic', '90', '--blocking', '0.01'])).document).toMatchObject({ traffic: 90, channels: 107, blocking: 0.01 });
    const { document: solved } = await runJson<{ traffic: number }>(['erlang', 'b', '--channels', '100', '--blocking', String(document.blocking)]);
    expect(solved.traffic).toBeCloseTo(90, 6);
  });

  it('says it in words', async () => {
    expect((await run(['erlang', 'b', '--traffic', '90', '--channels', '100'])).out).toBe('100 channels at 90 erlang block 2.696 % of the calls (Erlang B).\n');
  });
});

describe('busyhour bandwidth', () => {
  it('gives one direction of one call', async () => {
    const { document } = await runJson(['bandwidth', '--codec', 'g711a', '--ptime', '20', '--ip', '4', '--srtp', '--layer', 'ethernet']);
    // 160 + 12 + 8 + 20 + 10 (tag) + 18 bytes, 50 a second.
    expect(document).toEqual({ payloadBytes: 160, packetsPerSecond: 50, bitsPerSecond: 91_200 });
  });

  it('prints a rate that is no whole number in six digits, and all of them in the document', async () => {
    expect((await run(['bandwidth', '--codec', 'g711a', '--ptime', '7'])).out).toContain(' 142.857 a second');
    expect((await runJson<{ packetsPerSecond: number }>(['bandwidth', '--codec', 'g711a', '--ptime', '7'])).document.packetsPerSecond).toBe(1000 / 7);
  });

  it('puts VLAN tags into Ethernet frames', async () => {
    const { document } = await runJson(['bandwidth', '--codec', 'g711a', '--ptime', '20', '--layer', 'ethernet', '--vlan', '1']);
    // 160 + 12 + 8 + 20 + 18 + 4 bytes, 50 a second.
    expect(document).toMatchObject({ bitsPerSecond: 88_800 });
  });

  it('takes the bytes of the tag, and counts calls', async () => {
    const { document } = await runJson(['bandwidth', '--codec', 'g711a', '--ptime', '20', '--srtp', '4', '--layer', 'ethernet', '--calls', '10']);
    expect(document).toEqual({ payloadBytes: 160, packetsPerSecond: 50, bitsPerSecond: 88_800, calls: 10, totalBitsPerSecond: 888_000 });
  });
});
