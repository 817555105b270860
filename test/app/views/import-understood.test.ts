import { describe, expect, it } from 'vitest';
import type { FileReport } from '../../../models/cdr/import-report.ts';
import type { ReadingPreview, UnderstoodRow } from '../../../models/cdr/reading-preview.ts';
import { kindOf } from '../../../src/app/state/file-kind.ts';
import { detectionGroups, holds, sureness } from '../../../src/app/views/import/detection-words.ts';
import { qualityFigures } from '../../../src/app/views/import/quality-figures.ts';
import { changed, choices, readingOf, wayOf } from '../../../src/app/views/import/reading-draft.ts';
import { evenLine, rulerScale, runsOf, withColumn, withEdge } from '../../../src/app/views/import/ruler-edit.ts';
import { endWords, instantWords, laterWords, understoodSentence } from '../../../src/app/views/import/understood-words.ts';

function fileReport(name: string, format: string, score: number): FileReport {
  return { name, format, rows: 0, calls: 0, rejected: 0, merged: 0, skipped: 0, doubtful: 0, encoding: 'utf-8', timeZone: 'UTC', detection: { score, evidence: ['the header'], runnerUp: null } };
}

describe('what files were taken for', () => {
  it('is told once of files that are alike', () => {
    const unread: FileReport = { ...fileReport('x', '', 0), detection: null, error: { code: 'c', severity: 'error', path: '', file: 'x', line: null, message: 'm', fix: 'f' } };
    const groups = detectionGroups([fileReport('a', 'cucm', 1), fileReport('b', 'csv', 0.4), fileReport('c', 'cucm', 1), unread, { ...unread, name: 'y' }]);
    expect(groups.map(({ name, format, files }) => [name, format, files])).toEqual([['a and 1 more', 'cucm', [0, 2]], ['b', 'csv', [1]], ['x', '', [3]], ['y', '', [4]]]);
    expect(groups.map(({ detection }) => detection === null)).toEqual([false, false, true, true]);
  });

  it('is told of records that were kept before detections were', () => {
    const { detection: _, ...old } = fileReport('a', 'cucm', 1);
    expect(detectionGroups([old as FileReport])[0]!.detection).toBeNull();
  });

  it('belongs to the archive or folder that was chosen', () => {
    expect([holds('a.zip', 'a.zip/b.csv'), holds('a', 'a'), holds('a', 'ab'), holds('a', 'b/a')]).toEqual([true, true, false, false]);
  });

  it('is as sure as its score', () => {
    expect([1, 0.95, 0.9, 0.7, 0.4].map(sureness)).toEqual(['certain', 'certain', 'very likely', 'likely', 'a guess']);
  });
});

describe('a ruler', () => {
  const lines = ['DATE     TIME EXT', '01/02/27 0900 2000', '', '02/02/27 0903 200'];

  it('counts every character', () => {
    expect(rulerScale(23)).toBe('----+---10----+---20---');
    for (const end of [10, 20, 100, 110]) expect(rulerScale(120).slice(0, end).endsWith(String(end))).toBe(true);
    expect(evenLine('a\tb\0c')).toBe('a→b·c');
  });

  it('sees columns between blank gutters of the rows, whatever the heading', () => {
    expect(runsOf(lines)).toEqual([{ from: 1, to: 8 }, { from: 10, to: 13 }, { from: 15, to: 18 }]);
    expect(runsOf([])).toEqual([]);
  });

  it('gets the next free column and role, the one that was clicked, or the one that was drawn', () => {
    const first = withColumn([], lines);
    expect(withColumn(first, lines)).toEqual([{ role: 'start', from: 1, to: 8 }, { role: 'duration', from: 10, to: 13 }]);
    expect(withColumn(first, lines, { from: 16, to: 16 })[1]).toEqual({ role: 'duration', from: 15, to: 18 });
    expect(withColumn(first, lines, { from: 9, to: 9 })[1]).toEqual({ role: 'duration', from: 9, to: 9 });
    expect(withColumn(first, lines, { from: 3, to: 12 })[1]).toEqual({ role: 'duration', from: 3, to: 12 });
    expect(withColumn([{ role: 'start', from: 1, to: 20 }], lines)[1]).toEqual({ role: 'duration', from: 21, to: 21 });
  });

  it('keeps the edges of a column in order', () => {
    const columns = [{ role: 'start', from: 5, to: 8 }] as const;
    expect(withEdge(columns, 0, 'from', 9)[0]).toMatchObject({ from: 8, to: 8 });
    expect(withEdge(columns, 0, 'from', -3)[0]).toMatchObject({ from: 1, to: 8 });
    expect(withEdge(columns, 0, 'to', 2)[0]).toMatchObject({ from: 5, to: 5 });
    expect(withEdge(columns, 0, 'to', 30)[0]).toMatchObject({ from: 5, to: 30 });
  });
});

