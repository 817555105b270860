/**
 * The explanation of a run. Views call `explanation.ask(question)` and `explanation.close()`, read `explanation.question` (null: nothing asked),
 * `explanation.running`, `explanation.answer` and `explanation.issues` (why there is none). A new question ends the one before.
 */
import type { Issue } from '../../../models/core/issue.ts';
import { error } from '../../../models/core/issue.ts';
import type { Explanation, Question } from '../../../models/study/explanation.ts';
import { client } from './client.ts';
import { project } from './project.svelte.ts';
import { records } from './records.svelte.ts';
import { Job } from './job.svelte.ts';

class ExplanationOfRun {
  question: Question | null = $state.raw(null);
  answer: Explanation | null = $state.raw(null);
  issues: Issue[] = $state.raw([]);
  readonly #job = new Job();

  get running(): Job['running'] {
    return this.#job.running;
  }

  /** Plays the replication of the open scenario again, on the loaded records. */
  async ask(question: Question): Promise<void> {
    this.close();
    this.question = question;
    const answer = await this.#job.run('reading the scenario', async (options) => (await client()).explain({ document: project.document, directory: records.directory?.text ?? null, overrides: {} }, question, options));
    if (this.question !== question || 'cancelled' in answer) return;
    if ('ok' in answer) this.answer = answer.ok;
    else this.issues = 'issues' in answer ? answer.issues : [faultIssue(answer.fault)];
  }

  /** Ends what is under way and forgets the question. */
  close(): void {
    this.#job.cancel();
    [this.question, this.answer, this.issues] = [null, null, []];
  }
}

function faultIssue(words: string): Issue {
  return error('fault', '', `The explanation broke off by a fault of Busyhour: ${words.replace(/\.$/, '')}.`, 'Nothing is lost; ask again.');
}

export const explanation = new ExplanationOfRun();
