import { Outcome } from '../../models/cdr/call-table.ts';
import type { CallTable } from '../../models/cdr/call-table.ts';

/** A call as a test writes it: when, and which devices it held (each from start to end unless it says otherwise). */
export interface WrittenCall {
  start: number;
  end: number;
  answer?: number;
  outcome?: Outcome;
  from?: string;
  to?: string;
  held?: { device: string; start?: number; end?: number }[];
}

/** A call table of written calls; devices that begin with SEP are phones, every other is a trunk. */
export function tableOf(calls: readonly WrittenCall[]): CallTable {
  const devices: string[] = [];
  const parties: string[] = [];
  const index = (list: string[], name: string | undefined): number => {
    if (name === undefined) return -1;
    if (!list.includes(name)) list.push(name);
    return list.indexOf(name);
  };
  const seizures = calls.flatMap((call, i) =>
    (call.held ?? []).map((held) => ({ call: i, device: index(devices, held.device), start: held.start ?? call.start, end: held.end ?? call.end })),
  );
  return {
    calls: {
      count: calls.length,
      start: Uint32Array.from(calls, (call) => call.start),
      answer: Uint32Array.from(calls, (call) => call.answer ?? 0),
      end: Uint32Array.from(calls, (call) => call.end),
      from: Int32Array.from(calls, (call) => index(parties, call.from)),
      to: Int32Array.from(calls, (call) => index(parties, call.to)),
      outcome: Uint8Array.from(calls, (call) => call.outcome ?? Outcome.unknown),
      flags: new Uint8Array(calls.length),
      source: new Uint16Array(calls.length),
      line: Uint32Array.from(calls, (_, i) => i + 1),
    },
    seizures: {
      count: seizures.length,
      call: Uint32Array.from(seizures, (seizure) => seizure.call),
      device: Uint32Array.from(seizures, (seizure) => seizure.device),
      start: Uint32Array.from(seizures, (seizure) => seizure.start),
      end: Uint32Array.from(seizures, (seizure) => seizure.end),
    },
    parties,
    devices: devices.map((name) => {
      const reading = name.startsWith('SEP') ? 'phone' : 'trunk';
      return { name, reading, because: 'written so', imported: reading };
    }),
    files: [{ name: 'calls.csv', format: 'csv', pbx: null, timeZone: 'UTC', tellsAnswer: true }],
  };
}

/** Calls that hold one channel of `device` each. */
export function callsOn(device: string, intervals: readonly (readonly [number, number])[]): WrittenCall[] {
  return intervals.map(([start, end]) => ({ start, end, held: [{ device }] }));
}

/** A call table of one trunk's seizures, a call each. */
export function tableOfSeizures(trunk: string, { starts, ends }: { starts: Uint32Array; ends: Uint32Array }): CallTable {
  const count = starts.length;
  const { files } = tableOf([]);
  return {
    calls: {
      count, start: starts, end: ends, answer: new Uint32Array(count), from: new Int32Array(count).fill(-1), to: new Int32Array(count).fill(-1), outcome: new Uint8Array(count).fill(Outcome.unknown),
      flags: new Uint8Array(count), source: new Uint16Array(count), line: new Uint32Array(count),
    },
    seizures: { count, call: Uint32Array.from(starts, (_, call) => call), device: new Uint32Array(count), start: starts, end: ends },
    parties: [],
    devices: tableOf([{ start: 0, end: 0, held: [{ device: trunk }] }]).devices,
    files,
  };
}
