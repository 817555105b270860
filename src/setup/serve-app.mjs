// Serves the built app for the browser tests: node src/setup/serve-app.mjs PORT
import { join } from 'node:path';
import { dist } from './paths.mjs';
import { serve } from './serve.mjs';

await serve(join(dist, 'app'), Number(process.argv[2]));
