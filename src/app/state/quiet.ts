/** Calls what was asked last once nothing was asked for so many milliseconds. */
export class Quiet {
  readonly #after: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(afterMs: number) {
    this.#after = afterMs;
  }

  call(act: () => unknown): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, this.#after);
  }
}
