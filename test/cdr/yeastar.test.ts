import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CallKind, callKinds } from '../../models/cdr/call-kind.ts';
import { CallFlag, Outcome } from '../../models/cdr/call-table.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const text = readFileSync(new URL('./fixtures/yeastar.csv', import.meta.url), 'utf8');
const berlin = { timeZone: 'Europe/Berlin' };
const { answered, noAnswer, busy, failed } = Outcome;
/** Instant of a UTC time; in January Berlin is an hour ahead. */
const at = (time: string, day = '2027-01-11'): number => Date.parse(`${day}T${time}Z`) / 1000;

/*
 * The table of the database by hand. Times on the wall, one hour ahead of UTC.
 *  line  2      call  1  out
 *  line  3      call  2  in to a ring group: the first phone did not answer …
 *  line  4      merged   … the second did; the trunk is held once
 *  line  5      call  3  internal, busy
 *  line  6      call  4  answered by voicemail
 *  line  7      call  5  voicemail without a message: not answered
 *  line  8      call  6  in and out again over two trunks
 *  line  9      call  7  failed: no more is said
 *  line 10      rejected duplicate of line 2
 *  line 11      rejected time
 *  line 12      rejected duration
 *  line 13      skipped  the header again
 *  line 14      rejected columns
 *  line 15      call  8  02:55 in the hour that comes twice: summer time
 *  line 16      call  9  02:05 behind 02:55: winter time
 * 14 rows = 9 calls + 1 merged + 4 rejected.
 */
const counted = [
  [at('08:00:00'), at('08:00:10'), at('08:02:10'), '1001', '0301234567', answered],
  [at('08:05:00'), at('08:05:25'), at('08:06:05'), '0302222', '1001', answered],
  [at('08:10:00'), 0, at('08:10:10'), '1001', '1002', busy],
  [at('08:11:00'), at('08:11:30'), at('08:11:45'), '0303333', '1001', answered],
  [at('08:12:00'), 0, at('08:12:30'), '0304444', '1001', noAnswer],
  [at('08:13:00'), at('08:13:10'), at('08:14:40'), '0305555', '0171666', answered],
  [at('08:14:00'), 0, at('08:14:02'), '1001', '0999999', failed],
  [at('00:55:00', '2027-10-31'), at('00:55:00', '2027-10-31'), at('00:56:00', '2027-10-31'), '1001', '0301234567', answered],
  [at('01:05:00', '2027-10-31'), at('01:05:00', '2027-10-31'), at('01:06:00', '2027-10-31'), '1001', '0301234567', answered],
];

describe('Yeastar', () => {
  it('accounts for every row', async () => {
    const { report } = await parseText(text, berlin);
    expect(report.files[0]).toMatchObject({ format: 'yeastar', rows: 14, calls: 9, merged: 1, rejected: 4, skipped: 2 });
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['duplicate', 1, 10], ['time', 1, 11], ['duration', 1, 12], ['columns', 1, 14]]);
    expect(report.files[0]!.detection).toMatchObject({ score: 0.97, evidence: ['the header has datetime, src, dst, duration, srctrunk, dstrunk, disposition'] });
  });

  it('reads the calls that a person counts', async () => {
    const { table } = await parseText(text, berlin);
    expect(callRows(table)).toEqual(counted);
    expect([...table.calls.flags].map((flags) => flags & CallFlag.ambiguousTime)).toEqual([0, 0, 0, 0, 0, 0, 0, CallFlag.ambiguousTime, CallFlag.ambiguousTime]);
    const { inbound, outbound, internal, tandem } = CallKind;
    expect([...callKinds(table)]).toEqual([outbound, inbound, internal, inbound, inbound, tandem, outbound, outbound, outbound]);
  });

  it('holds a trunk once for all phones that rang', async () => {
    const { table } = await parseText(text, berlin);
    expect(seizureRows(table).filter(([call]) => call === 1 || call === 5)).toEqual([
      [1, 'Carrier', at('08:05:00'), at('08:06:05')], [1, 'Ext 1001', at('08:05:00'), at('08:05:20')], [1, 'Ext 1002', at('08:05:00'), at('08:06:05')],
      [5, 'Carrier', at('08:13:00'), at('08:14:40')], [5, 'Mobile', at('08:13:00'), at('08:14:40')],
    ]);
  });

  it('reads the same from CRLF and in pieces of any size', async () => {
    expect(callRows((await parseText(text.replaceAll('\n', '\r\n'), berlin)).table)).toEqual(counted);
    for (const piece of [1, 7, 113]) expect(callRows((await parseCalls([fileOf('a', text, berlin, piece)])).table)).toEqual(counted);
  });

  it('reads what the interface names its fields, in all spellings, and an absolute time where there is one', async () => {
    const spellings = [
      ['callid', 'timestart', 'callfrom', 'callto', 'callduraction', 'talkduraction', 'srctrunkname', 'desttrunkname', 'status'],
      ['callid', 'timestart', 'callfrom', 'callto', 'callduraction', 'talkduraction', 'srctrunkname', 'dsttrcunkname', 'status'],
      ['call_id', 'time_start', 'call_from', 'call_to', 'call_duration', 'talk_duration', 'src_trunk_name', 'dst_trunk_name', 'status'],
      ['uid', 'timestamp', 'call_from', 'call_to', 'duration', 'talk_duration', 'src_trunk', 'dst_trunk', 'disposition'],
    ];
    for (const names of spellings) {
      const time = names[1] === 'timestamp' ? at('08:00:00') : '2027-01-11 09:00:00';
      const values = [['1.1', time, 'Ada<1001>', '0301234567', 130, 120, '', 'Carrier', 'ANSWERD'], ['1.2', time, '1001', '0301234567', '20', '0', '', 'Carrier', 'NO ANSWERED']];
      const data = values.map((row) => Object.fromEntries(names.map((name, place) => [name, row[place]])));
      const { table, report } = await parseText(JSON.stringify({ errcode: 0, errmsg: 'SUCCESS', total_number: 2, data }), berlin);
      expect(report.files[0]!.format).toBe('yeastar');
      expect(callRows(table)).toEqual([counted[0], [at('08:00:00'), 0, at('08:00:20'), '1001', '0301234567', noAnswer]]);
      const csv = [names.join(','), ...values.map((row) => row.join(','))].join('\n');
      expect(callRows((await parseText(csv, berlin)).table)).toEqual(callRows(table));
    }
  });

  it('asks for the order of the date where the display format of the machine decides', async () => {
    const csv = 'time,call_from,call_to,duration,talk_duration,src_trunk,dst_trunk,disposition\n01/11/2027 9:00:00 AM,1001,0301234567,130,120,,Carrier,ANSWERED\n';
    await expect(parseText(csv, berlin)).rejects.toThrow(/can be read as day, month, year or as month, day, year/);
    expect(callRows((await parseText(csv, { ...berlin, dateOrder: 'mdy' })).table)).toEqual([counted[0]]);
  });
});
