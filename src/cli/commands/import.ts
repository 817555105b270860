import { Command } from 'commander';
import { formats } from '../../../models/cdr/formats.ts';
import type { DetectionReport, FileReport, ImportReport, QualityReport } from '../../../models/cdr/import-report.ts';
import type { PseudonymOptions } from '../../../models/cdr/pseudonym.ts';
import { recordWarnings } from '../../../models/traffic/record-warnings.ts';
import { newKey, pseudonymOptions } from '../../workers/keyed-hash.ts';
import { collectionText } from '../collection-text.ts';
import { issueJson, issueLine, warn } from '../failure.ts';
import { keyOf } from '../key-file.ts';
import type { Context } from '../main.ts';
import { readCallFiles } from '../read-calls.ts';
import { readingOptions, withReadingOptions, type ReadingFlags } from '../reading-options.ts';
import { rejectsFile } from '../rejects-file.ts';
import { fixed, grouped, percent, table } from '../table.ts';

/** Of hundreds of small files the first ones tell enough. */
const DETECTIONS_SHOWN = 5;
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];

interface Flags extends ReadingFlags {
  rejects?: string;
  pseudonymise?: boolean;
  pseudonymKey?: string;
  keepExtensions?: string;
  dropNames?: boolean;
}

/** `busyhour import`: reads call records and reports what is in them. */
export function importCommand({ io, json }: Context): Command {
  const command = new Command('import')
    .description('read call records and report rows, calls, rejects, trunks and what the records can tell')
    .argument('<files...>', 'files of call records, archives (zip, gzip), or folders of them');
  return withReadingOptions(command)
    .option('--rejects <file>', 'write every rejected row, with its line and reason, to a CSV file')
    .option('--pseudonymise', 'replace numbers and names by pseudonyms, by a key made at random')
    .option('--pseudonym-key <file>', 'file with the key of the pseudonyms, so that they are the same again; written with a new key when there is none')
    .option('--keep-extensions <ranges>', 'extensions that stay as they are, e.g. 2000-2999,5100')
    .option('--drop-names', 'drop names and other texts instead of replacing them')
    .action(async (paths: string[], flags: Flags) => {
      const started = performance.now();
      const reading = readingOptions(flags);
      const rejects = flags.rejects === undefined ? null : rejectsFile(flags.rejects);
      try {
        const { table: calls, report: read, bytes } = await readCallFiles(paths, reading, io, { pseudonymise: await pseudonyms(flags), onReject: rejects?.add });
        const settings = { zone: flags.tz ?? 'UTC', weekdays: MONDAY_TO_FRIDAY, holidays: [] };
        const report = { ...read, warnings: [...read.warnings, ...recordWarnings(calls, settings)] };
        const seconds = (performance.now() - started) / 1000;
        warn(io, report.warnings);
        io.out(json ? importJson(report, bytes, seconds) : importText(report));
      } finally {
        rejects?.close();
      }
    });
}

/** How people's data are hidden; undefined: not at all. Each of the options asks for it. */
async function pseudonyms({ pseudonymise, pseudonymKey, keepExtensions, dropNames }: Flags): Promise<PseudonymOptions | undefined> {
  if (!pseudonymise && pseudonymKey === undefined && keepExtensions === undefined && !dropNames) return undefined;
  return pseudonymOptions({ key: pseudonymKey === undefined ? newKey() : keyOf(pseudonymKey), keepExtensions: keepExtensions ?? '', dropNames: dropNames ?? false });
}

function importJson(report: ImportReport, bytes: number, seconds: number): string {
  const { files, rows, calls, rejected, merged, rejects, period, trunks, parties, fitness, warnings, quality } = report;
  const document = {
    files: files.map(({ error, detection, ...file }) => ({ ...file, ...(error && { error: issueJson(error) }), detection })),
    rows, calls, rejected, merged, rejects, period, trunks, parties, fitness,
    warnings: warnings.map(issueJson), bytes, seconds, ...(quality && { quality }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function importText(report: ImportReport): string {
  const files = table(
    [{ title: 'file' }, { title: 'format' }, ...['rows', 'calls', 'merged', 'rejected', 'skipped', 'doubtful'].map((title) => ({ title, right: true })), { title: 'time zone' }],
    report.files.map((file) => [file.name, file.format, ...[file.rows, file.calls, file.merged, file.rejected, file.skipped, file.doubtful].map(grouped), file.timeZone]),
  );
  const errors = report.files.flatMap((file) => (file.error ? [issueLine(file.error)] : [])).join('');
  const told = report.files.flatMap((file) => (file.detection ? [detectionLine(file, file.detection)] : [])).slice(0, DETECTIONS_SHOWN).join('');
  const rejects = table(
    [{ title: 'rejected for' }, { title: 'rows', right: true }, { title: 'file' }, { title: 'first line', right: true }],
    report.rejects.map((group) => [group.reason, grouped(group.count), group.file, grouped(group.firstLine)]),
  );
  const trunks = table([{ title: 'trunk' }, { title: 'calls', right: true }], report.trunks.map((trunk) => [trunk.name, grouped(trunk.calls)]));
  const fitness = table([{ title: 'do the records tell' }, { title: 'answer' }, { title: 'because' }], report.fitness.map((row) => [row.question, row.answer, row.evidence]));
  const sums = `${grouped(report.rows)} rows = ${grouped(report.calls)} calls + ${grouped(report.merged)} merged + ${grouped(report.rejected)} rejected\n`;
  const period = report.period ? `from ${report.period.first} to ${report.period.last}, ${grouped(report.parties)} parties\n` : '';
  const quality = report.quality ? qualityText(report.quality) : '';
  return [files + errors, told, sums + period + quality, rejects, trunks, fitness, collection(report)].filter((part) => part !== '').join('\n');
}

/** `a.csv: cucm (1.00), because the header has …; next best csv (0.40)`. */
function detectionLine({ name, format }: FileReport, { score, evidence, runnerUp }: DetectionReport): string {
  const next = runnerUp ? `; next best ${runnerUp.format} (${runnerUp.score.toFixed(2)}), because ${runnerUp.evidence.join(', ')}` : '';
  return `${name}: ${format} (${score.toFixed(2)}), because ${evidence.join(', ')}${next}\n`;
}

function qualityText({ calls, of, medianLoss, medianJitterMs, medianLatencyMs, callsWithMlqk, medianMlqk }: QualityReport): string {
  const mlqk = callsWithMlqk > 0 ? `, MLQK ${fixed(medianMlqk, 2)} (of ${grouped(callsWithMlqk)} ${callsWithMlqk === 1 ? 'call' : 'calls'})` : '';
  return `${grouped(calls)} of ${grouped(of)} calls have quality records; medians: ${percent(medianLoss)} of the packets lost, jitter ${fixed(medianJitterMs, 0)} ms, latency ${fixed(medianLatencyMs, 0)} ms${mlqk}\n`;
}

/** What to collect so that the questions with another answer than yes get one; empty when there are none. */
function collection(report: ImportReport): string {
  if (report.fitness.every(({ answer }) => answer === 'yes')) return '';
  const used = new Set(report.files.filter(({ error }) => !error).map(({ format }) => format));
  return formats().filter(({ id }) => used.has(id)).map((format) => `to close the gaps in ${format.product}\n${collectionText(format.collection)}`).join('\n');
}
