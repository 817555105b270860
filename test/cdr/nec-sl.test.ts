import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CallFlag, Outcome } from '../../models/cdr/call-table.ts';
import { CallKind, callKinds } from '../../models/cdr/call-kind.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const fixture = (name: string): string => readFileSync(new URL(`./fixtures/nec-sl${name}.txt`, import.meta.url), 'utf8');
const text = fixture('');
const london = { timeZone: 'Europe/London' };
const { answered, noAnswer, blocked, rejected } = Outcome;

/** Instant of a UTC time, which in winter is London's. */
const at = (time: string, day = '2026-12-31'): number => Date.parse(`${day}T${time}Z`) / 1000;
const newYear = '2027-01-01';
const autumn = '2027-10-31';

/*
 * The file by hand. Times are starts (an incoming call's answer), to the minute; end = start + duration.
 *  lines 1 to 3     skipped   page heading, which tells the year; headings; blank
 *  line  4          call  1   POT out
 *  line  5          call  2   PIN in
 *  line  6          skipped   NEXT: the name of the caller goes on
 *  line  7          call  3   PIN, not answered, no station
 *  line  8          call  4   ALB: all lines of group 01 busy
 *  line  9          call  5   BRD: barred
 *  line  10         rejected  BFL: buffer full
 *  line  11         call  6   IVOTP, whose five letters touch the time
 *  line  12         call  7   IVIN, 11:00 to 11:02 …
 *  line  13         merged    … transferred to 2002 at 11:03, to 11:08
 *  line  14         call  8   PTRS whose first part is missing
 *  line  15         call  9   POT on line 005, 12:10 to 12:11
 *  line  16         call 10   PTRS on line 005 at 12:30: too late to go on with it
 *  line  17         call 11   ICM, which has no date: of the day before it
 *  lines 18, 19     skipped   page heading of the new year, headings
 *  line  20         call 12   IDIN, a name for the station
 *  lines 21, 22     rejected  hour 25; month 13
 *  line  23         rejected  00:61:00
 *  line  24         rejected  class damaged
 *  lines 25, 26     calls 13, 14  began 01:50 in summer time and 01:10 in winter time
 *  line  27         skipped   a total
 * 27 lines − 7 skipped = 20 rows = 14 calls + 1 merged + 5 rejected.
 */
describe('NEC SL', () => {
  it('accounts for every row', async () => {
    const { table, report } = await parseText(text, london);
    expect(report.files[0]).toMatchObject({ format: 'nec-sl', rows: 20, calls: 14, merged: 1, rejected: 5, skipped: 7 });
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['not-a-call', 1, 10], ['time', 2, 21], ['duration', 1, 23], ['columns', 1, 24]]);
    expect(table.files[0]!.resolutionSeconds).toBe(60);
  });

  it('reads the calls that a person counts', async () => {
    const { table } = await parseText(text, london);
    const call = (start: string, end: string, from: string, to: string, day?: string): unknown[] => [at(start, day), at(start, day), at(end, day), from, to, answered];
    expect(callRows(table)).toEqual([
      call('10:52:00', '10:52:10', '2001', '2142623801'),
      call('10:52:00', '10:52:20', '2142623802', '2017'),
      [at('10:53:00'), 0, at('10:53:00'), '2142623801', '', noAnswer],
      [at('10:54:00'), 0, at('10:54:00'), '', '', blocked],
      [at('10:55:00'), 0, at('10:55:00'), '2001', '0900123', rejected],
      call('10:56:00', '10:57:00', '2001', '2142623803'),
      call('11:00:00', '11:08:00', '2142623804', '2001'),
      call('12:00:00', '12:05:00', '2142623805', '2002'),
      call('12:10:00', '12:11:00', '2001', '2142623806'),
      call('12:30:00', '12:31:00', '2142623806', '2002'),
      call('12:31:00', '12:31:30', '201', '202'),
      call('00:05:00', '00:06:00', '2142623807', 'RECEPTION', newYear),
      call('00:50:00', '01:00:00', '2001', '2142623801', autumn),
      call('01:10:00', '01:20:00', '2001', '2142623801', autumn),
    ]);
    expect([...table.calls.flags].filter((flags) => flags & CallFlag.ambiguousTime)).toHaveLength(2);
  });

  it('holds a line once for a transferred call, and tells the group that was full', async () => {
    const { table, report } = await parseText(text, london);
    const of = (wanted: number): unknown[] => seizureRows(table).filter(([call]) => call === wanted).map(([, ...rest]) => rest);
    expect(of(6)).toEqual([['Line 005', at('11:00:00'), at('11:08:00')], ['Ext 2001', at('11:00:00'), at('11:02:00')], ['Ext 2002', at('11:03:00'), at('11:08:00')]]);
    expect(of(3)).toEqual([['Group 01', at('10:54:00'), at('10:54:00')]]);
    const { inbound, outbound, internal, unknown } = CallKind;
    // Unanswered without a station, all lines busy, and barred without a line: the records name one side only, but 2001 and 0900123 tell.
    expect([...callKinds(table)]).toEqual([outbound, inbound, unknown, unknown, outbound, outbound, inbound, inbound, outbound, inbound, internal, inbound, outbound, outbound]);
    expect(report.fitness.find(({ question }) => question === 'blocked-calls')).toMatchObject({ answer: 'yes' });
  });

  it('says what was recognised, where the year is from, and that records are missing', async () => {
    const { report } = await parseText(text, london);
    // 20 rows and NEXT have hh:mm; NEXT and the damaged class do not fit, and ICM has no date.
    expect(report.files[0]!.detection).toMatchObject({ score: 0.98 * (19 / 21), evidence: ['19 of 21 lines with a time begin with a class of NEC and that time', '18 of them have a date; 2 page headings do'] });
    expect(report.warnings.map(({ code }) => code).sort()).toEqual(['records-lost', 'repeated-hour', 'year-inferred']);
  });

  it('asks for the year where neither heading nor name tells it', async () => {
    const lines = text.split('\r\n');
    await expect(parseText(`${lines[3]!}\n${lines[4]!}\n`, london)).rejects.toThrow(/nothing tells their year/);
    const { table } = await parseText(`${lines[3]!}\n${lines[4]!}\n`, { ...london, year: 2025 });
    expect(table.calls.start[0]).toBe(at('10:52:00', '2025-12-31'));
  });

  it('reads records without a date by the page heading, into the next day', async () => {
    const { table, report } = await parseText(fixture('-undated'), london);
    expect(report.files[0]).toMatchObject({ rows: 3, calls: 3, skipped: 2 });
    expect(callRows(table).map(([start, , end]) => [start, end])).toEqual([
      [at('23:58:00'), at('23:58:10')], [at('00:03:00', newYear), at('00:03:20', newYear)], [at('00:04:00', newYear), at('00:04:00', newYear)],
    ]);
    expect(seizureRows(table).map(([call, name]) => [call, name])).toEqual([[0, 'Ext 2001'], [0, 'Line Trunk 002'], [1, 'Line Trunk 001'], [1, 'Ext 2017'], [2, 'Group 01']]);
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
      const { report } = await parseText(`${text.slice(0, place)}\u00e9${text.slice(place + 1)}`, { ...london, year: 2026 });
      expect(report.rows).toBe(report.calls + report.merged + report.rejected);
      expect(Math.abs(report.calls - good)).toBeLessThanOrEqual(1);
    }
  });
});
