import { dayNumber, isoDate } from '../../core/zone.ts';
import type { Findings } from '../findings.ts';
import type { Scenario } from '../scenario.ts';
import type { ScenarioFile } from '../schema.ts';
import { stateSpans } from '../state-dates.ts';

/** A day from which something is, or is no longer, there. */
interface Change { day: string; what: string; path: string }

/**
 * A state is simulated as it is on its first day. Tells what begins or ends inside one, for that is not seen until the next.
 */
export function checkService(file: ScenarioFile, scenario: Scenario, findings: Findings): void {
  const spans = stateSpans(scenario);
  for (const { day, what, path } of [...trunkChanges(scenario), ...routingChanges(file)]) {
    const inside = spans.find((span) => day > span.first && day <= span.last);
    if (inside === undefined) continue;
    findings.warning('change-inside-state', path, `${what} on ${day}, inside the state from ${inside.first} to ${inside.last}, which is simulated as on its first day.`, 'Put a wave or a porting on that day, or read the results of this state as those of its first day.');
  }
}

function trunkChanges(scenario: Scenario): Change[] {
  return scenario.trunks.flatMap((trunk, i) => {
    const changes: Change[] = [];
    if (trunk.inService !== null) changes.push({ day: trunk.inService, what: `The trunk "${trunk.id}" comes into service`, path: `/trunks/${i}/inService` });
    if (trunk.serviceEnd !== null) {
      changes.push({ day: isoDate(dayNumber(trunk.serviceEnd) + 1), what: `The trunk "${trunk.id}" is out of service`, path: `/trunks/${i}/serviceEnd` });
    }
    return changes;
  });
}

function routingChanges(file: ScenarioFile): Change[] {
  return (['pbx', 'teams'] as const).flatMap((platform) => (file.routing?.[platform] ?? []).flatMap((list, i) => {
    const path = `/routing/${platform}/${i}`;
    const changes: Change[] = [];
    if (list.from !== undefined) changes.push({ day: list.from, what: `The routing list ${path} begins`, path: `${path}/from` });
    if (list.until !== undefined) changes.push({ day: list.until, what: `The routing list ${path} ends`, path: `${path}/until` });
    return changes;
  }));
}
