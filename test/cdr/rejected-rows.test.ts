import { describe, expect, it } from 'vitest';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import type { Reject } from '../../models/cdr/import-report.ts';
import { fileOf } from './source.ts';

/** Rejected rows of a text as they are given for the download. */
async function rejected(text: string, piece = 65_536): Promise<[number, string][]> {
  const rejects: Reject[] = [];
  await parseCalls([fileOf('a.csv', text, {}, piece)], { onReject: (reject) => rejects.push(reject) });
  return rejects.map(({ line, text: row }) => [line, row]);
}

const GOOD = '2027-01-11 10:00:00,60,2001\n';

describe('rejected rows are kept as they came', () => {
  it('with quotes that need not be, blanks, quotes out of order and line breaks in cells', async () => {
    const text = `start,duration,to\n${GOOD}"when","60","2001"\n${GOOD}${GOOD}when,60,"a ""b"" c"\n"when\never",60,"two\nlines"\nwhen,60,a "b" c\n${GOOD}when,60`;
    const expected = [[3, '"when","60","2001"'], [6, 'when,60,"a ""b"" c"'], [7, '"when\never",60,"two\nlines"'], [10, 'when,60,a "b" c'], [12, 'when,60']];
    expect(await rejected(text)).toEqual(expected);
  });

  it.each([['\n'], ['\r\n'], ['\r']])('at line ends %j, in a file of many pieces, each row at its line', async (newline) => {
    const lines = ['start,duration,to', ...Array.from({ length: 20_000 }, (_, at) => (at % 7 === 3 ? `"when ${at}",60,2001` : `2027-01-11 10:00:00,${at % 100},2001`))];
    const wanted = lines.flatMap((row, at): [number, string][] => (row.startsWith('"') ? [[at + 1, row]] : []));
    expect(await rejected(lines.join(newline) + newline)).toEqual(wanted);
    expect(await rejected(lines.join(newline), 1000)).toEqual(wanted);
  });

  it('of formats of lines too', async () => {
    const rejects: Reject[] = [];
    const line = (start: string): string => `${start}  00:01:00  2001`;
    const text = [line('2027-01-11 10:00:00'), line('2027-13-11 10:00:00'), `\0${line('2027-01-32 10:00:00')}\0`].join('\r\n');
    const options = { ruler: [{ role: 'start' as const, from: 1, to: 19 }, { role: 'duration' as const, from: 22, to: 29 }] };
    await parseCalls([fileOf('a.txt', text, options)], { onReject: (reject) => rejects.push(reject) });
    expect(rejects.map(({ line: at, text: row }) => [at, row])).toEqual([[2, line('2027-13-11 10:00:00')], [3, `\0${line('2027-01-32 10:00:00')}\0`]]);
  });
});
