import { emergencyNumbersOf } from '../catalog/emergency-numbers.ts';
import type { Device } from './call-table.ts';
import type { ExtensionRange } from './extension-ranges.ts';
import { inRanges } from './extension-ranges.ts';
import { keptDigits } from './kept-digits.ts';

/** A keyed hash of a text (HMAC-SHA-256), at least 8 bytes. The key is known to the host alone. */
export type KeyedHash = (text: string) => Promise<Uint8Array>;

export interface PseudonymOptions {
  hash: KeyedHash;
  /** Extensions that stay as they are. */
  keep?: readonly ExtensionRange[];
  /** Texts that are no numbers are dropped, not replaced by stand-ins. */
  dropNames?: boolean;
}

const ROUNDS = 8;
/** A number of up to six digits without plus is an extension. */
const EXTENSION_DIGITS = 6;
/** As many digits in the name of a trunk are a telephone number. */
const NUMBER_IN_NAME = /\+?\d{7,}/g;
const BATCH = 512;
/** What stands for a name that was dropped. */
const DROPPED = 'name dropped';
const NUMBER = /^(\+?)(\d+)$/;
/** Digits with what is written between them. */
const SPACED_NUMBER = /^\+?[\d\s()./-]*\d[\d\s()./-]*$/;
const ADDRESS = /^(?:(sips?|tel):)?(\+?\d+)(?:[@;].*)?$/i;
/** Words and codes that tell of nobody. */
const NOBODY = /^(anonymous|unknown|private|restricted|unavailable|withheld|[*#]{1,2}\d{1,3}[*#]?)$/i;
/** Technology in front of an Asterisk device (`PJSIP/`). */
const TECHNOLOGY = /^[A-Za-z0-9]+\//;

/**
 * Stand-ins for parties: the same for the same party and key, whatever file it stands in. An extension becomes another extension
 * of the same length, no two the same one; of a longer number country and area code stay and all other digits change; any other text
 * becomes `p` and twelve hexadecimal digits. So what is on-net and where a call goes can still be told, and without the key
 * not who called, even by trying out all numbers. Emergency numbers stay. By chance a stand-in may be a number that
 * exists, and two long numbers may get the same one.
 */
export class Pseudonyms {
  readonly #options: PseudonymOptions;
  readonly #rounds = new Map<string, Promise<bigint>>();
  readonly #emergency = new Set(emergencyNumbersOf(null));

  constructor(options: PseudonymOptions) {
    this.#options = options;
  }

  /** Stand-ins in the order of the parties. `between`: what is done now and then, given the share that is made. */
  async ofAll(parties: readonly string[], between?: (share: number) => Promise<void>): Promise<string[]> {
    const made: string[] = [];
    for (let at = 0; at < parties.length; at += BATCH) {
      made.push(...(await Promise.all(parties.slice(at, at + BATCH).map((party) => this.of(party)))));
      await between?.(made.length / parties.length);
    }
    return made;
  }

  async of(party: string): Promise<string> {
    const text = party.trim();
    if (text === '' || NOBODY.test(text)) return text;
    if (SPACED_NUMBER.test(text)) return this.#number(text.replace(/[^\d+]/g, ''));
    const [, scheme, number] = ADDRESS.exec(text) ?? [];
    if (number !== undefined) return (scheme === undefined ? '' : `${scheme.toLowerCase()}:`) + (await this.#number(number));
    return this.#options.dropNames ? DROPPED : this.#name(text);
  }

  /** A device with the numbers in its name replaced; the name of what is no trunk tells who sits there, and is replaced as a whole. */
  async ofDevice(device: Device): Promise<Device> {
    return { ...device, name: await this.#deviceName(device) };
  }

  async #deviceName({ name, reading }: Device): Promise<string> {
    if (name === '') return name;
    if (reading === 'trunk') {
      const standIns = await this.ofAll(name.match(NUMBER_IN_NAME) ?? []);
      let next = 0;
      return name.replace(NUMBER_IN_NAME, () => standIns[next++]!);
    }
    const [technology = ''] = TECHNOLOGY.exec(name) ?? [];
    const rest = name.slice(technology.length);
    return technology + (NUMBER.test(rest) ? await this.#number(rest) : await this.#name(rest));
  }

  async #number(number: string): Promise<string> {
    const [, plus, digits] = NUMBER.exec(number)!;
    if (plus === '' && digits!.length <= EXTENSION_DIGITS) return this.#extension(digits!);
    const kept = keptDigits(digits!, plus !== '');
    const hidden = digits!.length - kept;
    const size = 10n ** BigInt(hidden);
    const made = (await this.#word(`number\n${number}`)) % size;
    const standIn = made === BigInt(digits!.slice(kept)) ? (made + 1n) % size : made;
    return plus! + digits!.slice(0, kept) + String(standIn).padStart(hidden, '0');
  }

  /** Another extension: permuted again where a kept one comes out, so that no two become the same. */
  async #extension(digits: string): Promise<string> {
    if (this.#stays(digits)) return digits;
    let standIn = await this.#permuted(digits);
    while (this.#stays(standIn)) standIn = await this.#permuted(standIn);
    return standIn;
  }

  #stays(digits: string): boolean {
    return this.#emergency.has(digits) || inRanges(digits, this.#options.keep ?? []);
  }

  /** A permutation of all digit strings of that length, by a Feistel network whose rounds are keyed hashes. */
  async #permuted(digits: string): Promise<string> {
    const { length } = digits;
    const split = length >> 1;
    if (split === 0) return String((BigInt(digits) + (await this.#round('1'))) % 10n);
    let left = digits.slice(0, split);
    let right = digits.slice(split);
    for (let round = 0; round < ROUNDS; round++) {
      const mixed = (BigInt(left) + (await this.#round(`${length}\n${round}\n${right}`))) % 10n ** BigInt(left.length);
      [left, right] = [right, String(mixed).padStart(left.length, '0')];
    }
    return left + right;
  }

  #round(text: string): Promise<bigint> {
    let word = this.#rounds.get(text);
    if (!word) this.#rounds.set(text, (word = this.#word(`extension\n${text}`)));
    return word;
  }

  async #name(text: string): Promise<string> {
    const bytes = await this.#options.hash(`name\n${text}`);
    return `p${[...bytes.subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  }

  async #word(text: string): Promise<bigint> {
    const bytes = await this.#options.hash(text);
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0);
  }
}
