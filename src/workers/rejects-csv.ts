import type { Reject } from '../../models/cdr/import-report.ts';

/** First line of a file of rejected rows. */
export const rejectsHeader = 'file,line,reason,row\n';

/** A rejected row as a line of CSV: the row itself stands in one cell, exactly as it was. */
export function rejectLine({ file, line, reason, text }: Reject): string {
  return `${quoted(file)},${line},${reason},${quoted(text)}\n`;
}

/** All rejected rows as CSV. */
export function rejectsCsv(rejects: readonly Reject[]): string {
  return rejectsHeader + rejects.map(rejectLine).join('');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
