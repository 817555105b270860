/**
 * Counts call records by brute force: one array entry for each second, its own CSV reader, no package and nothing from models/.
 * It is the truth that the importer and the analysis are held against.
 *
 *   node test/truth/count-records.mjs FILE… --format cucm|asterisk|freepbx|csv [--tz Europe/London]
 *        [--map start=COL,end=COL,duration=COL,trunk=COL,id=COL] [--date-order dmy|mdy|ymd] [--duration-unit s|min|ms] [--delimiter ,]
 *
 * prints { rows, calls, rejected, merged, skipped, rejects, period, trunks: [{ name, calls, occupiedSeconds, peak: { concurrent, at } }], total }
 * with instants as whole seconds since 1970 UTC.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** @typedef {{ format: string, tz?: string, map?: Record<string, string>, dateOrder?: string, durationUnit?: string, delimiter?: string }} Options */

/** Counts files on disk. */
export async function countFiles(/** @type {string[]} */ files, /** @type {Options} */ options) {
  const counter = makeCounter(options);
  for (const file of files) {
    counter.nextFile();
    const reader = makeReader(options.delimiter ?? ',', counter.row);
    const stream = createReadStream(file, { highWaterMark: 1 << 20 });
    let decoder = null;
    for await (const chunk of stream) {
      decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : 'utf-8');
      reader.push(decoder.decode(chunk, { stream: true }));
    }
    reader.end();
  }
  return counter.result();
}

/** Counts text that is already in memory, in pieces of any size. */
export function countText(/** @type {Iterable<string>} */ pieces, /** @type {Options} */ options) {
  const counter = makeCounter(options);
  counter.nextFile();
  const reader = makeReader(options.delimiter ?? ',', counter.row);
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return counter.result();
}

// ---- reading CSV: a machine of one character at a time; line ends are CR LF, LF or CR --------------------------------------

function makeReader(delimiter, onRow) {
  let cells = [];
  let cell = '';
  let quoted = false;
  let wasQuote = false;
  let wasReturn = false;
  const endCell = () => {
    cells.push(cell);
    cell = '';
    wasQuote = false;
  };
  const endRow = () => {
    endCell();
    const row = cells;
    cells = [];
    onRow(row);
  };
  return {
    push(text) {
      for (const character of text) {
        if (wasReturn) {
          wasReturn = false;
          if (character === '\n') continue;
        }
        if (quoted) {
          if (character === '"') {
            quoted = false;
            wasQuote = true;
          } else cell += character;
        } else if (character === '"' && wasQuote) {
          cell += '"';
          quoted = true;
          wasQuote = false;
        } else if (character === '"' && cell === '') quoted = true;
        else if (character === delimiter) endCell();
        else if (character === '\n') endRow();
        else if (character === '\r') {
          wasReturn = true;
          endRow();
        } else cell += character;
      }
    },
    end() {
      if (cell !== '' || cells.length > 0) endRow();
    },
  };
}

// ---- what each format says ----------------------------------------------------------------------------------------------

const REJECTED = (reason) => ({ rejected: reason });

