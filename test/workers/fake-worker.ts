import type { PoolMember } from '../../src/workers/pool.ts';
import type { Answer } from '../../src/workers/protocol.ts';

/** A pool member that a test plays: it answers when it is told to. */
export interface FakeWorker extends PoolMember {
  asked: number[];
  cancelled: number;
  terminated: boolean;
  answer: (answer: Answer<unknown>) => void;
  die: (reason: string) => void;
}

export function fakeWorker(prepared: Answer<true> = { ok: true }): FakeWorker {
  let resolve: (answer: Answer<unknown>) => void = () => undefined;
  let reject: (reason: Error) => void = () => undefined;
  const fake: FakeWorker = {
    asked: [],
    cancelled: 0,
    terminated: false,
    worker: {
      prepare: () => Promise.resolve(prepared),
      replicate: (replication) => {
        fake.asked.push(replication);
        return new Promise((fulfil) => (resolve = fulfil));
      },
      cancel: () => {
        fake.cancelled++;
        resolve({ cancelled: true });
        return Promise.resolve();
      },
    },
    death: new Promise<never>((_, kill) => (reject = kill)),
    terminate: () => (fake.terminated = true),
    answer: (answer) => resolve(answer),
    die: (reason) => reject(new Error(reason)),
  };
  return fake;
}
