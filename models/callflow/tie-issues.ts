import { warning } from '../core/issue.ts';
import type { Issue } from '../core/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** What was met while the calls were tied, in numbers of calls. */
export interface Told {
  /** From the public network to the public network. */
  forwarded: number;
  /** Of too many phases. */
  merged: number;
  /** With a number whose range names several groups, none of them certain; and those ranges. */
  guessed: number;
  guessedRanges: Set<string>;
}

/** What has to be told of the tied calls, each thing once with its count. */
export function tieIssues(scenario: Scenario, unknown: { name: string; calls: number }[], told: Told): Issue[] {
  const issues = unknown.map(({ name, calls }) =>
    warning('unknown-trunk', '/trunks', `The records name a trunk ${name} (${calls} calls) that no trunk of the scenario has among its cdrNames.`, `Add ${name} to the cdrNames of a trunk, or read it as a phone.`),
  );
  if (told.forwarded > 0) {
    const fix = 'Name the company\'s own numbers in numberRanges if these are calls of users.';
    issues.push(warning('forwarded', scenario.numberRanges.length > 0 ? '/numberRanges' : '', `${told.forwarded} calls come from the public network and leave for it again; they keep their recorded trunks in every state.`, fix));
  }
  if (told.merged > 0) {
    issues.push(warning('phases-merged', '', `${told.merged} calls seized and released channels more than seven times; their shortest phases were merged, so that a channel may count a little longer than recorded.`, 'Nothing has to be done; the total is hardly changed.'));
  }
  if (told.guessed > 0) {
    const ranges = scenario.numberRanges.map(({ id }) => id).filter((id) => told.guessedRanges.has(id));
    const path = ranges.length === 1 ? `/numberRanges/${scenario.numberRanges.findIndex(({ id }) => id === ranges[0])}` : '/numberRanges';
    const fix = 'Split such a range by group, list the groups\' extensions, or give a directory with the numbers.';
    issues.push(warning('shared-range', path, `${told.guessed} calls have a number of ${ranges.join(', ')}, which several groups share, and nothing tells whose it is: they count as calls of the first group named there.`, fix));
  }
  return issues;
}
