import { zone } from '../core/zone.ts';
import { ZONE } from './day-plan.ts';
import type { Company } from './company.ts';
import type { RecordWriter } from './record-writer.ts';
import type { Endpoint, RowResult, SampleRow } from './sample-row.ts';

const DISPOSITION: Record<RowResult, string> = {
  answered: 'ANSWERED', transferred: 'ANSWERED', 'no-answer': 'NO ANSWER', busy: 'BUSY', failed: 'FAILED', 'no-circuit': 'CONGESTION', congestion: 'CONGESTION',
};
const CUT = 8;

/** Asterisk's Master.csv: 18 columns, no header, wall clock of London. */
export function asteriskWriter(company: Company): RecordWriter {
  const clock = londonClock();
  const names = company.trunks.map((trunk) => trunk.asteriskName);
  const cellsOf = (row: SampleRow): string[] => [
    '""', `"${row.from}"`, `"${row.to}"`, `"${contextOf(row)}"`, `"""${row.from}"" <${row.from}>"`,
    `"${channelName(row.caller, names, row)}"`, `"${channelName(row.called, names, row)}"`, '"Dial"', `"${dialOf(row, names)}"`,
    `"${clock(row.start)}"`, row.answer === 0 ? '' : `"${clock(row.answer)}"`, `"${clock(row.end)}"`,
    String(row.end - row.start), String(talkSeconds(row)), `"${DISPOSITION[row.result]}"`, '"DOCUMENTATION"', `"${uniqueId(row)}"`, '""',
  ];
  return {
    header: [], repeatsHeader: false, trunkNames: names,
    line: (row) => cellsOf(row).join(','),
    bad(row, reason) {
      const cells = cellsOf(row);
      if (reason === 'not-a-call') return null;
      if (reason === 'columns') return cells.slice(0, CUT).join(',');
      if (reason === 'time') cells[9] = '';
      else {
        cells[11] = `"${clock(row.start - 7)}"`;
        cells[12] = '-7';
      }
      return cells.join(',');
    },
  };
}

const FREEPBX_HEADER = 'calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,accountcode,uniqueid,'
  + 'userfield,did,cnum,cnam,outbound_cnum,outbound_cnam,dst_cnam,recordingfile,linkedid,peeraccount,sequence';

/** The CSV export of FreePBX's call reports: 26 columns with a header, quotes only where needed, wall clock of London. */
export function freepbxWriter(company: Company): RecordWriter {
  const clock = londonClock();
  const names = company.trunks.map((trunk) => trunk.asteriskName);
  let sequence = 0;
  const cellsOf = (row: SampleRow, number: number): string[] => [
    quoted(clock(row.start)), `"""${row.from}"" <${row.from}>"`, row.from, row.to, contextOf(row),
    channelName(row.caller, names, row), channelName(row.called, names, row), 'Dial', quoted(dialOf(row, names)),
    String(row.end - row.start), String(talkSeconds(row)), quoted(DISPOSITION[row.result]), '3', '', uniqueId(row),
    '', row.caller?.kind === 'trunk' ? row.publicNumber : '', row.from, '', row.called?.kind === 'trunk' ? row.from : '', '', '', '', uniqueId(row), '', String(number),
  ];
  return {
    header: [FREEPBX_HEADER], repeatsHeader: true, trunkNames: names,
    line: (row) => cellsOf(row, ++sequence).join(','),
    bad(row, reason) {
      const cells = cellsOf(row, sequence);
      if (reason === 'not-a-call') return null;
      if (reason === 'columns') return cells.slice(0, CUT).join(',');
      if (reason === 'time') cells[0] = '';
      else cells[9] = '-7';
      return cells.join(',');
    },
  };
}

function channelName(endpoint: Endpoint | null, trunkNames: readonly string[], row: SampleRow): string {
  if (endpoint === null) return '';
  const suffix = endpoint.channel.toString(16).padStart(8, '0');
  if (endpoint.kind === 'phone') return `PJSIP/${endpoint.extension}-${suffix}`;
  const name = trunkNames[endpoint.trunk]!;
  return name.startsWith('DAHDI/') ? `${name}/${row.publicNumber.slice(1)}-${suffix}` : `${name}-${suffix}`;
}

function dialOf(row: SampleRow, trunkNames: readonly string[]): string {
  if (row.called === null) return '';
  return row.called.kind === 'phone' ? `PJSIP/${row.called.extension},60` : `${trunkNames[row.called.trunk]!}/${row.publicNumber},300`;
}

function contextOf(row: SampleRow): string {
  return row.caller?.kind === 'trunk' ? 'from-trunk' : 'from-internal';
}

function uniqueId(row: SampleRow): string {
  return `${row.callStart}.${row.call}`;
}

function talkSeconds(row: SampleRow): number {
  return row.answer === 0 ? 0 : row.end - row.answer;
}

function quoted(text: string): string {
  return /[ ",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** `2026-10-05 09:00:00` of an instant; the date's text is kept for the next row. */
function londonClock(): (instant: number) => string {
  const london = zone(ZONE);
  let day = NaN;
  let date = '';
  return (instant) => {
    const local = london.localOf(instant);
    if (Math.floor(local / 86_400) !== day) {
      day = Math.floor(local / 86_400);
      date = new Date(day * 86_400_000).toISOString().slice(0, 10);
    }
    const second = local - day * 86_400;
    const two = (value: number): string => (value < 10 ? `0${value}` : String(value));
    return `${date} ${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
  };
}
