import { zone } from '../core/zone.ts';
import type { Zone } from '../core/zone.ts';

const BLOCK = 900;
/** Within the repeated hour, a step back of more than this means that the second pass has begun. */
const STEP_BACK = 1800;

/**
 * Turns wall-clock readings of one file into instants. A start that the clock showed twice has two of them: where the row does not tell
 * which one is meant, the order of the rows does, which run forward in time, or backward where the file is written newest first.
 */
export class LocalClock {
  readonly zone: Zone;
  /** Starts that only the order of the rows told, and starts that the clock never showed. */
  byOrder = 0;
  missing = 0;
  /** The later instant of a start that the clock showed twice; NaN when it showed the last one once. */
  second = NaN;
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

  /** Instant of a row's start; the first of two where the clock showed it twice, and then `second` is the other. */
  start(local: number): number {
    this.second = NaN;
    const plain = this.#plain(local);
    if (plain >= 0) {
      this.#follow(local);
      return plain;
    }
    const found = this.zone.instantOf(local);
    if (found.kind === 'gap') this.missing++;
    if (found.kind === 'repeated') this.second = found.second;
    return found.instant;
  }

  /** Whether a start that the clock showed twice is the second showing, as far as the order of the rows tells. */
  isSecondByOrder(local: number): boolean {
    this.byOrder++;
    return this.#inSecondPass(local);
  }

  /** Takes note of a start whose showing its row told: the rows behind one in the second pass (before one in the first) lie there too. */
  noteTold(local: number, isSecond: boolean): void {
    if (isSecond === this.#forward < 0) return;
    this.#secondPass = isSecond;
    this.#passLocal = local;
  }

  /** The instants that a reading can mean: one, or two in the hour that comes twice. */
  readings(local: number): number[] {
    const { kind, instant, second } = this.zone.instantOf(local);
    return kind === 'repeated' ? [instant, second] : [instant];
  }

  /** Whether a row that begins at a reading (its instant `start`) ends in the hour that comes twice, or behind a change of the clock. */
  reachesChange(local: number, start: number, end: number): boolean {
    return this.#plain(local + end - start) < 0 || this.zone.offsetAt(end) !== local - start;
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
