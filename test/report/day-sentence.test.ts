import { describe, expect, it } from 'vitest';
import { daySentence } from '../../models/report/day-sentence.ts';
import { dayTable } from '../../src/app/views/capacity/day-table.ts';

const quarters = (at: number, value: number): number[] => Array.from({ length: 96 }, (_, quarter) => (quarter === at ? value : 0));
const curve = { id: 't1', mean: quarters(41, 12.34), highest: quarters(41, 15.5), peak: quarters(44, 21) };

describe('the day of a resource', () => {
  it('is told by its busiest quarter and its highest level', () => {
    expect(daySentence(curve, 'channels', 30)).toBe('Busiest from 10:15 to 10:30: 12.3 on average. Most on any day: 21 channels, between 11:00 and 11:15; it has 30 channels.');
    expect(daySentence({ ...curve, peak: quarters(95, 21) }, 'channels', null)).toMatch(/21 channels, between 23:45 and 24:00; it has no limit\.$/);
    expect(daySentence({ id: 'net/up', mean: quarters(0, 2e6), highest: quarters(0, 3e6), peak: quarters(0, 4e6) }, 'bit/s', 1e7)).toBe('Busiest from 00:00 to 00:15: 2 Mbit/s on average. Most on any day: 4 Mbit/s, between 00:00 and 00:15; it has 10 Mbit/s.');
    expect(daySentence({ id: 't1', mean: quarters(0, 0), highest: quarters(0, 0), peak: quarters(0, 0) }, 'channels', 30)).toBe('Nothing is used on any day.');
  });

  it('has a row for each quarter', () => {
    const { columns, rows } = dayTable(curve, 'channels');
    expect(columns.map(({ label }) => label)).toEqual(['From', 'Mean, channels', 'Mean daily highest, channels', 'Highest of all days, channels']);
    expect(rows).toHaveLength(96);
    expect(rows[41]).toEqual(['10:15', '12.3', '15.5', '0']);
  });
});
