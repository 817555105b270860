// `npm run bench`. Apart from `npm test`: it takes minutes, and its figures are the machine's. Only the version check is imported at once.
import './node-version.mjs';

import('./run-bench.mjs').then((module) => module.runBench());
