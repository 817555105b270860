import { generateRecords } from '../../models/sample/generate-records.ts';
import type { SampleSettings } from '../../models/sample/generate-records.ts';
import type { SampleTruth } from '../../models/sample/sample-truth.ts';

/** All pieces of a sample, and its truth. */
export function generated(settings: SampleSettings): { pieces: string[]; truth: SampleTruth } {
  const pieces: string[] = [];
  const records = generateRecords(settings);
  for (;;) {
    const next = records.next();
    if (next.done) return { pieces, truth: next.value };
    pieces.push(next.value);
  }
}
