import { EventQueue } from './event-queue.ts';
import type { Company, SiteName } from './company.ts';
import type { Endpoint, SampleRow } from './sample-row.ts';
import type { PublicNumber } from './public-numbers.ts';

/** A caller who wants something; a busy or blocked one comes back with one more try. */
export type Attempt =
  | { kind: 'internal'; user: number; to: number; tries: number }
  | { kind: 'outbound'; user: number; to: PublicNumber; tries: number }
  | { kind: 'inbound'; department: number; user: number; from: string; tries: number };

type Event = { attempt: Attempt } | { row: SampleRow | null; frees: readonly number[] };

/** The old PBX: who is on the telephone, which channels are held, and what is still to happen. */
export class Exchange {
  readonly company: Company;
  /** Whether the product writes a row for each phone of a hunt group that rang (Asterisk), or only for the one that answered (CUCM). */
  readonly rowPerRingingPhone: boolean;
  readonly #queue = new EventQueue<Event>();
  readonly #busyUntil: Float64Array;
  readonly #held: number[];
  #calls = 0;
  #channels = 0;

  constructor(company: Company, rowPerRingingPhone: boolean) {
    this.company = company;
    this.rowPerRingingPhone = rowPerRingingPhone;
    this.#busyUntil = new Float64Array(company.users.length);
    this.#held = company.trunks.map(() => 0);
  }

  get nextTime(): number {
    return this.#queue.nextTime;
  }

  plan(time: number, attempt: Attempt): void {
    this.#queue.put(time, false, { attempt });
  }

  /** A row is written at its end, and the trunk channels that end with it are free from then on. */
  end(row: SampleRow, frees: readonly number[] = []): void {
    this.#queue.put(row.end, true, { row, frees });
  }

  /** Takes the next event: an attempt to be made, or a row to be written. */
  next(): { time: number; attempt: Attempt | null; row: SampleRow | null } {
    const { time, item } = this.#queue.take()!;
    if ('attempt' in item) return { time, attempt: item.attempt, row: null };
    for (const trunk of item.frees) this.#held[trunk]!--;
    return { time, attempt: null, row: item.row };
  }

  isFree(user: number, time: number): boolean {
    return this.#busyUntil[user]! <= time;
  }

  occupy(user: number, until: number): void {
    this.#busyUntil[user] = Math.max(this.#busyUntil[user]!, until);
  }

  /** A trunk with a free channel at the first of these sites that has one; -1 when all are busy. The channel is held from now on. */
  seize(sites: readonly SiteName[]): number {
    for (const site of sites) {
      for (let trunk = 0; trunk < this.#held.length; trunk++) {
        const device = this.company.trunks[trunk]!;
        if (device.site !== site || this.#held[trunk]! >= device.channels) continue;
        this.#held[trunk]!++;
        return trunk;
      }
    }
    return -1;
  }

  newCall(): number {
    return ++this.#calls;
  }

  phone(user: number): Endpoint {
    return { kind: 'phone', user, extension: this.company.users[user]!.extension, channel: ++this.#channels };
  }

  trunk(trunk: number): Endpoint {
    return { kind: 'trunk', trunk, channel: ++this.#channels };
  }
}
