import { UnusableInput, error, warning } from '../../core/issue.ts';
import type { Issue } from '../../core/issue.ts';
import { YearFinder } from '../year-finder.ts';
import type { AdapterContext } from './adapter.ts';

/** The finder of the year of records that name only day and month. Throws UnusableInput with the sentence how to give it, when neither the user nor the file's name does. */
export function yearFinder({ file, year }: AdapterContext): YearFinder {
  const finder = new YearFinder(year, file);
  if (finder.evidence !== '') return finder;
  throw new UnusableInput([error('year-unknown', '', `${file} has records that name day and month only, and nothing tells their year.`, 'Give the year of the first record (--year 2027), or put it into the name of the file (smdr-2027-01.txt).', { file })]);
}

/** What is to be said about a year that the user did not give. */
export function yearWarnings({ file, year }: AdapterContext, finder: YearFinder): Issue[] {
  if (year !== null || finder.evidence === '') return [];
  return [warning('year-inferred', '', `${file}: its records name day and month only; their year was taken from ${finder.evidence}, and goes up where December is followed by January.`, 'Give the year of the first record (--year) if that is wrong.', { file })];
}
