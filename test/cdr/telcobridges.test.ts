import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Outcome } from '../../models/cdr/call-table.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const text = readFileSync(new URL('./fixtures/telcobridges.txt', import.meta.url), 'utf8');
const { abandoned, answered, blocked, busy, rejected, unknown } = Outcome;
const T = 1_800_000_000;

/*
 * The file by hand; s1 … are sessions.
 *  line  1           rejected  BEG of s1
 *  lines 2, 3        call 1    s1: came in at T, went out at T + 1; freed a second after its end
 *  lines 4, 5        call 2    s2: the caller cleared (the leg that came in has TermInd)
 *  lines 6, 7        call 3    s3: the called side cleared, the other leg was given 603
 *  line  8           call 4    s4: 486
 *  line  9           call 5    s5: NORMAL_CIRCUIT_CONGESTION
 *  line 10           call 6    s6: a cause in words of the maker
 *  line 11           skipped   blank
 *  line 12           rejected  UPD
 *  line 13           rejected  StartTime x
 *  line 14           rejected  end before start
 *  line 15           skipped   blanks
 *  line 16           rejected  duplicate of line 2
 * 16 lines − 2 skipped = 14 rows = 6 calls + 3 merged + 5 rejected.
 */
describe('TelcoBridges', () => {
  it('accounts for every row', async () => {
    const { report } = await parseText(text);
    expect(report.files[0]).toMatchObject({ format: 'telcobridges', rows: 14, calls: 6, merged: 3, rejected: 5, skipped: 2 });
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['not-a-call', 2, 1], ['time', 1, 13], ['duration', 1, 14], ['duplicate', 1, 16]]);
  });

  it('reads the calls that a person counts', async () => {
    const { table } = await parseText(text);
    expect(callRows(table)).toEqual([
      [T, T + 5, T + 61, '+4930', '5001', answered],
      [T + 100, 0, T + 110, '+4931', '5002', abandoned],
      [T + 200, 0, T + 201, '+4932', '5003', rejected],
      [T + 300, 0, T + 303, '+4933', '5004', busy],
      [T + 400, 0, T + 402, '+4934', '5005', blocked],
      [T + 500, 0, T + 502, '+4935', '5006', unknown],
    ]);
    expect(seizureRows(table).slice(0, 2)).toEqual([[0, 'carrier', T, T + 61], [0, 'pbx', T + 1, T + 60]]);
  });

  it('reads the same from LF, CRLF and CR, in pieces of any size, and in any order', async () => {
    const expected = callRows((await parseText(text)).table);
    for (const end of ['\r\n', '\r']) expect(callRows((await parseText(text.replaceAll('\n', end))).table)).toEqual(expected);
    for (const piece of [1, 7, 113]) expect(callRows((await parseCalls([fileOf('a', text, {}, piece)])).table)).toEqual(expected);
    const turned = text.split('\n').reverse().join('\n');
    expect(callRows((await parseText(turned)).table).sort()).toEqual([...expected].sort());
  });
});
