// The same module as in the browser, measured under Node: node-task.mjs <tasks module> <file of a run>.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [module, file] = process.argv.slice(2);
const { tasks } = await import(pathToFileURL(module).href);
const bytes = readFileSync(file);
process.stdout.write(JSON.stringify(tasks.measure(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))));
