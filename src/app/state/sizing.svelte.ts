/**
 * The sizing of a resource. Views call `sizing.run(asked)` and `sizing.cancel()`, read `sizing.running`, `sizing.result` (null: none yet), `sizing.asked`
 * (what the result or the run under way is of), `sizing.stale` (the scenario or the records have changed since) and `sizing.issues` (why there is none).
 */
import type { Issue } from '../../../models/core/issue.ts';
import { error } from '../../../models/core/issue.ts';
import type { Sizing } from '../../../models/study/sizing/size-input.ts';
import type { SizeResult } from '../../../models/study/sizing/size-result.ts';
import { client } from './client.ts';
import { Job } from './job.svelte.ts';
import { project } from './project.svelte.ts';
import { records } from './records.svelte.ts';

/** One resource in one state, and for what. */
export interface AskedSize extends Pick<Sizing, 'target' | 'measure' | 'basis'> {
  resource: string;
  state: string;
}

class SizingOfResource {
  asked: AskedSize | null = $state.raw(null);
  result: SizeResult | null = $state.raw(null);
  issues: Issue[] = $state.raw([]);
  #ranOn: string | null = $state.raw(null);
  readonly #job = new Job();

  readonly stale: boolean = $derived(this.#ranOn !== null && this.#ranOn !== keyNow());

  get running(): Job['running'] {
    return this.#job.running;
  }

  /** Sizes a resource of the open scenario on the loaded records. A new run ends the one before. */
  async run(asked: AskedSize): Promise<void> {
    [this.asked, this.result, this.issues] = [asked, null, []];
    const { resource, state, ...sizing } = asked;
    const ranOn = keyNow();
    const job = { document: project.document, directory: records.directory?.text ?? null, overrides: { states: [state] }, sizing: { ...sizing, resources: [resource] } };
    const answer = await this.#job.run('Preparing', async (options) => (await client()).size(job, options));
    if (this.asked !== asked || 'cancelled' in answer) return;
    this.#ranOn = ranOn;
    if ('ok' in answer) this.result = answer.ok;
    else this.issues = 'issues' in answer ? answer.issues : [error('fault', '', `The sizing broke off by a fault of Busyhour: ${answer.fault.replace(/\.$/, '')}.`, 'Nothing is lost; try again.')];
  }

  cancel(): void {
    this.#job.cancel();
    if (!this.result) this.asked = null;
  }
}

function keyNow(): string {
  return JSON.stringify([project.document, records.key]);
}

export const sizing = new SizingOfResource();
