import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, scratch } from './paths.mjs';

const kernel = join(root, 'models', 'simulation', 'kernel');
const engines = join(root, 'src', 'engines');

/** What is compiled to WebAssembly: who imports the id gets its code as text in base64, by the name. */
const modules = [
  { id: 'virtual:kernel-wasm', name: 'kernelCode', entry: 'module.ts', folders: [kernel, join(engines, 'wasm', 'assembly')], flags: ['--disable', 'nontrapping-f2i'] },
  { id: 'virtual:rows-wasm', name: 'rowsCode', entry: 'rows.ts', folders: [join(engines, 'rows', 'assembly')], flags: ['--enable', 'simd'] },
];

/** Compiles the kernel's loop and the reader of rows to WebAssembly and offers their code to whoever imports `virtual:kernel-wasm` and `virtual:rows-wasm`. */
export function kernelWasm() {
  return {
    name: 'kernel-wasm',
    resolveId: (asked) => (modules.some(({ id }) => id === asked) ? `\0${asked}` : null),
    async load(asked) {
      const module = modules.find(({ id }) => `\0${id}` === asked);
      if (!module) return null;
      for (const { path } of Object.values(sources(module))) this.addWatchFile(path);
      return `export const ${module.name} = ${JSON.stringify((await compiled(module)).toString('base64'))};`;
    },
  };
}

/** The module, compiled once for the same sources. */
async function compiled(module) {
  const files = sources(module);
  const hash = createHash('sha256');
  for (const [name, { text }] of Object.entries(files)) hash.update(`${name}\0${text}\0`);
  hash.update(module.flags.join(' '));
  const kept = join(scratch, `${module.name}-${hash.digest('hex').slice(0, 16)}.wasm`);
  if (existsSync(kept)) return readFileSync(kept);
  const code = await compile(module, files);
  mkdirSync(scratch, { recursive: true });
  const made = `${kept}-${process.pid}`;
  writeFileSync(made, code);
  renameSync(made, kept);
  return code;
}

/** The module's files by name; those of a later folder stand for files of the same name. Type imports are no AssemblyScript. */
function sources({ folders }) {
  const files = {};
  for (const folder of folders) {
    for (const name of readdirSync(folder).filter((name) => name.endsWith('.ts')).sort()) {
      const path = join(folder, name);
      files[name] = { path, text: readFileSync(path, 'utf8').replace(/^import type .*\n/gm, '').replace(/^\/\/ (@inline)$/gm, '$1').replace(/^(.* from '\.[^']*)\.ts';$/gm, "$1';") };
    }
  }
  return files;
}

async function compile({ entry, flags }, files) {
  const { default: asc } = await import('assemblyscript/asc');
  const arguments_ = [entry, '--outFile', 'module.wasm', '--optimizeLevel', '3', '--shrinkLevel', '0', '--noAssert', ...flags, '--runtime', 'stub'];
  let code = null;
  const { error, stderr } = await asc.main(arguments_, {
    readFile: (name) => files[name.replace(/^\.\//, '')]?.text ?? null,
    writeFile: (name, contents) => {
      if (name === 'module.wasm') code = Buffer.from(contents);
    },
    listFiles: () => [],
  });
  if (error || !code) throw new Error(`${entry} could not be compiled to WebAssembly.\n${stderr.toString()}${error ?? ''}`);
  return code;
}
