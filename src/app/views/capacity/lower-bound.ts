import type { FitnessAnswer } from '../../../../models/cdr/import-report.ts';
import { stoodFullSentence } from '../../../../models/report/traffic-sentences.ts';
import type { StoodFull } from '../../../../models/traffic/stood-full.ts';
import type { TrunkGroup } from '../../../workers/protocol.ts';

/** A group of trunk names of the records and whether it stood full. */
export interface Fullness {
  group: TrunkGroup;
  verdict: StoodFull;
}

/** Whether the demand of the records is only a lower bound, and what shows it. */
export interface LowerBoundAnswer {
  /** `no`: nothing was refused as far as the records tell; `unknown`: they do not tell. */
  isLower: 'yes' | 'suspected' | 'unknown' | 'no';
  sentences: string[];
}

const sentencesShown = 3;

/** What refused calls and full trunks in the records mean for the demand taken from them: calls that were never let in are not in it. */
export function lowerBound(answers: readonly FitnessAnswer[], fullness: readonly Fullness[]): LowerBoundAnswer {
  const blocked = answers.find((item) => item.question === 'blocked-calls');
  const seen = fullness.filter(({ verdict }) => verdict.verdict !== 'no');
  const sure = blocked?.answer === 'yes' || seen.some(({ verdict }) => verdict.verdict === 'full');
  const isLower = sure ? 'yes' : seen.length > 0 ? 'suspected' : blocked?.answer === 'no' ? 'no' : 'unknown';
  const full = seen.slice(0, sentencesShown).map(({ group, verdict }) => stoodFullSentence(group.names, group.channels, verdict));
  const more = seen.length > sentencesShown ? [`${seen.length - sentencesShown} more trunks: the traffic screen names them.`] : [];
  return { isLower, sentences: [...(blocked ? [blocked.evidence] : []), ...full, ...more] };
}