/** Each returns null (skipped), { rejected } or { key, start, end, channels: [{ id, device }] }. */
const readers = {
  cucm(options) {
    let at = null;
    let columns = 133;
    return (cells) => {
      if (cells[0] === 'cdrRecordType') {
        at = Object.fromEntries(cells.map((name, i) => [name, i]));
        columns = cells.length;
        return null;
      }
      if (cells[0] === 'INTEGER') {
        if (at === null) {
          at = CUCM_POSITIONS;
          columns = cells.length;
        }
        return null;
      }
      if (cells.length < columns) return REJECTED('columns');
      const cell = (name) => cells[at[name]] ?? '';
      const fork = ['joinOnBehalfOf', 'origCalledPartyRedirectOnBehalfOf', 'lastRedirectRedirectOnBehalfOf'].some((name) => cell(name) === '27' || cell(name) === '28');
      if (cell('cdrRecordType') !== '1' || fork) return REJECTED('not-a-call');
      const start = whole(cell('dateTimeOrigination'));
      if (!(start > 0)) return REJECTED('time');
      const end = whole(cell('dateTimeDisconnect'));
      const duration = cell('duration') === '' ? 0 : whole(cell('duration'));
      if (!(end >= start) || !(duration >= 0)) return REJECTED('duration');
      const devices = [cell('origDeviceName'), cell('destDeviceName')].filter((name) => name !== '' && !isCucmPhone(name));
      return {
        key: [cell('globalCallId_ClusterID'), cell('globalCallID_callManagerId'), cell('globalCallID_callId')].join('\n'),
        start, end, channels: devices.map((device) => ({ id: null, device })),
      };
    };
  },

  asterisk: (options) => asterisk(options, 18, { channel: 5, dstchannel: 6, start: 9, end: 11, duration: 12, created: 16, key: [16] }),

  freepbx(options) {
    let reader = null;
    return (cells) => {
      if (cells[0] === 'calldate') {
        const names = cells;
        const column = (name) => names.indexOf(name);
        reader = asterisk(options, names.length, {
          channel: column('channel'), dstchannel: column('dstchannel'), start: column('calldate'), end: -1, duration: column('duration'),
          created: column('uniqueid'), key: [column('linkedid'), column('uniqueid')].filter((i) => i >= 0),
        });
        return null;
      }
      return reader(cells);
    };
  },

  csv(options) {
    const clock = makeClock(options.tz ?? 'UTC', options.dateOrder ?? 'ymd');
    const showings = makeShowings();
    const unit = { s: 1, min: 60, ms: 0.001 }[options.durationUnit ?? 's'];
    const map = options.map ?? {};
    let header = null;
    let column = null;
    return (cells) => {
      if (header === null) {
        header = cells;
        column = (name) => (map[name] === undefined ? -1 : /^\d+$/.test(map[name]) ? Number(map[name]) - 1 : header.indexOf(map[name]));
        return null;
      }
      if (cells.join('\n') === header.join('\n')) return null;
      if (cells.length < header.length) return REJECTED('columns');
      const cell = (name) => (column(name) < 0 ? '' : (cells[column(name)] ?? '').trim());
      const starts = clock(cell('start'));
      if (starts.length === 0) return REJECTED('time');
      const stated = map.duration === undefined ? NaN : durationSeconds(cell('duration'), unit);
      const start = showings.pick(starts, cell('start'), clock(cell('end')), stated, null, null);
      let end;
      if (map.end !== undefined) {
        const later = clock(cell('end')).filter((instant) => instant >= start);
        const apart = (instant) => (stated >= 0 ? Math.abs(instant - start - stated) : instant - start);
        end = later.sort((x, y) => apart(x) - apart(y))[0];
      } else {
        const seconds = durationSeconds(cell('duration'), unit);
        end = seconds >= 0 ? start + seconds : undefined;
      }
      if (!(end >= start)) return REJECTED('duration');
      const trunk = cell('trunk');
      return { key: null, carriesId: map.id !== undefined, start, end, channels: trunk === '' ? [] : [{ id: null, device: trunk }] };
    };
  },
};

function asterisk(options, columns, place) {
  const clock = makeClock(options.tz ?? 'UTC', options.dateOrder ?? 'ymd');
  const showings = makeShowings();
  return (cells) => {
    if (cells.length < columns) return REJECTED('columns');
    const starts = clock(cells[place.start] ?? '');
    if (starts.length === 0) return REJECTED('time');
    const duration = durationSeconds(cells[place.duration] ?? '', 1);
    if (!(duration >= 0)) return REJECTED('duration');
    const ends = place.end >= 0 && cells[place.end] !== '' ? clock(cells[place.end]) : null;
    if (ends !== null && ends.length === 0) return REJECTED('duration');
    const key = place.key.map((i) => cells[i]).find((text) => text !== undefined && text !== '') ?? null;
    const created = /(?:^|-)(\d{9,10})\.\d+$/.exec(cells[place.created] ?? '');
    const start = showings.pick(starts, cells[place.start], ends ?? [], duration, created ? Number(created[1]) : null, key);
    let end = start + duration;
    if (ends !== null) {
      const later = ends.filter((instant) => instant >= start);
      end = (later.length > 0 ? later : ends).reduce((best, instant) => (Math.abs(instant - start - duration) < Math.abs(best - start - duration) ? instant : best));
    }
    if (starts.length === 2 || clock.reachesChange(start, end)) showings.placed(key, start, end);
    if (end < start) return REJECTED('duration');
    const channels = [cells[place.channel] ?? '', cells[place.dstchannel] ?? '']
      .map((id) => ({ id, device: asteriskDevice(id) }))
      .filter(({ device }) => device !== null && !/^\d{2,6}$/.test(device.slice(device.indexOf('/') + 1)));
    return { key, carriesId: true, start, end, channels };
  };
}

function asteriskDevice(channel) {
  if (channel === '' || !channel.includes('/') || channel.startsWith('Local/')) return null;
  let name = channel.includes('-') ? channel.slice(0, channel.lastIndexOf('-')) : channel;
  if (name.startsWith('DAHDI/')) name = name.split('/').slice(0, 2).join('/');
  return name;
}

function isCucmPhone(name) {
  return /^(SEP|CSF|BOT|TCT|TAB|CIPC|CTIRD)/.test(name) || /^(ATA|AN|VGC|BAT)[0-9A-Fa-f]{10,}/.test(name);
}

function whole(text) {
  return /^-?\d+$/.test(text) ? Number(text) : NaN;
}

