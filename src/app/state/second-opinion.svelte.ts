/**
 * The same scenario on a second engine. Views call `secondOpinion.run({ states, replications })` and `secondOpinion.cancel()`, read
 * `secondOpinion.running`, `secondOpinion.results` (both answers) and `secondOpinion.issues` (why there are none).
 */
import type { Issue } from '../../../models/core/issue.ts';
import { error } from '../../../models/core/issue.ts';
import type { Pair } from '../../../models/core/paired-difference.ts';
import type { EngineName, SimulateOverrides } from '../../../models/study/simulate-input.ts';
import type { SimulateResult } from '../../../models/study/simulate-result.ts';
import type { Answer } from '../../workers/protocol.ts';
import { client } from './client.ts';
import { Job, type JobUnderWay } from './job.svelte.ts';
import { project } from './project.svelte.ts';
import { records } from './records.svelte.ts';

const names: Record<EngineName, string> = { busyhour: 'Busyhour’s kernel', simjs: 'second engine' };

class SecondOpinion {
  results: Pair<SimulateResult> | null = $state.raw(null);
  issues: Issue[] = $state.raw([]);
  readonly #job = new Job();

  get running(): Job['running'] {
    return this.#job.running;
  }

  /** Runs the open scenario on both engines, the kernel first: it takes little of the time. */
  async run(overrides: Pick<SimulateOverrides, 'states' | 'replications'>): Promise<void> {
    [this.results, this.issues] = [null, []];
    const answer = await this.#job.run('Preparing', async (options): Promise<Answer<Pair<SimulateResult>>> => {
      const a = await simulateOn('busyhour', overrides, { ...options, onProgress: ({ what }) => options.onProgress({ done: 0, what: `${names.busyhour}: ${what}` }) });
      if (!('ok' in a)) return a;
      const b = await simulateOn('simjs', overrides, { ...options, onProgress: ({ done, what }) => options.onProgress({ done, what: `${names.simjs}: ${what}` }) });
      return 'ok' in b ? { ok: { a: a.ok, b: b.ok } } : b;
    });
    if ('ok' in answer) this.results = answer.ok;
    else if ('issues' in answer) this.issues = answer.issues;
    else if ('fault' in answer) this.issues = [error('fault', '', `The check broke off by a fault of Busyhour: ${answer.fault.replace(/\.$/, '')}.`, 'Nothing is lost; try again.')];
  }

  cancel(): void {
    this.#job.cancel();
  }

  /** Ends what is under way and forgets the answers. */
  close(): void {
    this.cancel();
    [this.results, this.issues] = [null, []];
  }
}

async function simulateOn(engine: EngineName, overrides: SimulateOverrides, options: JobUnderWay): Promise<Answer<SimulateResult>> {
  const job = { document: project.document, directory: records.directory?.text ?? null, overrides: { ...overrides, engine } };
  return (await client()).simulate(job, { ...options, onPartial: () => undefined });
}

export const secondOpinion = new SecondOpinion();
