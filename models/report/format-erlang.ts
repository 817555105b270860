import type { Estimate } from '../core/estimate.ts';
import { formatNumber } from './format-count.ts';

/** Traffic in erlang: two digits behind the point below 10, one below 1,000: `0.42`, `89.9`, `1,204`. The unit stands at the end. */
export function formatErlangs(erlangs: number): string {
  return `${erlangDigits(erlangs)} E`;
}

/** An estimate of traffic with its interval: `89.9 E (89.1 to 90.7)`; without interval the estimate alone. */
export function formatErlangEstimate(erlangs: Estimate): string {
  if (erlangs.low === null || erlangs.high === null) return formatErlangs(erlangs.estimate);
  return `${formatErlangs(erlangs.estimate)} (${erlangDigits(erlangs.low)} to ${erlangDigits(erlangs.high)})`;
}

function erlangDigits(erlangs: number): string {
  const size = Math.abs(erlangs);
  return formatNumber(erlangs, size < 10 ? 2 : size < 1_000 ? 1 : 0);
}
