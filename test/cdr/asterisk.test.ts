import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Outcome } from '../../models/cdr/call-table.ts';
import { asteriskDevice, asteriskReading } from '../../models/cdr/device-reading.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { callRows, fileOf, parseText, seizureRows } from './source.ts';

const DAY = Date.UTC(2027, 0, 11) / 1000;
const at = (time: string): number => DAY + time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

interface Row { src?: string; dst?: string; channel?: string; dstchannel?: string; start?: string; answer?: string; end?: string; duration?: number; billsec?: number; disposition?: string; id?: string; linked?: string }
const PLAIN = { src: '2001', dst: '02079460000', channel: 'PJSIP/2001-0000000a', dstchannel: 'PJSIP/carrier-0000000b', start: '10:00:00', answer: '10:00:05', end: '10:01:05', duration: 65, billsec: 60, disposition: 'ANSWERED', id: '1.1' };

function master(row: Row, columns = 18): string {
  const r = { ...PLAIN, ...row };
  const stamp = (time: string): string => (time === '' ? '""' : `"2027-01-11 ${time}"`);
  const cells = ['""', `"${r.src}"`, `"${r.dst}"`, '"from-internal"', `"""A, B"" <${r.src}>"`, `"${r.channel}"`, `"${r.dstchannel}"`, '"Dial"', '"x"', stamp(r.start), stamp(r.answer), stamp(r.end), r.duration, r.billsec, `"${r.disposition}"`, '"DOCUMENTATION"', `"${r.id}"`, '""'];
  return cells.slice(0, columns).join(',');
}

const FREEPBX = 'calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,accountcode,uniqueid,userfield,did,linkedid,sequence';
function freepbx(row: Row & { sequence?: number }): string {
  const r = { ...PLAIN, linked: row.id ?? '1.1', sequence: 1, ...row };
  return `2027-01-11 ${r.start},"""A"" <1>",${r.src},${r.dst},ctx,${r.channel},${r.dstchannel},Dial,x,${r.duration},${r.billsec},${r.disposition},3,,${r.id},,,${r.linked},${r.sequence}`;
}

describe('Asterisk channels', () => {
  it.each([
    ['PJSIP/carrier-0000000b', 'PJSIP/carrier', 'trunk'], ['SIP/114-000000c4', 'SIP/114', 'phone'], ['SIP/1-a', 'SIP/1', 'trunk'], ['SIP/1234567-a', 'SIP/1234567', 'trunk'],
    ['SIP/my-trunk-0a', 'SIP/my-trunk', 'trunk'], ['DAHDI/i1/5551-2', 'DAHDI/i1', 'trunk'], ['DAHDI/12-1', 'DAHDI/12', 'phone'], ['Local/600@from-queue-00;1', 'Local/600@from-queue', 'neither'],
    ['NOT_AVAILABLE', 'NOT_AVAILABLE', 'neither'], ['IAX2/bristol', 'IAX2/bristol', 'trunk'],
  ])('%s is %s, a %s', (channel, device, reading) => {
    expect(asteriskDevice(channel)).toBe(device);
    expect(asteriskReading(asteriskDevice(channel)).reading).toBe(reading);
  });
});

