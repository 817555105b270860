// `npm test`. Only the version check is imported at once: an old Node stops there, before it reads newer syntax.
import './node-version.mjs';

import('./run-tests.mjs').then((module) => module.runTests());
