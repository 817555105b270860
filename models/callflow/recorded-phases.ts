import type { RecordedTrunk } from './variant.ts';

/** A channel that a call held, instants in seconds, half-open. */
export interface HeldChannel {
  trunk: string;
  start: number;
  end: number;
}

/** A call split where it seized or released a recorded channel. */
export interface RecordedPhases {
  recorded: RecordedTrunk[];
  /** Durations in seconds; one entry for a call of one phase. */
  seconds: number[];
  /** Boundaries were left out because the call had too many. */
  isMerged: boolean;
}

/** The kernel's calls have at most this many phases. */
export const mostPhases = 8;

/**
 * Splits a call at the instants where its channels were seized and released, so that each was held through whole phases. Beyond
 * eight phases the boundary beside the shortest phase is left out, again and again; a channel then counts through every phase
 * that it touches. What lies outside the call is cut off, and a channel held for no time counts only where the whole call took none.
 */
export function recordedPhases(start: number, end: number, channels: readonly HeldChannel[]): RecordedPhases {
  // Nearly all calls: each channel was held from beginning to end, or the call took no time.
  if (end <= start || channels.every((channel) => channel.start <= start && channel.end >= end)) {
    return { recorded: channels.map(({ trunk }) => ({ trunk, from: 0, until: 0 })), seconds: [Math.max(0, end - start)], isMerged: false };
  }
  const held = channels
    .map((channel) => ({ trunk: channel.trunk, start: Math.max(start, channel.start), end: Math.min(end, channel.end) }))
    .filter((channel) => channel.end > channel.start);
  const exact = [...new Set([start, end, ...held.flatMap((channel) => [channel.start, channel.end])])].sort((a, b) => a - b);
  const bounds = merged(exact);
  const recorded = held.map((channel): RecordedTrunk => ({ trunk: channel.trunk, from: phaseAt(bounds, channel.start), until: phaseBefore(bounds, channel.end) }));
  recorded.sort((one, other) => one.from - other.from);
  return { recorded, seconds: bounds.slice(1).map((bound, at) => bound - bounds[at]!), isMerged: bounds.length < exact.length };
}

function merged(exact: readonly number[]): number[] {
  const bounds = [...exact];
  while (bounds.length > mostPhases + 1) {
    let shortest = 0;
    for (let at = 1; at < bounds.length - 1; at++) if (bounds[at + 1]! - bounds[at]! < bounds[shortest + 1]! - bounds[shortest]!) shortest = at;
    // The inner end of the shortest phase; both outer bounds of the call stay.
    bounds.splice(shortest === 0 ? 1 : shortest, 1);
  }
  return bounds;
}

/** Phase that an instant lies in. */
function phaseAt(bounds: readonly number[], instant: number): number {
  let phase = 0;
  while (phase < bounds.length - 2 && bounds[phase + 1]! <= instant) phase++;
  return phase;
}

/** Phase that ends at an instant, or in which it lies. */
function phaseBefore(bounds: readonly number[], instant: number): number {
  let phase = 0;
  while (phase < bounds.length - 2 && bounds[phase + 1]! < instant) phase++;
  return phase;
}
