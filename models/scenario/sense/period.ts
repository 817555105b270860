import type { Findings } from '../findings.ts';
import type { ScenarioFile } from '../schema.ts';

/** Whatever has a date in the plan needs the period; what begins and ends does so in this order. */
export function checkPeriod(file: ScenarioFile, findings: Findings): void {
  (file.migration?.limits?.blackouts ?? []).forEach(([first, last], i) => {
    const path = `/migration/limits/blackouts/${i}`;
    if (last < first) findings.error('range-order', path, `${path} ends on ${last}, before it begins on ${first}.`, 'Write the first day first.');
  });
  if (file.period !== undefined) return;
  const dated: [string, string, boolean][] = [
    ['/migration/waves', 'waves', (file.migration?.waves ?? []).length > 0],
    ['/migration/porting', 'porting dates', (file.migration?.porting ?? []).length > 0],
    ['/outages', 'outages', (file.outages ?? []).length > 0],
    ...(['pbx', 'teams'] as const).flatMap((platform) => (file.routing?.[platform] ?? []).map((list, i): [string, string, boolean] =>
      [`/routing/${platform}/${i}`, 'routing with dates', list.from !== undefined || list.until !== undefined])),
  ];
  for (const [path, what, stands] of dated) {
    if (stands) findings.error('no-period', path, `The scenario has ${what} at ${path}, but no period.`, 'Add a period, for example "period": { "start": "2027-01-11", "weeks": 26 }.');
  }
}
