import { describe, expect, it } from 'vitest';
import { zone } from '../../models/core/zone.ts';
import { Draws } from '../../models/core/random.ts';
import type { CallColumns } from '../../models/demand/call-columns.ts';
import { SyntheticCalls } from '../../models/demand/synthetic.ts';
import type { SyntheticFlow } from '../../models/scenario/scenario.ts';

const constant = new Array<number>(24).fill(1);
const streams = { low: Uint32Array.of(1), high: Uint32Array.of(2) };

function calls(profile: number[], replication: number, zoneId = 'UTC', warmSeconds = 0): SyntheticCalls {
  const row: SyntheticFlow = { id: '0', from: 'hq', to: 'pstn', class: 'national', number: null, erlangs: 50, holding: { meanSeconds: 180, shape: 'exponential', cv: 1 }, profile };
  const estate = zone(zoneId);
  const from = estate.startOfDay(20_000);
  const interval = { from: from - warmSeconds, origin: from, until: estate.startOfDay(20_001) };
  return new SyntheticCalls({ row, variant: 0, stream: 0, zoneId }, streams, interval, replication, new Draws(1));
}

function day(profile: number[], replication: number, growth = 1, zoneId = 'UTC', warmSeconds = 0): CallColumns {
  return calls(profile, replication, zoneId, warmSeconds).at(growth);
}

describe('synthetic flows', () => {
  it('offer a Poisson number of calls: mean and variance over 400 days within four standard errors', () => {
    const counts = Array.from({ length: 400 }, (_, r) => day(constant, r).count);
    const expected = (50 * 86_400) / 180;
    const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1);
    expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(expected / 400));
    expect(Math.abs(variance / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / 399));
  });

  it('follow the profile hour by hour of the local day', () => {
    const profile = constant.map((_, hour) => (hour === 9 ? 1 : 0));
    const arrivals = day(profile, 3, 1, 'America/New_York');
    const local = zone('America/New_York');
    expect(arrivals.count).toBeGreaterThan(800);
    for (const time of arrivals.time) expect(Math.floor(local.localOf(time) / 3600) % 24).toBe(9);
  });

  it('keep the holding time of each call when the rate changes', () => {
    const plain = day(constant, 5);
    const grown = day(constant, 5, 1.25);
    expect(grown.count).toBeGreaterThan(plain.count);
    const byNumber = new Map(Array.from(grown.call, (call, i) => [call, grown.holding[i]]));
    plain.call.forEach((call, i) => expect(byNumber.get(call)).toBe(plain.holding[i]));
  });

  it('are the same in the day however long the start-up before it, which only grows at its beginning', () => {
    const plain = day(constant, 6);
    const hour = day(constant, 6, 1, 'UTC', 3600);
    const night = day(constant, 6, 1, 'UTC', 30_000);
    const tail = (arrivals: CallColumns, count: number): number[][] => [arrivals.time, arrivals.holding, arrivals.call].map((column) => [...column.subarray(arrivals.count - count)]);
    expect(hour.count).toBeGreaterThan(plain.count + 800);
    expect(tail(hour, plain.count)).toEqual(tail(plain, plain.count));
    expect(tail(night, hour.count)).toEqual(tail(hour, hour.count));
    expect(new Set(night.call).size).toBe(night.count);
  });

  it('offer as much before the day as in it', () => {
    const counts = Array.from({ length: 200 }, (_, r) => day(constant, r, 1, 'UTC', 36_000).count - day(constant, r).count);
    const expected = (50 * 36_000) / 180;
    expect(Math.abs(counts.reduce((a, b) => a + b, 0) / 200 - expected)).toBeLessThan(4 * Math.sqrt(expected / 200));
    const profile = constant.map((_, hour) => (hour === 22 ? 1 : 0));
    const evening = day(profile, 1, 1, 'UTC', 7200);
    const before = [...evening.time].filter((time) => time < 20_000 * 86_400);
    expect(before.length).toBeGreaterThan(800);
    for (const time of before) expect(time).toBeLessThan(20_000 * 86_400 - 3600);
  });

  it('are the same at a growth factor whichever was asked for before', () => {
    const kept = calls(constant, 4, 'UTC', 3600);
    for (const growth of [1.3, 0.4, 0, 1, 2]) expect(kept.at(growth)).toEqual(day(constant, 4, growth, 'UTC', 3600));
  });

  it('are the same for the same seed and replication, and others for another', () => {
    expect(day(constant, 1)).toEqual(day(constant, 1));
    expect(day(constant, 1).time[0]).not.toBe(day(constant, 2).time[0]);
  });
});
