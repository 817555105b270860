import { describe, expect, it } from 'vitest';
import type { Answer, PartialView, RecordsInput, RecordsSummary, RecordsWorker } from '../../src/workers/protocol.ts';
import { recordsWorker } from '../../src/workers/records.ts';
import { turn } from '../../src/workers/turn.ts';
import { zipOf } from '../cdr/zip.ts';
import { memoryStorage } from './memory-storage.ts';

const settings = { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], holidays: [], pseudonymise: null };
const mapped = { map: { start: 'Start', duration: 'Seconds', trunk: 'Trunk' } };

function csv(name: string, rows: string[]): RecordsInput {
  return { kind: 'file', name, file: new Blob([['Start,Seconds,Trunk', ...rows, ''].join('\n')]), options: mapped };
}

const threeCalls = csv('three.csv', ['2027-01-11 10:00:00,60,T1', '2027-01-11 10:00:30,60,T1', '2027-01-11 10:05:00,30,T2', 'nonsense,30,"T,2"']);
const oneCall = csv('one.csv', ['2027-01-11 10:00:00,60,T9']);
const unreadable: RecordsInput = { kind: 'file', name: 'empty.csv', file: new Blob([]), options: {} };

function load(worker: RecordsWorker, input: RecordsInput, onPartial: (view: PartialView) => void = () => undefined): Promise<Answer<RecordsSummary>> {
  return worker.importRecords([input], settings, () => undefined, onPartial);
}

function loaded(answer: Answer<RecordsSummary>): RecordsSummary {
  if ('ok' in answer) return answer.ok;
  throw new Error(JSON.stringify(answer));
}

