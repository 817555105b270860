import type { Findings } from '../findings.ts';
import type { ScenarioFile } from '../schema.ts';

const reserved = new Set(['pstn', 'internet', 'unassigned']);

/** Ids are unique over the whole file; some are taken by the product. */
export function checkIds(file: ScenarioFile, findings: Findings): void {
  const places = new Map<string, string>();
  for (const { id, path } of idsOf(file)) {
    if (reserved.has(id)) {
      findings.error('reserved-id', path, `${path} is "${id}", which is a reserved id.`, `Write another id, for example "${id}-1".`);
      continue;
    }
    const before = places.get(id);
    if (before === undefined) places.set(id, path);
    else findings.error('duplicate-id', path, `${path} is "${id}", which is the id at ${before} too.`, `Write an id that stands nowhere else in the file, for example "${id}-2".`);
  }
  (file.migration?.waves ?? []).forEach((wave, i) => {
    // A wave's id becomes the id of its state.
    if (wave.id === 'baseline' || /^port-\d{4}-\d\d-\d\d$/.test(wave.id)) {
      const path = `/migration/waves/${i}/id`;
      findings.error('reserved-id', path, `${path} is "${wave.id}", which is the id of a migration state that is not a wave.`, 'Write another id, for example "wave-1".');
    }
  });
}

/** Every id of the file with its place; a synthetic row without an id has its index. */
function idsOf(file: ScenarioFile): { id: string; path: string }[] {
  const parts = {
    '/sites': file.sites, '/pbxs': file.pbxs, '/groups': file.groups, '/numberRanges': file.numberRanges, '/trunks': file.trunks,
    '/sbcs': file.sbcs, '/links': file.links, '/migration/waves': file.migration?.waves,
  };
  const named = Object.entries(parts).flatMap(([place, items]) => (items ?? []).map((item, i) => ({ id: item.id, path: `${place}/${i}/id` })));
  const rows = (file.demand?.synthetic ?? []).map((row, i) => ({ id: row.id ?? String(i), path: `/demand/synthetic/${i}/id` }));
  return [...named, ...rows];
}
