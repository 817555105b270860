import { describe, expect, it } from 'vitest';
import type { FlowIndex } from '../../models/callflow/variant.ts';
import { incompleteGamma } from '../../models/core/incomplete-gamma.ts';
import { Draws } from '../../models/core/random.ts';
import { dayNumber, weekdayOf } from '../../models/core/zone.ts';
import { demandOf } from '../../models/demand/demand-of.ts';
import type { Demand } from '../../models/demand/demand.ts';
import { dayFactors } from '../../models/demand/fitted-calls.ts';
import { variationOf } from '../../models/demand/fitted-flows.ts';
import { prepareDemand } from '../../models/demand/prepare-demand.ts';
import type { Scenario } from '../../models/scenario/scenario.ts';
import { tableOf, type CallRow } from '../callflow/table-builder.ts';

const DAY = 86_400;
const QUARTER = 900;
const MONDAY = dayNumber('2026-10-05');
const DAYS = Array.from({ length: 19 }, (_, i) => MONDAY + i).filter((day) => weekdayOf(day) >= 1 && weekdayOf(day) <= 5);
/** Half width of the intervals below in standard errors: 1 in 15,000 by chance for each. */
const Z = 4;

interface TestCall extends CallRow { flow: number }

/** On each day the calls of flow 0 in the quarters from 09:00 to 11:00, `perQuarter` in each, of 10, 20, 30 … seconds; Fridays have twice as many. */
function calls(perQuarter: (day: number) => number, flow = 0): TestCall[] {
  return DAYS.flatMap((day) =>
    Array.from({ length: 8 }, (_, quarter) =>
      Array.from({ length: (weekdayOf(day) === 5 ? 2 : 1) * perQuarter(day) }, (_, i): TestCall => {
        const start = day * DAY + 9 * 3600 + quarter * QUARTER + (i * 13) % QUARTER;
        return { from: 'a', to: 'b', start, end: start + 10 * (1 + (i % 12)), flow };
      })).flat());
}

function demandFrom(rows: TestCall[], names = ['a>pstn:national', 'b>pstn:national'], sites = ['hq', 'hq']): Demand {
  const index: FlowIndex = {
    flows: names.map((name) => ({ name, from: name.split('>')[0]!, to: 'pstn', class: 'national' })),
    variants: names.map((_, flow) => ({ flow, recorded: [], phases: 1, range: null, number: null, fromRecords: true })),
  };
  const scenario = {
    sites: [{ id: 'hq', timeZone: 'UTC' }], period: null,
    groups: names.map((name, i) => ({ id: name.split('>')[0]!, site: sites[i] })),
    demand: { method: 'fitted', synthetic: [] },
    run: { seed: 1, weekdays: [1, 2, 3, 4, 5], holidays: [], start: 'empty' },
  } as unknown as Scenario;
  const records = { table: tableOf(rows), callVariant: Int32Array.from(rows, ({ flow }) => flow), phases: null, days: DAYS };
  return prepareDemand({ scenario, index, syntheticVariants: [], records });
}

