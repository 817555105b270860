import { Dictionary, Int32Column, Uint16Column, Uint32Column, Uint8Column } from '../core/columns.ts';
import { CallFlag } from './call-table.ts';
import type { CallColumns, Outcome, SeizureColumns } from './call-table.ts';
import { joinedOutcome } from './cause.ts';
import { KeyTable } from './key-table.ts';
import type { NormalisedRow } from './normalised-row.ts';
import { RowHash } from './row-hash.ts';
import { SeizureBuilder } from './seizure-builder.ts';

/** Calls longer than this are kept and marked doubtful. */
const DOUBTFUL_SECONDS = 86_400;

/** What rows are made into. */
export interface CallsAndSeizures {
  calls: CallColumns;
  seizures: SeizureColumns;
}

/**
 * Makes calls of rows: rows that share a key are one call, whatever files they stand in. A call begins with the earliest and ends with
 * the latest of its rows, is answered when first any of them is, and its parties are those of its earliest row: so the order of
 * the rows changes only which of them counts as the call and which as merged.
 */
export class CallBuilder {
  readonly #start = new Uint32Column();
  readonly #answer = new Uint32Column();
  readonly #end = new Uint32Column();
  readonly #from = new Int32Column();
  readonly #to = new Int32Column();
  readonly #outcome = new Uint8Column();
  readonly #flags = new Uint8Column();
  readonly #source = new Uint16Column();
  readonly #line = new Uint32Column();
  readonly #rank = new Uint32Column();
  readonly #hashLow = new Uint32Column();
  readonly #hashHigh = new Uint32Column();
  readonly #parties = new Dictionary();
  readonly #seizures = new SeizureBuilder();
  readonly #keys = new KeyTable();
  /** Hashes of merged rows. */
  readonly #further = new KeyTable();
  readonly #hash = new RowHash();

  get count(): number {
    return this.#start.length;
  }

  /** Takes a row in. `duplicate`: all its cells equal those of an earlier row of its call, and nothing was taken in. */
  add(row: NormalisedRow, cells: string[], source: number, line: number): 'call' | 'merged' | 'duplicate' {
    if (!row.hasKey) {
      this.#open(row, source, line, 0, 0);
      return 'call';
    }
    this.#hash.ofCells(cells);
    const { low, high } = this.#hash;
    const call = this.#keys.findOrAdd(row.keyLow, row.keyHigh, this.count);
    if (call < 0) {
      this.#open(row, source, line, low, high);
      return 'call';
    }
    if (this.#hashLow.at(call) === low && this.#hashHigh.at(call) === high) return 'duplicate';
    if (this.#further.findOrAdd(low, high, call) >= 0) return 'duplicate';
    this.#merge(call, row);
    return 'merged';
  }

  /** The call of a key; −1 where it is not there. */
  callOf(keyLow: number, keyHigh: number): number {
    return this.#keys.find(keyLow, keyHigh);
  }

  /** The calls so far, copied. */
  soFar(): CallsAndSeizures {
    return {
      calls: withDoubtful({
        count: this.count, start: this.#start.trim(), answer: this.#answer.trim(), end: this.#end.trim(), from: this.#from.trim(), to: this.#to.trim(),
        outcome: this.#outcome.trim(), flags: this.#flags.trim(), source: this.#source.trim(), line: this.#line.trim(),
      }),
      seizures: this.#seizures.soFar(this.count),
    };
  }

  /** All calls, handed over: of millions of calls there is never a second copy. The builder is empty afterwards. */
  finish(): CallsAndSeizures {
    const { count } = this;
    for (const spare of [this.#rank, this.#hashLow, this.#hashHigh]) spare.take();
    this.#keys.clear();
    this.#further.clear();
    const seizures = this.#seizures.finish(count);
    const calls = withDoubtful({
      count, start: this.#start.take(), answer: this.#answer.take(), end: this.#end.take(), from: this.#from.take(), to: this.#to.take(),
      outcome: this.#outcome.take(), flags: this.#flags.take(), source: this.#source.take(), line: this.#line.take(),
    });
    return { calls, seizures };
  }

  /** Parties as written, by number. */
  get parties(): readonly string[] {
    return this.#parties.texts;
  }

  #open(row: NormalisedRow, source: number, line: number, hashLow: number, hashHigh: number): void {
    const call = this.count;
    this.#start.push(row.start);
    this.#answer.push(row.answer);
    this.#end.push(row.end);
    this.#from.push(this.#party(row.from));
    this.#to.push(this.#party(row.to));
    this.#outcome.push(row.outcome);
    this.#flags.push(row.flags);
    this.#source.push(source);
    this.#line.push(line);
    this.#rank.push(row.rank);
    this.#hashLow.push(hashLow);
    this.#hashHigh.push(hashHigh);
    this.#seizures.add(call, row);
  }

  #merge(call: number, row: NormalisedRow): void {
    const start = this.#start.at(call);
    if (row.start < start || (row.start === start && this.#speaksFirst(call, row))) {
      this.#from.set(call, this.#party(row.from));
      this.#to.set(call, this.#party(row.to));
      this.#rank.set(call, row.rank);
    }
    this.#start.set(call, Math.min(start, row.start));
    this.#end.set(call, Math.max(this.#end.at(call), row.end));
    const answer = this.#answer.at(call);
    if (row.answer > 0 && (answer === 0 || row.answer < answer)) this.#answer.set(call, row.answer);
    this.#outcome.set(call, joinedOutcome(this.#outcome.at(call) as Outcome, row.outcome));
    this.#flags.set(call, this.#flags.at(call) | row.flags | CallFlag.stitched);
    this.#seizures.add(call, row);
  }

  /** Of two rows that start together: the lower rank, else the parties that come first as text. */
  #speaksFirst(call: number, row: NormalisedRow): boolean {
    const rank = this.#rank.at(call);
    if (row.rank !== rank) return row.rank < rank;
    const known = `${this.#name(this.#from.at(call))}\n${this.#name(this.#to.at(call))}`;
    return `${row.from}\n${row.to}` < known;
  }

  #party(text: string): number {
    return text === '' ? -1 : this.#parties.add(text);
  }

  #name(party: number): string {
    return party < 0 ? '' : this.#parties.text(party);
  }
}

/** Marks the calls that lasted longer than can be believed. */
function withDoubtful(calls: CallColumns): CallColumns {
  const { flags, start, end } = calls;
  for (let call = 0; call < calls.count; call++) if (end[call]! - start[call]! > DOUBTFUL_SECONDS) flags[call]! |= CallFlag.doubtful;
  return calls;
}
