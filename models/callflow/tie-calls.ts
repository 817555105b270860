import type { CallTable } from '../cdr/call-table.ts';
import type { PhaseDurations } from '../core/arrivals.ts';
import type { Issue } from '../core/issue.ts';
import type { Pbx, Scenario, Trunk } from '../scenario/scenario.ts';
import { atOnce, type Slices } from '../core/slices.ts';
import { TripleIndex } from '../core/triple-index.ts';
import { callEnds, classOf } from './call-ends.ts';
import type { CallEnd, CallEnds } from './call-ends.ts';
import { DeviceSequences } from './device-sequences.ts';
import { deviceTrunks, filesThatTellTrunks, seizuresOfCalls, unknownTrunks } from './device-trunks.ts';
import { readDirectory } from './directory.ts';
import type { DirectoryRow } from './directory.ts';
import { FlowGatherer } from './flow-index.ts';
import type { NamedVariant } from './flow-index.ts';
import { HeldKinds } from './held-kinds.ts';
import { PartyClasses } from './party-classes.ts';
import type { PartyRole } from './party-classes.ts';
import { PhaseColumns } from './phase-columns.ts';
import { Parties } from './parties.ts';
import { patternMask } from './pattern-mask.ts';
import { recordedPhases } from './recorded-phases.ts';
import type { HeldChannel, RecordedPhases } from './recorded-phases.ts';
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

/** Calls tied between two turns of the host's event loop. */
const SLICE_CALLS = 512;

/**
 * Ties each recorded call to its flow and to the channels it held. Parties are (PBX, extension); the PBX is that of the call's file,
 * else the first. `directoryText` is the directory's CSV, null where there is none. Nothing is dropped: who ties to no group is an
 * unassigned user of the PBX's site.
 */
export function tieCalls(scenario: Scenario, table: CallTable, directoryText: string | null): TiedCalls {
  return atOnce(tyingCalls(scenario, table, directoryText));
}

/** The same in slices. */
export function* tyingCalls(scenario: Scenario, table: CallTable, directoryText: string | null): Slices<TiedCalls> {
  const directory = directoryText !== null && scenario.directory
    ? readDirectory(directoryText, scenario.directory.columns, scenario.directory.file)
    : { rows: [], issues: [] };
  const { calls } = table;
  const trunks = deviceTrunks(scenario, table);
  const tying = new Tying(scenario, table, directory.rows, trunks);
  for (let first = 0; first < calls.count; first += SLICE_CALLS) {
    tying.tie(first, Math.min(calls.count, first + SLICE_CALLS));
    yield first / calls.count;
  }
  const { index, places } = tying.gathered();
  const unknown = unknownTrunks(table, trunks);
  return {
    index,
    callVariant: tying.variantOf.map((variant) => places[variant]!),
    phases: tying.phases.finish(),
    counts: tying.counts,
    unknownTrunks: unknown,
    issues: [...directory.issues, ...tieIssues(scenario, unknown, tying.told)],
  };
}

/** What calls of one kind have in common: what they are, what they held, and what of it is to be told. */
interface Kind {
  ends: CallEnds;
  held: RecordedPhases;
  pbx: Pbx | null;
  trunkless: boolean;
  isUnassigned: boolean;
  isForwarded: boolean;
  isGuessed: boolean;
  /** The least number of the public network that such a call was made to. */
  number: string | null;
}

/** Ties calls one after the other. Each kind of call is looked at once; a call of a kind that is known costs a few comparisons. */
class Tying {
  readonly counts = { unassignedCalls: 0, unassignedSeconds: 0, seconds: 0 };
  readonly told: Told = { forwarded: 0, merged: 0, guessed: 0, guessedRanges: new Set() };
  readonly phases: PhaseColumns;
  /** Number of the kind of each call. */
  readonly variantOf: Int32Array;
  readonly #table: CallTable;
  readonly #trunks: readonly (Trunk | null)[];
  readonly #parties: Parties;
  readonly #classes: PartyClasses;
  readonly #sequences: DeviceSequences;
  readonly #mask: (number: string | null) => string;
  /** By file: 1 where it tells the trunks of its calls; its PBX; its parties. */
  readonly #tellsTrunks: Uint8Array;
  readonly #files: { from: PartyRole; to: PartyRole }[];
  readonly #ends = new TripleIndex();
  readonly #held = new HeldKinds();
  readonly #kindOf = new TripleIndex();
  readonly #kinds: Kind[] = [];
  readonly #seizures: { first: Uint32Array; end: Uint32Array };

