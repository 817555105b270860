import type { Json, JsonObject, ScenarioDocument } from '../../state/document.ts';
import { draftRows, freeId, listOf, rowsAt, textOf } from '../../state/document.ts';

/** Trunk names of the records that no trunk of the scenario claims: neither by `cdrNames` nor by its id. */
export function unclaimedNames(document: ScenarioDocument, recorded: { name: string; calls: number }[]): { name: string; calls: number }[] {
  const claimed = new Set(rowsAt(document, ['trunks']).flatMap((trunk) => [textOf(trunk, 'id'), ...listOf(trunk, 'cdrNames')]));
  return recorded.filter((trunk) => !claimed.has(trunk.name)).sort((a, b) => b.calls - a.calls);
}

/** Adds a recorded name to a trunk of a draft. */
export function attachName(draft: ScenarioDocument, trunkId: string, name: string): void {
  const trunk = draftRows(draft, ['trunks']).find((row) => row['id'] === trunkId);
  if (trunk) trunk['cdrNames'] = [...listOf(trunk, 'cdrNames'), name];
}

/** Adds a trunk of the first PBX for a recorded name to a draft; how many channels it has the records do not say. */
export function addTrunkFor(draft: ScenarioDocument, name: string): void {
  const stem = name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'trunk';
  const owner = textOf(rowsAt(draft, ['pbxs'])[0] ?? {}, 'id');
  const trunk: JsonObject = { id: freeId(draft, stem), owners: (owner ? [owner] : []) as Json[], kind: 'sip', channels: 'unlimited', cdrNames: [name] };
  draftRows(draft, ['trunks']).push(trunk);
}
