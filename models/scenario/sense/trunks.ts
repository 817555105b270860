import type { Findings } from '../findings.ts';
import type { Scenario, Trunk } from '../scenario.ts';

/** Owners fit the kind, service does not end before it begins, a name of the records belongs to one trunk. */
export function checkTrunks(scenario: Scenario, findings: Findings): void {
  scenario.trunks.forEach((trunk, i) => {
    const path = `/trunks/${i}`;
    checkOwners(trunk, path, scenario, findings);
    if (trunk.inService !== null && trunk.serviceEnd !== null && trunk.serviceEnd < trunk.inService) {
      findings.error('service-order', `${path}/serviceEnd`, `${path} ends its service on ${trunk.serviceEnd}, before it begins on ${trunk.inService}.`, 'Write a "serviceEnd" that is not before "inService".');
    }
  });
  checkNames(scenario, findings);
}

function checkOwners(trunk: Trunk, path: string, scenario: Scenario, findings: Findings): void {
  const sbcs = trunk.owners.filter((owner) => scenario.sbcs.some((sbc) => sbc.id === owner));
  const place = `${path}/owners`;
  if (new Set(trunk.owners).size < trunk.owners.length) {
    findings.error('owner-twice', place, `${place} names a machine twice.`, 'Write each owner once.');
  } else if (trunk.kind.startsWith('tie-')) {
    if (trunk.owners.length !== 2) findings.error('tie-owners', place, `The tie trunk "${trunk.id}" has ${trunk.owners.length} owner${trunk.owners.length === 1 ? '' : 's'} in ${place}, and joins two machines.`, 'Write the two machines, for example ["pbx-lon", "sbc-lon"].');
    else if (sbcs.length === 2) findings.error('tie-owners', place, `The tie trunk "${trunk.id}" joins two SBCs in ${place}, and a tie trunk has a PBX at one end at least.`, 'Write a PBX as one of its owners.');
  } else if (trunk.owners.length > 1 && sbcs.length < trunk.owners.length && trunk.owners.every((owner) => isMachine(owner, scenario))) {
    findings.error('shared-carrier-trunk', place, `The trunk "${trunk.id}" in ${place} is shared by machines that are not all SBCs.`, 'Write one owner, or SBCs only; a trunk between a PBX and an SBC is of kind "tie-sip" or "tie-pri".');
  }
}

function isMachine(id: string, scenario: Scenario): boolean {
  return [...scenario.pbxs, ...scenario.sbcs].some((machine) => machine.id === id);
}

function checkNames(scenario: Scenario, findings: Findings): void {
  const owners = new Map<string, string>();
  scenario.trunks.forEach((trunk, i) => trunk.cdrNames.forEach((name, j) => {
    const before = owners.get(name);
    const path = `/trunks/${i}/cdrNames/${j}`;
    if (before === undefined) owners.set(name, trunk.id);
    else findings.error('name-twice', path, `${path} is "${name}", which stands for the trunk "${before}" too.`, 'Write each name of the records at one trunk only.');
  }));
}
