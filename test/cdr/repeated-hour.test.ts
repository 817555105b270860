import { describe, expect, it } from 'vitest';
import { CallFlag } from '../../models/cdr/call-table.ts';
import { startByCreation, startByEnd } from '../../models/cdr/repeated-hour.ts';
import { countText } from '../truth/count-records.mjs';
import { parseText } from './source.ts';

// On 2026-10-25 London's clock goes from 02:00 back to 01:00, at 01:00 UTC. Times of the clock are read as UTC here, with a pass added.
const at = (time: string): number => Date.parse(`2026-10-25T${time}Z`) / 1000;
const FIRST = -3600;
const SECOND = 0;

interface Row { start: string; end?: string; seconds: number; id?: string; linked?: string }
function master({ start, end, seconds, id = 'no-epoch' }: Row): string {
  const stamp = (time: string): string => `"2026-10-25 ${time}"`;
  return `"","2001","3001","c","","PJSIP/2001-1","PJSIP/t-${id}","Dial","x",${stamp(start)},${stamp(start)},${stamp(end!)},${seconds},${seconds},"ANSWERED","DOCUMENTATION","${id}",""`;
}
const FREEPBX = 'calldate,src,dst,channel,dstchannel,duration,billsec,disposition,uniqueid,linkedid';
const freepbx = ({ start, seconds, id = '', linked = id }: Row): string => `2026-10-25 ${start},1,2,PJSIP/1-1,PJSIP/t-${id},${seconds},${seconds},ANSWERED,${id},${linked}`;

/** Starts and ends of the calls, how many of them only the order of the rows placed, and the importer's warnings. */
async function read(text: string): Promise<{ calls: [number, number][]; byOrder: number; warnings: string[] }> {
  const { table, report } = await parseText(text, { timeZone: 'Europe/London' });
  const { start, end, flags, count } = table.calls;
  return {
    calls: Array.from({ length: count }, (_, call) => [start[call]!, end[call]!]),
    byOrder: [...flags].filter((flag) => flag & CallFlag.ambiguousTime).length,
    warnings: report.warnings.map(({ code, message }) => `${code} ${/for (\d+) of its rows/.exec(message)?.[1] ?? ''}`.trim()),
  };
}

describe('a row that begins in the hour that comes twice', () => {
  it('is placed by its end and duration, whatever stands before it', async () => {
    const rows = [
      master({ start: '01:50:00', end: '01:52:00', seconds: 120, id: 'a' }), master({ start: '01:01:00', end: '01:02:00', seconds: 60, id: 'b' }),
      master({ start: '01:38:12', end: '01:02:26', seconds: 1454, id: 'c' }), master({ start: '01:10:00', end: '01:20:00', seconds: 4200, id: 'd' }),
      master({ start: '01:50:00', end: '02:10:00', seconds: 4800, id: 'e' }), master({ start: '01:50:00', end: '02:10:00', seconds: 1200, id: 'f' }),
    ];
    expect(await read(rows.join('\n'))).toEqual({
      calls: [
        [at('01:50:00') + FIRST, at('01:52:00') + FIRST], [at('01:01:00') + SECOND, at('01:02:00') + SECOND],
        [at('01:38:12') + FIRST, at('01:02:26') + SECOND], [at('01:10:00') + FIRST, at('01:20:00') + SECOND],
        [at('01:50:00') + FIRST, at('02:10:00')], [at('01:50:00') + SECOND, at('02:10:00')],
      ],
      byOrder: 2, warnings: ['repeated-hour 2'],
    });
  });

  it('is placed by the second in its unique id, in any order of the rows', async () => {
    const rows = [
      freepbx({ start: '01:50:00', seconds: 60, id: `${at('01:50:00') + FIRST}.1` }), freepbx({ start: '01:10:00', seconds: 60, id: `${at('01:10:00') + FIRST}.2` }),
      freepbx({ start: '01:40:00', seconds: 60, id: `pbx-${at('01:39:50') + SECOND}.3` }), freepbx({ start: '01:05:00', seconds: 60, id: `${at('00:50:00') + SECOND}.4` }),
    ];
    const starts = [at('01:50:00') + FIRST, at('01:10:00') + FIRST, at('01:40:00') + SECOND, at('01:05:00') + SECOND];
    for (const order of [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]]) {
      const found = await read([FREEPBX, ...order.map((row) => rows[row]!)].join('\n'));
      expect({ ...found, calls: found.calls.map(([start]) => start) }).toEqual({ calls: order.map((row) => starts[row]!), byOrder: 0, warnings: [] });
    }
  });

  it('is not placed by unique ids that contradict the zone, or that lie far from both showings', async () => {
    const utc = [freepbx({ start: '00:30:00', seconds: 60, id: `${at('00:30:00')}.1` }), freepbx({ start: '01:30:00', seconds: 60, id: `${at('01:30:00')}.2` })];
    expect(await read([FREEPBX, ...utc].join('\n'))).toMatchObject({ calls: [[at('00:30:00') - 3600], [at('01:30:00') + FIRST]].map(([start]) => [start, start! + 60]), byOrder: 1, warnings: ['repeated-hour 1', 'zone-disagrees'] });
    expect(await read([FREEPBX, freepbx({ start: '01:30:00', seconds: 60, id: `${at('01:30:00') + FIRST - 2000}.2` })].join('\n'))).toMatchObject({ byOrder: 1 });
  });

  it('lies with the other rows of its call', async () => {
    const id = `${at('00:20:00') - 3600}.1`;
    const rows = [
      freepbx({ start: '00:10:00', seconds: 60, id: `${at('00:10:00') - 3600}.8` }), freepbx({ start: '01:40:00', seconds: 60, id: `${at('01:40:00') + SECOND}.9` }), freepbx({ start: '00:50:00', seconds: 1500, id: `${id}0`, linked: id }),
      freepbx({ start: '01:10:00', seconds: 600, id: `${id}1`, linked: id }), freepbx({ start: '01:15:00', seconds: 600, id, linked: id }),
    ];
    expect(await read([FREEPBX, ...rows].join('\n'))).toEqual({
      calls: [[at('00:10:00') - 3600, at('00:11:00') - 3600], [at('01:40:00') + SECOND, at('01:41:00') + SECOND], [at('00:50:00') - 3600, at('01:25:00') + FIRST]], byOrder: 0, warnings: [],
    });
  });

  it('is placed in any CSV by its end, else by the order', async () => {
    const text = 'start,end,duration\n2026-10-25 01:50:00,2026-10-25 01:10:00,1200\n2026-10-25 01:20:00,2026-10-25 02:20:00,3600\n2026-10-25 01:30:00,2026-10-25 01:40:00,600\n';
    expect(await read(text)).toEqual({
      calls: [[at('01:50:00') + FIRST, at('01:10:00') + SECOND], [at('01:20:00') + SECOND, at('02:20:00')], [at('01:30:00') + SECOND, at('01:40:00') + SECOND]],
      byOrder: 1, warnings: ['repeated-hour 1'],
    });
  });
});

