import { ratioInterval } from '../core/ratio-interval.ts';
import type { Simulation } from './prepare-simulation.ts';
import type { ReplicationResult } from './replicate.ts';

/**
 * Whether the blocking of every flow of every state is known well enough: half width of its interval at most `precision` times
 * the estimate, or times the target where the estimate lies below it (a blocking near zero need not be known to its last digit).
 */
export function precisionReached(simulation: Simulation, results: ReplicationResult[], precision: number): boolean {
  const { confidence } = simulation.scenario.run;
  const { blocking, emergencyBlocking } = simulation.scenario.targets;
  return simulation.states.every((_, state) =>
    simulation.index.flows.every((flow, i) => {
      const days = results.flatMap((result) => result.states[state]!);
      const calls = days.map((day) => day.flows.hourCalls[i]!);
      const blocked = days.map((day) => day.flows.hourBlocked[i]!);
      if (!calls.some((count) => count > 0)) return true;
      const { estimate, low, high } = ratioInterval(blocked, calls, confidence);
      const target = flow.class === 'emergency' ? (emergencyBlocking ?? blocking) : blocking;
      return low !== null && high !== null && (high - low) / 2 <= precision * Math.max(estimate, target ?? 0);
    }),
  );
}
