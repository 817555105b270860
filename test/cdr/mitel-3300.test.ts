import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CallFlag, Outcome } from '../../models/cdr/call-table.ts';
import { CallKind, callKinds } from '../../models/cdr/call-kind.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const text = readFileSync(new URL('./fixtures/mitel-3300.txt', import.meta.url), 'utf8');
const london = { timeZone: 'Europe/London', year: 2026 };
const { answered, noAnswer, busy, failed, rejected, fault } = Outcome;

/** Instant of a UTC time, which in winter is London's. */
const at = (time: string, day = '2026-12-31'): number => Date.parse(`${day}T${time}Z`) / 1000;
const newYear = '2027-01-01';
const autumn = '2027-10-31';

/*
 * The file by hand. No year in it; times on the wall; end = start + time to answer + duration.
 *  line  1          call  1   in, answered after 10 s, talked 2:00
 *  line  2          call  2   out, 12:00; meter pulses over the last five digits, no completion code
 *  line  3          call  3   in, after 5 s, 6:00, transferred (T) to 3004
 *  lines 4, 5       calls 4, 5  in, not answered: *** and *
 *  lines 6, 7, 8    calls 6, 7, 8  out: busy, error, toll denied
 *  line  9          call  9   internal
 *  line  10         call 10   tandem, 99:99:99: a hundred hours or more; doubtful
 *  line  11         call 11   the blank first column is trimmed away
 *  lines 12, 13     skipped   blank; words
 *  line  14         call 12   01:30P: the clock counts twelve hours
 *  line  15         call 13   12:10 is ten past midnight
 *  line  16         call 14   12:10P is ten past noon
 *  line  17         call 15   level 2, with seconds; December is over: 2027
 *  line  18         call 16   extended digits, level 2
 *  line  19         call 17   extended digits, level 1
 *  line  20         rejected  hour 25
 *  line  21         rejected  duration 00:61:00
 *  line  22         rejected  cut off behind 50 characters
 *  lines 23, 24     calls 18, 19  do not disturb; out of service
 *  lines 25, 26     calls 20, 21  01:50 of summer time and 01:10 of winter time
 * 26 lines − 2 skipped = 24 rows = 21 calls + 3 rejected.
 */
