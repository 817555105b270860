import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const here = import.meta.dirname;

/** Engines of ours that are measured where they are there. An export ending in `()` is a function that gives the engine, or promises it. */
const ours = [
  { name: 'ours', module: 'models/simulation/run.ts', export: 'startRun' },
  { name: 'ours in WASM', module: 'src/engines/wasm/wasm-run.ts', export: 'startWasmRun' },
];

/** Our second engine on simjs: shown where asked for, with the small cases only. */
export const secondEngine = { name: 'second engine on simjs', module: 'src/engines/simjs/load-simjs.ts', export: 'loadSimjs()' };

/** The engines asked for as `module#export`, else ours that are there. */
export function chosenEngines(asked) {
  if (asked.length === 0) return ours.filter(({ module }) => existsSync(join(root, module)));
  return asked.map((text) => {
    const [module, name = 'startRun'] = text.split('#');
    return { name: text, module, export: name };
  });
}

/** Lines of source that leave the engine in `startRun`. */
export function engineSource({ module, export: name }) {
  const path = JSON.stringify(join(root, module));
  const plain = name.replace(/\(\)$/, '');
  return `import { ${plain} as engine } from ${path};\nconst startRun = ${plain === name ? 'engine' : 'await engine()'};\n`;
}

/** Source of a module of this folder's import. */
export function importOf(names, module) {
  return `import { ${names} } from ${JSON.stringify(join(here, module))};\n`;
}

/** Main of a contestant: an engine of ours, under Node. */
export function contestantSource(engine) {
  return `${engineSource(engine)}${importOf('runKernel', 'kernel-contestant.ts')}${importOf('nodeMain', 'node-main.ts')}nodeMain((runs) => runKernel(startRun, runs));\n`;
}

/** Main of the contestant simjs. */
export function simjsSource() {
  return `${importOf('loadSimjs', 'simjs-global.ts')}${importOf('runSimjs', 'simjs-contestant.ts')}${importOf('nodeMain', 'node-main.ts')}const simjs = await loadSimjs();\nnodeMain((runs) => runSimjs(simjs, runs));\n`;
}
