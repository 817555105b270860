import type { FileReport } from '../../../../models/cdr/import-report.ts';

type Count = 'rows' | 'calls' | 'merged' | 'rejected' | 'skipped' | 'doubtful';

/** Files that are shown as one row until it is opened: those of an archive or folder, or one file alone. */
export interface FileGroup extends Record<Count, number> {
  name: string;
  files: FileReport[];
  formats: string;
  timeZones: string;
  encodings: string;
}

/** Fewer files than this are shown one by one. */
const MANY = 6;

/** The files of a report in groups by archive or folder (what stands before the first slash of a name), in their order. */
export function fileGroups(files: readonly FileReport[]): FileGroup[] {
  const places = new Map<string, FileReport[]>();
  for (const file of files) {
    const place = placeOf(file);
    const known = places.get(place);
    if (known) known.push(file);
    else if (place !== '') places.set(place, [file]);
  }
  const done = new Set<string>();
  return files.flatMap((file) => {
    const place = placeOf(file);
    const inner = places.get(place) ?? [];
    if (inner.length < MANY) return [groupOf(file.name, [file])];
    if (done.has(place)) return [];
    done.add(place);
    return [groupOf(place, inner)];
  });
}

/** Archive or folder of a file; empty for one that stands alone. */
function placeOf({ name }: FileReport): string {
  return name.slice(0, Math.max(0, name.indexOf('/')));
}

function groupOf(name: string, files: FileReport[]): FileGroup {
  const sum = (key: Count): number => files.reduce((total, file) => total + file[key], 0);
  const words = (texts: string[]): string => [...new Set(texts)].filter((text) => text !== '').join(', ');
  return {
    name, files,
    rows: sum('rows'), calls: sum('calls'), merged: sum('merged'), rejected: sum('rejected'), skipped: sum('skipped'), doubtful: sum('doubtful'),
    formats: words(files.map((file) => (file.error ? 'not read' : file.format))),
    timeZones: words(files.map(({ timeZone }) => timeZone)), encodings: words(files.map(({ encoding }) => encoding)),
  };
}
