import { warning } from '../core/issue.ts';
import type { Issue } from '../core/issue.ts';
import { thousands } from '../core/thousands.ts';
import { CallFlag } from './call-table.ts';
import type { CallTable } from './call-table.ts';
import { formatOf } from './formats.ts';

const SCIENTIFIC = /^\d(?:[.,]\d+)?E\+\d{1,2}$/i;
const LONG_NUMBER = /^\+?\d{7,}$/;
/** Formats of no product, of which nobody knows whether they ever had seconds. */
const OF_NO_PRODUCT = new Set(['csv', 'fixed']);

interface Seen {
  calls: number;
  scientific: Found;
  withoutSeconds: Found;
  longNumbers: Found;
  /** Long numbers that begin with 0 or +. */
  prefixed: number;
}
interface Found { count: number; line: number; example: string }

/**
 * What a spreadsheet did to files that were opened and saved in it: numbers in scientific notation, times without seconds in a file or of a
 * product that has them, and, where either is seen, leading zeros and plus signs that are nowhere. Counts calls, with the first line
 * and an example. `timeTexts`: of each file the first time without seconds as it stands there.
 */
export function spreadsheetDamage(table: CallTable, timeTexts: readonly string[]): Issue[] {
  const kinds = Uint8Array.from(table.parties, kindOf);
  const files = table.files.map((): Seen => ({ calls: 0, scientific: none(), withoutSeconds: none(), longNumbers: none(), prefixed: 0 }));
  const { calls, parties } = table;
  for (let call = 0; call < calls.count; call++) {
    const seen = files[calls.source[call]!]!;
    seen.calls++;
    if (calls.flags[call]! & CallFlag.withoutSeconds) note(seen.withoutSeconds, calls.line[call]!, '');
    let scientific = -1;
    for (const party of [calls.from[call]!, calls.to[call]!]) {
      if (party < 0) continue;
      const kind = kinds[party]!;
      if (kind === Kind.scientific) scientific = party;
      else if (kind === Kind.long) note(seen.longNumbers, calls.line[call]!, parties[party]!);
      else if (kind === Kind.prefixed) seen.prefixed++;
    }
    if (scientific >= 0) note(seen.scientific, calls.line[call]!, parties[scientific]!);
  }
  return files.flatMap((seen, file) => issuesOf(seen, table.files[file]!, timeTexts[file] ?? ''));
}

const Kind = { other: 0, scientific: 1, long: 2, prefixed: 3 } as const;

function kindOf(party: string): number {
  if (SCIENTIFIC.test(party)) return Kind.scientific;
  if (!LONG_NUMBER.test(party)) return Kind.other;
  return /^[0+]/.test(party) ? Kind.prefixed : Kind.long;
}

function issuesOf(seen: Seen, { name, format, resolutionSeconds }: CallTable['files'][number], timeText: string): Issue[] {
  const { calls, scientific, withoutSeconds, longNumbers, prefixed } = seen;
  const issues: Issue[] = [];
  const hasSeconds = withoutSeconds.count < calls || (formatOf(format) !== null && !OF_NO_PRODUCT.has(format));
  const lostSeconds = withoutSeconds.count > 0 && hasSeconds && resolutionSeconds === undefined;
  if (scientific.count > 0) {
    issues.push(warning('numbers-damaged', '', `${counted(scientific)} of ${name} have a number that a spreadsheet rounded, such as "${scientific.example}", first in line ${scientific.line}: different parties look alike in it.`, UNOPENED, { file: name, line: scientific.line }));
  }
  if (lostSeconds) {
    issues.push(warning('seconds-lost', '', `${counted(withoutSeconds)} of ${name} have a time without seconds, such as "${timeText}", first in line ${withoutSeconds.line}, where ${withoutSeconds.count < calls ? 'others have seconds' : 'the product writes seconds'}: peaks can be wrong by a minute's calls.`, UNOPENED, { file: name, line: withoutSeconds.line }));
  }
  if ((scientific.count > 0 || lostSeconds) && longNumbers.count > 0 && prefixed === 0) {
    issues.push(warning('leading-zeros-lost', '', `None of ${thousands(longNumbers.count)} long numbers in ${name} begins with 0 or +, such as "${longNumbers.example}" in line ${longNumbers.line}: the spreadsheet has probably taken leading zeros and plus signs away.`, UNOPENED, { file: name, line: longNumbers.line }));
  }
  return issues;
}

const UNOPENED = 'Export the records again and give that file unopened, without saving it in a spreadsheet.';

function none(): Found {
  return { count: 0, line: 0, example: '' };
}

function note(found: Found, line: number, example: string): void {
  if (found.count++ > 0) return;
  found.line = line;
  found.example = example;
}

function counted({ count }: Found): string {
  return count === 1 ? '1 call' : `${thousands(count)} calls`;
}
