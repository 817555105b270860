import { wrongArgument } from '../core/argument.ts';
import { atOnce, type Slices } from '../core/slices.ts';
import { observing } from './observe-run.ts';
import type { Holder, Holders, TraceEvent } from './trace.ts';

/** See `Holders`. Nobody holds a `rate`. Runs on the plain engine, which counts the same as the kernel. Throws RangeError for a resource that the network does not have. */
export const holders: Holders = (...asked) => atOnce(findingHolders(...asked));

/** The same in slices. */
export function* findingHolders(...[network, arrivals, windows, options, resource, instant]: Parameters<Holders>): Slices<Holder[]> {
  const asked = network.resources[resource];
  if (!asked) throw wrongArgument('resource', resource, `a whole number below the number of resources, ${network.resources.length}`);
  if (asked.mode === 'rate') return [];
  const inProgress = new Map<number, Holder>();
  yield* observing(network, arrivals, windows, options, (event) => {
    if (event.instant > instant) return true;
    follow(inProgress, event, resource);
    return false;
  });
  return [...inProgress.values()].filter(({ units }) => units > 0);
}

/** Keeps the calls in progress, in the order of their beginning, with what each holds of a resource. */
function follow(inProgress: Map<number, Holder>, event: TraceEvent, resource: number): void {
  if (event.kind === 'not-made' || event.kind === 'capacity') return;
  const { arrival, instant } = event;
  if (event.kind === 'ask' && event.outcome.kind === 'carried') {
    const holder = inProgress.get(arrival) ?? { arrival, since: instant, units: 0, phase: 0 };
    holder.units += unitsOf(event.asked.at(-1)?.demands ?? [], resource);
    holder.phase = event.phase;
    inProgress.set(arrival, holder);
  } else if (event.kind === 'end' && !event.last) inProgress.get(arrival)!.units -= unitsOf(event.released, resource);
  else inProgress.delete(arrival);
}

function unitsOf(parts: { resource: number; units: number }[], resource: number): number {
  return parts.reduce((sum, part) => (part.resource === resource ? sum + part.units : sum), 0);
}
