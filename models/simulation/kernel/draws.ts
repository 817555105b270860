import { drawPair, f64At, firstUniform, i32At, naturalLogarithm, secondUniform } from './access.ts';
import type { f64, i32 } from './access.ts';
import { CALL_NUMBERS, FLOW_RETRIES, FLOW_RETRY_MEAN, FLOW_RETRY_PROBABILITY, PURPOSE_RETRY, REPLICATION, SEED, STREAM_HIGH, STREAM_LOW, STREAM_OF } from './layout.ts';

/** Draws the pair of uniforms of an arrival: a function of seed, replication, stream and call, never of what ran before. */
export function draw(purpose: i32, k: i32, arrival: i32): void {
  const stream = i32At(i32At(STREAM_OF) + arrival);
  const call = i32At(i32At(CALL_NUMBERS) + arrival);
  drawPair(i32At(SEED), purpose, k, call, i32At(REPLICATION), i32At(i32At(STREAM_LOW) + stream), i32At(i32At(STREAM_HIGH) + stream));
}

/** Seconds until a blocked caller tries again, exponential; −1 when he gives up. `flow` is told by its first double; `tries` counts those before this one. */
export function retryDelay(flow: i32, tries: i32, arrival: i32): f64 {
  if (tries >= i32At((flow << 1) + FLOW_RETRIES)) return -1;
  draw(PURPOSE_RETRY, tries, arrival);
  return firstUniform() < f64At(flow + FLOW_RETRY_PROBABILITY) ? -f64At(flow + FLOW_RETRY_MEAN) * naturalLogarithm(1 - secondUniform()) : -1;
}
