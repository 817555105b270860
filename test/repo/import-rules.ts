/**
 * Which way imports run: the one table of allowed edges. A folder of models/ may import those before it in `modelFolders`.
 */
export const modelFolders = [
  'core', 'catalog', 'teletraffic', 'cdr', 'traffic', 'media', 'scenario', 'callflow', 'demand', 'sample', 'simulation', 'migration', 'cost', 'study', 'report',
] as const;

/** Rooms whose neighbours are fewer than the order allows. */
const narrow: Record<string, string[]> = {
  'models/core': [],
  'models/simulation': ['models/core'],
};

const models = modelFolders.map((folder) => `models/${folder}`);

/** Packages that a room may import; a name ending in `/` or `:` stands for all that begin with it. */
export const packages: Record<string, string[]> = {
  'models/cdr': ['papaparse'],
  'models/scenario': ['mathjs', 'mathjs/number', 'valibot', '@valibot/to-json-schema'],
  'models/callflow': ['libphonenumber-js', 'libphonenumber-js/min', 'libphonenumber-js/core', 'libphonenumber-js/max'],
  'src/engines': ['simjs', 'virtual:kernel-wasm', 'virtual:rows-wasm'],
  'src/cli': ['node:', 'commander'],
  'src/workers': ['comlink'],
  'src/workers (Node side)': ['comlink', 'node:'],
  'src/app': ['svelte', 'svelte/', 'bits-ui', 'idb', '@fontsource-variable/inter', '@fontsource-variable/inter/'],
  'src/app/charts': ['svelte', 'svelte/', 'd3-array', 'd3-axis', 'd3-scale', 'd3-shape', 'd3-time', 'd3-time-format'],
};

/** The room in which a file stands. */
export function roomOf(path: string): string {
  const [top, second = ''] = path.split('/');
  if (top === 'models') return path.split('/').length === 2 ? 'models' : `models/${second}`;
  if (path.startsWith('src/app/charts/')) return 'src/app/charts';
  if (/^src\/workers\/.*(\.node|node-member)\.ts$|^src\/workers\/node-/.test(path)) return 'src/workers (Node side)';
  return `${top}/${second}`;
}

/** Rooms that a room may import besides itself. */
export function neighboursOf(room: string): string[] {
  if (narrow[room]) return narrow[room];
  if (room === 'models') return models;
  if (room.startsWith('models/')) return models.slice(0, models.indexOf(room));
  switch (room) {
    case 'src/engines':
      return models;
    case 'src/workers':
      return ['src/engines', ...models];
    case 'src/workers (Node side)':
      return ['src/workers', ...models];
    case 'src/cli':
      return ['src/workers', 'src/workers (Node side)', ...models];
    case 'src/app/charts':
      return ['src/app', ...models];
    case 'src/app':
      return ['src/app/charts', 'src/workers', 'scenarios', 'public', ...models];
    default:
      return [];
  }
}
