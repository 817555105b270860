import { askedReplication } from './asked-of-run.ts';
import type { AskedRun, ExplainOptions } from './asked-run.ts';
import { blockedStory } from './blocked-story.ts';
import { callStory } from './call-story.ts';
import type { Explanation, Question } from './explanation.ts';
import { askedMinuteStory, worstStory } from './minute-story.ts';
import { playedDay } from './played-day.ts';
import { prepareSimulation } from './prepare-simulation.ts';
import type { SimulateInput } from './simulate-input.ts';

/**
 * Explains a run: what happened to a call, or in a minute, and why. The scenario's replication is played again on the plain engine, which counts
 * the same as the kernel. Throws UnusableInput (also for a question that asks for what is not there: see `isAboutQuestion`) and Cancelled.
 */
export async function explain(input: SimulateInput, question: Question, options: ExplainOptions = {}): Promise<Explanation> {
  const job = { ...input, overrides: { ...input.overrides, ...(question.state !== undefined && { states: [question.state] }) } };
  const simulation = await prepareSimulation(job, { ...options, onProgress: ({ done, what }) => options.onProgress?.({ done: done / 2, what }) });
  const asked: AskedRun = { simulation, state: simulation.states[0]!, options };
  const replication = askedReplication(simulation, question.replication);
  switch (question.about) {
    case 'call':
      return callStory(asked, playedDay(simulation, asked.state, replication ?? 0), question.call);
    case 'blocked':
      return blockedStory(asked, question.flow, replication);
    case 'minute':
      return askedMinuteStory(asked, playedDay(simulation, asked.state, replication ?? 0), question.at, question.resource);
    case 'worst':
      return worstStory(job, asked, question.resource, replication);
  }
}
