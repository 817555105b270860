import { describe, expect, it } from 'vitest';
import { Outcome } from '../../models/cdr/call-table.ts';
import type { UnusableInput } from '../../models/core/issue.ts';
import { columnText } from '../../models/cdr/ruler.ts';
import type { RulerColumn } from '../../models/cdr/ruler.ts';
import type { ColumnRole } from '../../models/cdr/source.ts';
import { callRows, parseText, seizureRows } from './source.ts';

const at = (time: string): number => Date.parse(`2027-01-11T${time}Z`) / 1000;
const column = (role: ColumnRole, from: number, to: number): RulerColumn<ColumnRole> => ({ role, from, to });
const ruler = [column('start', 1, 19), column('duration', 21, 28), column('from', 30, 33), column('to', 35, 46), column('trunk', 48, 49)];

describe('a text of fixed columns', () => {
  it('gives columns counted from 1, both ends included, without blanks and NULs', () => {
    expect([columnText('abcdef', 2, 3), columnText('ab', 2, 5), columnText('ab', 3, 5), columnText('a \0b\0 ', 2, 6)]).toEqual(['bc', 'b', '', 'b']);
  });

  it('is read by a ruler; quotes and commas mean nothing, headings and blank lines are skipped', async () => {
    const text = [
      'Date       Time     Duration From To           Trunk',
      '-------------------------------------------------',
      '2027-01-11 10:00:00 00:01:00 2001 "0207,555    T1',
      '',
      '\f2027-01-11 10:00:30 00:00:30 2002 0207556      T2\0',
      '2027-01-11 1',
      '2027-01-11 10:00:31 00:00:xx 2002 0207556      T2',
    ].join('\r\n');
    const { table, report } = await parseText(text, { ruler });
    // Seven lines: two headings and a blank one are skipped; two calls; one line is cut off in its time, one has no duration.
    expect(report.files[0]).toMatchObject({ format: 'fixed', rows: 4, calls: 2, rejected: 2, merged: 0, skipped: 3 });
    expect(report.rejects.map(({ reason, firstLine }) => [reason, firstLine])).toEqual([['time', 6], ['duration', 7]]);
    expect(callRows(table)).toEqual([
      [at('10:00:00'), 0, at('10:01:00'), '2001', '"0207,555', Outcome.unknown],
      [at('10:00:30'), 0, at('10:01:00'), '2002', '0207556', Outcome.unknown],
    ]);
    expect(seizureRows(table).map(([, name]) => name)).toEqual(['T1', 'T2']);
  });

  it('joins a role that is given twice, and turns ends into starts in instants', async () => {
    const parts = [column('end', 1, 8), column('end', 9, 16), column('duration', 17, 24)];
    // 25 October 2026 in London: 02:00 comes after 01:59:59 twice shown; the call ran from 00:59:00 UTC to 02:00:00 UTC.
    const { table } = await parseText('25.10.2602:00:0001:01:00\n26.10.2602:00:0001:01:00\n', { ruler: parts, timeZone: 'Europe/London', dateOrder: 'dmy' });
    const day = (text: string): number => Date.parse(text) / 1000;
    expect(callRows(table).map(([start, , end]) => [start, end])).toEqual([
      [day('2026-10-25T00:59:00Z'), day('2026-10-25T02:00:00Z')], [day('2026-10-26T00:59:00Z'), day('2026-10-26T02:00:00Z')],
    ]);
  });

  it('needs two of start, end and duration, and columns that are some', async () => {
    const refusal = async (columns: RulerColumn<ColumnRole>[]): Promise<string> => {
      const reason: unknown = await parseText('2027-01-11 10:00:00 60\n', { ruler: columns }).catch((problem: unknown) => problem);
      return (reason as UnusableInput).issues[0]!.code;
    };
    expect(await refusal([column('start', 1, 19)])).toBe('ruler-lacks');
    expect(await refusal([column('start', 1, 19), column('duration', 22, 21)])).toBe('bad-ruler');
  });
});
