import { Outcome } from '../call-table.ts';
import { outcomeOfCauseName, outcomeOfSip } from '../cause.ts';
import type { Reading } from '../device-reading.ts';
import type { NormalisedRow } from '../normalised-row.ts';
import { wholeNumber } from '../number-text.ts';
import type { Sample } from '../sample.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { askAnyCarrier } from './record-format.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';
import { RowAdapter } from './row-adapter.ts';

const RECORD = /^[^,]*,(BEG|END|UPD),SessionId='/;
/** A SIP status with its words: `603_DECLINE`. */
const SIP = /^(\d{3})(?:_|$)/;
/** The only cause name that differs from FreeSWITCH's. It tells an outcome by the side from which the end came. */
const CALL_CLEARING = 'NORMAL_CALL_CLEARING';

/** TelcoBridges text records. Source: a real log. */
export const telcobridges: RecordFormat = {
  id: 'telcobridges',
  alsoNamed: ['tmedia', 'freesbc', 'prosbc'],
  product: 'TelcoBridges Tmedia and ProSBC (FreeSBC), text call records',
  recognisedBy: 'lines of a time, BEG, END or UPD, and fields such as SessionId=\'…\'',
  confidence: 'real file read',
  timeZone: 'UTC (seconds since 1970)',
  occupiedFrom: 'StartTime to FreedTime of each leg, ringing included',
  sureness: 'certain: fields are read by name; legs of a SessionId are one call',
  reads: ['start, connect and release to the second', 'parties', 'the network access point (NAP) of each leg', 'the cause of the end', 'the session'],
  cannotTell: ['calls still up: BEG and UPD records have no end', 'the channel of a TDM trunk', 'calls between two phones of the PBX, which do not pass the gateway', 'causes in the words of the maker that are no Q.850 name and no SIP status'],
  fitness: { leavesOut: { 'internal-calls': 'a gateway sees only the calls that pass it' }, blockedBy: null },
  collection: {
    switchOn: ['Text CDR of the routing application, with END records of every leg.'],
    collectFor: 'Four weeks of ordinary business at least.',
    export: ['The log files of the period as they are, of every unit.', 'The list of NAPs with their channels or call limits.'],
    askCarrier: askAnyCarrier,
  },
  lexing: 'lines',
  detect: detectTelcoBridges,
};

function detectTelcoBridges({ lines }: Sample): FormatMatch | null {
  const fitting = lines.filter((line) => RECORD.test(line)).length;
  if (fitting === 0 || fitting < lines.length / 2) return null;
  return {
    score: 0.99 * (fitting / lines.length),
    evidence: [`${fitting} of ${lines.length} lines have BEG, END or UPD and a SessionId behind the time`],
    above: 0, header: null, width: 1, timeColumns: [],
    open: (context) => new TelcoBridgesAdapter(context),
  };
}

class TelcoBridgesAdapter extends RowAdapter {
  readonly tellsAnswer = true;
  readonly carriesId = true;
  readonly joinsRows = true;

  constructor(context: AdapterContext) {
    super(context, 1, null, 'ymd');
  }

  protected override readRow([line]: string[], row: NormalisedRow): Verdict {
    const kind = RECORD.exec(line!)?.[1];
    if (kind === undefined) return 'skip';
    if (kind !== 'END') return 'not-a-call';
    const field = (name: string): string => valueOf(line!, name);
    row.start = wholeNumber(field('StartTime'));
    if (row.start <= 0 || row.start > 0xffffffff) return 'time';
    row.end = wholeNumber(field('FreedTime') || field('EndTime'));
    if (row.end < row.start || row.end > 0xffffffff) return 'duration';
    const connected = wholeNumber(field('ConnectedTime'));
    row.answer = connected > 0 ? Math.min(Math.max(connected, row.start), row.end) : 0;
    row.outcome = connected > 0 ? Outcome.answered : outcomeOf(field('TerminationCause'), field('Direction'), field('TerminationSource'));
    row.from = field('Calling');
    row.to = field('Called');
    row.rank = field('Direction') === 'answer' ? 0 : 1;
    this.keyOf(row, field('SessionId'));
    this.hold(row, field('NAP'), napReading, field('LegId'));
    return 'row';
  }
}

/** The text between the quotes behind a name; empty where it is not there. */
function valueOf(line: string, name: string): string {
  const mark = `,${name}='`;
  const at = line.indexOf(mark);
  if (at < 0) return '';
  const from = at + mark.length;
  const end = line.indexOf('\'', from);
  return end < 0 ? '' : line.slice(from, end);
}

/** Cleared normally before an answer: by the caller on the leg that came in, by the called side on the leg that went out; the other leg only follows. */
function outcomeOf(cause: string, direction: string, source: string): Outcome {
  const status = SIP.exec(cause);
  if (status) return outcomeOfSip(+status[1]!);
  if (cause !== CALL_CLEARING) return outcomeOfCauseName(cause);
  if (source !== 'TermInd') return Outcome.unknown;
  return direction === 'answer' ? Outcome.abandoned : Outcome.rejected;
}

function napReading(): Reading {
  return { reading: 'trunk', because: 'is a network access point (NAP) of the gateway' };
}
