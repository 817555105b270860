import { describe, expect, it } from 'vitest';
import { CallFlag } from '../../models/cdr/call-table.ts';
import { parseText } from './source.ts';

const told = async (text: string): Promise<[string, number | null, string][]> =>
  (await parseText(text, {}, { zone: 'UTC' })).report.warnings.map(({ code, line, message }) => [code, line, message]);

describe('a file that a spreadsheet saved', () => {
  it('has rounded numbers, counted with the first line and an example, and no leading zeros', async () => {
    // Calls in lines 3 and 5 have a rounded number, one of them on both sides.
    const text = 'start,duration,from,to\n2027-01-11 10:00:00,60,2001,2079460102\n2027-01-11 10:01:00,60,2001,4.42079E+11\n2027-01-11 10:02:00,60,2002,2079460103\n2027-01-11 10:03:00,60,4.42079E+11,3.91E+11\n';
    expect(await told(text)).toEqual([
      ['numbers-damaged', 3, '2 calls of calls.csv have a number that a spreadsheet rounded, such as "4.42079E+11", first in line 3: different parties look alike in it.'],
      ['leading-zeros-lost', 2, 'None of 2 long numbers in calls.csv begins with 0 or +, such as "2079460102" in line 2: the spreadsheet has probably taken leading zeros and plus signs away.'],
    ]);
  });

  it('has lost no leading zeros where some are there, and nothing is told of a file without damage', async () => {
    expect((await told('start,duration,to\n2027-01-11 10:00:00,60,02079460102\n2027-01-11 10:01:00,60,4.42079E+11\n')).map(([code]) => code)).toEqual(['numbers-damaged']);
    expect(await told('start,duration,to\n2027-01-11 10:00:00,60,2125550102\n2027-01-11 10:01:00,60,1E5\n')).toEqual([]);
  });

  it('has lost seconds where others have them, in its own rows or by the product', async () => {
    const { table, report } = await parseText('start,duration,to\n2020-02-10 22:41:07,60,1\n2020/2/10 22:41,60,2\n2020/2/10 22:42,60,2\n', {}, { zone: 'UTC' });
    expect([...table.calls.flags].map((flags) => (flags & CallFlag.withoutSeconds) > 0)).toEqual([false, true, true]);
    expect(report.warnings.map(({ code, line, message }) => [code, line, message])).toEqual([
      ['seconds-lost', 3, '2 calls of calls.csv have a time without seconds, such as "2020/2/10 22:41", first in line 3, where others have seconds: peaks can be wrong by a minute\'s calls.'],
    ]);
    const freepbx = 'calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,accountcode,uniqueid,userfield\n2020/2/10 22:41,,2001,2002,x,SIP/2001-1,SIP/2002-1,Dial,,60,50,ANSWERED,3,,1.1,\n';
    expect((await told(freepbx)).map(([code, line]) => [code, line])).toContainEqual(['seconds-lost', 2]);
    // A CSV that never had seconds is told by its fitness alone.
    expect(await told('start,duration,to\n2020/2/10 22:41,60,2\n')).toEqual([]);
  });
});

describe('rows between pages and words for nothing', () => {
  it('are skipped: titles, headers, rules and page numbers again, and rows of empty cells', async () => {
    const text = [
      'Report of calls,,,', 'Printed 2027-01-12 page 1,,,', 'start,duration,from,to',
      '2027-01-11 10:00:00,60,2001,2002', '', 'Page 2 of 3', 'Report of calls,,,', 'Printed 2027-01-12 page 2,,,', 'START , duration,from,to', '-----,-----,----,----',
      '2027-01-11 10:01:00,60,2001,2003', ',,,', 'Page 3', 'call me,60,2001,2002',
    ].join('\n');
    const { report } = await parseText(text, {}, { zone: 'UTC' });
    // Two calls; the last line is a record that cannot be read; 14 lines in all.
    expect([report.rows, report.calls, report.rejected, report.files[0]!.skipped]).toEqual([3, 2, 1, 11]);
    expect(report.rejects[0]).toMatchObject({ reason: 'time', firstLine: 14 });
  });

  it('are read as empty cells, counted, and NUL characters count for nothing', async () => {
    const { table, report } = await parseText('start,answer,duration,from,to\n2027-01-11 10:00:00,NULL,60,NULL,2002\n\0\0' + '2027-01-11 10:01:00,\\N,60,20\0' + '01,NULLIFY\n2027-01-11 10:02:00,,60,,\n', {}, { zone: 'UTC' });
    expect([report.calls, report.rejected]).toEqual([3, 0]);
    expect([...table.calls.answer]).toEqual([0, 0, 0]);
    expect([table.calls.from[0], table.parties[table.calls.from[1]!], table.parties[table.calls.to[1]!]]).toEqual([-1, '2001', 'NULLIFY']);
    expect(report.warnings.map(({ code, line, message }) => [code, line, message])).toEqual([
      ['null-words', 2, '3 cells of calls.csv hold a database\'s word for nothing (NULL), first in line 2; they were read as empty.'],
    ]);
  });
});
