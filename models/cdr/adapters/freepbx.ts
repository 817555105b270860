import type { AsteriskColumns } from './asterisk-row.ts';

/** Names of the columns as FreePBX and its relatives write them, in lower case. */
const NAMES: Record<keyof AsteriskColumns, string[]> = {
  start: ['calldate', 'start'], answer: ['answer'], end: ['end'], duration: ['duration'], billsec: ['billsec'],
  src: ['src'], dst: ['dst'], channel: ['channel'], dstchannel: ['dstchannel'], disposition: ['disposition'],
  uniqueid: ['uniqueid'], linkedid: ['linkedid'], sequence: ['sequence'],
};

/** Places of the columns by a FreePBX header; null when the row is no such header. */
export function freepbxColumns(header: string[]): AsteriskColumns | null {
  const names = header.map((cell) => cell.trim().toLowerCase());
  const found = {} as AsteriskColumns;
  for (const key of Object.keys(NAMES) as (keyof AsteriskColumns)[]) {
    found[key] = names.findIndex((name) => NAMES[key].includes(name));
  }
  const needed = [found.start, found.channel, found.dstchannel, found.src, found.dst];
  return needed.every((place) => place >= 0) && (found.duration >= 0 || found.end >= 0) ? found : null;
}
