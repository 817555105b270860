import type { Estimate } from '../../models/core/estimate.ts';
import type { SimulateResult, StateResult } from '../../models/study/simulate-result.ts';
import { bitRate, fixed, grouped, percent, table } from './table.ts';

const right = (title: string): { title: string; right: boolean } => ({ title, right: true });

/** A simulation as an architect reads it on a terminal: each state with its resources, links and targets. */
export function simulationText(result: SimulateResult): string {
  const { scenario, seed, states, attempts, seconds, workers, routingFit } = result;
  const replications = states[0]?.resources[0]?.busyHour.mean.replications ?? states[0]?.callsInProgress.all.replications;
  const head = [
    scenario,
    `seed ${seed}${replications === undefined ? '' : `, ${replications} replications`}, ${grouped(attempts)} call attempts in ${fixed(seconds, 1)} s on ${workers} ${workers === 1 ? 'worker' : 'workers'}`,
  ];
  if (routingFit) head.push(`routing fit ${percent(routingFit.share, 1)} of ${grouped(routingFit.calls)} recorded PSTN calls${routingFit.proven ? '' : ': the baseline is unproven'}`);
  return `${[`${head.join('\n')}\n`, ...states.map(stateText)].join('\n')}`;
}

function stateText(state: StateResult): string {
  const title = `${state.id}${state.date ? ` from ${state.date}` : ''}, busy hour ${state.busyHour}`;
  const parts = [`${title}\n${'═'.repeat(title.length)}\n`, resourceTable(state), linkTable(state), flowTable(state), targetTable(state)];
  return parts.filter((part) => part !== '').join('\n');
}

function resourceTable(state: StateResult): string {
  return table(
    [{ title: 'resource' }, { title: 'kind' }, right('capacity'), { title: 'unit' }, { title: 'busy' }, right('offered E'), right('mean'), right('p95'), right('p99'), right('max'), right('blocking'), right('interval')],
    state.resources.map(({ id, kind, unit, capacity, busyHour: hour }) => [
      id, kind, capacity === null ? '∞' : grouped(capacity), unit, hour.start, fixed(hour.offeredErlangs.estimate, 2), fixed(hour.mean.estimate, 2),
      fixed(hour.p95.estimate, 0), fixed(hour.p99.estimate, 0), fixed(hour.max.estimate, 1), percent(hour.blocking.estimate), interval(hour.blocking),
    ]),
  );
}

function linkTable(state: StateResult): string {
  return table(
    [{ title: 'link' }, { title: 'way' }, right('rate'), { title: 'busy' }, right('voice'), right('p95'), right('p99'), right('max'), right('use with background')],
    state.links.map(({ id, direction, capacity, busyHour: hour }) => [
      id, direction, bitRate(capacity), hour.start, bitRate(hour.voice.estimate), bitRate(hour.p95.estimate), bitRate(hour.p99.estimate), bitRate(hour.max.estimate), percent(hour.use.estimate, 1),
    ]),
  );
}

function flowTable(state: StateResult): string {
  return table(
    [{ title: 'flow' }, right('calls a day'), right('blocked'), right('blocking'), right('interval')],
    state.flows.map((flow) => [`${flow.from}>${flow.to}:${flow.class}`, fixed(flow.calls, 1), fixed(flow.blocked, 2), percent(flow.blocking.estimate), interval(flow.blocking)]),
  );
}

function targetTable(state: StateResult): string {
  return table(
    [{ title: 'target' }, { title: 'of' }, right('wanted'), right('got'), { title: 'met' }],
    state.targets.map((target) => [
      target.target, target.flow ?? target.link ?? '', percent(target.wanted), percent(target.got.estimate),
      `${target.met ? 'yes' : 'NO'}${target.sure ? '' : ', not sure'}`,
    ]),
  );
}

function interval({ low, high }: Estimate): string {
  return low === null || high === null ? '–' : `${percent(low)} to ${percent(high)}`;
}
