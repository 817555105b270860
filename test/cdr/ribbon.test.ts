import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CallFlag, Outcome } from '../../models/cdr/call-table.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const text = readFileSync(new URL('./fixtures/ribbon.txt', import.meta.url), 'utf8');
const { answered, blocked, fault, noAnswer, rejected } = Outcome;

/** Instant of a UTC time. */
const at = (time: string, day = '2027-02-23'): number => Date.parse(`${day}T${time}Z`) / 1000;

/*
 * The file by hand. The node SBC1 stands in the Pacific zone of the United States: 8 hours behind UTC in winter, 7 in summer.
 *  line  1  skipped    heading of the file
 *  line  2  rejected   START: no end yet; its STOP follows
 *  line  3  call  1    17:02:12.5 to 17:02:20.7, talked 306 ticks of 10 ms = 3 s; sub-records in quotes hold commas
 *  line  4  call  2    ATTEMPT, rejected (21), 17:02:11 to 17:02:11
 *  line  5  rejected   INTERMEDIATE of call 3
 *  line  6  call  3    17:10:00 to 17:30:10, talked 1200 s
 *  line  7  call  4    ATTEMPT from 23:59:50 to 00:00:20 without a date for its end; no answer (19)
 *  line  8  call  5    ATTEMPT, blocked (34), no egress trunk group
 *  line  9  call  6    ATTEMPT, reason 137 of the maker's own: a fault
 *  line 10  call  7    in July
 *  line 11  call  8    the same id on another node, GMT+01:00-Central Europe
 *  line 12  rejected   duplicate of line 3
 *  line 13  rejected   start 22/02/2027: no month 22
 *  line 14  rejected   duration x
 *  line 15  rejected   40 columns
 *  line 16  call  9    01:50 to 01:10 in the night in which the clock goes back: 20 minutes
 * 16 lines − 1 skipped = 15 rows = 9 calls + 6 rejected.
 */
describe('Ribbon SBC Core', () => {
  it('accounts for every row', async () => {
    const { report } = await parseText(text);
    expect(report.files[0]).toMatchObject({ format: 'ribbon', rows: 15, calls: 9, merged: 0, rejected: 6, skipped: 1, doubtful: 0 });
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['not-a-call', 2, 2], ['duplicate', 1, 12], ['time', 1, 13], ['duration', 1, 14], ['columns', 1, 15]]);
    expect(report.files[0]!.detection).toMatchObject({ score: 0.99 * (15 / 16), runnerUp: null });
  });

  it('reads the calls that a person counts', async () => {
    const { table } = await parseText(text);
    expect(callRows(table)).toEqual([
      [at('01:02:12'), at('01:02:17'), at('01:02:20'), '+12135550100', '5001', answered],
      [at('01:02:11'), 0, at('01:02:11'), '5002', '+12135550101', rejected],
      [at('01:10:00'), at('01:10:10'), at('01:30:10'), '5003', '+12135550102', answered],
      [at('07:59:50'), 0, at('08:00:20'), '5004', '+12135550103', noAnswer],
      [at('17:00:00'), 0, at('17:00:00'), '5005', '+12135550104', blocked],
      [at('17:01:00'), 0, at('17:01:01'), '5006', '+12135550105', fault],
      [at('17:00:00', '2027-07-01'), at('17:00:05', '2027-07-01'), at('17:01:00', '2027-07-01'), '5007', '+12135550106', answered],
      [at('16:02:12', '2027-02-22'), at('16:02:17', '2027-02-22'), at('16:02:20', '2027-02-22'), '4930', '5008', answered],
      [at('08:50:00', '2027-11-07'), at('08:50:10', '2027-11-07'), at('09:10:00', '2027-11-07'), '5009', '+12135550107', answered],
    ]);
    expect(table.calls.flags[8]).toBe(CallFlag.ambiguousTime);
  });

  it('holds the trunk groups of both sides', async () => {
    const { table, report } = await parseText(text);
    expect(seizureRows(table).filter(([call]) => call === 0 || call === 4).map(([call, name]) => [call, name])).toEqual([[0, 'ITSP'], [0, 'PBX'], [4, 'PBX']]);
    expect(report.trunks).toEqual([{ name: 'PBX', calls: 8 }, { name: 'ITSP', calls: 7 }, { name: 'PBX-DE', calls: 1 }, { name: 'SIP-DE', calls: 1 }]);
  });

  it('says which times only an offset or the order of the rows told, and takes a zone that is given', async () => {
    const { report } = await parseText(text);
    expect(report.warnings.map(({ code }) => code)).toEqual(['repeated-hour', 'zone-without-summer']);
    const summer = text.split('\r\n')[10]!.replaceAll('02/22/2027', '07/22/2027');
    const start = async (options: { timeZone?: string }): Promise<number> => callRows((await parseText(`${summer}\r\n`, options)).table)[0]![0];
    expect(await start({})).toBe(at('16:02:12', '2027-07-22'));
    expect(await start({ timeZone: 'Europe/Berlin' })).toBe(at('15:02:12', '2027-07-22'));
    // A zone of another offset is not that of the node.
    expect(await start({ timeZone: 'Europe/Helsinki' })).toBe(at('16:02:12', '2027-07-22'));
  });

  it('reads the same from LF, CRLF and CR, and in pieces of any size', async () => {
    const expected = callRows((await parseText(text)).table);
    for (const end of ['\n', '\r']) expect(callRows((await parseText(text.replaceAll('\r\n', end))).table)).toEqual(expected);
    for (const piece of [1, 7, 113]) expect(callRows((await parseCalls([fileOf('a', text, {}, piece)])).table)).toEqual(expected);
  });
});
