import { wrongArgument } from '../core/argument.ts';
import { HeapAgenda } from './plain/heap-agenda.ts';
import { startRunOn } from './plain/start-plain-run.ts';
import type { Trace, TraceEvent, Watch } from './trace.ts';

const MOST = 10_000;

/** See `Trace`. Runs on the plain engine, which counts the same as the kernel, only as far as needed. Throws RangeError for an arrival that is none. */
export const trace: Trace = (network, arrivals, windows, options, watch, most = MOST) => {
  if ('arrival' in watch && !(Number.isInteger(watch.arrival) && watch.arrival >= 0 && watch.arrival < arrivals.count)) {
    throw wrongArgument('arrival', watch.arrival, `a whole number below the number of arrivals, ${arrivals.count}`);
  }
  const seen: TraceEvent[] = [];
  let over = false;
  const run = startRunOn(new HeapAgenda(), network, arrivals, windows, options, (event) => {
    if (isWatched(event, watch) && seen.length < most) seen.push(event);
    over ||= isOver(event, watch) || seen.length >= most;
  });
  while (!over && !run.step(1));
  return seen;
};

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
