import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { analyse } from '../../models/traffic/analyse.ts';
import { countFiles } from '../truth/count-records.mjs';
import type { ReadingOptions } from '../../models/cdr/source.ts';
import type { CountOptions } from '../truth/count-records.mjs';

/** Folder of real records, which are not part of the repository; without it only this file's counts stand still. */
const folder = process.env['BUSYHOUR_CDR_SAMPLES'] ?? '';

const files: [path: string, count: CountOptions, reading: ReadingOptions][] = [
  ['cisco-cucm/cucm15-cdr.txt', { format: 'cucm' }, {}],
  ['cisco-cucm/headerless-typeline-cdr.txt', { format: 'cucm' }, {}],
  ['asterisk-freepbx/master-csv-pseudonymised.csv', { format: 'asterisk', tz: 'UTC' }, { timeZone: 'UTC' }],
  ['asterisk-freepbx/master-csv-small.csv', { format: 'asterisk', tz: 'UTC' }, { timeZone: 'UTC' }],
  ['asterisk-freepbx/freepbx-cdrreport-16col.csv', { format: 'freepbx', tz: 'Europe/Lisbon' }, { timeZone: 'Europe/Lisbon' }],
  ['asterisk-freepbx/excel-cr-only.csv', { format: 'csv', dateOrder: 'dmy', map: { start: 'calldate', duration: 'duration' } }, { dateOrder: 'dmy' }],
  ['generic-sip/cdr-stats-import.csv', { format: 'csv', map: { start: 'starting_date', duration: 'duration', id: 'callid' } }, {}],
  ['generic-sip/synthetic-aws-cdr.csv',
    { format: 'csv', map: { start: 'start_time:string', end: 'end_time:string', trunk: 'service_provider_id:string' } },
    { map: { start: 'start_time:string', end: 'end_time:string', trunk: 'service_provider_id:string' } }],
];

describe.skipIf(!existsSync(folder))('real records, against the brute-force count', () => {
  it.each(files)('%s', async (path, counting, reading) => {
    const bytes = readFileSync(join(folder, path));
    const count = await countFiles([join(folder, path)], counting);
    const { table, report } = await parseCalls([{
      name: 'records', bytes: bytes.length, options: reading,
      async *chunks() {
        yield new Uint8Array(bytes);
      },
    }]);
    const { trunks, total } = analyse(table, { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], holidays: [] });
    const figures = ({ name, calls, occupiedSeconds, peak }: (typeof trunks)[number]): object => ({
      name, calls, occupiedSeconds, peak: { concurrent: peak.concurrent, at: peak.at === null ? null : Date.parse(peak.at) / 1000 },
    });
    const byName = <T extends { name: string }>(list: T[]): T[] => list.sort((a, b) => (a.name < b.name ? -1 : 1));
    expect({
      rows: report.rows, calls: report.calls, rejected: report.rejected, merged: report.merged,
      trunks: byName(trunks).map(figures), total: figures({ name: 'total', ...total }),
    }).toEqual({
      rows: count.rows, calls: count.calls, rejected: count.rejected, merged: count.merged, trunks: count.trunks, total: { name: 'total', ...count.total },
    });
  });
});
