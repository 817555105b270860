import type { CallTable } from './call-table.ts';
import type { QualityReport } from './import-report.ts';

const TEN_THOUSANDTHS = 10_000;

/** How many calls have quality records, and the medians over them; undefined where no file told any. */
export function qualityReport({ quality, calls }: CallTable): QualityReport | undefined {
  if (!quality) return undefined;
  const measured = [...quality.records.keys()].filter((call) => quality.records[call]! > 0);
  const withPackets = measured.filter((call) => quality.packets[call]! + quality.lost[call]! > 0);
  const withMlqk = measured.filter((call) => quality.mlqk[call]! > 0);
  return {
    calls: measured.length, of: calls.count,
    medianLoss: median(withPackets, (call) => quality.lost[call]! / (quality.packets[call]! + quality.lost[call]!)),
    medianJitterMs: median(measured, (call) => quality.jitter[call]!),
    medianLatencyMs: median(measured, (call) => quality.latency[call]!),
    callsWithMlqk: withMlqk.length,
    medianMlqk: median(withMlqk, (call) => quality.mlqk[call]! / TEN_THOUSANDTHS),
  };
}

/** The middle value, or the mean of the two in the middle; null of none. */
function median(calls: number[], value: (call: number) => number): number | null {
  if (calls.length === 0) return null;
  const sorted = Float64Array.from(calls, value).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
