import { writeFileSync } from 'node:fs';
import type { TrafficAnalysis } from '../../models/traffic/analysis.ts';
import { cellsOf, dropFiles, goTo, importedCalls, numberOf, openApp } from './support/app.ts';
import { busyhour, busyhourJson } from './support/command-line.ts';
import { expect, test } from './support/test.ts';

/** Forty calls of a switch whose column names nobody knows, on two trunks; the date is day first. */
function oddRecords(): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const rows = Array.from({ length: 40 }, (_, call) => {
    const minute = call * 3;
    return [`${two(13 + (call % 3))}.10.2026 ${two(9 + Math.floor(minute / 60))}:${two(minute % 60)}:00`, 45 + call * 5, 2000 + call, 5000 + call, call % 2 ? 'Nord' : 'Süd'].join(';');
  });
  return ['Anfang;Dauer in s;Rufende;Gerufene;Leitung', ...rows, ''].join('\n');
}

const roles = { Anfang: 'Start', 'Dauer in s': 'Duration', Rufende: 'From', Gerufene: 'To', Leitung: 'Trunk' };

test('columns with odd headers are mapped on screen', async ({ page }, info) => {
  const file = info.outputPath('odd.csv');
  writeFileSync(file, oddRecords());
  expect(busyhour('import', file, '--json').code).toBe(3);
  await openApp(page);
  await dropFiles(page, file);
  await expect(page.getByRole('alert', { name: 'Import problems' })).toContainText('odd.csv');
  await page.getByRole('radio', { name: 'Chosen by header' }).check();
  await expect(page.getByRole('button', { name: 'Read again with these' })).toBeDisabled();
  for (const [header, role] of Object.entries(roles)) await page.getByRole('combobox', { name: `Role of ${header}` }).selectOption(role);
  await page.getByRole('combobox', { name: 'Order of dates' }).selectOption('Day, month, year');
  await page.getByRole('button', { name: 'Read again with these' }).click();
  await importedCalls(page, 40);

  const map = 'start=Anfang,duration=Dauer in s,from=Rufende,to=Gerufene,trunk=Leitung';
  const analysis = busyhourJson<TrafficAnalysis>('analyse', file, '--map', map, '--date-order', 'dmy');
  await goTo(page, 'Traffic');
  const rows = (await cellsOf(page.getByRole('region', { name: 'Table of trunks' }).getByRole('table'))).slice(3);
  expect(rows.map((cells) => [cells[0], numberOf(cells[1]), numberOf(cells[2]?.split('\n')[0])])).toEqual(analysis.trunks.map((trunk) => [trunk.name, trunk.calls, trunk.peak.concurrent]));
  expect(analysis.trunks.map((trunk) => trunk.name).sort()).toEqual(['Nord', 'Süd']);
});

test('a header in Windows-1252 is mapped by its words, as the importer reads them', async ({ page }, info) => {
  const file = info.outputPath('old-windows.csv');
  const text = oddRecords().replace('Leitung\n', 'Leitungsbündel\n');
  // Every character of it has the same number in Latin 1 and Windows-1252.
  writeFileSync(file, Buffer.from(text, 'latin1'));
  await openApp(page);
  await dropFiles(page, file);
  await expect(page.getByRole('alert', { name: 'Import problems' })).toContainText('old-windows.csv');
  await page.getByRole('radio', { name: 'Chosen by header' }).check();
  await expect(page.getByRole('combobox', { name: 'Encoding' })).toContainText('As detected: windows-1252');
  const { Leitung, ...others } = roles;
  for (const [header, role] of Object.entries({ ...others, Leitungsbündel: Leitung })) await page.getByRole('combobox', { name: `Role of ${header}`, exact: true }).selectOption(role);
  await page.getByRole('combobox', { name: 'Order of dates' }).selectOption('Day, month, year');
  await page.getByRole('button', { name: 'Read again with these' }).click();
  await importedCalls(page, 40);
  await expect(page.getByRole('table', { name: 'Files' })).toContainText('windows-1252');
  await goTo(page, 'Traffic');
  const rows = (await cellsOf(page.getByRole('region', { name: 'Table of trunks' }).getByRole('table'))).slice(3);
  expect(rows.map((cells) => cells[0]).sort()).toEqual(['Nord', 'Süd']);
});
