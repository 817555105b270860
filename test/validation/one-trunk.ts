import { readFileSync } from 'node:fs';
import type { SimulateResult } from '../../models/study/simulate-result.ts';
import { simulate } from './simulate.ts';
import { fastestKernel } from '../../src/engines/wasm/wasm-run.ts';

export interface LossCase { channels: number; erlangs: number; blocking: number }
export type Shape = 'exponential' | 'lognormal' | 'constant';

interface Vector {
  fn: string;
  inputs: { N: number; A: number };
  expected: Record<string, number>;
}

const vectors = (JSON.parse(readFileSync(new URL('../truth/erlang_b.json', import.meta.url), 'utf8')) as { vectors: Vector[] }).vectors;
const HOLDING_SECONDS = 180;

/** Pairs of the table with whole N from 30 to 300 and at least 1,000 blocked calls expected in 100 busy hours. */
export function largePairs(): LossCase[] {
  return wholePairs().filter(({ channels, erlangs, blocking }) => channels >= 30 && channels <= 300 && blockedPerHour(erlangs, blocking) >= 10);
}

/** Smaller groups (N below 30) that block at least one call an hour. */
export function smallPairs(): LossCase[] {
  return wholePairs().filter(({ channels, erlangs, blocking }) => channels < 30 && blocking < 0.5 && blockedPerHour(erlangs, blocking) >= 4);
}

/** Rows of the table at 5 % blocking for every fifth number of channels from 30 to 300, with at least 1,000 blocked calls expected in 100 busy hours. */
export function tableRows(): LossCase[] {
  return vectors
    .filter(({ fn, inputs }) => fn === 'erlangBTableRow' && inputs.N % 5 === 0 && inputs.N >= 30 && inputs.N <= 300)
    .map(({ inputs, expected }) => ({ channels: inputs.N, erlangs: expected['0.05']!, blocking: 0.05 }))
    .filter(({ erlangs, blocking }) => blockedPerHour(erlangs, blocking) >= 10);
}

function wholePairs(): LossCase[] {
  return vectors
    .filter(({ fn, inputs }) => fn === 'erlangB' && Number.isInteger(inputs.N) && inputs.N > 0 && inputs.A > 0)
    .map(({ inputs, expected }) => ({ channels: inputs.N, erlangs: inputs.A, blocking: expected['B']! }));
}

function blockedPerHour(erlangs: number, blocking: number): number {
  return (erlangs * 3600 * blocking) / HOLDING_SECONDS;
}

/** The scenario of one site, one trunk and one synthetic flow, profile constant, no retries. */
export function oneTrunk({ channels, erlangs }: LossCase, shape: Shape, run: object): unknown {
  const holding = shape === 'lognormal' ? { mean: `${HOLDING_SECONDS} s`, shape, cv: 1.2 } : { mean: `${HOLDING_SECONDS} s`, shape };
  return {
    busyhour: 1,
    name: 'One trunk',
    sites: [{ id: 'hq', timeZone: 'UTC' }],
    trunks: [{ id: 't1', channels }],
    demand: { synthetic: [{ from: 'hq', to: 'pstn', erlangs, holding, profile: 'constant' }] },
    run,
  };
}

/** Blocking of the trunk in its busy hour. */
export async function simulatedBlocking(pair: LossCase, shape: Shape, run: object): Promise<SimulateResult['states'][0]['resources'][0]['busyHour']['blocking']> {
  const result = await simulate({ document: oneTrunk(pair, shape, run), table: null, directory: null, overrides: {} }, { startRun: fastestKernel() });
  return result.states[0]!.resources.find((resource) => resource.id === 't1')!.busyHour.blocking;
}
