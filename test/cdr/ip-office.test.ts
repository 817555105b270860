import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CallFlag, Outcome } from '../../models/cdr/call-table.ts';
import { CallKind, callKinds } from '../../models/cdr/call-kind.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const text = readFileSync(new URL('./fixtures/ip-office.txt', import.meta.url), 'utf8');
const london = { timeZone: 'Europe/London' };
const { answered, noAnswer } = Outcome;

/** Instant of a UTC time. On 30 October 2027 London is an hour ahead, until 01:00 UTC of the 31st. */
const at = (time: string, day = '2027-10-30'): number => Date.parse(`${day}T${time}Z`) / 1000;

/*
 * The file by hand. Times on the wall, an hour ahead of UTC; end = start + ring + talk + hold + park.
 *  line  1          skipped   header, as collectors write it
 *  line  2          call  1   in, rang 10, talked 2:00
 *  line  3          call  2   in, rang 30, not answered
 *  line  4          call  3   out, rang 5, talked 3:00; NULs, a date of the collector and its address before it
 *  line  5          call  4   in, rang 10, talked 1:00, held 20: 09:20:00 to 09:21:30; goes on …
 *  line  6          call  5   internal consultation, an id of its own: 3 + 15 from 09:20:30
 *  line  7          merged    … call 4 at 203 from 09:21:30: talked 4:00, parked 30, to 09:26:00; goes on …
 *  line  8          merged    … call 4 at voicemail from 09:26:00: 2 + 40, to 09:26:42
 *  line  9          call  6   commas in both names; 4 + 50 + held 7
 *  line 10          call  7   comma in the account code
 *  line 11          call  8   in and out by the same line: two channels
 *  line 12          call  9   cut to 15 columns by a collector, "Line1"
 *  line 13          call 10   abandoned before an extension: no first party, no caller
 *  line 14          call 11   35 columns of release 11
 *  line 15          call 12   call id of call 1, other call start: the system was restarted
 *  line 16          rejected  duplicate of line 2
 *  line 17          rejected  month 13
 *  line 18          rejected  talk 00:61:00
 *  line 19          rejected  cut off behind the sixth column
 *  line 20          rejected  hold time "x"
 *  lines 21, 22     skipped   blank; words of the collector
 *  line 23          call 13   01:50:00 of summer time; a quote that is not closed, and a comma
 *  line 24          call 14   01:10:00 of winter time
 * 24 lines − 3 skipped = 21 rows = 14 calls + 2 merged + 5 rejected.
 */
