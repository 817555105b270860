/**
 * Texts numbered from 0 in the order in which they were first seen. Texts are copied when they are kept: a piece of a large
 * text (a cell of a file's chunk) would otherwise hold the whole of it in memory.
 */
export class Dictionary {
  readonly #index = new Map<string, number>();
  /** The texts by number. */
  readonly texts: string[] = [];

  /** @param texts texts that get the numbers 0, 1, 2 … */
  constructor(texts: Iterable<string> = []) {
    for (const text of texts) this.add(text);
  }

  get size(): number {
    return this.texts.length;
  }

  /** Number of the text, which is added when it is new. */
  add(text: string): number {
    const known = this.#index.get(text);
    if (known !== undefined) return known;
    const kept = flattened(text);
    const index = this.texts.length;
    this.#index.set(kept, index);
    this.texts.push(kept);
    return index;
  }

  /** Number of the text; −1 when it is not there. */
  find(text: string): number {
    return this.#index.get(text) ?? -1;
  }

  /** Text of a number; RangeError for a number that was never given. */
  text(index: number): string {
    const text = this.texts[index];
    if (text === undefined) throw new RangeError(`index is ${index}; it must lie from 0 to ${this.size - 1}`);
    return text;
  }
}

/** A copy of the text with storage of its own: joined to a space and cut off again, which engines do by copying. */
function flattened(text: string): string {
  return ` ${text}`.slice(1);
}
