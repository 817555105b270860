/** The part of the platform's text decoder that is used here; browsers and Node have it, the language's own library does not. */
export interface PlatformDecoder {
  readonly encoding: string;
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}
type DecoderClass = new (label: string, options?: { fatal?: boolean; ignoreBOM?: boolean }) => PlatformDecoder;

/** A decoder of the platform; RangeError for an encoding that it does not know. */
export function platformDecoder(label: string, options: { fatal: boolean }): PlatformDecoder {
  const { TextDecoder } = globalThis as unknown as { TextDecoder: DecoderClass };
  return new TextDecoder(label, { fatal: options.fatal, ignoreBOM: true });
}

/** Turns a file's bytes into text, in pieces of any size: the text does not depend on how the bytes are cut. */
export interface ByteDecoder {
  /** The encoding in force so far. */
  readonly encoding: string;
  push(bytes: Uint8Array): string;
  end(): string;
}

/** Decodes a named encoding; what it cannot decode becomes U+FFFD. RangeError for an unknown name. */
export class NamedDecoder implements ByteDecoder {
  readonly encoding: string;
  readonly #decoder: PlatformDecoder;

  constructor(label: string) {
    this.#decoder = platformDecoder(label, { fatal: false });
    this.encoding = this.#decoder.encoding;
  }

  push(bytes: Uint8Array): string {
    return this.#decoder.decode(bytes, { stream: true });
  }

  end(): string {
    return this.#decoder.decode();
  }
}

/**
 * UTF-8, unless a byte that UTF-8 does not allow comes before any character beyond ASCII: then the file is windows-1252.
 * After such a character the file is UTF-8 for good, and what cannot be decoded becomes U+FFFD.
 */
export class GuessingDecoder implements ByteDecoder {
  readonly #strict = platformDecoder('utf-8', { fatal: true });
  #beyondAscii = false;
  #tail = new Uint8Array(0);
  #settled: NamedDecoder | null = null;

  get encoding(): string {
    return this.#settled?.encoding ?? 'utf-8';
  }

  push(bytes: Uint8Array): string {
    if (this.#settled) return this.#settled.push(bytes);
    const data = joined(this.#tail, bytes);
    const end = wholeCharactersEnd(data);
    const whole = data.subarray(0, end);
    try {
      const text = this.#strict.decode(whole);
      if (text.length !== whole.length) this.#beyondAscii = true;
      this.#tail = data.slice(end);
      return text;
    } catch {
      return this.#settle(data);
    }
  }

  end(): string {
    if (this.#settled) return this.#settled.end();
    if (this.#tail.length === 0) return '';
    const text = this.#settle(this.#tail);
    return text + this.#settled!.end();
  }

  #settle(data: Uint8Array): string {
    this.#settled = new NamedDecoder(this.#beyondAscii || beginsWithWideCharacter(data) ? 'utf-8' : 'windows-1252');
    this.#tail = new Uint8Array(0);
    return this.#settled.push(data);
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Where the last character that is there in full ends; at most three bytes are left over. */
export function wholeCharactersEnd(data: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= data.length; back++) {
    const byte = data[data.length - back]!;
    if (byte < 0x80) return data.length;
    if (byte >= 0xc0) return back < lengthOf(byte) ? data.length - back : data.length;
  }
  return data.length;
}

function lengthOf(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
}

/** Whether the first bytes beyond ASCII are a well-formed character of UTF-8. */
export function beginsWithWideCharacter(data: Uint8Array): boolean {
  let at = 0;
  while (at < data.length && data[at]! < 0x80) at++;
  const lead = data[at] ?? 0;
  if (lead < 0xc2 || lead > 0xf4) return false;
  const character = data.subarray(at, at + lengthOf(lead));
  if (character.length < lengthOf(lead)) return false;
  try {
    platformDecoder('utf-8', { fatal: true }).decode(character);
    return true;
  } catch {
    return false;
  }
}
