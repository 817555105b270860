import { ln } from '../../core/ln.ts';
import { Draws } from '../../core/random.ts';

/** The number types of AssemblyScript, in which the same loop is compiled too (src/engines/wasm). */
export type i32 = number;
export type f64 = number;

let doubles = new Float64Array(0);
let words = new Int32Array(0);
let draws = new Draws(0);
let seedOfDraws = 0;

/** Makes a buffer the memory that everything below reads and writes. */
export function useMemory(ofDoubles: Float64Array<ArrayBuffer>, ofWords: Int32Array<ArrayBuffer>): void {
  doubles = ofDoubles;
  words = ofWords;
}

export function f64At(at: i32): f64 {
  return doubles[at]!;
}

export function setF64(at: i32, value: f64): void {
  doubles[at] = value;
}

export function addF64(at: i32, value: f64): void {
  doubles[at]! += value;
}

export function i32At(at: i32): i32 {
  return words[at]!;
}

export function setI32(at: i32, value: i32): void {
  words[at] = value;
}

/** The whole part of a number from 0 to 2^31 − 1. */
export function wholePart(x: f64): i32 {
  return x | 0;
}

/** Draws the pair of uniforms of a call; see core/random. */
export function drawPair(seed: i32, purpose: i32, k: i32, call: i32, replication: i32, hashLow: i32, hashHigh: i32): void {
  if (seed >>> 0 !== seedOfDraws) draws = new Draws((seedOfDraws = seed >>> 0));
  draws.pair(purpose as 3 | 4, k, call >>> 0, replication >>> 0, hashLow, hashHigh);
}

export function firstUniform(): f64 {
  return draws.first;
}

export function secondUniform(): f64 {
  return draws.second;
}

export function naturalLogarithm(x: f64): f64 {
  return ln(x);
}