function durationSeconds(text, unit) {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Math.floor(Number(text) * unit);
  const clock = /^(\d+):(\d\d):(\d\d)(\.\d+)?$/.exec(text);
  return clock ? Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]) : NaN;
}

/** Reads local text; gives the instants that it can mean: none, one, or the two of a repeated hour, the earlier first. */
function makeClock(timeZone, order) {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
  const offsets = new Map();
  const offsetAt = (instant) => {
    const slot = Math.floor(instant / 900);
    if (!offsets.has(slot)) {
      const text = format.formatToParts(slot * 900_000).find((part) => part.type === 'timeZoneName').value;
      const found = /GMT([+-])(\d\d):(\d\d)/.exec(text);
      offsets.set(slot, found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 3600 + Number(found[3]) * 60) : 0);
    }
    return offsets.get(slot);
  };
  const instantsOf = (local) => {
    const before = offsetAt(local - 86_400);
    const after = offsetAt(local + 86_400);
    const fits = [...new Set([before, after])].map((offset) => local - offset).filter((instant) => offsetAt(instant) === local - instant);
    return fits.length > 0 ? fits.sort((x, y) => x - y) : [local - before];
  };
  const read = (text) => {
    const found = /^(\d+)[-/.](\d+)[-/.](\d+)[ T](\d+):(\d\d)(?::(\d\d))?(?:\.\d+)?$/.exec(text);
    if (!found) return [];
    const [a, b, c, hour, minute, second] = found.slice(1).map((part) => Number(part ?? 0));
    let [year, month, day] = order === 'dmy' ? [c, b, a] : order === 'mdy' ? [c, a, b] : [a, b, c];
    if (year < 100) year += 2000;
    if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return [];
    return instantsOf(Date.UTC(year, month - 1, day, hour, minute, second) / 1000);
  };
  /** Whether the clock changed between two instants, or shows the later one twice. */
  read.reachesChange = (from, until) => offsetAt(from) !== offsetAt(until) || instantsOf(until + offsetAt(until)).length === 2;
  return read;
}

/**
 * Of the two instants of a start in a repeated hour: the one that the row's own end and duration fit, else the one that the creation of
 * its channel tells, else the one next to its call's other rows, else the one that the order of the rows tells.
 */
function makeShowings() {
  const placedCalls = new Map();
  let leastLag = Infinity;
  let rises = 0;
  let lastPlain = null;
  let lastTwice = null;
  let late = false;
  let byOrder = false;
  const wall = (text) => Date.parse(`${text.replaceAll('/', '-').slice(0, 19).replace(' ', 'T')}Z`) / 1000;
  const byRow = (starts, ends, duration) => {
    const possible = (start) => ends.filter((end) => end >= start);
    const exact = (start) => possible(start).filter((end) => Math.abs(end - start - duration) < (starts[1] - starts[0]) / 2);
    const told = duration >= 0 && starts.some((start) => exact(start).length > 0) ? exact : possible;
    const fitting = starts.filter((start) => told(start).length > 0);
    return fitting.length === 1 ? fitting[0] : null;
  };
  const byCreation = (starts, created) => {
    if (created === null || leastLag < -450 || starts.every((start) => Math.abs(start - created) > 1800)) return null;
    return starts.find((start) => start > created - 60) ?? null;
  };
  const byCall = (starts, key) => {
    const all = placedCalls.get(key) ?? [];
    const told = all.filter((row) => !row.byOrder);
    const rows = told.length > 0 ? told : all;
    const distance = (start) => Math.min(...rows.map((row) => Math.max(0, row.start - start, start - row.end)));
    return rows.length === 0 ? null : { start: distance(starts[1]) < distance(starts[0]) ? starts[1] : starts[0], byOrder: told.length === 0 };
  };
  return {
    placed(key, start, end) {
      if (key !== null) placedCalls.set(key, [...(placedCalls.get(key) ?? []), { start, end, byOrder }]);
    },
    pick(starts, text, ends, duration, created, key) {
      const local = wall(text);
      byOrder = false;
      if (starts.length === 1) {
        if (created !== null) leastLag = Math.min(leastLag, starts[0] - created);
        if (lastPlain !== null) rises += Math.sign(local - lastPlain);
        lastPlain = local;
        lastTwice = null;
        return starts[0];
      }
      const newestFirst = rises < 0;
      const known = byCall(starts, key);
      const told = byRow(starts, ends, duration) ?? byCreation(starts, created);
      if (told !== null) {
        if ((told === starts[1]) !== newestFirst) {
          late = told === starts[1];
          lastTwice = local;
        }
        return told;
      }
      if (known !== null && !known.byOrder) return known.start;
      byOrder = true;
      if (lastTwice === null || Math.abs(local - lastTwice) >= 86_400) late = newestFirst;
      else if (!newestFirst && lastTwice - local > 1800) late = true;
      else if (newestFirst && local - lastTwice > 1800) late = false;
      lastTwice = local;
      return known?.start ?? starts[late ? 1 : 0];
    },
  };
}

