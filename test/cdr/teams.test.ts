import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CallKind, callKinds } from '../../models/cdr/call-kind.ts';
import { Outcome } from '../../models/cdr/call-table.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const read = (name: string): string => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
const directRouting = read('teams-direct-routing.csv');
const pstn = read('teams-pstn.csv');
const { answered, abandoned, noAnswer, busy, blocked, fault, badNumber, rejected, unknown } = Outcome;
const at = (time: string): number => Date.parse(`2027-01-11T${time}Z`) / 1000;
const USER = '+49301234567';

/*
 * The file by hand: every row has one column that no documentation names, and a comma in the quoted name.
 *  line  2        call  1  out: invite 09:00:00.123, 200 OK 09:00:12.5, end 09:02:12.9
 *  line  3        call  2  in: Start is when the invite went on, so the answer is not told
 *  line  4        call  3  in, failed with 487; the caller is a text
 *  line  5        call  4  out over sbc1: 503 by the SBC (560503) …
 *  line  6        merged   … and over sbc2: answered; one call, two channels
 *  line  7        call  5  out: 503 by the SBC: blocked
 *  line  8        call  6  in: 503 by Microsoft (510503): a fault
 *  line  9        call  7  out: 503 without subcode: outgoing, so it is the SBC's: blocked
 *  line 10        skipped  the header again
 *  line 11        call  8  in to a bot, with an offset instead of Z
 *  line 12        call  9  transfer out (Shared correlation ID of call 8: not joined with it)
 *  line 13        merged   a second number added under the same CorrelationId, on the same SBC at the same time: another channel
 *  line 14        call 10  486 busy
 *  line 15        call 11  404 wrong number
 *  line 16        call 12  480 no answer
 *  line 17        call 13  603 declined; neither end nor failure: invite + duration
 *  line 18        rejected duplicate of line 3
 *  line 19        rejected time
 *  line 20        rejected duration: no end, no failure, no duration
 *  line 21        rejected columns
 *  line 22        call 14  without CorrelationId
 * 20 rows (without both headers) = 14 calls + 2 merged + 4 rejected.
 */
