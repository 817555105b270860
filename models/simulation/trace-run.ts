import { wrongArgument } from '../core/argument.ts';
import { atOnce, type Slices } from '../core/slices.ts';
import { observing } from './observe-run.ts';
import type { Trace, TraceEvent, Watch } from './trace.ts';

const MOST = 10_000;

/** See `Trace`. Runs on the plain engine, which counts the same as the kernel, only as far as needed. Throws RangeError for an arrival that is none. */
export const trace: Trace = (...asked) => atOnce(tracing(...asked));

/** The same in slices. */
export function* tracing(...[network, arrivals, windows, options, watch, most = MOST]: Parameters<Trace>): Slices<TraceEvent[]> {
  if ('arrival' in watch && !(Number.isInteger(watch.arrival) && watch.arrival >= 0 && watch.arrival < arrivals.count)) {
    throw wrongArgument('arrival', watch.arrival, `a whole number below the number of arrivals, ${arrivals.count}`);
  }
  const seen: TraceEvent[] = [];
  yield* observing(network, arrivals, windows, options, (event) => {
    if (isWatched(event, watch) && seen.length < most) seen.push(event);
    return isOver(event, watch) || seen.length >= most;
  });
  return seen;
}

function isWatched(event: TraceEvent, watch: Watch): boolean {
  if ('arrival' in watch) return 'arrival' in event && event.arrival === watch.arrival;
  return event.instant >= watch.from && event.instant < watch.until;
}

/** Whether nothing more of what is watched can happen once the event has. */
function isOver(event: TraceEvent, watch: Watch): boolean {
  if ('arrival' in watch) return isWatched(event, watch) && endsCall(event);
  return event.instant >= watch.until;
}

function endsCall(event: TraceEvent): boolean {
  switch (event.kind) {
    case 'ask':
      return event.outcome.kind === 'cut-short' || (event.outcome.kind === 'blocked' && event.outcome.retryAt === null);
    case 'end':
      return event.last;
    case 'dropped':
    case 'not-made':
      return true;
    case 'capacity':
      return false;
  }
}
