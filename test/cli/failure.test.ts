import { describe, expect, it } from 'vitest';
import { error } from '../../models/core/issue.ts';
import { issueLine } from '../../src/cli/failure.ts';

describe('the line of an issue', () => {
  const line = (path: string, message: string, where: { file?: string; line?: number }): string => issueLine(error('any', path, message, 'Mend it.', where));

  it.each([
    ['', 'x.csv does not exist.', { file: 'x.csv' }, 'x.csv does not exist. Mend it.\n'],
    ['', 'x.csv: 3 calls are odd.', { file: 'x.csv' }, 'x.csv: 3 calls are odd. Mend it.\n'],
    ['', 'x.csv looks like another.', { file: 'x.csv', line: 4 }, 'x.csv:4 looks like another. Mend it.\n'],
    ['', 'a.json is not valid JSON in line 3, column 3.', { file: 'a.json', line: 3 }, 'a.json is not valid JSON in line 3, column 3. Mend it.\n'],
    ['', 'A row is odd.', { file: 'x.csv', line: 4 }, 'x.csv:4: A row is odd. Mend it.\n'],
    ['/run', 'A day is odd.', { file: 'a.json' }, 'a.json /run: A day is odd. Mend it.\n'],
    ['/run', 'Days in /run/weekdays are odd.', {}, '/run: Days in /run/weekdays are odd. Mend it.\n'],
    ['', 'data.csv and x.csv.gz are odd.', { file: 'x.csv' }, 'x.csv: data.csv and x.csv.gz are odd. Mend it.\n'],
  ])('names a place once: %s %s %j', (path, message, where, words) => {
    expect(line(path, message, where)).toBe(words);
  });
});
