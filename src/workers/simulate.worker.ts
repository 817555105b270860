import { expose } from 'comlink';
import { simulateWorker } from './simulate-worker.ts';
import { turn } from './turn.ts';

/** A web worker that runs replications. */
expose(simulateWorker(turn));
