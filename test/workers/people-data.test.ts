import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pack } from '../../src/workers/packed.ts';
import type { RecordsInput } from '../../src/workers/protocol.ts';
import { recordsWorker } from '../../src/workers/records.ts';
import { turn } from '../../src/workers/turn.ts';
import { run } from '../cli/fake-io.ts';
import { memoryStorage } from './memory-storage.ts';

/** Numbers and names as they stand in the files below, each long enough not to come up by chance. */
const RAW = ['442079460101', '02079460102', '2125550103', '493012345104', '02079460105', '33123450106', '02079460107', '02079460108', '02079460109', '390612345110', 'Zappelin', 'Quastenberg', 'ozimandias', 'Hollunder', 'Wuestenrot', 'Umlauf'];

const FILES: Record<string, string> = {
  'plain.csv': [
    'start,duration,from,to,trunk', '2027-01-11 10:00:00,60,2001,+442079460101,T1', '2027-01-11 10:01:00,60,Zappelin,02079460102,T1', '2027-01-11 10:02:00,60,sip:2125550103@ozimandias.example,2002,SIP/+493012345104-a',
    'when?,60,Quastenberg,02079460105,T1', '2027-01-11 10:03:00,x,"Quastenberg, J",33 1 23 45 01 06,T1', '2027-01-11', '2027-01-11 10:04:00,60,33123450106,+44 (20) 7946-0101,T1', '2027-01-11 10:00:00,60,02079460102,1.23457E+11,T1',
  ].join('\n'),
  'asterisk.csv': `"","Hollunder","02079460107","from-internal","""Hollunder"" <02079460107>","SIP/02079460108-0001","Local/02079460109@from-internal-0002;1","Dial","SIP/x","2027-01-11 10:00:00","2027-01-11 10:00:05","2027-01-11 10:01:00","60","55","ANSWERED","DOCUMENTATION","1610000000.1",""\n`,
  'ambiguous.csv': 'start,duration,from\n03/04/2027 10:00:00,60,390612345110\n',
  'unknown.txt': 'Wuestenrot 390612345110\nUmlauf 02079460108\n',
  'headless.csv': '390612345110,Wuestenrot,5\n02079460108,Umlauf,7\n',
};

it('no raw number or name is in anything that comes out of an import with pseudonyms', async () => {
  const storage = memoryStorage();
  const worker = recordsWorker(storage, turn);
  const inputs = Object.entries(FILES).map(([name, text]): RecordsInput => ({ kind: 'file', name, file: new Blob([text]), options: {} }));
  const settings = { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], holidays: [], pseudonymise: { key: 'ABCDE-FGHJK-MNPQR-STVWX', keepExtensions: '', dropNames: false } };
  const partial: unknown[] = [];
  const answer = await worker.importRecords(inputs, settings, (progress) => partial.push(progress), (view) => partial.push(view));
  if (!('ok' in answer)) throw new Error(JSON.stringify(answer));
  const { ok: summary } = answer;
  expect(summary.pseudonymised).toBe(true);
  expect(summary.report.files.map(({ calls, error }) => [calls, error?.code])).toEqual([[5, undefined], [1, undefined], [0, 'date-order-unknown'], [0, 'unknown-format'], [0, 'columns-not-found']]);
  const table = (await worker.table())!;
  const kept = await storage.read();
  const refused = await worker.importRecords([inputs[3]!, inputs[4]!, inputs[2]!], settings, () => undefined, () => undefined);
  expect('issues' in refused).toBe(true);
  const outputs = {
    table: JSON.stringify([table.parties, table.devices, table.files]), packed: text([...pack(table)]), storage: 'ok' in kept && kept.ok ? text([kept.ok]) : '',
    summary: JSON.stringify(summary), rejects: await worker.rejects(), partial: JSON.stringify(partial), refused: JSON.stringify(refused),
    analysis: JSON.stringify(await worker.analysis(settings)), hours: JSON.stringify(await worker.hours(settings, null, 0, 10)),
  };
  expect(outputs.storage.length).toBeGreaterThan(1000);
  expect(outputs.rejects.split('\n')).toHaveLength(5);
  expect(search(outputs)).toEqual([]);
  // The search finds them where they are.
  const plain = recordsWorker(memoryStorage(), turn);
  const open = await plain.importRecords(inputs, { ...settings, pseudonymise: null }, () => undefined, () => undefined);
  expect(search({ open: JSON.stringify([open, (await plain.table())!.parties, await plain.rejects()]) }).length).toBeGreaterThan(RAW.length - 5);
});

it('nor in what the command line prints and writes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'busyhour-'));
  const at = (name: string): string => join(folder, name);
  for (const [name, content] of Object.entries(FILES)) writeFileSync(at(name), content);
  const paths = Object.keys(FILES).map(at);
  const outputs: Record<string, string> = {};
  for (const [name, flags] of Object.entries({ text: [], json: ['--json'] })) {
    const { code, out, err } = await run(['import', ...paths, '--pseudonymise', '--pseudonym-key', at('key'), '--rejects', at('rejects.csv'), ...flags]);
    expect(code).toBe(0);
    Object.assign(outputs, { [`${name} out`]: out, [`${name} err`]: err, [`${name} rejects`]: readFileSync(at('rejects.csv'), 'utf8') });
  }
  const key = readFileSync(at('key'), 'utf8');
  expect(key).toMatch(/^([0-9A-Z]{5}-){5}[0-9A-Z]{5}\n$/);
  expect((await run(['import', at('unknown.txt'), '--drop-names', '--json'])).out).not.toContain('Wuestenrot');
  expect(search(outputs)).toEqual([]);
  expect(Object.values(outputs).join('')).not.toContain(key.trim());
  rmSync(folder, { recursive: true });
});

/** Where raw numbers and names stand; digits are compared without what is written between them too. */
function search(outputs: Record<string, string>): string[] {
  return Object.entries(outputs).flatMap(([name, text]) => {
    const joined = text.replace(/(?<=\d)[\s()./-]+(?=\d)/g, '');
    return RAW.filter((raw) => text.toLowerCase().includes(raw.toLowerCase()) || joined.includes(raw)).map((raw) => `${raw} in ${name}`);
  });
}

function text(pieces: Uint8Array[]): string {
  return pieces.map((piece) => Buffer.from(piece).toString('latin1')).join('');
}
