/** A link on which overflow may not take the last free channels. */
export interface ReservedLink {
  /** Probability that all channels are busy: what blocks first-choice calls. */
  full: number;
  /** Probability that no more than the reserved channels are free: what blocks overflow calls. */
  closed: number;
}

/**
 * A link of `capacity` channels (whole) with first-choice traffic that may take any and overflow that must leave `reservation` of them free; both
 * Poisson, with equal exponential holding times: a birth–death process, exactly.
 * Source: with B(n) the probability of n calls among those of at most n, B(n) = λ B(n − 1) ÷ (n + λ B(n − 1)); every step lies in 0 to 1.
 */
export function reservedLink(direct: number, overflow: number, capacity: number, reservation: number): ReservedLink {
  const last = Math.max(0, capacity - reservation);
  const open = direct + overflow;
  // Calls enter state n + 1 at the rate `open` below `last`, else `direct`. A reservation of all channels leaves overflow none.
  let full = 1;
  for (let n = 1; n <= last; n++) full = share(open * full, n);
  let closed = full;
  for (let n = last + 1; n <= capacity; n++) {
    full = share(direct * full, n);
    closed += (1 - closed) * full;
  }
  return { full, closed };
}

/** weight ÷ (n + weight) for a weight that may be huge. */
function share(weight: number, n: number): number {
  return weight === 0 ? 0 : 1 / (1 + n / weight);
}
