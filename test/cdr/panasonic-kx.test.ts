import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CallFlag, Outcome } from '../../models/cdr/call-table.ts';
import { CallKind, callKinds } from '../../models/cdr/call-kind.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const fixture = (name: string): string => readFileSync(new URL(`./fixtures/panasonic-kx${name}.txt`, import.meta.url), 'utf8');
const text = fixture('');
const london = { timeZone: 'Europe/London' };
const { answered, noAnswer } = Outcome;

/** Instant of a UTC time, which in winter is London's. */
const at = (time: string, day = '2027-01-13'): number => Date.parse(`${day}T${time}Z`) / 1000;
const autumn = '2027-10-31';

/*
 * The file of pattern A by hand. Times are ends, to the minute; start = end − duration − ringing.
 *  lines 1, 2       skipped   heading and dashes
 *  line  3          call  1   in, rang 0:05, talked 1:05
 *  line  4          call  2   in, rang 0:45, NA, no number
 *  line  5          call  3   out, 3:00
 *  line  6          call  4   hidden digits
 *  line  7          call  5   digits dialled after a transfer, behind the dash
 *  line  8          call  6   DDI name before <I>, a name instead of the number
 *  line  9          call  7   name and number
 *  line  10         call  8   intercom
 *  lines 11 to 13   rejected  log in, timed reminder, check in
 *  lines 14, 15     rejected  RC and AN: notices that a call came in and was answered
 *  line  16         call  9   in, rang 0:20, talked 2:00, TR: transferred …
 *  line  17         merged    … and goes on at 1203 from 10:21 to 10:24
 *  lines 18, 19     skipped   form feed, heading, dashes
 *  lines 20, 21     calls 10, 11  trunk 00 is any trunk above 99: not joined, though the first was transferred
 *  line  22         call 12   12:07AM is seven past midnight
 *  line  23         rejected  stars for a date
 *  line  24         rejected  00:61'00
 *  line  25         rejected  cut off
 *  line  26         call 13   out by a tie line (T001)
 *  line  27         call 14   doorphone, no trunk
 *  line  28         skipped   blank
 *  lines 29, 30     calls 15, 16  ended 01:50 in summer time and 01:10 in winter time
 * 30 lines − 5 skipped = 25 rows = 16 calls + 1 merged + 8 rejected.
 */