describe('Asterisk Master.csv', () => {
  it('reads a row by the places of its columns', async () => {
    const { table, report } = await parseText(master({}));
    expect(report.files[0]).toMatchObject({ format: 'asterisk', rows: 1, calls: 1, skipped: 0 });
    expect(callRows(table)).toEqual([[at('10:00:00'), at('10:00:05'), at('10:01:05'), '2001', '02079460000', Outcome.answered]]);
    expect(report.trunks).toEqual([{ name: 'PJSIP/carrier', calls: 1 }]);
  });

  it('takes the answer time, then the talk time, and the disposition only where there is neither', async () => {
    const rows = [
      master({ id: '1', disposition: 'NO ANSWER' }), master({ id: '2', disposition: 'BUSY', answer: '' }), master({ id: '3', answer: '', billsec: 0 }),
      master({ id: '4', answer: '', billsec: 0, disposition: 'BUSY' }), master({ id: '5', answer: '10:01:05', billsec: 0 }),
    ];
    const { table } = await parseText(rows.join('\n'));
    expect(callRows(table).map(([, answer, , , , outcome]) => [answer, outcome])).toEqual([
      [at('10:00:05'), Outcome.answered], [at('10:00:05'), Outcome.answered], [0, Outcome.noAnswer], [0, Outcome.busy], [at('10:01:05'), Outcome.answered],
    ]);
  });

  it('joins the rows of a call; each channel name is held from its first to its last row', async () => {
    const { table, report } = await parseText([
      master({ dstchannel: 'PJSIP/first-01', end: '10:00:10', answer: '', billsec: 0, disposition: 'FAILED' }),
      master({ dstchannel: 'PJSIP/second-02', start: '10:00:10', end: '10:00:20', answer: '', billsec: 0, disposition: 'NO ANSWER' }),
      master({ dstchannel: 'PJSIP/first-03', start: '10:00:20', answer: '10:00:30', end: '10:05:00' }),
    ].join('\n'));
    expect(report).toMatchObject({ rows: 3, calls: 1, merged: 2 });
    expect(callRows(table)).toEqual([[at('10:00:00'), at('10:00:30'), at('10:05:00'), '2001', '02079460000', Outcome.answered]]);
    expect(seizureRows(table)).toEqual([
      [0, 'PJSIP/2001', at('10:00:00'), at('10:05:00')], [0, 'PJSIP/first', at('10:00:00'), at('10:00:10')],
      [0, 'PJSIP/second', at('10:00:10'), at('10:00:20')], [0, 'PJSIP/first', at('10:00:20'), at('10:05:00')],
    ]);
    expect(report.trunks).toEqual([{ name: 'PJSIP/first', calls: 1 }, { name: 'PJSIP/second', calls: 1 }]);
  });

  it('without a unique id neither joins rows nor rejects equal ones, but a whole file that comes again', async () => {
    const text = [master({}, 16), master({}, 16)].join('\n');
    const { report } = await parseCalls([fileOf('a', text), fileOf('b', text), fileOf('c', `${text}\n${master({ src: '9' }, 16)}`)]);
    expect(report.files.map(({ calls, rejected }) => [calls, rejected])).toEqual([[2, 0], [0, 2], [3, 0]]);
    expect(report.rejects).toMatchObject([{ reason: 'duplicate', file: 'b', count: 2 }]);
    expect(report.warnings.find(({ code }) => code === 'files-overlap')!.message).toBe('2 rows of c stand in a too; without a call id they count as calls of their own.');
  });

  it('reads the columns that newer builds append', async () => {
    const rows = [master({ id: '100.1' }), master({ id: '100.2', start: '10:02:00', answer: '', end: '10:03:00' })].map((row, sequence) => `${row},"","100.1",${sequence}`);
    expect((await parseText(rows.join('\n'))).report).toMatchObject({ calls: 1, merged: 1 });
  });

  it('rejects what it cannot read', async () => {
    const rejects: string[] = [];
    await parseText([master({}), master({ id: '2.1', start: '25:00:00' }), master({ id: '3.1', end: '09:59:59' }), master({ id: '4.1' }).slice(0, 60)].join('\n'), {}, { onReject: ({ line, reason }) => rejects.push(`${line} ${reason}`) });
    expect(rejects).toEqual(['2 time', '3 duration', '4 columns']);
  });

  it('warns of a zone that the unique ids contradict, and changes nothing', async () => {
    const { table, report } = await parseText(master({ id: `${at('09:00:00')}.7` }));
    expect(table.calls.start[0]).toBe(at('10:00:00'));
    expect(report.warnings.map(({ code }) => code)).toEqual(['zone-disagrees', 'zone-assumed']);
    const read = await parseText(master({ id: `${at('09:00:00')}.7` }), { timeZone: 'Europe/Paris' });
    expect(read.table.calls.start[0]).toBe(at('09:00:00'));
    expect(read.report.warnings).toEqual([]);
    expect(read.report.files[0]!.timeZone).toBe('Europe/Paris');
  });
});

