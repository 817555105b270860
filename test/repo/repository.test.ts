import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, root } from './source-files.ts';

/** Files that are, or are about to be, in git. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));
const text = files.filter((path) => /\.(ts|mjs|js|svelte|json|md|html|css|yml|txt)$/.test(path) && path !== 'package-lock.json');

describe('the repository', () => {
  it('names no path of one machine', () => {
    // Written in two parts, so that this line is none itself.
    const machine = new RegExp(`(^|[^A-Za-z0-9])/(${['tmp', 'work', 'farm', 'root', 'home', 'Users'].join('|')})/`);
    const found = text.flatMap((path) => read(path).split('\n').flatMap((line, i) => (machine.test(line) ? [`${path}:${i + 1}`] : [])));
    expect(found).toEqual([]);
  });

  it('asks for exact versions of its packages', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });

  it('keeps every source file within 300 lines', () => {
    const sources = files.filter((path) => /^(models|src)\/.*\.(ts|mjs|svelte)$/.test(path));
    const long = sources.map((path) => ({ path, lines: read(path).split('\n').length - 1 })).filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  it('holds at most 2 MB of sample data', () => {
    const bytes = files.filter((path) => /^(public|scenarios)\//.test(path)).reduce((sum, path) => sum + statSync(join(root, path)).size, 0);
    expect(bytes).toBeLessThanOrEqual(2_000_000);
  });

  it('leaves nothing to be done later and no test out', () => {
    const marks = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b|\\b(it|test|describe)\\.(only|todo)\\b|@ts-(ignore|nocheck)`);
    const found = files.filter((path) => /^(models|src|test)\/.*\.(ts|mjs|svelte)$/.test(path) && path !== 'test/repo/repository.test.ts')
      .flatMap((path) => read(path).split('\n').flatMap((line, i) => (marks.test(line) ? [`${path}:${i + 1}`] : [])));
    expect(found).toEqual([]);
  });
});
