import type { Findings } from '../findings.ts';
import type { Scenario } from '../scenario.ts';
import type { ScenarioFile } from '../schema.ts';

/** Lists end after they begin and name carrier trunks; every group that moves has a connection to the public network. */
export function checkRouting(file: ScenarioFile, scenario: Scenario, findings: Findings): void {
  const ties = new Set(scenario.trunks.filter((trunk) => trunk.kind.startsWith('tie-')).map((trunk) => trunk.id));
  const inbound = new Set(scenario.trunks.filter((trunk) => trunk.direction === 'in').map((trunk) => trunk.id));
  const check = (trunks: string[], path: string): void => trunks.forEach((id, i) => {
    const place = `${path}/trunks/${i}`;
    if (ties.has(id)) findings.error('route-over-tie', place, `${place} names the tie trunk "${id}", which does not lead to the public network.`, 'Write a carrier trunk; the tie trunk on the way to it is found by itself.');
    else if (inbound.has(id)) findings.error('route-over-inbound', place, `${place} names the trunk "${id}", whose direction is "in".`, 'Write a trunk that carries calls out, or change its "direction".');
  });
  (file.routing?.pstn ?? []).forEach((rule, i) => check(rule.trunks, `/routing/pstn/${i}`));
  for (const platform of ['pbx', 'teams'] as const) {
    (file.routing?.[platform] ?? []).forEach((list, i) => {
      const path = `/routing/${platform}/${i}`;
      list.pstn.forEach((rule, j) => check(rule.trunks, `${path}/pstn/${j}`));
      if (list.from !== undefined && list.until !== undefined && list.until <= list.from) {
        findings.error('routing-order', `${path}/until`, `${path} holds until ${list.until}, which is not after its first day ${list.from}.`, 'Write the first day on which the list no longer holds in "until".');
      }
    });
  }
  (file.routing?.emergency ?? []).forEach((list, i) => check(list.trunks, `/routing/emergency/${i}`));
  checkConnectivity(scenario, findings);
}

function checkConnectivity(scenario: Scenario, findings: Findings): void {
  scenario.teams.connectivity.forEach((entry, i) => {
    if (entry.mode !== 'direct-routing' || entry.sbcs.length > 0) return;
    findings.error('no-sbc', `/teams/connectivity/${i}/sbcs`, `/teams/connectivity/${i} is by Direct Routing and has no SBC.`, 'Add the SBCs that join Teams to the public network, or write another mode.');
  });
  const connected = new Set(scenario.teams.connectivity.flatMap((entry) => entry.groups));
  if (connected.has('*')) return;
  scenario.migration.waves.forEach((wave, i) => wave.groups.forEach((group, j) => {
    if (connected.has(group)) return;
    const path = `/migration/waves/${i}/groups/${j}`;
    findings.warning('group-without-connection', path, `${path} moves the group "${group}" to Teams, where it has no connection to the public network.`, 'Add it, or "*", to "teams.connectivity", with an SBC or another mode.');
  }));
}
