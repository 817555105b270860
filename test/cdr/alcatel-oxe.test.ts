import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CallFlag, Outcome } from '../../models/cdr/call-table.ts';
import { CallKind, callKinds } from '../../models/cdr/call-kind.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const text = readFileSync(new URL('./fixtures/alcatel-oxe.txt', import.meta.url), 'utf8');
const london = { timeZone: 'Europe/London' };
const { answered, noAnswer } = Outcome;

/** Instant of a UTC time, which in winter is London's. */
const at = (time: string, day = '2027-01-15'): number => Date.parse(`${day}T${time}Z`) / 1000;
const autumn = '2027-10-31';

/*
 * The file by hand. Answer = end − effective duration.
 *  line  1          call  1   out by group 55 of node 1, waited 10, talked 120
 *  line  2          call  2   in, talked 45 of 60
 *  line  3          call  3   in by group 56 of node 2, not answered, no number
 *  line  4          call  4   local
 *  line  5          call  5   within the network, over group 70
 *  line  6          call  6   transit from group 55 to group 70
 *  line  7          call  7   trimmed; only the charged and the dialled number are given
 *  lines 8, 9       skipped   blank, dashes
 *  line  10         rejected  hour 25
 *  lines 11, 12     rejected  ends before it starts; talk time "12x"
 *  lines 13, 14     rejected  cut off; a ticket of another kind
 *  line  15         call  8   01:45 to 01:50 in the hour that comes twice: only the order tells, the first
 *  line  16         call  9   01:50 to 02:10, 20 minutes: from 01:50 of winter time
 *  line  17         call 10   00:50 to 01:10, 20 minutes: to 01:10 of summer time
 * 17 lines − 2 skipped = 15 rows = 10 calls + 5 rejected.
 */
describe('Alcatel OmniPCX Enterprise', () => {
  it('accounts for every row', async () => {
    const { report } = await parseText(text, london);
    expect(report.files[0]).toMatchObject({ format: 'alcatel-oxe', rows: 15, calls: 10, merged: 0, rejected: 5, skipped: 2 });
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['time', 1, 10], ['duration', 2, 11], ['columns', 2, 13]]);
  });

  it('reads the calls that a person counts', async () => {
    const { table } = await parseText(text, london);
    expect(callRows(table)).toEqual([
      [at('09:00:00'), at('09:00:10'), at('09:02:10'), '2001', '01214960001', answered],
      [at('09:05:00'), at('09:05:15'), at('09:06:00'), '02079460001', '2002', answered],
      [at('09:08:00'), 0, at('09:08:30'), '', '2002', noAnswer],
      [at('09:09:00'), at('09:09:00'), at('09:10:00'), '2001', '2003', answered],
      [at('09:11:00'), at('09:11:00'), at('09:12:00'), '2001', '2102', answered],
      [at('09:13:00'), at('09:13:00'), at('09:14:00'), '02079460002', '01214960005', answered],
      [at('09:15:00'), at('09:15:00'), at('09:16:00'), '2001', '01214960006', answered],
      [at('00:45:00', autumn), at('00:45:00', autumn), at('00:50:00', autumn), '2001', '01214960001', answered],
      [at('01:50:00', autumn), at('01:50:00', autumn), at('02:10:00', autumn), '2001', '01214960001', answered],
      [at('23:50:00', '2027-10-30'), at('23:50:00', '2027-10-30'), at('00:10:00', autumn), '2001', '01214960001', answered],
    ]);
    expect([...table.calls.flags].map((flags) => flags & CallFlag.ambiguousTime)).toEqual([0, 0, 0, 0, 0, 0, 0, CallFlag.ambiguousTime, 0, 0]);
  });

  it('holds trunk groups of their nodes', async () => {
    const { table } = await parseText(text, london);
    expect(seizureRows(table).map(([call, name]) => [call, name]).slice(0, 14)).toEqual([
      [0, 'Ext 2001'], [0, 'Trunk group 55 of node 1'], [1, 'Trunk group 55 of node 1'], [1, 'Ext 2002'], [2, 'Trunk group 56 of node 2'], [2, 'Ext 2002'], [3, 'Ext 2001'], [3, 'Ext 2003'],
      [4, 'Ext 2001'], [4, 'Trunk group 70 of node 1'], [5, 'Trunk group 55 of node 1'], [5, 'Trunk group 70 of node 1'], [6, 'Ext 2001'], [6, 'Trunk group 55 of node 1'],
    ]);
    const { inbound, outbound, internal, tandem } = CallKind;
    expect([...callKinds(table)]).toEqual([outbound, inbound, inbound, internal, outbound, tandem, outbound, outbound, outbound, outbound]);
  });

  it('says what was recognised', async () => {
    const { report } = await parseText(text, london);
    // 16 lines are not blank; the dashes, the one cut off and the one of another kind do not fit; 25:02:10 has the shape of a time.
    expect(report.files[0]!.detection).toMatchObject({ score: 0.99 * (13 / 16), runnerUp: null });
  });

  it('reads no other version as this one', async () => {
    await expect(parseText(text.replaceAll('ED5.2', 'ED5.1'), london)).rejects.toThrow(/is in no format that is read/);
  });

  it('reads the same from LF, CRLF and CR, and in pieces of any size', async () => {
    const expected = callRows((await parseText(text, london)).table);
    for (const end of ['\n', '\r']) expect(callRows((await parseText(text.replaceAll('\r\n', end), london)).table)).toEqual(expected);
    for (const piece of [1, 7, 113]) expect(callRows((await parseCalls([fileOf('a', text, london, piece)])).table)).toEqual(expected);
  });

  it('loses no more than the record that is damaged', async () => {
    const good = (await parseText(text, london)).table.calls.count;
    for (let place = 0; place < text.length; place += 97) {
      if (text[place] === '\r' || text[place] === '\n') continue;
      const { report } = await parseText(`${text.slice(0, place)}\u00e9${text.slice(place + 1)}`, london);
      expect(report.rows).toBe(report.calls + report.merged + report.rejected);
      expect(Math.abs(report.calls - good)).toBeLessThanOrEqual(1);
    }
  });
});

/** Columns of the metering printout are chosen at the site: here charged user, type, line, date, time, duration, number. */
describe('Alcatel OmniPCX Office', () => {
  const printout = ['USER TYP TRK DATE     TIME  DURATION NUMBER', '2001 --> N01 15/01/27 09:05 00:02:00 01214960001', '2002 <-- P02 15/01/27 09:10 00:01:00 02079460001'].join('\n');

  it('is known by sight, with what to do', async () => {
    await expect(parseText(printout, london)).rejects.toThrow(/metering printout of Alcatel-Lucent OmniPCX Office.*--ruler/);
  });

  it('is read by a ruler', async () => {
    const ruler = ([['from', 1, 4], ['trunk', 10, 12], ['start', 14, 21], ['start', 23, 27], ['duration', 29, 36], ['to', 38, 55]] as const).map(([role, from, to]) => ({ role, from, to }));
    const { table, report } = await parseText(printout, { ...london, ruler, dateOrder: 'dmy' });
    expect(report.files[0]).toMatchObject({ format: 'fixed', rows: 2, calls: 2, skipped: 1 });
    expect(callRows(table).map(([start, , end, from, to]) => [start, end, from, to])).toEqual([[at('09:05:00'), at('09:07:00'), '2001', '01214960001'], [at('09:10:00'), at('09:11:00'), '2002', '02079460001']]);
    expect(seizureRows(table).map(([, name]) => name)).toEqual(['N01', 'P02']);
  });
});
