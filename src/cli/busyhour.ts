#!/usr/bin/env node
import { main } from './main.ts';

const stop = new AbortController();
process.on('SIGINT', () => {
  // The second time without waiting for a clean end.
  if (stop.signal.aborted) process.exit(130);
  stop.abort();
});
// The reader of our output has gone (`busyhour … | head`): there is nothing left to do.
process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
  if (problem.code === 'EPIPE') process.exit(0);
  throw problem;
});

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  terminalColumns: process.stderr.isTTY ? process.stderr.columns || 80 : null,
  signal: stop.signal,
});
