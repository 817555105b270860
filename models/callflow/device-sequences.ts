import type { CallTable } from '../cdr/call-table.ts';
import { TripleIndex } from '../core/triple-index.ts';
import type { Trunk } from '../scenario/scenario.ts';
import type { TrunkEvidence } from './call-ends.ts';
import { isTie } from './estate.ts';

/** What the devices of calls tell, by their order; calls with the same are one sequence. */
export interface DeviceSequence {
  evidence: TrunkEvidence;
  /** Trunks of the scenario among the devices, in their order. */
  trunks: Trunk[];
  /** A trunk that no trunk of the scenario claims is among them. */
  holdsUnknownTrunk: boolean;
}

interface DeviceClass { trunk: Trunk | null; isPhone: boolean; isUnknownTrunk: boolean }

/** Numbers the sequences of devices that calls held; devices that tell the same are alike. */
export class DeviceSequences {
  readonly sequences: DeviceSequence[] = [];
  readonly #classes: DeviceClass[] = [];
  readonly #classOf: Int32Array;
  readonly #known = new TripleIndex();
  /** Classes of the devices of each sequence. */
  readonly #devices: number[][] = [];
  /** Number of the sequence of each entry of `#known`. */
  readonly #numberOf: number[] = [];

  /** @param trunks the scenario's trunk of each device, null: none */
  constructor(table: CallTable, trunks: readonly (Trunk | null)[]) {
    const numbers = new Map<string, number>();
    this.#classOf = Int32Array.from(table.devices, ({ reading }, device) => {
      const trunk = trunks[device] ?? null;
      const made: DeviceClass = { trunk, isPhone: reading === 'phone', isUnknownTrunk: trunk === null && reading === 'trunk' };
      const key = JSON.stringify([trunk?.id ?? null, made.isPhone, made.isUnknownTrunk]);
      const known = numbers.get(key) ?? this.#classes.push(made) - 1;
      numbers.set(key, known);
      return known;
    });
    this.#add([]);
  }

  /** Number of a call's sequence, given its seizures: index of the first and one behind the last. */
  numberOf(devices: Uint32Array, first: number, end: number): number {
    let sequence = 0;
    for (let at = first; at < end; at++) {
      const next = this.#classOf[devices[at]!]!;
      const entry = this.#known.numberOf(sequence, next, 0);
      if (entry === this.#numberOf.length) this.#numberOf.push(this.#add([...this.#devices[sequence]!, next]));
      sequence = this.#numberOf[entry]!;
    }
    return sequence;
  }

  #add(devices: number[]): number {
    this.#devices.push(devices);
    return this.sequences.push(sequenceOf(devices.map((device) => this.#classes[device]!))) - 1;
  }
}

function sequenceOf(devices: readonly DeviceClass[]): DeviceSequence {
  const trunks = devices.flatMap(({ trunk }) => trunk ?? []);
  const carriers = trunks.filter((trunk) => !isTie(trunk));
  const place = devices.findIndex(({ trunk }) => trunk !== null && !isTie(trunk));
  const position = place > 0 ? 'later' : devices.length > 1 ? 'first' : 'only';
  return {
    evidence: { carriers, position, isAmongPhones: devices.length > 0 && devices.every(({ isPhone }) => isPhone) },
    trunks,
    holdsUnknownTrunk: devices.some(({ isUnknownTrunk }) => isUnknownTrunk),
  };
}