describe('the brute-force count', () => {
  it('places the rows of that hour alike', async () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const clock = (instant: number): string => new Date((instant + (instant < at('01:00:00') ? 3600 : 0)) * 1000).toISOString().slice(11, 19);
    const calls = Array.from({ length: 300 }, (_, call) => {
      const start = at('00:00:00') - 1800 + random(3 * 3600);
      const seconds = random(3000);
      return { start, end: start + seconds, row: { start: clock(start), end: clock(start + seconds), seconds, id: random(2) ? `${start - random(2400)}.${call}` : `plain-${random(150)}` } };
    }).sort((a, b) => a.end - b.end);
    const texts = { asterisk: calls.map(({ row }) => master(row)), freepbx: [FREEPBX, ...calls.map(({ row }) => freepbx(row)).reverse()] };
    for (const [format, rows] of Object.entries(texts)) {
      const count = countText([rows.join('\n')], { format, tz: 'Europe/London' });
      const found = await read(rows.join('\n'));
      const occupied = found.calls.reduce((sum, [start, end]) => sum + end - start, 0);
      expect([found.calls.length, occupied, Math.min(...found.calls.map(([start]) => start)), Math.max(...found.calls.map(([, end]) => end))])
        .toEqual([count.calls, count.total.occupiedSeconds, count.period!.first, count.period!.last]);
      expect(count.rejected).toBe(0);
      expect(found.byOrder).toBeGreaterThan(0);
    }
  });
});

describe('what tells a showing', () => {
  it('is the end at or after the start, and the duration unless it fits neither', () => {
    expect(startByEnd(0, 3600, [1800], -1)).toBe(0);
    expect(startByEnd(0, 3600, [4000], -1)).toBeNaN();
    expect(startByEnd(0, 3600, [4000], 400)).toBe(3600);
    expect(startByEnd(0, 3600, [4000], 4000)).toBe(0);
    expect(startByEnd(0, 3600, [1800], 100_000)).toBe(0);
    expect(startByEnd(0, 3600, [], 60)).toBeNaN();
  });
  it('is the creation of the channel, at most half an hour from one of the two', () => {
    expect(startByCreation(0, 3600, -1800)).toBe(0);
    expect(startByCreation(0, 3600, -1801)).toBeNaN();
    expect(startByCreation(0, 3600, 59)).toBe(0);
    expect(startByCreation(0, 3600, 1200)).toBe(3600);
    expect(startByCreation(0, 3600, 3700)).toBeNaN();
  });
});