describe('Panasonic KX', () => {
  it('accounts for every row', async () => {
    const { table, report } = await parseText(text, london);
    expect(report.files[0]).toMatchObject({ format: 'panasonic-kx', rows: 25, calls: 16, merged: 1, rejected: 8, skipped: 5 });
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['not-a-call', 5, 11], ['time', 1, 23], ['duration', 1, 24], ['columns', 1, 25]]);
    expect(table.files[0]!.resolutionSeconds).toBe(60);
  });

  it('reads the calls that a person counts', async () => {
    const { table } = await parseText(text, london);
    expect(callRows(table)).toEqual([
      [at('10:01:50'), at('10:01:55'), at('10:03:00'), '02079460001', '1200', answered],
      [at('10:04:15'), 0, at('10:05:00'), '', '1201', noAnswer],
      [at('10:07:00'), at('10:07:00'), at('10:10:00'), '1200', '01214960001', answered],
      [at('10:10:00'), at('10:10:00'), at('10:11:00'), '1200', '123....', answered],
      [at('10:11:00'), at('10:11:00'), at('10:12:00'), '1200', '01214960002', answered],
      [at('10:12:00'), at('10:12:10'), at('10:13:00'), 'Q COMPANY', '1202', answered],
      [at('10:13:00'), at('10:13:10'), at('10:14:00'), '02079460003', '1202', answered],
      [at('10:14:30'), at('10:14:30'), at('10:15:00'), '1200', '1235', answered],
      [at('10:18:40'), at('10:19:00'), at('10:24:00'), '02079460004', '1200', answered],
      [at('12:04:00'), at('12:04:00'), at('12:05:00'), '1200', '01214960003', answered],
      [at('12:05:00'), at('12:05:00'), at('12:06:00'), '1204', '01214960003', answered],
      [at('00:06:00'), at('00:06:00'), at('00:07:00'), '1200', '01214960003', answered],
      [at('12:14:00'), at('12:14:00'), at('12:15:00'), 'T001', '01214960004', answered],
      [at('12:15:50'), at('12:15:50'), at('12:16:00'), 'S003', 'D001', answered],
      [at('00:45:00', autumn), at('00:45:00', autumn), at('00:50:00', autumn), '1200', '01214960003', answered],
      [at('01:05:00', autumn), at('01:05:00', autumn), at('01:10:00', autumn), '1200', '01214960003', answered],
    ]);
    expect([...table.calls.flags].filter((flags) => flags & CallFlag.ambiguousTime)).toHaveLength(2);
  });

  it('holds one trunk for a transferred call, and an extension for each of its parts', async () => {
    const { table } = await parseText(text, london);
    expect(seizureRows(table).filter(([call]) => call === 8).map(([, ...rest]) => rest)).toEqual([
      ['CO 01', at('10:18:40'), at('10:24:00')], ['Ext 1200', at('10:18:40'), at('10:21:00')], ['Ext 1203', at('10:21:00'), at('10:24:00')],
    ]);
    const { inbound, outbound, internal, unknown } = CallKind;
    // The tie line's call holds CO 03 alone and T001 is no extension; the doorphone's holds nothing that tells.
    expect([...callKinds(table)]).toEqual([
      inbound, inbound, outbound, outbound, outbound, inbound, inbound, internal, inbound, outbound, outbound, outbound, unknown, unknown, outbound, outbound,
    ]);
  });

  it('says what was recognised, and finds the order of day and month', async () => {
    const { report } = await parseText(text, london);
    // 25 lines have digits; the stars fit, for their time has digits, and so does the one that is cut off. No duration: lines 11 to 15 and 25.
    expect(report.files[0]!.detection).toMatchObject({ score: 0.98, evidence: ['25 of 25 lines with digits begin with a date of six digits and a time', '19 of them have a duration in the columns of pattern A'] });
    expect(report.warnings.map(({ code }) => code).sort()).toEqual(['date-order-inferred', 'repeated-hour']);
    await expect(parseText(text.replaceAll('13/01/27', '03/01/27').replaceAll('31/10/27', '03/10/27'), london)).rejects.toThrow(/no row tells which/);
  });

  it('reads pattern B: no ring time, and a cost behind the duration', async () => {
    const { table, report } = await parseText(fixture('-b'), london);
    expect(report.files[0]!.detection!.evidence[1]).toBe('2 of them have a duration in the columns of pattern B');
    expect(callRows(table)).toEqual([[at('10:02:55'), at('10:02:55'), at('10:03:00'), '', '1210', answered], [at('10:05:55'), at('10:05:55'), at('10:07:00'), '2005', '01214960001', answered]]);
  });

  it('reads pattern C: trunks of four digits; full stops in dates, a clock of 24 hours', async () => {
    const { table, report } = await parseText(fixture('-c'), london);
    expect(report.files[0]!.detection!.evidence[1]).toBe('2 of them have a duration in the columns of pattern C');
    expect(callRows(table)).toEqual([[at('10:02:55'), at('10:02:55'), at('10:03:00'), '1230', '01214960001', answered], [at('15:05:50'), at('15:05:55'), at('15:07:00'), '02079460003', '1230', answered]]);
    expect(seizureRows(table).map(([call, name]) => [call, name])).toEqual([[0, 'Ext 1230'], [0, 'CO 0101'], [1, 'CO 0102'], [1, 'Ext 1230']]);
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
      const { report } = await parseText(`${text.slice(0, place)}\u00e9${text.slice(place + 1)}`, { ...london, dateOrder: 'dmy' });
      expect(report.rows).toBe(report.calls + report.merged + report.rejected);
      expect(Math.abs(report.calls - good)).toBeLessThanOrEqual(1);
    }
  });
});
