import { fnv1a64 } from '../core/hash.ts';
import { cucmColumns } from './cucm-columns.ts';
import type { Company } from './company.ts';
import type { RecordWriter } from './record-writer.ts';
import type { Endpoint, RowResult, SampleRow } from './sample-row.ts';

const CLUSTER = 'northwind';
/** Q.850 causes of the called side; the side that hangs up an answered call carries 16. */
const CAUSE: Record<RowResult, number> = {
  answered: 16, transferred: 393216, 'no-answer': 0, busy: 17, failed: 28, 'no-circuit': 34, congestion: 42,
};
const RECORDING = { onBehalfOf: 27, reason: 354 };

const placeOf = new Map(cucmColumns.map(([name], index) => [name, index]));
const isText = cucmColumns.map(([, type]) => type !== 'INTEGER');
/** What stands in a column that a row does not fill: 0 in a number, nothing in a text, "0" in the RSVP columns. */
const EMPTY: readonly string[] = cucmColumns.map(([name], index) => (name.includes('RSVP') ? '"0"' : isText[index] ? '""' : '0'));

/** Call detail records of Cisco Unified CM 12.5 and later: 133 columns, header and type line, instants in UTC. */
export function cucmWriter(company: Company, seed: number): RecordWriter {
  const cells: string[] = EMPTY.slice();
  const set = (name: string, value: string | number): void => {
    const place = placeOf.get(name)!;
    cells[place] = isText[place] ? `"${value}"` : String(value);
  };

  function fill(row: SampleRow): void {
    for (let i = 0; i < cells.length; i++) cells[i] = EMPTY[i]!;
    const node = 1 + (row.call % 2);
    const leg = 30_000_000 + row.call * 4;
    set('cdrRecordType', 1);
    set('globalCallID_callManagerId', node);
    set('globalCallID_callId', row.call);
    set('globalCallId_ClusterID', CLUSTER);
    set('pkid', uuid(seed, row));
    set('origLegCallIdentifier', leg);
    set('destLegIdentifier', leg + 1);
    set('dateTimeOrigination', row.start);
    set('dateTimeConnect', row.answer);
    set('dateTimeDisconnect', row.end);
    set('duration', row.answer === 0 ? 0 : row.end - row.answer);
    set('callingPartyNumber', row.from);
    set('originalCalledPartyNumber', row.dialled);
    set('finalCalledPartyNumber', row.to);
    set('callingPartyNumberPartition', row.caller?.kind === 'phone' ? 'Internal' : '');
    set('originalCalledPartyNumberPartition', 'Internal');
    set('finalCalledPartyNumberPartition', row.called?.kind === 'phone' ? 'Internal' : 'PSTN');
    set('lastRedirectDn', row.transferredBy === '' ? (row.pilot === '' ? row.to : row.pilot) : row.transferredBy);
    set('huntPilotDN', row.pilot);
    set('huntPilotPattern', row.pilot);
    set('originalCalledPartyPattern', row.dialled);
    set('finalCalledPartyPattern', row.to);
    set('origDTMFMethod', 3);
    set('calledPartyPatternUsage', row.pilot === '' ? (row.called?.kind === 'trunk' ? 5 : 2) : 7);
    device('orig', row.caller, row);
    device('dest', row.called, row);
    if (row.called?.kind === 'trunk') set('outpulsedCalledPartyNumber', row.publicNumber);
    const callerHangsUp = row.result === 'no-answer' || (row.result === 'answered' && row.call % 3 !== 0);
    set('origCause_value', callerHangsUp ? 16 : row.result === 'transferred' ? CAUSE.transferred : 0);
    set('destCause_value', callerHangsUp ? 0 : CAUSE[row.result]);
    set('origCallTerminationOnBehalfOf', row.result === 'transferred' ? 10 : 12);
    set('destCallTerminationOnBehalfOf', row.result === 'transferred' ? 10 : callerHangsUp ? 0 : 12);
    if (row.transferredBy !== '') set('lastRedirectRedirectOnBehalfOf', 10);
  }

  function device(side: 'orig' | 'dest', endpoint: Endpoint | null, row: SampleRow): void {
    if (endpoint === null) return;
    const trunk = endpoint.kind === 'trunk';
    const address = trunk ? [10, 248, 1, 10 + endpoint.trunk] : [10, 248, 64 + (endpoint.user >> 8), endpoint.user & 255];
    // CUCM writes an address as a 32-bit number, least significant byte first.
    const packed = address[0]! | (address[1]! << 8) | (address[2]! << 16) | (address[3]! << 24);
    set(`${side}DeviceName`, trunk ? company.trunks[endpoint.trunk]!.cucmName : phoneName(endpoint.user));
    set(`${side}NodeId`, 1 + (row.call % 2));
    set(`${side}IpAddr`, packed);
    set(`${side}Ipv4v6Addr`, address.join('.'));
    if (trunk) set(side === 'orig' ? 'IncomingProtocolID' : 'OutgoingProtocolID', 3);
    if (row.answer === 0) return;
    set(`${side}MediaTransportAddress_IP`, packed);
    set(`${side}MediaTransportAddress_Port`, 16384 + 2 * (endpoint.channel % 8000));
    set(`${side}MediaCap_payloadCapability`, 2);
    set(`${side}MediaCap_maxFramesPerPacket`, 20);
    set(`${side}MediaCap_Bandwidth`, 64);
  }

  return {
    header: [cucmColumns.map(([name]) => `"${name}"`).join(','), cucmColumns.map(([, type]) => type).join(',')],
    repeatsHeader: true,
    trunkNames: company.trunks.map((trunk) => trunk.cucmName),
    line(row) {
      fill(row);
      return cells.join(',');
    },
    bad(row, reason) {
      fill(row);
      if (reason === 'columns') return cells.slice(0, 49).join(',');
      if (reason === 'time') set('dateTimeOrigination', 0);
      else if (reason === 'duration') {
        set('dateTimeDisconnect', row.start - 7);
        set('duration', -7);
      } else if (row.call % 2 === 0) set('cdrRecordType', 2);
      else {
        set('callingPartyNumber', `b00${row.call}1001`);
        set('origCalledPartyRedirectOnBehalfOf', RECORDING.onBehalfOf);
        set('lastRedirectRedirectOnBehalfOf', RECORDING.onBehalfOf);
        set('origCalledPartyRedirectReason', RECORDING.reason);
        set('lastRedirectRedirectReason', RECORDING.reason);
        set('joinOnBehalfOf', RECORDING.onBehalfOf);
      }
      return cells.join(',');
    },
  };
}

function phoneName(user: number): string {
  return `SEP0004F2${user.toString(16).toUpperCase().padStart(6, '0')}`;
}

/** Each row has an id of its own; it depends on the seed, the call and the row's place in it only. */
function uuid(seed: number, row: SampleRow): string {
  const a = fnv1a64(`${seed} ${row.call} ${row.start}`);
  const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');
  const low = hex(Math.imul(a.low ^ 0x5bd1e995, 0x9e3779b1));
  const high = hex(a.high);
  return `${hex(a.low)}-${high.slice(0, 4)}-4${high.slice(5)}-8${low.slice(1, 4)}-${low}${high.slice(0, 4)}`;
}
