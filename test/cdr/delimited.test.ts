import { describe, expect, it } from 'vitest';
import { Outcome } from '../../models/cdr/call-table.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const T = Date.UTC(2027, 0, 11, 10) / 1000;

describe('any CSV with a header', () => {
  it.each([
    ['calldate,src,dst,duration,billsec,disposition', '2027-01-11 10:00:00,1,2,65,60,ANSWERED'],
    ['Start Time;Answer;End Time;From;To', '2027-01-11 10:00:00;2027-01-11 10:00:05;2027-01-11 10:01:05;1;2'],
    ['starting_date\tcaller_id_number\tdestination_number\tduration\tbillsec', '2027-01-11 10:00:00\t1\t2\t0:01:05\t60'],
    ['~from|~to|start_time:string|answer_time:string|end_time:string', `1|2|${T}|${T + 5}|${T + 65}`],
  ])('reads %s', async (header, row) => {
    const { table, report } = await parseText(`${header}\n${row}\n`);
    expect(callRows(table)).toEqual([[T, T + 5, T + 65, '1', '2', Outcome.answered]]);
    expect(report.files[0]).toMatchObject({ format: 'csv', rows: 1, calls: 1, skipped: 1 });
  });

  it('takes what stands in the trunk column for a trunk, and nothing for none', async () => {
    const { table, report } = await parseText('start,duration,trunk\n2027-01-11 10:00:00,60,T1\n2027-01-11 10:00:00,60,\n2027-01-11 10:00:00,60,2001\n');
    expect(seizureRows(table)).toEqual([[0, 'T1', T, T + 60], [2, '2001', T, T + 60]]);
    expect(report.trunks).toEqual([{ name: '2001', calls: 1 }, { name: 'T1', calls: 1 }]);
  });

  it('tells answered by the answer or talk time before the status', async () => {
    const rows = ['10:00:05,60,NO ANSWER', '10:00:05,0,FAILED', ',60,BUSY', ',0,ANSWERED', ',0,BUSY'].map((rest) => `2027-01-11 10:00:00,65,${rest.replace(/^1/, '2027-01-11 1')}`);
    const { table } = await parseText(['start,duration,answer,billsec,status', ...rows].join('\n'));
    expect([...table.calls.outcome]).toEqual([Outcome.answered, Outcome.answered, Outcome.answered, Outcome.noAnswer, Outcome.busy]);
    expect([...table.calls.answer].map((answer) => answer && answer - T)).toEqual([5, 5, 5, 0, 0]);
    const { table: plain } = await parseText('start,duration,billsec,status\n2027-01-11 10:00:00,65,0,ANSWERED\n');
    expect([...plain.calls.outcome]).toEqual([Outcome.answered]);
  });

  it('never joins rows; with a call id equal rows are duplicates, without one they are calls', async () => {
    const rows = '2027-01-11 10:00:00,60,x\n2027-01-11 10:00:00,60,x\n2027-01-11 10:00:30,60,x\n2027-01-11 10:00:30,60,\n2027-01-11 10:00:30,60,\n';
    expect((await parseText(`start,duration,callid\n${rows}`)).report).toMatchObject({ calls: 4, rejected: 1, merged: 0 });
    expect((await parseText(`start,duration,note\n${rows}`)).report).toMatchObject({ calls: 5, rejected: 0, merged: 0 });
    expect((await parseText(`start,duration,note\n${rows}`, { map: { id: 'note' } })).report).toMatchObject({ calls: 4, rejected: 1 });
  });

  it('maps by header text or by number; a mapped end counts before a mapped duration', async () => {
    const text = 'a,b,c,d\n2027-01-11 10:00:00,2027-01-11 10:01:00,999,5551\n';
    for (const map of [{ start: 'a', end: 'b', duration: 'c', from: 'd' }, { start: '1', end: '2', duration: '3', from: '4' }]) {
      expect(callRows((await parseText(text, { map })).table)).toEqual([[T, 0, T + 60, '5551', '', Outcome.unknown]]);
    }
    expect(callRows((await parseText(text, { map: { start: 'a', duration: 'c' } })).table)[0]![2]).toBe(T + 999);
  });

  it('lets a mapped duration stand alone beside a column with the usual name of an end', async () => {
    const text = 'start,end,talk\n2027-01-11 10:00:00,2027-01-11 10:01:00,5\n';
    expect(callRows((await parseText(text, { map: { duration: 'talk' } })).table)[0]![2]).toBe(T + 5);
  });

  it('maps a file without header by number, and its first line is a call', async () => {
    const { report } = await parseText('x,2027-01-11 10:00:00,60\ny,2027-01-11 10:05:00,60\n', { map: { start: '2', duration: '3' } });
    expect(report.files[0]).toMatchObject({ calls: 2, skipped: 0 });
  });

  it('rejects rows by reason; no row is no call', async () => {
    const rejects: string[] = [];
    const text = 'sep=,\nstart,end,type\n2027-01-11 10:00:00,2027-01-11 10:01:00,sms\nlater,2027-01-11 10:01:00,x\n2027-01-11 10:00:00,2027-01-11 09:00:00,x\n2027-01-11 10:00:00,,x\n2027-01-11 10:00:00\n';
    const { report } = await parseText(text, {}, { onReject: ({ line, reason }) => rejects.push(`${line} ${reason}`) });
    expect(rejects).toEqual(['4 time', '5 duration', '6 duration', '7 columns']);
    expect(report).toMatchObject({ rows: 5, calls: 1 });
    expect(report.files[0]!.skipped).toBe(2);
  });

  it('finds the order of day and month in a row far below', async () => {
    const row = '01/02/2027 10:00,60\n';
    const { table, report } = await parseText(`start,duration\n${row.repeat(8000)}31/01/2027 10:00,60\n`);
    expect(table.calls.start[0]).toBe(Date.UTC(2027, 1, 1, 10) / 1000);
    expect(report.warnings.map(({ code }) => code)).toContain('date-order-inferred');
  });

  it('refuses dates that can be read in two ways, and reads them when told', async () => {
    const text = 'start,duration\n01/02/2027 10:00,60\n';
    await expect(parseText(text)).rejects.toThrow(/"01\/02\/2027 10:00" that can be read as day, month, year or as month, day, year.*--date-order dmy or mdy/);
    expect((await parseText(text, { dateOrder: 'mdy' })).table.calls.start[0]).toBe(Date.UTC(2027, 0, 2, 10) / 1000);
  });

  it('reads durations in the unit that is given', async () => {
    const text = 'start,duration\n2027-01-11 10:00:00,1.5\n';
    expect((await parseText(text, { durationUnit: 'min' })).table.calls.end[0]).toBe(T + 90);
  });

  it('reads encodings: marked, guessed and given', async () => {
    const text = 'start,duration,from\n2027-01-11 10:00:00,60,Müller\n';
    const wide = (order: 'le' | 'be', mark: boolean): Uint8Array => {
      const units = [...(mark ? '\ufeff' : '') + text].map((character) => character.charCodeAt(0));
      return Uint8Array.from(units.flatMap((unit) => (order === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
    };
    const western = Uint8Array.from([...text].map((character) => character.charCodeAt(0)));
    const cases: [Uint8Array | string, string, string?][] = [
      [text, 'utf-8'], [`\ufeff${text}`, 'utf-8'], [wide('le', true), 'utf-16le'], [wide('be', true), 'utf-16be'], [wide('le', false), 'utf-16le'],
      [western, 'windows-1252'], [western, 'windows-1252', 'iso-8859-1'],
    ];
    for (const [content, encoding, forced] of cases) {
      const { table, report } = await parseCalls([fileOf('a', content, forced ? { encoding: forced } : {}, 7)]);
      expect(callRows(table)[0]![3]).toBe('Müller');
      expect(report.files[0]!.encoding).toBe(encoding);
    }
  });

  it('rejects rows that the encoding cannot decode', async () => {
    const row = (name: number[]): number[] => [...new TextEncoder().encode('2027-01-11 10:00:00,60,'), ...name, 10];
    const bytes = (...names: number[][]): Uint8Array => Uint8Array.from([...new TextEncoder().encode('start,duration,from\n'), ...names.flatMap(row)]);
    const western = [0xfc];
    const utf8 = [0xc3, 0xbc];
    const rejected = async (content: Uint8Array, encoding?: string): Promise<string[]> => {
      const { report } = await parseCalls([fileOf('a', content, encoding ? { encoding } : {})]);
      return report.rejects.map(({ reason, count, firstLine }) => `${reason} ${count} ${firstLine}`);
    };
    expect(await rejected(bytes([65], western), 'utf-8')).toEqual(['encoding 1 3']);
    expect(await rejected(bytes([65], western))).toEqual([]);
    expect(await rejected(bytes(utf8, western))).toEqual(['encoding 1 3']);
    expect(await rejected(bytes(western, [0x81]))).toEqual(['encoding 1 3']);
  });
});
