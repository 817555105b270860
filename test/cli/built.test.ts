import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CompareResult } from '../../models/study/compare-result.ts';
import type { SimulateResult } from '../../models/study/simulate-result.ts';

const root = join(import.meta.dirname, '..', '..');
/** The program as `npm run build` leaves it. */
const program = join(root, 'dist', 'cli', 'busyhour.js');
const execute = promisify(execFile);

let folder = '';
const at = (name: string): string => join(folder, name);

function scenario(erlangs: number): string {
  return JSON.stringify({
    busyhour: 1, name: 'One trunk', sites: [{ id: 'hq', timeZone: 'UTC' }], trunks: [{ id: 't1', channels: Math.ceil(erlangs * 1.1) }],
    demand: { synthetic: [{ from: 'hq', to: 'pstn', erlangs, holding: { mean: '180 s', shape: 'lognormal', cv: 1.2 }, profile: 'office' }] },
  });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'busyhour-'));
  writeFileSync(at('small.json'), scenario(90));
  writeFileSync(at('large.json'), scenario(20_000));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the built program', () => {
  it('gives the same bytes with 1, 2 and 7 workers, but for what the machine decides', async () => {
    const run = async (workers: number): Promise<string> => {
      const { stdout, stderr } = await execute(process.execPath, [program, 'simulate', at('small.json'), '--replications', '12', '--workers', String(workers), '--json']);
      expect(stderr).toBe('');
      const result = JSON.parse(stdout) as SimulateResult;
      expect(result.workers).toBe(workers);
      return JSON.stringify({ ...result, seconds: 0, workers: 0 });
    };
    const one = await run(1);
    expect(await run(2)).toBe(one);
    expect(await run(7)).toBe(one);
  });

  it('compares to the same bytes with 1, 2 and 5 workers', async () => {
    writeFileSync(at('wider.json'), scenario(90).replace(/"channels":\d+/, '"channels":105'));
    const run = async (workers: number): Promise<string> => {
      const { stdout, stderr } = await execute(process.execPath, [program, 'compare', at('small.json'), at('wider.json'), '--replications', '6', '--workers', String(workers), '--json']);
      expect(stderr).toBe('');
      const result = JSON.parse(stdout) as CompareResult;
      expect([result.workers, result.states[0]!.resources[0]!.capacity.b]).toEqual([workers, 105]);
      return JSON.stringify({ ...result, seconds: 0, workers: 0 });
    };
    const one = await run(1);
    expect(await run(2)).toBe(one);
    expect(await run(5)).toBe(one);
  });

  it('stops on Ctrl-C with 130 and one sentence', async () => {
    const child = spawn(process.execPath, [program, 'simulate', at('large.json'), '--replications', '1000', '--workers', '2'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.on('data', (piece) => (said += String(piece)));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    await new Promise((resolve) => setTimeout(resolve, 3000));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(said.trim()).toBe('error: Stopped by Ctrl-C. Nothing was finished: run the command again for a result.');
  });

  it('is found by npx, and tells its version', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect((await execute('npx', ['--no-install', 'busyhour', '--version'], { cwd: root })).stdout).toBe(`${version}\n`);
  });

  it('leaves no half file when generating is stopped', async () => {
    writeFileSync(at('made.csv'), 'from before');
    const child = spawn(process.execPath, [program, 'generate', '--weeks', '5000', '--out', at('made.csv'), '--truth', at('truth.json')], { stdio: 'ignore' });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    await vi.waitUntil(() => readdirSync(folder).some((name) => name.endsWith('.part')), { timeout: 20_000 });
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(readdirSync(folder).filter((name) => /made|truth/.test(name))).toEqual(['made.csv']);
    expect(readFileSync(at('made.csv'), 'utf8')).toBe('from before');
  });

  it('is quiet when its reader goes away', async () => {
    const child = spawn(process.execPath, [program, 'formats', '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let said = '';
    child.stderr.on('data', (piece) => (said += String(piece)));
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(said).toBe('');
  });
});

describe('the built library', () => {
  it('works where nothing but the language is there', async () => {
    const library = join(import.meta.dirname, '..', '..', 'dist', 'models', 'index.js');
    const script = `import(${JSON.stringify(`file://${library}`)}).then((m) => process.stdout.write(String(m.erlangBChannels(90, 0.01))))`;
    expect((await execute(process.execPath, ['-e', script])).stdout).toBe('107');
  });
});