describe('FreePBX exports', () => {
  it('derives end and answer from duration and billsec', async () => {
    const { table, report } = await parseText([FREEPBX, freepbx({}), freepbx({ id: '2.1', disposition: 'NO ANSWER', billsec: 0 }), ''].join('\r\n'));
    expect(report.files[0]).toMatchObject({ format: 'freepbx', rows: 2, calls: 2, skipped: 1 });
    expect(callRows(table)).toEqual([
      [at('10:00:00'), at('10:00:05'), at('10:01:05'), '2001', '02079460000', Outcome.answered],
      [at('10:00:00'), 0, at('10:01:05'), '2001', '02079460000', Outcome.noAnswer],
    ]);
  });

  it('takes the disposition where the talk time is zero', async () => {
    const { table } = await parseText([FREEPBX, freepbx({ id: '1', billsec: 0 }), freepbx({ id: '2', disposition: 'FAILED' }), freepbx({ id: '3', billsec: 0, disposition: 'FAILED' })].join('\n'));
    expect([...table.calls.outcome]).toEqual([Outcome.answered, Outcome.answered, Outcome.failed]);
    expect([...table.calls.answer]).toEqual([at('10:01:05'), at('10:00:05'), 0]);
  });

  it('joins by linkedid before uniqueid, and by neither when both are empty', async () => {
    const rows = [freepbx({ id: '1.1', linked: '1.1' }), freepbx({ id: '1.2', linked: '1.1' }), freepbx({ id: '1.2', linked: '' }), freepbx({ id: '', linked: '' }), freepbx({ id: '', linked: '' }), freepbx({ id: 'NULL', linked: 'NULL' })];
    expect((await parseText([FREEPBX, ...rows].join('\n'))).report).toMatchObject({ calls: 5, merged: 1, rejected: 0 });
  });

  it('reads caller IDs whose quotes are out of order, line by line', async () => {
    const odd = (row: string, clid: string): string => row.replace('"""A"" <1>"', clid);
    const text = [FREEPBX, odd(freepbx({}), '"User 10" <114>'), odd(freepbx({ id: '2.1' }), '""Person, A" <1115>"'), odd(freepbx({ id: '3.1' }), '"no end'), freepbx({ id: '4.1' })].join('\n');
    const rejects: string[] = [];
    const { report } = await parseText(text, {}, { onReject: ({ line, reason }) => rejects.push(`${line} ${reason}`) });
    expect(report).toMatchObject({ rows: 4, calls: 3 });
    expect(rejects).toEqual(['4 columns']);
  });

  it('rejects a negative or unreadable duration', async () => {
    const { report } = await parseText([FREEPBX, freepbx({}), freepbx({ id: '2', duration: -5 }), freepbx({ id: '3' }).replace(',65,', ',abc,')].join('\n'));
    expect(report.rejects).toMatchObject([{ reason: 'duration', count: 2, firstLine: 3 }]);
  });
});

/*
 * An export of PBXware by hand: its quotes are out of order, NULL stands for nothing.
 *  line 2       call 1  over a first trunk: failed …
 *  line 3       merged   … over a second: nobody …
 *  line 4       merged   … over a third: answered; one channel of each trunk, one of the phone
 *  line 5       call 2  a comma and quotes in the name
 *  line 6       call 3  in, answered …
 *  line 7       merged   … another phone rang too, behind a Local channel: same linkedid
 *  line 8       call 4  without a name, no destination channel
 *  line 9       rejected columns: one cell too few
 * 8 rows = 4 calls + 3 merged + 1 rejected.
 */
describe('PBXware', () => {
  it('reads the calls that a person counts, quotes out of order or not', async () => {
    const { table, report } = await parseText(readFileSync(new URL('./fixtures/pbxware.csv', import.meta.url), 'utf8'));
    expect(report.files[0]).toMatchObject({ format: 'freepbx', rows: 8, calls: 4, merged: 3, rejected: 1 });
    expect(report.rejects).toMatchObject([{ reason: 'columns', firstLine: 9 }]);
    expect(callRows(table)).toEqual([
      [at('09:00:00'), at('09:00:22'), at('09:02:10'), '1115', '0301234567', Outcome.answered],
      [at('09:05:00'), at('09:05:10'), at('09:05:20'), '1116', '1117', Outcome.answered],
      [at('09:10:00'), at('09:10:05'), at('09:10:30'), '0302222', '1115', Outcome.answered],
      [at('09:15:00'), 0, at('09:15:07'), '1118', '1119', Outcome.busy],
    ]);
    expect(seizureRows(table).filter(([call]) => call === 0)).toEqual([
      [0, 'PJSIP/1115', at('09:00:00'), at('09:02:10')], [0, 'PJSIP/first', at('09:00:00'), at('09:00:02')],
      [0, 'PJSIP/second', at('09:00:02'), at('09:00:12')], [0, 'PJSIP/third', at('09:00:12'), at('09:02:10')],
    ]);
  });
});

