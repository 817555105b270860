import { dirname, join } from 'node:path/posix';
import { describe, expect, it } from 'vitest';
import { modelFolders, neighboursOf, packages, roomOf } from './import-rules.ts';
import { filesBelow, importsOf, read } from './source-files.ts';

/** What an import of a file breaks; null when it may stand. */
function fault(path: string, imported: string): string | null {
  const room = roomOf(path);
  if (!imported.startsWith('.')) {
    const allowed = (packages[room] ?? []).some((name) => imported === name || (/[/:]$/.test(name) && imported.startsWith(name)));
    return allowed ? null : `${path} imports the package ${imported}, which ${room} may not`;
  }
  const target = join(dirname(path), imported.replace(/\?.*$/, ''));
  // The program's own version.
  if (target === 'package.json') return room === 'src/cli' ? null : `${path} imports package.json`;
  if (room.startsWith('models') && !/\.(ts|json)$/.test(imported)) return `${path} imports ${imported} without its ending`;
  const other = target.startsWith('scenarios/') || target.startsWith('public/') ? target.split('/')[0]! : roomOf(target);
  return other === room || neighboursOf(room).includes(other) ? null : `${path} imports ${target}: ${room} may not import ${other}`;
}

const sources = [...filesBelow('models', ['.ts']), ...filesBelow('src', ['.ts', '.svelte'])];

describe('import direction', () => {
  it('knows every folder of models', () => {
    const folders = new Set(sources.filter((path) => path.startsWith('models/') && path.split('/').length > 2).map((path) => path.split('/')[1]!));
    expect([...folders].filter((folder) => !(modelFolders as readonly string[]).includes(folder))).toEqual([]);
  });

  it('runs downward only, with the packages of each room', () => {
    expect(sources.length).toBeGreaterThan(20);
    const faults = sources.flatMap((path) => importsOf(read(path)).map((imported) => fault(path, imported)).filter((found) => found !== null));
    expect(faults).toEqual([]);
  });

  it.each([
    ['models/core/a.ts', '../cdr/call-table.ts'],
    ['models/simulation/a.ts', '../catalog/codecs.ts'],
    ['models/cdr/a.ts', '../study/simulate.ts'],
    ['models/cdr/a.ts', '../../src/cli/io.ts'],
    ['models/cdr/a.ts', 'node:fs'],
    ['models/cdr/a.ts', './detect'],
    ['src/app/views/a.svelte', 'comlink'],
    ['src/app/views/a.svelte', 'd3-scale'],
    ['src/app/views/a.svelte', '../../cli/table.ts'],
    ['src/cli/a.ts', '../app/state/share.ts'],
    ['src/workers/records.worker.ts', 'node:fs'],
    ['src/workers/client.ts', './node-member.ts'],
  ])('would see %s importing %s', (path, imported) => {
    expect(fault(path, imported)).not.toBeNull();
  });

  it('reads every way in which a file can import', () => {
    const text = `import a from 'one';\nimport type { B } from "./two.ts";\nexport { c } from './three.ts';\nimport './four.css';\nimport {\n  d,\n} from './five.ts';
      const e = await import('six');\nnew Worker(new URL('./seven.ts', import.meta.url));\n<script lang="ts">import f from './eight.svelte';`;
    expect(importsOf(text).sort()).toEqual(['./eight.svelte', './five.ts', './four.css', './seven.ts', './three.ts', './two.ts', 'one', 'six']);
  });
});

describe('models', () => {
  it('know no clock, no chance, no host and no screen', () => {
    const forbidden = /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\b\.|\bprocess\b\.|\bdocument\.(?:create|query|get)|\bwindow\.(?:document|location|navigator|set|add)|\bsetTimeout\b|\bconsole\b\.|\bnavigator\b\./;
    const found = filesBelow('models', ['.ts']).flatMap((path) =>
      withoutComments(read(path)).split('\n').flatMap((line) => (forbidden.test(line) ? [`${path}: ${line.trim()}`] : [])));
    expect(found).toEqual([]);
  });
});

/** The scan must not stumble over a word in a sentence. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
