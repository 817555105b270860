import { Draws } from '../core/random.ts';
import { zone, type Zone } from '../core/zone.ts';
import { arrivalsOf, mergeCalls, type CallColumns } from './call-columns.ts';
import type { Demand, DemandData, DemandDay, DrawnDay } from './demand.ts';
import { addRecordedLoad, addSyntheticLoad, dayWeights, QUARTERS } from './expected-load.ts';
import { FittedCalls } from './fitted-calls.ts';
import { drawDay, ResampledCalls } from './resample.ts';
import type { SyntheticInterval } from './poisson-calls.ts';
import { SyntheticCalls } from './synthetic.ts';

/** The demand that plain data stand for. */
export function demandOf(data: DemandData): Demand {
  const draw = (replication: number): DrawnDay => (data.method === 'replay' ? replayed(data) : oneDay(data, replication));
  return {
    data,
    method: data.method,
    replications: data.method === 'replay' ? 1 : null,
    draw,
    generate: (replication, growth) => draw(replication).at(growth),
    expectedLoad: keptByZone((zoneId) => expectedLoad(data, zone(zoneId))),
    phaseShares: data.phaseShares,
  };
}

/** A source of calls, each in order of time. */
interface Source { at(growth: number): CallColumns[] }

function oneDay(data: DemandData, replication: number): DrawnDay {
  const { calls, fitted, streams, weekdays, days, estateZone } = data;
  const estate = zone(estateZone);
  const draws = new Draws(data.seed);
  const day = calls ? drawDay(days, weekdays, replication, draws) : days[0]!;
  const counted = { from: estate.startOfDay(day), until: estate.startOfDay(day + 1), day };
  const interval = { from: counted.from - data.warmSeconds, origin: counted.from, until: counted.until + data.behindSeconds };
  const sources: Source[] = [];
  if (calls && fitted) sources.push(new FittedCalls(fitted, calls, streams, { interval, weekday: weekdays[replication % weekdays.length]!, estateZone, replication }, draws));
  else if (calls) sources.push(alone(new ResampledCalls(calls, streams, { from: interval.from, split: counted.until, until: interval.until }, replication, draws)));
  sources.push(...syntheticSources(data, interval, replication, draws));
  return drawnDay(data, sources, [counted]);
}

/** The whole recorded period once, at the recorded instants, beginning with the calls in progress. Growth does not apply. */
function replayed(data: DemandData): DrawnDay {
  const { streams, warmSeconds, behindSeconds } = data;
  const calls = data.calls!;
  const estate = zone(data.estateZone);
  const draws = new Draws(data.seed);
  const days = data.days.map((day) => ({ from: estate.startOfDay(day), until: estate.startOfDay(day + 1), day }));
  const origin = days[0]!.from;
  const end = days.at(-1)!.until;
  const from = Math.min(calls.count > 0 ? calls.start[0]! : Infinity, origin - warmSeconds);
  const until = Math.max(end, calls.count > 0 ? calls.start[calls.count - 1]! + 1 : 0);
  const recorded = alone(new ResampledCalls(calls, streams, { from, split: until, until }, 0, draws));
  const synthetic = syntheticSources(data, { from: origin - warmSeconds, origin, until: end + behindSeconds }, 0, draws);
  const drawn = drawnDay(data, [recorded, ...synthetic], days);
  return { at: () => drawn.at(1) };
}

function syntheticSources({ synthetic, streams }: DemandData, interval: SyntheticInterval, replication: number, draws: Draws): Source[] {
  return synthetic.map((source) => alone(new SyntheticCalls(source, streams, interval, replication, draws)));
}

function alone(source: { at(growth: number): CallColumns }): Source {
  return { at: (growth) => [source.at(growth)] };
}

function drawnDay(data: DemandData, sources: Source[], days: DemandDay['days']): DrawnDay {
  return { at: (growth) => ({ arrivals: arrivalsOf(mergeCalls(sources.flatMap((source) => source.at(growth))), data.streams, data.calls?.phases ?? null), days }) };
}

function expectedLoad(data: DemandData, clock: Zone): Float64Array {
  const { calls } = data;
  const estate = zone(data.estateZone);
  const erlangs = new Float64Array(data.variants * QUARTERS);
  const weights = calls ? dayWeights(data.days, data.method === 'replay' ? null : data.weekdays) : new Map([[data.days[0]!, 1]]);
  if (calls) addRecordedLoad(erlangs, calls, estate, clock, weights);
  const days = [...weights].map(([day, weight]) => ({ instant: estate.startOfDay(day), weight }));
  for (const { row, variant, zoneId } of data.synthetic) addSyntheticLoad(erlangs, row, variant, zone(zoneId), clock, days);
  return erlangs;
}

/** An estate asks for the same few zones again and again. */
function keptByZone(make: (zoneId: string) => Float64Array): (zoneId: string) => Float64Array {
  const kept = new Map<string, Float64Array>();
  return (zoneId) => {
    const made = kept.get(zoneId) ?? make(zoneId);
    kept.set(zoneId, made);
    return made;
  };
}
