import type { Column } from '../../ui/column.ts';

const choice = (values: readonly string[]): { value: string; label: string }[] => values.map((value) => ({ value, label: value }));

/** The period and how the recorded calls become demand. */
export const demandFields: readonly Column[] = [
  { key: 'demand.method', label: 'Recorded calls become demand by', kind: 'choice', placeholder: 'resample', options: choice(['replay', 'resample', 'fitted']) },
  { key: 'demand.growth', label: 'Growth', kind: 'text', placeholder: '1', hint: 'A formula of week and date, such as 1 + 0.002 * week.' },
  { key: 'routing.retry.probability', label: 'A blocked caller tries again with probability', kind: 'ratio', placeholder: 'no retries' },
  { key: 'routing.retry.after', label: 'After', kind: 'text', placeholder: '30 s' },
  { key: 'routing.retry.retries', label: 'At most, more times', kind: 'number', placeholder: '3' },
];

/** What is enough, and how the simulation runs. */
export const runFields: readonly Column[] = [
  { key: 'period.start', label: 'Period starts', kind: 'date' },
  { key: 'period.weeks', label: 'Weeks', kind: 'number' },
  { key: 'targets.blocking', label: 'Blocking, at most', kind: 'ratio', placeholder: 'none', hint: 'End to end: 0.01 or 1 % is one call in a hundred.' },
  { key: 'targets.emergencyBlocking', label: 'Blocking of emergency calls, at most', kind: 'ratio', placeholder: 'none' },
  { key: 'targets.linkUse', label: 'Link use, at most', kind: 'ratio', placeholder: 'none', hint: 'Of the rate of the link: 0.8 or 80 %.' },
  { key: 'run.seed', label: 'Seed', kind: 'number', placeholder: '1' },
  { key: 'run.replications', label: 'Replications', kind: 'number', placeholder: '30' },
  { key: 'run.precision', label: 'Precision asked for', kind: 'ratio', placeholder: 'off', hint: 'Relative half width of the interval; the run stops when it is reached.' },
  { key: 'run.confidence', label: 'Confidence', kind: 'ratio', placeholder: '0.95' },
  { key: 'run.weekdays', label: 'Counted weekdays', kind: 'list', placeholder: '1, 2, 3, 4, 5', hint: '1 is Monday.' },
  { key: 'run.holidays', label: 'Holidays', kind: 'list', placeholder: 'none', hint: 'Dates, 2027-03-26, with commas between.' },
  { key: 'run.start', label: 'Start of a replication', kind: 'choice', placeholder: 'warm', options: choice(['warm', 'empty']) },
];

/** How calls between platforms are carried meanwhile. */
export const interimFields: readonly Column[] = [
  { key: 'migration.interim.inbound', label: 'Inbound calls to users who moved before their numbers', kind: 'choice', placeholder: 'tie', options: choice(['tie', 'pstn-forward']) },
  { key: 'migration.interim.outbound', label: 'Outbound calls from numbers not yet ported', kind: 'choice', placeholder: 'by-landing-carrier', options: choice(['by-landing-carrier', 'by-routing']) },
];