  constructor(scenario: Scenario, table: CallTable, directory: readonly DirectoryRow[], trunks: readonly (Trunk | null)[]) {
    this.#table = table;
    this.#trunks = trunks;
    this.#parties = new Parties(scenario, directory);
    this.#mask = patternMask(scenario);
    this.#classes = new PartyClasses(this.#parties, table.parties, this.#mask);
    this.#sequences = new DeviceSequences(table, trunks);
    this.#seizures = seizuresOfCalls(table);
    this.#tellsTrunks = filesThatTellTrunks(table);
    this.#files = table.files.map((file) => {
      const pbx = scenario.pbxs.find((entry) => entry.id === file.pbx) ?? scenario.pbxs[0] ?? null;
      return { from: this.#classes.roleOf(pbx, 'from'), to: this.#classes.roleOf(pbx, 'to') };
    });
    this.phases = new PhaseColumns(table.calls.count);
    this.variantOf = new Int32Array(table.calls.count);
  }

  /** Ties the calls from `first` up to `end`; every call once, in order. */
  tie(first: number, end: number): void {
    const { calls, seizures } = this.#table;
    for (let call = first; call < end; call++) {
      const source = calls.source[call]!;
      const { from, to } = this.#files[source]!;
      const begin = this.#seizures.first[call]!;
      const behind = this.#seizures.end[call]!;
      const sequence = this.#sequences.numberOf(seizures.device, begin, behind);
      const seconds = calls.end[call]! - calls.start[call]!;
      const held = this.#heldBy(call, sequence, begin, behind);
      const dialled = calls.to[call]!;
      const ends = this.#ends.numberOf(from.classOf(calls.from[call]!), to.classOf(dialled), sequence);
      const number = this.#kindOf.numberOf(ends, held, this.#tellsTrunks[source]!);
      if (number === this.#kinds.length) this.#kinds.push(this.#makeKind(from.classOf(calls.from[call]!), to.classOf(dialled), sequence, held, this.#tellsTrunks[source] === 1));
      this.variantOf[call] = number;
      this.#count(this.#kinds[number]!, to.numberOf(dialled), seconds);
    }
  }

  /** Flows and variants, and the variant of each kind. */
  gathered(): { index: FlowIndex; places: Int32Array } {
    const gatherer = new FlowGatherer();
    const variants = this.#kinds.map((kind) => {
      const variant = variantOfKind(kind);
      return gatherer.add(keyOf(variant, this.#mask(variant.number)), () => variant, variant.number);
    });
    const { index, places } = gatherer.finish();
    return { index, places: Int32Array.from(variants, (variant) => places[variant]!) };
  }

  /** Number of what a call held. Nearly all calls held each channel from beginning to end. */
  #heldBy(call: number, sequence: number, first: number, end: number): number {
    const { calls, seizures } = this.#table;
    const start = calls.start[call]!;
    const until = calls.end[call]!;
    let isWhole = true;
    for (let at = first; at < end && until > start && isWhole; at++) {
      isWhole = this.#trunks[seizures.device[at]!] === null || (seizures.start[at]! <= start && seizures.end[at]! >= until);
    }
    if (isWhole) {
      this.phases.addWhole();
      return this.#held.ofSequence(sequence, this.#sequences.sequences[sequence]!.trunks);
    }
    const channels: HeldChannel[] = [];
    for (let at = first; at < end; at++) {
      const trunk = this.#trunks[seizures.device[at]!];
      if (trunk) channels.push({ trunk: trunk.id, start: seizures.start[at]!, end: seizures.end[at]! });
    }
    const held = recordedPhases(start, until, channels);
    if (held.isMerged) this.told.merged++;
    this.phases.add(held.seconds);
    return this.#held.numberOf(held);
  }

  #makeKind(from: number, to: number, sequence: number, heldKind: number, tellsTrunks: boolean): Kind {
    const { classes } = this.#classes;
    const { evidence, holdsUnknownTrunk } = this.#sequences.sequences[sequence]!;
    const { pbx } = classes[from]!;
    const ends = callEnds(classes[from]!.party, classes[to]!.party, evidence, this.#parties.stranger(pbx));
    const held = this.#held.kinds[heldKind]!;
    const guessed = [ends.from, ends.to].flatMap((end) => (end.kind === 'user' && end.isGuess === true ? end.range ?? [] : []));
    for (const range of guessed) this.told.guessedRanges.add(range);
    return {
      ends, held, pbx,
      trunkless: held.recorded.length === 0 && tellsTrunks && !holdsUnknownTrunk,
      isUnassigned: [ends.from, ends.to].some((end) => end.kind === 'user' && !end.isTied),
      isForwarded: ends.from.kind === 'outside' && ends.to.kind === 'outside',
      isGuessed: guessed.length > 0,
      number: null,
    };
  }

  #count(kind: Kind, number: string | null, seconds: number): void {
    if (number !== null && kind.ends.to.kind === 'outside' && (kind.number === null || number < kind.number)) kind.number = number;
    if (kind.isForwarded) this.told.forwarded++;
    if (kind.isGuessed) this.told.guessed++;
    this.counts.seconds += seconds;
    if (!kind.isUnassigned) return;
    this.counts.unassignedCalls++;
    this.counts.unassignedSeconds += seconds;
  }
}

function variantOfKind({ ends, held, pbx, trunkless, number }: Kind): NamedVariant {
  const { from, to } = ends;
  const user = from.kind === 'user' ? from : to.kind === 'user' ? to : null;
  const isInternal = from.kind === 'user' && to.kind === 'user';
  return {
    flow: { from: endId(from), to: endId(to), class: classOf(ends) },
    recorded: held.recorded,
    phases: held.seconds.length,
    range: user && !isInternal ? user.range : null,
    number,
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
