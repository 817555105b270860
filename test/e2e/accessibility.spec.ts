import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { chartTable, goTo, openApp, openDemo, runSimulation, setReplications } from './support/app.ts';
import { expect, test } from './support/test.ts';

/** Serious and critical violations of what is shown, as readable lines: every rule in light, and in dark those of colour, which is all that differs. */
async function violations(page: Page, where: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Legacy mode spares a second page for each look; there are no frames that would need one.
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
    const result = await (colorScheme === 'light' ? axe : axe.withRules(['color-contrast', 'link-in-text-block'])).analyze();
    for (const { id, impact, nodes, help } of result.violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      found.push(`${where}, ${colorScheme}: ${id} (${help}) at ${nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`).join(' | ')}`);
    }
  }
  return found;
}

test('no serious or critical violation on any screen, in light and dark', async ({ page }) => {
  test.setTimeout(180_000);
  await openApp(page);
  const found = await violations(page, 'Start, empty');
  for (const screen of ['Import', 'Traffic', 'Waves', 'Capacity', 'Compare', 'Calculators'] as const) {
    await goTo(page, screen);
    found.push(...(await violations(page, `${screen}, empty`)));
  }
  await openDemo(page);
  await setReplications(page, 1);
  await runSimulation(page);
  found.push(...(await violations(page, 'Capacity')));
  for (const title of ['Wave picture', 'Headroom']) await chartTable(page, title);
  found.push(...(await violations(page, 'Capacity, tables')));

  await goTo(page, 'Traffic');
  await page.getByRole('list', { name: 'Highest first' }).getByRole('button').first().click();
  await expect(page.getByRole('heading', { name: /by date$/ })).toBeVisible();
  found.push(...(await violations(page, 'Traffic')));
  await goTo(page, 'Import');
  found.push(...(await violations(page, 'Import')));
  await goTo(page, 'Start');
  found.push(...(await violations(page, 'Start')));

  await goTo(page, 'Estate');
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    found.push(...(await violations(page, `Estate, ${(await tab.innerText()).replaceAll('\n', ' ')}`)));
  }
  await goTo(page, 'Waves');
  await page.getByRole('button', { name: 'Move lon-sales to wave…' }).click();
  await page.getByRole('menuitem', { name: /^wave-4/ }).click();
  found.push(...(await violations(page, 'Waves')));
  await page.getByRole('button', { name: 'Move lon-sales to wave…' }).click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  found.push(...(await violations(page, 'Waves, menu')));
  expect(found).toEqual([]);
});