describe('cdr_custom layouts', () => {
  const times = '"2027-01-11 10:00:00","2027-01-11 10:00:05","2027-01-11 10:01:05","65","60","ANSWERED"';
  const call = [at('10:00:00'), at('10:00:05'), at('10:01:05'), '2001', '02079460000', Outcome.answered];
  const usual = '"""A"" <2001>","2001","02079460000","ctx","PJSIP/2001-0a","PJSIP/carrier-0b","Dial","x"';

  it.each([
    ['caller ID, parties', `"""A"" <2001>","2001","02079460000",${times},"1799661600.1"`, []],
    ['parties only', `"2001","02079460000",${times},"1799661600.1"`, []],
    ['parties, context', `"2001","02079460000","ctx",${times},"1799661600.1"`, []],
    ['caller ID, parties, context', `"""A"" <2001>","2001","02079460000","ctx",${times}`, []],
    ['fractions of seconds', `${usual},${times.replace('"65","60"', '"65.018341","60.000112"')},"DOCUMENTATION","","1799661600.1","",7`, ['PJSIP/2001', 'PJSIP/carrier']],
    ['linkedid behind the usual columns', `${usual},${times},"DOCUMENTATION","","1799661602.3","","1799661600.1"`, ['PJSIP/2001', 'PJSIP/carrier']],
    ['columns of the site behind the sequence', `${usual},${times},"DOCUMENTATION","","1799661600.1","",7,"call-id@host","ssrc=1;rtt=0.1"`, ['PJSIP/2001', 'PJSIP/carrier']],
  ])('%s', async (_, row, devices) => {
    const { table, report } = await parseText(`${row}\n`);
    expect(report.files[0]!.format).toBe('asterisk');
    expect(callRows(table)).toEqual([call]);
    expect(table.devices.map(({ name }) => name)).toEqual(devices);
  });

  it('joins rows by the linkedid that stands behind the usual columns', async () => {
    const { report } = await parseText([`${usual},${times},"DOCUMENTATION","","1799661602.3","","1799661600.1"`, `${usual},${times},"DOCUMENTATION","","1799661600.1","","1799661600.1"`].join('\n'));
    expect([report.calls, report.merged]).toEqual([1, 1]);
  });
});

describe('a log of AMI events', () => {
  const event = (cells: Record<string, string> = {}): string => JSON.stringify({
    event: 'Cdr', source: '2001', destination: '02079460000', callerid: '"A" <2001>', channel: 'PJSIP/2001-0a', destinationchannel: 'PJSIP/carrier-0b',
    starttime: '2027-01-11 10:00:00', answertime: '2027-01-11 10:00:05', endtime: '2027-01-11 10:01:05', duration: '65', billableseconds: '60', disposition: 'ANSWERED', uniqueid: '1799661600.1', ...cells,
  });
  /*
   * line 1 call 1, line 2 skipped (another line of the log), line 3 merged (same unique id, another trunk), line 4 merged (line 1 again behind other words),
   * line 5 call 2 (no answer), line 6 rejected columns (cut off), line 7 rejected time, line 8 skipped (another event).
   * 6 rows = 2 calls + 2 merged + 2 rejected.
   */
  const lines = [
    `[2027-01-11T10:01:05.747] [INFO] New CDR: ${event()}`, 'connected to {"host":"pbx"}',
    `[2027-01-11T10:01:20.000] [INFO] New CDR: ${event({ destinationchannel: 'PJSIP/other-0c', endtime: '2027-01-11 10:01:15', disposition: 'FAILED', answertime: '' })}`,
    `again: ${event()}`, event({ uniqueid: '1799662000.2', answertime: '', billableseconds: '0', disposition: 'NO ANSWER' }), event().slice(0, 60),
    event({ uniqueid: '1799662000.3', starttime: '' }), '{"event":"Newchannel","channel":"PJSIP/2001-0a"}',
  ];

  it('reads the calls that a person counts', async () => {
    const { table, report } = await parseText(lines.join('\n'));
    expect(report.files[0]).toMatchObject({ format: 'asterisk-ami', rows: 6, calls: 2, merged: 2, rejected: 2, skipped: 2 });
    expect(report.rejects.map(({ reason, firstLine }) => [reason, firstLine])).toEqual([['columns', 6], ['time', 7]]);
    expect(callRows(table)).toEqual([
      [at('10:00:00'), at('10:00:05'), at('10:01:15'), '2001', '02079460000', Outcome.answered],
      [at('10:00:00'), 0, at('10:01:05'), '2001', '02079460000', Outcome.noAnswer],
    ]);
    expect(seizureRows(table).filter(([call]) => call === 0).map(([, name]) => name)).toEqual(['PJSIP/2001', 'PJSIP/carrier', 'PJSIP/other']);
  });
});
