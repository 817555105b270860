import { UnusableInput, error } from '../core/issue.ts';
import { HEAD_BYTES, utf16Order, whyNotText } from './bytes.ts';
import { GuessingDecoder, NamedDecoder } from './text-decoder.ts';
import type { ByteDecoder } from './text-decoder.ts';
import type { CallRecordSource } from './source.ts';

const FIRST_BLOCK = 262_144;
const BLOCK = 1_048_576;

/**
 * A file's text in blocks whose borders stand at fixed characters of the text, whatever the pieces in which the host hands
 * over the bytes: so nothing that is read can depend on them.
 */
export class TextReader {
  readonly #source: CallRecordSource;
  #decoder: ByteDecoder | null = null;
  bytesRead = 0;

  constructor(source: CallRecordSource) {
    this.#source = source;
  }

  /** Name of the encoding; empty before the first block. */
  get encoding(): string {
    return this.#decoder?.encoding ?? '';
  }

  /** Characters that stand for bytes which the encoding in force does not know. */
  get undecodable(): RegExp {
    return this.encoding === 'windows-1252' ? UNDEFINED_IN_1252 : REPLACEMENT;
  }

  /** The blocks in order, the last one marked. Throws UnusableInput for a file that is no text, or an unknown encoding. */
  async *blocks(): AsyncGenerator<{ text: string; last: boolean }> {
    let text = '';
    let size = FIRST_BLOCK;
    for await (const piece of this.#pieces()) {
      text += piece;
      while (text.length > size) {
        yield { text: text.slice(0, size), last: false };
        text = text.slice(size);
        size = BLOCK;
      }
    }
    yield { text, last: true };
  }

  async *#pieces(): AsyncGenerator<string> {
    let head: Uint8Array = new Uint8Array(0);
    let first = true;
    const opened = (): string => {
      first = false;
      this.#decoder = this.#open(head);
      return this.#decoder.push(withoutMark(head, this.#decoder.encoding));
    };
    for await (const bytes of this.#source.chunks()) {
      this.bytesRead += bytes.length;
      if (this.#decoder) {
        yield this.#decoder.push(bytes);
        continue;
      }
      head = appended(head, bytes);
      if (head.length >= HEAD_BYTES) yield opened();
    }
    if (first) yield opened();
    yield this.#decoder!.end();
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
