import { records } from './records.svelte.ts';
import { wipeStored } from './storage.ts';

/** How much of the browser's storage this page uses and may use, in bytes; null where the browser does not tell. */
export async function storageUse(): Promise<{ used: number; quota: number } | null> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    return usage === undefined || quota === undefined ? null : { used: usage, quota };
  } catch {
    return null;
  }
}

/** Forgets everything that this page keeps in the browser: call records, directory, projects, results, settings. The page begins anew. */
export async function wipeEverything(): Promise<void> {
  await records.clear();
  await wipeStored();
  localStorage.clear();
  location.assign(location.pathname);
}
