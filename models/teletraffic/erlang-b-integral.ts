import { exp } from '../core/exp.ts';
import { integral } from '../core/gauss-legendre.ts';
import { ln } from '../core/ln.ts';

/** From this many channels on the integral is quicker than the recurrence, and as accurate. */
export const LARGE_GROUP = 5000;

const PANELS = 5;
/** Widths of the peak, or decay lengths, beyond which less than the last bit of a double lies. */
const WIDTHS = 9.5;
const DECAYS = 42;

/** The integrand around its top: e^(channels · (ln(1 + v) − v) + slope · v) over v in [from, to]. */
interface Peak {
  top: number;
  slope: number;
  from: number;
  to: number;
}

/**
 * −ln of Erlang B of a large group in a fixed number of steps, whatever its size: 1 ÷ B = traffic · ∫ e^(−traffic·t) (1 + t)^channels dt
 * over t ≥ 0 (Fortet). The integrand is one smooth peak. With 1 + t = (1 + t₀)(1 + v) around its top t₀ every exponent is a sum of
 * small terms, so nothing cancels, and the result is finite where blocking is below every double.
 * Domain: channels at least 1000 (so that the peak is narrow) and finite, any real number; traffic above 0 and finite.
 */
export function largeGroupLnInverse(traffic: number, channels: number): number {
  const { slope, from, to } = peakOf(traffic, channels);
  const area = integral((v) => exp(channels * lnOnePlusLess(v) + slope * v), from, to, PANELS);
  return ln(Math.max(traffic, channels)) + lnTop(traffic, channels) + ln(area);
}

/** Mean number of idle channels of a large group, same domain: channels · mean of t ÷ (1 + t) under that integrand (by parts). */
export function largeGroupIdle(traffic: number, channels: number): number {
  const { top, slope, from, to } = peakOf(traffic, channels);
  const height = (v: number): number => exp(channels * lnOnePlusLess(v) + slope * v);
  const moment = integral((v) => (height(v) * (top + v)) / (1 + v), from, to, PANELS);
  return (channels * moment) / integral(height, from, to, PANELS);
}

function peakOf(traffic: number, channels: number): Peak {
  const spare = channels - traffic;
  const top = spare > 0 ? spare / channels : 0;
  const slope = Math.min(0, spare);
  const width = WIDTHS / Math.sqrt(channels);
  return { top, slope, from: Math.max(-top, -width), to: slope < 0 ? Math.min(width, DECAYS / -slope) : width };
}

/** Logarithm of the integrand at its top: channels · ln(channels ÷ traffic) − channels + traffic; 0 where it only falls. */
function lnTop(traffic: number, channels: number): number {
  if (traffic >= channels) return 0;
  const x = (traffic - channels) / channels;
  // Far from 1 the ratio itself may be below every double.
  return x < -0.5 ? channels * (ln(channels) - ln(traffic) + x) : -channels * lnOnePlusLess(x);
}

/** ln(1 + x) − x for x > −1, accurate near 0: −r x + 2 (r³ ÷ 3 + r⁵ ÷ 5 + …) with r = x ÷ (2 + x). */
function lnOnePlusLess(x: number): number {
  if (Math.abs(x) > 0.5) return ln(1 + x) - x;
  const r = x / (2 + x);
  const square = r * r;
  let power = r * square;
  let sum = 0;
  for (let n = 3; Math.abs(power) > 1e-17 * square && n < 60; n += 2) {
    sum += power / n;
    power *= square;
  }
  return 2 * sum - r * x;
}