describe('Mitel 3300', () => {
  it('accounts for every row', async () => {
    const { table, report } = await parseText(text, london);
    expect(report.files[0]).toMatchObject({ format: 'mitel-3300', rows: 24, calls: 21, merged: 0, rejected: 3, skipped: 2, doubtful: 1 });
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['time', 1, 20], ['duration', 1, 21], ['columns', 1, 22]]);
    expect(table.files[0]!.resolutionSeconds).toBe(60);
  });

  it('reads the calls that a person counts', async () => {
    const { table } = await parseText(text, london);
    expect(callRows(table)).toEqual([
      [at('09:00:00'), at('09:00:10'), at('09:02:10'), '02079460', '3001', answered],
      [at('09:05:00'), at('09:05:00'), at('09:17:00'), '3002', '01214960002', answered],
      [at('09:30:00'), at('09:30:05'), at('09:36:05'), '', '3003', answered],
      [at('09:40:00'), 0, at('09:40:00'), '', '3001', noAnswer],
      [at('09:41:00'), 0, at('09:41:00'), '', '3001', noAnswer],
      [at('09:42:00'), 0, at('09:42:00'), '3002', '01214960003', busy],
      [at('09:43:00'), 0, at('09:43:03'), '3002', '99', failed],
      [at('09:44:00'), 0, at('09:44:00'), '3002', '0900123', rejected],
      [at('09:45:00'), at('09:45:00'), at('09:46:00'), '3002', '3005', answered],
      [at('09:46:00'), at('09:46:03'), at('13:46:03', '2027-01-04'), '', '01214960004', answered],
      [at('09:47:00'), at('09:47:00'), at('09:48:00'), '3002', '01214960003', answered],
      [at('13:30:00'), at('13:30:00'), at('13:31:00'), '3002', '01214960003', answered],
      [at('00:10:00'), at('00:10:00'), at('00:11:00'), '3002', '01214960003', answered],
      [at('12:10:00'), at('12:10:00'), at('12:11:00'), '3002', '01214960003', answered],
      [at('00:05:30', newYear), at('00:05:40', newYear), at('00:06:40', newYear), '02079461', '3001', answered],
      [at('00:10:15', newYear), at('00:10:25', newYear), at('00:11:25', newYear), '0207946000', '3001002', answered],
      [at('00:20:00', newYear), at('00:20:00', newYear), at('01:20:00', newYear), '3001002', '01214960005', answered],
      [at('09:22:00', newYear), 0, at('09:22:00', newYear), '3002', '3005', rejected],
      [at('09:23:00', newYear), 0, at('09:23:00', newYear), '3002', '3005', fault],
      [at('00:50:00', autumn), at('00:50:00', autumn), at('00:55:00', autumn), '3002', '01214960003', answered],
      [at('01:10:00', autumn), at('01:10:00', autumn), at('01:15:00', autumn), '3002', '01214960003', answered],
    ]);
    expect([...table.calls.flags].map((flags) => flags & CallFlag.ambiguousTime)).toEqual([...new Array<number>(19).fill(0), CallFlag.ambiguousTime, CallFlag.ambiguousTime]);
  });

  it('holds trunks and extensions in the order of the call', async () => {
    const { table } = await parseText(text, london);
    const of = (wanted: number): unknown[] => seizureRows(table).filter(([call]) => call === wanted).map(([, name, start, end]) => [name, start, end]);
    expect(of(0)).toEqual([['T010', at('09:00:00'), at('09:02:10')], ['Ext 3001', at('09:00:00'), at('09:02:10')]]);
    expect(of(1)).toEqual([['Ext 3002', at('09:05:00'), at('09:17:00')], ['T011', at('09:05:00'), at('09:17:00')]]);
    expect(of(9).map((each) => (each as unknown[])[0])).toEqual(['X123', 'T014']);
    const { inbound, outbound, internal, tandem } = CallKind;
    expect([...callKinds(table)]).toEqual([
      inbound, outbound, inbound, inbound, inbound, outbound, outbound, outbound, internal, tandem, ...new Array<number>(4).fill(outbound), inbound, inbound, outbound, internal, internal, outbound, outbound,
    ]);
  });

  it('says what was recognised', async () => {
    const { report } = await parseText(text, london);
    // 26 lines without the blank one; the words and the line whose hour is 25 but still two digits: 24 fit, with the one that is cut off.
    expect(report.files[0]!.detection).toMatchObject({ score: 0.98 * (24 / 25), evidence: ['24 of 25 lines begin with mm/dd, a start time and a duration in the columns of Mitel', '2 of them with extended digits, 2 at level 2'] });
  });

  it('takes the year from the name of the file, and asks where nothing tells it', async () => {
    const { table, report } = await parseCalls([fileOf('smdr-2026-12.txt', text, { timeZone: 'Europe/London' })]);
    expect(table.calls.start[0]).toBe(at('09:00:00'));
    expect(report.warnings.map(({ code }) => code)).toContain('year-inferred');
    await expect(parseText(text, { timeZone: 'Europe/London' })).rejects.toThrow(/nothing tells their year\. Give the year/);
  });

  it('tells of hours of twelve that stand before the first P', async () => {
    const lines = text.split('\r\n');
    // The sample of 50 lines shows no P: twelve is noon until it comes.
    const file = [...new Array<string>(60).fill(lines[14]!), lines[13]!, lines[14]!].join('\n');
    const { table, report } = await parseText(file, london);
    expect([table.calls.start[59], table.calls.start[61]]).toEqual([at('12:10:00'), at('00:10:00')]);
    expect(report.warnings.find(({ code }) => code === 'clock-of-12-hours')!.message).toContain('60 calls');
  });

  it('reads the same from LF, CRLF and CR, and in pieces of any size', async () => {
    const expected = callRows((await parseText(text, london)).table);
    for (const end of ['\n', '\r']) expect(callRows((await parseText(text.replaceAll('\r\n', end), london)).table)).toEqual(expected);
    for (const piece of [1, 7, 113]) expect(callRows((await parseCalls([fileOf('a', text, london, piece)])).table)).toEqual(expected);
  });

  it('loses no more than the record that is damaged', async () => {
    const good = (await parseText(text, london)).table.calls.count;
    for (let place = 0; place < text.length; place += 37) {
      if (text[place] === '\r' || text[place] === '\n') continue;
      const { report } = await parseText(`${text.slice(0, place)}\u00e9${text.slice(place + 1)}`, london);
      expect(report.rows).toBe(report.calls + report.merged + report.rejected);
      expect(Math.abs(report.calls - good)).toBeLessThanOrEqual(1);
    }
  });
});
