import type { Findings } from '../findings.ts';
import type { Scenario } from '../scenario.ts';
import { checkInPeriod } from './waves.ts';

/** Ranges are ported in the period, once a day, to what can take them and reach the users behind them. */
export function checkPorting(scenario: Scenario, findings: Findings): void {
  const done = new Map<string, string>();
  scenario.migration.porting.forEach((port, i) => {
    const path = `/migration/porting/${i}`;
    checkInPeriod(scenario, port.date, `${path}/date`, 'The porting', findings);
    checkLanding(scenario, port.to, `${path}/to`, findings);
    port.ranges.forEach((range, j) => {
      const place = `${path}/ranges/${j}`;
      const before = done.get(`${range} ${port.date}`);
      if (before === undefined) done.set(`${range} ${port.date}`, place);
      else findings.error('ported-twice', place, `${place} ports the range "${range}" on ${port.date}, as ${before} does.`, 'Take it out of one of them.');
      checkReach(scenario, range, port, place, findings);
    });
  });
}

/** An issue when numbers cannot come in on a trunk. */
export function checkLanding(scenario: Scenario, id: string, path: string, findings: Findings): void {
  const trunk = scenario.trunks.find((candidate) => candidate.id === id);
  if (trunk === undefined) return;
  if (trunk.kind.startsWith('tie-')) findings.error('lands-on-tie', path, `${path} names the tie trunk "${id}", on which no number arrives from the public network.`, 'Write a carrier trunk.');
  else if (trunk.direction === 'out') findings.error('lands-on-outbound', path, `${path} names the trunk "${id}", whose direction is "out".`, 'Write a trunk that carries calls in, or change its "direction".');
}

/** Microsoft's own carriers reach only Teams users: nobody behind a range that is ported there may still be on a PBX. */
function checkReach(scenario: Scenario, rangeId: string, port: { date: string; to: string }, path: string, findings: Findings): void {
  const names: Record<string, string> = { 'operator-connect': 'Operator Connect', 'calling-plan': 'Calling Plan', 'shared-calling': 'Shared Calling' };
  if (!Object.hasOwn(names, port.to)) return;
  const behind = scenario.numberRanges.find((range) => range.id === rangeId)?.groups ?? [];
  const moved = new Set(scenario.migration.waves.filter((wave) => wave.date <= port.date).flatMap((wave) => wave.groups));
  const left = behind.filter((group) => !moved.has(group));
  if (left.length === 0) return;
  const listed = left.map((group) => `"${group}"`).join(', ');
  findings.error(
    'pbx-users-behind-cloud-numbers', path,
    `${path} ports the range "${rangeId}" to ${names[port.to]!} on ${port.date}, where calls cannot reach ${listed}, still on a PBX.`,
    `Move ${listed} by ${port.date}, port the range later, split it, or port it to a trunk of an SBC.`,
  );
}
