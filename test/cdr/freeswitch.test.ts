import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CallFlag, Outcome } from '../../models/cdr/call-table.ts';
import { looseCells } from '../../models/cdr/loose-cells.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const text = readFileSync(new URL('./fixtures/freeswitch.csv', import.meta.url), 'utf8');
const berlin = { timeZone: 'Europe/Berlin' };
const { answered, abandoned, noAnswer, busy, rejected, blocked, badNumber, fault, unknown } = Outcome;
/** Instant of a UTC time; in January Berlin is an hour ahead. */
const at = (time: string, day = '2027-01-11'): number => Date.parse(`${day}T${time}Z`) / 1000;

/*
 * The file by hand (template example, legs=ab). Times on the wall, one hour ahead of UTC.
 *  line  1      call  1  leg a, bridged to leg b …
 *  line  2      merged   … leg b, which names leg a
 *  line  3      call  2  leg b, written first, names no other leg; a comma in the name …
 *  line  4      merged   … leg a names it; cancelled
 *  line  5      call  3  quotes in the name that nothing escapes; never answered: the stamp of instant 0; busy
 *  line  6      call  4  congestion
 *  line  7      call  5  rejected
 *  line  8      call  6  wrong number
 *  line  9      call  7  temporary failure
 *  line 10      call  8  no answer
 *  line 11      call  9  NORMAL_CLEARING without an answer: given up
 *  line 12      call 10  the template that is compiled in: 13 columns, a blank before the last
 *  line 13      rejected duplicate of line 1
 *  line 14      rejected time 29:00
 *  line 15      rejected duration: ends before it starts
 *  line 16      rejected columns
 *  line 17      skipped  blank
 *  line 18      call 11  02:50 to 02:05 in 15 minutes: from summer time into winter time
 *  line 19      call 12  02:10 to 02:20: nothing tells which, so the first showing, and marked
 * 18 rows = 12 calls + 2 merged + 4 rejected.
 */
const counted = [
  [at('08:00:00'), at('08:00:10'), at('08:02:10'), '101', '0301234567', answered],
  [at('08:05:00'), 0, at('08:05:30'), '102', '103', abandoned],
  [at('08:06:00'), 0, at('08:06:20'), '104', '105', busy],
  [at('08:07:00'), 0, at('08:07:01'), '0401111', '106', blocked],
  [at('08:08:00'), 0, at('08:08:01'), '0401111', '106', rejected],
  [at('08:09:00'), 0, at('08:09:01'), '101', '0999', badNumber],
  [at('08:10:00'), 0, at('08:10:01'), '101', '0999', fault],
  [at('08:11:00'), 0, at('08:11:30'), '101', '0999', noAnswer],
  [at('08:12:00'), 0, at('08:12:30'), '101', '0999', abandoned],
  [at('08:13:00'), 0, at('08:13:30'), '101', '0999', blocked],
  [at('00:50:00', '2027-10-31'), at('00:50:10', '2027-10-31'), at('01:05:00', '2027-10-31'), '101', '0999', answered],
  [at('00:10:00', '2027-10-31'), at('00:10:00', '2027-10-31'), at('00:20:00', '2027-10-31'), '101', '0999', answered],
];

