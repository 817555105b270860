import type { Estimate } from '../../models/core/estimate.ts';
import { channelsNeeded, sizingBlocking } from '../../models/report/channels-needed.ts';
import { flowName } from '../../models/report/flow-name.ts';
import { formatPercent, formatRatio } from '../../models/report/format-percent.ts';
import { formatRate } from '../../models/report/format-rate.ts';
import { outageSentence } from '../../models/report/outage-words.ts';
import { precisionSentence } from '../../models/report/precision-sentence.ts';
import { formatCapacity } from '../../models/report/resource-words.ts';
import { whatBreaksFirst } from '../../models/report/what-breaks-first.ts';
import type { LinkResult, ResourceResult, SimulateResult, StateResult } from '../../models/study/simulate-result.ts';
import { missedTargets } from './missed-targets.ts';
import { fixed, grouped, percent, table } from './table.ts';

const MOST_MISSED = 10;

export interface SimulationTextOptions {
  /** Whether every flow is printed. */
  flows: boolean;
}

const right = (title: string): { title: string; right: boolean } => ({ title, right: true });

/** A simulation as an architect reads it on a terminal: the verdict, then each state with its resources, links and missed targets. */
export function simulationText(result: SimulateResult, options: SimulationTextOptions): string {
  const { scenario, seed, states, attempts, seconds, workers, routingFit } = result;
  const replications = states[0]?.callsInProgress.all.replications;
  const days = replications === undefined ? '' : `, ${replications} ${replications === 1 ? 'replication' : 'replications'}`;
  const head = [
    whatBreaksFirst(result).sentence,
    `${scenario}: seed ${seed}${days}, ${grouped(attempts)} call attempts in ${fixed(seconds, 1)} s on ${workers} ${workers === 1 ? 'worker' : 'workers'}`,
  ];
  if (result.stopped === 'budget') head.push('ended because the budget of attempts (/run/budget) was used up');
  const enough = precisionSentence(result);
  if (enough) head.push(enough);
  if (routingFit) head.push(`routing fit ${percent(routingFit.share, 1)} of ${grouped(routingFit.calls)} recorded PSTN calls${routingFit.proven ? '' : ': the baseline is unproven'}`);
  return [`${head.join('\n')}\n`, ...states.map((state) => stateText(state, result, options))].join('\n');
}

function stateText(state: StateResult, result: SimulateResult, { flows }: SimulationTextOptions): string {
  const blocking = sizingBlocking(result);
  const outage = outageSentence(state, result.states);
  const title = `${state.id}${state.date ? ` ${outage ? 'on' : 'from'} ${state.date}` : ''}, busy hour ${state.busyHour}`;
  const parts = [`${title}\n${'═'.repeat(title.length)}\n`, outage ? `${outage}\n` : '', resourceTable(state, blocking), linkTable(state), flows ? flowTable(state) : '', missedText(state)];
  return parts.filter((part) => part !== '').join('\n');
}

function resourceTable(state: StateResult, blocking: number): string {
  const columns = ['offered E', 'mean', 'p99', 'mean daily highest', 'blocking', 'interval', `needs at ${formatPercent(blocking)}`].map(right);
  return table(
    [{ title: 'resource' }, right('capacity'), { title: 'busy hour' }, ...columns],
    state.resources.map((resource) => {
      const hour = resource.busyHour;
      return [
        resource.id, formatCapacity(resource.capacity, resource.unit), hour.start, fixed(hour.offeredErlangs.estimate, 2), fixed(hour.mean.estimate, 2),
        fixed(hour.p99.estimate, 0), fixed(hour.max.estimate, 1), formatRatio(hour.blocking), interval(hour.blocking), needed(state, resource, blocking),
      ];
    }),
  );
}

/** `107 channels (105 to 109)`; a dash for what has no channels or cannot be known, and for a target of none blocked at all. */
function needed(state: StateResult, resource: ResourceResult, blocking: number): string {
  const need = channelsNeeded(state, resource, blocking);
  if (!need) return '–';
  const range = need.low === null || need.high === null || need.low === need.high ? '' : ` (${grouped(need.low)} to ${grouped(need.high)})`;
  return `${formatCapacity(need.channels, resource.unit)}${range}`;
}

function linkTable(state: StateResult): string {
  return table(
    [{ title: 'link' }, { title: 'way' }, right('rate'), { title: 'busy hour' }, right('voice mean'), right('voice p99'), right('total of rate')],
    state.links.map(({ id, direction, capacity, busyHour: hour }: LinkResult) => [
      id, direction, formatRate(capacity), hour.start, formatRate(hour.voice.estimate), formatRate(hour.p99.estimate), formatPercent(hour.use.estimate),
    ]),
  );
}

function flowTable(state: StateResult): string {
  return table(
    [{ title: 'flow' }, right('calls a day'), right('blocked a day'), right('blocking'), right('interval')],
    state.flows.map((flow) => [flowName(flow), fixed(flow.calls, 1), fixed(flow.blocked, 2), formatRatio(flow.blocking), interval(flow.blocking)]),
  );
}

function missedText(state: StateResult): string {
  if (state.targets.length === 0) return 'No target is set.\n';
  const missed = missedTargets(state);
  if (missed.length === 0) return `All ${grouped(state.targets.length)} targets are met.\n`;
  const rows = missed.slice(0, MOST_MISSED).map(({ target, blockedCalls }) => [
    target.target, target.flow ?? target.link ?? '', fixed(blockedCalls, 2), formatPercent(target.wanted), formatPercent(target.got.estimate, 1), interval(target.got), target.sure ? 'yes' : 'no',
  ]);
  const rest = missed.slice(MOST_MISSED);
  const emergency = rest.filter(({ target }) => target.target === 'emergencyBlocking').length;
  const more = rest.length === 0 ? '' : `and ${grouped(rest.length)} more${emergency > 0 ? `, ${grouped(emergency)} of emergency calls` : ''}\n`;
  return table([{ title: 'missed target' }, { title: 'of' }, right('blocked a day'), right('wanted'), right('got'), right('interval'), { title: 'sure' }], rows) + more;
}

function interval({ low, high }: Estimate): string {
  return low === null || high === null ? '–' : `${formatPercent(low)} to ${formatPercent(high)}`;
}
