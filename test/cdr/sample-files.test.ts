import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UnusableInput } from '../../models/core/issue.ts';
import type { CallTable } from '../../models/cdr/call-table.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import type { ReadingOptions } from '../../models/cdr/source.ts';
import truth from '../truth/records/sample-files.json' with { type: 'json' };
import { fileOf } from './source.ts';

/** Real and published call records, which are not part of the repository. */
const folder = process.env['BUSYHOUR_CDR_SAMPLES'];

const OPTIONS: Record<string, ReadingOptions> = {
  'generic-sip/synthetic-aws-cdr.csv': { map: { start: 'start_time:string', end: 'end_time:string', duration: '7', from: '~from', to: '~to' } },
  'asterisk-freepbx/excel-cr-only.csv': { dateOrder: 'dmy' },
};

/** Highest number of intervals at once and the earliest instant of it, by asking at every start. */
function peak(intervals: [number, number][]): [number, number | null] {
  let best = 0;
  let at: number | null = null;
  for (const [moment] of [...intervals].sort((a, b) => a[0] - b[0])) {
    const held = intervals.filter(([start, end]) => start <= moment && moment < end).length;
    if (held > best) [best, at] = [held, moment];
  }
  return [best, at];
}

function counted(table: CallTable): unknown {
  const { calls, seizures, devices } = table;
  const trunks: Record<string, { calls: number; seconds: number; peak: [number, number | null] }> = {};
  devices.forEach(({ name, reading }, device) => {
    if (reading !== 'trunk') return;
    const own = [...seizures.device.keys()].filter((at) => seizures.device[at] === device);
    const intervals = own.map((at): [number, number] => [seizures.start[at]!, seizures.end[at]!]);
    trunks[name] = { calls: new Set(own.map((at) => seizures.call[at])).size, seconds: intervals.reduce((sum, [start, end]) => sum + end - start, 0), peak: peak(intervals) };
  });
  const all = [...calls.start.keys()].map((at): [number, number] => [calls.start[at]!, calls.end[at]!]);
  return { trunks, total: { seconds: all.reduce((sum, [start, end]) => sum + end - start, 0), peak: peak(all) } };
}

describe.skipIf(!folder || !existsSync(folder))('files of other people', () => {
  const root = folder ?? '';
  const names = folder && existsSync(folder) ? readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('/')) : [];

  it.each(Object.entries(truth.files))('%s is read as the count says', async (name, { rows, calls, rejected, trunks, total }) => {
    const { table, report } = await parseCalls([fileOf(name, readFileSync(join(root, name)), OPTIONS[name])]);
    expect({ rows: report.rows, calls: report.calls, rejected: report.rejected }).toEqual({ rows, calls, rejected });
    expect(report.rows).toBe(report.calls + report.rejected + report.merged);
    expect(counted(table)).toEqual({ trunks, total });
  });

  it.each(names.filter((name) => !(name in truth.files)))('%s is refused with a sentence', async (name) => {
    const refusal = await parseCalls([fileOf(name, readFileSync(join(root, name)))]).then(() => null, (problem: unknown) => problem);
    expect(refusal).toBeInstanceOf(UnusableInput);
    const [issue] = (refusal as UnusableInput).issues;
    expect(issue!.message).toContain(name);
    expect(issue!.message).toMatch(/\.$/);
    expect(issue!.fix).toMatch(/^[A-Z].*\.$/);
  });
});
