import { dirname, resolve } from 'node:path';
import type { CallTable } from '../../models/cdr/call-table.ts';
import type { CallRecordSource, ColumnMap, ReadingOptions } from '../../models/cdr/source.ts';
import { error, UnusableInput, type Issue } from '../../models/core/issue.ts';
import { readJson } from '../../models/scenario/json-text.ts';
import { resolveScenario } from '../../models/scenario/resolve.ts';
import type { CallSource, ResolvedScenario, Scenario } from '../../models/scenario/scenario.ts';
import { sampleSource } from '../workers/sample-source.ts';
import { warn } from './failure.ts';
import { pathSources, readText } from './files.ts';
import { UsageError, type Io } from './io.ts';
import { readSources } from './read-calls.ts';
import { columnMap } from './reading-options.ts';

export interface ScenarioFile {
  /** The parsed JSON. */
  document: unknown;
  resolved: ResolvedScenario;
}

/** Reads and resolves a scenario file. Throws UnusableInput when it is no JSON; other errors stand in the issues. */
export async function readScenario(path: string): Promise<ScenarioFile> {
  const read = readJson(readText(path), path);
  if ('issue' in read) throw new UnusableInput([read.issue]);
  const resolved = await resolveScenario(read.value, path);
  return { document: read.value, resolved };
}

/** The call records that a scenario names, read; null when it names none. Paths are relative to the scenario file. */
export async function scenarioCalls(scenario: Scenario, path: string, io: Io): Promise<CallTable | null> {
  if (scenario.demand.calls.length === 0) return null;
  const folder = dirname(path);
  const sources = (await Promise.all(scenario.demand.calls.map((source) => sourcesOf(source, scenario, folder)))).flat();
  const broken = sources.filter((source): source is Issue => 'code' in source);
  // A scenario stands on all of its records: with a part of them its figures would be too low.
  if (broken.length > 0) throw new UnusableInput(broken);
  const { table, report } = await readSources(sources, io, { zone: scenario.sites[0]!.timeZone });
  const unread = report.files.flatMap((file) => (file.error ? [file.error] : []));
  if (unread.length > 0) throw new UnusableInput(unread);
  warn(io, report.warnings);
  return table;
}

/** Whether two scenario files name the same call records, read alike. */
export function sameCalls(a: { scenario: Scenario; path: string }, b: { scenario: Scenario; path: string }): boolean {
  const key = ({ scenario, path }: typeof a): string => JSON.stringify([resolve(dirname(path)), scenario.demand.calls, scenario.sites[0]?.timeZone, scenario.pbxs.map(({ id }) => id)]);
  return key(a) === key(b);
}

/** The text of the directory that a scenario names; null when it names none. */
export function scenarioDirectory(scenario: Scenario, path: string): string | null {
  return scenario.directory ? readText(resolve(dirname(path), scenario.directory.file)) : null;
}

async function sourcesOf(source: CallSource, scenario: Scenario, folder: string): Promise<(CallRecordSource | Issue)[]> {
  const onlyPbx = scenario.pbxs.length === 1 ? scenario.pbxs[0]!.id : undefined;
  if (source.kind === 'sample') return [sampleSource(source, { pbx: scenario.pbxs[0]?.id })];
  const options: ReadingOptions = { timeZone: source.timeZone ?? undefined, format: source.format, pbx: source.pbx ?? onlyPbx };
  if (source.map) options.map = scenarioMap(source.map, source.file);
  if (source.dateOrder) options.dateOrder = source.dateOrder as NonNullable<ReadingOptions['dateOrder']>;
  return pathSources(resolve(folder, source.file), source.file, options);
}

/** A column map of a scenario is written as on the command line; what is wrong with it is the scenario's fault. */
function scenarioMap(text: string, file: string): ColumnMap {
  try {
    return columnMap(text);
  } catch (reason) {
    if (!(reason instanceof UsageError)) throw reason;
    throw new UnusableInput([error('bad-map', '/demand/calls', reason.message.replace('--map', `The map of ${file}`), reason.fix)]);
  }
}
