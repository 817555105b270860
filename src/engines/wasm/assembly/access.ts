// The AssemblyScript side of models/simulation/kernel/access.ts: the same functions on the memory of the module.

// @inline
export function f64At(at: i32): f64 {
  return load<f64>(<usize>at << 3);
}

// @inline
export function setF64(at: i32, value: f64): void {
  store<f64>(<usize>at << 3, value);
}

// @inline
export function addF64(at: i32, value: f64): void {
  const place = <usize>at << 3;
  store<f64>(place, load<f64>(place) + value);
}

// @inline
export function i32At(at: i32): i32 {
  return load<i32>(<usize>at << 2);
}

// @inline
export function setI32(at: i32, value: i32): void {
  store<i32>(<usize>at << 2, value);
}

// @inline
export function wholePart(x: f64): i32 {
  return <i32>x;
}

let first: f64 = 0.5;
let second: f64 = 0.5;

/** Philox4x32-10, as models/core/philox.ts, with key and counter as models/core/random.ts forms them. */
export function drawPair(seed: i32, purpose: i32, k: i32, call: i32, replication: i32, hashLow: i32, hashHigh: i32): void {
  let c0 = <u32>call;
  let c1 = <u32>replication;
  let c2 = <u32>hashLow;
  let c3 = <u32>hashHigh;
  let k0 = <u32>seed;
  let k1 = <u32>(purpose + 256 * k);
  for (let round = 0; round < 10; round++) {
    const a = <u64>0xd2511f53 * <u64>c0;
    const b = <u64>0xcd9e8d57 * <u64>c2;
    c0 = <u32>(b >> 32) ^ c1 ^ k0;
    c2 = <u32>(a >> 32) ^ c3 ^ k1;
    c1 = <u32>b;
    c3 = <u32>a;
    k0 += 0x9e3779b9;
    k1 += 0xbb67ae85;
  }
  first = double53(c0, c1);
  second = double53(c2, c3);
}

function double53(a: u32, b: u32): f64 {
  return (<f64>(a >>> 5) * 67108864.0 + <f64>(b >>> 6)) / 9007199254740992.0;
}

export function firstUniform(): f64 {
  return first;
}

export function secondUniform(): f64 {
  return second;
}

/** As models/core/ln.ts, operation by operation; for normal numbers above 0. */
export function naturalLogarithm(x: f64): f64 {
  const high = <i32>(reinterpret<u64>(x) >> 32);
  const exponent = (high >> 20) - 1023 + (((high & 0x000fffff) + 0x95f64) >> 20);
  const f = x * reinterpret<f64>(<u64>(1023 - exponent) << 52) - 1.0;
  const k = <f64>exponent;
  if (f === 0) return k * 6.93147180369123816490e-1 + k * 1.90821492927058770002e-10;
  const s = f / (2.0 + f);
  const z = s * s;
  const w = z * z;
  const remainder = z * (6.666666666666735130e-1 + w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)))
    + w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const halfSquare = 0.5 * f * f;
  return k * 6.93147180369123816490e-1 - (halfSquare - (s * (halfSquare + remainder) + k * 1.90821492927058770002e-10) - f);
}
