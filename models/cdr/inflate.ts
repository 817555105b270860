/** The part of the platform's streams that is used here; browsers and Node have them, the language's own library does not. */
interface Writer { write(bytes: Uint8Array): Promise<void>; close(): Promise<void>; abort(): Promise<void> }
interface Reader { read(): Promise<{ done: boolean; value?: Uint8Array }>; cancel(): Promise<void> }
interface InflatingStream { writable: { getWriter(): Writer }; readable: { getReader(): Reader } }
type StreamClass = new (format: string) => InflatingStream;

/** Small pieces, so that little is lost of data that break off. */
const PIECE = 16_384;

/** Thrown where compressed data are damaged or break off. */
export class DamagedData extends Error {
  constructor(words: string) {
    super(words);
    this.name = 'DamagedData';
  }
}

/** The content of compressed bytes, in pieces, while they come. Throws DamagedData; what the bytes themselves throw goes through. */
export async function* inflated(bytes: AsyncIterable<Uint8Array>, format: 'gzip' | 'deflate-raw'): AsyncGenerator<Uint8Array> {
  const { DecompressionStream } = globalThis as unknown as { DecompressionStream: StreamClass };
  const stream = new DecompressionStream(format);
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  const feeding = new Feeding(bytes, writer);
  try {
    for (;;) {
      const { done, value } = await next(reader, feeding);
      if (done) break;
      yield value!;
    }
  } finally {
    feeding.stopped = true;
    await reader.cancel().catch(() => undefined);
    await feeding.done;
  }
}

async function next(reader: Reader, feeding: Feeding): ReturnType<Reader['read']> {
  try {
    return await reader.read();
  } catch (reason) {
    if (feeding.failure !== undefined) throw feeding.failure;
    throw new DamagedData(reason instanceof Error ? reason.message : String(reason));
  }
}

/** Hands bytes to a stream as fast as it takes them. */
class Feeding {
  stopped = false;
  /** What the bytes threw, as opposed to what the stream made of them. */
  failure: unknown;
  readonly done: Promise<void>;

  constructor(bytes: AsyncIterable<Uint8Array>, writer: Writer) {
    // What the stream refuses is told to whoever reads it.
    this.done = this.#feed(bytes, writer).catch(() => undefined);
  }

  async #feed(bytes: AsyncIterable<Uint8Array>, writer: Writer): Promise<void> {
    for await (const piece of this.#watched(bytes, writer)) {
      for (let at = 0; at < piece.length && !this.stopped; at += PIECE) await writer.write(piece.subarray(at, at + PIECE));
      if (this.stopped) return;
    }
    await writer.close();
  }

  async *#watched(bytes: AsyncIterable<Uint8Array>, writer: Writer): AsyncGenerator<Uint8Array> {
    try {
      yield* bytes;
    } catch (reason) {
      this.failure = reason;
      await writer.abort();
      throw reason;
    }
  }
}
