import { measurePrepared, type Calls, type Found } from './task.ts';

interface Call {
  group: number;
  start: number;
  end: number;
}

/** What one writes first: calls as objects, their events sorted, one after the other. The objects of the calls are made before the clock runs. */
function naive(calls: Call[]): Found[] {
  const groups = new Map<number, { at: number; change: number }[]>();
  for (const { group, start, end } of calls) {
    let events = groups.get(group);
    if (!events) groups.set(group, (events = []));
    events.push({ at: start, change: 1 }, { at: end, change: -1 });
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, events]) => {
    events.sort((a, b) => a.at - b.at || a.change - b.change);
    return sweep(events);
  });
}

function sweep(events: { at: number; change: number }[]): Found {
  const seconds: number[] = [0];
  let level = 0;
  let since = events[0]!.at;
  let peak = 0;
  let peakAt = 0;
  for (let i = 0; i < events.length; i++) {
    const { at, change } = events[i]!;
    // A call of zero seconds ends before it begins in this order, so a level counts when its second is over.
    if (at > since) {
      if (level > peak) {
        peak = level;
        peakAt = since;
      }
      seconds[level] = (seconds[level] ?? 0) + at - since;
      since = at;
    }
    level += change;
  }
  const total = events.at(-1)!.at - events[0]!.at;
  const percentile = (perMille: number): number => {
    let below = 0;
    let found = 0;
    while (found < seconds.length - 1 && (below += seconds[found] ?? 0) * 1000 < perMille * total) found++;
    return found;
  };
  const sum = (weight: (level: number) => number): number => seconds.reduce((all, time, at) => all + (time ?? 0) * weight(at), 0);
  return { peak, at: peakAt, p50: percentile(500), p95: percentile(950), p99: percentile(990), p999: percentile(999), area: sum((at) => at), square: sum((at) => at * at) };
}

const objects = ({ count, group, start, end }: Calls): Call[] => Array.from({ length: count }, (_, i) => ({ group: group[i]!, start: start[i]!, end: end[i]! }));

measurePrepared(objects, naive);
