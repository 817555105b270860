import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { runChecks } from './checks.mjs';
import { findChromium } from './chromium.mjs';
import { run, runNode } from './command.mjs';
import { installMissing } from './install.mjs';
import { root, scratch } from './paths.mjs';
import { isFresh } from './stamp.mjs';

/** `npm test`: types, lint, build, unit and validation tests, browser tests. The last line is "N passed, N failed". */
export async function runTests() {
  await installMissing();
  const chromium = await findChromium();
  mkdirSync(scratch, { recursive: true });
  const stages = [];
  stages.push({ name: 'types and lint', ...(await runChecks()) });
  stages.push({ name: 'build', ...(await build()) });
  stages.push({ name: 'unit and validation', ...(await unitTests()) });
  stages.push({ name: 'browser', ...(await browserTests(chromium)) });
  process.stdout.write('\n');
  for (const { name, passed, failed } of stages) process.stdout.write(`${name}: ${passed} passed, ${failed} failed\n`);
  const passed = stages.reduce((sum, stage) => sum + stage.passed, 0);
  const failed = stages.reduce((sum, stage) => sum + stage.failed, 0);
  process.exitCode = failed === 0 ? 0 : 1;
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
}

async function build() {
  if (isFresh()) return { passed: 1, failed: 0 };
  const { code } = await runNode([join(root, 'src', 'setup', 'build.mjs')]);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

async function unitTests() {
  const file = join(scratch, 'unit-tests.json');
  rmSync(file, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const { code } = await runNode([vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1 };
  // A file that could not even be loaded has no tests to count: it is one failure.
  const unloaded = report.testResults.filter((result) => result.status === 'failed' && result.assertionResults.length === 0).length;
  const failed = report.numFailedTests + unloaded;
  return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
}

async function browserTests(chromium) {
  const file = join(scratch, 'browser-tests.json');
  rmSync(file, { force: true });
  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file, CHROMIUM_PATH: chromium ?? '', BUSYHOUR_TEST_PORT: String(await freePort()) };
  if (!chromium) {
    const { output } = await run(process.execPath, [playwright, 'test', '--list'], { env, capture: true });
    return { passed: 0, failed: Math.max(1, Number(/Total: (\d+) test/.exec(output)?.[1] ?? 1)) };
  }
  const { code } = await runNode([playwright, 'test', '--reporter=list,json'], { env });
  const stats = readReport(file)?.stats;
  if (!stats) return { passed: 0, failed: 1 };
  // A skipped test is one that nobody saw pass.
  const failed = stats.unexpected + stats.flaky + stats.skipped;
  return { passed: stats.expected, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
