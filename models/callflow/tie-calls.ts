import type { CallTable } from '../cdr/call-table.ts';
import type { PhaseDurations } from '../core/arrivals.ts';
import type { Issue } from '../core/issue.ts';
import type { Pbx, Scenario, Trunk } from '../scenario/scenario.ts';
import { callEnds, classOf } from './call-ends.ts';
import type { CallEnd, CallEnds, TrunkEvidence } from './call-ends.ts';
import { deviceTrunks, filesThatTellTrunks, holdsUnknownTrunk, seizuresOfCalls, unknownTrunks } from './device-trunks.ts';
import { readDirectory } from './directory.ts';
import { isTie } from './estate.ts';
import { FlowGatherer } from './flow-index.ts';
import type { NamedVariant } from './flow-index.ts';
import { PhaseColumns } from './phase-columns.ts';
import { Parties } from './parties.ts';
import { patternMask } from './pattern-mask.ts';
import { recordedPhases } from './recorded-phases.ts';
import type { RecordedPhases } from './recorded-phases.ts';
import { tieIssues } from './tie-issues.ts';
import type { Told } from './tie-issues.ts';
import type { FlowIndex } from './variant.ts';

export { addSynthetic } from './synthetic.ts';

/** Recorded calls tied to a scenario's groups and trunks. */
export interface TiedCalls {
  index: FlowIndex;
  /** Variant of every call. */
  callVariant: Int32Array;
  /** Null when every call has one phase. */
  phases: PhaseDurations | null;
  /** Calls with an unassigned end, their occupied seconds, and the occupied seconds of all calls. */
  counts: { unassignedCalls: number; unassignedSeconds: number; seconds: number };
  /** Trunks of the records that no trunk of the scenario claims. */
  unknownTrunks: { name: string; calls: number }[];
  issues: Issue[];
}

/**
 * Ties each recorded call to its flow and to the channels it held. Parties are (PBX, extension); the PBX is that of the call's file,
 * else the first. `directoryText` is the directory's CSV, null where there is none. Nothing is dropped: who ties to no group is an
 * unassigned user of the PBX's site.
 */
export function tieCalls(scenario: Scenario, table: CallTable, directoryText: string | null): TiedCalls {
  const directory = directoryText !== null && scenario.directory
    ? readDirectory(directoryText, scenario.directory.columns, scenario.directory.file)
    : { rows: [], issues: [] };
  const parties = new Parties(scenario, directory.rows);
  const trunks = deviceTrunks(scenario, table);
  const seizures = seizuresOfCalls(table);
  const pbxs = table.files.map((file) => scenario.pbxs.find((pbx) => pbx.id === file.pbx) ?? scenario.pbxs[0] ?? null);
  const tellsTrunks = filesThatTellTrunks(table);
  const mask = patternMask(scenario);
  const gathered = new FlowGatherer();
  const phases = new PhaseColumns(table.calls.count);
  const counts = { unassignedCalls: 0, unassignedSeconds: 0, seconds: 0 };
  const variantOf = new Int32Array(table.calls.count);
  const told: Told = { forwarded: 0, merged: 0, guessed: 0, guessedRanges: new Set() };

  for (let call = 0; call < table.calls.count; call++) {
    const pbx = pbxs[table.calls.source[call]!] ?? scenario.pbxs[0] ?? null;
    const ends = endsOf(table, call, pbx, parties, evidenceOf(table, trunks, seizures.first[call]!, seizures.end[call]!));
    const held = heldBy(table, call, trunks, seizures.first[call]!, seizures.end[call]!);
    const isTrunkless = held.recorded.length === 0 && tellsTrunks[table.calls.source[call]!] === 1
      && !holdsUnknownTrunk(table, trunks, seizures.first[call]!, seizures.end[call]!);
    const variant = variantOfCall(ends, held, pbx, isTrunkless);
    variantOf[call] = gathered.add(keyOf(variant, mask(variant.number)), () => variant, variant.number);
    phases.add(held.seconds);
    count(counts, ends, table.calls.end[call]! - table.calls.start[call]!);
    if (ends.from.kind === 'outside' && ends.to.kind === 'outside') told.forwarded++;
    if (held.isMerged) told.merged++;
    const guessed = [ends.from, ends.to].flatMap((end) => (end.kind === 'user' && end.isGuess === true ? end.range ?? [] : []));
    if (guessed.length > 0) told.guessed++;
    for (const range of guessed) told.guessedRanges.add(range);
  }

  const { index, places } = gathered.finish();
  const unknown = unknownTrunks(table, trunks);
  return {
    index,
    callVariant: variantOf.map((variant) => places[variant]!),
    phases: phases.finish(),
    counts,
    unknownTrunks: unknown,
    issues: [...directory.issues, ...tieIssues(scenario, unknown, told)],
  };
}

