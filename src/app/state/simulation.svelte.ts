/**
 * The simulation. Views call `simulation.run()` and `simulation.cancel()`, read `simulation.running` (progress and seconds
 * left, null: not running), `simulation.result` (null: none yet), `simulation.stale` (true when the scenario or the records
 * changed since the run) and `simulation.issues` (why the last run gave nothing). A result stays until the next one is there;
 * meanwhile `simulation.partial` has the figures so far of the run under way (null: none yet).
 */
import type { Issue } from '../../../models/core/issue.ts';
import { error } from '../../../models/core/issue.ts';
import type { Progress } from '../../../models/core/job.ts';
import { resultText } from '../../../models/report/result-text.ts';
import type { SimulateOverrides } from '../../../models/study/simulate-input.ts';
import type { SimulateResult } from '../../../models/study/simulate-result.ts';
import { client } from './client.ts';
import { rowsAt, type ScenarioDocument } from './document.ts';
import { download } from './download.ts';
import { project } from './project.svelte.ts';
import { Quiet } from './quiet.ts';
import { records } from './records.svelte.ts';
import { load, store } from './storage.ts';
import { secondsLeft } from './time-left.ts';

/** How long nothing changes before the next run is prepared. */
const READY_AFTER_MS = 600;
const MOST_CALLS_READY = 3_000_000;

class Simulation {
  result: SimulateResult | null = $state.raw(null);
  /** The figures so far of the run under way: those of a run that ended there. */
  partial: SimulateResult | null = $state.raw(null);
  running: { progress: Progress; secondsLeft: number | null } | null = $state.raw(null);
  /** Why the last run gave nothing; empty when it did. */
  issues: Issue[] = $state.raw([]);
  readonly #whenQuiet = new Quiet(READY_AFTER_MS);
  #ranOn: { documentText: string; recordsKey: string } | null = $state.raw(null);
  #stop: AbortController | null = null;
  /** Of the job that is ready. */
  #readyKey: string | null = null;

  readonly progress: Progress | null = $derived(this.running?.progress ?? null);
  readonly secondsLeft: number | null = $derived(this.running?.secondsLeft ?? null);
  /** Whether the scenario or the records are no longer those of the result. */
  readonly stale: boolean = $derived(
    this.#ranOn !== null && (this.#ranOn.documentText !== JSON.stringify(project.document) || this.#ranOn.recordsKey !== records.key),
  );

  /** The scenario document that the result stands on; null: no result. */
  readonly ranOnDocument: ScenarioDocument | null = $derived(this.#ranOn === null ? null : (JSON.parse(this.#ranOn.documentText) as ScenarioDocument));

  /**
   * Prepares the simulation in the background once scenario and records have not changed for a while, so that a run begins at once. Called whenever
   * they change.
   */
  getReady(): void {
    const calls = records.summary?.report.calls ?? 0;
    const key = this.#key();
    // So many calls in one more copy would cost more than the wait.
    if (calls > MOST_CALLS_READY || this.#readyKey === key || records.importing || (!records.summary && rowsAt(project.document, ['demand', 'calls']).length > 0)) return;
    this.#whenQuiet.call(async () => {
      if (this.running || records.importing || this.#key() !== key) return;
      this.#readyKey = key;
      await (await client()).getReady(this.#job(), key);
    });
  }

  /** Simulates the open scenario on the loaded records, all states. */
  async run(): Promise<void> {
    if (this.running) return;
    const stop = (this.#stop = new AbortController());
    const started = performance.now();
    const ranOn = { documentText: JSON.stringify(project.document), recordsKey: records.key };
    this.issues = [];
    this.running = { progress: { done: 0, what: 'Preparing: reading routes' }, secondsLeft: null };
    try {
      const key = this.#key();
      this.#readyKey = null;
      const answer = await (await client()).simulate(this.#job(), {
        key,
        onProgress: (progress) => {
          if (this.#stop === stop) this.running = { progress, secondsLeft: secondsLeft((performance.now() - started) / 1000, progress.done) };
        },
        onPartial: (partial) => {
          if (this.#stop === stop) this.partial = partial;
        },
        signal: stop.signal,
      });
      if ('ok' in answer) this.#keep(answer.ok, ranOn);
      else if ('issues' in answer) this.issues = answer.issues;
      else if ('fault' in answer) this.issues = [faultIssue(answer.fault)];
    } catch (reason) {
      this.issues = [faultIssue(reason instanceof Error ? reason.message : String(reason))];
    } finally {
      this.#stop = null;
      this.running = null;
      this.partial = null;
    }
  }

  cancel(): void {
    this.#stop?.abort();
  }

  /** Hands the result to the user as JSON: the command line's bytes, leaving out what the machine decides. */
  download(): void {
    if (!this.result) return;
    download('simulation.json', 'application/json', resultText(this.result));
  }

  /** Reads the result that an earlier visit left; called once at the start. */
  async restore(): Promise<void> {
    const stored = await load('result');
    if (!stored || this.result || this.running || !isComplete(stored.result)) return;
    this.result = stored.result;
    this.#ranOn = { documentText: stored.documentText, recordsKey: stored.recordsKey };
  }

  #job(): { document: ScenarioDocument; directory: string | null; overrides: SimulateOverrides } {
    return { document: project.document, directory: records.directory?.text ?? null, overrides: {} };
  }

  /** What tells one job from another. */
  #key(): string {
    return JSON.stringify([this.#job(), records.key, records.version]);
  }

  #keep(result: SimulateResult, ranOn: { documentText: string; recordsKey: string }): void {
    this.result = result;
    this.#ranOn = ranOn;
    void store('result', { result, ...ranOn });
  }
}

/** Whether a stored result has all that the screens show: an earlier version may have left less. */
function isComplete(result: Partial<SimulateResult>): boolean {
  return result.precision !== undefined && (result.states ?? []).every((state) => 'curves' in state);
}

function faultIssue(words: string): Issue {
  return error('fault', '', `The simulation broke off by a fault of Busyhour: ${words.replace(/\.$/, '')}.`, 'Nothing is lost; save the scenario and try again.');
}

export const simulation = new Simulation();
