import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CallFlag, Outcome } from '../../models/cdr/call-table.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const text = readFileSync(new URL('./fixtures/cube.txt', import.meta.url), 'utf8');
const { answered, busy, blocked, noAnswer, fault } = Outcome;

/** Instant of a UTC time. */
const at = (time: string, day = '2027-01-11'): number => Date.parse(`${day}T${time}Z`) / 1000;

/*
 * The file by hand, in the order of its lines. No zone is given: the file's own Unix seconds tell what EDT and EST are.
 *  lines  1, 2  call 1   two legs of one conf-id, UTC, quoted; trunk groups ITSP-A (in) and CUCM (out)
 *  line   3     rejected HOLD, while the leg goes on: no disconnect
 *  line   4     merged   RESUME row of leg 47 with all times: the same channel
 *  lines  5, 6  call 2   busy (hexadecimal 11), connect equal to disconnect or empty; a TDM leg without dial peer, and dial peer 300
 *  line   7     call 3   blocked (22); clock not synchronised (*)
 *  line   8     call 4   no conf-id, no answer (13), clock not synchronised (.); no quotes
 *  line   9     call 5   network out of order (26): a fault; written a second after its end
 *  line  10     rejected setup 0
 *  line  11     rejected no disconnect, and no feature
 *  line  12     rejected disconnect before setup
 *  line  13     rejected five columns
 *  line  14     rejected duplicate of line 1
 *  line  15     call 6   01:30 to 01:40 EDT = 05:30 to 05:40 UTC
 *  line  16     call 7   01:50 EDT to 01:10 EST = 05:50 to 06:10 UTC
 *  line  17     call 8   01:30 to 01:35 EST = 06:30 to 06:35 UTC
 * 17 rows = 8 calls + 3 merged (lines 2, 4, 6) + 6 rejected (3, 10, 11, 12, 13, 14).
 */
describe('Cisco CUBE file accounting', () => {
  it('accounts for every row', async () => {
    const { report } = await parseText(text);
    expect(report.files[0]).toMatchObject({ format: 'cube', rows: 17, calls: 8, merged: 3, rejected: 6, skipped: 0, doubtful: 0 });
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['not-a-call', 1, 3], ['time', 1, 10], ['duration', 2, 11], ['columns', 1, 13], ['duplicate', 1, 14]]);
    // Lines 3, 10 and 11 lack a time, and line 13 columns.
    expect(report.files[0]!.detection).toMatchObject({ score: 0.99 * (13 / 17), runnerUp: null });
  });

  it('reads the calls that a person counts', async () => {
    const { table } = await parseText(text);
    const fall = '2027-11-07';
    expect(callRows(table)).toEqual([
      [at('10:00:00'), at('10:00:10'), at('10:02:00'), '02079460001', '5001', answered],
      [at('10:05:00'), 0, at('10:05:04'), '02079460002', '5002', busy],
      [at('10:06:00'), 0, at('10:06:01'), '02079460003', '5003', blocked],
      [at('10:07:00'), 0, at('10:07:30'), '02079460004', '5004', noAnswer],
      [at('10:08:00'), 0, at('10:08:02'), '02079460005', '5005', fault],
      [at('05:30:00', fall), at('05:30:05', fall), at('05:40:00', fall), '12125550100', '5006', answered],
      [at('05:50:00', fall), at('05:50:10', fall), at('06:10:00', fall), '12125550101', '5007', answered],
      [at('06:30:00', fall), at('06:30:05', fall), at('06:35:00', fall), '12125550102', '5008', answered],
    ]);
    expect([...table.calls.flags].map((flags) => flags & 4)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('holds each leg once, under its trunk group, dial peer or kind', async () => {
    const { table, report } = await parseText(text);
    expect(seizureRows(table).filter(([call]) => call < 4)).toEqual([
      [0, 'ITSP-A', at('10:00:00'), at('10:02:00')], [0, 'CUCM', at('10:00:00'), at('10:02:00')],
      [1, 'TDM legs', at('10:05:00'), at('10:05:04')], [1, 'Dial peer 300', at('10:05:00'), at('10:05:04')],
      [2, 'Dial peer 200', at('10:06:00'), at('10:06:01')],
      [3, 'Dial peer 200', at('10:07:00'), at('10:07:30')],
    ]);
    expect(report.trunks.find(({ name }) => name === 'Dial peer 200')!.calls).toBe(6);
  });

  it('says that a clock was not synchronised', async () => {
    const { report } = await parseText(text);
    expect(report.warnings.map(({ code, message }) => [code, / in 2 of its rows /.test(message)])).toEqual([['clock-not-synchronised', true]]);
  });

  it('reads a leg over the change of the clock though only one of its zone names is told', async () => {
    const { table } = await parseText(`${text.split('\n')[15]!}\n`);
    expect(callRows(table)[0]!.slice(0, 3)).toEqual([at('05:50:00', '2027-11-07'), at('05:50:10', '2027-11-07'), at('06:10:00', '2027-11-07')]);
    expect(table.calls.flags[0]).toBe(CallFlag.ambiguousTime);
    // In spring: 01:50 EST to 03:10 EDT are 20 minutes too.
    const spring = text.split('\n')[15]!.replace(/^\d+/, String(at('07:10:01', '2027-03-14'))).replaceAll('EDT', 'X').replaceAll('EST', 'EDT').replaceAll('X', 'EST').replaceAll('Sun Nov 7 2027', 'Sun Mar 14 2027').replace('01:10:00.000', '03:10:00.000');
    expect(callRows((await parseText(`${spring}\n`)).table)[0]!.slice(0, 3)).toEqual([at('06:50:00', '2027-03-14'), at('06:50:10', '2027-03-14'), at('07:10:00', '2027-03-14')]);
  });

  it('reads zone names by the zone that is given where the Unix seconds are gone, and asks for it', async () => {
    const blind = text.split('\n').slice(14).map((line) => line.replace(/^\d+/, '0')).join('\n');
    const plain = callRows((await parseText(text)).table).slice(5);
    expect(callRows((await parseText(blind, { timeZone: 'America/New_York' })).table).map(([start]) => start)).toEqual(plain.map(([start]) => start));
    expect((await parseText(blind)).report.warnings.map(({ code }) => code)).toContain('zone-assumed');
  });

  it('reads the same from LF, CRLF and CR, in pieces of any size, and legs in any order', async () => {
    const expected = callRows((await parseText(text)).table);
    for (const end of ['\r\n', '\r']) expect(callRows((await parseText(text.replaceAll('\n', end))).table)).toEqual(expected);
    for (const piece of [1, 7, 113]) expect(callRows((await parseCalls([fileOf('a', text, {}, piece)])).table)).toEqual(expected);
    const [first, second, ...rest] = text.split('\n');
    expect(callRows((await parseText([second, first, ...rest].join('\n'))).table)).toEqual(expected);
  });
});
