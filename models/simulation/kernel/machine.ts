import { play } from './loop.ts';
import { Memory, plainBacking } from './memory.ts';
import type { Machine } from './run.ts';
import { sortEnds } from './sort-ends.ts';
import { areFlowsKnown, areTimesSound } from './soundness.ts';

/** The loop as TypeScript, on a plain buffer. */
export function typeScriptMachine(): Machine {
  return { memory: new Memory(plainBacking()), areTimesSound, areFlowsKnown, sortEnds, play };
}
