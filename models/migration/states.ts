import { FormulaFault, readFormula, type Formula } from '../scenario/formula.ts';
import type { MigrationState, Scenario } from '../scenario/scenario.ts';
import { stateSpans, weekOf } from '../scenario/state-dates.ts';

/**
 * The migration states of a resolved scenario in order: `baseline`, then one for each date on which a wave moves or a range is
 * ported. Id: the wave's id; several waves on a date, their ids joined by `+` in the order of the file; ports only,
 * `port-2027-02-01`. Growth is that of a state's last day. Without a period there is only the baseline, at the growth of week 0.
 * A wave with dual ring moves its groups on its date. Throws RangeError when the growth formula cannot be read (a resolved scenario's can).
 */
export async function migrationStates(scenario: Scenario): Promise<MigrationState[]> {
  const growth = await readFormula(scenario.demand.growth);
  if (growth instanceof FormulaFault) throw new RangeError(`demand.growth: "${scenario.demand.growth}" ${growth.message}; a formula of week and date is needed`);
  if (scenario.period === null) return [undatedBaseline(scenario, growth)];
  const { period } = scenario;
  return stateSpans(scenario).map(({ first, last, changes }) => ({
    id: changes ? stateId(scenario, first) : 'baseline',
    date: first,
    lastDay: last,
    growth: growth.at({ date: last, week: weekOf(period, last) }),
    platform: platforms(scenario, changes ? first : null),
    portedTo: ports(scenario, changes ? first : null),
  }));
}

/** The day that stands in where a scenario has no period. */
const UNDATED_DAY = '2001-01-01';

function undatedBaseline(scenario: Scenario, growth: Formula): MigrationState {
  return {
    id: 'baseline', date: null, lastDay: null, growth: growth.at({ date: UNDATED_DAY, week: 0 }),
    platform: platforms(scenario, null), portedTo: ports(scenario, null),
  };
}

function stateId(scenario: Scenario, date: string): string {
  const waves = scenario.migration.waves.filter((wave) => wave.date === date);
  return waves.length === 0 ? `port-${date}` : waves.map((wave) => wave.id).join('+');
}

/** Platform of each group on a date, null: before anything moved. A site's unassigned users stay on their PBX. */
function platforms(scenario: Scenario, date: string | null): MigrationState['platform'] {
  const moved = new Set(scenario.migration.waves.filter((wave) => date !== null && wave.date <= date).flatMap((wave) => wave.groups));
  const platform: MigrationState['platform'] = {};
  for (const site of scenario.sites) platform[site.id] = 'pbx';
  for (const group of scenario.groups) platform[group.id] = moved.has(group.id) ? 'teams' : 'pbx';
  return platform;
}

/** Where each range was ported to by a date; of several ports the latest. */
function ports(scenario: Scenario, date: string | null): MigrationState['portedTo'] {
  const portedTo: MigrationState['portedTo'] = {};
  for (const range of scenario.numberRanges) portedTo[range.id] = null;
  const done = scenario.migration.porting.filter((port) => date !== null && port.date <= date);
  for (const port of done.sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))) {
    for (const range of port.ranges) portedTo[range] = port.to;
  }
  return portedTo;
}