describe('the records worker', () => {
  it('reads, reports, shows and hands out a copy of its columns', async () => {
    const worker = recordsWorker(memoryStorage(), turn);
    const summary = loaded(await load(worker, threeCalls));
    expect([summary.report.rows, summary.report.calls, summary.report.rejected]).toEqual([4, 3, 1]);
    expect(summary.devices.map(({ name, reading, calls }) => ({ name, reading, calls }))).toEqual([{ name: 'T1', reading: 'trunk', calls: 2 }, { name: 'T2', reading: 'trunk', calls: 1 }]);
    expect(summary.preview?.header).toEqual(['Start', 'Seconds', 'Trunk']);
    const analysis = await worker.analysis(settings);
    expect(analysis.trunks.map((trunk) => [trunk.name, trunk.peak.concurrent])).toEqual([['T1', 2], ['T2', 1]]);
    // 2027-01-11 is a Monday.
    expect((await worker.heatMap(settings, null, 'highest')).ranking[0]).toEqual({ weekday: 0, hour: 10, value: 2 });
    expect(await worker.rejects()).toBe('file,line,reason,row\n"three.csv",5,time,"nonsense,30,""T,2"""\n');
    const table = await worker.table();
    table!.calls.start.fill(0);
    expect((await worker.table())!.calls.start[0]).toBeGreaterThan(0);
  });

  it('gives the fingerprint of each file, and tells calls that are others than those saved', async () => {
    const worker = recordsWorker(memoryStorage(), turn);
    const read = async (...inputs: RecordsInput[]): Promise<RecordsSummary> => loaded(await worker.importRecords(inputs, settings, () => undefined, () => undefined));
    const { fingerprints } = await read(threeCalls, unreadable, oneCall);
    expect(fingerprints).toEqual([...(await read(threeCalls)).fingerprints, null, ...(await read(oneCall)).fingerprints]);
    const saved = (savedFingerprint: string): RecordsInput => ({ ...oneCall, kind: 'file', savedFingerprint }) as RecordsInput;
    expect((await read(saved(fingerprints[2]!))).report.warnings.map(({ code }) => code)).not.toContain('records-changed');
    const [told] = (await read(saved(fingerprints[0]!))).report.warnings;
    expect([told!.code, told!.message]).toEqual(['records-changed', 'The calls of one.csv are others than those that the scenario was saved with, or were read otherwise.']);
    // It stays with the records when a reading is changed.
    expect((await worker.changeReading('T9', 'phone')).report.warnings).toContainEqual(told);
  });

  it('answers a view that is asked for while an analysis is made', async () => {
    const worker = recordsWorker(memoryStorage(), turn);
    await load(worker, threeCalls);
    const answered: string[] = [];
    const analysis = worker.analysis(settings).then(() => answered.push('analysis'));
    const week = worker.heatMap(settings, 'T1', 'highest').then(() => answered.push('week'));
    await Promise.all([analysis, week]);
    expect(answered).toEqual(['week', 'analysis']);
  });

  it('forgets what it knew of a table when another is loaded', async () => {
    const worker = recordsWorker(memoryStorage(), turn);
    await load(worker, threeCalls);
    expect((await worker.heatMap(settings, null, 'highest')).ranking[0]).toMatchObject({ value: 2 });
    await load(worker, oneCall);
    expect((await worker.heatMap(settings, null, 'highest')).ranking[0]).toMatchObject({ value: 1 });
  });

  it('reads archives and folders, gives one fingerprint for each, and compares it with the one saved', async () => {
    const worker = recordsWorker(memoryStorage(), turn);
    const read = async (...inputs: RecordsInput[]): Promise<RecordsSummary> => loaded(await worker.importRecords(inputs, settings, () => undefined, () => undefined));
    const bytes = async (input: RecordsInput): Promise<Uint8Array> => (input.kind === 'file' ? new Uint8Array(await input.file.arrayBuffer()) : new Uint8Array());
    const zip = zipOf([['a.csv', await bytes(threeCalls)], ['sub/b.csv', await bytes(oneCall)], ['readme.txt', new TextEncoder().encode('Dear all,\n')]]);
    const archive: RecordsInput = { kind: 'file', name: 'cdr.zip', file: new Blob([zip as BlobPart]), options: mapped };
    const folder: RecordsInput = { kind: 'folder', name: 'cdr', options: mapped, files: [{ name: 'cdr/1.csv', file: (threeCalls as { file: Blob }).file }, { name: 'cdr/2.zip', file: new Blob([zipOf([['b.csv', await bytes(oneCall)]]) as BlobPart]) }] };
    const summary = await read(archive);
    expect(summary.report.files.map(({ name, calls, error }) => [name, calls, error !== undefined])).toEqual([['cdr.zip/a.csv', 3, false], ['cdr.zip/readme.txt', 0, true], ['cdr.zip/sub/b.csv', 1, false]]);
    const [print] = summary.fingerprints;
    expect(summary.fingerprints).toEqual((await read(folder)).fingerprints);
    expect((await read(folder)).report.files.map(({ name }) => name)).toEqual(['cdr/1.csv', 'cdr/2.zip/b.csv']);
    expect((await read({ ...archive, savedFingerprint: print! } as RecordsInput)).report.warnings.map(({ code }) => code)).not.toContain('records-changed');
    expect((await read({ ...archive, savedFingerprint: 'f'.repeat(32) } as RecordsInput)).report.warnings[0]).toMatchObject({ code: 'records-changed', message: expect.stringContaining('The calls of cdr.zip are others') as string });
    expect(await worker.importRecords([{ kind: 'folder', name: 'nothing', files: [], options: {} }], settings, () => undefined, () => undefined)).toMatchObject({ issues: [{ code: 'empty-folder', file: 'nothing' }] });
  });

  it('shows the traffic with and without doubtful calls', async () => {
    const worker = recordsWorker(memoryStorage(), turn);
    await load(worker, csv('long.csv', ['2027-01-11 10:00:00,60,T1', '2027-01-11 09:00:00,90000,T1', '2027-01-11 10:00:30,60,T2']));
    const figures = async (): Promise<number[]> => [
      (await worker.analysis(settings)).calls, (await worker.heatMap(settings, 'T1', 'highest')).ranking[0]!.value,
      (await worker.stoodFull(settings, [{ names: ['T1'], channels: 2 }]))[0]!.secondsFull, Math.max(...(await worker.envelope('T1', null, null, 10)).highest),
    ];
    expect(await figures()).toEqual([3, 2, 60, 2]);
    await worker.leaveOutDoubtful(true);
    expect(await figures()).toEqual([2, 1, 0, 1]);
    expect((await worker.changeReading('T2', 'phone')).report.calls).toBe(3);
    expect((await worker.analysis(settings)).trunks.map(({ name }) => name)).toEqual(['T1']);
    expect((await worker.table())!.calls.count).toBe(3);
    await worker.leaveOutDoubtful(false);
    expect((await figures())[0]).toBe(3);
  });

  it('says which trunks stood full, in the order in which they are asked', async () => {
    const worker = recordsWorker(memoryStorage(), turn);
    await load(worker, threeCalls);
    const groups = [{ names: ['T2'], channels: 2 }, { names: ['T1', 'T2'], channels: 2 }, { names: ['T1'], channels: null }];
    expect((await worker.stoodFull(settings, groups)).map(({ verdict, highest, secondsFull }) => [verdict, highest, secondsFull])).toEqual([['no', 1, 0], ['full', 2, 30], ['no', 2, 30]]);
  });

  it('keeps what was loaded when the next import fails or is cancelled', async () => {
    const worker = recordsWorker(memoryStorage(), turn);
    await load(worker, threeCalls);
    const failed = await load(worker, unreadable);
    expect('issues' in failed && failed.issues[0]!.message).toContain('empty.csv');
    const cancelled = load(worker, oneCall);
    worker.cancel();
    expect(await cancelled).toEqual({ cancelled: true });
    expect((await worker.analysis(settings)).calls).toBe(3);
    expect(loaded(await load(worker, oneCall)).report.calls).toBe(1);
  });

  it('finds everything again after a reload, changed readings too', async () => {
    const storage = memoryStorage();
    const before = recordsWorker(storage, turn);
    await load(before, threeCalls);
    const changed = await before.changeReading('T2', 'phone');
    expect(changed.report.trunks).toEqual([{ name: 'T1', calls: 2 }]);
    const after = recordsWorker(storage, turn);
    expect(await after.restore()).toEqual(changed);
    expect(await after.table()).toEqual(await before.table());
    expect(await after.rejects()).toBe(await before.rejects());
    await after.clear();
    expect(await after.table()).toBeNull();
    expect(await recordsWorker(storage, turn).restore()).toBeNull();
  });

  it('works on when the disk is full, and says so', async () => {
    const worker = recordsWorker(memoryStorage(true), turn);
    const { report } = loaded(await load(worker, threeCalls));
    expect(report.warnings.map((issue) => issue.code)).toContain('storage-full');
    expect((await worker.analysis(settings)).calls).toBe(3);
  });

  it('shows a first look while it reads', async () => {
    const views: PartialView[] = [];
    const worker = recordsWorker(memoryStorage(), turn);
    const sample: RecordsInput = { kind: 'sample', name: 'northwind.csv', users: 60, weeks: 1, seed: 2, options: {} };
    const { report } = loaded(await load(worker, sample, (view) => views.push(view)));
    expect(views.length).toBeGreaterThan(0);
    expect(views[0]!.calls).toBeGreaterThan(0);
    expect(views[0]!.calls).toBeLessThanOrEqual(report.calls);
    expect(views[0]!.heatMap.cells).toHaveLength(7 * 24);
  });
});
