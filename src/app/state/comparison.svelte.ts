/**
 * The comparison of the open scenario (B) with another one (A). Views choose A by `comparison.choose(name, document)` or `comparison.chooseFile(file)`,
 * call `comparison.run()` and `comparison.cancel()`, and read `comparison.other`, `comparison.running`, `comparison.result` with
 * `comparison.stale`, and `comparison.issues` (why a file or the last run gave nothing). A result stays until the next one is there.
 */
import type { Issue } from '../../../models/core/issue.ts';
import { error } from '../../../models/core/issue.ts';
import type { Progress } from '../../../models/core/job.ts';
import { readJson } from '../../../models/scenario/json-text.ts';
import type { CompareResult } from '../../../models/study/compare-result.ts';
import { client } from './client.ts';
import type { ScenarioDocument } from './document.ts';
import { download } from './download.ts';
import { project } from './project.svelte.ts';
import { records } from './records.svelte.ts';
import { resolve } from './resolve.ts';
import { secondsLeft } from './time-left.ts';

/** A scenario to compare with, and by what name the user knows it. */
export interface OtherScenario {
  name: string;
  document: ScenarioDocument;
}

class Comparison {
  other: OtherScenario | null = $state.raw(null);
  result: CompareResult | null = $state.raw(null);
  running: { progress: Progress; secondsLeft: number | null } | null = $state.raw(null);
  issues: Issue[] = $state.raw([]);
  /** Names of the two that the result is of. */
  ranOn: { key: string; a: string } | null = $state.raw(null);
  #stop: AbortController | null = null;

  readonly stale: boolean = $derived(this.ranOn !== null && this.ranOn.key !== keyOf(this.other));

  choose(other: OtherScenario): void {
    this.other = other;
    this.issues = [];
  }

  /** Takes a scenario file as A; one that cannot be used leaves the choice as it was, with the reasons in `issues`. */
  async chooseFile(file: File): Promise<void> {
    const read = readJson(await file.text(), file.name);
    if ('issue' in read) {
      this.issues = [read.issue];
      return;
    }
    const { scenario, issues } = await resolve(read.value as ScenarioDocument, file.name);
    if (scenario) this.choose({ name: file.name, document: read.value as ScenarioDocument });
    else this.issues = issues;
  }

  /** Simulates both on the loaded records, all states that both have. */
  async run(): Promise<void> {
    const { other } = this;
    if (this.running || !other) return;
    const stop = (this.#stop = new AbortController());
    const started = performance.now();
    const ranOn = { key: keyOf(other), a: other.name };
    this.issues = [];
    this.running = { progress: { done: 0, what: 'Preparing both: reading routes' }, secondsLeft: null };
    try {
      const job = (document: ScenarioDocument) => ({ document, directory: records.directory?.text ?? null, overrides: {} });
      const answer = await (await client()).compare({ a: job(other.document), b: job(project.document) }, {
        onProgress: (progress) => {
          if (this.#stop === stop) this.running = { progress, secondsLeft: secondsLeft((performance.now() - started) / 1000, progress.done) };
        },
        signal: stop.signal,
      });
      if ('ok' in answer) [this.result, this.ranOn] = [answer.ok, ranOn];
      else if ('issues' in answer) this.issues = answer.issues;
      else if ('fault' in answer) this.issues = [faultIssue(answer.fault)];
    } catch (reason) {
      this.issues = [faultIssue(reason instanceof Error ? reason.message : String(reason))];
    } finally {
      this.#stop = null;
      this.running = null;
    }
  }

  cancel(): void {
    this.#stop?.abort();
  }

  /** Hands the result to the user as JSON. */
  download(): void {
    if (this.result) download('comparison.json', 'application/json', `${JSON.stringify(this.result, null, 2)}\n`);
  }
}

/** What tells one comparison from another. */
function keyOf(other: OtherScenario | null): string {
  return JSON.stringify([other?.document ?? null, project.document, records.key]);
}

function faultIssue(words: string): Issue {
  return error('fault', '', `The comparison broke off by a fault of Busyhour: ${words.replace(/\.$/, '')}.`, 'Nothing is lost; save the scenario and try again.');
}

export const comparison = new Comparison();
