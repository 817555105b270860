import { warning } from '../../core/issue.ts';
import type { Issue } from '../../core/issue.ts';
import type { LocalClock } from '../local-clock.ts';
import type { AdapterContext } from './adapter.ts';

/** What is to be said about starts (or ends, in records stamped at the end) that only the order of the rows told, and starts that the clock of the zone never showed. */
export function zoneWarnings(context: AdapterContext, clock: LocalClock, which: 'begin' | 'end' = 'begin'): Issue[] {
  const { file, timeZone } = context;
  const found: Issue[] = [];
  if (clock.byOrder > 0) {
    found.push(warning('repeated-hour', '', `${file}: for ${clock.byOrder} of its rows, which ${which} in the hour that the clock of ${timeZone} shows twice, only the order of the rows told which showing is meant.`, 'Compare those calls with another source if that hour matters to you.', { file }));
  }
  if (clock.missing > 0) {
    found.push(warning('missing-hour', '', `${file}: ${clock.missing} calls ${which} in an hour that the clock of ${timeZone} never showed; they were read with the offset before the change.`, 'Check that this is the zone of the machine that wrote the file (--tz).', { file }));
  }
  return found;
}
