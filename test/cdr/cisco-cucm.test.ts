import { describe, expect, it } from 'vitest';
import { CallFlag, Outcome } from '../../models/cdr/call-table.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { cucmHeader, cucmRow, cucmText, cucmTypes } from './cucm-text.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

describe('CUCM records', () => {
  it('reads a call with its instants, parties and both channels', async () => {
    const { table, report } = await parseText(cucmText(cucmRow({ destDeviceName: 'SIP-London', finalCalledPartyNumber: '+442079460000' })));
    expect(callRows(table)).toEqual([[1_700_000_000, 1_700_000_010, 1_700_000_070, '2001', '+442079460000', Outcome.answered]]);
    expect(seizureRows(table)).toEqual([[0, 'SEP001122334455', 1_700_000_000, 1_700_000_070], [0, 'SIP-London', 1_700_000_000, 1_700_000_070]]);
    expect(report.files[0]).toMatchObject({ format: 'cucm', rows: 1, calls: 1, rejected: 0, merged: 0, skipped: 2, encoding: 'utf-8', timeZone: 'UTC' });
    expect(report.trunks).toEqual([{ name: 'SIP-London', calls: 1 }]);
    expect(report.period).toEqual({ first: '2023-11-14T22:13:20+00:00', last: '2023-11-14T22:14:30+00:00' });
  });

  it('counts a call once on a trunk whose two channels it held', async () => {
    const { table, report } = await parseText(cucmText(cucmRow({ origDeviceName: 'T', destDeviceName: 'T' })));
    expect(seizureRows(table)).toHaveLength(2);
    expect(report.trunks).toEqual([{ name: 'T', calls: 1 }]);
  });

  it('keeps both channels of a row apart even when they share a leg identifier', async () => {
    const { table } = await parseText(cucmText(cucmRow({ origDeviceName: 'T', destDeviceName: 'T', origLegCallIdentifier: 5, destLegIdentifier: 5 })));
    expect(seizureRows(table)).toHaveLength(2);
  });

  it('joins the rows of a call; a leg that appears again is the same channel', async () => {
    const rows = [
      cucmRow({ origDeviceName: 'T', origLegCallIdentifier: 1, destLegIdentifier: 2 }),
      cucmRow({ origDeviceName: 'T', origLegCallIdentifier: 1, destLegIdentifier: 3, destDeviceName: 'SEP00AABBCCDD03', finalCalledPartyNumber: '2003', dateTimeOrigination: 1_700_000_070, dateTimeConnect: 1_700_000_075, dateTimeDisconnect: 1_700_000_200 }),
    ];
    const { table, report } = await parseText(cucmText(...rows));
    expect(report).toMatchObject({ rows: 2, calls: 1, merged: 1, rejected: 0 });
    expect(callRows(table)).toEqual([[1_700_000_000, 1_700_000_010, 1_700_000_200, '2001', '2002', Outcome.answered]]);
    expect(table.calls.flags[0]).toBe(CallFlag.stitched);
    expect(seizureRows(table)).toEqual([
      [0, 'T', 1_700_000_000, 1_700_000_200],
      [0, 'SEP00AABBCCDDEE', 1_700_000_000, 1_700_000_070],
      [0, 'SEP00AABBCCDD03', 1_700_000_070, 1_700_000_200],
    ]);
  });

  it('takes channels without leg identifiers for different ones, also across files', async () => {
    const first = cucmRow({ origDeviceName: 'T', origLegCallIdentifier: 0, destLegIdentifier: 0 });
    const second = cucmRow({ origDeviceName: 'T', origLegCallIdentifier: 0, destLegIdentifier: 0, dateTimeDisconnect: 1_700_000_090 });
    const { table, report } = await parseCalls([fileOf('a', cucmText(first)), fileOf('b', cucmText(second))]);
    expect(report).toMatchObject({ calls: 1, merged: 1 });
    expect(seizureRows(table).filter(([, name]) => name === 'T')).toHaveLength(2);
  });

  it('keeps calls of other clusters and other call managers apart', async () => {
    const { report } = await parseText(cucmText(cucmRow(), cucmRow({ globalCallId_ClusterID: 'C2' }), cucmRow({ globalCallID_callManagerId: 3 }), cucmRow({ globalCallID_callId: 2 })));
    expect(report).toMatchObject({ calls: 4, merged: 0 });
  });

  it('rejects equal rows as duplicates before it merges, in the file where they stand', async () => {
    const further = cucmRow({ destLegIdentifier: 13 });
    const { report } = await parseCalls([fileOf('a', cucmText(cucmRow(), further)), fileOf('b', cucmText(cucmRow(), further, cucmRow({ destLegIdentifier: 14 })))]);
    expect(report.files.map(({ calls, merged, rejected }) => [calls, merged, rejected])).toEqual([[1, 1, 0], [0, 1, 2]]);
    expect(report.rejects).toMatchObject([{ reason: 'duplicate', count: 2, file: 'b', firstLine: 3 }]);
  });

  it('finds a duplicate that is quoted otherwise', async () => {
    const { report } = await parseText(cucmText(cucmRow(), cucmRow().replaceAll('"', '')));
    expect(report).toMatchObject({ calls: 1, rejected: 1 });
  });

  it('rejects with line and reason', async () => {
    const good = cucmRow({ globalCallID_callId: 7 });
    const text = cucmText(
      cucmRow({ dateTimeOrigination: 0 }), // line 3
      cucmRow({ dateTimeOrigination: 'soon' }),
      cucmRow({ dateTimeDisconnect: 1_699_999_999 }),
      cucmRow({ dateTimeDisconnect: '' }),
      cucmRow({ cdrRecordType: 2 }),
      cucmRow({ joinOnBehalfOf: 27 }),
      cucmRow({ callingPartyNumber: 'b002179144511001' }),
      '', cucmHeader, cucmTypes, good, // lines 10 to 13
      good.slice(0, 30), // line 14: the file was cut off
    ).trimEnd();
    const rejects: string[] = [];
    const { report } = await parseText(text, {}, { onReject: ({ line, reason }) => rejects.push(`${line} ${reason}`) });
    expect(rejects).toEqual(['3 time', '4 time', '5 duration', '6 duration', '7 not-a-call', '8 not-a-call', '9 not-a-call', '14 columns']);
    expect(report).toMatchObject({ rows: 9, calls: 1, rejected: 8, merged: 0 });
    expect(report.files[0]!.skipped).toBe(5);
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine])).toEqual([['time', 2, 3], ['duration', 2, 5], ['not-a-call', 3, 7], ['columns', 1, 14]]);
  });

  it('keeps attempts without answer, calls of zero seconds, and doubtful ones', async () => {
    const { table, report } = await parseText(cucmText(
      cucmRow({ globalCallID_callId: 1, dateTimeConnect: 0, destCause_value: 17 }),
      cucmRow({ globalCallID_callId: 2, dateTimeConnect: 0, dateTimeDisconnect: 1_700_000_000, destCause_value: 34 }),
      cucmRow({ globalCallID_callId: 3, dateTimeConnect: 0, origCause_value: 16, destCause_value: 0 }),
      cucmRow({ globalCallID_callId: 4, dateTimeConnect: 0, destCause_value: 1_459_617_833 }),
      cucmRow({ globalCallID_callId: 5, dateTimeDisconnect: 1_700_086_401 }),
      cucmRow({ globalCallID_callId: 6, dateTimeDisconnect: 1_700_086_400 }),
    ));
    expect([...table.calls.outcome]).toEqual([Outcome.busy, Outcome.blocked, Outcome.noAnswer, Outcome.failed, Outcome.answered, Outcome.answered]);
    expect([...table.calls.flags]).toEqual([0, 0, 0, 0, CallFlag.doubtful, 0]);
    expect(report.files[0]!.doubtful).toBe(1);
  });

  it('reads devices by their type, else by their names', async () => {
    const names = ['SEP0', 'CSFjane', 'BOTx', 'TCTx', 'TABx', 'CIPC1', 'CTIRD1', 'ATA0123456789', 'AN0123456789ABC', 'VGCabcdef0123', 'BAT0123456789', 'ATA012345678', 'ANALOGUE-GW', 'SIP-Trunk', 'S0/SU2/DS1-0@gw', 'sep001122334455'];
    const rows = names.map((origDeviceName, at) => cucmRow({ globalCallID_callId: at, origDeviceName, destDeviceName: '' }));
    rows.push(cucmRow({ globalCallID_callId: 99, origDeviceName: 'ROOM-1', origDeviceType: 'Cisco 8845', destDeviceName: 'GW-1', destDeviceType: 'SIP Trunk' }));
    const { table } = await parseText(cucmText(...rows));
    const phones = table.devices.filter(({ reading }) => reading === 'phone').map(({ name }) => name);
    expect(phones).toEqual([...names.slice(0, 11), 'ROOM-1']);
    expect(table.devices.filter(({ reading }) => reading === 'trunk').map(({ name }) => name)).toEqual([...names.slice(11), 'GW-1']);
    expect(table.devices.find(({ name }) => name === 'ROOM-1')!.because).toBe('device type Cisco 8845');
  });

  it('reads a file whose header or type line is missing', async () => {
    const without = async (text: string): Promise<unknown> => (await parseText(text)).report.files[0];
    expect(await without([cucmHeader, cucmRow(), ''].join('\n'))).toMatchObject({ format: 'cucm', calls: 1, skipped: 1 });
    const cells = new Array<string>(133).fill('');
    cells.splice(0, 5, '1', '2', '3', '4', '1700000000');
    cells[47] = '1700000005';
    cells[48] = '1700000065';
    cells[56] = 'SEP001122334455';
    cells[57] = 'Trunk';
    const types = cells.map((_, at) => (at < 48 ? 'INTEGER' : 'STRING')).join(',');
    expect(await without(`${types}\n${cells.join(',')}\n`)).toMatchObject({ format: 'cucm', calls: 1, skipped: 1 });
    expect(await without(`${cells.join(',')}\n`)).toMatchObject({ format: 'cucm', calls: 1, skipped: 0 });
  });

  it('rejects the rows of a CMR file beside CDR files, and refuses one alone with a sentence', async () => {
    const cmr = '"cdrRecordType","globalCallID_callManagerId","globalCallID_callId","dateTimeStamp","numberPacketsSent"\n2,1,1,1700000000,50\n2,1,1,1700000000,51\n';
    const { report } = await parseCalls([fileOf('cdr', cucmText(cucmRow())), fileOf('cmr', cmr)]);
    expect(report.files[1]).toMatchObject({ rows: 2, calls: 0, rejected: 2 });
    expect(report.warnings.map(({ code }) => code)).toContain('cmr-records');
    await expect(parseCalls([fileOf('cmr', cmr)])).rejects.toThrow(/cmr holds only quality records \(CMR\), not calls/);
  });
});
