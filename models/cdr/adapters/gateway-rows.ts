import { warning } from '../../core/issue.ts';
import type { Issue } from '../../core/issue.ts';
import type { GatewayTime } from '../gateway-time.ts';
import { ZoneNames, gatewayTime, offsetInName } from '../gateway-time.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { RowAdapter } from './row-adapter.ts';

/** Rows whose times are written as gateways write them (`15:54:56.868 PST Mon Dec 18 2017`): in UTC, or on the clock of the zone with a name that tells the two showings of an hour apart. */
export abstract class GatewayRows extends RowAdapter {
  readonly zones = new ZoneNames();
  #unsynchronised = 0;

  override warnings(): Issue[] {
    const found = super.warnings();
    const { file } = this.context;
    if (this.#unsynchronised > 0) {
      found.push(warning('clock-not-synchronised', '', `${file}: in ${this.#unsynchronised} of its rows the clock of the machine is marked as not synchronised (* or .).`, 'Compare a few calls with another source, and have the machine synchronised by NTP.', { file }));
    }
    return found;
  }

  /** A row bears times of a clock that was not synchronised; once for each row. */
  protected noteUnsynchronised(): void {
    this.#unsynchronised++;
  }

  /** Instant of a time; of the hour that the clock showed twice the name of the zone tells which, else the order of the rows. */
  protected gatewayInstant(time: GatewayTime, row: NormalisedRow): number {
    const named = offsetInName(time.zone);
    if (named === named) return time.local - named;
    const readings = this.clock.readings(time.local);
    if (readings.length === 1) {
      const instant = this.localInstant(time.local, row);
      this.zones.learn(time.zone, time.local - instant);
      return instant;
    }
    const told = this.zones.tell(time, this.clock);
    if (told === told) {
      this.readLocal = true;
      return told;
    }
    return this.localInstant(time.local, row);
  }
}

/** The time in a cell; null for a cell that is empty, zero or unreadable. */
export function timeIn(cell: string | undefined): GatewayTime | null {
  return cell === undefined ? null : gatewayTime(cell);
}
