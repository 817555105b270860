import type { Findings } from '../findings.ts';
import type { Scenario } from '../scenario.ts';
import { periodEnd } from '../state-dates.ts';

/** A group moves once, in the period, and no earlier or later than what it belongs with. */
export function checkWaves(scenario: Scenario, findings: Findings): void {
  const waveOf = new Map<string, { id: string; date: string }>();
  scenario.migration.waves.forEach((wave, i) => {
    const path = `/migration/waves/${i}`;
    checkInPeriod(scenario, wave.date, `${path}/date`, `The wave "${wave.id}"`, findings);
    wave.groups.forEach((group, j) => {
      const before = waveOf.get(group);
      const place = `${path}/groups/${j}`;
      if (before === undefined) waveOf.set(group, wave);
      else findings.error('group-in-two-waves', place, `${place} moves the group "${group}", which the wave "${before.id}" moves ${before === wave ? 'in the same list' : 'too'}.`, 'Take it out of one of them.');
    });
  });
  scenario.groups.forEach((group, i) => checkCompany(group, i, waveOf, findings));
}

/** An issue when a date of the plan lies outside the period. */
export function checkInPeriod(scenario: Scenario, date: string, path: string, what: string, findings: Findings): void {
  const { period } = scenario;
  const end = periodEnd(period);
  if (period === null || end === null) return;
  if (date < period.start) findings.error('outside-period', path, `${what} at ${path} is on ${date}, before the period begins on ${period.start}.`, `Write a date from ${period.start} to ${end}, or begin the period earlier.`);
  else if (date > end) findings.error('outside-period', path, `${what} at ${path} is on ${date}, after the period ends on ${end}.`, `Write a date from ${period.start} to ${end}, or give the period more weeks.`);
}

function checkCompany(group: Scenario['groups'][number], index: number, waveOf: Map<string, { id: string; date: string }>, findings: Findings): void {
  const own = waveOf.get(group.id);
  group.moveWith.forEach((other, j) => {
    const path = `/groups/${index}/moveWith/${j}`;
    if (waveOf.get(other)?.date === own?.date) return;
    findings.warning('moved-apart', path, `${path} asks that "${group.id}" moves with "${other}", and the waves move them on different dates.`, 'Put both in one wave, or take the wish out.');
  });
  group.after.forEach((other, j) => {
    const path = `/groups/${index}/after/${j}`;
    const first = waveOf.get(other);
    if (own === undefined || (first !== undefined && first.date <= own.date)) return;
    findings.warning('moved-before', path, `${path} asks that "${group.id}" moves after "${other}", and the wave "${own.id}" moves it before.`, `Move "${other}" no later than ${own.date}, or take the wish out.`);
  });
}
