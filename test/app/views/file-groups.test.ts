import { expect, it } from 'vitest';
import type { FileReport } from '../../../models/cdr/import-report.ts';
import { fileGroups } from '../../../src/app/views/import/file-groups.ts';

const report = (name: string, calls: number): FileReport => ({ name, format: 'cucm', rows: calls, calls, rejected: 0, merged: 0, skipped: 1, doubtful: 0, encoding: 'utf-8', timeZone: 'UTC', detection: null });

it('many files of one archive are one group with their sums, few are shown one by one', () => {
  const files = [report('a.csv', 1), ...Array.from({ length: 300 }, (_, at) => report(`cdr.zip/${at}`, 2)), report('b.zip/1', 3), report('b.zip/2', 4)];
  expect(fileGroups(files).map(({ name, files: inner, calls, skipped, formats }) => [name, inner.length, calls, skipped, formats])).toEqual([
    ['a.csv', 1, 1, 1, 'cucm'], ['cdr.zip', 300, 600, 300, 'cucm'], ['b.zip/1', 1, 3, 1, 'cucm'], ['b.zip/2', 1, 4, 1, 'cucm'],
  ]);
});
