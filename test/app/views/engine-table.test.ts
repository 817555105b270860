import { describe, expect, it } from 'vitest';
import type { SimulateResult } from '../../../models/study/simulate-result.ts';
import { answersTable, differencesTable } from '../../../src/app/views/capacity/engine-table.ts';
import { holdersTable } from '../../../src/app/views/capacity/holders-table.ts';
import { fixtureResult } from '../charts/fixture-result.ts';

describe('answersTable', () => {
  it('puts every resource of both answers side by side, with the difference', () => {
    const other: SimulateResult = structuredClone(fixtureResult);
    other.states[1]!.resources[0]!.busyHour.p99.estimate -= 1e-9;
    const { columns, rows } = answersTable({ a: fixtureResult, b: other });
    expect(columns.map(({ label }) => label)).toEqual(['What', 'State', 'Busyhour', 'Second engine', 'Difference']);
    expect(rows).toHaveLength(2 + fixtureResult.states.reduce((sum, { resources }) => sum + 3 + 4 * resources.length, 0));
    const id = other.states[1]!.resources[0]!.id;
    expect(rows.filter(([, , , , difference]) => difference !== '0').map(([what, state, , , difference]) => [what, state, difference])).toEqual([[`${id}: p99`, other.states[1]!.id, '−1·10⁻⁹']]);
  });

  it('has a dash where only one has a state', () => {
    const fewer = { ...fixtureResult, states: fixtureResult.states.slice(0, 1) };
    const last = answersTable({ a: fixtureResult, b: fewer }).rows.at(-1)!;
    expect(last.slice(3)).toEqual(['–', '–']);
  });
});

describe('differencesTable', () => {
  it('names what differs, at most so many', () => {
    const row = { state: 'wave-2', of: 'lon-old', what: 'busyHour p99 estimate', kind: 'figure' as const, a: 55, b: null, difference: Infinity };
    expect(differencesTable([row, row, { ...row, state: '', of: '', what: 'attempts', b: 54, difference: 1 / 55 }]).rows).toEqual([
      ['lon-old busyHour p99 estimate', 'wave-2', '55', '–', '–'], ['lon-old busyHour p99 estimate', 'wave-2', '55', '–', '–'], ['attempts', 'all', '55', '54', '0.018'],
    ]);
    expect(differencesTable([row, row], 1).rows).toHaveLength(1);
  });
});

describe('holdersTable', () => {
  it('writes bit rates of a link as such', () => {
    const holder = { number: 1, flow: 'lon>pstn:national', since: '2027-01-14T10:20:00+00:00', units: 80_000 };
    const held = { resource: 'lon-net/up', kind: 'link' as const, unit: 'bit/s', capacity: 1e6, at: '2027-01-14T10:24:31+00:00', held: 160_000, holders: [holder, { ...holder, number: 2 }] };
    expect(holdersTable(held).rows).toEqual([['from lon to the public network (national)', '2', '160 kbit/s', '10:20:00']]);
  });
});
