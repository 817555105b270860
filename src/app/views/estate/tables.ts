import type { JsonObject, ScenarioDocument } from '../../state/document.ts';
import { freeId, rowsAt, textOf } from '../../state/document.ts';
import type { Column } from '../../ui/column.ts';
import { isWithin } from '../../ui/column.ts';
import { demandFields, interimFields, runFields } from './settings-fields.ts';

/** One editable table of the estate: where its rows stand, what they are, and what a new one starts as. */
export interface EstateTable {
  id: string;
  title: string;
  noun: string;
  /** Keys of the array in the document. */
  keys: readonly string[];
  columns: (document: ScenarioDocument) => readonly Column[];
  fresh: (document: ScenarioDocument) => JsonObject;
  /** What holds while there is no row. */
  empty?: string;
}

const ids = (document: ScenarioDocument, ...keys: string[]): string[] => keys.flatMap((key) => rowsAt(document, [key]).map((row) => textOf(row, 'id'))).filter((id) => id !== '');
const choice = (values: readonly string[]): { value: string; label: string }[] => values.map((value) => ({ value, label: value }));
const idColumn: Column = { key: 'id', label: 'Id', kind: 'text', width: 14, hint: 'Small letters, digits and hyphens; unique in the file. Mentions of it follow.' };
const siteColumn = (document: ScenarioDocument): Column => ({ key: 'site', label: 'Site', kind: 'choice', options: choice(ids(document, 'sites')), width: 10 });
const firstId = (document: ScenarioDocument, key: string): string => ids(document, key)[0] ?? '';

