import type { Findings } from '../findings.ts';
import type { Scenario } from '../scenario.ts';

/** Two machines between which calls must pass: `machine` and one of `others`. */
interface Need { machine: string; others: string[]; why: string; path: string }

/** Two machines without a tie trunk have no route between them: names each pair that would need one. */
export function checkMachines(scenario: Scenario, findings: Findings): void {
  const told = new Set<string>();
  for (const { machine, others, why, path } of needs(scenario)) {
    const pair = `${machine} ${others.join(' ')}`;
    if (told.has(pair) || others.length === 0 || others.some((other) => joined(scenario, machine, other))) continue;
    told.add(pair);
    const ends = others.map((other) => `"${other}"`).join(' or ');
    findings.warning('no-tie-trunk', path, `There is no route between "${machine}" and ${ends}, for no tie trunk joins them: ${why}.`, `Add a trunk of kind "tie-sip" with the owners ["${machine}", "${others[0]!}"].`);
  }
}

function needs(scenario: Scenario): Need[] {
  const pbxs = scenario.pbxs.filter((pbx) => !pbx.implicit).map((pbx) => pbx.id);
  return [...betweenPbxs(pbxs), ...towardsTeams(scenario, pbxs), ...towardsTrunks(scenario, pbxs)];
}

function betweenPbxs(pbxs: string[]): Need[] {
  return pbxs.flatMap((machine, i) => pbxs.slice(i + 1).map((other) => ({
    machine, others: [other], path: `/pbxs/${i + 1}`, why: 'calls between their users go out through the public network and back',
  })));
}

/** Once a group that names SBCs is on Teams, its calls with the users of every PBX pass one of them. */
function towardsTeams(scenario: Scenario, pbxs: string[]): Need[] {
  if (scenario.migration.waves.length === 0) return [];
  return scenario.teams.connectivity.flatMap((entry) => pbxs.map((machine) => ({
    machine, others: entry.sbcs, path: `/pbxs/${pbxs.indexOf(machine)}`, why: 'calls between its users and those on Teams go out through the public network and back',
  })));
}

/** A PBX whose calls leave, or whose numbers arrive, on a trunk of another machine. */
function towardsTrunks(scenario: Scenario, pbxs: string[]): Need[] {
  const owners = (trunk: string): string[] => scenario.trunks.find((candidate) => candidate.id === trunk)?.owners ?? [];
  const routed = scenario.routing.pbx.flatMap((list) => list.pstn.flatMap((rule) => rule.trunks.map((trunk) => ({ pbx: list.pbx, trunk }))));
  const landed = scenario.numberRanges.flatMap((range) => {
    const machines = range.groups.map((group) => scenario.groups.find((candidate) => candidate.id === group)?.pbx ?? '');
    const trunks = [range.landsOn, ...scenario.migration.porting.filter((port) => port.ranges.includes(range.id)).map((port) => port.to)];
    return machines.flatMap((pbx) => trunks.filter((trunk) => trunk !== null).map((trunk) => ({ pbx, trunk })));
  });
  return [...routed, ...landed]
    .filter(({ pbx, trunk }) => pbxs.includes(pbx) && !owners(trunk).includes(pbx))
    .map(({ pbx, trunk }) => ({ machine: pbx, others: owners(trunk), path: `/pbxs/${pbxs.indexOf(pbx)}`, why: `its calls cannot use the trunk "${trunk}"` }));
}

function joined(scenario: Scenario, machine: string, other: string): boolean {
  return scenario.trunks.some((trunk) => trunk.kind.startsWith('tie-') && trunk.owners.includes(machine) && trunk.owners.includes(other));
}
