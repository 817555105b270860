import { rmSync } from 'node:fs';
import type { ImportReport } from '../../models/cdr/import-report.ts';
import type { TrafficAnalysis } from '../../models/traffic/analysis.ts';
import { cellsOf, chartTable, dropFiles, goTo, importedCalls, numberOf, openApp } from './support/app.ts';
import { busyhourJson, generate } from './support/command-line.ts';
import { expect, test } from './support/test.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

test('a dropped CUCM file tells the figures of the command line', async ({ page }, info) => {
  const file = generate(info.outputPath('calls.csv'), { users: 60, seed: 3 });
  const report = busyhourJson<ImportReport>('import', file);
  const analysis = busyhourJson<TrafficAnalysis>('analyse', file);
  await openApp(page);
  await dropFiles(page, file);
  await importedCalls(page, report.calls);

  await test.step('every row is accounted for', async () => {
    const [, row = []] = await cellsOf(page.getByRole('table', { name: 'Files' }));
    const [rows, calls, merged, rejected, skipped] = row.slice(2, 7).map(numberOf);
    expect([row[0], row[1]]).toEqual(['calls.csv', 'cucm']);
    expect({ rows, calls, merged, rejected, skipped }).toEqual({
      rows: report.rows, calls: report.calls, merged: report.merged, rejected: report.rejected, skipped: report.files[0]!.skipped,
    });
    expect(rows).toBe(calls! + merged! + rejected!);
    await expect(page.getByText('Every row is accounted for')).toBeVisible();
    const rejects = (await cellsOf(page.getByRole('table', { name: 'Rejected rows' }))).slice(1);
    expect(rejects.map((cells) => [numberOf(cells[1]), numberOf(cells[2])])).toEqual(report.rejects.map((each) => [each.count, each.firstLine]));
  });

  await test.step('fitness answers every question, with its evidence', async () => {
    const words = { yes: 'Yes', no: 'No', unknown: 'Cannot be known' };
    const rows = (await cellsOf(page.getByRole('table', { name: 'Fitness' }))).slice(1);
    expect(rows.map((cells) => cells[1])).toEqual(report.fitness.map((each) => words[each.answer]));
    rows.forEach((cells, index) => expect(cells[0]).toContain(report.fitness[index]!.evidence));
  });

  await goTo(page, 'Traffic');
  await test.step('trunks in figures', async () => {
    const [, titles = [], ...rows] = await cellsOf(page.getByRole('region', { name: 'Table of trunks' }).getByRole('table'));
    // A trunk that its channels cut off adds a column.
    const behind = titles.includes('Offered') ? 1 : 0;
    const told = rows.map((cells) => ({
      // Under the name it may stand that the trunk was full.
      name: cells[0]?.split('\n')[0], calls: numberOf(cells[1]), peak: numberOf(cells[2]?.split('\n')[0]), busyHour: cells[3]?.split(/\s+/).at(-1), p50: numberOf(cells[7 + behind]?.replace(' s', '')), highest: numberOf(cells[13 + behind]),
    }));
    const expected = [{ name: 'All calls in progress', ...analysis.total }, ...analysis.trunks].map((traffic) => ({
      name: traffic.name, calls: traffic.calls, peak: traffic.peak.concurrent,
      busyHour: traffic.busyHours.find((hour) => hour.kind === 'time-consistent')?.start, p50: traffic.holding.p50, highest: traffic.occupancy.max,
    }));
    expect(told).toEqual(expected);
  });

  await test.step('the heat map holds each peak at its hour of the week', async () => {
    for (const traffic of [{ name: '', ...analysis.total }, ...analysis.trunks]) {
      await page.getByRole('combobox', { name: 'Trunk' }).selectOption(traffic.name);
      const { date, weekday, hour } = placeOf(traffic.peak.at!);
      expect(analysis.daysCounted, 'the peak lies on a counted day').toContain(date);
      const peak = String(traffic.peak.concurrent);
      await expect
        .poll(async () => {
          const [head = [], ...rows] = await chartTable(page, 'Week by hour');
          const cells = rows.flatMap((row) => row.slice(1)).filter((cell) => cell !== '–').map(numberOf);
          return { head: head.slice(1), at: rows[hour]?.[weekday + 1], highest: String(Math.max(...cells)), counted: cells.length };
        })
        .toEqual({ head: weekdays, at: peak, highest: peak, counted: 5 * 24 });
    }
  });

  await test.step('an hour of the week lists its dates and the calls of the worst', async () => {
    const trunk = analysis.trunks[0]!;
    await page.getByRole('combobox', { name: 'Trunk' }).selectOption(trunk.name);
    await page.getByRole('figure', { name: 'Week by hour' }).getByRole('button', { name: 'As table' }).click();
    const { date, weekday, hour } = placeOf(trunk.peak.at!);
    await page.locator(`[data-place="${weekday}-${hour}"]`).click();
    const list = page.getByRole('region', { name: new RegExp(`^${weekdays[weekday]} .*by date$`) });
    const worst = list.getByRole('row').filter({ hasText: 'worst' });
    await expect(worst).toContainText(date);
    expect(numberOf((await worst.getByRole('cell').allInnerTexts())[1])).toBe(trunk.peak.concurrent);
    const calls = (await cellsOf(list.getByRole('region', { name: 'Calls of the worst hour' }).getByRole('table'))).slice(1);
    expect(calls).toHaveLength(Math.min(50, numberOf((await worst.getByRole('cell').allInnerTexts())[4])));
  });
});

