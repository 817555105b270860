import { describe, expect, it } from 'vitest';
import { changeReading, reportForReadings } from '../../models/cdr/change-reading.ts';
import { changedCalls } from '../../models/cdr/changed-calls.ts';
import { fileFingerprints, fingerprint, sumOfFingerprints } from '../../models/cdr/fingerprint.ts';
import { allFormats } from '../../models/cdr/all-formats.ts';
import { formats } from '../../models/cdr/formats.ts';
import type { FitnessAnswer } from '../../models/cdr/import-report.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { previewRows } from '../../models/cdr/preview-rows.ts';
import { transferables } from '../../models/cdr/transferables.ts';
import { cucmRow, cucmText } from './cucm-text.ts';
import { fileOf, parseText } from './source.ts';

const answers = (fitness: FitnessAnswer[]): Record<string, string> => Object.fromEntries(fitness.map(({ question, answer }) => [question, answer]));

describe('fitness', () => {
  it('answers from what the records hold', async () => {
    const { report } = await parseText(cucmText(
      cucmRow({ globalCallID_callId: 1 }),
      cucmRow({ globalCallID_callId: 2, origDeviceName: 'T1' }),
      cucmRow({ globalCallID_callId: 3, destDeviceName: 'T1', dateTimeConnect: 0, destCause_value: 34 }),
    ));
    expect(answers(report.fitness)).toEqual({
      'internal-calls': 'yes', 'inbound-calls': 'yes', 'outbound-calls': 'yes', 'unanswered-calls': 'no', 'blocked-calls': 'yes',
      'ring-time': 'yes', trunk: 'yes', seconds: 'yes', 'whole-working-month': 'no',
    });
    expect(report.fitness.find(({ question }) => question === 'trunk')!.evidence).toBe('2 of 3 calls name a trunk, 1 in all.');
  });

  it('writes large counts with their thousands apart', async () => {
    const { report } = await parseText(`start,duration,trunk\n${'2027-01-11 10:00:30,60,T1\n'.repeat(1234)}`);
    expect(report.fitness.find(({ question }) => question === 'trunk')!.evidence).toBe('1,234 of 1,234 calls name a trunk, 1 in all.');
    expect(report.fitness.find(({ question }) => question === 'seconds')!.evidence).toBe('0 of 1,234 calls begin on a full minute.');
  });

  it('says what cannot be known', async () => {
    const rows = Array.from({ length: 20 }, (_, day) => `2027-01-${String(4 + day).padStart(2, '0')} 10:00,60`).join('\n');
    const { report } = await parseText(`start,duration\n${rows}\n2027-01-29 10:00,60\n`);
    expect(answers(report.fitness)).toEqual({
      'internal-calls': 'unknown', 'inbound-calls': 'unknown', 'outbound-calls': 'unknown', 'unanswered-calls': 'unknown', 'blocked-calls': 'unknown',
      'ring-time': 'unknown', trunk: 'no', seconds: 'no', 'whole-working-month': 'yes',
    });
  });
});

describe('the reading of a device', () => {
  it('changes trunks and fitness without a second import, and back', async () => {
    const { table, report } = await parseText(cucmText(cucmRow({ destDeviceName: 'GW' }), cucmRow({ globalCallID_callId: 2, destDeviceName: 'SEP9' })));
    const changed = changeReading(table, 'SEP9', 'trunk');
    expect(reportForReadings(report, changed).trunks).toEqual([{ name: 'GW', calls: 1 }, { name: 'SEP9', calls: 1 }]);
    expect(changed.devices.find(({ name }) => name === 'SEP9')).toEqual({ name: 'SEP9', reading: 'trunk', because: 'changed by hand', imported: 'phone' });
    expect(table.devices.find(({ name }) => name === 'SEP9')!.reading).toBe('phone');
    expect(answers(reportForReadings(report, changeReading(table, 'GW', 'neither')).fitness)['trunk']).toBe('no');
    expect(() => changeReading(table, 'XX', 'trunk')).toThrow(RangeError);
  });
});

describe('fingerprint', () => {
  it('changes with any second, party, outcome or channel of a call', async () => {
    const of = async (cells: Parameters<typeof cucmRow>[0]): Promise<string> => fingerprint((await parseText(cucmText(cucmRow(cells)))).table);
    const prints = await Promise.all([{}, { dateTimeOrigination: 1_699_999_999 }, { dateTimeDisconnect: 1_700_000_071 }, { dateTimeConnect: 0 }, { callingPartyNumber: '2003' }, { finalCalledPartyNumber: '2009' }, { destDeviceName: 'T' }].map(of));
    expect(new Set(prints).size).toBe(prints.length);
    for (const print of prints) expect(print).toMatch(/^[0-9a-f]{32}$/);
  });

  it('of the same calls twice is twice that of the calls, modulo 2^128', async () => {
    const row = '2027-01-11 10:00:00,60\n';
    const once = BigInt(`0x${fingerprint((await parseText(`start,duration\n${row}`)).table)}`);
    const thrice = BigInt(`0x${fingerprint((await parseText(`start,duration\n${row.repeat(3)}`)).table)}`);
    expect(thrice).toBe((3n * once) % 2n ** 128n);
  });

  it('of a file is that of its calls alone, and those of all files make that of the table', async () => {
    const texts = ['2027-01-11 10:00:00,60,T1\n2027-01-11 10:05:00,70,T2\n', '2027-01-12 10:00:00,60,T2\n'].map((rows) => `start,duration,trunk\n${rows}`);
    const { table } = await parseCalls(texts.map((text, at) => fileOf(`${at}.csv`, text)));
    const alone = await Promise.all(texts.map(async (text) => fingerprint((await parseText(text)).table)));
    expect(fileFingerprints(table)).toEqual(alone);
    expect([fingerprint(table, 0), fingerprint(table, 1)]).toEqual(alone);
    expect(sumOfFingerprints(alone)).toBe(fingerprint(table));
    expect(() => fingerprint(table, 2)).toThrow(/file: 2 is not the index/);
  });
});

