import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CallKind, callKinds } from '../../models/cdr/call-kind.ts';
import { Outcome } from '../../models/cdr/call-table.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const log = readFileSync(new URL('./fixtures/3cx-log.txt', import.meta.url), 'utf8');
const { answered, abandoned, noAnswer, busy, rejected, badNumber, failed } = Outcome;
/** Instant of a UTC time. */
const at = (time: string): number => Date.parse(`2027-01-11T${time}Z`) / 1000;

/*
 * The log by hand. Times are UTC.
 *  line  1      call  1  out over trunk 10000
 *  line  2      call  2  in over trunk 10001; commas in both names behind the chain
 *  line  3      call  3  in, given up; a comma in the name of the rate before the chain
 *  line  4      call  4  in to a queue, redirected …
 *  line  5      merged   … under the same historyid to an extension, answered
 *  line  6      call  5  no_route: wrong number
 *  line  7      call  6  Failed: no more is said; trunk by its type Provider
 *  line  8      call  7  busy
 *  line  9      call  8  declined
 *  line 10      call  9  timeout: no answer
 *  line 11      call 10  src_participant_terminated: given up; without a chain, so extensions by their numbers
 *  line 12      call 11  in, transferred to the outside (final over trunk 10000)
 *  line 13      rejected duplicate of line 1
 *  line 14      rejected time
 *  line 15      rejected duration: ends before it starts
 *  line 16      rejected columns
 *  line 17      rejected not a call
 *  line 18      call 12  no end: start + duration
 * 18 rows = 12 calls + 1 merged + 5 rejected.
 */
const counted = [
  [at('09:00:00'), at('09:00:10'), at('09:02:10'), '100', '0301234567', answered],
  [at('09:05:00'), at('09:05:10'), at('09:05:40'), '0301111', '101', answered],
  [at('09:06:00'), 0, at('09:06:20'), '0302222', '101', abandoned],
  [at('09:07:00'), at('09:07:20'), at('09:08:20'), '0303333', '800', answered],
  [at('09:10:00'), 0, at('09:10:02'), '100', '0999999', badNumber],
  [at('09:11:00'), 0, at('09:11:02'), '100', '0999999', failed],
  [at('09:12:00'), 0, at('09:12:12'), '100', '101', busy],
  [at('09:13:00'), 0, at('09:13:12'), '100', '101', rejected],
  [at('09:14:00'), 0, at('09:14:30'), '100', '101', noAnswer],
  [at('09:15:00'), 0, at('09:15:07'), '100', '101', abandoned],
  [at('09:20:00'), at('09:20:05'), at('09:23:05'), '0304444', '101', answered],
  [at('09:40:00'), at('09:40:00'), at('09:40:10'), '100', '101', answered],
];

describe('3CX cdr.log', () => {
  it('accounts for every row', async () => {
    const { report } = await parseText(log, { timeZone: 'America/New_York' });
    expect(report.files[0]).toMatchObject({ format: '3cx-log', rows: 18, calls: 12, merged: 1, rejected: 5, skipped: 0 });
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['duplicate', 1, 13], ['time', 1, 14], ['duration', 1, 15], ['columns', 1, 16], ['not-a-call', 1, 17]]);
    // Lines 16 and 17 do not fit, nor does the one without an end.
    expect(report.files[0]!.detection).toMatchObject({ score: 0.98 * (15 / 18) });
  });

  it('reads the calls that a person counts, in UTC whatever the zone', async () => {
    expect(callRows((await parseText(log, { timeZone: 'America/New_York' })).table)).toEqual(counted);
    const { table, report } = await parseText(log);
    expect(callRows(table)).toEqual(counted);
    expect(report.warnings).toEqual([]);
  });

  it('holds trunks and extensions by type, else by number', async () => {
    const { table } = await parseText(log);
    const held = (call: number): unknown[] => seizureRows(table).filter((row) => row[0] === call).map(([, name, start, end]) => [name, start, end]);
    expect(held(0)).toEqual([['Ext 100', at('09:00:00'), at('09:02:10')], ['Trunk 10000', at('09:00:00'), at('09:02:10')]]);
    expect(held(3)).toEqual([['Trunk 10001', at('09:07:00'), at('09:08:20')], ['Ext 102', at('09:07:15'), at('09:08:20')]]);
    expect(held(9)).toEqual([['Ext 100', at('09:15:00'), at('09:15:07')], ['Ext 101', at('09:15:00'), at('09:15:07')]]);
    expect(held(10)).toEqual([['Trunk 10001', at('09:20:00'), at('09:23:05')], ['Trunk 10000', at('09:20:00'), at('09:23:05')]]);
    const { inbound, outbound, internal, tandem } = CallKind;
    expect([...callKinds(table)]).toEqual([outbound, inbound, inbound, inbound, outbound, outbound, internal, internal, internal, internal, tandem, internal]);
  });

  it('keeps apart equal numbers of different runs of the service', async () => {
    const first = log.split('\n')[0]!;
    const { report } = await parseText([first, first.replace('00000165F7F2B37A', '00000199F7F2B37A').replaceAll('2027/01/11', '2027/06/11')].join('\n'));
    expect([report.calls, report.files[0]!.doubtful]).toEqual([2, 0]);
  });

  it('reads the same from CRLF, in pieces of any size, in any order', async () => {
    expect(callRows((await parseText(log.replaceAll('\n', '\r\n'))).table)).toEqual(counted);
    for (const piece of [1, 7, 113]) expect(callRows((await parseCalls([fileOf('a', log, {}, piece)])).table)).toEqual(counted);
    expect(callRows((await parseText(log.split('\n').reverse().join('\n'))).table).sort((a, b) => a[0] - b[0])).toEqual(counted);
  });
});

