import { extensionsOverlap, parseExtensions, type ExtensionSpan } from '../extension.ts';
import type { Findings } from '../findings.ts';
import { overlap } from '../number-range.ts';
import type { Scenario } from '../scenario.ts';
import type { ScenarioFile } from '../schema.ts';
import { checkLanding } from './porting.ts';

/** Number ranges and extension lists are readable and do not overlap, and ranges land on carrier trunks. */
export function checkNumbers(file: ScenarioFile, scenario: Scenario, findings: Findings): void {
  scenario.numberRanges.forEach((range, i) => {
    const other = scenario.numberRanges.slice(0, i).findIndex((before) => overlap(before, range));
    if (other >= 0) {
      const path = `/numberRanges/${i}/range`;
      findings.error('ranges-overlap', path, `${path} (${file.numberRanges![i]!.range}) has numbers in common with "${scenario.numberRanges[other]!.id}" (${file.numberRanges![other]!.range}).`, 'Write ranges that share no number.');
    }
    if (range.landsOn !== null) checkLanding(scenario, range.landsOn, `/numberRanges/${i}/landsOn`, findings);
  });
  checkExtensions(scenario, findings);
}

function checkExtensions(scenario: Scenario, findings: Findings): void {
  const seen: { span: ExtensionSpan; group: string; pbx: string }[] = [];
  scenario.groups.forEach((group, i) => group.extensions.forEach((written, j) => {
    const path = `/groups/${i}/extensions/${j}`;
    const span = parseExtensions(written);
    if (span === null) {
      findings.error('wrong-extensions', path, `${path} is "${written}", whose ends differ in length or run downward.`, 'Write the lower extension first and both with as many digits, for example "2000-2199".');
      return;
    }
    const before = seen.find((other) => other.pbx === group.pbx && other.group !== group.id && extensionsOverlap(other.span, span));
    if (before) findings.warning('extension-in-two-groups', path, `${path} is "${written}", of which some extensions stand in the group "${before.group}" too, which comes first and keeps them.`, 'Write each extension of a PBX in one group.');
    seen.push({ span, group: group.id, pbx: group.pbx });
  }));
}
