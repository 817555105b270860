import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../models/cdr/fingerprint.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import type { QualityColumns } from '../../models/cdr/call-table.ts';
import { transferables } from '../../models/cdr/transferables.ts';
import { cucmRow, cucmText } from './cucm-text.ts';
import { fileOf } from './source.ts';

const cmr = readFileSync(new URL('./fixtures/cucm-cmr.txt', import.meta.url), 'utf8');
/** Four calls: 1 to 3 of cluster C1 and node 2, and call 1 of cluster C2. */
const cdr = cucmText(
  cucmRow({ globalCallID_callId: 1 }),
  cucmRow({ globalCallID_callId: 2, origLegCallIdentifier: 21, destLegIdentifier: 22 }),
  cucmRow({ globalCallID_callId: 3, origLegCallIdentifier: 31, destLegIdentifier: 32 }),
  cucmRow({ globalCallID_callId: 1, globalCallId_ClusterID: 'C2' }),
);
const files = [fileOf('cdr', cdr), fileOf('cmr', cmr)];

/** Columns of quality as plain rows, by call. */
function qualityRows(quality: QualityColumns | undefined): number[][] {
  const { records, packets, lost, jitter, latency, mlqk } = quality!;
  return [...records.keys()].map((call) => [records[call]!, packets[call]!, lost[call]!, jitter[call]!, latency[call]!, mlqk[call]!]);
}

/*
 * The file by hand.
 *  lines  1, 2   skipped   header and column types
 *  lines  3, 4   merged    legs 11 and 12 of call 1: 1000 + 900 packets, 0 + 100 lost, jitter 3 and 20, latency 5 and 40, MLQK 4.5 and 3.2
 *  line   5      merged    leg 21 of call 2: 500 packets, none lost, jitter 1, latency 0, no MLQK in its metrics
 *  line   6      rejected  call 9 is in no file
 *  line   7      rejected  call 1 of node 3
 *  line   8      merged    leg 11 of call 1 of cluster C2: no packets, empty metrics
 *  line   9      rejected  duplicate of line 3
 *  line  10      rejected  five columns
 *  line  11      rejected  record type 1: a CDR
 *  line  12      rejected  no call id
 *  line  13      skipped   header again
 * 13 lines − 3 skipped = 10 rows = 4 merged + 6 rejected. Call 3 has no record.
 */
describe('CUCM quality records', () => {
  it('are merged into their calls, or rejected with a reason', async () => {
    const { report } = await parseCalls(files);
    expect(report.files[1]).toMatchObject({ format: 'cucm-cmr', rows: 10, calls: 0, merged: 4, rejected: 6, skipped: 3 });
    expect(report.rows).toBe(report.calls + report.merged + report.rejected);
    expect(report.rejects.map(({ reason, count, firstLine }) => [reason, count, firstLine]).sort()).toEqual([['columns', 1, 10], ['duplicate', 1, 9], ['no-call', 3, 6], ['not-a-call', 1, 11]]);
    expect(report.rejects.find(({ reason }) => reason === 'no-call')!.example).toMatch(/^2,2,9,/);
    expect(report.warnings.map(({ code, message }) => [code, message])).toEqual([['cmr-records', 'cmr has 2 quality records (CMR) of calls that are in none of the files.']]);
  });

  it('stand beside the calls, of the worst leg where there are two', async () => {
    const { table, report } = await parseCalls(files);
    expect(qualityRows(table.quality)).toEqual([
      [2, 1900, 100, 20, 40, 32_000],
      [1, 500, 0, 1, 0, 0],
      [0, 0, 0, 0, 0, 0],
      [1, 0, 0, 0, 0, 0],
    ]);
    // Loss of calls with packets: 100 ÷ 2000 and 0. Jitter 20, 1, 0; latency 40, 0, 0.
    expect(report.quality).toEqual({ calls: 3, of: 4, medianLoss: 0.025, medianJitterMs: 1, medianLatencyMs: 0, callsWithMlqk: 1, medianMlqk: 3.2 });
  });

  it('are the same in any order of files and rows', async () => {
    const [first, second, ...rows] = cmr.trimEnd().split('\n');
    const turned = [first, second, ...rows.slice(0, -1).reverse(), ''].join('\n');
    const one = await parseCalls(files);
    for (const order of [[files[1]!, files[0]!], [fileOf('cmr', turned), files[0]!], [files[0]!, fileOf('cmr', turned, {}, 7)]]) {
      const { table, report } = await parseCalls(order);
      expect(table.quality).toEqual(one.table.quality);
      expect(report.quality).toEqual(one.report.quality);
      expect([report.rows, report.calls, report.merged, report.rejected]).toEqual([14, 4, 4, 6]);
    }
  });

  it('give a rejected row as it came, also when it waited for its call', async () => {
    const rows: [number, string][] = [];
    await parseCalls([files[1]!, files[0]!], { onReject: ({ reason, line, text }) => reason === 'no-call' && rows.push([line, text]) });
    const lines = cmr.split('\n');
    expect(rows.sort((a, b) => a[0] - b[0])).toEqual([6, 7, 12].map((line) => [line, lines[line - 1]]));
  });

  it('leave tables of other files as they are', async () => {
    const { table, report } = await parseCalls([files[0]!]);
    expect('quality' in table || 'quality' in report).toBe(false);
    const joined = (await parseCalls(files)).table;
    expect(fingerprint(joined)).toBe(fingerprint(table));
    expect(transferables(joined).length).toBe(transferables(table).length + 6);
  });

  it('of calls of another PBX are not joined', async () => {
    const { report } = await parseCalls([fileOf('cdr', cdr, { pbx: 'a' }), fileOf('cmr', cmr, { pbx: 'b' })]);
    expect([report.merged, report.quality]).toEqual([0, undefined]);
  });

  it('without calls are refused with a sentence', async () => {
    await expect(parseCalls([files[1]!])).rejects.toThrow(/cmr holds only quality records \(CMR\), not calls/);
  });

  it('are known without header', async () => {
    const [, types, ...rows] = cmr.split('\n');
    const wide = rows.slice(0, 3);
    for (const text of [[types, ...wide], wide]) {
      const { report } = await parseCalls([files[0]!, fileOf('cmr', `${text.join('\n')}\n`)]);
      expect(report.files[1]).toMatchObject({ format: 'cucm-cmr', merged: 3 });
    }
  });
});
