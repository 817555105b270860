import { describe, expect, it } from 'vitest';
import type { CallTable } from '../../models/cdr/call-table.ts';
import type { FlowIndex } from '../../models/callflow/variant.ts';
import { prepareDemand } from '../../models/demand/prepare-demand.ts';
import type { Demand } from '../../models/demand/demand.ts';
import { dayNumber } from '../../models/core/zone.ts';
import type { Scenario } from '../../models/scenario/scenario.ts';

const DAY = 86_400;
const MONDAY = dayNumber('2026-10-05');

interface TestCall { start: number; end: number; from: string; to: string; variant: number }

/** Two weeks: on weekday d (0 Monday) of week w, `20 + 10 * d + w` calls of 100 s, one every minute from 09:00. */
function recorded(): TestCall[] {
  const calls: TestCall[] = [];
  for (let week = 0; week < 2; week++)
    for (let weekday = 0; weekday < 5; weekday++)
      for (let i = 0; i < 20 + 10 * weekday + week; i++) {
        const start = (MONDAY + 7 * week + weekday) * DAY + 9 * 3600 + 60 * i;
        calls.push({ start, end: start + 100, from: `2${i % 7}`, to: `0${i}`, variant: i % 2 });
      }
  return calls;
}

function table(calls: TestCall[]): { table: CallTable; callVariant: Int32Array } {
  const parties = [...new Set(calls.flatMap((call) => [call.from, call.to]))];
  const column = (pick: (call: TestCall) => number): Uint32Array => Uint32Array.from(calls, pick);
  return {
    table: {
      calls: {
        count: calls.length, start: column((c) => c.start), answer: column(() => 0), end: column((c) => c.end),
        from: Int32Array.from(calls, (c) => parties.indexOf(c.from)), to: Int32Array.from(calls, (c) => parties.indexOf(c.to)),
        outcome: new Uint8Array(calls.length), flags: new Uint8Array(calls.length), source: new Uint16Array(calls.length), line: column((_) => 1),
      },
      seizures: { count: 0, call: new Uint32Array(), device: new Uint32Array(), start: new Uint32Array(), end: new Uint32Array() },
      parties, devices: [], files: [{ name: 'x', format: 'csv', pbx: null, timeZone: 'UTC', tellsAnswer: false }],
    },
    callVariant: Int32Array.from(calls, (c) => c.variant),
  };
}

const index: FlowIndex = {
  flows: [{ name: 'a>pstn:national', from: 'a', to: 'pstn', class: 'national' }, { name: 'b>pstn:national', from: 'b', to: 'pstn', class: 'national' }],
  variants: [0, 1].map((flow) => ({ flow, recorded: [], phases: 1, range: null, number: null, fromRecords: true })),
};

const scenario = {
  sites: [{ id: 'hq', name: 'hq', timeZone: 'UTC', location: null, egress: 'local' }],
  period: null,
  demand: { calls: [], method: 'resample', growth: '1', synthetic: [], assumptions: { internalShare: null, ringSeconds: null } },
  run: { seed: 1, weekdays: [1, 2, 3, 4, 5], holidays: [], start: 'warm', replications: 30, precision: null, confidence: 0.95, budget: 2e8 },
} as unknown as Scenario;

const days = Array.from({ length: 14 }, (_, i) => MONDAY + i).filter((day) => (day - MONDAY) % 7 < 5);

function demand(calls: TestCall[], method: 'resample' | 'replay' = 'resample'): Demand {
  const input = table(calls);
  return prepareDemand({ scenario: { ...scenario, demand: { ...scenario.demand, method } }, index, syntheticVariants: [], records: { ...input, phases: null, days } });
}

describe('resampling', () => {
  it('takes the weekdays by turn and draws one of their days, the same for all flows', () => {
    const made = demand(recorded());
    for (let r = 0; r < 20; r++) {
      const { arrivals, days: counted } = made.generate(r, 1);
      expect((counted[0]!.day - MONDAY) % 7).toBe(r % 5);
      const week = counted[0]!.day >= MONDAY + 7 ? 1 : 0;
      expect(arrivals.count).toBe(20 + 10 * (r % 5) + week);
    }
    const weeks = Array.from({ length: 40 }, (_, r) => (made.generate(r, 1).days[0]!.day >= MONDAY + 7 ? 1 : 0));
    expect(new Set(weeks).size).toBe(2);
  });

  it('adds copies above growth 1 and thins below it, keeping every other call as it was', () => {
    const made = demand(recorded());
    const plain = made.generate(4, 1).arrivals;
    expect(made.generate(4, 2).arrivals.count).toBe(2 * plain.count);
    expect(made.generate(4, 0).arrivals.count).toBe(0);
    const grown = made.generate(4, 1.5).arrivals;
    expect(grown.count).toBeGreaterThan(1.2 * plain.count);
    expect(grown.count).toBeLessThan(1.8 * plain.count);
    for (const time of plain.time) expect([...grown.time]).toContain(time);
    const fewer = made.generate(4, 0.5).arrivals;
    for (const time of fewer.time) expect([...plain.time]).toContain(time);
    for (let i = 1; i < grown.count; i++) expect(grown.time[i]!).toBeGreaterThanOrEqual(grown.time[i - 1]!);
  });

  it('draws once for all growth factors: the same calls whichever was asked for before', () => {
    const made = demand(recorded());
    const drawn = made.draw(4);
    for (const growth of [1.5, 0.5, 1, 2.25, 1.5, 0]) expect(drawn.at(growth)).toEqual(made.generate(4, growth));
  });

  it('does not depend on the order of the rows', () => {
    const calls = recorded();
    const shuffled = [...calls].sort((a, b) => a.to.localeCompare(b.to) || b.start - a.start);
    expect(demand(shuffled).generate(3, 1.3)).toEqual(demand(calls).generate(3, 1.3));
  });
});

describe('replay', () => {
  it('is one pass over all calls at their instants, every counted day a day of the summary', () => {
    const calls = recorded();
    const made = demand(calls, 'replay');
    const { arrivals, days: counted } = made.generate(0, 3);
    expect(made.replications).toBe(1);
    expect([...arrivals.time]).toEqual(calls.map((call) => call.start));
    expect(counted.map(({ day }) => day)).toEqual(days);
  });
});

describe('expected load', () => {
  it('is the mean occupied time of the counted days in each quarter of an hour', () => {
    const calls = recorded();
    const load = demand(calls, 'replay').expectedLoad('UTC');
    const sum = load.reduce((a, b) => a + b, 0);
    expect(sum * 900).toBeCloseTo(calls.length * 100 / 10, 6);
    const before = load.slice(0, 36).reduce((a, b) => a + b, 0);
    expect(before).toBe(0);
  });
});
