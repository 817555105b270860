import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CallFlag, Outcome } from '../../models/cdr/call-table.ts';
import { CallKind, callKinds } from '../../models/cdr/call-kind.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import type { RulerColumn } from '../../models/cdr/ruler.ts';
import type { RulerRole } from '../../models/cdr/source.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const fixture = (name: string): string => readFileSync(new URL(`./fixtures/avaya-cm-${name}.txt`, import.meta.url), 'utf8');
const printer = fixture('printer');
const isdn = fixture('isdn');
const teleseer = fixture('teleseer');
const london = { timeZone: 'Europe/London', year: 2026 };
const { answered, blocked, rejected, abandoned, busy, failed } = Outcome;

/** Instant of a UTC time, which in winter is London's. */
const at = (time: string, day = '2026-12-31'): number => Date.parse(`${day}T${time}Z`) / 1000;
const newYear = '2027-01-01';
const autumn = '2027-10-31';

/*
 * The printer file by hand. Times are ends; durations H MM T; start = end − duration.
 *  line  1          skipped   12 31: the day of what follows; 31 is no month, so the month stands first
 *  line  2          call  1   out 2:00, group 701 circuit 003
 *  line  3          call  2   in 1:30 (0015), group 702 in the calling number, circuit 005
 *  lines 4, 5       calls 3, 4  E: all trunks busy; F: not authorised
 *  line  6          rejected  G: ring time of an answered call, whose own record follows
 *  line  7          call  5   H: abandoned after 30 s (0005)
 *  line  8          call  6   I: busy
 *  line  9          rejected  9999: the clock was changed
 *  line  10         call  7   0: intraswitch
 *  line  11         call  8   8: waited for a trunk
 *  lines 12, 13     calls 9, 10  C: a conference has a row for each trunk
 *  line  14         call 11   tandem, from 702 circuit 007 to 701 circuit 003
 *  line  15         call 12   4: a part of 9:59.9 …
 *  line  16         merged    … and its last half hour
 *  line  17         call 13   trunk dialled by its own access code: "used" is blank
 *  line  18         skipped   01 01: December is over, 2027
 *  line  19         call 14   23:59 comes late, behind the date: of the day before
 *  line  20         call 15   00:01
 *  line  21         skipped   form feed and heading
 *  line  22         rejected  time 2561
 *  line  23         rejected  cut off
 *  line  24         call 16   6: the far end did not complete
 *  lines 25, 26     calls 17, 18  equal rows are two calls
 *  line  27         skipped   10 31
 *  lines 28, 29     calls 19, 20  ended 01:50 in summer time and 01:10 in winter time
 *  line  30         skipped   blank but for NULs
 * 30 lines − 5 skipped = 25 rows = 20 calls + 1 merged + 4 rejected.
 */
