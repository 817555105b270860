import { main } from '../../src/cli/main.ts';

/** What a command line printed and how it ended. */
export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs a command line in this process. */
export async function run(argv: string[], signal: AbortSignal = new AbortController().signal): Promise<Ran> {
  const ran: Ran = { code: -1, out: '', err: '' };
  ran.code = await main(argv, { out: (text) => (ran.out += text), err: (text) => (ran.err += text), terminalColumns: null, signal });
  return ran;
}

/** Runs a command line with --json and gives its document. */
export async function runJson<T = Record<string, unknown>>(argv: string[]): Promise<Ran & { document: T }> {
  const ran = await run([...argv, '--json']);
  return { ...ran, document: JSON.parse(ran.out) as T };
}

/** The document of a failure. */
export interface Failure {
  issues: { code: string; path: string; file: string | null; line: number | null; message: string; fix: string }[];
}
