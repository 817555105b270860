import { describe, expect, it } from 'vitest';
import { engineVerdict, formatTiny } from '../../models/report/engine-verdict.ts';
import type { EngineDifferences } from '../../models/study/engine-differences.ts';

const same: EngineDifferences = {
  engines: { a: 'busyhour', b: 'simjs' }, attempts: { a: 1_482_310, b: 1_482_310 }, events: { a: 3e6, b: 3e6 }, seconds: { a: 1, b: 20 },
  states: 1, replications: 3, counts: { compared: 340, differing: 0 }, figures: { compared: 1200, differing: 0 }, largest: 0, rows: [],
};

describe('engineVerdict', () => {
  it.each<[string, Partial<EngineDifferences>, string]>([
    ['all the same', {}, 'The second engine counted all 1,482,310 attempts alike (1 state, 3 replications), and all 1,200 figures are the same to the last bit.'],
    ['last bits', { figures: { compared: 1200, differing: 4 }, largest: 2.9e-16 }, 'The second engine counted all 1,482,310 attempts alike (1 state, 3 replications); 4 of 1,200 figures differ, the largest by 3·10⁻¹⁶ of its size.'],
    ['none there', { figures: { compared: 1200, differing: 4 } }, 'The second engine counted all 1,482,310 attempts alike (1 state, 3 replications), but 4 figures of 1,200 cannot be compared: one engine has none.'],
    ['counts', { counts: { compared: 340, differing: 12 }, figures: { compared: 1200, differing: 40 }, largest: 0.5 }, 'The second engine counts otherwise: 12 of 340 counts and 40 of 1,200 figures differ (1 state, 3 replications). One of the two engines is wrong: do not rely on these figures, and send us the scenario.'],
  ])('says it of %s', (_, parts, words) => {
    expect(engineVerdict({ ...same, ...parts })).toBe(words);
  });

  it.each([[0, '0'], [3.2e-16, '3·10⁻¹⁶'], [0.00051, '5·10⁻⁴'], [0.0123, '0.012'], [Infinity, '–']])('writes %d as %s', (value, text) => {
    expect(formatTiny(value)).toBe(text);
  });
});