const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('fitted demand', () => {
  it('has the recorded mean of each weekday and quarter of an hour, Poisson where the recorded days do not differ', () => {
    const demand = demandFrom(calls(() => 6));
    expect([...demand.data.fitted!.variation]).toEqual([0]);
    const days = Array.from({ length: 500 }, (_, r) => demand.generate(r, 1));
    for (const quarter of [0, 3, 7]) {
      const counts = days.map(({ arrivals, days: [day] }) => arrivals.time.filter((time) => Math.floor((time - day!.from) / QUARTER) === 36 + quarter).length);
      const fridays = counts.filter((_, r) => r % 5 === 4);
      const others = counts.filter((_, r) => r % 5 !== 4);
      for (const [some, expected] of [[fridays, 12], [others, 6]] as const) {
        expect(Math.abs(mean(some) - expected)).toBeLessThan(Z * Math.sqrt(expected / some.length));
        const variance = mean(some.map((count) => (count - expected) ** 2));
        // The variance of (X − λ)² is λ + 2λ² for a Poisson variable.
        expect(Math.abs(variance - expected)).toBeLessThan(Z * Math.sqrt((expected + 2 * expected * expected) / some.length));
      }
    }
    for (const { arrivals, days: [day] } of days) for (const time of arrivals.time) expect(Math.floor((time - day!.from) / 3600)).toSatisfy((hour: number) => hour === 9 || hour === 10);
  });

  it('draws holding times from the recorded calls of that quarter', () => {
    const demand = demandFrom(calls(() => 12));
    const held = Array.from({ length: 200 }, (_, r) => [...demand.generate(r, 1).arrivals.holding]).flat();
    expect(held.length).toBeGreaterThan(15_000);
    for (let seconds = 10; seconds <= 120; seconds += 10) {
      const share = held.filter((holding) => holding === seconds).length / held.length;
      expect(Math.abs(share - 1 / 12)).toBeLessThan(Z * Math.sqrt(((1 / 12) * (11 / 12)) / held.length));
    }
    expect(new Set(held).size).toBe(12);
  });

  it('varies from day to day as the recorded days do beyond chance', () => {
    // Days of 3, 6 and 9 calls a quarter by turn: the weeks of each weekday have all three (15 days, 5 weekdays).
    const demand = demandFrom(calls((day) => 3 * (1 + (DAYS.indexOf(day) % 3))));
    const squared = demand.data.fitted!.variation[0]!;
    // By hand: each weekday's three days spread by 2 · (mean/2)² = 2 · mean²/4 in sum of squares; 2 degrees of freedom; less the Poisson part.
    const means = [1, 1, 1, 1, 2].map((twice) => 48 * twice);
    const byHand = means.reduce((sum, m) => sum + (m * m) / 2 - 2 * m, 0) / means.reduce((sum, m) => sum + 2 * m * m, 0);
    expect(squared).toBeCloseTo(byHand, 12);
    const counts = Array.from({ length: 1000 }, (_, r) => demand.generate(r, 1).arrivals.count).filter((_, r) => r % 5 !== 4);
    expect(Math.abs(mean(counts) - 48)).toBeLessThan(Z * Math.sqrt((48 + squared * 48 * 48) / counts.length));
    // Excess kurtosis of a gamma factor is 6·c; the standard error of a variance is about v √((2 + excess)/n).
    const variance = mean(counts.map((count) => (count - 48) ** 2));
    const expected = 48 + squared * 48 * 48;
    expect(Math.abs(variance / expected - 1)).toBeLessThan(Z * Math.sqrt((2 + 6 * squared + 1 / 48) / counts.length));
  });

  it('is rates times growth, and moves calls without drawing them again', () => {
    const demand = demandFrom(calls(() => 6));
    const drawn = demand.draw(2);
    const plain = drawn.at(1).arrivals;
    const grown = drawn.at(1.5).arrivals;
    expect(drawn.at(1).arrivals).toEqual(plain);
    expect(demand.generate(2, 1.5).arrivals).toEqual(grown);
    expect(drawn.at(0).arrivals.count).toBe(0);
    const totals = Array.from({ length: 400 }, (_, r) => demand.generate(r, 1.5).arrivals.count).filter((_, r) => r % 5 !== 4);
    expect(Math.abs(mean(totals) - 72)).toBeLessThan(Z * Math.sqrt(72 / totals.length));
  });

  it('is disturbed by no flow of another site, nor by one of its own whose days are alike', () => {
    const rows = calls(() => 6);
    const own = (demand: Demand, r: number): unknown[] => {
      const { time, holding, call, flow, count } = demand.generate(r, 1.2).arrivals;
      return Array.from({ length: count }, (_, i) => [flow[i], time[i], holding[i], call[i]]).filter(([of]) => of === 0);
    };
    const alone = demandFrom(rows);
    const steady = demandFrom([...rows, ...calls(() => 3, 1)]);
    const elsewhere = demandFrom([...rows, ...calls((day) => (day % 2 === 0 ? 1 : 9), 1)], undefined, ['hq', 'lab']);
    expect(elsewhere.data.fitted!.variation[1]).toBeGreaterThan(0.1);
    for (let r = 0; r < 10; r++) {
      expect(own(alone, r).length).toBeGreaterThan(20);
      expect(own(steady, r)).toEqual(own(alone, r));
      expect(own(elsewhere, r)).toEqual(own(alone, r));
    }
  });

  it('does not depend on the order of the rows, and crosses a worker', () => {
    const rows = calls((day) => 3 + (day % 4));
    const shuffled = [...rows].sort((a, b) => a.end - a.start - (b.end - b.start) || b.start - a.start);
    const made = demandFrom(rows);
    expect(demandFrom(shuffled).generate(3, 1.1)).toEqual(made.generate(3, 1.1));
    expect(demandOf(structuredClone(made.data)).generate(3, 1.1)).toEqual(made.generate(3, 1.1));
  });

  it('has no day factor where no weekday has two days', () => {
    expect(variationOf([1, 2, 3].map((weekday) => ({ weekday, total: 100 * weekday })))).toBe(0);
    expect(variationOf([{ weekday: 1, total: 100 }, { weekday: 1, total: 104 }])).toBe(0);
    expect(variationOf([{ weekday: 1, total: 50 }, { weekday: 1, total: 150 }])).toBeCloseTo((2 * 2500 - 100) / 10_000, 12);
  });
});

describe('the day factor', () => {
  it('is gamma of mean 1 with the asked variation, the same uniform for all sites', () => {
    const draws = new Draws(3);
    const factors = Array.from({ length: 2000 }, (_, r) => dayFactors(Float64Array.of(0.04, 0.25, 0), r, draws));
    for (const [site, squared] of [[0, 0.04], [1, 0.25]] as const) {
      // Kolmogorov's bound at 1e-4: √(−½ ln(½e−4)) ÷ √n.
      const sorted = factors.map((each) => each[site]!).sort((a, b) => a - b);
      const distance = Math.max(...sorted.map((factor, i) => Math.abs(incompleteGamma(1 / squared, factor / squared) - (i + 0.5) / sorted.length)));
      expect(distance).toBeLessThan(Math.sqrt(-0.5 * Math.log(0.5e-4)) / Math.sqrt(sorted.length) + 0.5 / sorted.length);
    }
    for (const each of factors) {
      expect(each[2]).toBe(1);
      expect(Math.abs(incompleteGamma(25, each[0]! * 25) - incompleteGamma(4, each[1]! * 4))).toBeLessThan(1e-10);
    }
  });
});
