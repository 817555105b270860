import { describe, expect, it } from 'vitest';
import type { RecordFormat } from '../../models/cdr/adapters/record-format.ts';
import { allFormats } from '../../models/cdr/all-formats.ts';
import { formatId } from '../../models/cdr/formats.ts';
import { parseText } from './source.ts';
import { cucmRow, cucmText } from './cucm-text.ts';

const FREEPBX = 'calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,accountcode,uniqueid,userfield';

describe('the list of formats', () => {
  it('has no id or spelling twice', () => {
    const names = allFormats.flatMap(({ id, alsoNamed = [] }) => [id, ...alsoNamed]);
    expect(new Set(names).size).toBe(names.length);
    for (const { id, alsoNamed = [] } of allFormats) for (const name of [id, ...alsoNamed]) expect(formatId(` ${name.toUpperCase()}`)).toBe(id);
  });

  it.each(allFormats.map((format) => [format.id, format] as const))('%s says what it reads, what it cannot tell and how to collect it', (_, format) => {
    const { collection } = format;
    for (const list of [format.reads, format.cannotTell, collection.switchOn, collection.export, collection.askCarrier]) expect(list.length).toBeGreaterThan(0);
    for (const sentence of [...collection.switchOn, collection.collectFor, ...collection.export, ...collection.askCarrier]) expect(sentence).toMatch(/\.$/);
  });
});

describe('detection', () => {
  it('tells the format with its evidence and the one that fits next best', async () => {
    const { report } = await parseText(FREEPBX.concat('\n2027-01-11 10:00:00,A,2001,0207,from-internal,PJSIP/2001-01,PJSIP/GW-02,Dial,,65,60,ANSWERED,3,,1.1,\n'));
    expect(report.files[0]!.detection).toEqual({
      score: 0.9, evidence: ['the header has calldate, channel, dstchannel, duration, disposition'],
      runnerUp: { format: 'csv', score: 0.4, evidence: ['column "calldate" reads as the start', 'column "duration" reads as the duration'] },
    });
  });

  it('is forced by a format, a mapping or a ruler, and then still names the other that fits', async () => {
    const text = FREEPBX.concat('\n2027-01-11 10:00:00,A,2001,0207,from-internal,PJSIP/2001-01,PJSIP/GW-02,Dial,,65,60,ANSWERED,3,,1.1,\n');
    for (const options of [{ format: 'csv' }, { map: { start: 'calldate', duration: 'duration' } }]) {
      const [file] = (await parseText(text, options)).report.files;
      expect([file!.format, file!.detection!.runnerUp!.format]).toEqual(['csv', 'freepbx']);
    }
    const [file] = (await parseText(text, { ruler: [{ role: 'start', from: 1, to: 19 }, { role: 'end', from: 1, to: 19 }] })).report.files;
    expect([file!.format, file!.rejected + file!.calls + file!.skipped]).toEqual(['fixed', 2]);
  });

  it('is surest of a header that only one product writes', async () => {
    const { report } = await parseText(cucmText(cucmRow()));
    expect(report.files[0]!.detection).toMatchObject({ score: 1, runnerUp: null });
  });
});

describe('a format of whole minutes', () => {
  it('is one line in the list, and its files say how coarse their times are', async () => {
    const csv = allFormats.find(({ id }) => id === 'csv')!;
    const minutes: RecordFormat = {
      ...csv, id: 'minutes', alsoNamed: [],
      detect: (sample, options) => {
        const found = csv.detect(sample, options);
        return found && { ...found, score: 0.5, resolutionSeconds: 60 };
      },
    };
    allFormats.push(minutes);
    try {
      const { table, report } = await parseText('start,duration\n2027-01-11 10:00,60\n');
      expect([report.files[0]!.format, report.files[0]!.detection!.runnerUp!.format]).toEqual(['minutes', 'csv']);
      expect(table.files[0]!.resolutionSeconds).toBe(60);
    } finally {
      allFormats.pop();
    }
    expect((await parseText('start,duration\n2027-01-11 10:00,60\n')).table.files[0]!.resolutionSeconds).toBeUndefined();
  });
});
