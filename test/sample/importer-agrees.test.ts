import { describe, expect, it } from 'vitest';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { analyse } from '../../models/traffic/analyse.ts';
import { countText } from '../truth/count-records.mjs';
import { generated } from './generated.ts';
import type { CallRecordSource } from '../../models/cdr/source.ts';
import type { SampleFormat } from '../../models/sample/generate-records.ts';

function sourceOf(pieces: readonly string[]): CallRecordSource {
  const encoder = new TextEncoder();
  const bytes = pieces.map((piece) => encoder.encode(piece));
  return {
    name: 'northwind.csv',
    bytes: bytes.reduce((sum, { length }) => sum + length, 0),
    async *chunks() {
      yield* bytes;
    },
    options: { timeZone: 'Europe/London' },
  };
}

describe.each(['cucm', 'asterisk', 'freepbx'] as SampleFormat[])('import and analysis of generated %s records', (format) => {
  const { pieces, truth } = generated({ seed: 11, rows: 30_000, format });
  const count = countText(pieces, { format, tz: 'Europe/London' });

  it('give the rows, rejects and merges of the truth', async () => {
    const { report } = await parseCalls([sourceOf(pieces)], { zone: 'Europe/London' });
    const rejects: Record<string, number> = {};
    for (const group of report.rejects) rejects[group.reason] = (rejects[group.reason] ?? 0) + group.count;
    expect({ rows: report.rows, calls: report.calls, rejected: report.rejected, merged: report.merged, skipped: report.files[0]!.skipped, rejects })
      .toEqual({ rows: truth.rows, calls: truth.calls, rejected: truth.rejected, merged: truth.merged, skipped: truth.skipped, rejects: truth.rejects });
  });

  it('give calls, occupied seconds, peak and its instant of the brute-force count, for each trunk and in all', async () => {
    const { table } = await parseCalls([sourceOf(pieces)], { zone: 'Europe/London' });
    const analysis = analyse(table, { zone: 'Europe/London', weekdays: [1, 2, 3, 4, 5], holidays: [] });
    const measured = [...analysis.trunks, { name: 'total', ...analysis.total }]
      .map(({ name, calls, occupiedSeconds, peak }) => ({
        name, calls, occupiedSeconds, peak: { concurrent: peak.concurrent, at: peak.at === null ? null : Date.parse(peak.at) / 1000 },
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const counted = [...count.trunks, { name: 'total', ...count.total }].sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(measured).toEqual(counted);
  });
});
