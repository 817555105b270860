// `npm start`. Only the version check is imported at once: an old Node stops there, before it reads newer syntax.
import './node-version.mjs';

import('./start-app.mjs').then((module) => module.startApp());
