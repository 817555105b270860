import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../src/setup/serve.mjs';

let folder = '';
let server: { port: number; close: () => void };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'busyhour-'));
  mkdirSync(join(folder, 'app', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'app', 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'app', 'assets', 'a b.js'), 'export {};');
  server = await serve(join(folder, 'app'), 0);
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Asks with the path exactly as given: `fetch` would tidy it up. */
function get(path: string, method = 'GET'): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, method }, (response) => {
      let body = '';
      response.on('data', (piece) => (body += String(piece)));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('the static server', () => {
  it('gives the page with its type and a policy that lets nothing leave', async () => {
    const { status, headers, body } = await get('/');
    expect([status, headers['content-type'], body]).toEqual([200, 'text/html; charset=utf-8', '<!doctype html>']);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("connect-src 'self'");
  });

  it('reads escaped names and ignores a query', async () => {
    const { status, headers } = await get('/assets/a%20b.js?x=1');
    expect([status, headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '//../secret.txt', '/%00', '/%zz', '/assets', '/none.js'])(
    'gives nothing for %s', async (path) => {
      const { status, body } = await get(path);
      expect(status).toBe(404);
      expect(body).not.toContain('secret');
    });

  it('takes no data', async () => {
    expect((await get('/', 'POST')).status).toBe(405);
    expect((await get('/', 'HEAD')).body).toBe('');
  });

  it('answers as localhost', async () => {
    expect((await fetch(`http://localhost:${server.port}/`)).status).toBe(200);
  });

  it.each(['127.0.0.1', '0.0.0.0'])('moves on from a port that is taken on %s', async (host) => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => taken.listen(0, host, () => resolve((taken.address() as { port: number }).port)));
    const next = await serve(join(folder, 'app'), port);
    expect(next.port).toBeGreaterThan(port);
    next.close();
    taken.close();
  });
});
