import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cucmRow, cucmText } from '../cdr/cucm-text.ts';
import { zipOf } from '../cdr/zip.ts';
import { run, runJson, type Failure } from './fake-io.ts';

/** What `import --json` prints, as far as these tests look at it. */
interface Imported {
  files: { name: string; format: string; rows: number; calls: number; error?: { message: string; fix: string } }[];
  rows: number; calls: number; rejected: number; merged: number; bytes: number; seconds: number;
  trunks: { name: string; calls: number }[];
}
interface Analysed { zone: string; trunks: { name: string; calls: number; occupiedSeconds: number; peak: { concurrent: number; at: string } }[] }
interface Truth { rows: number; calls: number; rejected: number; merged: number; trunks: { name: string; calls: number; occupiedSeconds: number; peak: { concurrent: number } }[] }

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'busyhour-'));
  writeFileSync(at('plain.csv'), 'Start Time,Seconds,Trunk\n2027-01-11 10:00:00,60,T1\n2027-01-11 10:00:30,60,T1\n2027-01-11 10:05:00,30,T2\nnonsense,30,T2\n');
  writeFileSync(at('empty.csv'), '');
  writeFileSync(at('binary.csv'), new Uint8Array(4096).map((_, i) => (i * 7919) % 256));
});

afterAll(() => rmSync(folder, { recursive: true }));

const mapped = ['--map', 'start=Start Time,duration=3,trunk=Trunk'.replace('3', '2')];