describe('Avaya Communication Manager, printer format', () => {
  it('accounts for every row', async () => {
    const { table, report } = await parseText(printer, london);
    expect(report.files[0]).toMatchObject({ format: 'avaya-cm', rows: 25, calls: 20, merged: 1, rejected: 4, skipped: 5 });
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['not-a-call', 1, 6], ['duration', 1, 9], ['time', 1, 22], ['columns', 1, 23]]);
    expect(table.files[0]!.resolutionSeconds).toBe(60);
  });

  it('reads the calls that a person counts', async () => {
    const { table } = await parseText(printer, london);
    const out = (start: string, end: string, from: string, to: string, day?: string): unknown[] => [at(start, day), at(start, day), at(end, day), from, to, answered];
    expect(callRows(table)).toEqual([
      out('09:03:00', '09:05:00', '2001', '01214960001'),
      out('09:08:30', '09:10:00', '', '2002'),
      [at('09:12:00'), 0, at('09:12:00'), '2001', '01214960001', blocked],
      [at('09:13:00'), 0, at('09:13:00'), '2001', '0900123', rejected],
      [at('09:14:30'), 0, at('09:15:00'), '', '2003', abandoned],
      [at('09:16:00'), 0, at('09:16:00'), '', '2003', busy],
      out('09:19:00', '09:20:00', '2001', '2002'),
      out('09:29:00', '09:30:00', '2001', '01214960002'),
      out('09:39:00', '09:40:00', '2001', '01214960003'),
      out('09:39:00', '09:40:00', '2001', '01214960004'),
      out('09:59:00', '10:00:00', '', '01214960005'),
      out('13:00:06', '23:30:00', '2004', '01214960006'),
      out('23:57:00', '23:58:00', '2004', '01214960007'),
      out('23:57:00', '23:59:00', '2001', '01214960001'),
      out('00:00:00', '00:01:00', '2001', '01214960001', newYear),
      [at('10:06:00', newYear), 0, at('10:06:00', newYear), '2001', '01214960008', failed],
      out('10:09:00', '10:10:00', '2001', '01214960001', newYear),
      out('10:09:00', '10:10:00', '2001', '01214960001', newYear),
      out('00:45:00', '00:50:00', '2001', '01214960001', autumn),
      out('01:05:00', '01:10:00', '2001', '01214960001', autumn),
    ]);
    expect([...table.calls.flags].filter((flags) => flags & CallFlag.ambiguousTime)).toHaveLength(2);
  });

  it('holds trunk groups by their access codes', async () => {
    const { table } = await parseText(printer, london);
    const of = (wanted: number): unknown[] => seizureRows(table).filter(([call]) => call === wanted).map(([, name]) => name);
    expect([0, 1, 2, 6, 10, 12].map(of)).toEqual([['Ext 2001', 'TAC 701'], ['TAC 702', 'Ext 2002'], ['Ext 2001', 'TAC 701'], ['Ext 2001', 'Ext 2002'], ['TAC 702', 'TAC 701'], ['Ext 2004', 'TAC 703']]);
    expect(seizureRows(table).filter(([call]) => call === 11).map(([, name, start, end]) => [name, start, end])).toEqual([['Ext 2004', at('13:00:06'), at('23:30:00')], ['TAC 701', at('13:00:06'), at('23:30:00')]]);
    const { inbound, outbound, internal, tandem } = CallKind;
    expect([...callKinds(table)]).toEqual([outbound, inbound, outbound, outbound, inbound, inbound, internal, outbound, outbound, outbound, tandem, ...new Array<number>(9).fill(outbound)]);
  });

  it('says what was recognised, how dates were read, and that calls waited for a trunk', async () => {
    const { report } = await parseText(printer, london);
    // 26 lines are neither blank nor dates: the heading, the time 2561 and the one that is cut off do not fit.
    expect(report.files[0]!.detection).toMatchObject({
      score: 0.97 * (23 / 26), evidence: ['23 of 26 lines have a time, a duration of four digits and a condition code in the columns of the printer format', '3 lines date what follows'],
    });
    expect(report.warnings.map(({ code }) => code).sort()).toEqual(['date-order-inferred', 'queued-for-trunk', 'repeated-hour']);
    expect(report.fitness.find(({ question }) => question === 'blocked-calls')).toMatchObject({ answer: 'yes' });
  });

  it('asks for the year and for the order of day and month, where nothing tells them', async () => {
    await expect(parseText(printer, { timeZone: 'Europe/London' })).rejects.toThrow(/nothing tells their year/);
    await expect(parseText(printer.replace('12 31', '12 11').replace('10 31', '10 11'), london)).rejects.toThrow(/can be read as .*no row tells which/);
  });

  it('takes the day from the name of the file where no line dates it, and the next day behind midnight', async () => {
    const [, first, second] = printer.replaceAll('\0', '').split('\r\n');
    const { table } = await parseCalls([fileOf('cdr-2027-03-02.txt', [first!.replace('0905', '2359'), second!.replace('0910', '0003')].join('\n'))]);
    expect(callRows(table).map(([, , end]) => end)).toEqual([at('23:59:00', '2027-03-02'), at('00:03:00', '2027-03-03')]);
    await expect(parseCalls([fileOf('cdr.txt', `${first!}\n`, { year: 2027 })])).rejects.toThrow(/1 for time/);
  });

  it('reads the same from LF, CRLF and CR, with and without NULs, and in pieces of any size', async () => {
    const expected = callRows((await parseText(printer, london)).table);
    expect(callRows((await parseText(printer.replaceAll('\0', ''), london)).table)).toEqual(expected);
    for (const end of ['\n', '\r']) expect(callRows((await parseText(printer.replaceAll('\r\n', end), london)).table)).toEqual(expected);
    for (const piece of [1, 7, 113]) expect(callRows((await parseCalls([fileOf('a', printer, london, piece)])).table)).toEqual(expected);
  });

  it('loses no more than the record that is damaged', async () => {
    const good = (await parseText(printer, london)).table.calls.count;
    for (let place = 0; place < printer.length; place += 37) {
      if ('\r\n\0'.includes(printer[place]!)) continue;
      const { report } = await parseText(`${printer.slice(0, place)}\u00e9${printer.slice(place + 1)}`, { ...london, dateOrder: 'mdy' });
      expect(report.rows).toBe(report.calls + report.merged + report.rejected);
      // A damaged date line leaves the records behind it without a day.
      if (!report.rejects.some(({ example }) => example.length < 8)) expect(Math.abs(report.calls - good)).toBeLessThanOrEqual(1);
    }
  });
});