/** A segment; the columns that matter, in an order of their own, as columns are read by name. */
const HEADER = ['cdr_id', 'call_history_id', 'source_entity_type', 'source_dn_number', 'source_participant_phone_number', 'destination_entity_type', 'destination_dn_number', 'destination_participant_phone_number', 'termination_reason', 'cdr_started_at', 'cdr_ended_at', 'cdr_answered_at', 'termination_reason_details'];
const segments = [
  ['s1', 'c1', 'external_line', '10004', '+41790000000', 'inbound_routing', '+4121', '+4121', 'redirected', '2027-01-11 10:00:00.554 +0100', '2027-01-11 10:00:00.568 +0100', '', 'by_did'],
  ['s2', 'c1', 'external_line', '10004', '+41790000000', 'queue', '900', '', 'continued_in', '2027-01-11 10:00:00.600 +0100', '2027-01-11 10:00:20.000 +0100', '2027-01-11 10:00:01.000 +0100', 'polling'],
  ['s3', 'c1', 'external_line', '10004', '+41790000000', 'extension', '100', '', 'rejected', '2027-01-11 10:00:01.000 +0100', '2027-01-11 10:00:03.000 +0100', '', 'busy'],
  ['s4', 'c1', 'external_line', '10004', '+41790000000', 'extension', '101', '', 'dst_participant_terminated', '2027-01-11 10:00:01.000 +0100', '2027-01-11 10:02:00.900 +0100', '2027-01-11 10:00:20.000 +0100', ''],
  ['s5', 'c2', 'extension', '100', '', 'external_line', '10004', '0301', 'src_participant_terminated', '2027-01-11 10:05:00+01', '2027-01-11 10:05:30+01', '', ''],
  ['s6', 'c3', 'extension', '100', '', 'extension', '101', '', 'rejected', '2027-01-11 10:06:00+01', '2027-01-11 10:06:30+01', '', 'busy'],
  ['s7', 'c3', 'extension', '100', '', 'extension', '102', '', 'cancelled', '2027-01-11 10:06:00+01', '2027-01-11 10:06:30+01', '', 'completed_elsewhere'],
  ['s8', 'c4', 'extension', '100', '', 'extension', '101', '', 'cancelled', 'never', '2027-01-11 10:06:30+01', '', ''],
];

/*
 * s1 to s4 are one call over one channel of trunk 10004, from 10:00:00 to 10:02:00 (+1); first answered by the queue. s5: out, given up.
 * s6, s7: busy at the one phone; that the other was cancelled tells nothing. s8: rejected for its time. 8 rows = 3 calls + 4 merged + 1 rejected.
 */
describe('3CX cdroutput', () => {
  const expected = [
    [at('09:00:00'), at('09:00:01'), at('09:02:00'), '+41790000000', '+4121', answered],
    [at('09:05:00'), 0, at('09:05:30'), '100', '0301', abandoned],
    [at('09:06:00'), 0, at('09:06:30'), '100', '101', busy],
  ];
  const ledger = { format: '3cx-table', rows: 8, calls: 3, merged: 4, rejected: 1 };

  it('reads a CSV: segments of a history are one call, the trunk counts once', async () => {
    const { table, report } = await parseText([HEADER, ...segments].map((cells) => cells.join(',')).join('\n'), { timeZone: 'Asia/Tokyo' });
    expect(report.files[0]).toMatchObject({ ...ledger, skipped: 1 });
    expect(callRows(table)).toEqual(expected);
    expect(seizureRows(table)).toEqual([
      [0, 'Trunk 10004', at('09:00:00'), at('09:02:00')], [0, 'Ext 100', at('09:00:01'), at('09:00:03')], [0, 'Ext 101', at('09:00:01'), at('09:02:00')],
      [1, 'Ext 100', at('09:05:00'), at('09:05:30')], [1, 'Trunk 10004', at('09:05:00'), at('09:05:30')],
      [2, 'Ext 100', at('09:06:00'), at('09:06:30')], [2, 'Ext 101', at('09:06:00'), at('09:06:30')], [2, 'Ext 102', at('09:06:00'), at('09:06:30')],
    ]);
  });

  it('reads what psql prints, with headers and rules between the rows', async () => {
    const printed = (cells: string[]): string => `${cells.map((cell) => cell.padEnd(30)).join('|')}|`;
    const rule = `${HEADER.map(() => '-'.repeat(30)).join('+')}+`;
    const lines = [printed(HEADER), rule, ...segments.slice(0, 5).map(printed), printed(HEADER), rule, ...segments.slice(5).map(printed), '(8 rows)', ''];
    const { table, report } = await parseText(lines.join('\n'));
    expect(report.files[0]).toMatchObject({ ...ledger, skipped: 5 });
    expect(callRows(table)).toEqual(expected);
  });
});
