import { describe, expect, it } from 'vitest';
import { readingPreview } from '../../models/cdr/reading-preview.ts';
import type { ReadingOptions } from '../../models/cdr/source.ts';
import { fileOf, parseText } from './source.ts';
import { cucmRow, cucmText } from './cucm-text.ts';

const odd = 'Anfang;Dauer;Rufende;Gerufene;Leitung\n05/10/2026 09:00:00;90;2001;5001;Nord\nSumme;;;;\n05/10/2026 09:01:00;2;2002;5002;Nord\n';
const map = { start: 'Anfang', duration: 'Dauer', from: 'Rufende', to: 'Gerufene', trunk: 'Leitung' };

function preview(text: string, options: ReadingOptions): ReturnType<typeof readingPreview> {
  return readingPreview(fileOf('odd.csv', text, options), 50);
}

describe('a preview of a reading', () => {
  it('shows each row as its adapter understands it, and why one is no call', async () => {
    const { rows, problem, format, detection } = await preview(odd, { map, dateOrder: 'dmy', timeZone: 'Europe/Berlin' });
    expect([problem, format, detection!.score]).toEqual([null, 'csv', 1]);
    expect(rows.map(({ line, verdict, start, end, from, to, trunk }) => [line, verdict, start, end, from, to, trunk])).toEqual([
      [2, 'row', '2026-10-05T09:00:00+02:00', '2026-10-05T09:01:30+02:00', '2001', '5001', 'Nord'],
      [3, 'time', '', '', '', '', ''],
      [4, 'row', '2026-10-05T09:01:00+02:00', '2026-10-05T09:01:02+02:00', '2002', '5002', 'Nord'],
    ]);
  });

  it('follows the order of dates, the unit of durations and the zone', async () => {
    const { rows } = await preview(odd, { map, dateOrder: 'mdy', durationUnit: 'min', timeZone: 'UTC' });
    expect([rows[0]!.start, rows[0]!.end]).toEqual(['2026-05-10T09:00:00+00:00', '2026-05-10T10:30:00+00:00']);
  });

  it('says the same as the import where a file cannot be read', async () => {
    const { problem, rows } = await preview(odd, { map });
    await expect(parseText(odd, { map })).rejects.toMatchObject({ issues: [{ code: problem!.code }] });
    expect([problem!.code, rows]).toEqual(['date-order-unknown', []]);
  });

  it('does not say that no row tells the order of dates where it has not read them all', async () => {
    const row = '05/10/2026 09:00:00;90;2001;5001;Nord\n';
    const long = odd + row.repeat(9000) + '31/10/2026 09:00:00;90;2001;5001;Nord\n';
    expect((await preview(long, { map })).problem!.code).toBe('date-order-open');
    expect((await parseText(long, { map })).report.calls).toBe(9003);
    expect((await preview(long, { map, dateOrder: 'dmy' })).rows).toHaveLength(50);
  });

  it('reads a part of a large file only', async () => {
    let read = 0;
    const bytes = new TextEncoder().encode(odd + '05/10/2026 09:00:00;90;2001;5001;Nord\n'.repeat(1000));
    async function* chunks(): AsyncGenerator<Uint8Array> {
      for (; read < 1000; read++) yield bytes;
    }
    expect((await readingPreview({ name: 'big.csv', bytes: 1e9, chunks, options: { map, dateOrder: 'dmy' } }, 50)).rows).toHaveLength(50);
    expect(read).toBeLessThan(12);
  });

  it('understands fixed columns by a ruler', async () => {
    const text = 'DATE     TIME     LENGTH\n11.01.2710:00:00 00:01:00 2001 T1\n';
    const ruler = [{ role: 'start', from: 1, to: 8 }, { role: 'start', from: 9, to: 16 }, { role: 'duration', from: 18, to: 25 }, { role: 'from', from: 27, to: 30 }, { role: 'trunk', from: 32, to: 33 }] as const;
    const { rows, format } = await preview(text, { ruler: [...ruler], dateOrder: 'dmy' });
    expect([format, rows.length, rows[0]!.start, rows[0]!.end, rows[0]!.from, rows[0]!.trunk]).toEqual(['fixed', 1, '2027-01-11T10:00:00+00:00', '2027-01-11T10:01:00+00:00', '2001', 'T1']);
  });

  it('says why a format that is asked for does not fit', async () => {
    expect((await preview(odd, { format: 'cucm' })).problem!.message).toContain('does not read as Cisco');
    expect((await preview('', {})).problem!.code).toBe('empty-file');
  });

  it('shows as many calls as an import of a small file finds, with its instants', async () => {
    const text = cucmText(cucmRow(), cucmRow({ globalCallID_callId: 9, dateTimeOrigination: 0 }));
    const { rows } = await preview(text, {});
    const { report } = await parseText(text);
    expect(rows.filter(({ verdict }) => verdict === 'row')).toHaveLength(report.calls);
    expect(rows.filter(({ verdict }) => verdict !== 'row')).toHaveLength(report.rejected);
    expect(rows[0]!.start).toBe(report.period!.first);
  });
});
