import { closeSync, openSync, writeSync } from 'node:fs';

const header = [
  ['cdrRecordType', 'INTEGER'], ['globalCallID_callManagerId', 'INTEGER'], ['globalCallID_callId', 'INTEGER'], ['origLegCallIdentifier', 'INTEGER'],
  ['dateTimeOrigination', 'INTEGER'], ['callingPartyNumber', 'VARCHAR(50)'], ['origCause_value', 'INTEGER'], ['destLegIdentifier', 'INTEGER'],
  ['destSpan', 'INTEGER'], ['originalCalledPartyNumber', 'VARCHAR(50)'], ['finalCalledPartyNumber', 'VARCHAR(50)'], ['destCause_value', 'INTEGER'],
  ['dateTimeConnect', 'INTEGER'], ['dateTimeDisconnect', 'INTEGER'], ['pkid', 'UNIQUEIDENTIFIER'], ['origDeviceName', 'VARCHAR(129)'],
  ['destDeviceName', 'VARCHAR(129)'], ['joinOnBehalfOf', 'INTEGER'], ['globalCallId_ClusterID', 'VARCHAR(50)'], ['duration', 'INTEGER'],
];
const phones = 7900;
const trunks = 100;
const extensions = 8000;
/** Share of rows that belong to the call of an earlier one: transfers, forwards. */
const furtherRows = 0.05;
const unanswered = 0.2;

/**
 * Writes a file of CUCM call records with 20 columns, some 187 bytes a row, the same for the same numbers: one cluster, rows in the order
 * in which calls begin, a row in twenty of an earlier call.
 * @param {string} path
 * @param {{ rows: number, numbers: number }} size `numbers`: distinct parties, extensions among them.
 */
export function writeCucmFile(path, { rows, numbers }) {
  const random = mulberry32(2027);
  const below = (n) => Math.floor(random() * n);
  const outside = Array.from({ length: numbers - extensions }, (_, at) => `+44${String(2_000_000_000 + at * 37_813).padStart(10, '0')}`);
  const phone = Array.from({ length: phones }, (_, at) => `SEP${(0x001b2c000000 + at * 7919).toString(16).toUpperCase().padStart(12, '0')}`);
  const trunk = Array.from({ length: trunks }, (_, at) => `SIP-Trunk-Site${String(at).padStart(3, '0')}`);
  const word = () => below(0x100000000).toString(16).padStart(8, '0');
  const extension = () => String(20_000 + below(extensions));
  const file = openSync(path, 'w');
  let text = `${header.map(([name]) => `"${name}"`).join(',')}\n${header.map(([, type]) => type).join(',')}\n`;
  // Each node of the cluster counts its calls itself.
  const callIds = [1_000_000, 2_500_000, 400_000, 7_000_000];
  let leg = 30_000_000;
  let start = 1_700_000_000;
  for (let row = 0; row < rows; row++) {
    const further = random() < furtherRows;
    const node = below(callIds.length);
    if (!further) callIds[node] += random() < 0.9 ? 1 : 2;
    if (random() < 0.7) start += below(3);
    const ring = 2 + below(20);
    const talk = random() < unanswered ? 0 : Math.ceil(-180 * Math.log(1 - random()));
    const direction = below(3);
    const from = direction === 1 ? outside[below(outside.length)] : extension();
    const to = direction === 2 ? outside[below(outside.length)] : extension();
    const origDevice = direction === 1 ? trunk[below(trunks)] : phone[below(phones)];
    const destDevice = direction === 2 ? trunk[below(trunks)] : phone[below(phones)];
    const pkid = `${word()}-${word().slice(4)}-4${word().slice(5)}-a${word().slice(5)}-${word()}${word().slice(4)}`;
    const cause = talk > 0 ? 16 : [19, 17, 16, 34][below(4)];
    text += `1,${1 + node},${further ? callIds[node] - below(30) : callIds[node]},${leg++},${start},"${from}",0,${leg++},${below(30)},"${to}","${to}",${cause},${talk > 0 ? start + ring : 0},${start + ring + talk},"${pkid}","${origDevice}","${destDevice}",0,"HQ",${talk}\n`;
    if (text.length > 1 << 20) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
}

function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
