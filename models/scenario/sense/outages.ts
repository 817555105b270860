import type { Findings } from '../findings.ts';
import type { Scenario } from '../scenario.ts';
import type { ScenarioFile } from '../schema.ts';
import { checkInPeriod } from './waves.ts';

/** An outage begins in the period, lasts some time, and shuts an element or a limit that the element has. */
export function checkOutages(file: ScenarioFile, scenario: Scenario, findings: Findings): void {
  scenario.outages.forEach(({ resource, start, durationSeconds }, i) => {
    const path = `/outages/${i}`;
    checkInPeriod(scenario, start.slice(0, 10), `${path}/start`, `The outage of "${resource}"`, findings);
    if (durationSeconds === 0) findings.error('outage-without-duration', `${path}/duration`, `${path}/duration is "${file.outages![i]!.duration}", and an outage without a duration shuts nothing.`, 'Write how long it lasts, for example "30 min", or take the outage out.');
    checkLimit(file, resource, `${path}/resource`, findings);
  });
}

/** `sbc-lon/srtp` must be a limit that the file gives `sbc-lon`. */
function checkLimit(file: ScenarioFile, resource: string, path: string, findings: Findings): void {
  const [element, ...rest] = resource.split('/') as [string, ...string[]];
  const limit = rest.join('/');
  const known = limitsOf(file, element);
  if (rest.length === 0 || known === null || known.includes(limit)) return;
  const others = known.map((each) => `"${element}/${each}"`).join(', ');
  findings.error('unknown-limit', path, `${path} names "${resource}", and "${element}" has no limit "${limit}".`, `Write "${element}" to shut it as a whole${others === '' ? '' : `, or one of ${others}`}.`);
}

/** Parts that an element's resources have behind its id; null for an element that the file does not have. */
function limitsOf(file: ScenarioFile, element: string): string[] | null {
  const pbx = file.pbxs?.find(({ id }) => id === element);
  if (pbx) return pbx.mediaDsps === undefined ? [] : ['dsps'];
  const limits = file.sbcs?.find(({ id }) => id === element)?.limits;
  if (limits) return (['srtp', 'transcodes', 'callsPerSecond'] as const).filter((key) => limits[key] !== undefined).map((key) => (key === 'callsPerSecond' ? 'calls-per-second' : key));
  if (file.links?.some(({ id }) => id === element)) return ['up', 'down'];
  return [...(file.trunks ?? []), ...(file.sbcs ?? [])].some(({ id }) => id === element) ? [] : null;
}
