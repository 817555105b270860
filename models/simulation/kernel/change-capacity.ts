import type { CapacityChange } from '../../core/loss-network.ts';
import { limitAfterChange, resourceAt, setLimits, setRate } from './capacity.ts';
import type { FlatNetwork } from './flatten.ts';
import * as at from './layout.ts';
import type { Memory } from './memory.ts';
import { drop } from './phases.ts';
import { orderOf, recordWords, takenBy } from './records.ts';

/** Gives a resource another capacity, and drops the calls that no longer fit if the change says so. */
export function changeCapacity(memory: Memory, flat: FlatNetwork, demands: number[], change: CapacityChange): void {
  const { resource: r, capacity, instant } = change;
  memory.doubles[at.NOW] = instant;
  if (flat.resources[r]!.mode === 'rate') {
    setRate(memory, flat, r, capacity, instant);
    return;
  }
  const limit = limitAfterChange(flat.resources[r]!, capacity);
  setLimits(memory, flat, demands, r, limit);
  const most = limit / flat.unit[r]!;
  const level = resourceAt(memory, r) + at.LEVEL;
  if (!change.drop || memory.doubles[level]! <= most) return;
  for (const { record } of callsThatHold(memory, flat, r).sort((a, b) => b.order - a.order)) {
    if (memory.doubles[level]! <= most) return;
    drop(record, instant);
  }
}

/** Calls in progress that hold a resource, each with the number of the last phase in which it seized what it still holds. */
function callsThatHold(memory: Memory, flat: FlatNetwork, r: number): { record: number; order: number }[] {
  const found: { record: number; order: number }[] = [];
  for (let record = 0; record < memory.words[at.RECORDS_USED]!; record++) {
    const words = recordWords(record);
    const state = memory.words[words + at.RECORD_STATE];
    if (state !== at.STATE_FORESEEN && state !== at.STATE_LATER) continue;
    const phase = memory.words[words + at.RECORD_PHASE]!;
    for (let p = phase; p >= 0; p--) {
      if (!holds(flat, takenBy(record, p), phase, r)) continue;
      found.push({ record, order: orderOf(record, p) });
      break;
    }
  }
  return found;
}

/** Whether what an alternative took of a resource is held in a phase. */
function holds(flat: FlatNetwork, alternative: number, phase: number, r: number): boolean {
  if (alternative < 0) return false;
  for (let d = flat.demandOffset[alternative]!; d < flat.demandOffset[alternative + 1]!; d++) if (flat.resource[d] === r && flat.until[d]! >= phase) return true;
  return false;
}
