import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Outcome } from '../../models/cdr/call-table.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const text = readFileSync(new URL('./fixtures/oracle-sbc.txt', import.meta.url), 'utf8');
const { answered, badNumber, blocked, busy, rejected, unknown } = Outcome;
const newYork = { timeZone: 'America/New_York' };

/** Instant of a UTC time. */
const at = (time: string, day = '2027-01-11'): number => Date.parse(`${day}T${time}Z`) / 1000;

/*
 * The file by hand, read in the zone of New York; its clock went back on 7 November 2027 at 06:00 UTC.
 *  line  1  rejected  start record
 *  line  2  call 1    with trunk groups
 *  line  3  rejected  interim record
 *  line  4  call 2    busy (17); connect 0; a comma and quotes inside the quoted SIP header
 *  line  5  call 3    no cause, SIP status 603
 *  line  6  call 4    blocked (34); 269 columns: realms count
 *  line  7  call 5    269 columns without cause: what the status is cannot be told; a tel address
 *  line  8  call 6    01:30 EDT = 05:30 UTC
 *  line  9  call 7    12:30 EST = 17:30 UTC
 *  line 10  call 8    01:35 EST = 06:35 UTC: EST is known from line 9
 *  line 11  rejected  setup 0
 *  line 12  rejected  no disconnect
 *  line 13  rejected  four columns
 *  line 14  skipped   blank
 *  line 15  rejected  duplicate of line 2
 * 15 lines − 1 skipped = 14 rows = 8 calls + 6 rejected.
 */
describe('Oracle SBC local CSV', () => {
  it('accounts for every row', async () => {
    const { report } = await parseText(text, newYork);
    expect(report.files[0]).toMatchObject({ format: 'oracle-sbc', rows: 14, calls: 8, merged: 0, rejected: 6, skipped: 1 });
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['not-a-call', 2, 1], ['time', 1, 11], ['duration', 1, 12], ['columns', 1, 13], ['duplicate', 1, 15]]);
  });

  it('reads the calls that a person counts', async () => {
    const { table } = await parseText(text, newYork);
    const fall = '2027-11-07';
    expect(callRows(table)).toEqual([
      [at('10:00:00'), at('10:00:10'), at('10:01:00'), '+4930123', '5001', answered],
      [at('10:02:00'), 0, at('10:02:05'), '+4930123', '5001', busy],
      [at('10:03:00'), 0, at('10:03:01'), '+4930123', '5001', rejected],
      [at('10:04:00'), 0, at('10:04:01'), '+4930123', '5001', blocked],
      [at('10:05:00'), 0, at('10:05:01'), '+4930123', '+442079460000', unknown],
      [at('05:30:00', fall), at('05:30:01', fall), at('05:40:00', fall), '+4930123', '5001', answered],
      [at('17:30:00', fall), at('17:30:01', fall), at('17:40:00', fall), '+4930123', '5001', answered],
      [at('06:35:00', fall), at('06:35:01', fall), at('06:45:00', fall), '+4930123', '5001', answered],
    ]);
    expect(seizureRows(table).slice(0, 4).map(([call, name]) => [call, name])).toEqual([[0, 'TG-IN'], [0, 'TG-OUT'], [1, 'Realm peer'], [1, 'Realm core']]);
  });

  it('reads the SIP status where a record has 175 columns', async () => {
    const line = text.split('\r\n')[4]!.replace('603', '404');
    expect(callRows((await parseText(`${line}\r\n`)).table)[0]![5]).toBe(badNumber);
  });

  it('asks for the zone where times have another name than UTC', async () => {
    expect((await parseText(text)).report.warnings.map(({ code }) => code)).toEqual(['zone-assumed']);
  });

  it('reads the same from LF, CRLF and CR, and in pieces of any size', async () => {
    const expected = callRows((await parseText(text, newYork)).table);
    for (const end of ['\n', '\r']) expect(callRows((await parseText(text.replaceAll('\r\n', end), newYork)).table)).toEqual(expected);
    for (const piece of [1, 7, 113]) expect(callRows((await parseCalls([fileOf('a', text, newYork, piece)])).table)).toEqual(expected);
  });
});
