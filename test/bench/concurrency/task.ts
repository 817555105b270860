import { readFileSync } from 'node:fs';
import { ColumnsReader, ColumnsWriter } from '../kernel/columns-file.ts';
import { timed } from '../kernel/timing.ts';

/** Calls of several groups as columns; instants in whole seconds. */
export interface Calls {
  groups: number;
  count: number;
  group: Uint32Array;
  start: Uint32Array;
  end: Uint32Array;
}

/** What a contestant finds of each group. */
export interface Found {
  peak: number;
  /** Earliest instant of the peak. */
  at: number;
  /** Of the levels, weighted by time from the first start to the last end. */
  p50: number;
  p95: number;
  p99: number;
  p999: number;
  /** Sum of level times seconds, and of level squared times seconds: two sums of the whole histogram. */
  area: number;
  square: number;
}

/** Times the work on the calls of the file named as first argument and prints what was found. */
export function measure(work: (calls: Calls) => Found[]): void {
  const calls = decodeCalls(process.argv[2]!);
  const { times, last } = timed(() => work(calls));
  process.stdout.write(JSON.stringify({ ...times, found: last.map(({ peak, at, p50, p95, p99, p999, area, square }) => [peak, at, p50, p95, p99, p999, area, square]) }));
}

/** As `measure`, of work that has its own form of the calls, made before. */
export function measurePrepared<T>(prepare: (calls: Calls) => T, work: (prepared: T) => Found[]): void {
  let prepared: T | undefined;
  measure((calls) => work((prepared ??= prepare(calls))));
}

export function encodeCalls({ groups, count, group, start, end }: Calls): Uint8Array {
  const writer = new ColumnsWriter();
  writer.put(Uint32Array.of(groups, count), group, start, end);
  return writer.bytes();
}

function decodeCalls(file: string): Calls {
  const bytes = readFileSync(file);
  const reader = new ColumnsReader(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  const [groups, count] = reader.uint32(2) as unknown as [number, number];
  return { groups, count, group: reader.uint32(count), start: reader.uint32(count), end: reader.uint32(count) };
}
