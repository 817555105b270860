import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CallKind, callKinds } from '../../models/cdr/call-kind.ts';
import { Outcome } from '../../models/cdr/call-table.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const text = readFileSync(new URL('./fixtures/broadworks.txt', import.meta.url), 'utf8');
const { abandoned, answered, blocked, busy } = Outcome;

/** Instant of a UTC time. */
const at = (time: string, day = '2027-01-11'): number => Date.parse(`${day}T${time}Z`) / 1000;

/*
 * The file by hand. Every record has a comma in the name of its provider, written \, .
 *  line  1        skipped   start of the file
 *  lines 2, 3     call 1    Originating and Terminating halves of a call inside
 *  line  4        call 2    busy (017), by a route outside
 *  line  5        call 3    Terminating from outside, answered after a redirection
 *  line  6        call 4    blocked (034); no called number: the dialled one; a backslash in the route, written \\
 *  line  7        call 5    no call ids
 *  line  8        rejected  Long Duration
 *  line  9        call 6    the ids of call 1 again, a day later: the server was restarted
 *  line 10        rejected  start in month 13
 *  line 11        rejected  no release
 *  line 12        rejected  four columns
 *  line 13        rejected  duplicate of line 2
 *  line 14        skipped   end of the file
 * 14 lines − 2 skipped = 12 rows = 6 calls + 1 merged + 5 rejected.
 */
describe('BroadWorks', () => {
  it('accounts for every row', async () => {
    const { report } = await parseText(text);
    expect(report.files[0]).toMatchObject({ format: 'broadworks', rows: 12, calls: 6, merged: 1, rejected: 5, skipped: 2 });
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['not-a-call', 1, 8], ['time', 1, 10], ['duration', 1, 11], ['columns', 1, 12], ['duplicate', 1, 13]]);
  });

  it('reads the calls that a person counts', async () => {
    const { table } = await parseText(text);
    expect(callRows(table)).toEqual([
      [at('10:00:00'), at('10:00:10'), at('10:01:00'), '+49305001', '+49305002', answered],
      [at('10:02:00'), 0, at('10:02:05'), '+49305001', '+4420111', busy],
      [at('10:03:00'), at('10:03:20'), at('10:04:00'), '+4420222', '+49305003', answered],
      [at('10:05:00'), 0, at('10:05:01'), '+49305003', '0004420333', blocked],
      [at('10:06:00'), 0, at('10:06:01'), '+49305003', '1', abandoned],
      [at('10:00:00', '2027-01-12'), at('10:00:10', '2027-01-12'), at('10:01:00', '2027-01-12'), '+49305001', '+49305002', answered],
    ]);
  });

  it('tells the direction by users and routes', async () => {
    const { table } = await parseText(text);
    const { internal, inbound, outbound } = CallKind;
    expect([...callKinds(table)].slice(0, 4)).toEqual([internal, outbound, inbound, outbound]);
    expect(seizureRows(table).filter(([call]) => call === 3).map(([, name]) => name)).toEqual(['User +49305003', 'Route gw2\\x.example.net']);
  });

  it('reads the same from LF, CRLF and CR, in pieces of any size, and in any order', async () => {
    const expected = callRows((await parseText(text)).table);
    for (const end of ['\r\n', '\r']) expect(callRows((await parseText(text.replaceAll('\n', end))).table)).toEqual(expected);
    for (const piece of [1, 7, 113]) expect(callRows((await parseCalls([fileOf('a', text, {}, piece)])).table)).toEqual(expected);
    const turned = text.split('\n').reverse().join('\n');
    expect(callRows((await parseText(turned)).table).sort()).toEqual([...expected].sort());
  });
});
