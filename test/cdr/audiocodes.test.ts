import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Outcome } from '../../models/cdr/call-table.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const text = readFileSync(new URL('./fixtures/audiocodes.txt', import.meta.url), 'utf8');
const { abandoned, answered, blocked, busy, fault } = Outcome;

/** Instant of a UTC time. */
const at = (time: string): number => Date.parse(`2027-01-11T${time}Z`) / 1000;

/*
 * The file by hand; s1 … are sessions.
 *  line  1        skipped   another line of syslog
 *  line  2        rejected  CALL_START of s1
 *  lines 3, 4     call 1    s1: legs in IP groups 1 (came in, RMT) and 2 (went out)
 *  line  5        rejected  MEDIA_END
 *  line  6        call 2    486
 *  line  7        call 3    cleared normally before an answer: the caller gave up
 *  line  8        call 4    no transcoding resources left: blocked, whatever the SIP status
 *  line  9        call 5    the device was locked: a fault
 *  line 10        call 6    7.x with SIPMethod; UTC+02:00; ConnectTime blank, Durat 30
 *  line 11        rejected  SUBSCRIBE
 *  line 12        rejected  no SetupTime
 *  line 13        rejected  no ReleaseTime
 *  line 14        rejected  seven fields
 *  line 15        rejected  a gateway record
 *  line 16        rejected  duplicate of line 3
 * 16 lines − 1 skipped = 15 rows = 6 calls + 1 merged + 8 rejected.
 */
describe('AudioCodes SBC in syslog', () => {
  it('accounts for every row', async () => {
    const { report } = await parseText(text);
    expect(report.files[0]).toMatchObject({ format: 'audiocodes', rows: 15, calls: 6, merged: 1, rejected: 8, skipped: 1 });
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['not-a-call', 4, 2], ['time', 1, 12], ['duration', 1, 13], ['columns', 1, 14], ['duplicate', 1, 16]]);
  });

  it('reads the calls that a person counts', async () => {
    const { table } = await parseText(text);
    expect(callRows(table)).toEqual([
      [at('10:00:00'), at('10:00:10'), at('10:01:00'), '+4930123', '5001', answered],
      [at('10:02:00'), 0, at('10:02:02'), '+4930123', '5002', busy],
      [at('10:03:00'), 0, at('10:03:20'), '+4930123', '5003', abandoned],
      [at('10:04:00'), 0, at('10:04:00'), '+4930123', '5004', blocked],
      [at('10:05:00'), 0, at('10:05:00'), '+4930123', '5005', fault],
      [at('08:06:00'), at('08:06:10'), at('08:06:40'), '+4930123', '5006', answered],
    ]);
    expect(seizureRows(table).slice(0, 3).map(([call, name]) => [call, name])).toEqual([[0, 'IP group 1'], [0, 'IP group 2'], [1, 'IP group 1']]);
  });

  it('takes the order of fields that a title line names', async () => {
    const titles = 'Jan 11 sbc1 [S=1] |SBCReportType |EPTyp |SessionId |Orig |SetupTime |ReleaseTime |ConnectTime |Durat |SrcURI |DstURI |IPGroup (name) |SIPCallId |';
    const record = 'Jan 11 sbc1 [S=2] |CALL_END |SBC |z1 |RMT |10:00:00.0 UTC Mon Jan 11 2027 |10:01:00.0 UTC Mon Jan 11 2027 |10:00:05.0 UTC Mon Jan 11 2027 |55 |sip:1@a |sip:2@b |7 (ITSP) |c |';
    const { table } = await parseText(`${titles}\n${record}\n`);
    expect(callRows(table)).toEqual([[at('10:00:00'), at('10:00:05'), at('10:01:00'), '1', '2', answered]]);
    expect(seizureRows(table)[0]![1]).toBe('IP group 7 (ITSP)');
  });

  it('reads the same from LF, CRLF and CR, in pieces of any size, and in any order', async () => {
    const expected = callRows((await parseText(text)).table);
    for (const end of ['\r\n', '\r']) expect(callRows((await parseText(text.replaceAll('\n', end))).table)).toEqual(expected);
    for (const piece of [1, 7, 113]) expect(callRows((await parseCalls([fileOf('a', text, {}, piece)])).table)).toEqual(expected);
    const turned = text.split('\n').reverse().join('\n');
    expect(callRows((await parseText(turned)).table).sort()).toEqual([...expected].sort());
  });
});
