import type { Findings } from '../findings.ts';
import { nearest } from '../nearest.ts';
import type { ScenarioFile } from '../schema.ts';
import { connectivityModes } from '../schema/plan.ts';

type Kind = 'site' | 'PBX' | 'group' | 'number range' | 'trunk' | 'SBC' | 'link';

/** An id that the file uses: where, and what it may be. */
interface Reference {
  path: string;
  id: string;
  kinds: Kind[];
  /** Words that may stand there besides ids. */
  words?: readonly string[];
}

/** Every id that the file uses must be the id of something of the right kind. */
export function checkReferences(file: ScenarioFile, findings: Findings): void {
  const kinds = kindsOf(file);
  for (const reference of [...estateReferences(file), ...demandReferences(file), ...planReferences(file)]) {
    const words = reference.words ?? [];
    const found = kinds.get(reference.id);
    if (words.includes(reference.id) || (found !== undefined && reference.kinds.includes(found))) continue;
    report(reference, found, [...idsOf(kinds, reference.kinds), ...words], findings);
  }
}

function report({ path, id, kinds, words }: Reference, found: Kind | undefined, known: string[], findings: Findings): void {
  const wanted = kinds.join(' or ');
  const near = nearest(id, known);
  const message = found === undefined
    ? `${path} names the ${wanted} "${id}", which the file does not have.`
    : `${path} names "${id}", which is a ${found} where a ${wanted} must stand.`;
  const listed = known.slice(0, 8).map((each) => `"${each}"`).join(', ');
  const others = known.length === 0 ? `Add a ${wanted} with this id.` : `Write one of ${listed}${known.length > 8 ? ' …' : ''}, or add a ${wanted} with this id.`;
  const fix = near === null ? others : `Write "${near}", which is the nearest known, or add a ${wanted} with the id "${id}".`;
  const noWords = words === undefined || words.length === 0;
  findings.error(noWords ? `unknown-${(kinds.length === 1 ? kinds[0]! : 'id').toLowerCase().replace(' ', '-')}` : 'unknown-id', path, message, fix);
}

function kindsOf(file: ScenarioFile): Map<string, Kind> {
  const parts: [Kind, { id: string }[] | undefined][] = [
    ['site', file.sites], ['PBX', file.pbxs], ['group', file.groups], ['number range', file.numberRanges], ['trunk', file.trunks],
    ['SBC', file.sbcs], ['link', file.links],
  ];
  const kinds = new Map<string, Kind>();
  for (const [kind, items] of parts) for (const { id } of items ?? []) if (!kinds.has(id)) kinds.set(id, kind);
  return kinds;
}

function idsOf(kinds: Map<string, Kind>, wanted: Kind[]): string[] {
  return [...kinds].filter(([, kind]) => wanted.includes(kind)).map(([id]) => id);
}

function one(path: string, id: string | undefined, kinds: Kind[], words?: readonly string[]): Reference[] {
  return id === undefined ? [] : [{ path, id, kinds, ...(words ? { words } : {}) }];
}

function each(path: string, ids: readonly string[] | undefined, kinds: Kind[], words?: readonly string[]): Reference[] {
  return (ids ?? []).flatMap((id, i) => one(`${path}/${i}`, id, kinds, words));
}

/** References of every item of a list: `refer` is given the item and its place. */
function all<T>(path: string, items: T[] | undefined, refer: (item: T, place: string) => Reference[]): Reference[] {
  return (items ?? []).flatMap((item, i) => refer(item, `${path}/${i}`));
}

function estateReferences(file: ScenarioFile): Reference[] {
  return [
    ...all('/sites', file.sites, (site, at) => one(`${at}/egress`, site.egress, ['site'], ['local'])),
    ...all('/pbxs', file.pbxs, (pbx, at) => [
      ...one(`${at}/site`, pbx.site, ['site']),
      ...Object.entries(pbx.dialPlan?.siteCodes ?? {}).flatMap(([code, id]) => one(`${at}/dialPlan/siteCodes/${code}`, id, ['PBX'])),
    ]),
    ...all('/groups', file.groups, (group, at) => [
      ...one(`${at}/site`, group.site, ['site']),
      ...one(`${at}/pbx`, group.pbx, ['PBX']),
      ...each(`${at}/moveWith`, group.moveWith, ['group']),
      ...each(`${at}/after`, group.after, ['group']),
    ]),
    ...all('/numberRanges', file.numberRanges, (range, at) => [
      ...one(`${at}/landsOn`, range.landsOn, ['trunk']),
      ...each(`${at}/groups`, range.groups, ['group']),
    ]),
    ...all('/trunks', file.trunks, (trunk, at) => each(`${at}/owners`, trunk.owners, ['PBX', 'SBC'])),
    ...all('/sbcs', file.sbcs, (sbc, at) => one(`${at}/site`, sbc.site, ['site'])),
    ...all('/links', file.links, (link, at) => [
      ...one(`${at}/from`, link.from, ['site'], ['internet']),
      ...one(`${at}/to`, link.to, ['site'], ['internet']),
      ...one(`${at}/admission/by`, link.admission?.by, ['PBX']),
    ]),
  ];
}

function demandReferences(file: ScenarioFile): Reference[] {
  return [
    ...all('/demand/calls', file.demand?.calls, (source, at) => one(`${at}/pbx`, source.pbx, ['PBX'])),
    ...all('/demand/synthetic', file.demand?.synthetic, (row, at) => [
      ...one(`${at}/from`, row.from, ['group', 'site'], ['pstn']),
      ...one(`${at}/to`, row.to, ['group', 'site'], ['pstn']),
    ]),
  ];
}

function planReferences(file: ScenarioFile): Reference[] {
  const { routing, migration } = file;
  const rules = (path: string, pstn: { trunks: string[] }[] | undefined): Reference[] =>
    all(path, pstn, (rule, at) => each(`${at}/trunks`, rule.trunks, ['trunk']));
  return [
    ...rules('/routing/pstn', routing?.pstn),
    ...all('/routing/pbx', routing?.pbx, (entry, at) => [...one(`${at}/pbx`, entry.pbx, ['PBX']), ...rules(`${at}/pstn`, entry.pstn)]),
    ...all('/routing/teams', routing?.teams, (entry, at) => [...each(`${at}/groups`, entry.groups, ['group'], ['*']), ...rules(`${at}/pstn`, entry.pstn)]),
    ...all('/routing/emergency', routing?.emergency, (entry, at) => [
      ...each(`${at}/sites`, entry.sites, ['site']),
      ...each(`${at}/trunks`, entry.trunks, ['trunk']),
    ]),
    ...all('/teams/connectivity', file.teams?.connectivity, (entry, at) => [
      ...each(`${at}/groups`, entry.groups, ['group'], ['*']),
      ...each(`${at}/sbcs`, entry.sbcs, ['SBC']),
    ]),
    ...all('/migration/waves', migration?.waves, (wave, at) => each(`${at}/groups`, wave.groups, ['group'])),
    ...all('/migration/porting', migration?.porting, (port, at) => [
      ...each(`${at}/ranges`, port.ranges, ['number range']),
      ...one(`${at}/to`, port.to, ['trunk'], connectivityModes.slice(1)),
    ]),
    // `sbc-lon/srtp` is a limit of `sbc-lon`.
    ...all('/outages', file.outages, (outage, at) => one(`${at}/resource`, outage.resource.split('/')[0]!, ['PBX', 'SBC', 'trunk', 'link'])),
  ];
}
