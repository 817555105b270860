import { profiles } from './state/profiles.svelte.ts';
import { project } from './state/project.svelte.ts';
import { records } from './state/records.svelte.ts';
import { byFolder, chosenFiles, pastedName, pickedFile, type NamedFile, type PickedFile } from './state/picked-files.ts';
import { router } from './router.svelte.ts';
import { rowsAt } from './state/document.ts';
import { kindOf } from './state/file-kind.ts';

/** Takes files that were dropped, chosen or pasted anywhere: scenarios are opened, the directory and profiles kept, everything else read as call records. */
export async function takeFiles(files: NamedFile[]): Promise<void> {
  const calls: PickedFile[] = [];
  for (const item of byFolder(files)) {
    const kind = item.folder ? 'calls' : kindOf(item.name, await item.files[0]!.file.slice(0, 256).text(), directoryName());
    const { file } = item.files[0] ?? {};
    if (kind === 'scenario') await openScenario(file!);
    else if (kind === 'profile') await takeProfile(file!);
    else if (kind === 'directory') records.setDirectory({ name: item.name, text: await file!.text() });
    else calls.push(item);
  }
  if (calls.length === 0) return;
  router.go('import');
  await records.importFiles(calls);
}

/** Reads further files of call records together with those that are loaded. */
export async function addCallFiles(files: NamedFile[]): Promise<void> {
  await records.addFiles(byFolder(files));
}

/** Keeps a profile of how files are read, and shows where it is used. */
async function takeProfile(file: File): Promise<void> {
  await profiles.take(file);
  router.go('import');
}

/** Takes rows that were pasted as text, or files that were; false when there was nothing of either. */
export function takePasted(pasted: DataTransfer): boolean {
  const files = chosenFiles([...pasted.files]);
  const text = pasted.getData('text/plain');
  if (files.length > 0) void takeFiles(files);
  else if (text.trim() !== '') void records.importFiles([pickedFile(new File([text], pastedName))]);
  else return false;
  return true;
}

/** Opens a scenario file and shows it; a refused one leaves the screen where it is. */
export async function openScenario(file: File): Promise<void> {
  if (await project.open(file)) router.go('estate');
}

/** Opens the fictitious company, generates and reads its records, and shows its traffic. */
export async function openDemo(): Promise<void> {
  if (!(await project.openDemo())) return;
  router.go('traffic');
  // The document is there at once; what it resolves to comes later.
  const named = rowsAt(project.document, ['demand', 'calls']).map((source) => source['sample']).find((sample) => sample !== undefined);
  const { users, weeks, seed } = named as { users: number; weeks: number; seed: number };
  await records.importSample({ users, weeks, seed });
}

function directoryName(): string | null {
  const directory = project.document['directory'];
  if (typeof directory !== 'object' || directory === null || Array.isArray(directory)) return null;
  return typeof directory['file'] === 'string' ? directory['file'] : null;
}