function endsOf(table: CallTable, call: number, pbx: Pbx | null, parties: Parties, evidence: TrunkEvidence): CallEnds {
  const from = parties.read(table.parties[table.calls.from[call]!] ?? '', pbx, 'from');
  const to = parties.read(table.parties[table.calls.to[call]!] ?? '', pbx, 'to');
  return callEnds(from, to, evidence, parties.stranger(pbx));
}

function evidenceOf(table: CallTable, trunks: readonly (Trunk | null)[], first: number, end: number): TrunkEvidence {
  const carriers: Trunk[] = [];
  let place = -1;
  let phones = 0;
  for (let at = first; at < end; at++) {
    const device = table.seizures.device[at]!;
    if (table.devices[device]!.reading === 'phone') phones++;
    const trunk = trunks[device];
    if (!trunk || isTie(trunk)) continue;
    if (place < 0) place = at;
    carriers.push(trunk);
  }
  const position = place > first ? 'later' : end - first > 1 ? 'first' : 'only';
  return { carriers, position, isAmongPhones: phones > 0 && phones === end - first };
}

function heldBy(table: CallTable, call: number, trunks: readonly (Trunk | null)[], first: number, end: number): RecordedPhases {
  const channels = [];
  for (let at = first; at < end; at++) {
    const trunk = trunks[table.seizures.device[at]!];
    if (trunk) channels.push({ trunk: trunk.id, start: table.seizures.start[at]!, end: table.seizures.end[at]! });
  }
  return recordedPhases(table.calls.start[call]!, table.calls.end[call]!, channels);
}

function variantOfCall(ends: CallEnds, held: RecordedPhases, pbx: Pbx | null, trunkless: boolean): NamedVariant {
  const { from, to } = ends;
  const user = from.kind === 'user' ? from : to.kind === 'user' ? to : null;
  const isInternal = from.kind === 'user' && to.kind === 'user';
  return {
    flow: { from: endId(from), to: endId(to), class: classOf(ends) },
    recorded: held.recorded,
    phases: held.seconds.length,
    range: user && !isInternal ? user.range : null,
    number: to.kind === 'outside' ? to.number : null,
    fromRecords: true,
    fromPbx: user === null ? pbx?.id ?? null : pbxOfEnd(from),
    toPbx: pbxOfEnd(to),
    trunkless,
  };
}

function endId(end: CallEnd): string {
  return end.kind === 'user' ? end.end : 'pstn';
}

function pbxOfEnd(end: CallEnd): string | null {
  return end.kind === 'user' ? end.pbx : null;
}

function keyOf(variant: NamedVariant, mask: string): string {
  const { flow, recorded, phases, range, fromPbx, toPbx, trunkless } = variant;
  const held = recorded.map((entry) => `${entry.trunk}:${entry.from}-${entry.until}`).join(',');
  return `${flow.from}>${flow.to}:${flow.class}|${held}|${phases}|${range ?? ''}|${fromPbx ?? ''}|${toPbx ?? ''}|${trunkless ? 'none' : ''}|${mask}`;
}

function count(counts: TiedCalls['counts'], { from, to }: CallEnds, seconds: number): void {
  counts.seconds += seconds;
  if ([from, to].every((end) => end.kind !== 'user' || end.isTied)) return;
  counts.unassignedCalls++;
  counts.unassignedSeconds += seconds;
}
