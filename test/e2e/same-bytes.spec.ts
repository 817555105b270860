import { readFileSync, writeFileSync } from 'node:fs';
import { downloaded, dropFiles, goTo, importedCalls, openApp, runSimulation } from './support/app.ts';
import { busyhour, generate, repositoryFile } from './support/command-line.ts';
import { bytesThatCount } from './support/simulation.ts';
import { expect, test } from './support/test.ts';

interface Document {
  demand: { calls?: unknown[]; method?: string };
  run?: Record<string, unknown>;
}

function writeScenario(path: string, name: string, change: (document: Document) => void): string {
  const document = JSON.parse(readFileSync(repositoryFile('scenarios', name), 'utf8')) as Document;
  change(document);
  writeFileSync(path, JSON.stringify(document, null, 2));
  return path;
}

test('synthetic demand: the browser saves what the command line prints', async ({ page }, info) => {
  const scenario = writeScenario(info.outputPath('one-trunk.json'), 'one-trunk.json', (document) => (document.run = { replications: 7, seed: 11 }));
  await openApp(page);
  await dropFiles(page, scenario);
  await expect(page.getByRole('textbox', { name: 'Scenario name' })).toHaveValue('One trunk');
  await runSimulation(page);
  const saved = info.outputPath('result.json');
  await downloaded(page, () => page.getByRole('button', { name: 'Save as JSON' }).click(), saved);
  const result = readFileSync(saved, 'utf8');
  expect(JSON.parse(result)).toMatchObject({ scenario: 'One trunk', seed: 11, states: [{ id: 'baseline' }] });
  for (const workers of ['1', '2', '7']) {
    const { code, stdout } = busyhour('simulate', scenario, '--workers', workers, '--json');
    expect(code).toBe(0);
    expect(bytesThatCount(stdout), `${workers} workers`).toBe(bytesThatCount(result));
  }
});

for (const method of ['resample', 'replay']) {
  test(`${method} of recorded calls: the browser saves what the command line prints`, async ({ page }, info) => {
    const calls = generate(info.outputPath('calls.csv'), { users: 120 });
    const scenario = writeScenario(info.outputPath('northwind.json'), 'northwind.json', (document) => {
      document.demand.calls = [{ file: 'calls.csv', timeZone: 'Europe/London', pbx: 'pbx-lon' }];
      document.demand.method = method;
      document.run = { ...document.run, replications: 4 };
    });
    await openApp(page);
    await dropFiles(page, scenario);
    await expect(page.getByRole('main', { name: 'Estate' })).toBeVisible();
    await dropFiles(page, calls);
    await importedCalls(page);
    await goTo(page, 'Waves');
    await runSimulation(page);
    const saved = info.outputPath('result.json');
    await downloaded(page, () => page.getByRole('button', { name: 'Save as JSON' }).click(), saved);
    const { code, stdout } = busyhour('simulate', scenario, '--json');
    expect(code).toBe(0);
    expect(bytesThatCount(readFileSync(saved, 'utf8'))).toBe(bytesThatCount(stdout));
  });
}
