import { dayNumber, isoDate } from '../../core/zone.ts';
import type { Findings } from '../findings.ts';
import { FormulaFault, readFormula } from '../formula.ts';
import type { Scenario } from '../scenario.ts';
import { weekOf } from '../state-dates.ts';

const PATH = '/demand/growth';

/** The growth formula can be read, and its value is above 0 on every day of the period. */
export async function checkGrowth(scenario: Scenario, findings: Findings): Promise<void> {
  const expression = scenario.demand.growth;
  const formula = await readFormula(expression);
  if (formula instanceof FormulaFault) {
    findings.error('wrong-formula', PATH, `${PATH} is "${expression}", which ${formula.message} at character ${formula.position}.`, 'Write a formula of week and date, for example "1 + 0.002 * week".');
    return;
  }
  for (const when of days(scenario.period)) {
    const value = formula.at(when);
    if (value > 0 && Number.isFinite(value)) continue;
    findings.error('wrong-growth', PATH, `${PATH} is "${expression}", whose value on ${when.date} (week ${when.week}) is ${value}.`, 'Write a formula whose value is above 0 on every day of the period.');
    return;
  }
}

function days(period: Scenario['period']): { date: string; week: number }[] {
  if (period === null) return [{ date: '2001-01-01', week: 0 }];
  const first = dayNumber(period.start);
  return Array.from({ length: period.weeks * 7 }, (_, i) => isoDate(first + i)).map((date) => ({ date, week: weekOf(period, date) }));
}
