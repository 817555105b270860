/** Alternatives that one 53-bit uniform can put in order with more than 20 bits to spare for the last choice. */
const BY_ONE_UNIFORM = 12;

/**
 * Puts 0 to count − 1 into `order` in an order drawn by two uniforms in [0, 1): every order is equally likely. Each choice takes its
 * part of the uniform and leaves the rest to the next (inversion on the n! orders).
 */
export function shuffle(order: Int32Array, count: number, first: number, second: number): void {
  for (let i = 0; i < count; i++) order[i] = i;
  let rest = first;
  for (let i = 0; i + 1 < count; i++) {
    if (i === BY_ONE_UNIFORM) rest = second;
    rest *= count - i;
    const choice = Math.floor(rest);
    rest -= choice;
    const chosen = order[i + choice]!;
    order[i + choice] = order[i]!;
    order[i] = chosen;
  }
}
