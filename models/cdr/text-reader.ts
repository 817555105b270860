import { UnusableInput, error } from '../core/issue.ts';
import { HEAD_BYTES, utf16Order, whyNotText } from './bytes.ts';
import { GuessingDecoder, NamedDecoder } from './text-decoder.ts';
import type { ByteDecoder } from './text-decoder.ts';
import type { CallRecordSource } from './source.ts';

const FIRST_BLOCK = 262_144;
const BLOCK = 1_048_576;

export interface TextBlock {
  text: string;
  /** The file ends with it. */
  last: boolean;
}

/**
 * A file's text in blocks whose borders stand at fixed characters of the text, whatever the pieces in which the host hands
 * over the bytes: so nothing that is read can depend on them.
 */
export class TextReader {
  readonly #source: CallRecordSource;
  #decoder: ByteDecoder | null = null;
  #chunks: AsyncIterator<Uint8Array> | null = null;
  /** The bytes so far, while somebody else may still want to read them. */
  #passed: Uint8Array[] | null = [];
  /** Name of the encoding; empty before the first block. */
  encoding = '';
  bytesRead = 0;

  constructor(source: CallRecordSource) {
    this.#source = source;
  }

  /** Whether delimiters and line ends are bytes of their own in the encoding, and nobody but QuickRows has to decode it. */
  get isBytewise(): boolean {
    return this.encoding === 'utf-8' || this.encoding === 'windows-1252';
  }

  /** The blocks in order, the last one marked. Throws UnusableInput for a file that is no text, or an unknown encoding. */
  async *blocks(): AsyncGenerator<TextBlock> {
    let text = '';
    let size = FIRST_BLOCK;
    for await (const piece of this.#pieces()) {
      text += piece;
      while (text.length > size) {
        yield { text: text.slice(0, size), last: false };
        this.#passed = null;
        text = text.slice(size);
        size = BLOCK;
      }
    }
    yield { text, last: true };
  }

  /** All bytes of the file from its first on, in place of the blocks behind the first. */
  async *takeBytes(): AsyncGenerator<Uint8Array> {
    const passed = this.#passed!;
    this.#passed = null;
    yield* passed;
    for (let bytes = await this.#nextBytes(); bytes; bytes = await this.#nextBytes()) yield bytes;
  }

  async *#pieces(): AsyncGenerator<string> {
    let head: Uint8Array = new Uint8Array(0);
    try {
      for (let bytes = await this.#nextBytes(); bytes; bytes = await this.#nextBytes()) {
        if (this.#decoder) {
          yield this.#decoded(this.#decoder.push(bytes));
          continue;
        }
        head = appended(head, bytes);
        if (head.length >= HEAD_BYTES) yield this.#begun(head);
      }
      if (!this.#decoder) yield this.#begun(head);
      yield this.#decoded(this.#decoder!.end());
    } finally {
      await this.#chunks?.return?.();
    }
  }

  async #nextBytes(): Promise<Uint8Array | null> {
    this.#chunks ??= this.#source.chunks()[Symbol.asyncIterator]();
    const { value, done } = await this.#chunks.next();
    if (done) return null;
    this.bytesRead += (value as Uint8Array).length;
    this.#passed?.push(value as Uint8Array);
    return value as Uint8Array;
  }

  #begun(head: Uint8Array): string {
    this.#decoder = this.#open(head);
    return this.#decoded(this.#decoder.push(withoutMark(head, this.#decoder.encoding)));
  }

  #decoded(text: string): string {
    this.encoding = this.#decoder!.encoding;
    return text;
  }

  #open(bytes: Uint8Array): ByteDecoder {
    const head = bytes.subarray(0, HEAD_BYTES);
    const { name, options } = this.#source;
    const forced = options.encoding;
    const problem = forced === undefined || head.length === 0 ? whyNotText(head, name) : null;
    if (problem) throw new UnusableInput([problem]);
    if (forced !== undefined) return named(forced, name);
    const wide = utf16Order(head);
    return wide ? new NamedDecoder(wide) : new GuessingDecoder();
  }
}

/** Characters that stand for bytes which an encoding does not know. */
export function undecodableIn(encoding: string): RegExp {
  return encoding === 'windows-1252' ? UNDEFINED_IN_1252 : REPLACEMENT;
}

const REPLACEMENT = /\ufffd/;
/** The five bytes that windows-1252 leaves undefined come out of the decoder as control characters. */
const UNDEFINED_IN_1252 = /[\u0081\u008d\u008f\u0090\u009d\ufffd]/;

function named(label: string, file: string): ByteDecoder {
  try {
    return new NamedDecoder(label);
  } catch {
    throw new UnusableInput([
      error('unknown-encoding', '', `${file} cannot be read in the encoding "${label}", which is not known.`, 'Give a known encoding, such as utf-8, utf-16le, windows-1252 or iso-8859-2.', { file }),
    ]);
  }
}

function withoutMark(head: Uint8Array, encoding: string): Uint8Array {
  if (encoding === 'utf-8' && head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return head.subarray(3);
  if (encoding === 'utf-16le' && head[0] === 0xff && head[1] === 0xfe) return head.subarray(2);
  if (encoding === 'utf-16be' && head[0] === 0xfe && head[1] === 0xff) return head.subarray(2);
  return head;
}

function appended(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
