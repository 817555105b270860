import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const check = readFileSync(join(import.meta.dirname, '..', '..', 'src', 'setup', 'node-version.mjs'), 'utf8');

/** What the check says on a Node of another version. */
function sayOn(version: string): { code: number; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'busyhour-'));
  const file = join(folder, 'check.mjs');
  writeFileSync(file, check.replaceAll('process.versions.node', JSON.stringify(version)));
  try {
    execFileSync(process.execPath, [file], { stdio: 'pipe' });
    return { code: 0, said: '' };
  } catch (reason) {
    const { status, stderr } = reason as { status: number; stderr: Buffer };
    return { code: status, said: stderr.toString() };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the version of Node', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0'])('%s will do', (version) => {
    expect(sayOn(version)).toEqual({ code: 0, said: '' });
  });

  it.each(['20.18.3', '18.20.8', '12.22.0'])('%s gets one sentence', (version) => {
    const { code, said } = sayOn(version);
    expect(code).toBe(1);
    expect(said).toMatch(new RegExp(`^Busyhour needs Node 20\\.19 or later and this is Node ${version.replaceAll('.', '\\.')}: [^\\n]+\\n$`));
  });

  it('is looked at before any newer syntax is read', () => {
    for (const name of ['start.mjs', 'test.mjs', 'build.mjs']) {
      const text = readFileSync(join(import.meta.dirname, '..', '..', 'src', 'setup', name), 'utf8');
      const imports = [...text.matchAll(/^import [^(].*$/gm)].map((match) => match[0]);
      expect(imports).toEqual(["import './node-version.mjs';"]);
      expect(text).not.toMatch(/\?\.|\?\?|^await /m);
    }
  });
});
