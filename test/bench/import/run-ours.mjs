// Imports the named file as the command line does and prints what it took and found. `ours.mjs` is the bundle beside it.
import { createReadStream, statSync } from 'node:fs';
import { parseCalls, rowMachine } from './ours.mjs';

const [, , path, kind] = process.argv;
const source = { name: 'records.csv', bytes: statSync(path).size, chunks: () => createReadStream(path, { highWaterMark: 1 << 20 }), options: {} };
const options = kind === 'typescript' ? {} : { rowMachine: await rowMachine() };
const started = performance.now();
const { report, table } = await parseCalls([source], options);
const seconds = (performance.now() - started) / 1000;
const { calls, seizures } = table;
const columns = [calls.start, calls.answer, calls.end, calls.from, calls.to, calls.outcome, calls.flags, calls.source, calls.line, seizures.call, seizures.device, seizures.start, seizures.end];
const columnBytes = columns.reduce((sum, { byteLength }) => sum + byteLength, 0);
const accounted = report.rows === report.calls + report.rejected + report.merged;
console.log(JSON.stringify({ seconds, rows: report.rows, accounted, calls: report.calls, seizures: seizures.count, bytesPerCall: columnBytes / report.calls, peakMb: process.resourceUsage().maxRSS / 1024 }));