const sites: EstateTable = {
  id: 'sites', title: 'Sites', noun: 'site', keys: ['sites'],
  columns: (document) => [
    idColumn,
    { key: 'name', label: 'Name', kind: 'text', width: 20 },
    { key: 'timeZone', label: 'Zone', kind: 'text', width: 18, suggestions: Intl.supportedValuesOf('timeZone') },
    { key: 'egress', label: 'Internet by', kind: 'choice', placeholder: 'local', options: choice(['local', ...ids(document, 'sites')]), width: 16, hint: 'Own internet link, or the site whose link its traffic leaves by.' },
  ],
  fresh: (document) => ({ id: freeId(document, 'site'), name: 'New site', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
};

const pbxs: EstateTable = {
  id: 'pbxs', title: 'PBXs', noun: 'PBX', keys: ['pbxs'],
  columns: (document) => [
    idColumn,
    siteColumn(document),
    { key: 'side', label: 'Side', kind: 'choice', placeholder: 'ip', options: choice(['ip', 'tdm']), width: 13 },
    { key: 'maxCalls', label: 'Max calls', kind: 'number', placeholder: 'no limit', width: 9 },
    { key: 'mediaDsps', label: 'Media DSPs', kind: 'number', placeholder: 'no limit', width: 9 },
    { key: 'dialPlan.country', label: 'Country', kind: 'text', width: 7 },
    { key: 'dialPlan.extensionLength', label: 'Extension digits', kind: 'number', width: 8 },
    { key: 'dialPlan.outside', label: 'Outside prefix', kind: 'text', width: 8 },
    { key: 'dialPlan.siteCodes', label: 'Site codes', kind: 'pairs', width: 22, hint: 'Digits before an extension of another PBX: 72 = pbx-man; 73 = pbx-lee.' },
  ],
  fresh: (document) => ({ id: freeId(document, 'pbx'), site: firstId(document, 'sites') }),
};

const groups: EstateTable = {
  id: 'groups', title: 'Groups', noun: 'group', keys: ['groups'],
  columns: (document) => [
    idColumn,
    siteColumn(document),
    { key: 'pbx', label: 'PBX', kind: 'choice', options: choice(ids(document, 'pbxs')), width: 12 },
    { key: 'kind', label: 'Kind', kind: 'choice', placeholder: 'department', options: choice(['department', 'hunt-group', 'contact-centre', 'analog', 'room']), width: 21 },
    { key: 'users', label: 'Users', kind: 'number', width: 6 },
    { key: 'where.department', label: 'Department', kind: 'text', width: 14, hint: 'Users of the directory with this department.' },
    { key: 'where.site', label: 'Directory site', kind: 'text', width: 14, hint: 'Users of the directory with this site.' },
    { key: 'extensions', label: 'Extensions', kind: 'list', width: 22, hint: 'Single ones and ranges, 2000-2199, with commas between.' },
    { key: 'moveWith', label: 'Move with', kind: 'list', width: 16 },
    { key: 'after', label: 'After', kind: 'list', width: 14 },
  ],
  fresh: (document) => ({ id: freeId(document, 'group'), site: firstId(document, 'sites'), pbx: firstId(document, 'pbxs'), kind: 'department', extensions: [] }),
};

const numberRanges: EstateTable = {
  id: 'ranges', title: 'Numbers', noun: 'number range', keys: ['numberRanges'],
  columns: (document) => [
    idColumn,
    { key: 'range', label: 'Range', kind: 'text', width: 24, hint: '+442079460000-0199' },
    { key: 'landsOn', label: 'Lands on', kind: 'choice', placeholder: "PBX's carrier trunks", options: choice(ids(document, 'trunks')), width: 16 },
    { key: 'groups', label: 'Groups', kind: 'list', width: 28 },
  ],
  fresh: (document) => ({ id: freeId(document, 'range'), range: '', groups: [] }),
};

const trunks: EstateTable = {
  id: 'trunks', title: 'Trunks', noun: 'trunk', keys: ['trunks'],
  columns: () => [
    idColumn,
    { key: 'owners', label: 'Owners', kind: 'list', width: 16, hint: 'One or two PBXs or SBCs.' },
    { key: 'kind', label: 'Kind', kind: 'choice', placeholder: 'sip', options: choice(['sip', 'pri-e1', 'pri-t1', 'analog', 'tie-sip', 'tie-pri']), width: 14 },
    { key: 'channels', label: 'Channels', kind: 'number', width: 9, hint: 'A whole number, or unlimited.' },
    { key: 'direction', label: 'Direction', kind: 'choice', placeholder: 'both', options: choice(['both', 'in', 'out']), width: 15 },
    { key: 'cdrNames', label: 'Names in the records', kind: 'list', width: 22 },
    { key: 'inService', label: 'In service', kind: 'date', width: 14 },
    { key: 'serviceEnd', label: 'Service ends', kind: 'date', width: 14 },
  ],
  fresh: (document) => ({ id: freeId(document, 'trunk'), owners: [firstId(document, 'pbxs')].filter((id) => id !== ''), kind: 'sip', channels: 30 }),
};

const sbcs: EstateTable = {
  id: 'sbcs', title: 'SBCs', noun: 'SBC', keys: ['sbcs'],
  columns: (document) => [
    idColumn,
    siteColumn(document),
    { key: 'limits.sessions', label: 'Sessions', kind: 'number', placeholder: 'no limit', width: 9 },
    { key: 'redundancy', label: 'Redundancy', kind: 'choice', placeholder: 'none', options: choice(['none', 'ha-pair', 'pool']), width: 15 },
    { key: 'media', label: 'Media', kind: 'choice', placeholder: 'default', options: choice(['bypass', 'no-bypass', 'local-optimisation']), width: 16 },
  ],
  fresh: (document) => ({ id: freeId(document, 'sbc'), site: firstId(document, 'sites') }),
};

const links: EstateTable = {
  id: 'links', title: 'Links', noun: 'link', keys: ['links'],
  columns: (document) => [
    idColumn,
    { key: 'from', label: 'From', kind: 'choice', options: choice(ids(document, 'sites')), width: 10 },
    { key: 'to', label: 'To', kind: 'choice', options: choice(['internet', ...ids(document, 'sites')]), width: 10 },
    { key: 'up', label: 'Up', kind: 'text', placeholder: '100 Mbit/s', width: 12 },
    { key: 'down', label: 'Down', kind: 'text', placeholder: '100 Mbit/s', width: 12 },
    { key: 'delay', label: 'Delay', kind: 'text', placeholder: '0 ms', width: 8 },
    { key: 'jitter', label: 'Jitter', kind: 'text', placeholder: '0 ms', width: 8 },
    { key: 'loss', label: 'Loss', kind: 'ratio', placeholder: '0', width: 8 },
    { key: 'background', label: 'Background', kind: 'ratio', placeholder: '0', width: 10, hint: 'Share of the link that other traffic was measured to use: 0.35 or 35 %.' },
  ],
  fresh: (document) => ({ id: freeId(document, 'link'), from: firstId(document, 'sites'), to: 'internet', up: '100 Mbit/s', down: '100 Mbit/s' }),
};

const rulesColumn: Column = { key: 'pstn', label: 'Rules: pattern > trunks; …', kind: 'rules', width: 44, hint: 'In order; the first pattern that matches the number decides. A dot matches every number.' };
const dates: Column[] = [{ key: 'from', label: 'From', kind: 'date', width: 14 }, { key: 'until', label: 'Until, not included', kind: 'date', width: 14 }];

const pbxRouting: EstateTable = {
  id: 'pbx-routing', title: 'PBX routing', noun: 'PBX routing list', keys: ['routing', 'pbx'],
  empty: 'No list: a PBX sends calls to its own carrier trunks, in the order of the file.',
  columns: (document) => [{ key: 'pbx', label: 'PBX', kind: 'choice', options: choice(ids(document, 'pbxs')), width: 12 }, rulesColumn, ...dates],
  fresh: (document) => ({ pbx: firstId(document, 'pbxs'), pstn: [{ pattern: '.', trunks: [firstId(document, 'trunks')] }] }),
};

const teamsRouting: EstateTable = {
  id: 'teams-routing', title: 'Teams routing', noun: 'Teams routing list', keys: ['routing', 'teams'],
  empty: 'No list: Teams groups use the carrier trunks of their SBCs, in the order of the file.',
  columns: () => [{ key: 'groups', label: 'Groups', kind: 'list', width: 18, hint: 'Group ids, or * for all.' }, rulesColumn, ...dates],
  fresh: (document) => ({ groups: ['*'], pstn: [{ pattern: '.', trunks: [firstId(document, 'trunks')] }] }),
};

const emergency: EstateTable = {
  id: 'emergency', title: 'Emergency routing', noun: 'emergency list', keys: ['routing', 'emergency'],
  empty: 'No list: emergency calls go as other calls do.',
  columns: () => [
    { key: 'sites', label: 'Sites', kind: 'list', width: 18 },
    { key: 'platform', label: 'Platform', kind: 'choice', options: choice(['pbx', 'teams']), width: 9 },
    { key: 'trunks', label: 'Trunks', kind: 'list', width: 20 },
    { key: 'protection', label: 'Protection', kind: 'text', placeholder: 'none', width: 12 },
    { key: 'channels', label: 'Channels', kind: 'number', width: 8 },
  ],
  fresh: (document) => ({ sites: [firstId(document, 'sites')], platform: 'teams', trunks: [firstId(document, 'trunks')] }),
};

const connectivity: EstateTable = {
  id: 'connectivity', title: 'Teams connectivity', noun: 'connection', keys: ['teams', 'connectivity'],
  columns: () => [
    { key: 'groups', label: 'Groups', kind: 'list', width: 24, hint: 'Group ids, or * for all.' },
    { key: 'mode', label: 'Mode', kind: 'choice', options: choice(['direct-routing', 'operator-connect', 'calling-plan', 'shared-calling']), width: 18 },
    { key: 'sbcs', label: 'SBCs', kind: 'list', width: 20 },
    { key: 'cap', label: 'Cap', kind: 'number', placeholder: 'none', width: 8 },
  ],
  fresh: (document) => ({ groups: ['*'], mode: 'direct-routing', sbcs: ids(document, 'sbcs') }),
};

const synthetic: EstateTable = {
  id: 'synthetic', title: 'Synthetic traffic', noun: 'synthetic flow', keys: ['demand', 'synthetic'],
  columns: () => [
    idColumn,
    { key: 'from', label: 'From', kind: 'text', width: 12 },
    { key: 'to', label: 'To', kind: 'text', width: 12 },
    { key: 'class', label: 'Class', kind: 'choice', placeholder: 'national', options: choice(['internal', 'local', 'national', 'mobile', 'international', 'freephone', 'emergency']), width: 12 },
    { key: 'erlangs', label: 'Erlang', kind: 'number', width: 8, hint: "Offered in the profile's busiest hour." },
    { key: 'holding.mean', label: 'Mean holding', kind: 'text', placeholder: '180 s', width: 10 },
    { key: 'holding.shape', label: 'Shape', kind: 'choice', placeholder: 'exponential', options: choice(['exponential', 'lognormal', 'constant', 'hyperexponential']), width: 14 },
    { key: 'profile', label: 'Profile', kind: 'choice', placeholder: 'constant', options: choice(['constant', 'office', 'office-two-peaks', 'contact-centre']), width: 14 },
  ],
  fresh: (document) => ({ id: freeId(document, 'flow'), from: firstId(document, 'sites'), to: 'pstn', erlangs: 1, holding: { mean: '180 s' }, profile: 'office' }),
};

/** A tab of the estate: its tables, and the settings above or below them. */
export interface EstateTab {
  id: string;
  label: string;
  tables: readonly EstateTable[];
  fields?: readonly Column[];
  /** Places of the document whose issues are of this tab, beside those of its tables and fields. */
  places?: readonly string[];
}

/** The tabs of the estate. */
export const estateTabs: readonly EstateTab[] = [
  { id: 'sites', label: 'Sites', tables: [sites] },
  { id: 'pbxs', label: 'PBXs', tables: [pbxs] },
  { id: 'groups', label: 'Groups', tables: [groups], places: ['/directory'] },
  { id: 'ranges', label: 'Numbers', tables: [numberRanges] },
  { id: 'trunks', label: 'Trunks', tables: [trunks] },
  { id: 'sbcs', label: 'SBCs', tables: [sbcs] },
  { id: 'links', label: 'Links', tables: [links] },
  { id: 'routing', label: 'Routing', tables: [pbxRouting, teamsRouting, emergency] },
  { id: 'teams', label: 'Teams', tables: [connectivity], fields: interimFields },
  { id: 'demand', label: 'Demand', tables: [synthetic], fields: demandFields, places: ['/demand'] },
  { id: 'run', label: 'Period, targets, run', tables: [], fields: runFields, places: ['/period', '/targets', '/run'] },
];

/** The tab on which an issue at a place of the document can be mended; null where it is another screen's. */
export function tabOf(path: string): string | null {
  const fieldOf = (tab: EstateTab): boolean => (tab.fields ?? []).some((field) => isWithin(path, `/${field.key.replaceAll('.', '/')}`));
  const placeOf = (tab: EstateTab): boolean => [...tab.tables.map((table) => `/${table.keys.join('/')}`), ...(tab.places ?? [])].some((place) => isWithin(path, place));
  return (estateTabs.find(fieldOf) ?? estateTabs.find(placeOf))?.id ?? null;
}
