import { readFileSync, writeFileSync } from 'node:fs';
import type { Issue } from '../../models/core/issue.ts';
import type { ImportReport } from '../../models/cdr/import-report.ts';
import { cellsOf, dropFiles, goTo, importedCalls, numberOf, openApp } from './support/app.ts';
import { busyhour, busyhourJson, generate, repositoryFile } from './support/command-line.ts';
import { expect, test } from './support/test.ts';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const psql = [
  '      calldate       |  src  |    dst     | duration ', '---------------------+-------+------------+----------',
  ' 2026-10-05 09:00:01 | 2001  | 0790000001 |       61 ', ' 2026-10-05 09:00:07 | 2002  | 0790000002 |        9 ', '(2 rows)', '',
].join('\n');
const wide = [Array.from({ length: 300 }, (_, column) => `c${column + 1}`), Array.from({ length: 300 }, (_, column) => column)].map((row) => row.join(',')).join('\n');

/** Files that are no call records: each is refused, here and on the command line, with the same sentence. */
const unreadable: Record<string, Buffer | string> = {
  'binary.csv': Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256)),
  'empty.csv': '',
  'picture.csv': png,
  'psql.txt': psql,
  'wide.csv': wide,
};

test('what is no file of call records is refused in a sentence, and the records before stay', async ({ page }, info) => {
  const good = generate(info.outputPath('good.csv'), { users: 20 });
  await openApp(page);
  await dropFiles(page, good);
  const calls = await importedCalls(page);
  for (const [name, content] of Object.entries(unreadable)) {
    await test.step(name, async () => {
      const file = info.outputPath(name);
      writeFileSync(file, content);
      const { code, stdout } = busyhour('import', file, '--json');
      expect(code).toBe(3);
      const [issue] = (JSON.parse(stdout) as { issues: Issue[] }).issues;
      await dropFiles(page, file);
      const told = page.getByRole('alert', { name: 'Import problems' });
      await expect(told).toContainText(name);
      await expect(told).toContainText(issue!.message.replaceAll(file, name));
      await expect(told).toContainText(issue!.fix);
      expect(issue!.fix).not.toBe('');
      await expect(page.getByText(`What was loaded before is still here: ${calls.toLocaleString('en-GB')} calls.`)).toBeVisible();
      expect(await importedCalls(page)).toBe(calls);
    });
  }
  await goTo(page, 'Traffic');
  await expect(page.getByRole('figure', { name: 'Week by hour' })).toBeVisible();
  await page.reload();
  await goTo(page, 'Import');
  expect(await importedCalls(page)).toBe(calls);
});

test('a truncated last line is a reject with its reason and line', async ({ page }, info) => {
  const whole = generate(info.outputPath('whole.csv'), { users: 20 });
  const before = busyhourJson<ImportReport>('import', whole);
  const text = readFileSync(whole, 'utf8').trimEnd();
  const lastLine = text.slice(text.lastIndexOf('\n') + 1);
  const file = info.outputPath('truncated.csv');
  writeFileSync(file, text.slice(0, text.length - Math.floor(lastLine.length / 2)));
  await openApp(page);
  await dropFiles(page, file);
  await importedCalls(page, before.calls - 1);
  const [, row = []] = await cellsOf(page.getByRole('table', { name: 'Files' }));
  expect(row.slice(2, 6).map(numberOf)).toEqual([before.rows, before.calls - 1, before.merged, before.rejected + 1]);
  const columns = before.rejects.find((each) => each.reason === 'columns');
  const told = page.getByRole('table', { name: 'Rejected rows' }).getByRole('row').filter({ hasText: 'Fewer cells than the header' });
  expect(numberOf((await told.getByRole('cell').allInnerTexts())[1])).toBe((columns?.count ?? 0) + 1);
});

interface Broken {
  title: string;
  /** What stands in the shipped scenario, and what is written instead. */
  find: string;
  write: string;
  /** JSON path or other words by which the place is told. */
  where: RegExp;
}

const scenarios: Broken[] = [
  { title: 'a misspelt key', find: '"numberRanges"', write: '"numberRangs"', where: /numberRangs/ },
  { title: 'a wave that names an unknown group', find: '["lon-finance", "lon-executive"] },\n', write: '["lon-finanse", "lon-executive"] },\n', where: /lon-finanse/ },
  { title: 'a trunk of zero channels', find: '"channels": 60', write: '"channels": 0', where: /\/trunks\/0\/channels|lon-old/ },
  { title: 'a file that ends in the middle', find: '"targets"', write: '\u0000', where: /JSON/ },
];

test('a scenario with an error is refused in a sentence, and the one before stays open', async ({ page }, info) => {
  const shipped = readFileSync(repositoryFile('scenarios', 'northwind.json'), 'utf8');
  await openApp(page);
  await dropFiles(page, repositoryFile('scenarios', 'one-trunk.json'));
  await expect(page.getByRole('textbox', { name: 'Scenario name' })).toHaveValue('One trunk');
  for (const [index, { title, find, write, where }] of scenarios.entries()) {
    await test.step(title, async () => {
      expect(shipped).toContain(find);
      const name = `broken-${index}.json`;
      const file = info.outputPath(name);
      writeFileSync(file, write === '\u0000' ? shipped.slice(0, shipped.indexOf(find)) : shipped.replace(find, write));
      const { code, stdout } = busyhour('validate', file, '--json');
      expect(code).toBe(3);
      const errors = (JSON.parse(stdout) as { issues: (Issue & { severity?: string })[] }).issues.filter((issue) => issue.severity !== 'warning');
      await dropFiles(page, file);
      const refused = page.getByRole('region', { name: 'Refused file' });
      await expect(refused.getByRole('heading')).toHaveText(`${name} was not opened; One trunk is still open`);
      await expect(refused).toContainText(where);
      await expect(refused).toContainText(errors[0]!.message.replaceAll(file, name));
      await expect(refused).toContainText(errors[0]!.fix);
      await expect(page.getByRole('textbox', { name: 'Scenario name' })).toHaveValue('One trunk');
      await refused.getByRole('button', { name: 'Dismiss' }).click();
      await expect(refused).toBeHidden();
    });
  }
  await page.getByRole('tab', { name: 'Trunks' }).click();
  await expect(page.getByRole('textbox', { name: 'Channels of t1' })).toHaveValue('100');
});

test('an error made on screen is told beside its cell, and nothing can be run until it is mended', async ({ page }) => {
  await openApp(page);
  await dropFiles(page, repositoryFile('scenarios', 'one-trunk.json'));
  await page.getByRole('tab', { name: 'Trunks' }).click();
  const channels = page.getByRole('textbox', { name: 'Channels of t1' });
  await channels.fill('0');
  await channels.press('Enter');
  await expect(channels).toHaveAttribute('aria-invalid', 'true');
  await expect(channels).toHaveAccessibleDescription(/channels/);
  const run = page.getByRole('banner').getByRole('button', { name: 'Run', exact: true });
  await expect(run).toBeDisabled();
  await goTo(page, 'Waves');
  await page.getByRole('link', { name: 'Errors to mend' }).click();
  await expect(page.getByRole('tab', { name: /^Trunks .*has something to mend/ })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(channels).toHaveValue('100');
  await expect(run).toBeEnabled();
});
