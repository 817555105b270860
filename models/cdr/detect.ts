import { error } from '../core/issue.ts';
import type { Issue } from '../core/issue.ts';
import type { FormatMatch, RecordFormat } from './adapters/record-format.ts';
import { allFormats } from './all-formats.ts';
import { formatId, formatOf } from './formats.ts';
import type { FormatId } from './formats.ts';
import type { RunnerUp } from './import-report.ts';
import { otherProduct } from './other-products.ts';
import { lineLexing } from './line-reader.ts';
import type { Lexing } from './row-reader.ts';
import type { Sample } from './sample.ts';
import type { ReadingOptions } from './source.ts';

/** How a file is to be read. */
export interface Detection extends FormatMatch {
  format: FormatId;
  lexing: Lexing;
  /** The format that fits next best; null when no other fits. */
  runnerUp: RunnerUp | null;
}

interface Candidate {
  format: RecordFormat;
  match: FormatMatch;
}

/** A product that is known by sight and not read outweighs columns that only happen to fit; a format that is surer of its file says more than this. */
const KNOWN_BY_SIGHT = 0.95;

/** Tells the format of a file from its first rows, never from its name; an issue when it is none that is read, or not the one asked for. */
export function detect(sample: Sample, options: ReadingOptions, file: string): Detection | Issue {
  const asked = askedFor(options);
  if (asked !== null) return detectAs(asked, sample, options, file);
  const [best, next] = candidates(sample, options);
  const other = !best || best.match.score < KNOWN_BY_SIGHT ? otherProduct(sample) : null;
  if (other) return error('format-not-read', '', `${file} looks like ${other.name}, which is not read yet.`, other.fix, { file, line: 1 });
  return best ? detection(best, next, sample) : refusalOf('csv', sample, options, file);
}

/** The first rows as the format of a detection sees them. */
export function sampleRows(sample: Sample, { lexing }: Detection): string[][] {
  return lexing.lines ? sample.lines.map((line) => [line]) : sample.rows;
}

/** Name of the format that the options ask for: by name, by a ruler, or by a mapping. */
function askedFor({ format, ruler, map }: ReadingOptions): string | null {
  if (format !== undefined && format !== 'auto') return format;
  if (ruler) return 'fixed';
  return map ? 'csv' : null;
}

function detectAs(name: string, sample: Sample, options: ReadingOptions, file: string): Detection | Issue {
  const id = formatId(name);
  if (id === null) return unknownFormatName(name, file);
  const found = candidates(sample, options);
  const wanted = found.find(({ format }) => format.id === id);
  return wanted ? detection(wanted, found.find((each) => each !== wanted), sample) : refusalOf(id, sample, options, file);
}

/** The formats that fit, the best first; of equals the one listed first. */
function candidates(sample: Sample, options: ReadingOptions): Candidate[] {
  return allFormats
    .flatMap((format) => {
      const match = format.detect(sample, options);
      return match ? [{ format, match }] : [];
    })
    .sort((a, b) => b.match.score - a.match.score);
}

function detection({ format, match }: Candidate, next: Candidate | undefined, sample: Sample): Detection {
  return {
    ...match, format: format.id,
    lexing: format.lexing === 'lines' ? lineLexing(sample.lexing.newline) : sample.lexing,
    runnerUp: next ? { format: next.format.id, score: next.match.score, evidence: next.match.evidence } : null,
  };
}

function refusalOf(id: FormatId, sample: Sample, options: ReadingOptions, file: string): Issue {
  const format = formatOf(id)!;
  return format.refusal?.(sample, options, file) ?? (id === 'csv' ? unknownFormat(sample, file) : notAsAsked(format, sample, file));
}

function unknownFormatName(name: string, file: string): Issue {
  return error('unknown-format-name', '', `There is no format "${name}", asked for ${file}.`, `Give one of ${allFormats.map(({ id }) => id).join(', ')}, or leave it out and let the content tell.`, { file });
}

function notAsAsked(format: RecordFormat, sample: Sample, file: string): Issue {
  const seen = (sample.rows[0] ?? []).slice(0, 4).join(', ');
  return error('format-mismatch', '', `${file} does not read as ${format.product}: its first row begins with "${seen.slice(0, 80)}".`, `That format is recognised by ${format.recognisedBy}; leave the format out and let the content tell, or map the columns.`, { file, line: 1 });
}

function unknownFormat(sample: Sample, file: string): Issue {
  const begins = (sample.lines[0] ?? '').slice(0, 60);
  return error('unknown-format', '', `${file} is in no format that is read; it begins with "${begins}".`, `Say which columns hold the start, the end or duration and the parties, on screen or with --map (columns of a CSV) or --ruler (columns of characters); "busyhour formats" and the list of formats on screen say which ${allFormats.length} are read.`, { file, line: 1 });
}
