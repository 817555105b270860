import { Command } from 'commander';
import type { ResolvedScenario } from '../../../models/scenario/scenario.ts';
import { issueJson, issueLine } from '../failure.ts';
import { Exit } from '../io.ts';
import type { Context } from '../main.ts';
import { readScenario } from '../scenario-file.ts';
import { table } from '../table.ts';

/** `busyhour validate`: what is wrong with a scenario, and what it leaves to defaults. */
export function validateCommand({ io, json }: Context, setExit: (code: number) => void): Command {
  return new Command('validate')
    .description('schema and sense of a scenario: what is wrong, what defaults are used')
    .argument('<scenario>', 'a scenario file')
    .action(async (path: string) => {
      const { resolved } = await readScenario(path);
      const valid = resolved.scenario !== null;
      const { issues, defaults, unused } = resolved;
      if (json) io.out(`${JSON.stringify({ valid, issues: issues.map(issueJson), defaults, unused }, null, 2)}\n`);
      else io.out(validateText(path, resolved));
      setExit(valid ? Exit.done : Exit.unusable);
    });
}

function validateText(path: string, { scenario, issues, defaults, unused }: ResolvedScenario): string {
  const parts = [
    scenario ? `${path} is valid: ${scenario.name}\n` : `${path} is not valid.\n`,
    issues.map((issue) => `${issue.severity}: ${issueLine(issue)}`).join(''),
    table([{ title: 'default used at' }, { title: 'value' }], defaults.map(({ path: at, value }) => [at, JSON.stringify(value)])),
    table([{ title: 'valid, but not yet used' }], unused.map((at) => [at])),
  ];
  return parts.filter((part) => part !== '').join('\n');
}