describe('busyhour import', () => {
  it('counts each row once and says why rows were rejected', async () => {
    const { code, document } = await runJson<Imported>(['import', at('plain.csv'), ...mapped, '--rejects', at('rejects.csv')]);
    expect(code).toBe(0);
    expect(Object.keys(document)).toEqual(['files', 'rows', 'calls', 'rejected', 'merged', 'rejects', 'period', 'trunks', 'parties', 'fitness', 'warnings', 'bytes', 'seconds']);
    expect([document.rows, document.calls, document.rejected, document.merged]).toEqual([4, 3, 1, 0]);
    expect(document.trunks).toEqual([{ name: 'T1', calls: 2 }, { name: 'T2', calls: 1 }]);
    expect(readFileSync(at('rejects.csv'), 'utf8')).toBe('file,line,reason,row\n"plain.csv",5,time,"nonsense,30,T2"\n');
  });

  it('reads the files that it can and names those that it cannot', async () => {
    const { code, document } = await runJson<Imported>(['import', at('none.csv'), at('plain.csv'), at('empty.csv'), ...mapped]);
    expect(code).toBe(0);
    expect(document.files.map((file) => [file.name, file.calls, file.error !== undefined])).toEqual([['none.csv', 0, true], ['plain.csv', 3, false], ['empty.csv', 0, true]]);
    expect(document.files[0]!.error!.message).toContain('none.csv');
  });

  it('reads the files of a folder', async () => {
    mkdirSync(at('folder'));
    writeFileSync(at('folder/b.csv'), readFileSync(at('plain.csv')));
    const { document } = await runJson<Imported>(['import', at('folder'), ...mapped]);
    expect(document.files.map((file) => file.name)).toEqual(['b.csv']);
  });

  it('tells what an expert would: records that end in the middle of traffic, and leaves doubtful calls out of an analysis', async () => {
    const rows = Array.from({ length: 600 }, (_, call) => `2027-01-11 ${String(10 + Math.floor(call / 60)).padStart(2, '0')}:${String(call % 60).padStart(2, '0')}:00,180,T1`);
    writeFileSync(at('cut.csv'), ['start,duration,trunk', ...rows, '2027-01-10 00:00:00,200000,T1', ''].join('\n'));
    const { err } = await run(['import', at('cut.csv'), '--tz', 'UTC']);
    expect(err).toContain('The records end at 2027-01-11T20:02:00+00:00 in the middle of traffic, when about 3 calls were in progress');
    const trunk = async (...flags: string[]): Promise<[number, number]> => {
      const [found] = (await runJson<Analysed>(['analyse', at('cut.csv'), '--tz', 'UTC', ...flags])).document.trunks;
      return [found!.calls, found!.peak.concurrent];
    };
    expect([await trunk(), await trunk('--without-doubtful')]).toEqual([[601, 4], [600, 3]]);
  });

  it('reads folders in folders, archives, and gzip files', async () => {
    const plain = readFileSync(at('plain.csv'));
    const other = Buffer.from(plain.toString().replaceAll('2027-01-11', '2027-01-12'));
    mkdirSync(at('deep/inner/.hidden'), { recursive: true });
    writeFileSync(at('deep/inner/c.csv.gz'), gzipSync(plain));
    writeFileSync(at('deep/inner/.hidden/d.csv'), plain);
    writeFileSync(at('deep/z.zip'), zipOf([['2027/x.csv', other], ['notes.txt', Buffer.from('Dear all,\n')]]));
    const { code, document } = await runJson<Imported>(['import', at('deep'), ...mapped]);
    expect(code).toBe(0);
    expect(document.files.map((file) => [file.name, file.calls, file.error !== undefined])).toEqual([['c.csv.gz', 3, false], ['z.zip/2027/x.csv', 3, false], ['z.zip/notes.txt', 0, true]]);
    expect([document.rows, document.calls, document.rejected]).toEqual([8, 6, 2]);
  });

  it.each(['none.csv', 'empty.csv', 'binary.csv'])('ends with 3 when there is nothing but %s', async (name) => {
    const { code, document, err } = await runJson<Failure>(['import', at(name)]);
    expect(code).toBe(3);
    expect(document.issues.length).toBeGreaterThan(0);
    for (const issue of document.issues) {
      expect(Object.keys(issue)).toEqual(['code', 'path', 'file', 'line', 'message', 'fix']);
      expect(issue.message).toContain(name);
      expect(issue.fix).toMatch(/\.$/);
    }
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('stops with 130 when it is interrupted', async () => {
    expect((await run(['import', at('plain.csv'), ...mapped], AbortSignal.abort())).code).toBe(130);
  });

  it('reads fixed columns by a ruler, and says how sure it is of a format', async () => {
    writeFileSync(at('fixed.txt'), '11.01.2710:00:00 00:01:00 2001 T1\n11.01.2710:00:30 00:01:00 2002 T1\n');
    const ruler = ['--ruler', 'start=1-8,start=9-16,duration=18-25,from=27-30,trunk=32-33', '--date-order', 'dmy'];
    const { document } = await runJson<Imported & { files: { detection: unknown }[] }>(['import', at('fixed.txt'), ...ruler]);
    expect([document.files[0]!.format, document.rows, document.calls, document.trunks]).toEqual(['fixed', 2, 2, [{ name: 'T1', calls: 2 }]]);
    expect(document.files[0]!.detection).toEqual({ score: 1, evidence: ['the ruler says where the columns stand'], runnerUp: null });
    for (const bad of ['begin=1-14', 'start=0-14', 'start=9-3', 'start', '']) expect((await run(['import', at('fixed.txt'), '--ruler', bad])).code).toBe(2);
    expect((await run(['import', at('fixed.txt'), '--year', '27'])).code).toBe(2);
  });

  it('reads by a profile, before which other options go', async () => {
    const profile = (name: string, reading: unknown): string => {
      writeFileSync(at(name), JSON.stringify({ busyhourProfile: 1, name: 'Old switch', reading }));
      return at(name);
    };
    writeFileSync(at('profiled.txt'), '11.01.2710:00:00 00:01:00 2001 T1\n11.01.2710:00:30 00:01:00 2002 T1\n');
    const ruler = [{ role: 'start', from: 1, to: 8 }, { role: 'start', from: 9, to: 16 }, { role: 'duration', from: 18, to: 25 }, { role: 'trunk', from: 32, to: 33 }];
    const saved = profile('ruler.json', { ruler, dateOrder: 'dmy', timeZone: 'Europe/Berlin' });
    const { document } = await runJson<Imported & { period: unknown; files: { timeZone: string }[] }>(['import', at('profiled.txt'), '--profile', saved]);
    expect([document.files[0]!.format, document.files[0]!.timeZone, document.calls]).toEqual(['fixed', 'Europe/Berlin', 2]);
    expect(document.period).toEqual({ first: '2027-01-11T10:00:00+01:00', last: '2027-01-11T10:01:30+01:00' });
    const turned = await runJson<Imported & { period: { first: string } }>(['import', at('profiled.txt'), '--profile', saved, '--date-order', 'mdy', '--tz', 'UTC']);
    expect(turned.document.period.first).toBe('2027-11-01T10:00:00+00:00');
    expect((await runJson<Analysed>(['analyse', at('profiled.txt'), '--profile', saved])).document.zone).toBe('Europe/Berlin');
    // Columns on the command line stand in place of a profile's.
    const { document: mappedNow } = await runJson<Imported>(['import', at('plain.csv'), '--profile', saved, ...mapped]);
    expect([mappedNow.files[0]!.format, mappedNow.calls]).toEqual(['csv', 3]);
  });

  it.each([
    ['{ "busyhourProfile": 1, "name": "x", "reading": { "dateOrder": "dym" } }', 'bad-profile', '"dateOrder" is "dym"'],
    ['{ "busyhour": 1 }', 'not-a-profile', 'is no profile'],
    ['{ "busyhourProfile": 1,, }', 'not-json', 'line 1'],
  ])('says what is wrong with the profile %s', async (text, code, words) => {
    writeFileSync(at('wrong.json'), text);
    const ran = await runJson<Failure>(['import', at('plain.csv'), '--profile', at('wrong.json')]);
    expect([ran.code, ran.document.issues[0]!.code]).toEqual([3, code]);
    expect(ran.document.issues[0]!.message).toContain(words);
  });

  it('says why it reads a file so, and what to collect where the records are silent', async () => {
    const { out } = await run(['import', at('plain.csv'), ...mapped]);
    expect(out).toContain('plain.csv: csv (1.00), because column "Start Time" reads as the start, column "Seconds" reads as the duration\n');
    expect(out).toContain('to close the gaps in any CSV with a header\n  switch on');
  });

  it('says in words what it found', async () => {
    const { out } = await run(['import', at('plain.csv'), ...mapped]);
    expect(out).toContain('4 rows = 3 calls + 0 merged + 1 rejected');
  });
});

describe('quality records', () => {
  it('are told with their medians, in words and behind the agreed keys', async () => {
    writeFileSync(at('cdr.txt'), cucmText(cucmRow(), cucmRow({ globalCallID_callId: 2 })));
    const header = 'cdrRecordType,globalCallID_callManagerId,globalCallID_callId,callIdentifier,numberPacketsReceived,numberPacketsLost,jitter,latency,globalCallId_ClusterID,varVQMetrics';
    writeFileSync(at('cmr.txt'), `${header}\n2,2,1,11,990,10,3,20,C1,MLQK=4.3210;CCR=0\n2,2,1,12,1000,0,5,20,C1,\n`);
    const { document } = await runJson<Record<string, unknown>>(['import', at('cmr.txt'), at('cdr.txt')]);
    expect(Object.keys(document).at(-1)).toBe('quality');
    expect(document).toMatchObject({ rows: 4, calls: 2, merged: 2, rejected: 0, quality: { calls: 1, of: 2, medianLoss: 0.005, medianJitterMs: 5, medianLatencyMs: 20, callsWithMlqk: 1, medianMlqk: 4.321 } });
    expect((await run(['import', at('cmr.txt'), at('cdr.txt')])).out).toContain('1 of 2 calls have quality records; medians: 0.50 % of the packets lost, jitter 5 ms, latency 20 ms, MLQK 4.32 (of 1 call)\n');
    expect((await runJson<Record<string, unknown>>(['import', at('cdr.txt')])).document).not.toHaveProperty('quality');
  });
});

describe('busyhour formats', () => {
  it('tells of each format how it is recognised, how sure it is, and what to collect', async () => {
    const { code, out } = await run(['formats']);
    expect(code).toBe(0);
    for (const words of ['cucm: Cisco', 'recognised by    a header with cdrRecordType', 'rests on         real file read', 'cannot tell      ', 'ask the carrier  All-trunks-busy']) expect(out).toContain(words);
  });
});

describe('busyhour analyse', () => {
  it('gives peak and occupied time of each trunk', async () => {
    const { code, document } = await runJson<Analysed>(['analyse', at('plain.csv'), ...mapped]);
    expect(code).toBe(0);
    expect(document.zone).toBe('UTC');
    expect(document.trunks.map((trunk) => [trunk.name, trunk.calls, trunk.occupiedSeconds, trunk.peak.concurrent])).toEqual([['T1', 2, 120, 2], ['T2', 1, 30, 1]]);
  });

  it('puts the days and hours into the given zone', async () => {
    const { document } = await runJson<Analysed>(['analyse', at('plain.csv'), ...mapped, '--tz', 'Europe/Berlin']);
    expect(document.zone).toBe('Europe/Berlin');
    expect(document.trunks[0]!.peak.at).toBe('2027-01-11T10:00:30+01:00');
  });
});

describe('a trunk that looks as if it had stood full', () => {
  const rows = [11, 12, 13].flatMap((day) => new Array<string>(6).fill(`2027-01-${day} 10:00:00,600,T1`));
  it('is told beside the figures, and leaves the JSON as it is', async () => {
    writeFileSync(at('full.csv'), `start,duration,trunk\n${rows.join('\n')}\n`);
    const { code, out, err } = await run(['analyse', at('full.csv')]);
    expect([code, err]).toEqual([0, expect.stringContaining('warning: T1 reached 6 channels and never more, on 3 counted days, as if there were no more, so its figures may be a lower bound. Compare it with the channels that the trunk has.\n')]);
    expect(out).not.toContain('lower bound');
    const { document, err: told } = await runJson(['analyse', at('full.csv')]);
    expect(Object.keys(document)).toEqual(['period', 'zone', 'daysCounted', 'calls', 'answered', 'trunks', 'total']);
    expect(told).not.toContain('lower bound');
  });
  it('is not told of a trunk that reached its highest level once', async () => {
    expect((await run(['analyse', at('plain.csv'), ...mapped])).err).not.toContain('never more');
  });
});

describe('what was offered to a trunk that its channels cut off', () => {
  // Of each day six channels for 600 s, three of them for the whole hour: 12,600 s held, 3,000 s with a free channel.
  const rows = [11, 12, 13].flatMap((day) => [...new Array<string>(3).fill(`2027-01-${day} 10:01:00,600,T1`), ...new Array<string>(3).fill(`2027-01-${day} 10:00:00,3600,T1`), `2027-01-${day} 12:00:00,60,T2`]);
  const written = (): string => {
    writeFileSync(at('cut.csv'), `start,duration,trunk\n${rows.join('\n')}\n`);
    return at('cut.csv');
  };
  interface Trunks { trunks: { name: string; peak: { days: number }; offered: Record<string, unknown> | null }[] }

  it('stands behind the agreed keys, with the reason in words; null for a trunk with room', async () => {
    const { code, document } = await runJson<Trunks>(['analyse', written()]);
    expect(code).toBe(0);
    expect(document.trunks.map(({ name, peak, offered }) => [name, peak.days, offered === null])).toEqual([['T1', 3, false], ['T2', 3, true]]);
    expect(Object.keys(document.trunks[0]!)).toEqual(['name', 'calls', 'occupiedSeconds', 'peak', 'busyHours', 'holding', 'occupancy', 'offered']);
    const { offered } = document.trunks[0]!;
    expect(offered).toMatchObject({ estimate: 4.2, confidence: 0.95, carried: 3.5, start: '10:00', days: 3, channels: 6, channelsFrom: 'highest', retry: null, withoutRetries: null, blocked: null });
    expect(offered!['reason']).toContain('T1 never exceeded 6 channels, as if there were no more, and all were held for 17 % of its busy hour. From 10:00 on it carried 3.5 E on average; 4.2 E');
  });
  it('takes channels, retries and the counts of the carrier', async () => {
    writeFileSync(at('busy.csv'), 'date,trunk,attempts,blocked\n2027-01-11,T1,10,4\n2027-01-12,T1,10,4\n2027-01-13,T1,10,4\n2027-01-16,T1,10,4\n2027-01-11,T9,10,4\n');
    const { out, err } = await run(['analyse', written(), '--channels', 'T1=6', '--carrier-busy', at('busy.csv')]);
    expect(out).toContain('peaks are the highest of 3 days with calls\n');
    // 12 calls of 2,100 s on average turned away in three hours.
    expect(out).toMatch(/^T1 +6 +16\.7 % +3\.50 E +5\.83 E \([\d.]+ to [\d.]+\)$/m);
    expect(out).toContain('estimated from the carried calls and 12 blocked attempts counted on 3 days, if blocked callers give up');
    expect(err).toContain("No trunk of these records is named T9");
    expect(err).toContain("1 of the carrier's counts are of days that do not count");
    const again = await runJson<Trunks>(['analyse', written(), '--channels', 'T1=6', '--retry', '0.6:30:3']);
    const { estimate, retry, withoutRetries } = again.document.trunks[0]!.offered as { estimate: number; retry: object; withoutRetries: { estimate: number } };
    expect(retry).toEqual({ probability: 0.6, after: 30, retries: 3 });
    expect(withoutRetries.estimate).toBe(4.2);
    expect(estimate).toBeLessThan(4.2);
    expect(estimate).toBeGreaterThan(3.5);
  });
  it.each([[['--channels', 'T1'], /--channels T1 is no trunk/], [['--channels', 'T1=0'], /--channels T1=0/], [['--retry', '2:30:3'], /--retry 2:30:3 is no share/], [['--retry', '0.5:30'], /--retry/]])('refuses %j', async (more, words) => {
    const { code, err } = await run(['analyse', written(), ...more]);
    expect(code).toBe(2);
    expect(err).toMatch(words);
  });
  it('refuses counts that cannot be read, by their line', async () => {
    writeFileSync(at('wrong.csv'), 'date,trunk,attempts,blocked\n2027-01-11,T1,3,4\n');
    const { code, err } = await run(['analyse', written(), '--carrier-busy', at('wrong.csv')]);
    expect([code, err]).toEqual([3, expect.stringContaining('wrong.csv:2: T1 has 4 blocked of 3 attempts.')]);
  });
});

describe('busyhour generate', () => {
  it.each(['cucm', 'asterisk', 'freepbx'])('writes %s records that the importer reads as their truth says', async (format) => {
    const { code } = await run(['generate', '--users', '60', '--weeks', '1', '--seed', '5', '--format', format, '--out', at('made.csv'), '--truth', at('truth.json')]);
    expect(code).toBe(0);
    const truth = JSON.parse(readFileSync(at('truth.json'), 'utf8')) as Truth;
    const { document } = await runJson<Imported>(['import', at('made.csv')]);
    expect(truth.calls).toBeGreaterThan(100);
    expect([document.rows, document.calls, document.rejected, document.merged]).toEqual([truth.rows, truth.calls, truth.rejected, truth.merged]);
    const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
    const { document: analysed } = await runJson<Analysed>(['analyse', at('made.csv'), '--tz', 'Europe/London']);
    const measured = analysed.trunks.map(({ name, calls, occupiedSeconds, peak }) => ({ name, calls, occupiedSeconds, peak: peak.concurrent }));
    const made = truth.trunks.map(({ name, calls, occupiedSeconds, peak }) => ({ name, calls, occupiedSeconds, peak: peak.concurrent }));
    expect(measured.sort(byName)).toEqual(made.filter((trunk) => trunk.calls > 0).sort(byName));
  });

  it('stops after the rows that were asked for, and gives the same bytes again', async () => {
    for (const name of ['a.csv', 'b.csv']) await run(['generate', '--rows', '200', '--seed', '3', '--out', at(name)]);
    expect(readFileSync(at('a.csv'))).toEqual(readFileSync(at('b.csv')));
    expect((await runJson<Imported>(['import', at('a.csv')])).document.rows).toBe(200);
  });

  it('writes under a name of its own until it is whole, and removes that when it is stopped', async () => {
    mkdirSync(at('stopped'));
    writeFileSync(at('stopped/old.csv'), 'from before');
    for (const name of ['old.csv', 'new.csv']) {
      expect((await run(['generate', '--rows', '50', '--out', at(`stopped/${name}`), '--truth', at('stopped/truth.json')], AbortSignal.abort())).code).toBe(130);
    }
    expect(readdirSync(at('stopped'))).toEqual(['old.csv']);
    expect(readFileSync(at('stopped/old.csv'), 'utf8')).toBe('from before');
    await run(['generate', '--rows', '50', '--out', at('stopped/old.csv')]);
    expect(readdirSync(at('stopped'))).toEqual(['old.csv']);
    expect(readFileSync(at('stopped/old.csv'), 'utf8')).toContain('globalCallID_callId');
  });

  it('writes to what is no file without giving it a name', async () => {
    expect((await run(['generate', '--rows', '50', '--out', '/dev/null'])).code).toBe(0);
    expect(statSync('/dev/null').isFile()).toBe(false);
    expect((await run(['generate', '--rows', '50', '--out', folder])).code).toBe(2);
  });

  it('makes a company of the least number of users that it tells', async () => {
    const told = (await run(['generate', '--users', '0', '--out', at('least.csv')])).err;
    const [, least] = /from (\d+) to/.exec(told)!;
    expect((await run(['generate', '--users', least!, '--weeks', '1', '--out', at('least.csv')])).code).toBe(0);
    expect((await run(['generate', '--users', String(Number(least) - 1), '--out', at('least.csv')])).err).toContain(`from ${least} to`);
    expect((await run(['generate', '--help'])).out).toContain(`${least} to 120000`);
  });

  it('says where it cannot write, and what it cannot make', async () => {
    const { code, err } = await run(['generate', '--out', at('no/such/folder.csv')]);
    expect([code, err.includes('folder.csv')]).toEqual([2, true]);
    expect((await run(['generate', '--users', '1', '--out', at('few.csv')])).code).toBe(2);
    expect(existsSync(at('few.csv'))).toBe(false);
  });
});