describe('calls that are others than those saved', () => {
  const print = (word: string): string => word.repeat(32);
  const changed = (loaded: [string, string | null][], saved: [string, string | null][]): string[] => {
    const files = (pairs: [string, string | null][]) => pairs.map(([name, fingerprint]) => ({ name, fingerprint }));
    return changedCalls(files(loaded), files(saved), (now) => `Now ${now}.`).map(({ severity, code, path, message, fix }) => [severity, code, path, message.includes('among') ? 'missing' : 'others', fix].join(' '));
  };

  it('are told by file, with where and what to do', () => {
    const told = changedCalls([{ name: 'a.csv', fingerprint: print('1') }], [{ name: 'a.csv', fingerprint: print('2') }], (now) => `Now ${now}.`);
    expect(told).toEqual([{ code: 'records-changed', severity: 'warning', path: '/demand/calls/0', file: null, line: null, message: 'The calls of a.csv are others than those that the scenario was saved with, or were read otherwise.', fix: `Now ${print('1')}.` }]);
  });
  it('are told of the file that they stand in, whatever the order', () => {
    expect(changed([['b', print('2')], ['a', print('1')]], [['a', print('1')], ['b', print('3')]])).toEqual([`warning records-changed /demand/calls/1 others Now ${print('2')}.`]);
    expect(changed([['a', print('1')], ['a', print('2')]], [['a', print('1')], ['a', print('2')]])).toEqual([]);
    expect(changed([['b', print('1')]], [['a', print('2')]])).toEqual(['warning records-changed /demand/calls/0 missing Load a.']);
  });
  it('are the same when only the files are split otherwise', () => {
    expect(changed([['all', print('3')]], [['a', print('1')], ['b', print('2')]])).toEqual([]);
    expect(changed([['a', print('2')], ['b', print('1')]], [['a', print('1')], ['b', print('2')]])).toEqual([]);
  });
  it('are those of an archive or folder as a whole', () => {
    const inside: [string, string | null][] = [['a.zip/1', print('1')], ['a.zip/readme', null], ['a.zip/2', print('2')], ['a', print('4')]];
    expect(changed(inside, [['a.zip', print('3')], ['a', print('4')]])).toEqual([]);
    expect(changed(inside, [['a.zip', print('4')], ['a', print('4')]])).toEqual([`warning records-changed /demand/calls/0 others Now ${print('3')}.`]);
    expect(changed(inside, [['a.zip/2', print('2')], ['a', print('4')]])).toEqual([]);
    expect(changed([['a.zip/readme', null]], [['a.zip', print('1')]])).toEqual(['warning records-changed /demand/calls/0 missing Load a.zip.']);
  });
  it('are not looked for where no fingerprint was saved, but a text that is none differs', () => {
    expect(changed([['a', print('1')]], [['a', null]])).toEqual([]);
    expect(changed([['a', print('a')]], [['a', print('A')]])).toEqual([]);
    expect(changed([['a', print('1')]], [['a', '…']])).toHaveLength(1);
  });
});

describe('what the screens ask for', () => {
  it('previews a file with its header and what its names say', async () => {
    const preview = await previewRows(fileOf('a', 'Start;Len;Ext\n2027-01-11 10:00:00;60;2001\n'), 20);
    expect(preview).toMatchObject({ header: ['Start', 'Len', 'Ext'], hasHeader: true, rows: [['2027-01-11 10:00:00', '60', '2001']], format: null, delimiter: ';', encoding: 'utf-8', map: { start: 'Start' } });
    expect(preview.problem!.code).toBe('columns-not-found');
  });
  it('previews a file without header by number', async () => {
    const preview = await previewRows(fileOf('a', '5,6,7\n8,9,10\n'), 1);
    expect(preview).toMatchObject({ header: ['1', '2', '3'], hasHeader: false, rows: [['5', '6', '7']] });
  });
  it('shows nothing of a file that is no text, and says why', async () => {
    expect(await previewRows(fileOf('a', new Uint8Array(0)), 20)).toMatchObject({ header: [], rows: [], problem: { code: 'empty-file' } });
  });
  it('lists the formats with the keys of the command line', () => {
    expect(formats().map(({ id }) => id)).toEqual(allFormats.map(({ id }) => id));
    expect(formats().map(({ id }) => id)).toEqual(expect.arrayContaining(['cucm', 'asterisk', 'freepbx', 'csv', 'fixed']));
    for (const format of formats()) expect(Object.keys(format)).toEqual(['id', 'product', 'recognisedBy', 'timeZone', 'occupiedFrom', 'sureness', 'confidence', 'reads', 'cannotTell', 'collection']);
  });
  it('hands over every column of a table, each in a buffer of its own', async () => {
    const { table } = await parseText(cucmText(cucmRow()));
    const buffers = transferables(table);
    expect(new Set(buffers).size).toBe(13);
    const copy = structuredClone(table, { transfer: buffers });
    expect(copy.calls.start[0]).toBe(1_700_000_000);
    expect(table.calls.start).toHaveLength(0);
  });
  it('keeps the calls of machines apart that count their ids alike', async () => {
    const text = cucmText(cucmRow());
    const { report, table } = await parseCalls([fileOf('a', text, { pbx: 'lon' }), fileOf('b', `${text}\n`, { pbx: 'man' })]);
    expect(report).toMatchObject({ calls: 2, rejected: 0 });
    expect(table.files.map(({ pbx }) => pbx)).toEqual(['lon', 'man']);
  });
});