describe('Teams Direct Routing', () => {
  it('accounts for every row', async () => {
    const { report } = await parseText(directRouting);
    expect(report.files[0]).toMatchObject({ format: 'teams-direct-routing', rows: 20, calls: 14, merged: 2, rejected: 4, skipped: 2 });
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['duplicate', 1, 18], ['time', 1, 19], ['duration', 1, 20], ['columns', 1, 21]]);
    expect(report.files[0]!.detection).toMatchObject({ score: 1, evidence: ['the header has CorrelationId, Invite time, SBC FQDN, Call type, Success'] });
  });

  it('reads the calls that a person counts', async () => {
    const { table } = await parseText(directRouting);
    expect(callRows(table)).toEqual([
      [at('09:00:00'), at('09:00:12'), at('09:02:12'), USER, '+4989555***', answered],
      [at('09:01:00'), 0, at('09:03:30'), '+4989555***', USER, answered],
      [at('09:05:00'), 0, at('09:05:31'), 'Internal Revenue Service', USER, abandoned],
      [at('09:10:00'), at('09:10:20'), at('09:12:00'), USER, '+44207111***', answered],
      [at('09:15:00'), 0, at('09:15:02'), USER, '+44207222***', blocked],
      [at('09:16:00'), 0, at('09:16:02'), '+44207222***', USER, fault],
      [at('09:17:00'), 0, at('09:17:02'), USER, '+44207333***', blocked],
      [at('09:20:00'), 0, at('09:30:00'), '+1001', '+4930100', answered],
      [at('09:25:00'), at('09:25:05'), at('09:29:00'), '+1001', '+49172999***', answered],
      [at('09:40:00'), 0, at('09:40:20'), USER, '+4989000***', busy],
      [at('09:41:00'), 0, at('09:41:03'), USER, '+4989001***', badNumber],
      [at('09:42:00'), 0, at('09:42:30'), '+4989002***', USER, noAnswer],
      [at('09:43:00'), 0, at('09:43:17'), USER, '+4989003***', rejected],
      [at('09:55:00'), at('09:55:02'), at('09:55:12'), USER, '+112', answered],
    ]);
  });

  it('holds a channel of an SBC for every leg', async () => {
    const { table } = await parseText(directRouting);
    const trunks = seizureRows(table).filter(([, name]) => name.startsWith('sbc'));
    expect(trunks.filter(([call]) => call === 3 || call === 8)).toEqual([
      [3, 'sbc1.example.com', at('09:10:00'), at('09:10:01')], [3, 'sbc2.example.com', at('09:10:01'), at('09:12:00')],
      [8, 'sbc1.example.com', at('09:25:00'), at('09:29:00')], [8, 'sbc1.example.com', at('09:25:30'), at('09:28:00')],
    ]);
    // 16 rows that are calls or parts of calls.
    expect(trunks.length).toBe(16);
  });

  it('reads times that lost their offset as UTC too, whatever the zone', async () => {
    const [header, first] = directRouting.split('\r\n');
    const { table, report } = await parseText(`${header}\n${first!.replaceAll('Z,', ',')}\n`, { timeZone: 'Asia/Tokyo' });
    expect(callRows(table)).toEqual([[at('09:00:00'), at('09:00:12'), at('09:02:12'), USER, '+4989555***', answered]]);
    expect(report.warnings.map(({ code }) => code)).toEqual(['duration-from-invite']);
  });

  it('tells the direction by the call type', async () => {
    const { inbound, outbound } = CallKind;
    const kinds = callKinds((await parseText(directRouting)).table);
    // Legs of calls 4 and 9 are out and out: two channels of trunks with the Teams user first.
    expect([...kinds]).toEqual([outbound, inbound, inbound, outbound, outbound, inbound, outbound, inbound, outbound, outbound, outbound, inbound, outbound, outbound]);
  });

  it('says that the duration starts at the invite', async () => {
    const { report } = await parseText(directRouting);
    // Rows that succeeded: lines 2, 3, 6, 11, 12, 13, 18 and 22; all but the three incoming ones began later.
    expect(report.warnings.map(({ code, message }) => [code, /5 of its 8 rows/.test(message)])).toEqual([['duration-from-invite', true]]);
  });

  it('reads the same from lines in another order, from columns in another order, from LF, and in pieces of any size', async () => {
    const expected = callRows((await parseText(directRouting)).table);
    expect(callRows((await parseText(directRouting.replaceAll('\r\n', '\n'))).table)).toEqual(expected);
    for (const piece of [1, 7, 113]) expect(callRows((await parseCalls([fileOf('a', directRouting, {}, piece)])).table)).toEqual(expected);
    const [header, ...rows] = directRouting.trimEnd().split('\r\n');
    const turned = callRows((await parseText([header, ...rows.reverse()].join('\n'))).table);
    expect(turned.sort((a, b) => a[0] - b[0])).toEqual(expected);
    const swapped = directRouting.split('\r\n').map((line) => (line.includes(',too short') || line === '' ? line : `${line.slice(line.lastIndexOf(',') + 1)},${line.slice(0, line.lastIndexOf(','))}`)).join('\r\n');
    expect(swapped.startsWith('Something new,CorrelationId')).toBe(true);
    expect(callRows((await parseText(swapped)).table)).toEqual(expected);
  });
});

/*
 * The file by hand.
 *  line  2  call 1  out, 2 min
 *  line  3  call 2  in, with fractions and offset, 09:01:00 to 09:03:00 …
 *  line  4  merged  … transferred out under the same Call ID until 09:05:00: a second channel
 *  line  5  call 3  conference, one caller …
 *  line  6  merged  … and another under the same Call ID: a second channel
 *  line  7  call 4  out by a bot over an operator; no Call ID
 *  line  8  call 5  no end: start + duration
 *  line  9  call 6  connected for no second
 *  line 10  rejected duplicate of line 2
 *  line 11  rejected time: no start
 *  line 12  rejected duration: ends before it starts
 *  line 13  rejected duration: neither end nor duration
 * 12 rows = 6 calls + 2 merged + 4 rejected.
 */
