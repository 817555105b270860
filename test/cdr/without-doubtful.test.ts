import { expect, it } from 'vitest';
import { withoutDoubtful } from '../../models/cdr/without-doubtful.ts';
import { analyse } from '../../models/traffic/analyse.ts';
import { callRows, parseText, seizureRows } from './source.ts';

const SURE = ['2027-01-11 10:00:00,60,2001,T1', '2027-01-11 10:00:30,86400,2002,T2', '2027-01-11 10:01:00,5,2003,T1'];
// A second and a year longer than a day.
const DOUBTFUL = ['2027-01-11 10:00:10,86401,2001,T1', '2027-01-12 10:00:10,31536000,2004,T2'];
const HEADER = 'start,duration,from,trunk';
const settings = { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], holidays: [] };

it('without doubtful calls a table is that of the other calls', async () => {
  const { table } = await parseText([HEADER, SURE[0], DOUBTFUL[0], SURE[1], DOUBTFUL[1], SURE[2]].join('\n'));
  const { table: sure } = await parseText([HEADER, ...SURE].join('\n'));
  const left = withoutDoubtful(table);
  expect(callRows(left)).toEqual(callRows(sure));
  expect(seizureRows(left)).toEqual(seizureRows(sure));
  expect(analyse(left, settings)).toEqual(analyse(sure, settings));
  expect(analyse(table, settings).total.peak.concurrent).toBe(3);
  expect(table.calls.count).toBe(5);
  expect(withoutDoubtful(sure)).toBe(sure);
});
