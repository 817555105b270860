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
    expect((await run(['erlang', 'b', '--traffic', '90', '--channels', '100'])).out).toBe(
      '100 channels at 90 erlang block 2.696 % of the calls (Erlang B).\nB = (90^100 ÷ 100!) ÷ (1 + 90 + … + 90^100 ÷ 100!) = 2.696 %\n',
    );
  });
});

describe('the other formulas of busyhour erlang', () => {
  const document = async (...argv: string[]): Promise<Record<string, number>> => (await runJson<Record<string, number>>(['erlang', ...argv])).document;

  it('extended-b solves for each of its four, as Westbay’s examples have it', async () => {
    expect(await document('extended-b', '--traffic', '100', '--blocking', '0.025', '--retry', '0.5')).toMatchObject({ formula: 'extended-erlang-b', channels: 113, retry: 0.5, blocking: 0.025 });
    expect((await document('extended-b', '--channels', '200', '--blocking', '0.03', '--retry', '0.7'))['traffic']).toBeCloseTo(186.877, 3);
    expect((await document('extended-b', '--traffic', '1500', '--channels', '1000', '--retry', '0.2'))['blocking']).toBeCloseTo(0.386, 3);
    expect((await document('extended-b', '--traffic', '186.8774', '--channels', '200', '--blocking', '0.03'))['retry']).toBeCloseTo(0.7, 3);
  });

  it('c prints waiting, mean wait and service level, and solves for servers and traffic from each', async () => {
    const found = await document('c', '--traffic', '10', '--servers', '12', '--holding', '240', '--within', '20');
    expect(Object.keys(found)).toEqual(['formula', 'traffic', 'channels', 'holding', 'within', 'waiting', 'meanWaitSeconds', 'serviceLevel', 'queue']);
    expect(found['waiting']).toBeCloseTo(0.44938822429827, 12);
    expect(found['meanWaitSeconds']).toBeCloseTo(53.9265869157925, 10);
    expect(found['serviceLevel']).toBeCloseTo(0.61960108075047, 12);
    expect((await document('c', '--traffic', '10', '--holding', '240', '--within', '20', '--service-level', '0.8'))['channels']).toBe(14);
    expect((await document('c', '--channels', '10', '--waiting', '0.2'))['traffic']).toBeCloseTo(6.852773999123, 9);
    expect((await document('c', '--channels', '2', '--holding', '180', '--mean-wait', '60'))['traffic']).toBeCloseTo(1, 9);
  });

  it('c tells of a queue that grows without end, and writes null for what is infinite', async () => {
    expect(await document('c', '--traffic', '6', '--channels', '5')).toMatchObject({ waiting: 1, meanWaitSeconds: null, serviceLevel: 0, queue: null });
    expect((await run(['erlang', 'c', '--traffic', '6', '--channels', '5'])).out).toContain('the queue grows without end');
  });

  it('engset prints time, call and traffic congestion, for offered traffic said in any way', async () => {
    const ways = [['--traffic', '4'], ['--per-source', '0.2'], ['--idle-source-traffic', '0.25']];
    for (const way of ways) {
      const found = await document('engset', '--sources', '20', '--channels', '8', ...way);
      for (const [kind, value] of [['time', 0.022384312181281], ['call', 0.016732053808578], ['traffic', 0.013430587308768], ['offered', 4]] as const) expect(found[kind]).toBeCloseTo(value, 12);
    }
    expect(await document('engset', '--sources', '40', '--traffic', '6.5', '--traffic-congestion', '0.01')).toMatchObject({ channels: 12, traffic: 0.01 });
  });

  it('overflow prints mean, variance and peakedness, and solves for traffic and channels', async () => {
    const found = await document('overflow', '--traffic', '5', '--channels', '5');
    for (const [key, value] of [['mean', 1.4243391066545], ['variance', 2.3331794682122], ['peakedness', 1.6380786410424]] as const) expect(found[key]).toBeCloseTo(value, 11);
    expect((await document('overflow', '--channels', '5', '--mean', '1.4243391066545124'))['traffic']).toBeCloseTo(5, 9);
    expect((await document('overflow', '--traffic', '5', '--mean', '1.43'))['channels']).toBe(5);
  });

  it('wilkinson, hayward and neal-wilkinson solve for blocking, channels and traffic', async () => {
    expect((await document('wilkinson', '--mean', '10', '--variance', '20', '--channels', '20'))['blocking']).toBeCloseTo(0.018658795697512, 9);
    expect((await document('hayward', '--mean', '10', '--peakedness', '2', '--blocking', '0.01'))['channels']).toBe(22);
    expect((await document('hayward', '--peakedness', '2', '--channels', '20', '--blocking', '0.018384570336648132'))['mean']).toBeCloseTo(10, 9);
    const found = await document('neal-wilkinson', '--traffic', '20', '--channels', '30', '--variation', 'low');
    expect(found['blocking']).toBeCloseTo(0.0168763263427, 8);
    expect(found['callBlocking']).toBeCloseTo(0.0203889994622, 8);
  });

  it('tells what whole channels reach beside what was asked for', async () => {
    const { channels, blocking, reached } = await document('b', '--traffic', '90', '--blocking', '0.01');
    const { blocking: got } = await document('b', '--traffic', '90', '--channels', String(channels));
    expect([blocking, reached]).toEqual([0.01, got]);
  });

  it('kaufman-roberts takes a class at a time, and finds the capacity for a target', async () => {
    expect(await document('kaufman-roberts', '--capacity', '5', '--class', '2:1', '--class', '1:2')).toEqual({
      formula: 'kaufman-roberts', capacity: 5,
      classes: [{ traffic: 2, units: 1, reservation: 0, blocking: expect.closeTo(0.17218543046, 10) }, { traffic: 1, units: 2, reservation: 0, blocking: expect.closeTo(0.38189845475, 10) }],
      meanOccupied: expect.closeTo(2.89183222958, 10),
    });
    expect((await document('kaufman-roberts', '--blocking', '0.018', '--class', '5:1'))['capacity']).toBe(11);
    expect((await run(['erlang', 'kaufman-roberts', '--capacity', '5', '--class', '2:1:1', '--class', '1:2'])).out).toContain('Roberts’s approximation');
  });

  it('fixed-point takes named links and routes, with alternate ways', async () => {
    expect(await document('fixed-point', '--link', 'a=12', '--link', 'b=10', '--route', '4=a+b', '--route', '5=a', '--route', '3=b')).toMatchObject({
      formula: 'fixed-point', bistable: false,
      links: [{ name: 'a', channels: 12, blocking: expect.closeTo(0.07396644928, 9) }, { name: 'b', blocking: expect.closeTo(0.06726158241, 9) }],
      routes: [{ traffic: 4, ways: [['a', 'b']], blocking: expect.closeTo(0.13625293127, 8) }, {}, {}],
    });
    const { out } = await run(['erlang', 'fixed-point', '--link', 'direct=24', '--link', 'a=20:2', '--link', 'b=20:2', '--route', '30=direct,a+b', '--route', '10=a', '--route', '10=b']);
    expect(out).toContain('direct, a+b');
    expect(out).toContain('birth–death');
  });

  it('prints the formula with its values filled in', async () => {
    expect((await run(['erlang', 'hayward', '--mean', '10', '--peakedness', '2', '--channels', '20'])).out).toContain('B(10 ÷ 2, 20 ÷ 2) = B(5, 10) = 1.838 %');
    for (const formula of ['b', 'extended-b', 'c', 'engset', 'overflow', 'wilkinson', 'hayward', 'neal-wilkinson', 'kaufman-roberts', 'fixed-point']) {
      expect((await run(['erlang', formula, '--help'])).out).toContain('Formula: ');
    }
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