describe('FreeSWITCH', () => {
  it('accounts for every row', async () => {
    const { report } = await parseText(text, berlin);
    expect(report.files[0]).toMatchObject({ format: 'freeswitch', rows: 18, calls: 12, merged: 2, rejected: 4, skipped: 1 });
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['duplicate', 1, 13], ['time', 1, 14], ['duration', 1, 15], ['columns', 1, 16]]);
    // Of 18 lines the one of line 14 still begins like a stamp; the one that is cut off does not fit.
    expect(report.files[0]!.detection).toMatchObject({ score: 0.98 * (17 / 18), evidence: ['17 of 18 rows fit the template example (or default, snom, linksys, sql)'] });
  });

  it('reads the calls that a person counts', async () => {
    const { table } = await parseText(text, berlin);
    expect(callRows(table)).toEqual(counted);
    expect([...table.calls.flags].map((flags) => flags & CallFlag.ambiguousTime)).toEqual([...new Array<number>(11).fill(0), CallFlag.ambiguousTime]);
  });

  it('reads the same from CRLF and CR, in pieces of any size, and before the change of the clock in any order', async () => {
    for (const end of ['\r\n', '\r']) expect(callRows((await parseText(text.replaceAll('\n', end), berlin)).table)).toEqual(counted);
    for (const piece of [1, 7, 113]) expect(callRows((await parseCalls([fileOf('a', text, berlin, piece)])).table)).toEqual(counted);
    const turned = text.split('\n').slice(0, 13).reverse().join('\n');
    expect(callRows((await parseText(turned, berlin)).table).sort((a, b) => a[0] - b[0])).toEqual(counted.slice(0, 10));
  });

  it('joins the legs of a call that stand in two files', async () => {
    const lines = text.split('\n');
    const { report } = await parseCalls([fileOf('a', `${lines[0]}\n`, berlin), fileOf('b', `${lines[1]}\n`, berlin)]);
    expect([report.calls, report.merged]).toEqual([1, 1]);
  });

  it('reads the templates snom, linksys and sql', async () => {
    const lines = text.split('\n').slice(0, 12);
    const variants = [
      (line: string) => `${line},"Snom/8.7","","packets","packets","/recordings/a b.wav"`,
      (line: string) => `${line},"Linksys/SPA","PS=1,OS=2"`,
      (line: string) => `INSERT INTO cdr VALUES (${line.replace(/,("101"),"[^"]*","[^"]*"$/, ', $1')});`,
    ];
    for (const variant of variants) {
      const { table, report } = await parseText(lines.map(variant).join('\n'), berlin);
      expect([report.files[0]!.format, report.calls, report.merged, report.rejected]).toEqual(['freeswitch', 10, 2, 0]);
      expect(callRows(table)).toEqual(counted.slice(0, 10));
    }
  });

  it('reads the template asterisk with its channels', async () => {
    const uuid = '00000001-1111-2222-3333-444444444444';
    const { table, report } = await parseText(`"","101","0301234567","default",""Ada, L." <101>","sofia/internal/101@10.0.0.5","sofia/external/0301234567@sip.example.net","bridge","sofia/gateway/gw/0301234567","2027-01-11 09:00:00","2027-01-11 09:00:10","2027-01-11 09:02:10","130","120","NORMAL_CLEARING","","${uuid}",""\n`, berlin);
    expect(report.files[0]!.format).toBe('freeswitch');
    expect(callRows(table)).toEqual([counted[0]]);
    expect(seizureRows(table)).toEqual([[0, 'sofia/internal/101', at('08:00:00'), at('08:02:10')], [0, 'sofia/external/sip.example.net', at('08:00:00'), at('08:02:10')]]);
    expect(table.devices.map(({ reading }) => reading)).toEqual(['phone', 'trunk']);
  });

  it('reads the template opencdrrate with its gateways', async () => {
    const [a, b, c] = ['1', '2', '3'].map((n) => `0000000${n}-1111-2222-3333-444444444444`);
    const rows = [
      `"${a}","${b}","inbound","101","0301234567","2027-01-11 09:00:10","2027-01-11 09:02:10","120","","","10.0.0.5","A",""`,
      `"${b}","${a}","outbound","101","0301234567","2027-01-11 09:00:10","2027-01-11 09:02:09","119","","","192.0.2.1","A","carrier"`,
      `"${c}","","inbound","101","0999","","2027-01-11 09:03:00","0","","","10.0.0.5","A",""`,
    ];
    const { table, report } = await parseText(`${rows.join('\n')}\n`, berlin);
    expect([report.files[0]!.format, report.calls, report.merged]).toEqual(['freeswitch', 2, 1]);
    expect(callRows(table)).toEqual([[at('08:00:10'), at('08:00:10'), at('08:02:10'), '101', '0301234567', answered], [at('08:03:00'), 0, at('08:03:00'), '101', '0999', unknown]]);
    expect(seizureRows(table)).toEqual([[0, '10.0.0.5', at('08:00:10'), at('08:02:10')], [0, 'carrier', at('08:00:10'), at('08:02:09')], [1, '10.0.0.5', at('08:03:00'), at('08:03:00')]]);
    expect(table.devices.map(({ reading }) => reading)).toEqual(['neither', 'trunk']);
  });

  it('tells times that a spreadsheet cut to the minute, and takes the seconds of the duration', async () => {
    const { table, report } = await parseText('Ada,101,0999,default,2027/1/11 9:00,2027/1/11 9:00,2027/1/11 9:02,131,120,NORMAL_CLEARING,00000001-1111-2222-3333-444444444444,,101,PCMU,PCMU\r\n', berlin);
    expect(table.files[0]!.resolutionSeconds).toBe(60);
    expect(report.files[0]!.detection!.evidence[1]).toMatch(/lost their seconds/);
    expect(callRows(table)).toEqual([[at('08:00:00'), at('08:00:11'), at('08:02:11'), '101', '0999', answered]]);
  });
});

describe('cells without escapes', () => {
  it('end at the quote that a delimiter follows', () => {
    expect(looseCells('""Ada" <101>","a,b",,"", "x" ,7', ',')).toEqual(['"Ada" <101>', 'a,b', '', '', 'x', '7']);
    expect(looseCells('"a ""b""",c d ;"e', ',')).toEqual(['a "b"', 'c d ;"e']);
    expect(looseCells('', ',')).toEqual(['']);
    expect(looseCells('"open, never closed', ',')).toEqual(['open, never closed']);
  });
});
