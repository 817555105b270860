import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { headroom } from '../../../models/report/headroom.ts';
import { wavePicture } from '../../../models/report/wave-picture.ts';
import CapacityStrip from '../../../src/app/charts/CapacityStrip.svelte';
import DataTable from '../../../src/app/charts/DataTable.svelte';
import FanChart from '../../../src/app/charts/FanChart.svelte';
import HeatMap from '../../../src/app/charts/HeatMap.svelte';
import WavePicture from '../../../src/app/charts/WavePicture.svelte';
import { fixtureResult } from './fixture-result.ts';
import { fixtureWeek } from './fixture-traffic.ts';

const count = (text: string, part: RegExp): number => text.match(part)?.length ?? 0;
const room = headroom(fixtureResult);

describe('heat map', () => {
  const draw = (capacity: number | null): string => render(HeatMap, { props: { map: fixtureWeek('highest'), width: 1000, unit: 'channels held', capacity } }).body;

  it('has a cell with a name for every hour of the week, one of them in the tab order', () => {
    const body = draw(60);
    expect(count(body, /role="gridcell"/g)).toBe(168);
    expect(count(body, /role="gridcell"[^>]*tabindex="0"/g)).toBe(1);
    expect(body).toMatch(/tabindex="0"[^>]*aria-label="Monday 10:00 to 11:00: 60 channels held, all channels full"/);
    expect(body).toContain('aria-label="Sunday 23:00 to 24:00: no counted day"');
  });

  it('hatches the hours in which all channels were held, and only those', () => {
    const hatched = (body: string): number => count(body, /fill="url\(#[^)]*-hatch\)"/g);
    expect(hatched(draw(60))).toBe(1);
    expect(hatched(draw(57))).toBe(2);
    expect(hatched(draw(null))).toBe(0);
  });
});

describe('capacity strip', () => {
  it('says each cell in words, the state of use included', () => {
    const { body } = render(CapacityStrip, { props: { room, selected: { row: 'tie-lon', state: 'wave-2' }, onselect: () => {} } });
    expect(body).toContain('aria-label="tie-lon in wave-2: over, p99 uses 100 %, mean daily highest 100 %"');
    expect(body).toContain('aria-label="tie-lon in baseline: not in service"');
    expect(count(body, /aria-selected="true"/g)).toBe(1);
    expect(count(body, /<button[^>]*tabindex="0"/g)).toBe(1);
  });
});

describe('wave picture', () => {
  const { body } = render(WavePicture, { props: { picture: wavePicture(fixtureResult), width: 900 } });
  it('labels layers, the tie trunk and its limit, and marks where it is full in words', () => {
    for (const label of ['inside the PBX', 'across platforms', 'inside Teams', 'tie-lon holds', 'tie-lon: 30 channels', '▲ over']) expect(body).toContain(label);
    expect(count(body, /fill="url\(#[^)]*-over\)"/g)).toBe(1);
  });
  it('does not label a layer that is empty in every state', () => {
    const before = render(WavePicture, { props: { picture: wavePicture({ states: fixtureResult.states.slice(0, 1) }), width: 900 } }).body;
    expect(before).toContain('inside the PBX');
    expect(before).not.toContain('inside Teams');
    expect(before).not.toContain('holds');
  });
});

describe('fan chart', () => {
  const row = room.rows.find((each) => each.id === 'tie-lon')!;
  it('draws the limit where it is near enough to compare, and leaves a far one to the words', () => {
    const near = render(FanChart, { props: { row, states: room.states, width: 900 } }).body;
    expect(near).toContain('30 channels');
    const far = { ...row, cells: row.cells.map((cell) => cell && { ...cell, capacity: 5_000 }) };
    expect(render(FanChart, { props: { row: far, states: room.states, width: 900 } }).body).not.toContain('5,000 channels');
  });
});

describe('data table', () => {
  it('has heads for columns and rows', () => {
    const { body } = render(DataTable, { props: { caption: 'Week', table: { columns: [{ label: 'Hour' }, { label: 'Monday', numeric: true }], rows: [['10:00', '60']] } } });
    expect(count(body, /<th scope="col"/g)).toBe(2);
    expect(count(body, /<th scope="row"/g)).toBe(1);
  });
});
