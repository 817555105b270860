import { Outcome } from './call-table.ts';
import type { RowBlock } from './row-block.ts';

/** A party of a row that is not given, and one that only its text tells. */
export const NOBODY = -1;
export const BY_TEXT = -2;

/** What a quality record tells of a leg. Times in milliseconds, MLQK in ten-thousandths (0: not told). */
export interface LegQuality {
  packets: number;
  lost: number;
  jitter: number;
  latency: number;
  mlqk: number;
}

/** A row as an adapter understands it: one object, filled anew for each row. Instants in seconds since 1970 UTC. */
export class NormalisedRow {
  start = 0;
  /** 0: not answered, or not told. */
  answer = 0;
  end = 0;
  from = '';
  to = '';
  /** Where the row was read from bytes: the block, the cells of its parties with the hashes of their texts, and their numbers, NOBODY or BY_TEXT. */
  block: RowBlock | null = null;
  fromCell = 0;
  fromHash = 0;
  fromParty = BY_TEXT;
  toCell = 0;
  toHash = 0;
  toParty = BY_TEXT;
  outcome: Outcome = Outcome.unknown;
  /** Bits of `CallFlag`. */
  flags = 0;
  /** Whether the row says which call it belongs to; then the key is in two words. */
  hasKey = false;
  keyLow = 0;
  keyHigh = 0;
  /** Among rows of one call that start together, the lowest rank says who called whom. */
  rank = 0;
  /** Channels held: up to two. Rows of one call with the same device and leg words hold the same channel. */
  channels = 0;
  readonly device = [0, 0];
  readonly legLow = [0, 0];
  readonly legHigh = [0, 0];
  /** Filled by quality records only. */
  readonly quality: LegQuality = { packets: 0, lost: 0, jitter: 0, latency: 0, mlqk: 0 };

  clear(): void {
    this.start = this.answer = this.end = 0;
    this.from = this.to = '';
    this.outcome = Outcome.unknown;
    this.flags = this.rank = this.channels = 0;
    this.hasKey = false;
    this.block = null;
  }

  hold(device: number, legLow: number, legHigh: number): void {
    const at = this.channels++;
    this.device[at] = device;
    this.legLow[at] = legLow;
    this.legHigh[at] = legHigh;
  }
}
