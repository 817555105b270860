import { warning } from '../../core/issue.ts';
import type { Issue } from '../../core/issue.ts';
import type { LocalClock } from '../local-clock.ts';
import type { AdapterContext } from './adapter.ts';

/** What is to be said about readings that the clock of the zone showed twice or never. */
export function zoneWarnings(context: AdapterContext, clock: LocalClock): Issue[] {
  const { file, timeZone } = context;
  const found: Issue[] = [];
  if (clock.repeated > 0) {
    found.push(warning('repeated-hour', '', `${file}: ${clock.repeated} calls begin in the hour that the clock of ${timeZone} shows twice; the order of the rows decided which one is meant.`, 'Compare those calls with another source if that hour matters to you.', { file }));
  }
  if (clock.missing > 0) {
    found.push(warning('missing-hour', '', `${file}: ${clock.missing} calls begin in an hour that the clock of ${timeZone} never showed; they were read with the offset before the change.`, 'Check that this is the zone of the machine that wrote the file (--tz).', { file }));
  }
  return found;
}
