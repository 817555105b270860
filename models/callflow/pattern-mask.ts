import type { Scenario } from '../scenario/scenario.ts';
import { matches } from './routing-lists.ts';

/**
 * Says which patterns of all routing lists fit a number, one character each: numbers of the same mask are routed alike in every
 * state. Each number is looked at once.
 */
export function patternMask(scenario: Scenario): (number: string | null) => string {
  const lists = [...scenario.routing.pbx, ...scenario.routing.teams];
  const patterns = [...new Set(lists.flatMap((list) => list.pstn.map((rule) => rule.pattern)))];
  const known = new Map<string | null, string>();
  return (number) => {
    const mask = known.get(number) ?? patterns.map((pattern) => (matches(pattern, number) ? '1' : '0')).join('');
    known.set(number, mask);
    return mask;
  };
}
