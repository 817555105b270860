import * as v from 'valibot';
import { expectation } from './expectation.ts';
import { demand, directory } from './schema/demand.ts';
import { group, link, numberRange, outage, pbx, sbc, site, trunk } from './schema/estate.ts';
import { date, list, maybe, object, someOf, text, whole } from './schema/leaves.ts';
import { migration, routing, teams } from './schema/plan.ts';
import { run, targets } from './schema/run.ts';

/** The version of the file's format that this code writes. It reads every earlier one. */
export const SCENARIO_VERSION = 1;

const aCurrency = expectation('an ISO 4217 code', 'Write the three letters of the currency, for example "GBP".');

/** The shape of the scenario file, version 1. `scenarios/schema.json`, which editors use, is made from it. */
export const scenarioFileSchema = object({
  $schema: maybe(text),
  busyhour: v.literal(SCENARIO_VERSION, expectation(`the version of the file's format (${SCENARIO_VERSION})`, `Write "busyhour": ${SCENARIO_VERSION}.`)),
  name: maybe(text),
  period: maybe(object({ start: date, weeks: whole(1, 1040, 'a number of weeks') })),
  currency: maybe(v.pipe(v.string(aCurrency), v.regex(/^[A-Z]{3}$/, aCurrency))),
  demand: maybe(demand),
  directory: maybe(directory),
  sites: someOf(site),
  pbxs: maybe(list(pbx)),
  groups: maybe(list(group)),
  numberRanges: maybe(list(numberRange)),
  trunks: maybe(list(trunk)),
  sbcs: maybe(list(sbc)),
  links: maybe(list(link)),
  routing: maybe(routing),
  teams: maybe(teams),
  migration: maybe(migration),
  outages: maybe(list(outage)),
  targets: maybe(targets),
  run: maybe(run),
});

/** A scenario file as written, known to have the right shape. */
export type ScenarioFile = v.InferOutput<typeof scenarioFileSchema>;
