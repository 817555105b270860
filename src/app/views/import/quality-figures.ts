import type { QualityReport } from '../../../../models/cdr/import-report.ts';

const decimals = (most: number): Intl.NumberFormat => new Intl.NumberFormat('en-GB', { maximumFractionDigits: most });
const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumSignificantDigits: 2 });

/** The medians with their units; what no record tells is said so. */
export function qualityFigures({ calls, medianLoss, medianJitterMs, medianLatencyMs, callsWithMlqk, medianMlqk }: QualityReport): { name: string; value: string; note: string }[] {
  const or = (value: number | null, words: (value: number) => string): string => (value === null ? 'not told' : words(value));
  return [
    { name: 'Packets lost', value: or(medianLoss, (loss) => percent.format(loss)), note: '' },
    { name: 'Jitter', value: or(medianJitterMs, (jitter) => `${decimals(0).format(jitter)} ms`), note: '' },
    { name: 'Latency', value: or(medianLatencyMs, (latency) => `${decimals(0).format(latency)} ms`), note: '' },
    { name: 'MLQK (1 to 5)', value: or(medianMlqk, (mlqk) => decimals(2).format(mlqk)), note: medianMlqk !== null && callsWithMlqk < calls ? `of ${decimals(0).format(callsWithMlqk)} ${callsWithMlqk === 1 ? 'call' : 'calls'}` : '' },
  ];
}
