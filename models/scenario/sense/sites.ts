import { isZone } from '../../core/zone.ts';
import type { Findings } from '../findings.ts';
import type { Scenario } from '../scenario.ts';

/** Time zones exist, traffic leaves somewhere, links join two places. */
export function checkSites(scenario: Scenario, findings: Findings): void {
  scenario.sites.forEach((site, i) => {
    // A zone that came from the first site by default is told there.
    const own = i === 0 || site.timeZone !== scenario.sites[0]!.timeZone;
    if (own) checkZone(site.timeZone, `/sites/${i}/timeZone`, findings);
    checkEgress(scenario, i, findings);
  });
  scenario.demand.calls.forEach((source, i) => {
    if (source.kind !== 'file' || source.timeZone === null || scenario.sites.some((site) => site.timeZone === source.timeZone)) return;
    checkZone(source.timeZone, `/demand/calls/${i}/timeZone`, findings);
  });
  scenario.links.forEach((link, i) => {
    if (link.from === link.to) findings.error('link-to-itself', `/links/${i}/to`, `/links/${i} runs from "${link.from}" to itself.`, 'Write another site, or "internet", at one of its ends.');
  });
}

function checkZone(id: string, path: string, findings: Findings): void {
  if (isZone(id)) return;
  findings.error('unknown-zone', path, `${path} is "${id}", which is no time zone.`, 'Write an IANA time zone, for example "Europe/London".');
}

function checkEgress(scenario: Scenario, index: number, findings: Findings): void {
  const bySite = new Map(scenario.sites.map((site) => [site.id, site.egress]));
  const start = scenario.sites[index]!;
  const seen = new Set([start.id]);
  for (let at = start.egress; at !== 'local' && bySite.has(at); at = bySite.get(at)!) {
    if (seen.has(at)) {
      const path = `/sites/${index}/egress`;
      findings.error('egress-circle', path, `${path} leads back to "${at}", so that the traffic of "${start.id}" never leaves.`, 'Write "local" at the site whose internet link it leaves by.');
      return;
    }
    seen.add(at);
  }
}
