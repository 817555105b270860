/**
 * Something about the user's input that the user can mend: a value, never thrown. All issues of an input are collected.
 * `message` says what is wrong and where, `fix` what to do; each is one sentence.
 */
export interface Issue {
  /** Stable kebab-case code, e.g. `unknown-key`. */
  code: string;
  severity: 'error' | 'warning';
  /** Place inside the document as a JSON pointer (`/waves/0/groups/1`) or a column name; empty when it is the whole file. */
  path: string;
  /** Name of the file as the user knows it; null where there is none. */
  file: string | null;
  /** Line in the file, from 1; null where there is none. */
  line: number | null;
  message: string;
  fix: string;
}

/** Builds an issue of severity error. */
export function error(code: string, path: string, message: string, fix: string, where: { file?: string; line?: number } = {}): Issue {
  return { code, severity: 'error', path, file: where.file ?? null, line: where.line ?? null, message, fix };
}

/** Builds an issue of severity warning. */
export function warning(code: string, path: string, message: string, fix: string, where: { file?: string; line?: number } = {}): Issue {
  return { ...error(code, path, message, fix, where), severity: 'warning' };
}

/** Thrown to carry issues out of a use case that cannot go on; the edge prints them and nothing else. */
export class UnusableInput extends Error {
  constructor(readonly issues: Issue[]) {
    super(issues.map((issue) => `${issue.message} ${issue.fix}`).join('\n'));
    this.name = 'UnusableInput';
  }
}
