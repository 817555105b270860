import type { Pbx } from '../scenario/scenario.ts';
import type { Parties, Party } from './parties.ts';

/** Parties that are tied alike: `party` stands for all of them but for the digits of its number. */
export interface PartyClass {
  party: Party;
  pbx: Pbx | null;
}

/** The parties of records by number of what is alike in them, each cell read once on each PBX and in each role. */
export class PartyClasses {
  readonly classes: PartyClass[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #roles = new Map<string, PartyRole>();

  /** @param mask which rules a number fits: numbers of another mask are not alike */
  constructor(private readonly parties: Parties, private readonly cells: readonly string[], private readonly mask: (number: string | null) => string) {}

  /** The cells as callers (`from`) or as what was dialled (`to`) on a PBX. */
  roleOf(pbx: Pbx | null, role: 'from' | 'to'): PartyRole {
    const key = JSON.stringify([pbx?.id ?? null, role]);
    const known = this.#roles.get(key) ?? new PartyRole(this.cells.length, (cell) => this.#read(cell, pbx, role));
    this.#roles.set(key, known);
    return known;
  }

  #read(cell: number, pbx: Pbx | null, role: 'from' | 'to'): { number: string | null; class: number } {
    const party = this.parties.read(this.cells[cell] ?? '', pbx, role);
    const key = this.#keyOf(party, pbx);
    const known = this.#numbers.get(key) ?? this.classes.push({ party, pbx }) - 1;
    this.#numbers.set(key, known);
    return { number: numberOf(party), class: known };
  }

  #keyOf(party: Party, pbx: Pbx | null): string {
    const what = party.kind === 'outside' ? [party.class, this.mask(party.number)] : party.kind === 'user' ? this.#keyOfUser(party) : [];
    return JSON.stringify([pbx?.id ?? null, party.kind, ...what]);
  }

  #keyOfUser({ end, pbx, range, isTied, isGuess, asOutside }: Extract<Party, { kind: 'user' }>): unknown[] {
    return [end, pbx, range, isTied, isGuess === true, ...(asOutside ? [asOutside.class, this.mask(asOutside.number)] : [])];
  }
}

/** Classes of the cells in one role, read when they are first asked for. */
export class PartyRole {
  readonly #classOf: Int32Array;
  readonly #numbers: (string | null)[];

  constructor(cells: number, private readonly read: (cell: number) => { number: string | null; class: number }) {
    // The last place is that of calls that name no party.
    this.#classOf = new Int32Array(cells + 1).fill(-1);
    this.#numbers = new Array<string | null>(cells + 1).fill(null);
  }

  /** Class of a cell; -1: no party was named. */
  classOf(cell: number): number {
    const place = cell < 0 ? this.#classOf.length - 1 : cell;
    return this.#classOf[place]! >= 0 ? this.#classOf[place]! : this.#learn(cell, place);
  }

  /** The cell's number in the public network, null when it has none. Only after `classOf`. */
  numberOf(cell: number): string | null {
    return this.#numbers[cell < 0 ? this.#numbers.length - 1 : cell]!;
  }

  #learn(cell: number, place: number): number {
    const read = this.read(cell);
    this.#numbers[place] = read.number;
    this.#classOf[place] = read.class;
    return read.class;
  }
}

function numberOf(party: Party): string | null {
  if (party.kind === 'outside') return party.number;
  return party.kind === 'user' ? party.asOutside?.number ?? null : null;
}
