import { createServer } from 'node:http';
import { createReadStream, statSync } from 'node:fs';
import { extname, join, resolve, sep } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** No request leaves the origin: call records are personal data, and this is what keeps the promise that they stay here. */
const securityHeaders = {
  'Content-Security-Policy': [
    "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:",
    "font-src 'self'", "worker-src 'self'", "connect-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/**
 * Serves a folder on this machine only. `localhost` may mean 127.0.0.1 or ::1, so both listen where both exist.
 * @param {string} folder
 * @param {number} port A taken port moves on to the next free one.
 * @returns {Promise<{ port: number, close: () => void }>}
 */
export async function serve(folder, port) {
  for (let next = port; next < port + 100 && next <= 65_535; next++) {
    const servers = await listen(folder, next);
    if (servers) return { port: servers[0].address().port, close: () => servers.forEach((server) => closeNow(server)) };
  }
  throw new Error(`No port from ${port} on is free: choose another with PORT=….`);
}

/** The servers of both loopback addresses; null when the port is taken on either. */
async function listen(folder, port) {
  const first = await listenOn('127.0.0.1', folder, port);
  if (!first) return null;
  const second = await listenOn('::1', folder, first.address().port).catch(() => undefined);
  if (second === null) {
    closeNow(first);
    return null;
  }
  return second ? [first, second] : [first];
}

function listenOn(host, folder, port) {
  return new Promise((resolveServer, reject) => {
    const server = createServer((request, response) => answer(folder, request, response));
    server.once('error', (problem) => {
      if (problem.code === 'EADDRINUSE' || problem.code === 'EACCES') resolveServer(null);
      else reject(problem);
    });
    server.listen(port, host, () => resolveServer(server));
  });
}

function answer(folder, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, { Allow: 'GET, HEAD' });
  const file = fileOf(folder, request.url ?? '/');
  const found = file && statSync(file, { throwIfNoEntry: false });
  if (!file || !found?.isFile()) return end(response, 404);
  const headers = {
    ...securityHeaders,
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    // Names in assets carry a hash of their content; the icon is asked for at every change of the address.
    'Cache-Control': file.includes(`${sep}assets${sep}`) || file.endsWith('.svg') ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  response.writeHead(200, headers);
  if (request.method === 'HEAD') return response.end();
  createReadStream(file).on('error', () => response.destroy()).pipe(response);
}

/** The file that a request names; null when it is unreadable or lies outside the folder. */
function fileOf(folder, url) {
  let path;
  try {
    path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const base = resolve(folder);
  const file = resolve(join(base, path.endsWith('/') ? `${path}index.html` : path));
  return file.startsWith(base + sep) ? file : null;
}

function end(response, status, headers = {}) {
  response.writeHead(status, { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8', ...headers });
  response.end(status === 404 ? 'There is nothing here.\n' : 'This server only gives files.\n');
}

function closeNow(server) {
  server.close();
  server.closeAllConnections();
}
