import { UnusableInput, error, warning } from '../core/issue.ts';
import type { Issue } from '../core/issue.ts';
import { isoInstant, isZone, zone } from '../core/zone.ts';
import { CallFlag } from './call-table.ts';
import type { CallTable } from './call-table.ts';
import { trunkCalls } from './device-calls.ts';
import { earlierTwins } from './file-digest.ts';
import { fitness } from './fitness.ts';
import { Importer } from './importer.ts';
import type { FileReport, ImportReport, RejectGroup } from './import-report.ts';
import { maskedIssue, maskedReport } from './masked.ts';
import type { ParseOptions } from './parse-options.ts';
import { qualityReport } from './quality-report.ts';
import type { CallRecordSource } from './source.ts';

export type { ParseOptions } from './parse-options.ts';

/**
 * Reads files of call records into one table of calls, with a report in which every row is a call, merged, or rejected with line
 * and reason. Streams: no file is held in memory. Neither the split of the bytes into pieces nor that of rows into files changes a result.
 * @throws UnusableInput when no call could be read, or the zone is not known; Cancelled when the signal was aborted
 */
export async function parseCalls(sources: CallRecordSource[], options: ParseOptions = {}): Promise<{ table: CallTable; report: ImportReport }> {
  if (options.zone !== undefined && !isZone(options.zone)) {
    throw new UnusableInput([error('unknown-zone', '', `The time zone "${options.zone}" is not known.`, 'Give an IANA zone, such as Europe/London or America/New_York.')]);
  }
  try {
    const read = await readAll(sources, options);
    return options.pseudonymise ? { ...read, report: maskedReport(read.report) } : read;
  } catch (reason) {
    throw reason instanceof UnusableInput && options.pseudonymise ? new UnusableInput(reason.issues.map(maskedIssue)) : reason;
  }
}

async function readAll(sources: CallRecordSource[], options: ParseOptions): Promise<{ table: CallTable; report: ImportReport }> {
  const importer = new Importer(options, sources.reduce((sum, { bytes }) => sum + bytes, 0));
  const twins = await earlierTwins(sources);
  for (const [index, source] of sources.entries()) await importer.read(source, twins[index]! >= 0);
  importer.settleQuality();
  if (importer.builder.count === 0) throw new UnusableInput(whyNothing(importer));
  const table = await importer.finish();
  return { table, report: reportOf(importer, table, options) };
}

function reportOf(importer: Importer, table: CallTable, options: ParseOptions): ImportReport {
  const files = withDoubtful(importer.reports, table);
  const quality = qualityReport(table);
  const total = (key: 'rows' | 'calls' | 'rejected' | 'merged'): number => files.reduce((sum, file) => sum + file[key], 0);
  return {
    files,
    rows: total('rows'), calls: total('calls'), rejected: total('rejected'), merged: total('merged'),
    rejects: importer.ledger.groups(),
    period: periodOf(table, options.zone ?? table.files[table.calls.source[0]!]!.timeZone),
    trunks: trunkCalls(table),
    parties: partiesInUse(table),
    fitness: fitness(table),
    warnings: [...importer.warnings, ...importer.overlapWarnings(), ...zoneAssumed(importer.zoneAssumed)],
    ...(quality && { quality }),
  };
}

function withDoubtful(reports: FileReport[], table: CallTable): FileReport[] {
  const doubtful = new Uint32Array(reports.length);
  const { flags, source, count } = table.calls;
  for (let call = 0; call < count; call++) if (flags[call]! & CallFlag.doubtful) doubtful[source[call]!]!++;
  return reports.map((report, index) => ({ ...report, doubtful: doubtful[index]! }));
}

function periodOf(table: CallTable, zoneId: string): ImportReport['period'] {
  const { start, end, count } = table.calls;
  let first = Infinity;
  let last = 0;
  for (let call = 0; call < count; call++) {
    if (start[call]! < first) first = start[call]!;
    if (end[call]! > last) last = end[call]!;
  }
  return count === 0 ? null : { first: isoInstant(first, zone(zoneId)), last: isoInstant(last, zone(zoneId)) };
}

/** Distinct parties of the calls; parties that only merged rows name do not count. */
function partiesInUse(table: CallTable): number {
  const used = new Uint8Array(table.parties.length);
  const { from, to, count } = table.calls;
  for (let call = 0; call < count; call++) {
    if (from[call]! >= 0) used[from[call]!] = 1;
    if (to[call]! >= 0) used[to[call]!] = 1;
  }
  return used.reduce((sum, one) => sum + one, 0);
}

function zoneAssumed(names: string[]): Issue[] {
  if (names.length === 0) return [];
  const [first, ...others] = names;
  const which = others.length === 0 ? first! : `${first!} and ${others.length} more`;
  return [warning('zone-assumed', '', `The local times of ${which} were read as UTC, because no time zone was given.`, 'Choose the zone of the machine that wrote them on screen, or give it with --tz, for example Europe/London.', { file: first! })];
}

/** Why no call could be read: the error of each file, or what became of its rows. */
function whyNothing(importer: Importer): Issue[] {
  if (importer.reports.length === 0) return [error('no-files', '', 'No file of call records was given.', 'Name at least one file.')];
  const cmr = importer.warnings.filter(({ code }) => code === 'cmr-records').map((issue): Issue => ({ ...issue, severity: 'error' }));
  return importer.reports.map((report) => report.error ?? cmr.find(({ file }) => file === report.name) ?? noCalls(report, importer.ledger.groups()));
}

function noCalls(report: FileReport, groups: RejectGroup[]): Issue {
  const { name, rows } = report;
  if (rows === 0) return error('no-rows', '', `${name} has a header but no rows.`, 'Export the call records again and check that the period has calls.', { file: name });
  const own = groups.filter(({ file }) => file === name);
  const reasons = own.map(({ reason, count, firstLine }) => `${count} for ${reason}, first in line ${firstLine}`).join('; ');
  return error('no-calls', '', `${name} has ${rows} rows, and none is a call that can be read (${reasons}).`, 'Look at the rejected rows, and give the mapping, date order or delimiter that fits.', { file: name, line: own[0]?.firstLine ?? 1 });
}
