import { Option, type Command } from 'commander';
import { columnRoles, readProfile, rulerRoles } from '../../models/cdr/reading-profile.ts';
import type { RulerColumn } from '../../models/cdr/ruler.ts';
import type { ColumnMap, ReadingOptions, RulerRole } from '../../models/cdr/source.ts';
import { formats } from '../../models/cdr/formats.ts';
import { UnusableInput } from '../../models/core/issue.ts';
import { isZone } from '../../models/core/zone.ts';
import { readJson } from '../../models/scenario/json-text.ts';
import { nearest } from '../../models/scenario/nearest.ts';
import { readText } from './files.ts';
import { UsageError } from './io.ts';

/** The options by which call records are read, as commander gives them. */
export interface ReadingFlags {
  profile?: string;
  format?: string;
  tz?: string;
  map?: string;
  ruler?: string;
  year?: string;
  dateOrder?: 'dmy' | 'mdy' | 'ymd';
  durationUnit?: 's' | 'min' | 'ms' | 'hmmt';
  encoding?: string;
  delimiter?: string;
}

const RULER_FIX = 'Write for example --ruler start=1-14,duration=16-23,from=25-31,to=40-60.';

/** Adds the reading options to a command. */
export function withReadingOptions(command: Command): Command {
  return command
    .option('--profile <file>', 'how to read the files, as saved on the import screen; other options go before what it says')
    .option('--format <format>', 'format of the files; found from their content when left out')
    .option('--tz <zone>', 'zone of the days and hours, and of local times in the files, e.g. Europe/London')
    .option('--map <columns>', `what the columns of another CSV mean: ${columnRoles.map((key) => `${key}=COL`).join(',')}; COL is a header or a number from 1`)
    .option('--ruler <columns>', `where the columns of a file without delimiter stand: start=1-14,duration=16-23,…, characters counted from 1; a role given twice joins both; for Avaya's customised records also condition, member, intrunk and inmember`)
    .option('--year <year>', 'year of the first record, for records that name only day and month')
    .addOption(new Option('--date-order <order>', 'order of day, month and year in dates').choices(['dmy', 'mdy', 'ymd']))
    .addOption(new Option('--duration-unit <unit>', 'unit of the duration column; hmmt: hours, minutes and tenths of a minute in four digits (Avaya)').choices(['s', 'min', 'ms', 'hmmt']))
    .option('--encoding <encoding>', 'character encoding, e.g. windows-1252')
    .option('--delimiter <character>', 'character between columns; "tab" for a tab');
}

/** The reading options of a command line. Throws UsageError for a value that cannot be meant, UnusableInput for a profile that cannot be read. */
export function readingOptions(flags: ReadingFlags): ReadingOptions {
  const options = flags.profile === undefined ? {} : withoutColumns(profileOptions(flags.profile), flags);
  if (flags.format !== undefined) options.format = knownFormat(flags.format);
  if (flags.tz !== undefined) options.timeZone = knownZone(flags.tz);
  if (flags.map !== undefined) options.map = columnMap(flags.map);
  if (flags.ruler !== undefined) options.ruler = rulerColumns(flags.ruler);
  if (flags.year !== undefined) options.year = knownYear(flags.year);
  if (flags.dateOrder) options.dateOrder = flags.dateOrder;
  if (flags.durationUnit) options.durationUnit = flags.durationUnit;
  if (flags.encoding !== undefined) options.encoding = knownEncoding(flags.encoding);
  if (flags.delimiter !== undefined) options.delimiter = delimiter(flags.delimiter);
  return options;
}

function profileOptions(path: string): ReadingOptions {
  const json = readJson(readText(path), path);
  if ('issue' in json) throw new UnusableInput([json.issue]);
  const read = readProfile(json.value, path);
  if ('issues' in read) throw new UnusableInput(read.issues);
  return read.profile.reading;
}

/** Columns that are named on the command line stand in place of all that a profile says about columns. */
function withoutColumns(reading: ReadingOptions, { map, ruler }: ReadingFlags): ReadingOptions {
  if (map === undefined && ruler === undefined) return { ...reading };
  const { map: _map, ruler: _ruler, format: _format, ...others } = reading;
  return others;
}

/** Splits `start=COL,end=COL,…`; a header may itself hold commas. */
export function columnMap(text: string): ColumnMap {
  const map: ColumnMap = {};
  for (const part of text.split(/,(?=[A-Za-z]+=)/)) {
    const equals = part.indexOf('=');
    const key = part.slice(0, Math.max(0, equals)).trim();
    const column = part.slice(equals + 1).trim();
    const known = columnRoles.find((candidate) => candidate === key);
    if (!known) throw new UsageError(`--map has "${part}", which is none of ${columnRoles.join('=, ')}=.`, `${hint(key, columnRoles)}Write for example --map "start=Start Time,duration=Seconds,trunk=Trunk".`);
    if (column === '') throw new UsageError(`--map names no column for ${known}.`, 'Write a header\'s text or a column number from 1 behind the equals sign.');
    if (map[known] !== undefined) throw new UsageError(`--map gives ${known} twice.`, 'Name each meaning once.');
    map[known] = column;
  }
  return map;
}

/** Splits `start=1-14,duration=16-23,…`. */
export function rulerColumns(text: string): RulerColumn<RulerRole>[] {
  return text.split(',').map((part) => {
    const [, role, from, to] = /^\s*([A-Za-z]+)\s*=\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(part) ?? [];
    const known = rulerRoles.find((candidate) => candidate === role);
    if (role !== undefined && !known) throw new UsageError(`--ruler has "${part}", which is none of ${rulerRoles.join('=, ')}=.`, `${hint(role, rulerRoles)}${RULER_FIX}`);
    const column = { role: known!, from: Number(from), to: Number(to ?? from) };
    if (!known || column.from < 1 || column.to < column.from) throw new UsageError(`--ruler has "${part}", which is no column of characters.`, `Count characters from 1, the last one not before the first. ${RULER_FIX}`);
    return column;
  });
}

function knownYear(text: string): number {
  if (/^(19[7-9]|20\d)\d$/.test(text)) return Number(text);
  throw new UsageError(`--year ${text} is no year from 1970 to 2099.`, 'Give the year of the first record, for example 2027.');
}

/** An IANA zone of the command line. */
export function knownZone(id: string): string {
  if (isZone(id)) return id;
  throw new UsageError(`--tz ${id} is no time zone.`, 'Give an IANA name such as Europe/London, America/New_York or UTC.');
}

function knownFormat(id: string): string {
  const ids: string[] = formats().map((format) => format.id);
  if (id === 'auto' || ids.includes(id)) return id;
  throw new UsageError(`--format ${id} is no format that is read.`, `${hint(id, ids)}The formats are auto, ${ids.join(', ')}: see "busyhour formats".`);
}

function knownEncoding(label: string): string {
  try {
    return new TextDecoder(label) && label;
  } catch {
    throw new UsageError(`--encoding ${label} is no encoding that is known here.`, 'Give for example utf-8, utf-16le, windows-1252 or iso-8859-15.');
  }
}

function delimiter(text: string): string {
  const character = text === 'tab' || text === '\\t' ? '\t' : text;
  if (character.length === 1 && !'"\r\n'.includes(character)) return character;
  throw new UsageError(`--delimiter ${JSON.stringify(text)} is not one character.`, 'Give the one that stands between columns, such as "," ";" "|" or tab.');
}

function hint(word: string, candidates: Iterable<string>): string {
  const near = nearest(word, candidates);
  return near ? `Did you mean ${near}? ` : '';
}
