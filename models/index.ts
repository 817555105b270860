/** The Busyhour library: pure functions and use cases, no DOM, no worker, no file access. Traffic in erlang, ratios 0 to 1, seconds, bit/s. */
export { erlangB, erlangBChannels, erlangBTraffic } from './teletraffic/erlang-b.ts';
export { callBandwidth } from './media/call-bandwidth.ts';
export { parseCalls } from './cdr/parse-calls.ts';
export { formats } from './cdr/formats.ts';
export { analyse } from './traffic/analyse.ts';
export { generateRecords } from './sample/generate-records.ts';
export { resolveScenario } from './scenario/resolve.ts';
export { migrationStates } from './migration/states.ts';
export { compile } from './callflow/compile.ts';
export { simulate } from './study/simulate.ts';
export { whatBreaksFirst } from './report/what-breaks-first.ts';
export { channelsNeeded, sizingBlocking } from './report/channels-needed.ts';
export { UnusableInput } from './core/issue.ts';
export { Cancelled } from './core/job.ts';

export type { Issue } from './core/issue.ts';
export type { JobOptions, Progress } from './core/job.ts';
export type { Estimate } from './core/estimate.ts';
export type { CallTable } from './cdr/call-table.ts';
export type { CallRecordSource, ReadingOptions } from './cdr/source.ts';
export type { ImportReport } from './cdr/import-report.ts';
export type { TrafficAnalysis } from './traffic/analysis.ts';
export type { MigrationState, ResolvedScenario, Scenario } from './scenario/scenario.ts';
export type { CompiledState } from './callflow/compiled.ts';
export type { SimulateInput } from './study/simulate-input.ts';
export type { Verdict } from './report/what-breaks-first.ts';
export type { SimulateResult } from './study/simulate-result.ts';
