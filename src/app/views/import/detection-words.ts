import type { DetectionReport, FileReport } from '../../../../models/cdr/import-report.ts';

/** How sure a score is, in a word. */
export function sureness(score: number): string {
  if (score >= 0.95) return 'certain';
  if (score >= 0.8) return 'very likely';
  return score >= 0.6 ? 'likely' : 'a guess';
}

/** Files that were taken for the same format on the same evidence. */
export interface DetectionGroup {
  /** Places in the report. */
  files: number[];
  /** `a.csv`, or `a.csv and 3 more`. */
  name: string;
  format: string;
  /** Null where the files could not be read. */
  detection: DetectionReport | null;
}

/** The files of a report by what they were taken for, in the order of the report: of hundreds of alike files one line tells. */
export function detectionGroups(files: readonly FileReport[]): DetectionGroup[] {
  const groups = new Map<string, DetectionGroup>();
  for (const [index, { name, format, detection, error }] of files.entries()) {
    // Reports that an earlier version kept say nothing of the detection.
    const key = error ? `not read ${index}` : JSON.stringify([format, detection ?? null]);
    const group = groups.get(key);
    if (group) group.files.push(index);
    else groups.set(key, { files: [index], name, format, detection: error ? null : (detection ?? null) });
  }
  return [...groups.values()].map((group) => (group.files.length === 1 ? group : { ...group, name: `${group.name} and ${group.files.length - 1} more` }));
}

/** Whether what was chosen is a file of the report, or the archive or folder in which it stands. */
export function holds(chosen: string, file: string): boolean {
  return file === chosen || file.startsWith(`${chosen}/`);
}
