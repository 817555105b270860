import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { zipOf } from '../cdr/zip.ts';
import { cellsOf, dropFiles, goTo, importedCalls, openApp } from './support/app.ts';
import { expect, test } from './support/test.ts';

const rows = (count: number, day: number): Buffer =>
  Buffer.from(`start,duration,from,to,trunk\n${Array.from({ length: count }, (_, at) => `2027-01-${day} 10:${String(at % 60).padStart(2, '0')}:${String((at * 7) % 60).padStart(2, '0')},${60 + (at % 97)},2001,02079460${100 + (at % 800)},T1\n`).join('')}`);

test('archives, pasted rows and pseudonyms', async ({ page }, info) => {
  const zip = info.outputPath('cdr.zip');
  writeFileSync(zip, zipOf(Array.from({ length: 40 }, (_, at): [string, Uint8Array] => [`days/${String(at).padStart(2, '0')}.csv`, rows(3 + at, 11 + (at % 10))])));
  const gz = info.outputPath('cut.csv.gz');
  const whole = gzipSync(rows(40_000, 12));
  writeFileSync(gz, whole.subarray(0, whole.length >> 1));
  await openApp(page);

  await test.step('a zip archive is one row of the ledger that opens', async () => {
    await dropFiles(page, zip);
    // 3 + 4 + … + 42.
    await importedCalls(page, 900);
    const files = page.getByRole('table', { name: 'Files' });
    expect((await cellsOf(files)).filter((cells) => cells[0]!.includes('csv'))).toHaveLength(0);
    await files.getByRole('button', { name: 'cdr.zip' }).click();
    expect((await cellsOf(files)).filter((cells) => cells[0]!.includes('days/'))).toHaveLength(40);
  });

  await test.step('further files are read together with those that are loaded; one of the same name takes its place', async () => {
    const [more, other] = [info.outputPath('more.csv'), info.outputPath('other.csv')];
    writeFileSync(more, rows(11, 25));
    writeFileSync(other, rows(5, 26));
    await page.getByLabel('Files to add').setInputFiles([more, other]);
    await importedCalls(page, 916);
    writeFileSync(more, rows(10, 25));
    await page.getByLabel('Files to add').setInputFiles(more);
    await importedCalls(page, 915);
  });

  await test.step('a gzip file that breaks off is read up to there, and told', async () => {
    await dropFiles(page, gz);
    await expect(page.getByText(/The packed content of cut\.csv\.gz is damaged/)).toBeVisible();
    expect(await importedCalls(page)).toBeGreaterThan(10_000);
  });

  await test.step('with pseudonyms no number is on screen or in storage', async () => {
    await page.getByText("People's data").click();
    await page.getByRole('checkbox', { name: 'Replace numbers and names by pseudonyms while reading' }).check();
    await expect(page.getByRole('textbox', { name: 'Key' })).toHaveValue(/^([0-9A-Z]{5}-){5}[0-9A-Z]{5}$/);
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, rows(5, 13).toString());
    await importedCalls(page, 5);
    expect((await cellsOf(page.getByRole('table', { name: 'Files' })))[1]![0]).toBe('pasted rows');
    await expect(page.getByText('Loaded with pseudonyms')).toBeVisible();
    const kept = await page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('call-records');
      const texts = await Promise.all(['a', 'b'].map(async (name) => (await (await folder.getFileHandle(name)).getFile()).text()));
      return texts.join('');
    });
    expect(kept).toContain('pasted rows');
    expect(kept).toContain('0207');
    expect(kept).not.toContain('02079460');
    expect(await page.locator('main').innerText()).not.toContain('02079460');
  });

  await test.step('everything is wiped after a question', async () => {
    await page.getByRole('button', { name: 'Wipe everything', exact: true }).click();
    await page.getByRole('button', { name: 'Wipe everything now' }).click();
    await goTo(page, 'Import');
    await expect(page.getByText('No call records yet')).toBeVisible();
    const left = await page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('call-records');
      return Promise.all(['a', 'b', 'current'].map(async (name) => (await (await folder.getFileHandle(name)).getFile()).size));
    });
    expect(left).toEqual([0, 0, 0]);
  });
});
