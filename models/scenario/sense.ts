import type { Findings } from './findings.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';
import { checkDemand } from './sense/demand.ts';
import { checkGrowth } from './sense/growth.ts';
import { checkIds } from './sense/ids.ts';
import { checkMachines } from './sense/machines.ts';
import { checkMoney } from './sense/money.ts';
import { checkNumbers } from './sense/numbers.ts';
import { checkOutages } from './sense/outages.ts';
import { checkPeriod } from './sense/period.ts';
import { checkPorting } from './sense/porting.ts';
import { checkReferences } from './sense/references.ts';
import { checkRouting } from './sense/routing.ts';
import { checkService } from './sense/service.ts';
import { checkSites } from './sense/sites.ts';
import { checkTrunks } from './sense/trunks.ts';
import { checkWaves } from './sense/waves.ts';

/** Holds a file of the right shape against itself: every name that it uses, every date, and what must fit together. */
export async function checkSense(file: ScenarioFile, scenario: Scenario, findings: Findings): Promise<void> {
  checkIds(file, findings);
  checkReferences(file, findings);
  checkSites(scenario, findings);
  checkDemand(file, scenario, findings);
  checkTrunks(scenario, findings);
  checkNumbers(file, scenario, findings);
  checkRouting(file, scenario, findings);
  checkPeriod(file, findings);
  checkWaves(scenario, findings);
  checkPorting(scenario, findings);
  checkOutages(file, scenario, findings);
  checkMoney(file, findings);
  await checkGrowth(scenario, findings);
  // What only makes sense of names and dates that are known to be right.
  if (findings.hasErrors()) return;
  checkMachines(scenario, findings);
  checkService(file, scenario, findings);
}