describe('Teams PSTN usage', () => {
  it('accounts for every row and reads the calls that a person counts', async () => {
    const { table, report } = await parseText(pstn);
    expect(report.files[0]).toMatchObject({ format: 'teams-pstn', rows: 12, calls: 6, merged: 2, rejected: 4, skipped: 1 });
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['duplicate', 1, 10], ['time', 1, 11], ['duration', 2, 12]]);
    expect(callRows(table)).toEqual([
      [at('09:00:00'), at('09:00:00'), at('09:02:00'), USER, '+4989555***', answered],
      [at('09:01:00'), at('09:01:00'), at('09:05:00'), '+4989555***', USER, answered],
      [at('09:10:00'), at('09:10:00'), at('09:40:00'), '+4989777***', '+4930100', answered],
      [at('10:00:00'), at('10:00:00'), at('10:00:30'), '+4930100', '+49172111***', answered],
      [at('10:01:00'), at('10:01:00'), at('10:02:00'), USER, '+49172112***', answered],
      [at('10:02:00'), 0, at('10:02:00'), '+49172113***', '+49301000000', noAnswer],
    ]);
  });

  it('holds a channel for every leg, of the operator where it is named', async () => {
    const { table } = await parseText(pstn);
    expect(seizureRows(table).filter(([, name]) => name !== 'Microsoft Teams')).toEqual([
      [0, 'Microsoft PSTN', at('09:00:00'), at('09:02:00')],
      [1, 'Microsoft PSTN', at('09:01:00'), at('09:03:00')], [1, 'Microsoft PSTN', at('09:02:00'), at('09:05:00')],
      [2, 'Microsoft PSTN', at('09:10:00'), at('09:40:00')], [2, 'Microsoft PSTN', at('09:11:00'), at('09:40:00')],
      [3, 'Example Telecom', at('10:00:00'), at('10:00:30')], [4, 'Microsoft PSTN', at('10:01:00'), at('10:02:00')], [5, 'Microsoft PSTN', at('10:02:00'), at('10:02:00')],
    ]);
  });
});

