import type { Issue } from '../core/issue.ts';

/**
 * A scenario with every default filled in and every quantity in base units: what `resolveScenario` makes of a file.
 * Dates are `YYYY-MM-DD`; traffic in erlang; times in seconds; rates in bit/s; ratios 0 to 1. Plain data.
 */
export interface Scenario {
  name: string;
  /** Null: no period; then there is only the baseline, with no date. */
  period: { start: string; weeks: number } | null;
  currency: string | null;
  demand: DemandSettings;
  directory: { file: string; columns: DirectoryColumns } | null;
  sites: Site[];
  pbxs: Pbx[];
  groups: Group[];
  numberRanges: NumberRange[];
  trunks: Trunk[];
  sbcs: Sbc[];
  links: Link[];
  routing: Routing;
  teams: { connectivity: Connectivity[] };
  migration: Migration;
  outages: Outage[];
  targets: { blocking: number | null; emergencyBlocking: number | null; linkUse: number | null; r: number | null };
  run: RunSettings;
}

export interface DemandSettings {
  calls: CallSource[];
  method: 'replay' | 'resample' | 'fitted';
  /** The expression as written; its value at a date is in `MigrationState.growth`. */
  growth: string;
  synthetic: SyntheticFlow[];
  assumptions: { internalShare: Range | null; ringSeconds: Range | null };
}
export type Range = [low: number, high: number];

export type CallSource =
  | { kind: 'file'; file: string; format: string; timeZone: string | null; pbx: string | null; fingerprint: string | null; map: string | null; dateOrder: string | null }
  | { kind: 'sample'; users: number; weeks: number; seed: number };

export type CallClass = 'internal' | 'local' | 'national' | 'mobile' | 'international' | 'freephone' | 'emergency';

export interface SyntheticFlow {
  /** Its id, else its index in the file as text: part of the name of its random stream `<flow>#<id>`. */
  id: string;
  /** Group id, site id (its unassigned users) or `pstn`. */
  from: string;
  to: string;
  class: CallClass;
  /** The number dialled, E.164, for routing by pattern; null: none. */
  number: string | null;
  erlangs: number;
  holding: { meanSeconds: number; shape: 'exponential' | 'lognormal' | 'constant' | 'hyperexponential'; cv: number };
  /** 24 weights, the highest 1: share of `erlangs` offered in each hour of the caller's day (the called user's, for calls from the public network). */
  profile: number[];
}

export interface DirectoryColumns { user: string | null; extension: string | null; number: string | null; site: string | null; department: string | null }

export interface Site {
  id: string; name: string; timeZone: string; location: [number, number] | null;
  /** `local`, or the id of the site whose internet link its traffic leaves by. */
  egress: string;
}
export interface Pbx {
  id: string; site: string; side: 'ip' | 'tdm';
  /** True for the PBX that stands in where the file names neither PBX nor SBC. */
  implicit: boolean;
  maxCalls: number | null; mediaDsps: number | null;
  dialPlan: { country: string | null; extensionLength: number | null; outside: string | null; siteCodes: Record<string, string> };
  codecs: CodecChoice;
}
/** Codecs in order of preference (catalog ids) and the packet time. */
export interface CodecChoice { codecs: string[]; ptimeMs: number }