describe('choices on screen', () => {
  it('shut out the other ways of telling the columns', () => {
    const draft = { format: 'cucm', year: 2027, map: { start: 'a' } };
    const columns = [{ role: 'start', from: 1, to: 2 }] as const;
    expect(readingOf(draft, 'format', { start: 'b' }, columns)).toEqual({ format: 'cucm', year: 2027 });
    expect(readingOf(draft, 'header', { start: 'b' }, columns)).toEqual({ year: 2027, map: { start: 'b' } });
    expect(readingOf(draft, 'ruler', { start: 'b' }, columns)).toEqual({ year: 2027, ruler: columns });
    expect([wayOf(undefined, undefined), wayOf({}, undefined), wayOf(undefined, [])]).toEqual(['format', 'header', 'ruler']);
  });

  it('leave to the file what is not chosen, and keep what a profile chose', () => {
    expect(changed({ year: 2027, encoding: 'utf-8' }, 'encoding', '')).toEqual({ year: 2027 });
    expect(changed({}, 'dateOrder', 'dmy')).toEqual({ dateOrder: 'dmy' });
    expect(choices.delimiter('^').at(-1)).toEqual({ value: '^', label: '^' });
    expect(choices.encoding(undefined, 'windows-1252')[0]!.label).toBe('As detected: windows-1252');
  });
});

describe('rows as they would be understood', () => {
  const row: UnderstoodRow = { line: 2, verdict: 'row', start: '2026-10-25T00:59:50+01:00', answer: '', end: '2026-10-25T01:00:10+00:00', from: '1', to: '2', trunk: 'T', outcome: 'unknown', text: '' };
  const preview = (rows: UnderstoodRow[]): ReadingPreview => ({ format: 'csv', detection: null, encoding: 'utf-8', timeZone: 'UTC', rows, warnings: [], problem: null });

  it('say instants with their offset, later ones only where it changed', () => {
    expect([instantWords(row.start), laterWords(row.end, row.start), laterWords('2026-10-25T00:59:59+01:00', row.start), laterWords('', row.start)])
      .toEqual(['2026-10-25 00:59:50 +01:00', '2026-10-25 01:00:10 +00:00', '00:59:59', '']);
  });

  it('say how calls ended', () => {
    expect([row, { ...row, answer: row.start }, { ...row, outcome: 'noAnswer' as const }].map(endWords)).toEqual(['', 'answered', 'no answer']);
  });

  it('are counted', () => {
    const bad: UnderstoodRow = { ...row, verdict: 'time' };
    expect([preview([]), preview([row]), preview([row, row]), preview([row, bad])].map(understoodSentence)).toEqual([
      'No row of a call stands in the first part of the file.', 'The first row is understood.', 'All of the first 2 rows are understood.', '1 of the first 2 rows are understood; 1 would be rejected.',
    ]);
  });
});

describe('quality and files', () => {
  it('has its units, and says what no record tells', () => {
    const figures = qualityFigures({ calls: 12, of: 20, medianLoss: 0.00123, medianJitterMs: 7.5, medianLatencyMs: null, callsWithMlqk: 1, medianMlqk: 4.256 });
    expect(figures.map(({ name, value, note }) => [name, value, note])).toEqual([['Packets lost', '0.12%', ''], ['Jitter', '8 ms', ''], ['Latency', 'not told', ''], ['MLQK (1 to 5)', '4.26', 'of 1 call']]);
  });

  it('takes a profile for a profile, not for a scenario', () => {
    expect(kindOf('a.json', '{ "busyhourProfile": 1', null)).toBe('profile');
    expect(kindOf('a.json', '{ "busyhour": 1', null)).toBe('scenario');
  });
});