const graphRow = (n: number, fields: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: `${n}`, correlationId: `c${n}`, userId: null, userPrincipalName: 'a@example.com', userDisplayName: 'Curly } "brace" ]', startDateTime: '2027-01-11T09:00:10.105Z',
  inviteDateTime: '2027-01-11T09:00:00.949Z', failureDateTime: '0001-01-01T00:00:00Z', endDateTime: '2027-01-11T09:01:00.105Z', duration: 60, callType: 'ByotOut', successfulCall: true,
  callerNumber: USER, calleeNumber: `+44${n}`, mediaPathLocation: 'USWE', signalingLocation: 'EUNO', finalSipCode: 0, callEndSubReason: 540000, finalSipCodePhrase: 'BYE',
  trunkFullyQualifiedDomainName: 'sbc1.example.com', mediaBypassEnabled: false, administrativeUnitInfos: [{ id: 'x' }], ...fields,
});
const failure = { successfulCall: false, failureDateTime: '2027-01-11T09:00:05Z', endDateTime: '0001-01-01T00:00:00Z', finalSipCode: 503, callEndSubReason: 560503, callType: 'ByotOut' };
const rows = [graphRow(1), graphRow(2, { callType: 'ByotIn' }), graphRow(3, failure), graphRow(4, { inviteDateTime: null }), graphRow(5, { callType: 'dr_in_bot', correlationId: 'c2' })];
const page = { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata', '@odata.count': 5, 'value': rows, '@odata.nextLink': 'https://x/?$skip=1000' };

describe('Microsoft Graph', () => {
  const counted = [
    [at('09:00:00'), at('09:00:10'), at('09:01:00'), USER, '+441', answered],
    [at('09:00:00'), 0, at('09:01:00'), USER, '+442', answered],
    [at('09:00:00'), 0, at('09:00:05'), USER, '+443', blocked],
  ];

  it('reads a page of directRoutingLogRow, an array of them, and pages one after the other', async () => {
    for (const text of [JSON.stringify(page), JSON.stringify(page, null, 2), JSON.stringify(rows), JSON.stringify(rows, null, 4).replaceAll('\n', '\r\n'), ` \n${JSON.stringify(page)}`]) {
      const { table, report } = await parseText(text);
      expect(callRows(table)).toEqual(counted);
      expect(report.files[0]).toMatchObject({ format: 'teams-direct-routing', rows: 5, calls: 3, merged: 1, rejected: 1, skipped: 0 });
      for (const piece of [1, 7, 113]) expect(callRows((await parseCalls([fileOf('a', text, {}, piece)])).table)).toEqual(counted);
    }
    const pages = await parseText(`${JSON.stringify({ ...page, value: rows.slice(0, 2) })}\n${JSON.stringify({ ...page, value: rows.slice(2) })}`);
    expect(callRows(pages.table)).toEqual(counted);
  });

  it('names the line of a rejected record', async () => {
    const { report } = await parseText(JSON.stringify(rows, null, 1));
    // "[" and 24 lines (23 fields, one of which spans five lines, and two braces) for each record before it.
    const fields = JSON.stringify(rows[0], null, 1).split('\n').length;
    expect(report.rejects.map(({ reason, firstLine }) => [reason, firstLine])).toEqual([['time', 2 + 3 * fields]]);
  });

  it('reads pstnCallLogRow', async () => {
    const value = [
      { id: '1', callId: 'a', callType: 'user_in', callerNumber: '+44', calleeNumber: USER, startDateTime: '2027-01-11T09:00:00Z', endDateTime: '2027-01-11T09:01:00Z', duration: 60, inventoryType: 'Subscriber', operator: 'Microsoft', charge: 0.1, callDurationSource: 'microsoft' },
      { id: '2', callId: 'b', callType: 'user_out', callerNumber: USER, calleeNumber: '+44', startDateTime: '2027-01-11T09:00:00Z', endDateTime: '2027-01-11T09:01:00Z', duration: 60, inventoryType: 'Subscriber', operator: 'Example Telecom', charge: null, callDurationSource: 'operator' },
    ];
    const { table, report } = await parseText(JSON.stringify({ value }));
    expect([report.files[0]!.format, ...callRows(table)]).toEqual(['teams-pstn', [at('09:00:00'), at('09:00:00'), at('09:01:00'), '+44', USER, answered], [at('09:00:00'), at('09:00:00'), at('09:01:00'), USER, '+44', answered]]);
    expect([...callKinds(table)]).toEqual([CallKind.inbound, CallKind.outbound]);
  });

  it('recognises a call that was imported before', async () => {
    const { report } = await parseCalls([fileOf('a', JSON.stringify(page)), fileOf('b', JSON.stringify(rows.slice(0, 2), null, 2))]);
    expect([report.calls, report.merged, report.rejected]).toEqual([3, 1, 3]);
  });

  it('loses one record, or the two beside a lost brace, when a character is damaged', async () => {
    const many = Array.from({ length: 12 }, (_, n) => graphRow(n + 10, { callerNumber: `+${n}`, administrativeUnitInfos: null }));
    for (const text of [JSON.stringify(many), JSON.stringify({ value: many }, null, 1)]) {
      const from = text.indexOf('[') + 1;
      for (let place = from; place < text.lastIndexOf(']'); place += 31) {
        if (text[place] === '\n') continue;
        const { report, table } = await parseText(`${text.slice(0, place)}é${text.slice(place + 1)}`);
        expect(report.rows, `${place}`).toBe(report.calls + report.merged + report.rejected);
        expect(table.calls.count, `${place} ${text.slice(place - 20, place + 20)}`).toBeGreaterThanOrEqual(10);
        expect(table.calls.count + report.rejected + report.merged, `${place}`).toBeGreaterThanOrEqual(11);
      }
    }
  });
});

describe('other JSON', () => {
  it('is read by the usual names of its fields, or by a mapping', async () => {
    const { table, report } = await parseText('[{"callId": 7, "from": "201", "startTime": "2027-01-11T09:00:00Z"},{"callId": 8, "startTime": "2027-01-11T09:00:05Z", "from": "202", "duration": 60}, {"x": {"y": [1]}}]');
    expect(callRows(table)).toEqual([[at('09:00:05'), 0, at('09:01:05'), '202', '', unknown]]);
    // A record without duration and one without anything.
    expect([report.files[0]!.format, report.rows, report.rejected]).toEqual(['csv', 3, 2]);
    const mapped = await parseText('{"list": {"rows": [{"Beginn": "2027-01-11T09:00:00Z", "Dauer": 60}]}}', { map: { start: 'Beginn', duration: 'Dauer' } });
    expect(callRows(mapped.table)).toEqual([[at('09:00:00'), 0, at('09:01:00'), '', '', unknown]]);
  });
});