export interface Group {
  id: string; site: string;
  /** Empty where the estate has no PBX. */
  pbx: string;
  kind: 'department' | 'hunt-group' | 'contact-centre' | 'analog' | 'room';
  where: { department?: string; site?: string } | null;
  /** `2900` or `2000-2199`. */
  extensions: string[];
  users: number | null;
  moveWith: string[]; after: string[];
}
export interface NumberRange {
  id: string;
  /** First number, E.164 digits without `+`, and how many numbers from there. */
  first: string; count: number;
  landsOn: string | null; groups: string[];
}
export type TrunkKind = 'pri-t1' | 'pri-e1' | 'sip' | 'analog' | 'tie-sip' | 'tie-pri';
export interface Trunk {
  id: string;
  /** PBX or SBC ids: one, two machines of a tie trunk, or the SBCs that share a pool. */
  owners: string[];
  kind: TrunkKind;
  /** Infinity when written as unlimited. */
  channels: number;
  direction: 'both' | 'in' | 'out';
  cdrNames: string[];
  share: 'pool' | null;
  /** Channels that are bought at once; null: not told. */
  orderUnit: number | null;
  /** First and last day of service; null: open. */
  inService: string | null; serviceEnd: string | null;
  codecs: CodecChoice;
}
export interface Sbc {
  id: string; site: string; redundancy: 'none' | 'ha-pair' | 'pool';
  /** Null: no limit. Later issues use the other limits. */
  sessions: number | null;
  /** Sessions that it sets up in a second; null: no limit. */
  callsPerSecond: number | null;
  codecs: { teams: CodecChoice; carrier: CodecChoice; pbx: CodecChoice };
  /** Media between client and SBC: `bypass` or through the Teams edge. */
  media: 'bypass' | 'no-bypass' | 'local-optimisation';
}
export interface Link {
  id: string;
  /** Site id, or `internet`. `up` runs from `from` to `to`. */
  from: string; to: string;
  upBitsPerSecond: number; downBitsPerSecond: number;
  delaySeconds: number; jitterSeconds: number; loss: number;
  /** Measured share of the link used by other traffic. */
  background: number;
}
export interface RoutingRule { pattern: string; trunks: string[] }
/** `from`: first day; `until`: first day no longer; null: open. */
export interface PbxRouting { pbx: string; pstn: RoutingRule[]; from: string | null; until: string | null }
export interface TeamsRouting { groups: string[]; pstn: RoutingRule[]; from: string | null; until: string | null }
export interface EmergencyRouting { sites: string[]; platform: 'pbx' | 'teams'; trunks: string[]; protection: string | null; channels: number | null }
export interface Routing {
  /** Already expanded: a plain `routing.pstn` stands here for every platform; empty lists mean the default routes. */
  pbx: PbxRouting[]; teams: TeamsRouting[]; emergency: EmergencyRouting[];
  retry: { probability: number; afterSeconds: number; retries: number } | null;
}
export type ConnectivityMode = 'direct-routing' | 'operator-connect' | 'calling-plan' | 'shared-calling';
export interface Connectivity { groups: string[]; mode: ConnectivityMode; sbcs: string[]; cap: number | null }
export interface Migration {
  waves: { id: string; date: string; groups: string[]; dualRingDays: number | null }[];
  porting: { ranges: string[]; date: string; to: string }[];
  interim: { inbound: 'tie' | 'pstn-forward'; outbound: 'by-landing-carrier' | 'by-routing' };
}
/** What fails, run as a variant of the migration state in force at its start. */
export interface Outage {
  /** Id of a PBX, SBC, trunk or link, shut as a whole, or of one of its resources (`lon-net/up`). */
  resource: string;
  /** ISO 8601, a date or a date with a time; without an offset by the clock of the resource's site. */
  start: string;
  durationSeconds: number;
  /** Whether calls in progress are cut; else they go on, and no new one begins. */
  drop: boolean;
}
export interface RunSettings {
  seed: number;
  /** 1 Monday to 7 Sunday. */
  weekdays: number[];
  holidays: string[]; start: 'warm' | 'empty';
  replications: number;
  /** Relative half width asked for; null: off. */
  precision: number | null; confidence: number; budget: number;
}

/** Which group is on which platform and where each range lands, from one date to the next. */
export interface MigrationState {
  id: string;
  /** First day; null without a period. */
  date: string | null;
  lastDay: string | null;
  /** Growth factor on the last day. */
  growth: number;
  /** By group id; the reserved group of a site's unassigned users stands under the site's id and stays `pbx`. */
  platform: Record<string, 'pbx' | 'both' | 'teams'>;
  /** By range id: the trunk it was ported to (trunk id, or a connectivity mode), null: not ported. */
  portedTo: Record<string, string | null>;
}

/** What reading a scenario file gives. `scenario` is null when an issue of severity error stands in `issues`. */
export interface ResolvedScenario {
  scenario: Scenario | null;
  issues: Issue[];
  /** Every default that was used: JSON pointer and value. */
  defaults: { path: string; value: unknown }[];
  /** JSON pointers of keys that are valid but that this version does not yet use. */
  unused: string[];
}
