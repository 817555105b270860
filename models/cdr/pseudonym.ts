import { fnv1a64 } from '../core/hash.ts';
import { finished } from './row-hash.ts';

const ROUNDS = 8;
/** A number of up to six digits is an extension and is changed as a whole; of a longer one the first four digits stay. */
const EXTENSION_DIGITS = 6;
const KEPT_DIGITS = 4;

/**
 * A stand-in for a party: the same for the same party and key, of the same length. An extension becomes another extension, no two
 * the same one; of a longer number the first four digits stay, so that country and kind of number can still be told; any
 * other text becomes `p` and twelve hexadecimal digits. It hides numbers from a reader of reports; it does not withstand
 * someone who has the key, or who tries out all numbers with it.
 */
export function pseudonym(party: string, key: string): string {
  const found = /^(\+?)(\d+)$/.exec(party);
  if (!found) return `p${hexHash(`${key}\n${party}`)}`;
  const [, plus, digits] = found;
  const kept = digits!.length <= EXTENSION_DIGITS && plus === '' ? 0 : Math.min(KEPT_DIGITS, digits!.length - 1);
  return plus! + digits!.slice(0, kept) + permuted(digits!.slice(kept), `${key}\n${digits!.length}\n${digits!.slice(0, kept)}`);
}

/** A permutation of all digit strings of that length, by a Feistel network whose rounds are keyed hashes. */
function permuted(digits: string, key: string): string {
  const split = digits.length >> 1;
  if (split === 0) return String((+digits + finished(fnv1a64(key).low) % 10) % 10);
  let left = digits.slice(0, split);
  let right = digits.slice(split);
  for (let round = 0; round < ROUNDS; round++) {
    const size = 10 ** left.length;
    const mask = finished(fnv1a64(`${key}\n${round}\n${right}`).low ^ fnv1a64(`${round}\n${key}\n${right}`).high) % size;
    const mixed = String((+left + mask) % size).padStart(left.length, '0');
    left = right;
    right = mixed;
  }
  return left + right;
}

function hexHash(text: string): string {
  const { low, high } = fnv1a64(text);
  return finished(low ^ finished(high)).toString(16).padStart(8, '0') + finished(high + 0x9e3779b9).toString(16).padStart(8, '0').slice(0, 4);
}
