import { detectDelimited } from '../detect-delimited.ts';
import { askAnyCarrier } from './record-format.ts';
import type { CollectionSheet, RecordFormat } from './record-format.ts';

/** What to collect from a product of which nothing is known. */
export const collectFromAny: CollectionSheet = {
  switchOn: [
    'Records of unanswered, busy and failed attempts, not only of answered calls.',
    'Records of internal calls: most PBXs write none until told to, often for each extension.',
    'The trunk (group and channel) and the release cause as columns, where the product offers them; seconds in times and durations.',
  ],
  collectFor: 'Four weeks of ordinary business at least, without holidays, and the busiest week of the year if that is another one.',
  export: ['CSV with a header, one row for each call or leg, times with date and, if possible, offset from UTC; not opened and saved again in a spreadsheet.', 'The list of trunk groups with their channels.'],
  askCarrier: askAnyCarrier,
};

/** Any CSV whose columns are told by their usual names or by a mapping. */
export const anyCsv: RecordFormat = {
  id: 'csv',
  alsoNamed: ['delimited', 'generic'],
  product: 'any CSV with a header',
  recognisedBy: 'usual column names for start and end or duration, or a mapping of columns',
  confidence: 'real file read',
  timeZone: 'local, unless the times are seconds since 1970 or carry an offset',
  occupiedFrom: 'start to end, or start to start + duration',
  sureness: 'as good as the mapping: look at the preview; rows are never joined',
  reads: ['what the columns are mapped to: start, answer, end or duration, parties, trunk, call id; outcome and cause by their usual names'],
  cannotTell: ['which rows are legs of one call: every row counts as a call', 'what no column says'],
  fitness: { leavesOut: {}, blockedBy: null },
  collection: collectFromAny,
  detect: (sample, options) => {
    const found = detectDelimited(sample, options, '');
    return found && 'open' in found ? found : null;
  },
  refusal: (sample, options, file) => {
    const found = detectDelimited(sample, options, file);
    return found && 'code' in found ? found : null;
  },
};
