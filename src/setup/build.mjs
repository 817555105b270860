// `npm run build` (with --force) and `prepare` (builds only what is stale).
import './node-version.mjs';

import('./build-dist.mjs').then((module) => module.buildFromCommandLine(process.argv.includes('--force')));
