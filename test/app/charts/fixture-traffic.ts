import type { TrafficAnalysis, TrunkTraffic } from '../../../models/traffic/analysis.ts';
import type { CallDetail, Envelope, HeatMap, HourDetail } from '../../../models/traffic/views.ts';

/** Hand-made traffic of a trunk of 60 channels; the numbers are invented from a smooth day shape, not counted. */

const day = [0, 0, 0, 0, 0, 0.01, 0.03, 0.1, 0.4, 0.82, 1, 0.94, 0.7, 0.66, 0.88, 0.9, 0.74, 0.42, 0.16, 0.08, 0.05, 0.03, 0.02, 0.01];
const week = [1, 0.93, 0.95, 0.9, 0.78];

export function fixtureWeek(measure: HeatMap['measure']): HeatMap {
  const top = measure === 'highest' ? 60 : 41.3;
  const cells = Array.from({ length: 168 }, (_, index) => {
    const weekday = Math.floor(index / 24);
    const value = top * (week[weekday] ?? NaN) * day[index % 24]!;
    return measure === 'highest' ? Math.round(value) : value;
  });
  const ranking = cells.map((value, index) => ({ weekday: Math.floor(index / 24), hour: index % 24, value })).filter((cell) => !Number.isNaN(cell.value));
  return { trunk: 'LON_OLD', measure, cells, ranking: ranking.sort((a, b) => b.value - a.value) };
}

/** Four weeks from Monday 2026-06-01 in London, in 800 columns. */
export function fixtureEnvelope(span: [number, number] | null, columns = 800): Envelope {
  const monday = 1_780_268_400;
  const [from, until] = span ?? [monday, monday + 28 * 86_400];
  const mean = Float64Array.from({ length: columns }, (_, column) => {
    const seconds = from + ((column + 0.5) * (until - from)) / columns - monday;
    const weekday = Math.floor(seconds / 86_400) % 7;
    const hour = (seconds % 86_400) / 3600;
    const shape = day[Math.floor(hour)]! * (1 - (hour % 1)) + day[(Math.floor(hour) + 1) % 24]! * (hour % 1);
    return 46 * (week[weekday] ?? 0.02) * shape * (1 + 0.12 * Math.sin(seconds / 5_000));
  });
  const highest = mean.map((value, index) => Math.min(60, Math.round(value * 1.25 + 1.5 * (1 + Math.sin(index * 7)))));
  return { trunk: 'LON_OLD', from, until, lowest: mean.map((value) => Math.max(0, Math.round(value * 0.7 - 1))), mean, highest };
}

export function fixtureHours(): { hours: HourDetail[]; worst: CallDetail[] } {
  const dates = ['2026-06-22', '2026-06-15', '2026-06-08', '2026-06-01'];
  return {
    hours: dates.map((date, index) => ({ date, hour: 10, peak: [56, 60, 53, 55][index]!, mean: [40.2, 43.9, 38.7, 39.9][index]!, calls: [812, 871, 790, 801][index]! })),
    worst: Array.from({ length: 120 }, (_, index) => ({
      start: `2026-06-15T10:${String(index % 60).padStart(2, '0')}:0${index % 10}+01:00`, end: `2026-06-15T10:${String((index + 3) % 60).padStart(2, '0')}:2${index % 10}+01:00`,
      from: String(2000 + ((index * 37) % 400)), to: `+4420794${String(60000 + index * 13)}`, occupiedSeconds: 60 + ((index * 71) % 300), file: 'northwind-cucm.csv', line: 48_100 + index * 3,
    })),
  };
}

function trunk(name: string, size: number, peak: number): TrunkTraffic {
  return {
    name, calls: Math.round(size * 1_480), occupiedSeconds: Math.round(size * 259_000), peak: { concurrent: peak, at: '2026-06-15T10:24:11+01:00', days: 20 },
    busyHours: [
      { kind: 'time-consistent', start: '10:15', date: null, erlangs: size, ccs: size * 36 },
      { kind: 'daily-peak', start: null, date: null, erlangs: size * 1.06, ccs: size * 38.16 },
      { kind: 'sliding-60', start: '2026-06-15T10:02:40+01:00', date: '2026-06-15', erlangs: size * 1.17, ccs: size * 42.12 },
    ],
    holding: { mean: 175.4, p50: 118, p90: 402, p99: 1_184 }, occupancy: { p50: 2, p95: Math.round(peak * 0.66), p99: Math.round(peak * 0.84), max: peak },
  };
}

const total: Omit<TrunkTraffic, 'name'> & { name?: string } = trunk('', 78.1, 131);
delete total.name;

export const fixtureAnalysis: TrafficAnalysis = {
  period: { first: '2026-06-01T00:04:10+01:00', last: '2026-06-28T23:51:02+01:00' }, zone: 'Europe/London',
  daysCounted: Array.from({ length: 19 }, (_, index) => `2026-06-${String(index + 1).padStart(2, '0')}`), calls: 182_344, answered: 151_200,
  trunks: [trunk('LON_OLD', 41.3, 60), trunk('MAN_SIP', 21.8, 37), trunk('LEE_ISDN', 9.4, 22)], total,
};
