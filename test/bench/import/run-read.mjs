// The floor: the named file read and nothing done with it.
import { createReadStream } from 'node:fs';

const started = performance.now();
let bytes = 0;
for await (const piece of createReadStream(process.argv[2], { highWaterMark: 1 << 20 })) bytes += piece.length;
console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000, bytes, peakMb: process.resourceUsage().maxRSS / 1024 }));
