import type { Issue } from '../core/issue.ts';
import type { DetectionReport, ImportReport } from './import-report.ts';

/** Every digit as `#` and every letter as `x`: the shape of a row, and nothing of what stands in it. */
export function masked(text: string): string {
  return text.replace(/\p{N}/gu, '#').replace(/\p{L}/gu, 'x');
}

/** These name what the user gave, not what stands in a file. */
const OF_THE_USER = new Set(['unknown-format-name', 'unknown-zone', 'unknown-encoding']);

/** An issue without what it quotes of a file: texts in quotation marks, lists of cells in which numbers stand, and long numbers. */
export function maskedIssue(issue: Issue): Issue {
  if (OF_THE_USER.has(issue.code)) return issue;
  return { ...issue, message: maskedWords(issue.message, issue.file), fix: maskedWords(issue.fix, issue.file) };
}

/** A report without what it quotes of the files. Examples of rejected rows are masked where they are made. */
export function maskedReport(report: ImportReport): ImportReport {
  return {
    ...report,
    warnings: report.warnings.map(maskedIssue),
    files: report.files.map((file) => ({ ...file, detection: file.detection && maskedDetection(file.detection), ...(file.error && { error: maskedIssue(file.error) }) })),
  };
}

/** Cells of a header, masked when they look like a row of data. */
export function maskedHeader(cells: readonly string[]): string[] {
  return cells.some((cell) => LONG_NUMBER.test(cell)) ? cells.map(masked) : [...cells];
}

function maskedDetection({ score, evidence, runnerUp }: DetectionReport): DetectionReport {
  const words = (texts: string[]): string[] => texts.map((text) => maskedWords(text, null));
  return { score, evidence: words(evidence), runnerUp: runnerUp && { ...runnerUp, evidence: words(runnerUp.evidence) } };
}

const LONG_NUMBER = /\d{3}/;

function maskedWords(text: string, file: string | null): string {
  // The name of the file is the user's own, whatever digits it has.
  const parts = file === null || file === '' ? [text] : text.split(file);
  return parts.map((part) => part.replace(/"[^"]*"/g, masked).replace(/\([^)]*\)|columns are .*/g, listed).replace(/\+?\d{7,}/g, masked)).join(file ?? '');
}

function listed(words: string): string {
  return /\d{5,}|\d{3}.*,.*\d{3}/.test(words) ? masked(words) : words;
}