test('several files of other products are read from the file chooser', async ({ page }, info) => {
  const files = [generate(info.outputPath('a.csv'), { users: 20, format: 'asterisk' }), generate(info.outputPath('f.csv'), { users: 20, seed: 4, format: 'freepbx' })];
  const report = busyhourJson<ImportReport>('import', ...files);
  await openApp(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles(files);
  await importedCalls(page, report.calls);
  const rows = (await cellsOf(page.getByRole('table', { name: 'Files' }))).slice(1);
  const counts = (each: { rows: number; calls: number; merged: number; rejected: number }): number[] => [each.rows, each.calls, each.merged, each.rejected];
  expect(rows.slice(0, 2).map((cells) => [cells[0], cells[1], ...cells.slice(2, 6).map(numberOf)])).toEqual(report.files.map((each) => [each.name.split('/').at(-1), each.format, ...counts(each)]));
  expect(rows[2]?.slice(1, 5).map(numberOf)).toEqual(counts(report));
});

test('the reading of a device changes without a second import', async ({ page }, info) => {
  const file = generate(info.outputPath('calls.csv'), { users: 60 });
  await openApp(page);
  await dropFiles(page, file);
  const calls = await importedCalls(page);
  // A second reading of the file would now fail.
  rmSync(file);
  await expect(page.getByText('on 3 trunks')).toBeVisible();
  await page.getByRole('combobox', { name: 'Read MAN-SIP-1 as' }).selectOption('phone');
  await expect(page.getByText('on 2 trunks')).toBeVisible();
  expect(await importedCalls(page)).toBe(calls);
  await goTo(page, 'Traffic');
  const trunk = page.getByRole('combobox', { name: 'Trunk' });
  await expect(trunk.getByRole('option')).toHaveCount(3);
  await expect(trunk).not.toContainText('MAN-SIP-1');
  await goTo(page, 'Import');
  await page.getByRole('radio', { name: /^Phones/ }).check({ force: true });
  await page.getByRole('searchbox', { name: 'Find a device' }).fill('MAN-SIP');
  await expect(page.getByRole('table', { name: 'Devices' })).toContainText('changed by you');
  await page.getByRole('combobox', { name: 'Read MAN-SIP-1 as' }).selectOption('trunk');
  await expect(page.getByText('on 3 trunks')).toBeVisible();
});

test('the first chart stands, marked as partial, before the import has ended', async ({ page }, info) => {
  const file = generate(info.outputPath('large.csv'), { users: 1000 });
  await openApp(page);
  // What comes to stand on the screen, in its order.
  await page.evaluate(() => {
    const seen: string[] = [];
    const look = (): void => {
      const chart = document.querySelector('main [role="grid"]');
      const partial = /Partial: the first [\d,]+ calls/.exec(document.querySelector('main')?.innerText ?? '')?.[0];
      if (chart && partial && !seen.includes(partial)) seen.push(partial);
      if (document.querySelector('main table[aria-label="Files"]') && seen.at(-1) !== 'done') seen.push('done');
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(globalThis, { seen });
  });
  await dropFiles(page, file);
  const calls = await importedCalls(page);
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
  expect(seen[0]).toMatch(/^Partial: the first [\d,]+ calls$/);
  expect(seen.at(-1)).toBe('done');
  expect(numberOf(/[\d,]+/.exec(seen[0]!)?.[0])).toBeLessThan(calls / 2);

  await test.step('a cancelled import leaves what was loaded before', async () => {
    await dropFiles(page, file, generate(info.outputPath('other.csv'), { users: 20 }));
    await page.getByRole('region', { name: 'Reading' }).getByRole('button', { name: 'Cancel import' }).click();
    await expect(page.getByRole('region', { name: 'Reading' })).toBeHidden();
    expect(await importedCalls(page)).toBe(calls);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await goTo(page, 'Traffic');
    await expect(page.getByRole('figure', { name: 'Week by hour' })).toBeVisible();
    await expect(page.getByText('Partial:')).toBeHidden();
  });
});

/** Date, weekday (0 Monday) and hour of an instant as it is written. */
function placeOf(instant: string): { date: string; weekday: number; hour: number } {
  const date = instant.slice(0, 10);
  return { date, weekday: (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7, hour: Number(instant.slice(11, 13)) };
}