/*
 * int-ISDN by hand: 3112 is day before month; out by 701/003; in from 2079460001 by 702/005; in without number; tandem. Teleseer: out, in, intraswitch.
 */
describe('Avaya Communication Manager, other formats', () => {
  const out = [at('09:03:00'), at('09:03:00'), at('09:05:00'), '2001', '01214960001', answered];

  it('reads int-ISDN, where the incoming trunk has an access code of its own', async () => {
    const { table, report } = await parseText(isdn, london);
    expect(report.files[0]).toMatchObject({ format: 'avaya-cm', rows: 4, calls: 4, merged: 0, rejected: 0, skipped: 1 });
    expect(report.files[0]!.detection!.evidence[0]).toContain('int-ISDN');
    expect(callRows(table)).toEqual([
      out, [at('09:08:30'), at('09:08:30'), at('09:10:00'), '2079460001', '2002', answered], [at('09:09:30'), at('09:09:30'), at('09:11:00'), '', '2002', answered],
      [at('09:59:00'), at('09:59:00'), at('10:00:00'), '2079460002', '01214960005', answered],
    ]);
    expect(seizureRows(table).map(([call, name]) => [call, name])).toEqual([[0, 'Ext 2001'], [0, 'TAC 701'], [1, 'TAC 702'], [1, 'Ext 2002'], [2, 'TAC 702'], [2, 'Ext 2002'], [3, 'TAC 702'], [3, 'TAC 701']]);
  });

  it('reads int-ISDN whose records are broken by the line feed in them', async () => {
    const whole = await parseText(isdn, london);
    const broken = isdn.split('\r\n').map((line) => (line.length > 74 ? `${line.slice(0, 73)}\n${line.slice(74)}` : line)).join('\r\n');
    const { table, report } = await parseText(broken, london);
    expect(report.files[0]).toMatchObject({ rows: 8, calls: 4, merged: 4, rejected: 0, skipped: 1 });
    expect(callRows(table)).toEqual(callRows(whole.table));
    expect(seizureRows(table)).toEqual(seizureRows(whole.table));
  });

  it('reads Teleseer', async () => {
    const { table, report } = await parseText(teleseer, london);
    expect(report.files[0]!.detection!.evidence[0]).toContain('3 of 3 lines have a time, a duration of four digits and a condition code in the columns of the Teleseer format');
    expect(callRows(table)).toEqual([out, [at('09:08:30'), at('09:08:30'), at('09:10:00'), '', '2002', answered], [at('09:19:00'), at('09:19:00'), at('09:20:00'), '2001', '2002', answered]]);
    expect(seizureRows(table).map(([call, name]) => [call, name])).toEqual([[0, 'Ext 2001'], [0, 'TAC 701'], [1, 'TAC 702'], [1, 'Ext 2002'], [2, 'Ext 2001'], [2, 'Ext 2002']]);
  });
});

