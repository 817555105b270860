import { describe, expect, it } from 'vitest';
import type { ResourceResult, TieHeld } from '../../models/study/simulate-result.ts';
import { headroom, tightest } from '../../models/report/headroom.ts';
import { wavePicture } from '../../models/report/wave-picture.ts';
import { fixtureResult, held, link } from '../app/charts/fixture-result.ts';

const base = fixtureResult.states[0]!;
const trunk = { id: 't', kind: 'trunk', unit: 'channels', capacity: 10 } as const;

function only(resource: ReturnType<typeof held>) {
  return headroom({ states: [{ ...base, resources: [resource], links: [], targets: [] }] }).rows[0]!.cells[0]!;
}

describe('headroom', () => {
  it('keeps one row for each resource and link direction, ties first and links last, with gaps where a resource is not there', () => {
    const room = headroom(fixtureResult);
    expect(room.rows.map((row) => row.id)).toEqual(['tie-lon', 'lon-old', 'man-isdn', 'sip-pool', 'sbc-lon', 'pbx-lon', 'lon-net/up', 'lon-net/down']);
    expect(room.rows[0]!.cells.map((cell) => cell?.tightness ?? null)).toEqual([null, 'ok', 'over', 'ok']);
    expect(room.rows[2]!.cells[3]).toBeNull();
  });

  it('takes p99 over capacity as use', () => {
    expect(only(held(trunk, [4, 6, 7, 9]))).toMatchObject({ use: 0.7, maxUse: 0.9, tightness: 'ok' });
    expect(only(held(trunk, [4, 6, 8, 9]))).toMatchObject({ use: 0.8, tightness: 'near', word: 'near' });
  });

  it('calls a full resource over only when it blocks, for a high-usage group is meant to overflow', () => {
    expect(only(held(trunk, [9, 10, 10, 10], 0.05))).toMatchObject({ tightness: 'over', word: 'over' });
    expect(only(held(trunk, [9, 10, 10, 10], 0, 0.3))).toMatchObject({ tightness: 'near', word: 'full, overflows' });
    expect(only(held(trunk, [9, 10, 10, 10]))).toMatchObject({ tightness: 'near', word: 'full' });
  });

  it('has no use where nothing limits', () => {
    expect(only(held({ ...trunk, capacity: null }, [4, 6, 7, 9]))).toMatchObject({ use: null, maxUse: null, tightness: 'none' });
  });

  it('adds the measured background to the voice of a link', () => {
    const wan = link('wan', 'up', 10e6, 2e6, 5e6);
    const cell = headroom({ states: [{ ...base, resources: [], links: [wan], targets: [] }] }).rows[0]!.cells[0]!;
    expect(cell.p99).toBeCloseTo(2e6 * 1.45 + 5e6, 3);
    expect(cell.use).toBeCloseTo(0.79, 9);
    expect(cell.tightness).toBe('ok');
  });

  it('marks the direction of a link that misses its target, and not the other', () => {
    const up = link('wan', 'up', 10e6, 1e6, 1e6);
    const down = link('wan', 'down', 10e6, 1e6, 6.5e6);
    const targets = [{ target: 'linkUse' as const, link: 'wan', wanted: 0.7, got: down.busyHour.use, met: false, sure: true }];
    const rows = headroom({ states: [{ ...base, resources: [], links: [up, down], targets }] }).rows;
    expect(rows.map((row) => row.cells[0]!.word)).toEqual(['ok', 'over target']);
  });

  it('finds the tightest, the earliest of equals', () => {
    const room = headroom({ states: [base, { ...base, id: 'later' }] });
    expect(tightest(room)).toMatchObject({ row: { id: 'man-isdn' }, cell: { state: 'baseline' } });
  });
});

describe('wave picture', () => {
  it('stacks the three kinds of inside calls and draws every tie with its limit', () => {
    const picture = wavePicture(fixtureResult);
    expect(picture.states[2]).toMatchObject({ id: 'wave-2', total: 21.4 + 8.9 + 15.8 });
    expect(picture.ties).toHaveLength(1);
    expect(picture.ties[0]!.cells.map((cell) => cell?.mean ?? null)).toEqual([null, 11.8, 27.6, 9.4]);
  });

  it('is tall enough for the stack, the held channels and the limit', () => {
    expect(wavePicture(fixtureResult).highest).toBe(46.2);
    const heldBy = ({ id, busyHour: { mean, p95, p99, max } }: ResourceResult): TieHeld => ({ id, assumed: null, mean, p95, p99, max });
    const bigTie = held({ id: 'tie', kind: 'tie', unit: 'channels', capacity: 120 }, [1, 2, 3, 4]);
    expect(wavePicture({ states: [{ ...base, resources: [bigTie], tieHeld: [heldBy(bigTie)] }] }).highest).toBe(120);
    const unlimited = held({ id: 'tie', kind: 'tie', unit: 'channels', capacity: null }, [1, 2, 3, 64]);
    expect(wavePicture({ states: [{ ...base, resources: [unlimited], tieHeld: [heldBy(unlimited)] }] }).highest).toBe(64);
  });
});
