import type { Demand, Resource } from '../../core/loss-network.ts';
import type { Call, Holding } from './call.ts';
import type { LevelMeter } from './level-meter.ts';
import type { ResourceState } from './resource-state.ts';

/** A `held`, `carrying` or `gauge` resource: units are seized and released. */
export class UnitsInUse implements ResourceState {
  capacity: number;
  limit: number;
  /** In the order of seizing. */
  readonly holdings = new Set<Holding>();
  readonly #refuses: boolean;
  readonly #meter: LevelMeter;

  constructor({ mode, capacity }: Resource, meter: LevelMeter) {
    this.#refuses = mode === 'held';
    this.capacity = capacity;
    this.limit = this.#refuses ? capacity : Infinity;
    this.#meter = meter;
  }

  occupied(): number {
    return this.#meter.level;
  }

  hasRoom(units: number, reserved: number): boolean {
    // So subtracted that whole numbers up to 2^53 stay whole.
    return this.#meter.level <= this.limit - reserved - units;
  }

  seize({ resource, units, until }: Demand, call: Call, instant: number): void {
    const holding = { call, resource, state: this, units, until };
    this.holdings.add(holding);
    call.held.push(holding);
    this.#meter.add(units, instant);
  }

  release(holding: Holding, instant: number): void {
    this.holdings.delete(holding);
    this.#meter.add(-holding.units, instant);
  }

  changeCapacity(capacity: number): void {
    this.capacity = capacity;
    // One that never refuses can only be shut and opened again.
    this.limit = this.#refuses || capacity === 0 ? capacity : Infinity;
  }

  /** Whether more is held than there is. */
  get tooFull(): boolean {
    return this.#meter.level > this.limit;
  }
}
