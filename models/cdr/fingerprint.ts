import type { CallTable } from './call-table.ts';
import { finished } from './row-hash.ts';

const LANES = 4;
const SEEDS = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];
const FACTORS = [0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f, 0x9e3779b1];

/**
 * The sum modulo 2^128 of a 128-bit hash of every normalised call (start, answer, end, outcome, parties, channels held), as 32
 * hexadecimal digits. The order of the calls and their split into files do not change it; nor do names of files and readings of devices.
 * With `file` (index into `table.files`) of the calls that began in that file only. Throws RangeError for a file that the table does not have.
 */
export function fingerprint(table: CallTable, file?: number): string {
  const prints = fileFingerprints(table);
  if (file === undefined) return sumOfFingerprints(prints);
  const print = prints[file];
  if (print === undefined) throw new RangeError(`file: ${file} is not the index of one of the table's ${table.files.length} files.`);
  return print;
}

/** The fingerprint of each file's calls, in the order of `table.files`, in one pass. A call belongs to the file of its first row. */
export function fileFingerprints(table: CallTable): string[] {
  const { calls, seizures } = table;
  const parties = table.parties.map(textWord);
  const devices = table.devices.map(({ name }) => textWord(name));
  const hash = new Uint32Array(LANES);
  const held = new Uint32Array(LANES);
  const sums = table.files.map(() => new Float64Array(LANES));
  let seizure = 0;
  for (let call = 0; call < calls.count; call++) {
    held.fill(0);
    for (; seizure < seizures.count && seizures.call[seizure] === call; seizure++) {
      begin(hash);
      mix(hash, seizures.start[seizure]!);
      mix(hash, seizures.end[seizure]!);
      mixWords(hash, devices[seizures.device[seizure]!]!);
      for (let lane = 0; lane < LANES; lane++) held[lane]! += finished(hash[lane]!);
    }
    begin(hash);
    mix(hash, calls.start[call]!);
    mix(hash, calls.answer[call]!);
    mix(hash, calls.end[call]!);
    mix(hash, calls.outcome[call]!);
    mixWords(hash, calls.from[call]! < 0 ? NOBODY : parties[calls.from[call]!]!);
    mixWords(hash, calls.to[call]! < 0 ? NOBODY : parties[calls.to[call]!]!);
    mixWords(hash, held);
    addTo(sums[calls.source[call]!]!, hash);
  }
  return sums.map((sum) => [...sum].reverse().map((word) => word.toString(16).padStart(8, '0')).join(''));
}

/** The fingerprint of several sets of calls together: the sum of theirs modulo 2^128. Throws SyntaxError for a text that is not hexadecimal. */
export function sumOfFingerprints(prints: readonly string[]): string {
  const sum = prints.reduce((total, print) => total + BigInt(`0x${print}`), 0n);
  return BigInt.asUintN(128, sum).toString(16).padStart(32, '0');
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
  for (let lane = 0; lane < LANES; lane++) mixLane(hash, lane, word);
}

/** Mixes what is hashed already: the lanes are independent, so each takes its own word. */
function mixWords(hash: Uint32Array, words: TextWord | Uint32Array): void {
  for (let lane = 0; lane < LANES; lane++) mixLane(hash, lane, words[lane]!);
}

function mixLane(hash: Uint32Array, lane: number, word: number): void {
  const mixed = Math.imul(hash[lane]! ^ finished(word + SEEDS[lane]!), FACTORS[lane]!);
  hash[lane] = (mixed << 13) | (mixed >>> 19);
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
