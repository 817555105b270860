import type { WindowStatistics } from '../../models/simulation/statistics.ts';
import type { Played } from './differences.ts';

/** Hash of all that is counted, which every engine must share: no sums of seconds, whose last bits hang on the order of adding. */
export function countsDigest({ statistics, attempts, events }: Played): string {
  return digestOf([attempts, events, ...statistics.flatMap(countsOf)]);
}

/** Hash of every bit of the statistics. */
export function bitsDigest({ statistics, attempts, events }: Played): string {
  return digestOf([
    attempts, events,
    ...statistics.flatMap((found) => [
      ...countsOf(found), ...found.hourOfferedSeconds, ...found.hourCarriedSeconds, ...found.occupancy.seconds,
      ...found.load.flatMap((load) => [...(load ?? [])]), ...found.quarters.mean, ...found.highest.instant,
    ]),
  ]);
}

function countsOf({ day, hour, occupancy, quarters, highest, flows, hourRefusals, attempts, events }: WindowStatistics): number[] {
  const columns = [
    ...[day, hour].flatMap(({ offered, carried, overflowed, blocked, passed }) => [offered, carried, overflowed, blocked, passed]),
    occupancy.step, occupancy.offset, quarters.highest, highest.level,
    flows.calls, flows.offered, flows.carried, flows.overflowed, flows.blocked, flows.abandoned, flows.cutShort, flows.dropped, flows.notMade, flows.hourCalls, flows.hourBlocked,
    hourRefusals.flow, hourRefusals.resource, hourRefusals.count,
  ];
  return [...columns.flatMap((column) => [...column]), quarters.count, attempts, events];
}

/** 64-bit FNV-1a of the doubles' bytes, low byte first, as sixteen digits. */
function digestOf(numbers: number[]): string {
  const bytes = new DataView(new ArrayBuffer(8));
  let hash = 0xcbf29ce484222325n;
  for (const number of numbers) {
    bytes.setFloat64(0, number, true);
    for (let i = 0; i < 8; i++) hash = BigInt.asUintN(64, (hash ^ BigInt(bytes.getUint8(i))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
