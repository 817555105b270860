import { describe, expect, it } from 'vitest';
import { headroom } from '../../../models/report/headroom.ts';
import { wavePicture } from '../../../models/report/wave-picture.ts';
import type { Scenario, Trunk } from '../../../models/scenario/scenario.ts';
import { flowRows } from '../../../src/app/views/capacity/flow-rows.ts';
import { resourceTable } from '../../../src/app/views/capacity/resource-details.ts';
import { stripTable } from '../../../src/app/views/capacity/strip-table.ts';
import { waveTable } from '../../../src/app/views/capacity/wave-table.ts';
import { trunkCapacity, trunkGroups } from '../../../src/app/views/traffic/trunk-capacity.ts';
import { weekTable } from '../../../src/app/views/traffic/week-table.ts';
import { worstHour } from '../../../src/app/views/traffic/worst-hour.ts';
import { fixtureResult } from '../charts/fixture-result.ts';
import { fixtureHours, fixtureWeek } from '../charts/fixture-traffic.ts';

const wave2 = fixtureResult.states[2]!;

describe('flows of a state', () => {
  const names = (order: Parameters<typeof flowRows>[1]): string[] => flowRows(wave2, order).map((row) => row.name);
  it('puts the furthest over target first, those without a target last', () => {
    expect(names('target')).toEqual(['lon-sales>pstn:national', 'pstn>lon-sales:national', 'lon-it>pstn:mobile', 'man-office>lon-sales:internal']);
  });
  it('sorts by blocking, calls and name', () => {
    expect(names('blocking').at(-1)).toBe('lon-it>pstn:mobile');
    expect(names('calls')[0]).toBe('pstn>lon-sales:national');
    expect(names('name')).toEqual(['lon-it>pstn:mobile', 'lon-sales>pstn:national', 'man-office>lon-sales:internal', 'pstn>lon-sales:national']);
  });
});

describe('tables behind the pictures', () => {
  it('gives a resource state by state, with dashes where it is not there', () => {
    const table = resourceTable(fixtureResult, 'tie-lon');
    expect(table.columns.map((column) => column.label)).toEqual(['State', 'Capacity', 'Needed for 1 % blocking', 'Busy hour', 'Mean', 'p95', 'p99', 'Mean daily highest', 'Offered', 'Carried', 'Refused']);
    expect(table.rows[0]!.slice(0, 3)).toEqual(['baseline', '–', '–']);
    expect(table.rows[2]!.at(-1)).toBe('8.3 % (7.5 to 9.1 %)');
    expect(table.rows[3]!.at(-1)).toBe('< 0.02 %');
  });
  it('gives a direction of a link with voice and background apart', () => {
    const table = resourceTable(fixtureResult, 'lon-net/up');
    expect(table.columns.map((column) => column.label)).toContain('With background');
    expect(table.rows[3]![1]).toBe('50 Mbit/s');
  });
  it('has as many cells in each row as there are columns', () => {
    const tables = [resourceTable(fixtureResult, 'man-isdn'), waveTable(wavePicture(fixtureResult)), stripTable(headroom(fixtureResult)), weekTable(fixtureWeek('mean'))];
    for (const table of tables) for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  });
  it('writes a dash for a weekday that no counted day has', () => {
    expect(weekTable(fixtureWeek('highest')).rows[10]).toEqual(['10:00', '60', '56', '57', '54', '47', '–', '–']);
  });
});

describe('channels of a trunk of the records', () => {
  const trunk = (id: string, channels: number, cdrNames: string[]): Trunk => ({ id, channels, cdrNames }) as Trunk;
  const scenario = { trunks: [trunk('lon-old', 60, ['T01', 'T02']), trunk('open', Infinity, ['T03'])] } as Scenario;
  it('finds them by the name in the records or by the id', () => {
    expect(trunkCapacity(scenario, 'T02')).toEqual({ channels: 60, sharedWith: ['T01'] });
    expect(trunkCapacity(scenario, 'lon-old')).toMatchObject({ channels: 60 });
  });
  it('knows none of an unlimited or unnamed trunk, nor of all calls', () => {
    expect([trunkCapacity(scenario, 'T03'), trunkCapacity(scenario, 'T9'), trunkCapacity(scenario, null), trunkCapacity(null, 'T01')]).toEqual([null, null, null, null]);
  });
  it('puts the names together that share them, and leaves out what cannot stand full', () => {
    const closed = { trunks: [...scenario.trunks, trunk('closed', 0, ['T04'])] } as Scenario;
    expect(trunkGroups(closed, ['T01', 'T9', 'T03', 'T02', 'T04'])).toEqual([{ names: ['T01', 'T02'], channels: 60 }, { names: ['T9'], channels: null }]);
    expect(trunkGroups(null, ['T01'])).toEqual([{ names: ['T01'], channels: null }]);
  });
});

describe('the worst hour', () => {
  it('is that of the highest peak, then mean, then the earliest date', () => {
    const { hours } = fixtureHours();
    expect(worstHour(hours)?.date).toBe('2026-06-15');
    const same = hours.map((hour) => ({ ...hour, peak: 50, mean: hour.date > '2026-06-10' ? 30 : 31 }));
    expect(worstHour(same)?.date).toBe('2026-06-01');
    expect(worstHour([])).toBeNull();
  });
});
