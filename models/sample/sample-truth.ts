import { isoInstant, zone } from '../core/zone.ts';
import type { Company } from './company.ts';
import { ZONE } from './day-plan.ts';
import type { SampleFormat } from './generate-records.ts';
import type { SampleRow } from './sample-row.ts';

/** What is in the generated records, counted while they are written; not read back from the text. */
export interface SampleTruth {
  format: SampleFormat;
  seed: number;
  users: number;
  /** Zone of local times in the records, for formats that write no absolute ones. */
  zone: string;
  rows: number;
  calls: number;
  rejected: number;
  merged: number;
  /** Header and type lines, their repetitions, blank lines. */
  skipped: number;
  rejects: Partial<Record<SampleReject, number>>;
  /** Instants in UTC, ISO 8601. */
  period: { first: string; last: string } | null;
  trunks: { name: string; calls: number; occupiedSeconds: number; peak: { concurrent: number; at: string | null } }[];
}
export type SampleReject = 'columns' | 'time' | 'duration' | 'not-a-call' | 'duplicate';

/** No row begins longer than this before it ends: 2 h of talk and a ring. */
const LONGEST_ROW = 1 << 14;
const RING = 1 << 15;

/** Counts rows as they are written, in order of their ends, with memory for a few hours only. */
export class TruthCounter {
  calls = 0;
  merged = 0;
  skipped = 0;
  readonly rejects: SampleTruth['rejects'] = {};
  #first = Infinity;
  #last = 0;
  readonly #trunks: TrunkCounter[];
  /** Calls of which a row is written and more may come, by number, with the trunks that count them already. */
  readonly #open = new Map<number, Set<number>>();

  constructor(readonly company: Company) {
    this.#trunks = company.trunks.map(() => new TrunkCounter());
  }

  get rejected(): number {
    return Object.values(this.rejects).reduce((sum, count) => sum + count, 0);
  }

  get rows(): number {
    return this.calls + this.merged + this.rejected;
  }

  reject(reason: SampleReject): void {
    this.rejects[reason] = (this.rejects[reason] ?? 0) + 1;
  }

  row(row: SampleRow): void {
    let counted = this.#open.get(row.call);
    if (counted) this.merged++;
    else {
      this.calls++;
      counted = new Set();
    }
    if (row.more) this.#open.set(row.call, counted);
    else this.#open.delete(row.call);

    this.#first = Math.min(this.#first, row.callStart);
    this.#last = Math.max(this.#last, row.end);
    if (row.caller?.kind === 'trunk') this.#hold(row.caller.trunk, row.callerSince, row.end, counted);
    if (row.called?.kind === 'trunk') this.#hold(row.called.trunk, row.start, row.end, counted);
  }

  #hold(trunk: number, from: number, until: number, counted: Set<number>): void {
    this.#trunks[trunk]!.hold(from, until);
    if (counted.has(trunk)) return;
    counted.add(trunk);
    this.#trunks[trunk]!.calls++;
  }

  result(names: readonly string[], what: Pick<SampleTruth, 'format' | 'seed' | 'users'>): SampleTruth {
    const utc = zone('UTC');
    return {
      ...what, zone: ZONE, rows: this.rows, calls: this.calls, rejected: this.rejected, merged: this.merged, skipped: this.skipped, rejects: this.rejects,
      period: this.calls === 0 ? null : { first: isoInstant(this.#first, utc), last: isoInstant(this.#last, utc) },
      trunks: this.#trunks.flatMap((trunk, index) => {
        trunk.finish();
        if (trunk.calls === 0) return [];
        const at = trunk.peakAt === null ? null : isoInstant(trunk.peakAt, utc);
        return [{ name: names[index]!, calls: trunk.calls, occupiedSeconds: trunk.occupiedSeconds, peak: { concurrent: trunk.peak, at } }];
      }),
    };
  }
}

/** Seizures of one trunk, given in order of their ends: what a second changes is final when no later row can begin in it. */
class TrunkCounter {
  calls = 0;
  occupiedSeconds = 0;
  peak = 0;
  peakAt: number | null = null;
  readonly #change = new Int32Array(RING);
  #held = 0;
  /** Seconds before this one are counted. */
  #done = 0;
  #newest = 0;

  hold(from: number, until: number): void {
    this.occupiedSeconds += until - from;
    if (this.#done === 0) this.#done = from - LONGEST_ROW;
    this.#advance(until - LONGEST_ROW);
    this.#change[from % RING]!++;
    this.#change[until % RING]!--;
    this.#newest = until;
  }

  finish(): void {
    this.#advance(this.#newest + 1);
  }

  #advance(until: number): void {
    for (; this.#done < until; this.#done++) {
      const slot = this.#done % RING;
      this.#held += this.#change[slot]!;
      this.#change[slot] = 0;
      if (this.#held > this.peak) {
        this.peak = this.#held;
        this.peakAt = this.#done;
      }
    }
  }
}
