import { describe, expect, it } from 'vitest';
import { fileFingerprints } from '../../models/cdr/fingerprint.ts';
import { prepareSimulation } from '../../models/study/prepare-simulation.ts';
import { tableOf } from '../callflow/table-builder.ts';

const MONDAY = Date.UTC(2026, 9, 19, 9) / 1000;
const calls = (seconds: number, source: number) => Array.from({ length: 20 }, (_, at) => ({ from: '2001', to: '01619460000', start: MONDAY + 60 * at, end: MONDAY + 60 * at + seconds, held: ['T1'], source }));
const table = tableOf([...calls(100, 0), ...calls(200, 1)], ['p', 'p']);
const prints = fileFingerprints(table);

/** The paths of the warnings of changed records, for rows of `/demand/calls`. */
async function told(rows: object[]): Promise<string[]> {
  const document = {
    busyhour: 1, name: 'Saved', sites: [{ id: 'hq', timeZone: 'UTC' }], pbxs: [{ id: 'p', site: 'hq' }],
    trunks: [{ id: 't', channels: 30, cdrNames: ['T1'] }], demand: { calls: rows },
  };
  const { warnings } = await prepareSimulation({ document, table, directory: null, overrides: {} });
  return warnings.filter(({ code }) => code === 'records-changed').map(({ path }) => path);
}

describe('records that a scenario was saved with', () => {
  it('are told when they are others, and are simulated nevertheless', async () => {
    expect(await told([{ file: 'f0.csv', fingerprint: prints[0] }, { file: 'f1.csv', fingerprint: prints[0] }])).toEqual(['/demand/calls/1']);
  });
  it('are not told when they are the same, in whatever order, or were saved without a fingerprint', async () => {
    expect(await told([{ file: 'f1.csv', fingerprint: prints[1] }, { file: 'f0.csv', fingerprint: prints[0] }])).toEqual([]);
    expect(await told([{ file: 'f0.csv' }, { file: 'f1.csv' }])).toEqual([]);
  });
  it('are not compared with a sample, which is always the same', async () => {
    expect(await told([{ sample: { users: 100 } }, { file: 'f1.csv', fingerprint: prints[1] }])).toEqual([]);
  });
});
