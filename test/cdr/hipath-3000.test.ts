import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CallFlag, Outcome } from '../../models/cdr/call-table.ts';
import { CallKind, callKinds } from '../../models/cdr/call-kind.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const text = readFileSync(new URL('./fixtures/hipath-3000.txt', import.meta.url), 'utf8');
const berlin = { timeZone: 'Europe/Berlin' };
const { answered, noAnswer } = Outcome;

/** Instant of a UTC time. In August Berlin is two hours ahead. */
const at = (time: string, day = '2017-08-24'): number => Date.parse(`${day}T${time}Z`) / 1000;

/*
 * The file by hand. Times on the wall, two hours ahead of UTC; start = end − duration − ringing.
 *  line  1          call  1   in,  rang 0:10, talked 2:00, ended 09:02:10
 *  lines 2, 3       rejected  offer notices of line 002, one for each phone that rang
 *  line  4          call  2   in, rang 0:30, nobody answered; blank duration, trimmed to 76 characters
 *  line  5          call  3   out, 00:00:00: not answered; two NULs before it
 *  line  6          call  4   out, 10:00; charge, project code, seizure code, route
 *  line  7          skipped   blank
 *  line  8          skipped   form feed and page heading
 *  line  9          call  5   in, rang 0:05, talked 0:55, ended 09:31:00 …
 *  line  10         call  6   in on line 004, same number, began 09:31:00: another line, another call
 *  line  11         merged    … call 5 goes on at extension 104 from 09:31:00 to 09:35:00
 *  line  12         call  7   forwarded in (5), rang 10:05
 *  line  13         call  8   in by DISA (51)
 *  line  14         call  9   conference, outgoing (8)
 *  line  15         call 10   forwarded outside (9)
 *  lines 16, 17     calls 11, 12  without number, one after the other on line 002: no proof that they are one
 *  lines 18, 19     calls 13, 14  equal rows are two calls, for there is no call id
 *  line  20         rejected  time 25:61:00
 *  line  21         rejected  duration 00:61:00
 *  line  22         rejected  cut off at 60 characters
 *  line  23         rejected  no information element
 *  line  24         skipped   blanks
 *  line  25         call 15   ended 00:01:00, began the day before
 *  line  26         call 16   25 hours: doubtful
 *  lines 27, 28     calls 17, 18  ended 02:50 in summer time and 02:10 in winter time
 * 28 lines − 3 skipped = 25 rows = 18 calls + 1 merged + 6 rejected.
 */
