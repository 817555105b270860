import { useMemory } from './access.ts';

/** What the memory stands in: a plain buffer, or that of a WebAssembly module. */
export interface Backing {
  /** The buffer as it is now. */
  buffer(): ArrayBuffer;
  /** Makes it hold at least so many bytes; what it held stays. */
  grow(bytes: number): void;
}

/** A plain buffer. */
export function plainBacking(): Backing {
  let buffer = new ArrayBuffer(1 << 16);
  return {
    buffer: () => buffer,
    grow(bytes) {
      const larger = new ArrayBuffer(bytes);
      new Uint8Array(larger).set(new Uint8Array(buffer));
      buffer = larger;
    },
  };
}

/** The kernel's memory: one buffer that is dealt out from below. */
export class Memory {
  doubles: Float64Array<ArrayBuffer>;
  words: Int32Array<ArrayBuffer>;
  /** First double that is not dealt out. */
  free = 0;
  readonly #backing: Backing;

  constructor(backing: Backing) {
    this.#backing = backing;
    this.doubles = new Float64Array(backing.buffer());
    this.words = new Int32Array(backing.buffer());
  }

  /** Makes the functions of `access` work on this memory. */
  use(): void {
    useMemory(this.doubles, this.words);
  }

  /** Writes a word; what is written may have moved the memory before. */
  setWord(at: number, value: number): void {
    this.words[at] = value;
  }

  /** Room for so many doubles, all 0. Gives the first. */
  take(count: number): number {
    const from = this.takeDirty(count);
    this.doubles.fill(0, from, this.free);
    return from;
  }

  /** Room for so many words, all 0. Gives the first word. */
  takeWords(count: number): number {
    return 2 * this.take(Math.ceil(count / 2));
  }

  /** Room that the caller fills himself. */
  takeDirty(count: number): number {
    const from = this.free;
    this.reserve(from + count);
    this.free = from + count;
    return from;
  }

  /** Makes the buffer hold so many doubles. */
  reserve(doubles: number): void {
    if (doubles <= this.doubles.length) return;
    this.#backing.grow(Math.ceil((8 * doubles * 5) / 4 / 65_536) * 65_536);
    this.doubles = new Float64Array(this.#backing.buffer());
    this.words = new Int32Array(this.#backing.buffer());
    this.use();
  }
}
