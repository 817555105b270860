import { describe, expect, it } from 'vitest';
import type { LossNetwork } from '../../models/core/loss-network.ts';
import type { StartRun } from '../../models/simulation/engine.ts';
import { startPlainRun } from '../../models/simulation/plain/start-plain-run.ts';
import { startRun } from '../../models/simulation/run.ts';
import { startWasmRun } from '../../src/engines/wasm/wasm-run.ts';
import { START, type Case } from './case.ts';
import { differences } from './differences.ts';
import { played } from './played.ts';

const CALLS = 9000;

/** Ten calls a second that last most of an hour, so that thousands are in progress; twenty find a channel. */
function crowd(unitsOfRare: number): Case {
  const network: LossNetwork = {
    resources: [{ id: 'all', mode: 'gauge', capacity: Infinity }, { id: 'trunk', mode: 'held', capacity: 20 }, { id: 'huge', mode: 'held', capacity: 2 ** 53 - 1 }],
    flows: [
      { phases: [{ alternatives: [{ demands: [{ resource: 0, units: 1, until: 0 }, { resource: 2, units: 1, until: 0 }] }] }], retry: null },
      { phases: [{ alternatives: [{ demands: [{ resource: 1, units: 1, until: 0 }, { resource: 2, units: unitsOfRare, until: 0 }] }] }], retry: { probability: 0.5, meanSeconds: 900, retries: 2 } },
    ],
  };
  const arrivals = {
    count: CALLS, time: Float64Array.from({ length: CALLS }, (_, i) => START + i / 10), holding: new Float64Array(CALLS).fill(3000.5), flow: Int32Array.from({ length: CALLS }, (_, i) => (i % 10 === 0 ? 0 : 1)),
    stream: new Int32Array(CALLS), call: Uint32Array.from({ length: CALLS }, (_, i) => i), streams: { low: Uint32Array.of(1), high: Uint32Array.of(2) }, phases: null,
  };
  // The first flow alone fills the gauge past the first room for levels.
  for (let i = 0; i < CALLS; i++) if (i < 5000 && i % 10 < 5) arrivals.flow[i] = 0;
  return { network, arrivals, windows: [{ from: START, until: START + 8000, resourceBusyHour: Float64Array.of(START, START, START), stateBusyHour: START }], seed: 5 };
}

describe.each([['kernel', startRun], ['kernel as WebAssembly', startWasmRun]] as [string, StartRun][])('%s', (_, start) => {
  it('counts as the plain engine does where its tables grow, with thousands of refusals in a quarter of an hour', () => {
    const one = crowd(3);
    const found = played(start, one);
    expect(found.statistics[0]!.highest.level[0]).toBeGreaterThan(2048);
    expect(found.statistics[0]!.flows.hourBlocked[1]).toBeGreaterThan(4096);
    expect(differences(found, played(startPlainRun, one))).toEqual([]);
  });

  it('knows the mean of a resource whose levels are told apart coarsely', () => {
    const { statistics } = played(start, crowd(2 ** 40));
    const { count, mean } = statistics[0]!.quarters;
    const gauge = mean.subarray(0, count);
    const trunk = mean.subarray(count, 2 * count);
    mean.subarray(2 * count, 3 * count).forEach((units, quarter) => expect(units).toBeCloseTo(gauge[quarter]! + trunk[quarter]! * 2 ** 40, 0));
  });
});
