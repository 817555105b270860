import { explainWords } from '../../models/report/explain-words.ts';
import { holdingFlows } from '../../models/report/holders-words.ts';
import type { Explanation } from '../../models/study/explanation.ts';
import { grouped, table } from './table.ts';

const columns = [{ title: 'flow' }, { title: 'calls', right: true }, { title: 'units', right: true }, { title: 'longest since' }];

/** An explanation as an architect reads it on a terminal: the answer, what happened, and who held the resource. */
export function explanationText(explanation: Explanation): string {
  const { headline, answer, steps } = explainWords(explanation);
  const held = explanation.about === 'call' ? explanation.refusedBy : explanation.held;
  const flows = held ? holdingFlows(held).map(({ flow, calls, units, since }) => [flow, grouped(calls), grouped(units), since]) : [];
  const parts = [`${[headline, ...answer].join('\n')}\n`, steps.length > 0 ? `${steps.join('\n')}\n` : '', held && flows.length > 0 ? `who held ${held.resource} at ${held.at}\n${table(columns, flows)}` : ''];
  return parts.filter((part) => part !== '').join('\n');
}
