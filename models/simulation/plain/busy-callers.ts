import type { Arrivals } from '../../core/arrivals.ts';
import type { Call } from './call.ts';

/** Callers of finite sources who have a call in progress or a try to come. Those of unlimited sources are never busy. */
export class BusyCallers {
  readonly #source: Int32Array | undefined;
  /** By flow. */
  readonly #busy: Set<number>[];

  constructor({ source }: Arrivals, flows: number) {
    this.#source = source;
    this.#busy = Array.from({ length: flows }, () => new Set());
  }

  has(call: Call): boolean {
    return this.#busy[call.flow]!.has(this.#callerOf(call));
  }

  add(call: Call): void {
    if (call.routes.sources !== undefined) this.#busy[call.flow]!.add(this.#callerOf(call));
  }

  delete(call: Call): void {
    this.#busy[call.flow]!.delete(this.#callerOf(call));
  }

  #callerOf({ arrival }: Call): number {
    return this.#source?.[arrival] ?? -1;
  }
}
