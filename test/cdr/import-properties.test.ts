import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallTable } from '../../models/cdr/call-table.ts';
import { fingerprint } from '../../models/cdr/fingerprint.ts';
import { parseCalls } from '../../models/cdr/parse-calls.ts';
import { cucmHeader, cucmRow, cucmText, cucmTypes } from './cucm-text.ts';
import { callRows, fileOf, seizureRows } from './source.ts';

/** Few ids, legs and instants, so that calls span rows, rows repeat and times tie. */
const row = fc.record({
  globalCallID_callId: fc.integer({ min: 1, max: 6 }),
  origLegCallIdentifier: fc.integer({ min: 0, max: 3 }),
  destLegIdentifier: fc.integer({ min: 0, max: 3 }),
  dateTimeOrigination: fc.constantFrom(0, 1_700_000_000, 1_700_000_010, 1_700_000_020),
  dateTimeConnect: fc.constantFrom(0, 1_700_000_015),
  dateTimeDisconnect: fc.constantFrom(1_700_000_010, 1_700_000_030, 1_700_000_060),
  callingPartyNumber: fc.constantFrom('2001', '2002', 'b0010', '"', 'Zoë'),
  origDeviceName: fc.constantFrom('', 'T1', 'SEP001'),
  destDeviceName: fc.constantFrom('', 'T1', 'T2'),
  cdrRecordType: fc.constantFrom(1, 1, 1, 1, 2),
}).map((cells) => cucmRow(cells).replace('"""', '""""'));

/** The calls without what depends on the order of rows: each call with its seizures, sorted. */
function content(table: CallTable): string[] {
  const held = seizureRows(table);
  return callRows(table).map((call, at) => JSON.stringify([call, held.filter(([of]) => of === at).map((own) => own.slice(1).join()).sort()])).sort();
}

describe('an import', () => {
  it('accounts for every row, in each file and in all', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.array(row, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 }), async (files) => {
      const sources = files.map((rows, at) => fileOf(`f${at}`, cucmText(...rows)));
      sources.push(fileOf('sure', cucmText(cucmRow({ globalCallID_callId: 99 }))));
      const rejects: number[] = [];
      const { report, table } = await parseCalls(sources, { onReject: ({ line }) => rejects.push(line) });
      expect(report.rows).toBe(files.flat().length + 1);
      expect(report.rows).toBe(report.calls + report.rejected + report.merged);
      expect(report.files.map(({ rows }) => rows)).toEqual([...files.map(({ length }) => length), 1]);
      for (const file of report.files) expect(file.rows).toBe(file.calls + file.rejected + file.merged);
      expect(table.calls.count).toBe(report.calls);
      expect(rejects).toHaveLength(report.rejected);
      expect(report.rejects.reduce((sum, { count }) => sum + count, 0)).toBe(report.rejected);
    }), { numRuns: 60 });
  });

  it('gives the same bytes wherever the bytes are cut', async () => {
    await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 300 }), async (rows, piece) => {
      const text = cucmText(...rows, cucmRow({ globalCallID_callId: 99 }));
      expect(await parseCalls([fileOf('a', text, {}, piece)])).toEqual(await parseCalls([fileOf('a', text)]));
    }), { numRuns: 60 });
  });

  it('gives the same calls in any order of rows and any split into files', async () => {
    await fc.assert(fc.asyncProperty(
      fc.array(row, { minLength: 2, maxLength: 14 }).chain((rows) => fc.record({ rows: fc.constant(rows), shuffled: fc.shuffledSubarray(rows, { minLength: rows.length }), cut: fc.nat(rows.length) })),
      async ({ rows, shuffled, cut }) => {
        const sure = cucmRow({ globalCallID_callId: 99 });
        const one = await parseCalls([fileOf('a', cucmText(sure, ...rows))]);
        const two = await parseCalls([fileOf('x', cucmText(...shuffled.slice(0, cut), sure)), fileOf('y', cucmText(...shuffled.slice(cut)))].filter(({ bytes }) => bytes > cucmHeader.length + cucmTypes.length + 2));
        expect(content(two.table)).toEqual(content(one.table));
        expect(fingerprint(two.table)).toBe(fingerprint(one.table));
        const { rows: n, calls, merged, rejected, trunks, parties, period } = one.report;
        expect(two.report).toMatchObject({ rows: n, calls, merged, rejected, trunks, parties, period });
      },
    ), { numRuns: 100 });
  });

  it('reads a file of many blocks as it reads its rows one by one', async () => {
    const ids = Array.from({ length: 20_000 }, (_, at) => (at * 7919) % 15_000);
    const text = cucmText(...ids.map((id, at) => cucmRow({ globalCallID_callId: id, callingPartyNumber: at % 97 === 0 ? 'line\nbreak' : String(id), destLegIdentifier: at })));
    const { report, table } = await parseCalls([fileOf('a', text)]);
    expect(text.length).toBeGreaterThan(2_000_000);
    expect(report).toMatchObject({ rows: 20_000, calls: 15_000, merged: 5000, rejected: 0 });
    expect(table.calls.line[1]).toBe(5);
    expect(callRows(table)[1]![3]).toBe('7919');
  });
});

describe('a finished import', () => {
  it('hands its columns over also where the engine moves buffers', async () => {
    // ES2024; an engine that has it leaves the larger buffer detached.
    const { prototype } = ArrayBuffer as unknown as { prototype: { transfer?: (bytes: number) => ArrayBuffer } };
    const own = prototype.transfer;
    prototype.transfer = function (this: ArrayBuffer, bytes: number): ArrayBuffer {
      const moved = this.slice(0, bytes);
      structuredClone(this, { transfer: [this] });
      return moved;
    };
    try {
      const text = cucmText(...Array.from({ length: 50 }, (_, at) => cucmRow({ globalCallID_callId: at % 40 })));
      const { table } = await parseCalls([fileOf('a', text)]);
      expect(table.calls.count).toBe(40);
      expect(table.seizures.device.length).toBe(table.seizures.count);
      expect(callRows(table)[39]![3]).toBe('2001');
    } finally {
      if (own) prototype.transfer = own;
      else delete prototype.transfer;
    }
  });
});
