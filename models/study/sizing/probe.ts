import type { BusyHour } from '../busy-hour.ts';
import type { SimulatedState, Simulation } from '../prepare-simulation.ts';

/** A capacity that is tried: of one resource in one state, by their places in the simulation; `resource` null: the state as it is. Plain data. */
export interface Probe {
  state: number;
  resource: number | null;
  /** Units, or Infinity; not looked at where nothing is refused (links). */
  capacity: number;
}

/** What the last list of probes of a simulation has become: replications of one round ask for the same. */
const made = new WeakMap<Simulation, { key: string; states: SimulatedState[] }>();

/**
 * The simulation whose states are the probes: each the probe's state with the one capacity changed, and with the blocking of flows taken in the
 * busy hour of that resource. A replication of it runs all of them on the same draws.
 */
export function probed(simulation: Simulation, probes: readonly Probe[]): Simulation {
  const key = probes.map(({ state, resource, capacity }) => `${state}:${resource}:${capacity}`).join(' ');
  const known = made.get(simulation);
  if (known?.key === key) return { ...simulation, states: known.states };
  const states = probes.map((probe) => probedState(simulation.states[probe.state]!, probe));
  made.set(simulation, { key, states });
  return { ...simulation, states };
}

function probedState(state: SimulatedState, { resource, capacity }: Probe): SimulatedState {
  if (resource === null) return state;
  const { network } = state.compiled;
  const resources = network.resources.map((each, i) => (i === resource && each.mode === 'held' ? { ...each, capacity } : each));
  const flowHour: BusyHour = state.busyHours[resource]!;
  return { ...state, flowHour, compiled: { ...state.compiled, network: { ...network, resources } } };
}
