/** One row of call records before a product's writer makes text of it. Instants are whole seconds since 1970 UTC. */
export interface SampleRow {
  /** Number of the call, from 1, in order of start; rows of one call share it. */
  call: number;
  /** Start of the call (not of the row). */
  callStart: number;
  start: number;
  /** 0: never. */
  answer: number;
  end: number;
  /** Number of the caller as the PBX shows it. */
  from: string;
  /** Number dialled first, and the one that was rung last. */
  dialled: string;
  to: string;
  /** The called number in the public network's form, where the call went or came by it; else empty. */
  publicNumber: string;
  caller: Endpoint | null;
  called: Endpoint | null;
  result: RowResult;
  /** Pilot of the hunt group that the call came by, else empty. */
  pilot: string;
  /** Who transferred the call here, else empty. */
  transferredBy: string;
  /** Instant from which the caller's channel is told by no earlier row of the call. */
  callerSince: number;
  /** Whether further rows of the call follow. */
  more: boolean;
}

export type RowResult = 'answered' | 'no-answer' | 'busy' | 'failed' | 'no-circuit' | 'congestion' | 'transferred';

/** What a leg of the call holds. `channel` is the number of the channel, the same in every row in which it stands. */
export type Endpoint =
  | { kind: 'phone'; user: number; extension: string; channel: number }
  | { kind: 'trunk'; trunk: number; channel: number };
