import { Cancelled } from '../../models/core/job.ts';
import { error, UnusableInput, type Issue } from '../../models/core/issue.ts';
import { Exit, UsageError, type Io } from './io.ts';

/** An issue as it is printed: the keys of the command line's JSON, in their order. */
export function issueJson({ code, path, file, line, message, fix }: Issue): Pick<Issue, 'code' | 'path' | 'file' | 'line' | 'message' | 'fix'> {
  return { code, path, file, line, message, fix };
}

/** `northwind.json:12 /waves/0: message fix`, in one line; a place that the message itself names is not said twice. */
export function issueLine({ file, line, path, message, fix }: Issue): string {
  const untold = line === null || named(message, `line ${line}`) ? null : line;
  const fileAndLine = file === null ? '' : untold === null ? file : `${file}:${untold}`;
  const fileTold = file === null ? null : named(message, file);
  const place = [fileTold ? '' : fileAndLine, named(message, path) ? '' : path].filter((part) => part !== '').join(' ');
  const words = fileTold ? message.slice(0, fileTold.index) + fileAndLine + message.slice(fileTold.index + file!.length) : message;
  return `${place === '' ? '' : `${place}: `}${words} ${fix}\n`;
}

/** Where words name a place as a whole: `a.csv` is not named by `data.csv`. */
function named(words: string, place: string): RegExpExecArray | null {
  const literal = place.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return place === '' ? null : new RegExp(`(?<![\\w./-])${literal}(?![\\w/-]|\\.\\w)`).exec(words);
}

/** Writes warnings to stderr. */
export function warn(io: Io, issues: readonly Issue[]): void {
  for (const issue of issues) io.err(`${issue.severity}: ${issueLine(issue)}`);
}

/** Tells why a command gave no result, in words or as the JSON document, and gives the exit code. */
export function reportFailure(reason: unknown, io: Io, options: { json: boolean; debug: boolean }): number {
  const { code, issues } = failureOf(reason);
  if (options.json) io.out(`${JSON.stringify({ issues: issues.map(issueJson) }, null, 2)}\n`);
  else warn(io, issues);
  if (options.debug && reason instanceof Error) io.err(`${reason.stack ?? reason.message}\n`);
  return code;
}

function failureOf(reason: unknown): { code: number; issues: Issue[] } {
  if (reason instanceof UnusableInput) return { code: Exit.unusable, issues: reason.issues };
  if (reason instanceof UsageError) return { code: Exit.usage, issues: [error('usage', '', reason.message, reason.fix)] };
  if (reason instanceof Cancelled) {
    return { code: Exit.interrupted, issues: [error('interrupted', '', 'Stopped by Ctrl-C.', 'Nothing was finished: run the command again for a result.')] };
  }
  const words = reason instanceof Error ? reason.message : String(reason);
  return { code: Exit.fault, issues: [error('fault', '', `Busyhour itself failed: ${words.replace(/\.$/, '')}.`, 'Run it again with --debug and send us what it prints.')] };
}