describe('Avaya IP Office', () => {
  it('accounts for every row', async () => {
    const { report } = await parseText(text, london);
    expect(report.files[0]).toMatchObject({ format: 'ip-office', rows: 21, calls: 14, merged: 2, rejected: 5, skipped: 3 });
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['duplicate', 1, 16], ['time', 1, 17], ['duration', 2, 18], ['columns', 1, 19]]);
  });

  it('reads the calls that a person counts', async () => {
    const { table } = await parseText(text, london);
    expect(callRows(table)).toEqual([
      [at('08:00:00'), at('08:00:10'), at('08:02:10'), '02079460001', '201', answered],
      [at('08:05:00'), 0, at('08:05:30'), '02079460002', '202', noAnswer],
      [at('08:06:00'), at('08:06:05'), at('08:09:05'), '201', '01214960003', answered],
      [at('08:20:00'), at('08:20:10'), at('08:26:42'), '02079460004', '201', answered],
      [at('08:20:30'), at('08:20:33'), at('08:20:48'), '201', '203', answered],
      [at('08:30:00'), at('08:30:04'), at('08:31:01'), '02079460005', '204', answered],
      [at('08:31:00'), at('08:31:04'), at('08:31:24'), '201', '01214960006', answered],
      [at('08:32:00'), at('08:32:06'), at('08:33:06'), '02079460007', '01214960008', answered],
      [at('08:33:00'), at('08:33:00'), at('08:33:15'), '215', '18004444444', answered],
      [at('08:34:00'), 0, at('08:34:12'), '', '201', noAnswer],
      [at('08:35:00'), at('08:35:03'), at('08:35:33'), '01214960010', '201', answered],
      [at('08:02:00'), at('08:02:01'), at('08:02:11'), '02079460009', '202', answered],
      [at('00:50:00', '2027-10-31'), at('00:50:00', '2027-10-31'), at('00:55:00', '2027-10-31'), '201', '01214960003', answered],
      [at('01:10:00', '2027-10-31'), at('01:10:00', '2027-10-31'), at('01:15:00', '2027-10-31'), '201', '01214960003', answered],
    ]);
    expect([...table.calls.flags].map((flags) => flags & CallFlag.ambiguousTime)).toEqual([...new Array<number>(12).fill(0), CallFlag.ambiguousTime, CallFlag.ambiguousTime]);
  });

  it('holds a line once for all parts of a call, and twice for a call that comes and leaves by it', async () => {
    const { table } = await parseText(text, london);
    const of = (wanted: number): unknown[] => seizureRows(table).filter(([call]) => call === wanted).map(([, ...rest]) => rest);
    expect(of(3)).toEqual([
      ['Line 1', at('08:20:00'), at('08:26:42')], ['Ext 201', at('08:20:00'), at('08:21:30')], ['Ext 203', at('08:21:30'), at('08:26:00')], ['V9502', at('08:26:00'), at('08:26:42')],
    ]);
    expect(of(5)).toEqual([['Line 17', at('08:30:00'), at('08:31:01')], ['Ext 204', at('08:30:00'), at('08:31:01')]]);
    expect(of(6)).toEqual([['Ext 201', at('08:31:00'), at('08:31:24')], ['Line 17', at('08:31:00'), at('08:31:24')]]);
    expect(of(7)).toEqual([['Line 17', at('08:32:00'), at('08:33:06')], ['Line 17', at('08:32:00'), at('08:33:06')]]);
    expect(of(8)).toEqual([['Ext 215', at('08:33:00'), at('08:33:15')], ['Line 1', at('08:33:00'), at('08:33:15')]]);
    expect(of(10)).toEqual([['Line 5', at('08:35:00'), at('08:35:33')], ['Ext 201', at('08:35:00'), at('08:35:33')]]);
  });

  it('tells how the calls ran', async () => {
    const { table } = await parseText(text, london);
    const { inbound, outbound, internal, tandem } = CallKind;
    // Call 10 holds a line alone and has no caller: told by nothing.
    expect([...callKinds(table)]).toEqual([inbound, inbound, outbound, inbound, internal, inbound, outbound, tandem, outbound, CallKind.unknown, inbound, inbound, outbound, outbound]);
  });

  it('says what was recognised', async () => {
    const { report } = await parseText(text, london);
    // 24 lines without the header and the blank one; the words of the collector do not fit.
    expect(report.files[0]!.detection).toEqual({
      score: 1, evidence: ['21 of 22 lines have a date with slashes, a time, h:mm:ss, seconds, a party, and I or O', 'a header begins with Call Start'], runnerUp: null,
    });
    const bare = await parseText(text.slice(text.indexOf('\n') + 1), london);
    expect(bare.report.files[0]!.detection).toMatchObject({ score: 0.99 * (21 / 22) });
  });

  it('knows an import of the same calls again', async () => {
    const { report } = await parseCalls([fileOf('a', text, london), fileOf('b', text.slice(text.indexOf('2027/10/30 09:05:00')), london)]);
    expect(report).toMatchObject({ calls: 14, merged: 2 });
  });

  it('reads the same from LF, CRLF and CR, and in pieces of any size', async () => {
    const expected = callRows((await parseText(text, london)).table);
    for (const end of ['\n', '\r']) expect(callRows((await parseText(text.replaceAll('\r\n', end), london)).table)).toEqual(expected);
    for (const piece of [1, 7, 113]) expect(callRows((await parseCalls([fileOf('a', text, london, piece)])).table)).toEqual(expected);
  });

  it('loses no more than the record that is damaged', async () => {
    const good = (await parseText(text, london)).table.calls.count;
    for (let place = 0; place < text.length; place += 41) {
      if (text[place] === '\r' || text[place] === '\n') continue;
      const { report } = await parseText(`${text.slice(0, place)}\u00e9${text.slice(place + 1)}`, london);
      expect(report.rows).toBe(report.calls + report.merged + report.rejected);
      expect(Math.abs(report.calls - good)).toBeLessThanOrEqual(2);
    }
  });
});
