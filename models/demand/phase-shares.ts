import type { FlowIndex } from '../callflow/variant.ts';
import type { RecordedCalls } from './recorded-calls.ts';

/** Share of the occupied time of a variant's calls that each of its phases makes, `[variant][phase]`; sums to 1. */
export function phaseShares(index: FlowIndex, calls: RecordedCalls | null): number[][] {
  const seconds = index.variants.map((variant) => new Array<number>(variant.phases).fill(0));
  const { phases, variant, count } = calls ?? { phases: null, variant: [], count: 0 };
  for (let i = 0; phases && i < count; i++) {
    const first = phases.offset[i]!;
    const sums = seconds[variant[i]!]!;
    for (let phase = 0; phase < sums.length && first + phase < phases.offset[i + 1]!; phase++) sums[phase]! += phases.seconds[first + phase]!;
  }
  return seconds.map((sums) => {
    const total = sums.reduce((a, b) => a + b, 0);
    return sums.map((sum) => (total > 0 ? sum / total : 1 / sums.length));
  });
}
