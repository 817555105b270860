/** Rounds until so many seconds have gone by, at least one and at most so many. */
const ENOUGH_SECONDS = 0.6;
const MOST_ROUNDS = 5;

/** Seconds of each timed round, by the clock on the wall and by the processor's time of the process (Node only; else empty). */
export interface Times {
  seconds: number[];
  processorSeconds: number[];
}

/** Runs the work once for warming up and then timed; gives the times of each round and what the last one gave. */
export function timed<T>(work: () => T): { times: Times; last: T } {
  let last = work();
  const times: Times = { seconds: [], processorSeconds: [] };
  let total = 0;
  while (times.seconds.length < MOST_ROUNDS && total < ENOUGH_SECONDS) {
    const from = performance.now();
    const processorFrom = processorSeconds();
    last = work();
    const took = (performance.now() - from) / 1000;
    times.seconds.push(took);
    if (processorFrom !== null) times.processorSeconds.push(processorSeconds()! - processorFrom);
    total += took;
  }
  return { times, last };
}

function processorSeconds(): number | null {
  if (typeof process === 'undefined') return null;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
