import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LossNetwork } from '../../models/core/loss-network.ts';
import type { StartRun } from '../../models/simulation/engine.ts';
import type { WindowStatistics } from '../../models/simulation/statistics.ts';
import { differences, type Played } from './differences.ts';
import { hoursOfAll, neverFull, onePhase, sideBySide, withoutRetries } from './made-of-cases.ts';
import { played } from './played.ts';
import { allCases } from './random-case.ts';
import { START, type Case } from './case.ts';
import { arrivalsOf, held, routes, smallCase } from './small-case.ts';

const SEED = 20270111;
const OUTCOMES = ['carried', 'overflowed', 'blocked', 'passed'] as const;
const HOUR = 3600;
const sum = (column: ArrayLike<number>): number => Array.from(column).reduce((all, one) => all + one, 0);

/** Laws that hold for every engine, on random networks of every feature. Slow engines may take fewer. */
export function engineLaws(name: string, start: StartRun, numRuns = 100): void {
  const play = (one: Case, slice?: number): Played => played(start, one, slice);
  const few = Math.ceil(numRuns / 4);
  const always = (law: (one: Case) => void, runs = numRuns): void => fc.assert(fc.property(allCases, law), { numRuns: runs, seed: SEED });

  describe(`${name}: what always holds`, () => {
    test('at a resource offered = carried + overflowed + blocked + passed, and what never refuses carries all unless it is shut', () => {
      always((one) => {
        for (const { day, hour } of play(one).statistics) {
          for (const counts of [day, hour]) {
            one.network.resources.forEach(({ mode }, r) => {
              expect(counts.offered[r]).toBe(sum(OUTCOMES.map((key) => counts[key][r]!)));
              if (mode === 'held' || mode === 'rate') return;
              expect(counts.passed[r]).toBe(0);
              if (!one.changes?.some(({ resource }) => resource === r)) expect(counts.carried[r]).toBe(counts.offered[r]);
            });
          }
        }
      });
    });

    test('of a flow offered = carried + blocked, and every call comes to one end', () => {
      always((one) => {
        play(one).statistics.forEach(({ flows, hourRefusals }, w) => {
          const { from, until } = one.windows[w]!;
          one.network.flows.forEach(({ phases, sources }, f) => {
            const { calls, offered, carried, overflowed, blocked, abandoned, cutShort, dropped, notMade, hourCalls, hourBlocked } = ofFlow(flows, f);
            const rows = one.arrivals.time.filter((instant, i) => one.arrivals.flow[i] === f && instant >= from && instant < until).length;
            expect(offered).toBe(carried + blocked);
            expect(calls).toBe(carried + abandoned);
            expect(calls + notMade).toBe(rows);
            if (sources === undefined) expect(notMade).toBe(0);
            expect(overflowed).toBeLessThanOrEqual(carried);
            expect(cutShort + dropped).toBeLessThanOrEqual(carried);
            if (phases.length === 1) expect(cutShort).toBe(0);
            expect(hourCalls).toBeLessThanOrEqual(calls);
            expect(hourBlocked).toBeLessThanOrEqual(Math.min(hourCalls, blocked));
            expect(sum(hourRefusals.count.filter((_, i) => hourRefusals.flow[i] === f))).toBe(hourBlocked);
          });
        });
      });
    });

    test('attempts and events of the days that cover everything are all that there are', () => {
      always((one) => {
        const { statistics, attempts, events } = play({ ...one, windows: hoursOfAll(one) });
        expect(sum(statistics.map((found) => found.attempts))).toBe(attempts);
        expect(sum(statistics.map((found) => found.events))).toBe(events);
        expect(attempts).toBe(sum(statistics.map(({ flows }) => sum(flows.offered))));
        const carried = sum(statistics.map(({ flows }) => sum(flows.carried)));
        expect(events - attempts).toBeGreaterThanOrEqual(carried);
        expect(events - attempts).toBeLessThanOrEqual(8 * carried);
      }, few);
    });

    test('what is counted changes nothing of what happens', () => {
      always((one) => {
        const { attempts, events } = play(one);
        const uncounted = play({ ...one, windows: [] });
        expect([uncounted.attempts, uncounted.events]).toEqual([attempts, events]);
      });
    });

    test('nothing that refuses is above its capacity, but for drains', () => {
      always((one) => {
        const changes = one.changes?.map((change) => ({ ...change, drop: true }));
        play({ ...one, ...(changes && { changes }) }).statistics.forEach(({ quarters }, w) => {
          one.network.resources.forEach(({ mode, capacity }, r) => {
            if (mode !== 'held') return;
            for (let q = 0; q < quarters.count; q++) {
              const from = one.windows[w]!.from + 900 * q;
              const own = (changes ?? []).filter(({ resource }) => resource === r);
              // What stands at the quarter's beginning, and what it becomes in it.
              const before = own.filter(({ instant }) => instant <= from).at(-1)?.capacity ?? capacity;
              const largest = Math.max(before, ...own.filter(({ instant }) => instant > from && instant < from + 900).map((change) => change.capacity));
              expect(quarters.highest[r * quarters.count + q]).toBeLessThanOrEqual(largest);
            }
          });
        });
      });
    });

    test('reserved units serve none but whom they are reserved for', () => {
      always(({ network, changes: _, ...one }) => {
        const reserving = { ...network, flows: network.flows.map((flow) => ({ ...flow, priority: false, reservation: network.resources.map((_, resource) => ({ resource, units: 1 })) })) };
        for (const { highest } of play({ ...one, network: reserving }).statistics) {
          network.resources.forEach(({ mode, capacity }, r) => {
            if (mode === 'held') expect(highest.level[r]).toBeLessThanOrEqual(Math.max(0, capacity - 1));
          });
        }
      });
    });

    test('Little’s law: carried unit-seconds are the integral of what is occupied', () => {
      const law = (one: Case): void => {
        const windows = hoursOfAll(one);
        const { statistics } = play({ ...one, windows });
        one.network.resources.forEach(({ mode }, r) => {
          if (mode === 'rate') return;
          const carried = sum(statistics.map(({ hourCarriedSeconds }) => hourCarriedSeconds[r]!));
          // Instants are rounded to multiples of 2^-22 s; each seizure and each of its up to eight phases by half of one.
          const seizures = sum(statistics.map(({ hour }) => hour.carried[r]!));
          const rounding = 9 * seizures * mostUnits(one.network, r) * 2 ** -23 + 1e-6;
          const ofQuarters = sum(statistics.map(({ quarters }) => 900 * sum(quarters.mean.slice(4 * r, 4 * r + 4))));
          expect(Math.abs(ofQuarters - carried), 'quarters').toBeLessThanOrEqual(rounding + 1e-9 * carried);
          const ofHours = sum(statistics.map((found) => (mode === 'carrying' ? sum(found.load[r]!) : unitSecondsOf(found, r))));
          expect(Math.abs(ofHours - carried), 'hours').toBeLessThanOrEqual(rounding + 1e-9 * carried);
        });
      };
      always(({ changes: _, ...one }) => law(onePhase(one)), few);
      // In phases nothing may be cut short, or calls would hold for less than they would have.
      always(({ changes: _, ...one }) => law(neverFull(one)), few);
    });

    test('unlimited trunks replay exactly the concurrency of their calls', () => {
      const call = fc.record({ at: fc.nat(2 * HOUR), lasts: fc.nat(HOUR) });
      fc.assert(fc.property(fc.array(call, { maxLength: 200, size: 'max' }), (calls) => {
        calls.sort((a, b) => a.at - b.at);
        const found = play({ ...smallCase({ resources: [held('trunk', Infinity)], flows: [routes([0])], calls: [], windows: [[0, HOUR]] }), arrivals: arrivalsOf(calls) }).statistics[0]!;
        // Second by second: all begin and end on one.
        const concurrency = Array.from({ length: HOUR }, (_, second) => calls.filter(({ at, lasts }) => at <= second && second < at + lasts).length);
        const highest = Math.max(...concurrency);
        expect([found.highest.level[0], found.highest.instant[0]! - START]).toEqual([highest, concurrency.indexOf(highest)]);
        expect([...found.occupancy.seconds]).toEqual(Array.from({ length: highest + 1 }, (_, level) => concurrency.filter((calls) => calls === level).length));
        expect([...found.quarters.highest]).toEqual([0, 1, 2, 3].map((q) => Math.max(...concurrency.slice(900 * q, 900 * (q + 1)))));
      }), { numRuns: few, seed: SEED });
    });

    test('more capacity blocks no more attempts on one resource, one unit a call, without retries and reservation', () => {
      const capacities = [0, 1, 2, 3, 5, 8, 12];
      fc.assert(fc.property(fc.array(fc.record({ at: fc.nat(300), lasts: fc.nat(60) }), { maxLength: 100, size: 'max' }), (calls) => {
        calls.sort((a, b) => a.at - b.at);
        const blocked = capacities.map((capacity) => play(smallCase({ resources: [held('trunk', capacity)], flows: [routes([0])], calls })).statistics[0]!.flows.blocked[0]!);
        blocked.forEach((count, i) => expect(count).toBeLessThanOrEqual(blocked[i - 1] ?? Infinity));
        expect(blocked[0]).toBe(calls.length);
      }), { numRuns: few, seed: SEED });
    });

    test('slices do not matter', () => {
      always((one) => {
        const whole = play(one);
        for (const slice of [1, 7]) expect(isDeepStrictEqual(play(one, slice), whole)).toBe(true);
      });
    });

    test('the same arguments give the same bits, and are left as they were', () => {
      always((one) => {
        const before = structuredClone(one);
        const first = play(one);
        expect(isDeepStrictEqual(play(one), first)).toBe(true);
        expect(differences(one, before)).toEqual([]);
      });
    });

    test('flows of their own resources disturb no other', () => {
      always((one) => {
        const alone = play(one).statistics;
        play(sideBySide(one)).statistics.forEach((found, w) => {
          const wanted = alone[w]!;
          const resources = one.network.resources.length;
          const { count } = wanted.quarters;
          for (const key of ['offered', ...OUTCOMES] as const) {
            expect(found.day[key].slice(0, resources)).toEqual(wanted.day[key]);
            expect(found.hour[key].slice(0, resources)).toEqual(wanted.hour[key]);
          }
          expect(differences(ofFlows(found, one.network.flows.length), wanted.flows)).toEqual([]);
          expect(differences({ load: found.load.slice(0, resources) }, { load: wanted.load })).toEqual([]);
          expect(found.quarters.highest.slice(0, resources * count)).toEqual(wanted.quarters.highest);
          expect(found.highest.level.slice(0, resources)).toEqual(wanted.highest.level);
          expect(found.occupancy.offset.slice(0, resources + 1)).toEqual(wanted.occupancy.offset);
        });
      });
    });

    test('a change of a capacity to what it is changes nothing', () => {
      const instants = fc.array(fc.nat(150), { minLength: 1, maxLength: 10 });
      fc.assert(fc.property(allCases, instants, fc.boolean(), ({ changes: _, ...one }, hundreds, drop) => {
        const changes = hundreds.sort((a, b) => a - b).flatMap((at) => one.network.resources.map(({ capacity }, resource) => ({ instant: START + 100 * at, resource, capacity, drop })));
        expect(differences(play({ ...one, changes }), play(one))).toEqual([]);
      }), { numRuns, seed: SEED });
    });

    test('the unit in which a resource is counted does not matter', () => {
      always((one) => {
        const times = 1000;
        const larger = (r: number): number => (one.network.resources[r]!.mode === 'held' ? times : 1);
        const network: LossNetwork = {
          resources: one.network.resources.map((resource, r) => ({ ...resource, capacity: larger(r) * resource.capacity })),
          flows: one.network.flows.map((flow) => ({
            ...flow,
            ...(flow.reservation && { reservation: flow.reservation.map(({ resource, units }) => ({ resource, units: larger(resource) * units })) }),
            phases: flow.phases.map((phase) => ({ ...phase, alternatives: phase.alternatives.map(({ demands }) => ({ demands: demands.map((demand) => ({ ...demand, units: larger(demand.resource) * demand.units })) })) })),
          })),
        };
        const changes = one.changes?.map((change) => ({ ...change, capacity: larger(change.resource) * change.capacity }));
        const wanted = play(one);
        const found = play({ ...one, network, ...(changes && { changes }) });
        const happened = ({ statistics, attempts, events }: Played): object => ({ attempts, events, statistics: statistics.map(({ day, hour, flows, load, hourRefusals, occupancy: { offset, seconds } }) => ({ day, hour, flows, load, hourRefusals, occupancy: { offset, seconds } })) });
        expect(differences(happened(found), happened(wanted))).toEqual([]);
      });
    });

    test('without retries every attempt is a call', () => {
      always((one) => {
        for (const { flows } of play(withoutRetries(one)).statistics) expect(flows.offered).toEqual(flows.calls);
      });
    });
  });
}

const ofFlow = (flows: WindowStatistics['flows'], f: number): Record<keyof WindowStatistics['flows'], number> =>
  Object.fromEntries(Object.entries(flows).map(([key, column]: [string, Float64Array]) => [key, column[f]!])) as Record<keyof WindowStatistics['flows'], number>;

const ofFlows = ({ flows }: WindowStatistics, count: number): object => Object.fromEntries(Object.entries(flows).map(([key, column]: [string, Float64Array]) => [key, column.slice(0, count)]));

const unitSecondsOf = ({ occupancy: { step, offset, seconds } }: WindowStatistics, r: number): number => sum(seconds.slice(offset[r], offset[r + 1]).map((part, level) => part * level * step[r]!));

/** Most units of a resource that one route demands. */
const mostUnits = ({ flows }: LossNetwork, r: number): number =>
  Math.max(0, ...flows.flatMap(({ phases }) => phases.flatMap(({ alternatives }) => alternatives.map(({ demands }) => sum(demands.map(({ resource, units }) => (resource === r ? units : 0)))))));
