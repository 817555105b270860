import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, scratch } from './paths.mjs';

const kernel = join(root, 'models', 'simulation', 'kernel');
const assembly = join(root, 'src', 'engines', 'wasm', 'assembly');
const id = 'virtual:kernel-wasm';
const resolved = `\0${id}`;

/** Compiles the kernel's loop to WebAssembly and offers its code as text to whoever imports `virtual:kernel-wasm`. */
export function kernelWasm() {
  return {
    name: 'kernel-wasm',
    resolveId: (asked) => (asked === id ? resolved : null),
    async load(asked) {
      if (asked !== resolved) return null;
      for (const path of [...Object.values(sources())].map(({ path }) => path)) this.addWatchFile(path);
      return `export const kernelCode = ${JSON.stringify((await compiledKernel()).toString('base64'))};`;
    },
  };
}

/** The module, compiled once for the same sources. */
async function compiledKernel() {
  const files = sources();
  const hash = createHash('sha256');
  for (const [name, { text }] of Object.entries(files)) hash.update(`${name}\0${text}\0`);
  const kept = join(scratch, `kernel-${hash.digest('hex').slice(0, 16)}.wasm`);
  if (existsSync(kept)) return readFileSync(kept);
  const code = await compile(files);
  mkdirSync(scratch, { recursive: true });
  const made = `${kept}-${process.pid}`;
  writeFileSync(made, code);
  renameSync(made, kept);
  return code;
}

/** The loop's files by name; those of `assembly` stand for files of the same name. Type imports are no AssemblyScript. */
function sources() {
  const files = {};
  for (const folder of [kernel, assembly]) {
    for (const name of readdirSync(folder).filter((name) => name.endsWith('.ts')).sort()) {
      const path = join(folder, name);
      files[name] = { path, text: readFileSync(path, 'utf8').replace(/^import type .*\n/gm, '').replace(/^\/\/ (@inline)$/gm, '$1').replace(/^(.* from '\.[^']*)\.ts';$/gm, "$1';") };
    }
  }
  return files;
}

async function compile(files) {
  const { default: asc } = await import('assemblyscript/asc');
  const arguments_ = ['module.ts', '--outFile', 'kernel.wasm', '--optimizeLevel', '3', '--shrinkLevel', '0', '--noAssert', '--disable', 'nontrapping-f2i', '--runtime', 'stub'];
  let code = null;
  const { error, stderr } = await asc.main(arguments_, {
    readFile: (name) => files[name.replace(/^\.\//, '')]?.text ?? null,
    writeFile: (name, contents) => {
      if (name === 'kernel.wasm') code = Buffer.from(contents);
    },
    listFiles: () => [],
  });
  if (error || !code) throw new Error(`The kernel could not be compiled to WebAssembly.\n${stderr.toString()}${error ?? ''}`);
  return code;
}
