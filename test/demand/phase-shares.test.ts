import { expect, it } from 'vitest';
import type { FlowIndex } from '../../models/callflow/variant.ts';
import { phaseShares } from '../../models/demand/phase-shares.ts';
import type { RecordedCalls } from '../../models/demand/recorded-calls.ts';

const index = { flows: [], variants: [{ phases: 1 }, { phases: 2 }] } as unknown as FlowIndex;

it('gives each phase its part of the occupied time: by hand', () => {
  // Two calls of two phases, 5 + 95 s and 15 + 85 s, and one of a single phase.
  const calls = {
    count: 3, variant: Int32Array.of(1, 0, 1),
    phases: { offset: Uint32Array.of(0, 2, 2, 4), seconds: Float64Array.of(5, 95, 15, 85) },
  } as unknown as RecordedCalls;
  expect(phaseShares(index, calls)).toEqual([[1], [0.1, 0.9]]);
});

it('knows single phases without records', () => {
  expect(phaseShares(index, null)).toEqual([[1], [0.5, 0.5]]);
});
