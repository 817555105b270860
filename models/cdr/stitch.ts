import { Int32Column, Uint16Column, Uint32Column, Uint8Column } from '../core/columns.ts';
import { CallFlag } from './call-table.ts';
import type { CallColumns, Outcome, SeizureColumns } from './call-table.ts';
import { joinedOutcome } from './cause.ts';
import { KeyTable } from './key-table.ts';
import { BY_TEXT } from './normalised-row.ts';
import type { NormalisedRow } from './normalised-row.ts';
import type { RowBlock } from './row-block.ts';
import { SeizureBuilder } from './seizure-builder.ts';
import { TextTable } from './text-table.ts';

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
  /** Parties as written, by number. */
  readonly parties = new TextTable();
  readonly #seizures = new SeizureBuilder();
  readonly #keys = new KeyTable();
  /** Hashes of merged rows. */
  readonly #further = new KeyTable();

  get count(): number {
    return this.#start.length;
  }

  /** Makes room for `times` as many calls and seizures as there are, at once: growing step by step would copy them again and again. */
  reserve(times: number): void {
    const calls = Math.ceil(this.count * times);
    for (const column of [this.#start, this.#answer, this.#end, this.#from, this.#to, this.#outcome, this.#flags, this.#source, this.#line, this.#rank, this.#hashLow, this.#hashHigh]) column.reserve(calls);
    this.#seizures.reserve(Math.ceil(this.#seizures.count * times));
    this.#keys.reserve(calls);
  }

  /** Brings near what `add` will look at for rows with these keys: memory is waited for once, not for each row. */
  foresee(low: Uint32Array, high: Uint32Array, mask: number, first: number, until: number): void {
    this.#keys.touch(low, high, mask, first, until);
  }

  /**
   * Takes a row in. `duplicate`: all its cells equal those of an earlier row of its call, and nothing was taken in.
   * @param low hash of the row's cells, in two words (see RowHash); counts only where the row has a key
   */
  add(row: NormalisedRow, low: number, high: number, source: number, line: number): 'call' | 'merged' | 'duplicate' {
    if (!row.hasKey) {
      this.#open(row, source, line, 0, 0);
      return 'call';
    }
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

  #open(row: NormalisedRow, source: number, line: number, hashLow: number, hashHigh: number): void {
    const call = this.count;
    this.#start.push(row.start);
    this.#answer.push(row.answer);
    this.#end.push(row.end);
    this.#from.push(this.#caller(row));
    this.#to.push(this.#called(row));
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
      this.#from.set(call, this.#caller(row));
      this.#to.set(call, this.#called(row));
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
    const { block } = row;
    return (block ? `${block.text(row.fromCell)}\n${block.text(row.toCell)}` : `${row.from}\n${row.to}`) < known;
  }

  #caller(row: NormalisedRow): number {
    if (!row.block) return this.#party(row.from);
    return row.fromParty === BY_TEXT ? this.#partyOf(row.block, row.fromCell, row.fromHash) : row.fromParty;
  }

  #called(row: NormalisedRow): number {
    if (!row.block) return this.#party(row.to);
    return row.toParty === BY_TEXT ? this.#partyOf(row.block, row.toCell, row.toHash) : row.toParty;
  }

  #party(text: string): number {
    return text === '' ? -1 : this.parties.add(text);
  }

  #partyOf({ view, start, end }: RowBlock, cell: number, hash: number): number {
    return this.parties.addHashed(view, start[cell]!, end[cell]!, hash);
  }

  #name(party: number): string {
    return party < 0 ? '' : this.parties.text(party);
  }
}

/** Marks the calls that lasted longer than can be believed. */
function withDoubtful(calls: CallColumns): CallColumns {
  const { flags, start, end } = calls;
  for (let call = 0; call < calls.count; call++) if (end[call]! - start[call]! > DOUBTFUL_SECONDS) flags[call]! |= CallFlag.doubtful;
  return calls;
}
