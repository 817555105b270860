import { expose, wrap } from 'comlink';
import type { StorageWorker } from './protocol.ts';
import { recordsWorker } from './records.ts';
import { turn } from './turn.ts';

/** The web worker that holds the call records. The storage worker is its own: nobody else reads or writes the columns. */
const storage = wrap<StorageWorker>(new Worker(new URL('./storage.worker.ts', import.meta.url), { type: 'module' }));

expose(recordsWorker(storage, turn));
