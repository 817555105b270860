import { describe, expect, it } from 'vitest';
import { parseText } from '../cdr/source.ts';
import { recordWarnings } from '../../models/traffic/record-warnings.ts';

const settings = { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], holidays: [] as string[] };
const at = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19);
// A Monday.
const MONDAY = Date.UTC(2027, 0, 11) / 1000;

/** Calls of three minutes, one a minute from 8:00 to 18:00 of each day of two weeks from Monday to Friday. */
function fortnight(leaveOut: (day: number, hour: number) => boolean = () => false): string[] {
  const rows: string[] = [];
  for (let day = 0; day < 14; day++) {
    if (day % 7 > 4) continue;
    for (let minute = 480; minute < 1080; minute++) if (!leaveOut(day, Math.floor(minute / 60))) rows.push(`${at(MONDAY + day * 86_400 + minute * 60)},180,T1`);
  }
  return rows;
}

async function told(rows: string[], own = settings): Promise<[string, string, string][]> {
  const { table } = await parseText(`start,duration,trunk\n${rows.join('\n')}\n`);
  return recordWarnings(table, own).map(({ code, message, fix }) => [code, message, fix]);
}
const codes = async (rows: string[], own = settings): Promise<string[]> => (await told(rows, own)).map(([code]) => code);

describe('records that begin and end in the middle of traffic', () => {
  it('are told with the calls in progress there, by Little\'s law', async () => {
    // One call a minute of 180 s: three in progress. The first ten minutes have 10 starts, the last ten 10 ends.
    const [begins, ends] = await told(fortnight());
    expect(begins![1]).toMatch(/^The records begin at 2027-01-11T08:00:00\+00:00 in the middle of traffic, when about 3 calls were in progress/);
    expect(ends![1]).toMatch(/^The records end at 2027-01-22T18:02:00\+00:00 in the middle of traffic, when about 3 calls were in progress/);
  });

  it('are not told of where the first and last calls are alone, nor by a call of many days', async () => {
    const quiet = [`${at(MONDAY + 3600)},180,T1`, ...fortnight(), `${at(MONDAY + 12 * 86_400)},180,T1`];
    expect(await codes(quiet)).toEqual([]);
    expect(await codes([...quiet, `${at(MONDAY - 86_400)},2000000,T1`])).toEqual([]);
  });
});

describe('hours without calls on working days', () => {
  const quietEnds = (rows: string[]): string[] => [`${at(MONDAY + 3600)},180,T1`, ...rows, `${at(MONDAY + 12 * 86_400)},180,T1`];

  it('are told by the longest gap and the count of the others', async () => {
    // Tuesday 10:00 to 13:00, and the second Thursday as a whole (10 hours of 60 calls).
    const rows = quietEnds(fortnight((day, hour) => (day === 1 && hour >= 10 && hour < 13) || day === 10));
    expect((await told(rows)).map(([code, message]) => [code, message])).toEqual([
      ['hours-without-calls', 'No call begins on 2027-01-21 from 08:00 to 18:00, hours that usually have 600 calls, and there is one more such gap.'],
    ]);
    expect((await told(rows, { ...settings, holidays: ['2027-01-21'] }))[0]![1]).toBe('No call begins on 2027-01-12 from 10:00 to 13:00, hours that usually have 180 calls.');
  });

  it('are none at night, at weekends, for a single hour, or where too few days tell what is usual', async () => {
    expect(await codes(quietEnds(fortnight((day, hour) => day === 1 && hour === 10)))).toEqual([]);
    expect(await codes(quietEnds(fortnight((_, hour) => hour >= 10 && hour < 13)))).toEqual([]);
    expect(await codes([`${at(MONDAY + 3600)},180,T1`, ...fortnight((day, hour) => day > 3 || (day === 1 && hour >= 10)), `${at(MONDAY + 3.9 * 86_400)},180,T1`])).toEqual([]);
  });
});

it('a trunk that stands at the channels of an E1 day after day is told, with the circuit', async () => {
  const rows: string[] = [];
  for (let day = 0; day < 5; day++) for (let call = 0; call < 30; call++) rows.push(`${at(MONDAY + day * 86_400 + 36_000 + call)},${600 - call},T1`, `${at(MONDAY + day * 86_400 + 50_000 + 7200 * call / 30)},60,T2`);
  const full = (await told(rows)).filter(([code]) => code === 'stood-full');
  expect(full).toHaveLength(1);
  expect(full[0]![1]).toMatch(/^T1 reached 30 channels and never more, on 5 counted days/);
  expect(full[0]![2]).toBe('Compare it with the channels that the trunk has: 30 are those of 1 E1.');
});
