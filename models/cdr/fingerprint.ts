import type { CallTable } from './call-table.ts';
import { finished } from './row-hash.ts';

const LANES = 4;
const SEEDS = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];
const FACTORS = [0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f, 0x9e3779b1];

/**
 * The sum modulo 2^128 of a 128-bit hash of every normalised call (start, answer, end, outcome, parties, channels held), as 32
 * hexadecimal digits. The order of the calls and their split into files do not change it; nor do names of files and readings of devices.
 */
export function fingerprint(table: CallTable): string {
  const { calls, seizures } = table;
  const parties = table.parties.map(textWord);
  const devices = table.devices.map(({ name }) => textWord(name));
  const hash = new Uint32Array(LANES);
  const held = new Uint32Array(LANES);
  const sum = new Float64Array(LANES);
  let seizure = 0;
  for (let call = 0; call < calls.count; call++) {
    held.fill(0);
    for (; seizure < seizures.count && seizures.call[seizure] === call; seizure++) {
      begin(hash);
      mix(hash, seizures.start[seizure]!);
      mix(hash, seizures.end[seizure]!);
      mixText(hash, devices[seizures.device[seizure]!]!);
      for (let lane = 0; lane < LANES; lane++) held[lane]! += finished(hash[lane]!);
    }
    begin(hash);
    mix(hash, calls.start[call]!);
    mix(hash, calls.answer[call]!);
    mix(hash, calls.end[call]!);
    mix(hash, calls.outcome[call]!);
    mixText(hash, calls.from[call]! < 0 ? NOBODY : parties[calls.from[call]!]!);
    mixText(hash, calls.to[call]! < 0 ? NOBODY : parties[calls.to[call]!]!);
    for (let lane = 0; lane < LANES; lane++) mix(hash, held[lane]!);
    addTo(sum, hash);
  }
  return [...sum].reverse().map((word) => word.toString(16).padStart(8, '0')).join('');
}

type TextWord = readonly [number, number, number, number];
const NOBODY: TextWord = [0, 0, 0, 0];

function textWord(text: string): TextWord {
  const hash = new Uint32Array(LANES);
  begin(hash);
  for (let at = 0; at < text.length; at++) mix(hash, text.charCodeAt(at));
  mix(hash, text.length);
  return [hash[0]!, hash[1]!, hash[2]!, hash[3]!];
}

function begin(hash: Uint32Array): void {
  for (let lane = 0; lane < LANES; lane++) hash[lane] = SEEDS[lane]!;
}

function mix(hash: Uint32Array, word: number): void {
  for (let lane = 0; lane < LANES; lane++) {
    const mixed = Math.imul(hash[lane]! ^ finished(word + SEEDS[lane]!), FACTORS[lane]!);
    hash[lane] = (mixed << 13) | (mixed >>> 19);
  }
}

function mixText(hash: Uint32Array, words: TextWord): void {
  for (let lane = 0; lane < LANES; lane++) mix(hash, words[lane]!);
}

/** Adds with carry from lane to lane: words are exact in doubles. */
function addTo(sum: Float64Array, hash: Uint32Array): void {
  let carry = 0;
  for (let lane = 0; lane < LANES; lane++) {
    const total = sum[lane]! + finished(hash[lane]!) + carry;
    carry = total >= 4294967296 ? 1 : 0;
    sum[lane] = total - carry * 4294967296;
  }
}
