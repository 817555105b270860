import * as v from 'valibot';
import { checkKeys } from './check-keys.ts';
import { readExpectation, shown } from './expectation.ts';
import type { Findings } from './findings.ts';
import { placeInWords, pointer } from './pointer.ts';
import { scenarioFileSchema, SCENARIO_VERSION, type ScenarioFile } from './schema.ts';

/**
 * Holds a document against the schema and collects all that is wrong. Gives the file when only unknown keys stand in the way,
 * so that its sense can be checked in the same go; else null.
 */
export function checkShape(document: unknown, findings: Findings): ScenarioFile | null {
  if (!rightVersion(document, findings)) return null;
  checkKeys(scenarioFileSchema, document, findings);
  const result = v.safeParse(scenarioFileSchema, document);
  for (const issue of result.issues ?? []) if (!isAboutKeys(issue)) reportWrongValue(issue, [], findings);
  const readable = findings.issues.every((issue) => issue.code === 'unknown-key');
  return readable ? (result.output as ScenarioFile) : null;
}

/** Unknown and missing keys are found by `checkKeys`, which finds all of them and the nearest known one. */
function isAboutKeys(issue: v.BaseIssue<unknown>): boolean {
  return issue.type === 'strict_object' && issue.expected !== 'Object';
}

function reportWrongValue(issue: v.BaseIssue<unknown>, above: Segments, findings: Findings): void {
  const segments = [...above, ...segmentsOf(issue)];
  // A list that fits none of the alternatives: what is wrong in it says more than that something is.
  const inside = issue.type === 'union' && Array.isArray(issue.input) ? (issue.issues ?? []).filter((each) => each.path && each.input !== undefined) : [];
  if (inside.length > 0) {
    for (const each of inside) reportWrongValue(each, segments, findings);
    return;
  }
  const place = pointer(segments);
  const { what, fix } = readExpectation(issue.message);
  const bareNumber = typeof issue.input === 'number' && what.includes('with its unit');
  const code = bareNumber ? 'no-unit' : 'wrong-value';
  findings.error(code, place, `${placeInWords(place)} is ${shown(issue.input)}, but ${what} must stand there.`, fix);
}

type Segments = (string | number)[];

function segmentsOf(issue: v.BaseIssue<unknown>): Segments {
  return (issue.path ?? []).map((item) => item.key as string | number);
}

/** A file of another version is not held against this version's schema. */
function rightVersion(document: unknown, findings: Findings): boolean {
  if (document === null || typeof document !== 'object' || Array.isArray(document)) return true;
  const version = (document as { busyhour?: unknown }).busyhour;
  if (typeof version !== 'number' || version === SCENARIO_VERSION) return true;
  const fix = version > SCENARIO_VERSION
    ? 'Open it with a newer Busyhour.'
    : `Write "busyhour": ${SCENARIO_VERSION}, the first version of the format.`;
  findings.error(
    'unknown-version', '/busyhour',
    `The scenario is written in version ${version} of the format, and this Busyhour reads version ${SCENARIO_VERSION}.`, fix,
  );
  return false;
}
