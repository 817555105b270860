import { describe, expect, it } from 'vitest';
import { cucmColumns } from '../../models/sample/cucm-columns.ts';
import { countText } from '../truth/count-records.mjs';
import { generated } from './generated.ts';
import type { SampleFormat } from '../../models/sample/generate-records.ts';
import type { RecordCount } from '../truth/count-records.mjs';
import type { SampleTruth } from '../../models/sample/sample-truth.ts';

const formats: SampleFormat[] = ['cucm', 'asterisk', 'freepbx'];

/** The truth in the words of the brute-force count. */
function asCount(truth: SampleTruth): Partial<RecordCount> {
  const instant = (text: string): number => Date.parse(text) / 1000;
  return {
    rows: truth.rows, calls: truth.calls, rejected: truth.rejected, merged: truth.merged, skipped: truth.skipped, rejects: truth.rejects as Record<string, number>,
    period: truth.period && { first: instant(truth.period.first), last: instant(truth.period.last) },
    trunks: truth.trunks
      .map(({ name, calls, occupiedSeconds, peak }) => ({
        name, calls, occupiedSeconds, peak: { concurrent: peak.concurrent, at: peak.at === null ? null : instant(peak.at) },
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

describe.each(formats)('%s records', (format) => {
  it('are the same bytes for the same seed, and others for another', () => {
    const settings = { users: 200, rows: 3000, seed: 5, format };
    const text = generated(settings).pieces.join('');
    expect(generated(settings).pieces.join('')).toBe(text);
    expect(generated({ ...settings, seed: 6 }).pieces.join('')).not.toBe(text);
  });

  it.each([[1200, { rows: 20_000 }], [150, { weeks: 4 }], [2500, { rows: 8001 }], [13, { weeks: 1 }]] as const)(
    'hold what the truth says, by a count that shares no code with it (%i users, %o)',
    (users, length) => {
      const { pieces, truth } = generated({ users, seed: 7, format, ...length });
      expect(countText(pieces, { format, tz: 'Europe/London' })).toMatchObject(asCount(truth));
      expect(truth.rows).toBe(truth.calls + truth.merged + truth.rejected);
      if ('rows' in length) expect(truth.rows).toBe(length.rows);
    },
  );

  it('hold dirty rows of every kind that the format knows', () => {
    const { truth } = generated({ rows: 5000, format });
    const kinds = ['columns', 'duplicate', 'duration', ...(format === 'cucm' ? ['not-a-call'] : []), 'time'];
    expect(Object.keys(truth.rejects).sort()).toEqual(kinds);
    expect(truth.merged).toBeGreaterThan(0);
    expect(truth.skipped).toBeGreaterThan(0);
  });
});

describe('the columns of each product', () => {
  it('are 133 for CUCM, in header, types and rows', () => {
    const lines = generated({ rows: 50 }).pieces.join('').trimEnd().split('\n');
    expect(cucmColumns).toHaveLength(133);
    for (const line of lines) expect(line.split(',')).toHaveLength(133);
    expect(lines[0]).toMatch(/^"cdrRecordType","globalCallID_callManagerId",/);
    expect(lines[1]).toMatch(/^INTEGER,/);
  });
  it('are 18 for Asterisk and 26 for FreePBX', () => {
    const columns = (line: string): number => line.replace(/"[^"]*"/g, 'x').split(',').length;
    expect(generated({ rows: 20, format: 'asterisk' }).pieces.join('').trimEnd().split('\n').map(columns)).toEqual(new Array(20).fill(18));
    expect(generated({ rows: 20, format: 'freepbx' }).pieces.join('').trimEnd().split('\n').map(columns)).toEqual(new Array(21).fill(26));
  });
});

describe('the company', () => {
  const { pieces, truth } = generated({ seed: 7, weeks: 2 });
  const peaks = new Map(truth.trunks.map(({ name, peak }) => [name, peak.concurrent]));
  it('fills its SIP trunks at times, and never more than they have', () => {
    expect(peaks.get('LON-SIP-1')).toBe(60);
    expect(peaks.get('MAN-SIP-1')).toBe(30);
  });
  it('never holds more than 30 channels of a primary rate interface', () => {
    expect(peaks.get('S0/SU2/DS1-0@leeds-gw')).toBeLessThanOrEqual(30);
    for (const { name, peak } of generated({ users: 6000, rows: 30_000 }).truth.trunks) {
      if (name.startsWith('S0/')) expect(peak.concurrent).toBeLessThanOrEqual(30);
    }
  });
  it('has busy, unanswered and blocked calls, and a quiet holiday', () => {
    const place = (name: string): number => cucmColumns.findIndex(([column]) => column === name);
    const causes = new Map<string, number>();
    const byDay = new Map<number, number>();
    for (const line of pieces.join('').split('\n')) {
      const cells = line.split(',');
      if (cells.length !== 133 || cells[0] !== '1') continue;
      causes.set(cells[place('destCause_value')]!, (causes.get(cells[place('destCause_value')]!) ?? 0) + 1);
      const day = Math.floor(Number(cells[place('dateTimeOrigination')]) / 86_400);
      byDay.set(day, (byDay.get(day) ?? 0) + 1);
    }
    for (const cause of ['17', '28', '34', '42', '393216']) expect(causes.get(cause)).toBeGreaterThan(0);
    const day = (date: string): number => byDay.get(Date.parse(date) / 86_400_000) ?? 0;
    expect(day('2026-10-16')).toBeLessThan(0.1 * day('2026-10-15'));
    expect(day('2026-10-12')).toBeGreaterThan(day('2026-10-09'));
  });
  it('loads London in the busiest day as a company of its size does', () => {
    // 42 to 60 erlang in the peak hours would be a full trunk; a day's mean over ten hours lies well below.
    const london = truth.trunks.find(({ name }) => name === 'LON-SIP-1')!;
    const meanErlangs = london.occupiedSeconds / (9 * 10 * 3600);
    expect(meanErlangs).toBeGreaterThan(18);
    expect(meanErlangs).toBeLessThan(40);
  });
});

it.each([[{ users: 12 }, 'users'], [{ users: 1.5 }, 'users'], [{ weeks: 0 }, 'weeks'], [{ rows: -1 }, 'rows'], [{ seed: -1 }, 'seed']] as const)(
  'refuses %o by name', (settings, name) => {
    expect(() => generated(settings)).toThrow(new RegExp(`^${name}`));
  },
);
