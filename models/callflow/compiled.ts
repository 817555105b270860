import type { Issue } from '../core/issue.ts';
import type { LossNetwork } from '../core/loss-network.ts';

/** Kinds of resource as the command line prints them; `gauge` ones are not printed. */
export type ResourceKind = 'trunk' | 'tie' | 'pbx' | 'pbx-dsps' | 'sbc' | 'sbc-srtp' | 'sbc-transcodes' | 'sbc-rate' | 'cap' | 'link' | 'gauge';

/** What the network's resources are, in the network's order. */
export interface ResourceInfo {
  id: string;
  kind: ResourceKind;
  unit: 'channels' | 'calls' | 'sessions' | 'bit/s' | 'calls/s' | 'dsps';
  /** Null: unlimited. */
  capacity: number | null;
  /** Site in whose zone its busy hour lies. */
  site: string;
  /** Links only: measured background in bit/s and the direction. */
  background?: number;
  direction?: 'up' | 'down';
  linkId?: string;
}

/** A migration state compiled: the network, what its resources are, and what the compile step has to tell. */
export interface CompiledState {
  stateId: string;
  network: LossNetwork;
  resources: ResourceInfo[];
  issues: Issue[];
}

/** Ids of the gauges that every compiled network has: calls in progress of each kind, one unit a call. */
export const gauges = ['calls/pbx-internal', 'calls/teams-internal', 'calls/cross-platform', 'calls/pstn', 'calls/all'] as const;
