/** Choices that one 53-bit uniform can make with more than 20 bits to spare for the last one. */
const BY_ONE_UNIFORM = 12;

/**
 * Puts 0 to n − 1, n the sum of `equals`, into `order`: runs of so many equals one behind the other, each in an order drawn by two uniforms
 * in [0, 1), every order equally likely. Each choice takes its part of the uniform and leaves the rest to the next (inversion on the
 * orders); the last of a run is no choice.
 */
export function shuffle(order: Int32Array, equals: ArrayLike<number>, first: number, second: number): void {
  let rest = first;
  let choices = 0;
  let from = 0;
  for (let run = 0; run < equals.length; run++) {
    const until = from + equals[run]!;
    for (let i = from; i < until; i++) order[i] = i;
    for (let i = from; i + 1 < until; i++) {
      if (choices++ === BY_ONE_UNIFORM) rest = second;
      rest *= until - i;
      const choice = Math.floor(rest);
      rest -= choice;
      const chosen = order[i + choice]!;
      order[i + choice] = order[i]!;
      order[i] = chosen;
    }
    from = until;
  }
}
