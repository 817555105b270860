import { AxeBuilder } from '@axe-core/playwright';
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { ImportReport } from '../../models/cdr/import-report.ts';
import { cellsOf, downloaded, dropFiles, goTo, importedCalls, openApp } from './support/app.ts';
import { busyhourJson } from './support/command-line.ts';
import { expect, test } from './support/test.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** Forty calls in fixed columns, on two trunks; the first rows leave the order of their dates open. */
function fixedColumns(): string {
  const rows = Array.from({ length: 40 }, (_, call) => {
    const minute = call * 3;
    return `${two(1 + (call % 9))}/02/27 ${two(9 + Math.floor(minute / 60))}:${two(minute % 60)}:10 00:0${call % 9}:3${call % 10} 20${two(call)} 0207946${1000 + call}     T${1 + (call % 2)}`;
  });
  return ['DATE     TIME     LENGTH   EXT  DIALLED          TRK', ...rows, ''].join('\r\n');
}

/** The cells of the preview, without its head. */
async function understood(page: Page): Promise<string[][]> {
  return (await cellsOf(page.getByRole('table', { name: 'First rows as they would be understood' }))).slice(1);
}

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
}

test('fixed columns are read by a ruler, which is kept as a profile for the command line', async ({ page }, info) => {
  const file = info.outputPath('switch.txt');
  writeFileSync(file, fixedColumns());
  await openApp(page);
  await dropFiles(page, file);
  await expect(page.getByRole('alert', { name: 'Import problems' })).toContainText('switch.txt');
  await page.getByRole('radio', { name: 'By a ruler' }).check();
  await expect(page.getByRole('button', { name: 'Read again with these' })).toBeDisabled();
  for (let column = 0; column < 6; column++) await page.getByRole('button', { name: 'Add a column' }).click();
  for (const [index, role] of ['Start', 'Start', 'Duration', 'From', 'To', 'Trunk'].entries()) await page.getByRole('combobox', { name: `Role of column ${index + 1}` }).selectOption(role);
  // The order of dates is open: that is said, and a choice mends it at once.
  await expect(page.getByRole('region', { name: 'As it would be understood' })).toContainText('can be read as');
  await page.getByRole('combobox', { name: 'Order of dates' }).selectOption('Day, month, year');
  await expect.poll(async () => (await understood(page))[0]).toEqual(['2', '2027-02-01 09:00:10 +00:00', '', '09:00:40', '2000', '02079461000', 'T1', '']);
  // An edge by keyboard: the last digit of the number called falls away, and comes back by the number field.
  await page.getByRole('slider', { name: 'Last character of To, column 5' }).press('ArrowLeft');
  await expect.poll(async () => (await understood(page))[0]?.[5]).toBe('0207946100');
  await page.getByRole('spinbutton', { name: 'Last character of column 5' }).fill('43');
  await expect.poll(async () => (await understood(page))[0]?.[5]).toBe('02079461000');
  await accessible(page);

  await page.getByRole('textbox', { name: 'Name of the profile' }).fill('Old switch');
  await page.getByRole('button', { name: 'Save as profile' }).click();
  const saved = info.outputPath('profile.json');
  expect(await downloaded(page, () => page.getByRole('button', { name: 'Export' }).click(), saved)).toBe('old-switch.profile.json');
  await page.getByRole('button', { name: 'Read again with these' }).click();
  await importedCalls(page, 40);
  const report = busyhourJson<ImportReport>('import', file, '--profile', saved);
  expect([report.calls, report.trunks]).toEqual([40, [{ name: 'T1', calls: 20 }, { name: 'T2', calls: 20 }]]);
  expect((await cellsOf(page.getByRole('table', { name: 'Devices' }))).slice(1).map(([name, , , calls]) => [name, Number(calls)])).toEqual(report.trunks.map(({ name, calls }) => [name, calls]));

  // After a reload the file is not at hand, and that is said; the profile is, and reads the file when it is chosen again.
  await page.reload();
  await importedCalls(page, 40);
  await expect(page.getByRole('region', { name: 'What each file was taken for' })).toContainText('The file itself is not kept');
  await dropFiles(page, file);
  await expect(page.getByRole('alert', { name: 'Import problems' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Saved profiles' }).selectOption('Old switch');
  await page.getByRole('button', { name: 'Use it' }).click();
  await expect.poll(async () => (await understood(page))[0]?.[1]).toBe('2027-02-01 09:00:10 +00:00');
  await page.getByRole('button', { name: 'Read again with these' }).click();
  await importedCalls(page, 40);
});

test('the runner-up is one click away, and a wrong profile is refused in a sentence', async ({ page }, info) => {
  const file = info.outputPath('usage.csv');
  const header = 'UsageId,Call ID,Call Type,Start Time,End Time,Duration Seconds,Number Type';
  writeFileSync(file, `${header}\n1,a,user_out,2027-01-11 10:00:00,2027-01-11 10:01:00,60,Subscriber\n`);
  await openApp(page);
  await dropFiles(page, file);
  await importedCalls(page, 1);
  const panel = page.getByRole('region', { name: 'What each file was taken for' });
  await expect(panel).toContainText('the header has UsageId');
  await panel.getByRole('button', { name: 'Read as csv instead' }).click();
  await expect(panel).toContainText('chosen by you');
  await expect(page.getByRole('table', { name: 'Files' })).toContainText('csv');
  await panel.getByRole('button', { name: 'Read as teams-pstn instead' }).click();
  await expect(page.getByRole('region', { name: 'Collecting better records' })).toContainText('Microsoft Teams PSTN');

  await panel.getByRole('button', { name: 'Correct how usage.csv is read' }).click();
  await page.getByRole('combobox', { name: 'Zone of its times' }).fill('America/New_York');
  await page.getByRole('combobox', { name: 'Zone of its times' }).press('Tab');
  await expect(page.getByRole('region', { name: 'As it would be understood' })).toContainText('times in America/New_York');
  const wrong = info.outputPath('wrong.json');
  writeFileSync(wrong, '{ "busyhourProfile": 1, "name": "x", "reading": { "dateOrder": "dym" } }');
  await page.getByLabel('Profile to take in').setInputFiles(wrong);
  await expect(page.getByRole('alert', { name: 'What is wrong with the profile' })).toContainText('"dateOrder" is "dym"');
  await goTo(page, 'Traffic');
});
