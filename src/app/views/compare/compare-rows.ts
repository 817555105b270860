import type { Difference } from '../../../../models/core/difference.ts';
import { changeOf, flowChange, type Change } from '../../../../models/report/change.ts';
import { flowName } from '../../../../models/report/flow-name.ts';
import { formats, type ValueFormat } from '../../../../models/report/format-difference.ts';
import type { StateComparison } from '../../../../models/study/compare-result.ts';

/** What a table of differences shows: flows, or one figure of resources or links. */
export type Shown = 'flows' | 'needed' | 'carried' | 'blocking' | 'held' | 'links';

export interface CompareRow {
  name: string;
  difference: Difference;
  format: ValueFormat;
  /** `better` and `worse` where less is better; else `less` and `more`. */
  word: 'better' | 'worse' | 'less' | 'more' | 'same' | 'not sure';
}

export type CompareOrder = 'size' | 'name';

/** What can be shown, with its title and unit. */
export const shownTitles: Record<Shown, { label: string; unit: string }> = {
  flows: { label: 'Flows: blocked a day', unit: 'blocked attempts of a mean day, retries included' },
  blocking: { label: 'Flows: blocking', unit: 'blocked ÷ offered of first attempts in the estate’s busy hour; differences in points of per cent' },
  carried: { label: 'Resources: carried', unit: 'erlang in the resource’s busy hour' },
  held: { label: 'Resources: p99 held', unit: 'units held at p99 of the resource’s busy hour' },
  needed: { label: 'Resources: needed', unit: 'units needed (channels, sessions, calls) for the blocking that each scenario sets as target, else 1 %' },
  links: { label: 'Links: used', unit: 'mean voice load with the measured background over the rate, busy hour; differences in points of per cent' },
};

/** The rows of a state, largest differences first or by name; equal ones by name. What is the same in all replications stands last. */
export function compareRows(state: StateComparison, shown: Shown, order: CompareOrder): CompareRow[] {
  const byName = (a: CompareRow, b: CompareRow): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  return rowsOf(state, shown).sort((a, b) => (order === 'size' ? Math.abs(b.difference.estimate) - Math.abs(a.difference.estimate) || Number(a.word === 'same') - Number(b.word === 'same') : 0) || byName(a, b));
}

function rowsOf({ flows, resources, links }: StateComparison, shown: Shown): CompareRow[] {
  switch (shown) {
    case 'flows':
      return flows.map((flow) => ({ name: flowName(flow), difference: flow.blocked, format: formats.mean, word: goodWord(changeOf(flow.blocked)) }));
    case 'blocking':
      return flows.map((flow) => ({ name: flowName(flow), difference: flow.blocking, format: formats.ratio, word: goodWord(changeOf(flow.blocking)) }));
    case 'carried':
      return resources.map(({ id, busyHour }) => neutral(id, busyHour.carriedErlangs, formats.mean));
    case 'held':
      return resources.map(({ id, busyHour }) => neutral(id, busyHour.p99, formats.whole));
    case 'needed':
      return resources.flatMap(({ id, needed }) => (needed ? [neutral(id, needed, formats.whole)] : []));
    case 'links':
      return links.map(({ id, direction, busyHour }) => neutral(`${id}/${direction}`, busyHour.use, formats.ratio));
  }
}

function neutral(name: string, difference: Difference, format: ValueFormat): CompareRow {
  const change = changeOf(difference);
  return { name, difference, format, word: change === 'better' ? 'less' : change === 'worse' ? 'more' : change === 'unsure' ? 'not sure' : 'same' };
}

function goodWord(change: Change): CompareRow['word'] {
  return change === 'unsure' ? 'not sure' : change;
}

/** `3 better, 1 worse, 4 not sure, 52 exactly the same`, of the flows of a state. */
export function flowCounts({ flows }: StateComparison): string {
  const changes = flows.map(flowChange);
  const count = (change: Change): number => changes.filter((each) => each === change).length;
  return `${count('better')} better, ${count('worse')} worse, ${count('unsure')} not sure, ${count('same')} exactly the same`;
}
