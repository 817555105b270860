import type { Findings } from '../findings.ts';
import { parseMoney } from '../money.ts';
import type { ScenarioFile } from '../schema.ts';

/** One currency a file: that of `currency`, else that of the first amount. */
export function checkMoney(file: ScenarioFile, findings: Findings): void {
  let currency = file.currency;
  (file.trunks ?? []).forEach((trunk, i) => {
    if (trunk.monthlyCost === undefined) return;
    const found = parseMoney(trunk.monthlyCost)!.currency;
    currency ??= found;
    if (found === currency) return;
    const path = `/trunks/${i}/monthlyCost`;
    findings.error('two-currencies', path, `${path} is "${trunk.monthlyCost}", but the file counts in ${currency}.`, `Write the amount in ${currency}, or change "currency".`);
  });
}
