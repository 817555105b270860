import { tabOf } from './views/estate/tables.ts';

/** The address of the screen, and of its tab, on which an issue at a place of the document can be mended. */
export function placeToMend(path: string): string {
  const tab = tabOf(path);
  if (tab) return `#/estate/${tab}`;
  return path.startsWith('/migration') ? '#/waves' : '#/estate';
}
