import { nearest } from '../../models/scenario/nearest.ts';
import type { Scenario } from '../../models/scenario/scenario.ts';
import { stateVariants } from '../../models/study/outages.ts';
import { UsageError } from './io.ts';

/** Throws UsageError for an id that is no state of the scenario, nor one with an outage. */
export async function checkStates(scenario: Scenario, asked: readonly string[]): Promise<void> {
  const ids = (await stateVariants(scenario)).map((state) => state.id);
  for (const id of asked) {
    if (ids.includes(id)) continue;
    const near = nearest(id, ids);
    throw new UsageError(`The scenario has no state "${id}".`, `${near ? `Did you mean ${near}? ` : ''}Its states are ${ids.join(', ')}.`);
  }
}
