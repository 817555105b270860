import type { Arrivals } from '../../../models/core/arrivals.ts';
import type { Alternative, FlowRoutes, Resource } from '../../../models/core/loss-network.ts';
import type { CountedWindow } from '../../../models/core/window.ts';
import { levelSteps } from '../../../models/simulation/level-step.ts';
import type { BenchRun } from './bench-run.ts';
import { ColumnsReader, ColumnsWriter } from './columns-file.ts';

/** First number of a file of a run; c/run-file.h reads the same. */
const MAGIC = 0x31484342;
const HEADER = 12;
const MODES = ['held', 'carrying', 'gauge'] as const;

/**
 * A run as a file: a header of twelve whole numbers, then columns in the order of the code below. Calls of one phase, without reservation, load
 * sharing and finite sources. Throws RangeError for other networks.
 */
export function encodeRun(run: BenchRun): Uint8Array {
  const { network, arrivals, windows, options } = run;
  requireSimple(run);
  const alternatives = network.flows.flatMap(({ phases }) => phases[0]!.alternatives);
  const demands = alternatives.flatMap((alternative) => alternative.demands);
  const file = new ColumnsWriter();
  file.put(Uint32Array.of(MAGIC, network.resources.length, network.flows.length, alternatives.length, demands.length, windows.length, arrivals.streams.low.length,
    arrivals.count, options.seed, options.replication, 0, 0));
  file.put(Float64Array.from(network.resources, ({ capacity }) => capacity), Int32Array.from(network.resources, ({ mode }) => MODES.indexOf(mode as 'held')), levelSteps(network));
  file.put(
    offsets(network.flows.map(({ phases }) => phases[0]!.alternatives.length)),
    Float64Array.from(network.flows, ({ retry }) => retry?.probability ?? 0), Float64Array.from(network.flows, ({ retry }) => retry?.meanSeconds ?? 0),
    Int32Array.from(network.flows, ({ retry }) => retry?.retries ?? 0),
  );
  file.put(offsets(alternatives.map((alternative) => alternative.demands.length)), Int32Array.from(demands, ({ resource }) => resource), Float64Array.from(demands, ({ units }) => units));
  file.put(
    Float64Array.from(windows, ({ from }) => from), Float64Array.from(windows, ({ until }) => until), Float64Array.from(windows, ({ stateBusyHour }) => stateBusyHour),
    Float64Array.from(windows.flatMap(({ resourceBusyHour }) => [...resourceBusyHour])),
  );
  file.put(arrivals.streams.low, arrivals.streams.high, arrivals.time, arrivals.holding, arrivals.flow, arrivals.stream, arrivals.call);
  return file.bytes();
}

/** The run that a file holds; its arrivals are views on the buffer. */
export function decodeRun(buffer: ArrayBuffer): BenchRun {
  const file = new ColumnsReader(buffer);
  const [magic, resources, flows, alternatives, demands, windows, streams, count, seed, replication] = file.uint32(HEADER) as unknown as Tuple;
  if (magic !== MAGIC) throw new RangeError(`The file begins with ${magic}; a run begins with ${MAGIC}`);
  const resourceList = decodeResources(file, resources);
  const flowList = decodeFlows(file, flows, alternatives, demands);
  return {
    network: { resources: resourceList, flows: flowList },
    windows: decodeWindows(file, windows, resources),
    arrivals: decodeArrivals(file, streams, count),
    options: { seed, replication },
  };
}

type Tuple = [number, number, number, number, number, number, number, number, number, number];

function requireSimple({ network, arrivals }: BenchRun): void {
  network.flows.forEach(({ phases, reservation, priority, sources }, f) => {
    const simple = phases.length === 1 && phases[0]!.equals === undefined && reservation === undefined && priority !== true && sources === undefined;
    if (!simple) throw new RangeError(`flow ${f} has phases, load sharing, reservation, priority or finite sources; a file of a run holds none of them`);
  });
  if (arrivals.phases !== null) throw new RangeError('The arrivals have phases; a file of a run holds calls of one phase');
  const rate = network.resources.find(({ mode }) => mode === 'rate');
  if (rate) throw new RangeError(`resource ${rate.id} is a rate; a file of a run holds none`);
}

function offsets(lengths: number[]): Int32Array {
  const sums = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => (sums[i + 1] = sums[i]! + length));
  return sums;
}

function decodeResources(file: ColumnsReader, count: number): Resource[] {
  const capacity = file.float64(count);
  const mode = file.int32(count);
  file.float64(count);
  return Array.from(capacity, (units, r) => ({ id: `r${r}`, mode: MODES[mode[r]!]!, capacity: units }));
}

function decodeFlows(file: ColumnsReader, flows: number, alternatives: number, demands: number): FlowRoutes[] {
  const alternativeOffset = file.int32(flows + 1);
  const probability = file.float64(flows);
  const meanSeconds = file.float64(flows);
  const retries = file.int32(flows);
  const demandOffset = file.int32(alternatives + 1);
  const resource = file.int32(demands);
  const units = file.float64(demands);
  const all: Alternative[] = Array.from({ length: alternatives }, (_, a) => ({
    demands: range(demandOffset, a).map((d) => ({ resource: resource[d]!, units: units[d]!, until: 0 })),
  }));
  return Array.from({ length: flows }, (_, f) => ({
    phases: [{ alternatives: range(alternativeOffset, f).map((a) => all[a]!) }],
    retry: retries[f]! === 0 ? null : { probability: probability[f]!, meanSeconds: meanSeconds[f]!, retries: retries[f]! },
  }));
}

function range(offset: Int32Array, i: number): number[] {
  return Array.from({ length: offset[i + 1]! - offset[i]! }, (_, k) => offset[i]! + k);
}

function decodeWindows(file: ColumnsReader, windows: number, resources: number): CountedWindow[] {
  const from = file.float64(windows);
  const until = file.float64(windows);
  const stateBusyHour = file.float64(windows);
  const resourceBusyHour = file.float64(windows * resources);
  return Array.from({ length: windows }, (_, w) => ({
    from: from[w]!, until: until[w]!, stateBusyHour: stateBusyHour[w]!, resourceBusyHour: resourceBusyHour.slice(w * resources, (w + 1) * resources),
  }));
}

function decodeArrivals(file: ColumnsReader, streams: number, count: number): Arrivals {
  const keys = { low: file.uint32(streams), high: file.uint32(streams) };
  return { count, time: file.float64(count), holding: file.float64(count), flow: file.int32(count), stream: file.int32(count), call: file.uint32(count), streams: keys, phases: null };
}

