import { wrongArgument } from '../../core/argument.ts';
import type { Demand, FlowRoutes, LossNetwork, Phase, Resource, Retry } from '../../core/loss-network.ts';
import { MOST_PHASES } from './call.ts';

/** Throws RangeError for a network that breaks its contract. */
export function checkNetwork({ resources, flows }: LossNetwork): void {
  resources.forEach(checkResource);
  flows.forEach((flow, f) => checkFlow(flow, `flow ${f}`, resources.length));
}

function checkResource({ id, capacity, burst }: Resource): void {
  need(`capacity of resource ${id}`, capacity, (units) => units >= 0, 'at least 0');
  if (burst !== undefined) need(`burst of resource ${id}`, burst, (tokens) => tokens >= 0, 'at least 0');
}

function checkFlow({ phases, retry, reservation, sources }: FlowRoutes, name: string, resources: number): void {
  need(`number of phases of ${name}`, phases.length, (count) => count >= 1 && count <= MOST_PHASES, `from 1 to ${MOST_PHASES}`);
  phases.forEach((phase, p) => checkPhase(phase, p, `phase ${p} of ${name}`, resources));
  if (retry) checkRetry(retry, name);
  for (const { resource, units } of reservation ?? []) {
    needIndex(`resource that ${name} reserves`, resource, resources);
    need(`units that ${name} leaves free`, units, (free) => Number.isInteger(free) && free >= 0, 'a whole number of at least 0');
  }
  if (sources !== undefined) need(`sources of ${name}`, sources, (callers) => Number.isInteger(callers) && callers >= 0, 'a whole number of at least 0');
}

function checkPhase({ alternatives, equals }: Phase, p: number, name: string, resources: number): void {
  for (const { demands } of alternatives) demands.forEach((demand) => checkDemand(demand, p, name, resources));
  if (!equals) return;
  for (const size of equals) need(`size of a run of equals in ${name}`, size, (whole) => Number.isInteger(whole) && whole >= 1, 'a whole number of at least 1');
  need(`sum of the runs of equals in ${name}`, equals.reduce((sum, size) => sum + size, 0), (sum) => sum === alternatives.length, `the number of its alternatives, ${alternatives.length}`);
}

function checkDemand({ resource, units, until }: Demand, p: number, name: string, resources: number): void {
  needIndex(`resource demanded in ${name}`, resource, resources);
  need(`units demanded in ${name}`, units, (whole) => Number.isSafeInteger(whole) && whole > 0, 'whole and above 0');
  need(`last phase of a demand in ${name}`, until, (phase) => Number.isInteger(phase) && phase >= p && phase < MOST_PHASES, `a phase from ${p} to ${MOST_PHASES - 1}`);
}

function checkRetry({ probability, meanSeconds, retries }: Retry, name: string): void {
  need(`retry probability of ${name}`, probability, (share) => share >= 0 && share <= 1, 'from 0 to 1');
  need(`mean retry delay of ${name}`, meanSeconds, (seconds) => seconds >= 0 && seconds < Infinity, 'at least 0 seconds');
  need(`retries of ${name}`, retries, (count) => Number.isInteger(count) && count >= 0, 'a whole number of at least 0');
}

function needIndex(name: string, index: number, length: number): void {
  need(name, index, (whole) => Number.isInteger(whole) && whole >= 0 && whole < length, `a whole number below ${length}`);
}

function need(name: string, value: number, fits: (value: number) => boolean, domain: string): void {
  if (!fits(value)) throw wrongArgument(name, value, domain);
}