// ---- counting -----------------------------------------------------------------------------------------------------------

function makeCounter(options) {
  const count = { rows: 0, calls: 0, rejected: 0, merged: 0, skipped: 0 };
  const rejects = {};
  const seen = new Set();
  const calls = new Map();
  let single = 0;
  let read = null;
  return {
    nextFile() {
      read = readers[options.format](options);
    },
    row(cells) {
      if (cells.length > 0) cells[0] = cells[0].replace(/^\ufeff/, '');
      if (cells.every((cell) => cell.trim() === '')) {
        count.skipped++;
        return;
      }
      const row = read(cells);
      if (row === null) {
        count.skipped++;
        return;
      }
      count.rows++;
      let reason = row.rejected;
      if (reason === undefined && (row.key !== null || row.carriesId)) {
        const hash = createHash('sha1').update(JSON.stringify(cells)).digest('latin1');
        if (seen.has(hash)) reason = 'duplicate';
        seen.add(hash);
      }
      if (reason !== undefined) {
        count.rejected++;
        rejects[reason] = (rejects[reason] ?? 0) + 1;
        return;
      }
      const key = row.key ?? `row ${single++}`;
      const known = calls.get(key);
      if (known) {
        count.merged++;
        known.push(row);
      } else {
        count.calls++;
        calls.set(key, [row]);
      }
    },
    result() {
      const total = { calls: 0, held: [] };
      const trunks = new Map();
      for (const rows of calls.values()) {
        const start = Math.min(...rows.map((row) => row.start));
        const end = Math.max(...rows.map((row) => row.end));
        total.calls++;
        total.held.push([start, end]);
        const seizures = new Map();
        rows.forEach((row, r) => row.channels.forEach(({ id, device }, c) => {
          // A channel without a name of its own is one of its row only.
          const channel = id === null ? `${r} ${c}` : `named ${id}`;
          const known = seizures.get(channel);
          if (known) {
            known.start = Math.min(known.start, row.start);
            known.end = Math.max(known.end, row.end);
          } else seizures.set(channel, { device, start: row.start, end: row.end });
        }));
        const counted = new Set();
        for (const { device, start: from, end: until } of seizures.values()) {
          if (!trunks.has(device)) trunks.set(device, { calls: 0, held: [] });
          const trunk = trunks.get(device);
          if (!counted.has(device)) trunk.calls++;
          counted.add(device);
          trunk.held.push([from, until]);
        }
      }
      const first = total.held.reduce((low, [start]) => Math.min(low, start), Infinity);
      const last = total.held.reduce((high, [, end]) => Math.max(high, end), 0);
      const measure = ({ calls: number, held }) => ({ calls: number, ...bySecond(held, first, last) });
      return {
        ...count, rejects,
        period: total.calls === 0 ? null : { first, last },
        trunks: [...trunks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, trunk]) => ({ name, ...measure(trunk) })),
        total: measure(total),
      };
    },
  };
}

function bySecond(held, first, last) {
  const seconds = new Uint16Array(Math.max(0, last - first));
  let occupiedSeconds = 0;
  for (const [start, end] of held) {
    for (let at = start; at < end; at++) {
      seconds[at - first]++;
      occupiedSeconds++;
    }
  }
  let concurrent = 0;
  let at = null;
  for (let i = 0; i < seconds.length; i++) {
    if (seconds[i] > concurrent) {
      concurrent = seconds[i];
      at = first + i;
    }
  }
  return { occupiedSeconds, peak: { concurrent, at } };
}

/** Where the columns stand when a file has no header line. */
const CUCM_POSITIONS = {
  cdrRecordType: 0, globalCallID_callManagerId: 1, globalCallID_callId: 2, dateTimeOrigination: 4, dateTimeConnect: 47, dateTimeDisconnect: 48,
  duration: 55, origDeviceName: 56, destDeviceName: 57, origCalledPartyRedirectOnBehalfOf: 60, lastRedirectRedirectOnBehalfOf: 61,
  globalCallId_ClusterID: 65, joinOnBehalfOf: 66,
};

// ---- command line -------------------------------------------------------------------------------------------------------

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = [];
  const options = { format: 'cucm' };
  for (let i = 2; i < process.argv.length; i++) {
    const word = process.argv[i];
    if (!word.startsWith('--')) files.push(word);
    else if (word === '--map') options.map = Object.fromEntries(process.argv[++i].split(',').map((pair) => pair.split('=')));
    else options[word.slice(2).replace(/-(.)/g, (_, letter) => letter.toUpperCase())] = process.argv[++i];
  }
  process.stdout.write(`${JSON.stringify(await countFiles(files, options), null, 2)}\n`);
}
