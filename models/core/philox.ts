// Multipliers and key increments of Philox4x32 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
const MULTIPLIER_A = 0xd2511f53;
const MULTIPLIER_A_LOW = 0x1f53;
const MULTIPLIER_A_HIGH = 0xd251;
const MULTIPLIER_B = 0xcd9e8d57;
const MULTIPLIER_B_LOW = 0x8d57;
const MULTIPLIER_B_HIGH = 0xcd9e;
const KEY_STEP_0 = 0x9e3779b9;
const KEY_STEP_1 = 0xbb67ae85;

/**
 * One block of Philox4x32: four 32-bit words from a counter of four words and a key of two, written to `out`.
 * Every argument is taken modulo 2^32. Stateless: the same counter and key give the same words on every machine.
 * Ten rounds are the published default; seven are the fewest that pass BigCrush.
 */
export function philox4x32(
  out: Uint32Array, counter0: number, counter1: number, counter2: number, counter3: number, key0: number, key1: number, rounds = 10,
): void {
  let c0 = counter0 | 0;
  let c1 = counter1 | 0;
  let c2 = counter2 | 0;
  let c3 = counter3 | 0;
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  for (let round = 0; round < rounds; round++) {
    // High words of the two 32 × 32 → 64 bit products from 16-bit halves (Warren, Hacker's Delight, 8–2): no partial sum
    // reaches 2^32, so 32-bit arithmetic is exact.
    const aLow = c0 & 0xffff;
    const aHigh = c0 >>> 16;
    const aMiddle = (Math.imul(MULTIPLIER_A_HIGH, aLow) + (Math.imul(MULTIPLIER_A_LOW, aLow) >>> 16)) | 0;
    const aCarry = (Math.imul(MULTIPLIER_A_LOW, aHigh) + (aMiddle & 0xffff)) | 0;
    const highA = (Math.imul(MULTIPLIER_A_HIGH, aHigh) + (aMiddle >>> 16) + (aCarry >>> 16)) | 0;
    const bLow = c2 & 0xffff;
    const bHigh = c2 >>> 16;
    const bMiddle = (Math.imul(MULTIPLIER_B_HIGH, bLow) + (Math.imul(MULTIPLIER_B_LOW, bLow) >>> 16)) | 0;
    const bCarry = (Math.imul(MULTIPLIER_B_LOW, bHigh) + (bMiddle & 0xffff)) | 0;
    const highB = (Math.imul(MULTIPLIER_B_HIGH, bHigh) + (bMiddle >>> 16) + (bCarry >>> 16)) | 0;
    const lowA = Math.imul(MULTIPLIER_A, c0);
    const lowB = Math.imul(MULTIPLIER_B, c2);
    c0 = highB ^ c1 ^ k0;
    c1 = lowB;
    c2 = highA ^ c3 ^ k1;
    c3 = lowA;
    k0 = (k0 + KEY_STEP_0) | 0;
    k1 = (k1 + KEY_STEP_1) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}
