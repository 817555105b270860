import { describe, expect, it } from 'vitest';
import { UnusableInput } from '../../models/core/issue.ts';
import type { Issue } from '../../models/core/issue.ts';
import { Cancelled } from '../../models/core/job.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import type { ReadingOptions } from '../../models/cdr/source.ts';
import { cucmRow, cucmText } from './cucm-text.ts';
import { fileOf } from './source.ts';

async function refusal(content: string | Uint8Array, options: ReadingOptions = {}): Promise<Issue> {
  const problem = await parseCalls([fileOf('names.csv', content, options)]).then(() => null, (reason: unknown) => reason);
  expect(problem).toBeInstanceOf(UnusableInput);
  return (problem as UnusableInput).issues[0]!;
}

const columns300 = Array.from({ length: 300 }, (_, at) => `field${at + 1}`).join(',');

describe('what is no file of call records', () => {
  it.each<[string, string | Uint8Array, ReadingOptions, string, RegExp]>([
    ['an empty file', '', {}, 'empty-file', /^names\.csv is empty\.$/],
    ['a file of blank lines', '\n\n  \n', {}, 'empty-file', /has no rows/],
    ['a binary file', Uint8Array.from({ length: 2000 }, (_, at) => (at * 37) % 256), {}, 'not-text', /is a binary file/],
    ['zeros', new Uint8Array(500), {}, 'not-text', /is a binary file/],
    ['a workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), {}, 'not-text', /zip archive or an Excel workbook/],
    ['a table of something else', 'name,town,age\nAda,London,36\n', {}, 'columns-not-found', /no column for the start of a call and none for its end or duration was found among its 3 columns \(name, town, age\)/],
    ['300 columns', `${columns300}\n${columns300.replaceAll('field', '')}\n`, {}, 'columns-not-found', /among its 300 columns \(field1, .*292 more\)/],
    ['prose', 'Dear all,\nplease find the records attached.\n', {}, 'columns-not-found', /no column for/],
    ['one column', 'hello\nworld\n', {}, 'unknown-format', /begins with "hello"/],
    ['JSON', '[{"a": 1}]', {}, 'format-not-read', /looks like JSON/],
    ['a header alone', 'start,duration\n', {}, 'no-rows', /has a header but no rows/],
    ['rows that cannot be read', 'start,duration\nx,1\ny,2\n', {}, 'no-calls', /2 rows, and none is a call that can be read \(2 for time, first in line 2\)/],
    ['an unknown format name', cucmText(cucmRow()), { format: 'nortel' }, 'unknown-format-name', /no format "nortel"/],
    ['another format than asked for', cucmText(cucmRow()), { format: 'freepbx' }, 'format-mismatch', /does not read as FreePBX/],
    ['a mapped column that is not there', 'a,b\n1,2\n', { map: { start: 'a', end: 'zz' } }, 'column-not-found', /no column "zz", mapped as end: its columns are a, b/],
    ['a column number that is not there', 'a,b\n1,2\n', { map: { start: '1', end: '9' } }, 'column-not-found', /no column "9"/],
    ['an unknown zone', cucmText(cucmRow()), { timeZone: 'Europe/Atlantis' }, 'unknown-zone', /"Europe\/Atlantis"/],
    ['an unknown encoding', cucmText(cucmRow()), { encoding: 'klingon' }, 'unknown-encoding', /"klingon"/],
  ])('%s', async (_, content, options, code, message) => {
    const issue = await refusal(content, options);
    expect(issue.code).toBe(code);
    expect(issue.message).toMatch(message);
    expect(issue.message).toContain('names.csv');
    expect(issue.fix).toMatch(/^[A-Z].*\.$/);
    expect(issue.file).toBe('names.csv');
  });

  it('is told in the file\'s error when other files can be read', async () => {
    const { report } = await parseCalls([fileOf('bad', new Uint8Array(0)), fileOf('good', cucmText(cucmRow())), fileOf('other', 'a,b\n1,2\n')]);
    expect(report.files.map(({ name, error }) => [name, error?.code])).toEqual([['bad', 'empty-file'], ['good', undefined], ['other', 'columns-not-found']]);
    expect(report).toMatchObject({ rows: 1, calls: 1, rejected: 0 });
  });

  it('tells of every file when none can be read', async () => {
    const problem = await parseCalls([fileOf('a', ''), fileOf('b', 'x\n')]).catch((reason: unknown) => reason);
    expect((problem as UnusableInput).issues.map(({ file }) => file)).toEqual(['a', 'b']);
    await expect(parseCalls([])).rejects.toThrow(/No file/);
  });

  it('is not found by the file\'s name', async () => {
    const { report } = await parseCalls([fileOf('Master.csv', cucmText(cucmRow()))]);
    expect(report.files[0]!.format).toBe('cucm');
  });
});

describe('a long import', () => {
  const text = cucmText(...Array.from({ length: 20_000 }, (_, at) => cucmRow({ globalCallID_callId: at })));

  it('stops when it is cancelled', async () => {
    const signal = { aborted: false };
    const pause = (): Promise<void> => {
      signal.aborted = true;
      return Promise.resolve();
    };
    await expect(parseCalls([fileOf('a', text)], { signal, pause })).rejects.toThrow(Cancelled);
  });

  it('tells its progress and shows the first part', async () => {
    const done: number[] = [];
    const partial: [number, number][] = [];
    const { table } = await parseCalls([fileOf('a', text)], {
      onProgress: (progress) => done.push(progress.done),
      onPartial: (part, share) => partial.push([part.calls.count, share]),
    });
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe(1);
    expect(partial).toHaveLength(1);
    expect(partial[0]![0]).toBeGreaterThan(1000);
    expect(partial[0]![0]).toBeLessThan(table.calls.count);
    expect(partial[0]![1]).toBeLessThan(1);
  });
});
