import { cutTo } from '../core/columns.ts';
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

const FIRST_CALLS = 1024;
const COLUMN_NAMES = ['start', 'answer', 'end', 'from', 'to', 'outcome', 'flags', 'source', 'line'] as const;
type ColumnName = (typeof COLUMN_NAMES)[number];

/** The columns of calls, with what tells of two rows of a call which speaks first, and whether a row is its first one again. */
type BuiltColumns = Omit<CallColumns, 'count'> & { rank: Uint32Array; hashLow: Uint32Array; hashHigh: Uint32Array };

function columnsOf(calls: number): BuiltColumns {
  const words = (): Uint32Array => new Uint32Array(calls);
  return {
    start: words(), answer: words(), end: words(), from: new Int32Array(calls), to: new Int32Array(calls), outcome: new Uint8Array(calls), flags: new Uint8Array(calls),
    source: new Uint16Array(calls), line: words(), rank: words(), hashLow: words(), hashHigh: words(),
  };
}

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
  #count = 0;
  #columns = columnsOf(FIRST_CALLS);
  /** Parties as written, by number. */
  readonly parties = new TextTable();
  readonly #seizures = new SeizureBuilder();
  readonly #keys = new KeyTable();
  /** Hashes of merged rows. */
  readonly #further = new KeyTable();

  get count(): number {
    return this.#count;
  }

  /** Makes room for `times` as many calls and seizures as there are, at once: growing step by step would copy them again and again. */
  reserve(times: number): void {
    const calls = Math.ceil(this.count * times);
    this.#grow(calls);
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
    if (this.#columns.hashLow[call] === low && this.#columns.hashHigh[call] === high) return 'duplicate';
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
    const { count } = this;
    return { calls: withDoubtful(this.#cut((column) => column.slice(0, count))), seizures: this.#seizures.soFar(count) };
  }

  /** All calls, handed over: of millions of calls there is never a second copy. The builder is empty afterwards. */
  finish(): CallsAndSeizures {
    const { count } = this;
    this.#columns.rank = this.#columns.hashLow = this.#columns.hashHigh = new Uint32Array(0);
    this.#keys.clear();
    this.#further.clear();
    const seizures = this.#seizures.finish(count);
    const empty = columnsOf(0);
    const calls = withDoubtful(this.#cut((column, name) => {
      const cut = cutTo(column, count);
      // The larger storage is free before the next column is cut.
      this.#columns[name] = empty[name] as never;
      return cut;
    }));
    this.#count = 0;
    this.#columns = columnsOf(FIRST_CALLS);
    return { calls, seizures };
  }

  #cut(cut: <T extends CallColumns[ColumnName]>(column: T, name: ColumnName) => CallColumns[ColumnName]): CallColumns {
    const calls = { count: this.count } as CallColumns;
    for (const name of COLUMN_NAMES) calls[name] = cut(this.#columns[name], name) as never;
    return calls;
  }

  #grow(calls: number): void {
    if (calls <= this.#columns.start.length) return;
    const larger = columnsOf(calls);
    for (const name of Object.keys(larger) as (keyof BuiltColumns)[]) {
      larger[name].set(this.#columns[name].subarray(0, this.count));
      this.#columns[name] = larger[name] as never;
    }
  }

  #open(row: NormalisedRow, source: number, line: number, hashLow: number, hashHigh: number): void {
    const call = this.#count;
    if (call === this.#columns.start.length) this.#grow(call * 2);
    this.#count = call + 1;
    const columns = this.#columns;
    columns.start[call] = row.start;
    columns.answer[call] = row.answer;
    columns.end[call] = row.end;
    columns.from[call] = this.#caller(row);
    columns.to[call] = this.#called(row);
    columns.outcome[call] = row.outcome;
    columns.flags[call] = row.flags;
    columns.source[call] = source;
    columns.line[call] = line;
    columns.rank[call] = row.rank;
    columns.hashLow[call] = hashLow;
    columns.hashHigh[call] = hashHigh;
    this.#seizures.add(call, row);
  }

  #merge(call: number, row: NormalisedRow): void {
    const columns = this.#columns;
    const start = columns.start[call]!;
    if (row.start < start || (row.start === start && this.#speaksFirst(call, row))) {
      columns.from[call] = this.#caller(row);
      columns.to[call] = this.#called(row);
      columns.rank[call] = row.rank;
    }
    columns.start[call] = Math.min(start, row.start);
    columns.end[call] = Math.max(this.#columns.end[call]!, row.end);
    const answer = this.#columns.answer[call]!;
    if (row.answer > 0 && (answer === 0 || row.answer < answer)) columns.answer[call] = row.answer;
    columns.outcome[call] = joinedOutcome(this.#columns.outcome[call]! as Outcome, row.outcome);
    columns.flags[call] = this.#columns.flags[call]! | row.flags | CallFlag.stitched;
    this.#seizures.add(call, row);
  }

  /** Of two rows that start together: the lower rank, else the parties that come first as text. */
  #speaksFirst(call: number, row: NormalisedRow): boolean {
    const rank = this.#columns.rank[call]!;
    if (row.rank !== rank) return row.rank < rank;
    const known = `${this.#name(this.#columns.from[call]!)}\n${this.#name(this.#columns.to[call]!)}`;
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
