import { checkShape } from './check-shape.ts';
import { Findings } from './findings.ts';
import { quantityReader } from './quantity.ts';
import { resolveDemand } from './resolve/demand.ts';
import { resolveGroups, resolveLinks, resolveNumberRanges, resolvePbxs, resolveSbcs, resolveSites, resolveTrunks } from './resolve/estate.ts';
import { resolveConnectivity, resolveMigration, resolveOutages, resolveRouting, resolveRun, resolveTargets } from './resolve/plan.ts';
import type { ResolvedScenario, Scenario } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';
import { checkSense } from './sense.ts';
import { unusedKeys } from './unused.ts';

/**
 * Reads a scenario document (parsed JSON) of any version: shape, then sense, then defaults and base units. All issues are
 * collected; `scenario` is null when one of them is an error. `file` is the name that issues carry. Never throws for what a
 * document may hold.
 */
export async function resolveScenario(document: unknown, file?: string): Promise<ResolvedScenario> {
  const findings = new Findings(file);
  const shaped = checkShape(document, findings);
  if (shaped === null) return { scenario: null, issues: findings.issues, defaults: [], unused: [] };
  const scenario = await fillIn(shaped, findings);
  await checkSense(shaped, scenario, findings);
  // A copy, so that later changes of the document do not reach the scenario.
  return {
    scenario: findings.hasErrors() ? null : structuredClone(scenario),
    issues: findings.issues,
    defaults: structuredClone(findings.defaults),
    unused: unusedKeys(shaped),
  };
}

async function fillIn(file: ScenarioFile, findings: Findings): Promise<Scenario> {
  const read = await quantityReader();
  const name = findings.orDefault(file.name, '/name', 'Untitled scenario');
  const sites = resolveSites(file, findings);
  const pbxs = resolvePbxs(file, read, findings);
  const demand = resolveDemand(file.demand, pbxs, sites, read, findings);
  const groups = resolveGroups(file, pbxs, findings);
  const numberRanges = resolveNumberRanges(file, findings);
  const trunks = resolveTrunks(file, pbxs, read, findings);
  const sbcs = resolveSbcs(file, read, findings);
  const links = resolveLinks(file, read, findings);
  const routing = resolveRouting(file, pbxs, read, findings);
  return {
    name, period: file.period ?? null, currency: file.currency ?? null, demand, directory: resolveDirectory(file),
    sites, pbxs, groups, numberRanges, trunks, sbcs, links, routing,
    teams: { connectivity: resolveConnectivity(file, sbcs, findings) },
    migration: resolveMigration(file, read, findings),
    outages: resolveOutages(file, read, findings),
    targets: resolveTargets(file),
    run: resolveRun(file, findings),
  };
}

function resolveDirectory(file: ScenarioFile): Scenario['directory'] {
  if (!file.directory) return null;
  const columns = file.directory.columns ?? {};
  return {
    file: file.directory.file,
    columns: {
      user: columns.user ?? null, extension: columns.extension ?? null, number: columns.number ?? null,
      site: columns.site ?? null, department: columns.department ?? null,
    },
  };
}
