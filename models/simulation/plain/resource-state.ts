import type { Demand } from '../../core/loss-network.ts';
import type { Call } from './call.ts';

/** A resource as it stands during a run. */
export interface ResourceState {
  /** As the network or the last change of it says. */
  readonly capacity: number;
  /** Most units that can be occupied; Infinity: no limit. Of a rate: most tokens that the bucket can hold. */
  readonly limit: number;
  /** Units occupied now. Of a rate: tokens gone from the bucket. */
  occupied(instant: number): number;
  /** Whether so many units can be had and `reserved` more be left free. */
  hasRoom(units: number, reserved: number, instant: number): boolean;
  /** A call takes what it demands; there must be room. */
  seize(demand: Demand, call: Call, instant: number): void;
  changeCapacity(capacity: number, instant: number): void;
}
