import { Command } from 'commander';
import type { CallTable } from '../../../models/cdr/call-table.ts';
import { withoutDoubtful } from '../../../models/cdr/without-doubtful.ts';
import { warning, type Issue } from '../../../models/core/issue.ts';
import { analyse } from '../../../models/traffic/analyse.ts';
import type { BusyHour, TrafficAnalysis, TrunkTraffic } from '../../../models/traffic/analysis.ts';
import type { AnalysisSettings } from '../../../models/traffic/settings.ts';
import { offeredTraffic } from '../../../models/traffic/offered-traffic.ts';
import { stoodFull } from '../../../models/traffic/stood-full.ts';
import { TableTraffic } from '../../../models/traffic/table-traffic.ts';
import { warn } from '../failure.ts';
import type { Context } from '../main.ts';
import { carrierDays, offeredWarnings, withOfferedOptions, type OfferedFlags } from '../offered-options.ts';
import { offeredJson, offeredText, type TrunkOffered } from '../offered-text.ts';
import { readCallFiles } from '../read-calls.ts';
import { readingOptions, withReadingOptions, type ReadingFlags } from '../reading-options.ts';
import { duration, fixed, grouped, table } from '../table.ts';

const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];

/** `busyhour analyse`: when the trunks of the records are busy, and how busy. */
export function analyseCommand({ io, json }: Context): Command {
  const command = new Command('analyse')
    .description('busy hours, peaks, occupancy percentiles and holding times, for each trunk group; what was offered to one that stood full')
    .argument('<files...>', 'files of call records, archives (zip, gzip), or folders of them');
  withOfferedOptions(withReadingOptions(command)).option('--without-doubtful', 'leave out calls of more than 24 hours');
  return command.action(async (paths: string[], flags: ReadingFlags & OfferedFlags & { withoutDoubtful?: boolean }) => {
    const carrier = carrierDays(flags);
    const reading = readingOptions(flags);
    const { table, report } = await readCallFiles(paths, reading, io);
    const calls = flags.withoutDoubtful ? withoutDoubtful(table) : table;
    warn(io, report.files.flatMap((file) => (file.error ? [file.error] : [])));
    warn(io, report.warnings);
    const settings = { zone: reading.timeZone ?? 'UTC', weekdays: MONDAY_TO_FRIDAY, holidays: [] };
    const analysis = analyse(calls, settings);
    const traffic = new TableTraffic(calls);
    const offered = analysis.trunks.map(({ name }): TrunkOffered => (
      { name, offered: offeredTraffic(calls, settings, name, flags.channels.get(name) ?? null, { retry: flags.retry ?? null, carrier }, traffic) }
    ));
    warn(io, offeredWarnings(flags, carrier, analysis));
    if (!json) warn(io, suspectedTrunks(calls, settings, analysis, traffic, flags.channels));
    io.out(json ? `${JSON.stringify(withOffered(analysis, offered), null, 2)}\n` : analysisText(analysis, offered));
  });
}

/** Tells the trunks that look as if they had stood full; records alone do not say how many channels a trunk has. */
function suspectedTrunks(calls: CallTable, settings: AnalysisSettings, analysis: TrafficAnalysis, traffic: TableTraffic, given: ReadonlyMap<string, number>): Issue[] {
  return analysis.trunks.filter(({ name }) => !given.has(name)).flatMap(({ name }) => {
    const { verdict, sentence } = stoodFull(calls, settings, name, null, traffic);
    return verdict === 'suspected' ? [warning('stood-full', '', sentence, 'Compare it with the channels that the trunk has.')] : [];
  });
}

/** The analysis with what was offered to each trunk behind its other keys; null for one that had room. */
function withOffered(analysis: TrafficAnalysis, offered: readonly TrunkOffered[]): object {
  return { ...analysis, trunks: analysis.trunks.map((trunk, at) => ({ ...trunk, offered: offeredJson(offered[at]!) })) };
}

function analysisText(analysis: TrafficAnalysis, offered: readonly TrunkOffered[]): string {
  const { period, zone, daysCounted, calls, answered } = analysis;
  const head = [
    period ? `${period.first} to ${period.last}, days and hours of ${zone}` : 'no calls',
    `${grouped(calls)} calls, ${answered === null ? 'the records do not tell which were answered' : `${grouped(answered)} answered`}`,
    `${daysCounted.length} days count: ${daysCounted.join(' ')}`,
    `peaks are the highest of ${grouped(analysis.total.peak.days)} days with calls`,
  ];
  const all = [...analysis.trunks, { name: 'all calls', ...analysis.total }];
  return [`${head.join('\n')}\n`, loadTable(all), busyHourTable(all), offeredText(offered)].filter((part) => part !== '').join('\n');
}

function loadTable(all: TrunkTraffic[]): string {
  const right = (title: string): { title: string; right: boolean } => ({ title, right: true });
  return table(
    [{ title: 'trunk' }, right('calls'), right('occupied h'), right('peak'), { title: 'at' }, right('p50'), right('p95'), right('p99'), right('mean holding')],
    all.map((trunk) => [
      trunk.name, grouped(trunk.calls), fixed(trunk.occupiedSeconds / 3600, 1), String(trunk.peak.concurrent), trunk.peak.at ?? '–',
      fixed(trunk.occupancy.p50, 0), fixed(trunk.occupancy.p95, 0), fixed(trunk.occupancy.p99, 0), duration(trunk.holding.mean),
    ]),
  );
}

function busyHourTable(all: TrunkTraffic[]): string {
  const kinds: BusyHour['kind'][] = ['time-consistent', 'daily-peak', 'sliding-60'];
  const cell = (hour: BusyHour | undefined): string => (hour ? `${fixed(hour.erlangs, 2)} E${hour.start ? ` from ${hour.start}` : ''}` : '–');
  return table(
    [{ title: 'busy hour of' }, ...kinds.map((kind) => ({ title: kind }))],
    all.map((trunk) => [trunk.name, ...kinds.map((kind) => cell(trunk.busyHours.find((hour) => hour.kind === kind)))]),
  );
}
