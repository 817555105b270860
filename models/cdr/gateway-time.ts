import type { LocalClock } from './local-clock.ts';

const TEXT = /^\s*([*.]?)(\d\d?):(\d\d):(\d\d)(?:[.,]\d*)?\s+(\S+)\s+(?:[A-Za-z]{3}\s+)??([A-Za-z]{3})\s+(\d\d?)\s+(\d{4})\s*$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const UNIVERSAL = /^(?:UTC|GMT|Z)(?:([+-])(\d\d?):?(\d\d)?)?$/i;

/** A time of a gateway, as read. Seconds are those of the wall clock; fractions are cut off. */
export interface GatewayTime {
  local: number;
  /** Name of the zone as written: `UTC`, `EST`. */
  zone: string;
  /** False where the clock was marked as not synchronised (`*` or `.`). */
  synchronised: boolean;
}

/** Reads `*15:54:56.868 PST Mon Dec 18 2017`, the weekday optional, as gateways and border controllers of several makers write it; null for any other text. */
export function gatewayTime(text: string): GatewayTime | null {
  const parts = TEXT.exec(text);
  if (!parts) return null;
  const [, mark, hour, minute, second, zone, month, day, year] = parts;
  const at = MONTHS.indexOf(month!.toLowerCase());
  const date = Date.UTC(+year!, at, +day!);
  if (at < 0 || new Date(date).getUTCMonth() !== at || +hour! > 23 || +minute! > 59 || +second! > 60) return null;
  return { local: date / 1000 + +hour! * 3600 + +minute! * 60 + Math.min(+second!, 59), zone: zone!, synchronised: mark === '' };
}

/** Seconds that a zone is ahead of UTC where its name says so (`UTC`, `GMT+2`, `UTC-05:30`); NaN for names such as EST, which mean different zones in different countries. */
export function offsetInName(zone: string): number {
  const parts = UNIVERSAL.exec(zone);
  if (!parts) return NaN;
  const size = +(parts[2] ?? 0) * 3600 + +(parts[3] ?? 0) * 60;
  return parts[1] === '-' ? -size : size;
}

/**
 * What the zone names of a file (EST, EDT) stand for: learnt from instants that are known otherwise, and then told in the hour that the clock
 * shows twice.
 */
export class ZoneNames {
  readonly #offsets = new Map<string, number>();

  learn(zone: string, offset: number): void {
    if (!this.#offsets.has(zone)) this.#offsets.set(zone, offset);
  }

  /** Seconds ahead of UTC; NaN for a name that is not known yet. */
  offset(zone: string): number {
    const named = offsetInName(zone);
    return named === named ? named : this.#offsets.get(zone) ?? NaN;
  }

  /** Of the two instants of a reading that the clock showed twice, the one that its zone name means; NaN where the name tells neither. */
  tell({ local, zone }: GatewayTime, clock: LocalClock): number {
    const offset = this.offset(zone);
    return clock.readings(local).find((instant) => local - instant === offset) ?? NaN;
  }
}