describe('Avaya Communication Manager, customised', () => {
  /** date6 time4 sec-dur5 calling15 dialed23 auth13 in-trk-code4 in-crt-id3 code-dial4 code-used4 out-crt-id3 cond1, a blank between most of them. */
  const ruler: RulerColumn<RulerRole>[] = ([
    ['end', 1, 6], ['end', 8, 11], ['duration', 13, 17], ['from', 19, 33], ['to', 35, 57], ['intrunk', 73, 76], ['inmember', 78, 80], ['trunk', 87, 90], ['member', 92, 94], ['condition', 96, 96],
  ] as const).map(([role, from, to]) => ({ role, from, to }));
  const record = (date: string, time: string, duration: string, from: string, to: string, incoming: [string, string], outgoing: [string, string], condition: string): string =>
    `${date} ${time} ${duration} ${from.padEnd(15)} ${to.padEnd(23)} ${''.padEnd(13)} ${incoming[0].padStart(4)} ${incoming[1].padStart(3)} ${''.padEnd(4)} ${outgoing[0].padStart(4)} ${outgoing[1].padStart(3)} ${condition}`;
  const none: [string, string] = ['', ''];
  const text = [
    record('123126', '0905', '00083', '2001', '01214960001', none, ['701', '3'], '7'),
    record('123126', '0910', '00090', '02079460001', '2002', ['702', '5'], none, '9'),
    record('123126', '0912', '00000', '2001', '01214960001', none, ['701', ''], 'E'),
    record('123126', '2400', '00010', '2001', '01214960001', none, ['701', '3'], '7'),
    record('123126', '0913', '0001x', '2001', '01214960001', none, ['701', '3'], '7'),
  ].join('\n');

  // Five rows: calls of 83 s and 90 s, one blocked; no time 24:00; no duration.
  it('is read by a ruler with condition code, access codes and members; durations in seconds', async () => {
    const { table, report } = await parseText(text, { ruler, timeZone: 'Europe/London' });
    expect(report.files[0]).toMatchObject({ format: 'fixed', rows: 5, calls: 3, rejected: 2 });
    expect(callRows(table)).toEqual([
      [at('09:03:37'), at('09:03:37'), at('09:05:00'), '2001', '01214960001', answered],
      [at('09:08:30'), at('09:08:30'), at('09:10:00'), '02079460001', '2002', answered],
      [at('09:12:00'), 0, at('09:12:00'), '2001', '01214960001', blocked],
    ]);
    expect(seizureRows(table).map(([call, name]) => [call, name])).toEqual([[0, 'Ext 2001'], [0, 'TAC 701'], [1, 'TAC 702'], [1, 'Ext 2002'], [2, 'Ext 2001'], [2, 'TAC 701']]);
    expect(table.files[0]!.resolutionSeconds).toBe(60);
  });

  it('is read with durations H MM T and lines that date what follows', async () => {
    const lines = ['1231', '0905 0014 7 2001', '0906 9999 7 2001', '0101', '0003 0010 7 2001'].join('\n');
    const columns: RulerColumn<RulerRole>[] = [{ role: 'end', from: 1, to: 4 }, { role: 'duration', from: 6, to: 9 }, { role: 'condition', from: 11, to: 11 }, { role: 'from', from: 13, to: 16 }];
    const { table, report } = await parseText(lines, { ...london, ruler: columns, durationUnit: 'hmmt' });
    // 0014 is 1.4 minutes, 84 s.
    expect(callRows(table).map(([start, , end]) => [start, end])).toEqual([[at('09:03:36'), at('09:05:00')], [at('00:02:00', newYear), at('00:03:00', newYear)]]);
    expect(report.rejects.map(({ reason, firstLine }) => [reason, firstLine])).toEqual([['duration', 3]]);
  });

  it('needs the end and the duration', async () => {
    await expect(parseText(text, { ruler: ruler.filter(({ role }) => role !== 'duration') })).rejects.toThrow(/must tell their end \(time\) and duration/);
  });
});
