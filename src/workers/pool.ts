import { Cancelled, type Progress } from '../../models/core/job.ts';
import type { DayStatistics } from '../../models/study/day-statistics.ts';
import type { PlainSimulation } from '../../models/study/plain-simulation.ts';
import type { ReplicationResult } from '../../models/study/replicate.ts';
import type { Probe } from '../../models/study/sizing/probe.ts';
import { valueOf } from './answer.ts';
import type { Answer, SimulateWorker } from './protocol.ts';

/** A worker as the pool sees it, whatever it runs on. */
export interface PoolMember {
  worker: { [Method in keyof SimulateWorker]: (...args: Parameters<SimulateWorker[Method]>) => Promise<Awaited<ReturnType<SimulateWorker[Method]>>> };
  /** Never fulfilled; rejected when the worker dies. */
  death: Promise<never>;
  terminate: () => void;
}

export interface Pool {
  /** Runs a replication on the next free worker. Rejected with Cancelled when the signal is aborted. */
  replicate: (
    replication: number, onProgress?: (progress: Progress) => void, onState?: (days: DayStatistics[]) => void, probes?: readonly Probe[],
  ) => Promise<ReplicationResult>;
  /** Starts all workers before there is work for them. */
  startAll: () => void;
  /** Ends all workers. */
  close: () => void;
}

export interface PoolOptions {
  /** Most workers at once; they are started as they are needed. */
  size: number;
  signal: AbortSignal;
}

interface Member extends PoolMember {
  /** Settled once the job is in it. */
  ready: Promise<Answer<true>>;
  busy: boolean;
}

/** Workers that share the replications of one job. A worker that dies is replaced, and its replication tried once more. */
export function createPool(start: () => PoolMember, job: PlainSimulation, options: PoolOptions): Pool {
  const members = new Set<Member>();
  const waiting: (() => void)[] = [];
  let closed = false;
  const { signal } = options;
  const cancelled = new Promise<never>((_, reject) => {
    const stop = (): void => {
      for (const member of members) if (member.busy) void member.worker.cancel().catch(() => undefined);
      reject(new Cancelled());
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  cancelled.catch(() => undefined);

  function addMember(): Member {
    const started = start();
    started.death.catch(() => undefined);
    const member: Member = { ...started, ready: Promise.race([started.worker.prepare(job), started.death]), busy: false };
    member.ready.catch(() => undefined);
    members.add(member);
    return member;
  }

  async function takeMember(): Promise<Member> {
    for (;;) {
      // A worker started after the end would never be ended.
      if (closed || signal.aborted) throw new Cancelled();
      const idle = [...members].find((member) => !member.busy) ?? (members.size < options.size ? addMember() : null);
      if (idle) {
        idle.busy = true;
        return idle;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  function giveBack(member: Member): void {
    member.busy = false;
    waiting.shift()?.();
  }

  /** The answer of a worker, or null when it died. */
  async function tryOn(member: Member, ...[replication, onProgress, onState, probes]: Parameters<SimulateWorker['replicate']>): Promise<{ answer: Answer<unknown> } | { died: unknown }> {
    try {
      const prepared = await member.ready;
      return { answer: 'ok' in prepared ? await Promise.race([member.worker.replicate(replication, onProgress, onState, probes), member.death]) : prepared };
    } catch (reason) {
      members.delete(member);
      member.terminate();
      return { died: reason };
    } finally {
      giveBack(member);
    }
  }

  async function run(...[replication, onProgress, onState, probes]: Parameters<SimulateWorker['replicate']>): Promise<ReplicationResult> {
    let reason: unknown = null;
    for (let attempt = 0; attempt < 2; attempt++) {
      const member = await takeMember();
      // What a worker that died has told of the states stands: the second one would tell it again.
      const outcome = await tryOn(member, replication, onProgress, attempt === 0 ? onState : undefined, probes);
      if ('answer' in outcome) return valueOf(outcome.answer) as ReplicationResult;
      reason = outcome.died;
    }
    const words = reason instanceof Error ? reason.message : String(reason);
    throw new Error(`Replication ${replication} could not be run: its worker stopped twice (${words}).`);
  }

  return {
    replicate: (replication, onProgress = () => undefined, onState, probes) => Promise.race([run(replication, onProgress, onState, probes), cancelled]),
    startAll() {
      while (members.size < options.size && !closed && !signal.aborted) addMember();
    },
    close() {
      closed = true;
      for (const member of members) member.terminate();
      members.clear();
    },
  };
}
