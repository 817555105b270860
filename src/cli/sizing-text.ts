import { formatPercent } from '../../models/report/format-percent.ts';
import { answerWords, basisWords, blockingWords, needsOverStates, sizingNotes } from '../../models/report/sizing-words.ts';
import type { SizedResource, SizedState, SizeResult } from '../../models/study/sizing/size-result.ts';
import { fixed, grouped, table } from './table.ts';

const titles = ['peakedness', 'formula', 'Hayward', 'simulation', 'to be sure', 'blocking', 'replay', 'recorded peak', 'buy'];
const right = (title: string): { title: string; right: boolean } => ({ title, right: true });

/** Sizes as an architect reads them on a terminal: what each resource needs at most, then each state with the three answers and why they differ. */
export function sizingText(result: SizeResult): string {
  const { scenario, seed, replications, attempts, seconds, workers, states, stopped } = result;
  const target = states.flatMap(({ resources }) => resources).find(({ kind }) => kind !== 'link')?.target;
  const head = [
    ...(target === undefined ? [] : [`For ${formatPercent(target)} blocking ${basisWords(result)}.`]),
    `${scenario}: seed ${seed}, ${grouped(replications)} ${replications === 1 ? 'replication' : 'replications'} of each capacity, ${grouped(attempts)} call attempts in ${fixed(seconds, 1)} s on ${workers} ${workers === 1 ? 'worker' : 'workers'}`,
  ];
  if (stopped === 'budget') head.push('ended because the budget of attempts (/run/budget) was used up: what was not found is a dash');
  return [`${head.join('\n')}\n`, needsTable(result), ...states.map(stateText)].filter((part) => part !== '').join('\n');
}

/** Over all states; of one there is nothing to add. */
function needsTable(result: SizeResult): string {
  if (result.states.length < 2) return '';
  return table(
    [{ title: 'resource' }, right('has'), right('needs'), { title: 'most in' }],
    needsOverStates(result).map((need) => [need.id, need.capacity === null ? 'unlimited' : answerWords(need.capacity, need), answerWords(need.needs, need), need.state]),
  );
}

function stateText({ id, date, resources }: SizedState): string {
  const title = `${id}${date ? ` from ${date}` : ''}`;
  const rows = table(
    [{ title: 'resource' }, right('has'), { title: 'busy hour' }, right('offered'), ...titles.map(right)],
    resources.map(row),
  );
  const notes = resources.flatMap((resource) => sizingNotes(resource).map((note, i) => `${i === 0 ? `${resource.id}: ` : `${' '.repeat(resource.id.length)}  `}${note}`));
  return `${title}\n${'═'.repeat(title.length)}\n\n${rows}\n${notes.join('\n')}\n`;
}

function row(resource: SizedResource): string[] {
  const { id, capacity, busyHour, kind, formula, simulation, replay, order } = resource;
  const answer = (value: number | null): string => answerWords(value, resource);
  return [
    id, capacity === null ? 'unlimited' : answer(capacity), busyHour,
    kind === 'link' ? answer(formula.offered.estimate) : `${fixed(formula.offered.estimate, 2)} E`, fixed(formula.peakedness.estimate, 2), answer(formula.capacity), answer(formula.hayward),
    answer(simulation.capacity), answer(simulation.sure), kind === 'link' ? '–' : blockingWords(resource),
    replay ? `${replay.isLowerBound && replay.capacity !== null ? '≥ ' : ''}${answer(replay.capacity)}` : '–', replay ? answer(replay.peak) : '–', answer(order?.capacity ?? null),
  ];
}
