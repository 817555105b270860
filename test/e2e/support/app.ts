import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

export type Screen = 'Start' | 'Import' | 'Traffic' | 'Estate' | 'Waves' | 'Capacity' | 'Compare' | 'Calculators';

/** Opens the app and waits until it stands. */
export async function openApp(page: Page): Promise<void> {
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Goes to a screen by the rail. */
export async function goTo(page: Page, screen: Screen): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: screen, exact: true }).click();
  await expect(page.getByRole('main', { name: screen })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Drops files from the disk onto the window, as the file manager does. */
export async function dropFiles(page: Page, ...paths: string[]): Promise<void> {
  const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file', multiple: true }));
  await input.setInputFiles(paths);
  await input.evaluate((chosen) => {
    const dataTransfer = new DataTransfer();
    for (const file of chosen.files ?? []) dataTransfer.items.add(file);
    for (const type of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
  });
  await input.dispose();
}

/** Waits until the import screen says how many calls are loaded, and gives that number. */
export async function importedCalls(page: Page, expected?: number): Promise<number> {
  const words = page.getByRole('main', { name: 'Import' }).getByText(/^[\d,]+ calls?, /);
  await expect(words).toBeVisible({ timeout: 30_000 });
  if (expected !== undefined) await expect(words).toHaveText(new RegExp(`^\\s*${expected.toLocaleString('en-GB')} calls?, `), { timeout: 30_000 });
  return numberOf(((await words.textContent()) ?? '').trim().split(' ')[0]);
}

/** A shown number, `1,202` or `−3.5`, as a number. */
export function numberOf(text: string | undefined): number {
  return Number((text ?? '').replaceAll(',', '').replace('−', '-'));
}

/** The cells of a table's rows, heads of columns first. */
export async function cellsOf(table: Locator): Promise<string[][]> {
  return table.evaluate((element) =>
    [...(element as HTMLTableElement).rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim())),
  );
}

/** The figures of a chart by its table: the alternative for those who do not see the picture. */
export async function chartTable(page: Page, title: string): Promise<string[][]> {
  const figure = page.getByRole('figure', { name: title });
  const asTable = figure.getByRole('button', { name: 'As table' });
  if ((await asTable.getAttribute('aria-pressed')) !== 'true') await asTable.click();
  return cellsOf(figure.getByRole('table', { name: title }));
}

/** Opens the demo from the start screen and waits for its traffic. */
export async function openDemo(page: Page): Promise<void> {
  await goTo(page, 'Start');
  await page.getByRole('button', { name: 'Open the demo' }).click();
  await expect(page.getByRole('heading', { name: 'Trunks in figures' })).toBeVisible({ timeout: 40_000 });
}

/** Sets the number of replications on the estate screen. */
export async function setReplications(page: Page, count: number): Promise<void> {
  await goTo(page, 'Estate');
  await page.getByRole('tab', { name: 'Period, targets, run' }).click();
  const field = page.getByRole('textbox', { name: 'Replications' });
  await field.fill(String(count));
  await field.press('Enter');
  await expect(field).toHaveValue(String(count));
}

/** Runs the simulation by the top bar's button and waits for the result on the capacity screen. */
export async function runSimulation(page: Page): Promise<void> {
  await goTo(page, 'Capacity');
  await page.getByRole('banner').getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Save as JSON' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('region', { name: 'What breaks first' })).toBeVisible();
  await expect(page.getByText('Changed since the last run')).toBeHidden();
}

/** The text of the file that a click hands out. */
export async function downloaded(page: Page, click: () => Promise<void>, path: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  await download.saveAs(path);
  return download.suggestedFilename();
}
