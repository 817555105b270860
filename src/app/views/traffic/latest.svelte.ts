/** The answer to a question that is asked again and again: an answer that a later question overtook is dropped. */
export class Latest<T> {
  value: T | null = $state.raw(null);
  pending = $state(false);
  /** Why the last question got no answer. */
  fault = $state('');
  #asked = 0;

  async ask(question: () => Promise<T>): Promise<void> {
    const mine = ++this.#asked;
    this.pending = true;
    try {
      const answer = await question();
      if (mine !== this.#asked) return;
      this.value = answer;
      this.fault = '';
    } catch (reason) {
      if (mine === this.#asked) this.fault = reason instanceof Error ? reason.message : String(reason);
    } finally {
      if (mine === this.#asked) this.pending = false;
    }
  }
}