describe('HiPath 3000', () => {
  it('accounts for every row', async () => {
    const { report } = await parseText(text, berlin);
    expect(report.files[0]).toMatchObject({ format: 'hipath-3000', rows: 25, calls: 18, merged: 1, rejected: 6, skipped: 3, doubtful: 1 });
    expect(report.rows).toBe(report.calls + report.merged + report.rejected);
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['not-a-call', 2, 2], ['time', 1, 20], ['duration', 1, 21], ['columns', 2, 22]]);
  });

  it('reads the calls that a person counts', async () => {
    const { table } = await parseText(text, berlin);
    expect(callRows(table)).toEqual([
      [at('07:00:00'), at('07:00:10'), at('07:02:10'), '0301234567', '101', answered],
      [at('07:05:00'), 0, at('07:05:30'), '089555000', '102', noAnswer],
      [at('07:06:00'), 0, at('07:06:00'), '103', '0401111', noAnswer],
      [at('07:10:00'), at('07:10:00'), at('07:20:00'), '103', '0401111', answered],
      [at('07:30:00'), at('07:30:05'), at('07:35:00'), '0221777', '101', answered],
      [at('07:31:00'), at('07:31:00'), at('07:32:00'), '0221777', '105', answered],
      [at('07:28:55'), at('07:39:00'), at('07:40:00'), '0711222', '106', answered],
      [at('07:44:30'), at('07:44:30'), at('07:45:00'), '0611333', '107', answered],
      [at('07:47:00'), at('07:47:00'), at('07:50:00'), '103', '0401111', answered],
      [at('07:48:00'), at('07:48:00'), at('07:50:00'), '108', '0172999', answered],
      [at('07:59:00'), at('07:59:00'), at('08:00:00'), '', '101', answered],
      [at('08:00:00'), at('08:00:00'), at('08:01:00'), '', '109', answered],
      [at('08:09:00'), at('08:09:00'), at('08:10:00'), '103', '0401111', answered],
      [at('08:09:00'), at('08:09:00'), at('08:10:00'), '103', '0401111', answered],
      [at('21:56:00'), at('21:56:00'), at('22:01:00'), '101', '0301234567', answered],
      [at('09:00:00', '2017-08-25'), at('09:00:00', '2017-08-25'), at('10:00:00', '2017-08-26'), '101', '0301234567', answered],
      [at('00:45:00', '2017-10-29'), at('00:45:00', '2017-10-29'), at('00:50:00', '2017-10-29'), '101', '0301234567', answered],
      [at('01:05:00', '2017-10-29'), at('01:05:00', '2017-10-29'), at('01:10:00', '2017-10-29'), '101', '0301234567', answered],
    ]);
  });

  it('marks the ends that the clock showed twice, and says so', async () => {
    const { table, report } = await parseText(text, berlin);
    expect([...table.calls.flags].map((flags) => flags & CallFlag.ambiguousTime)).toEqual([...new Array<number>(16).fill(0), CallFlag.ambiguousTime, CallFlag.ambiguousTime]);
    expect(report.warnings.map(({ code, message }) => [code, /for 2 of its rows, which end in the hour/.test(message)])).toEqual([['repeated-hour', true]]);
  });

  it('holds one line for a transferred call, and a phone for each of its parts', async () => {
    const { table } = await parseText(text, berlin);
    expect(seizureRows(table).filter(([call]) => call === 4)).toEqual([
      [4, 'Line 001', at('07:30:00'), at('07:35:00')], [4, 'Ext 101', at('07:30:00'), at('07:31:00')], [4, 'Ext 104', at('07:31:00'), at('07:35:00')],
    ]);
  });

  it('tells the direction of every call, with or without number', async () => {
    const { table } = await parseText(text, berlin);
    const { inbound, outbound } = CallKind;
    expect([...callKinds(table)]).toEqual([
      inbound, inbound, outbound, outbound, inbound, inbound, inbound, inbound, outbound, outbound, inbound, inbound, ...new Array<number>(6).fill(outbound),
    ]);
  });

  it('says what was recognised, and what the system does not record', async () => {
    const { report } = await parseText(text, berlin);
    // 28 lines, two of them blank; the page heading and the line that is cut off do not fit.
    expect(report.files[0]!.detection).toEqual({
      score: 0.98 * (24 / 26), evidence: ['24 of 26 lines have at least 76 characters and begin with date and time without a blank between'], runnerUp: null,
    });
    expect(report.fitness.find(({ question }) => question === 'internal-calls')).toMatchObject({ answer: 'no', evidence: 'None of 18 calls held phones only or ran between extensions; HiPath 3000 and Hicom 150 record trunk calls only.' });
  });

  it('reads the same from LF, CRLF and CR, and in pieces of any size', async () => {
    const expected = callRows((await parseText(text, berlin)).table);
    for (const end of ['\n', '\r']) expect(callRows((await parseText(text.replaceAll('\r\n', end), berlin)).table)).toEqual(expected);
    for (const piece of [1, 7, 113]) expect(callRows((await parseCalls([fileOf('a', text, berlin, piece)])).table)).toEqual(expected);
  });

  it('reads a file whose every line ends with NULs, as a serial port leaves them', async () => {
    const expected = callRows((await parseText(text, berlin)).table);
    expect(callRows((await parseText(text.replaceAll('\r\n', '\r\n\0\0\0'), berlin)).table)).toEqual(expected);
    expect(callRows((await parseText(text.replaceAll('\r\n', '\0\0\r\n'), berlin)).table)).toEqual(expected);
  });

  it('loses no more than the record that is damaged', async () => {
    const good = (await parseText(text, berlin)).table.calls.count;
    // Any one character of the file, line breaks apart, becomes another: at most the record itself, and the call that it joined, change.
    for (let place = 0; place < text.length; place += 37) {
      if (text[place] === '\r' || text[place] === '\n') continue;
      const { report } = await parseText(`${text.slice(0, place)}\u00e9${text.slice(place + 1)}`, berlin);
      expect(report.rows).toBe(report.calls + report.merged + report.rejected);
      expect(Math.abs(report.calls - good)).toBeLessThanOrEqual(1);
    }
  });

  it('gives a rejected row as it came', async () => {
    const rejects: string[] = [];
    await parseText(text, berlin, { onReject: ({ text: row }) => rejects.push(row) });
    expect(rejects[2]).toBe(text.split('\r\n')[19]);
  });
});
