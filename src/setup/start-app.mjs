import { join } from 'node:path';
import { runNode, stop } from './command.mjs';
import { installMissing } from './install.mjs';
import { dist, root } from './paths.mjs';
import { serve } from './serve.mjs';
import { isFresh } from './stamp.mjs';

/** Installs what is missing, builds what is stale, and serves until Ctrl-C. Prints one line on stdout when the page answers. */
export async function startApp() {
  const port = portFrom(process.env['PORT']);
  await installMissing();
  await buildStale();
  const server = await serve(join(dist, 'app'), port).catch((problem) => stop(problem.message));
  const address = `http://localhost:${server.port}/`;
  const page = await fetch(`http://127.0.0.1:${server.port}/`);
  if (!page.ok) stop('The page does not answer: run "npm run build" and look at what it says.');
  process.stdout.write(`Busyhour: ${address}\n`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      server.close();
      process.exit(0);
    });
  }
}

/** Builds in a process of its own, so that the compiler's memory is free again while the page is served. */
export async function buildStale() {
  if (isFresh()) return;
  const { code } = await runNode([join(root, 'src', 'setup', 'build.mjs')]);
  if (code !== 0) stop('Busyhour could not be built: see what stands above.');
}

function portFrom(text) {
  if (text === undefined || text === '') return 4173;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    stop(`PORT is "${text}", which is no port: give a whole number from 1 to 65535, or leave it out for 4173.`);
  }
  return port;
}
