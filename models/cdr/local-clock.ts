import { zone } from '../core/zone.ts';
import type { Zone } from '../core/zone.ts';

const BLOCK = 900;
/** Within the repeated hour, a step back of more than this means that the second pass has begun. */
const STEP_BACK = 1800;

/**
 * Turns wall-clock readings of one file into instants, in the order of its rows. In the hour that the clock shows twice the order
 * tells which one is meant: rows run forward in time, or backward where the file is written newest first.
 */
export class LocalClock {
  readonly zone: Zone;
  /** Readings that the clock showed twice, and readings that it never showed. */
  repeated = 0;
  missing = 0;
  /** Whether the last reading was one that the clock showed twice. */
  ambiguous = false;
  readonly #offsets = new Map<number, number>();
  #block = NaN;
  #offset = NaN;
  #previous = NaN;
  #forward = 0;
  #passLocal = NaN;
  #secondPass = false;

  constructor(zoneId: string) {
    this.zone = zone(zoneId);
  }

  /** Instant of a row's start. */
  start(local: number): number {
    this.ambiguous = false;
    const plain = this.#plain(local);
    if (plain >= 0) {
      this.#follow(local);
      return plain;
    }
    const found = this.zone.instantOf(local);
    if (found.kind === 'gap') {
      this.missing++;
      return found.instant;
    }
    if (found.kind === 'plain') return found.instant;
    this.ambiguous = true;
    this.repeated++;
    return this.#inSecondPass(local) ? found.second : found.instant;
  }

  /** Instant of a reading at or after a known instant: of two, the one nearer to `expected`, and the later when that lies before the start. */
  after(local: number, start: number, expected: number): number {
    const plain = this.#plain(local);
    if (plain >= 0) return plain;
    const found = this.zone.instantOf(local);
    if (found.kind !== 'repeated') return found.instant;
    if (found.instant < start) return found.second;
    return Math.abs(found.second - expected) < Math.abs(found.instant - expected) ? found.second : found.instant;
  }

  /** The instant where the clock runs evenly through that quarter of an hour; −1 where it does not. */
  #plain(local: number): number {
    const block = Math.floor(local / BLOCK);
    if (block !== this.#block) {
      this.#block = block;
      this.#offset = this.#offsets.get(block) ?? this.#readOffset(block);
    }
    return this.#offset === this.#offset ? local - this.#offset : -1;
  }

  #readOffset(block: number): number {
    const first = this.zone.instantOf(block * BLOCK);
    const last = this.zone.instantOf(block * BLOCK + BLOCK - 1);
    const even = first.kind === 'plain' && last.kind === 'plain' && last.instant - first.instant === BLOCK - 1;
    const offset = even ? block * BLOCK - first.instant : NaN;
    this.#offsets.set(block, offset);
    return offset;
  }

  #follow(local: number): void {
    if (local > this.#previous) this.#forward++;
    else if (local < this.#previous) this.#forward--;
    this.#previous = local;
    this.#passLocal = NaN;
  }

  #inSecondPass(local: number): boolean {
    const backward = this.#forward < 0;
    if (!(Math.abs(local - this.#passLocal) < 86_400)) {
      // Written newest first, a file comes to the second pass first; and a row from before the change leaves all ahead.
      this.#secondPass = backward;
    } else if (!backward && local < this.#passLocal - STEP_BACK) this.#secondPass = true;
    else if (backward && local > this.#passLocal + STEP_BACK) this.#secondPass = false;
    this.#passLocal = local;
    return this.#secondPass;
  }
}
