import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { cellsOf, openApp, openDemo, runSimulation, setReplications } from './support/app.ts';
import { expect, test } from './support/test.ts';

async function simulatedDemo(page: Page): Promise<void> {
  await openApp(page);
  await openDemo(page);
  await setReplications(page, 2);
  await runSimulation(page);
}

/** Serious and critical violations of the open dialog: every rule in light, and in dark those of colour, which is all that differs. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page }).setLegacyMode(true).include('[role=dialog]').options({ resultTypes: ['violations'] });
    const { violations: all } = await (colorScheme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze();
    found.push(...all.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${colorScheme}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`));
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  return found;
}

test('a run is explained: who held the trunk at its worst moment, and why a call was blocked', async ({ page }) => {
  await simulatedDemo(page);
  const worst = await page.getByRole('paragraph').filter({ hasText: 'Worst moment:' }).innerText();
  const [, units, clock, replication] = /: (\d+) channels at \S+ (\S+) .* replication (\d+)\./.exec(worst) ?? [];
  const who = page.getByRole('button', { name: 'Who held it?' });
  await who.click();
  const dialog = page.getByRole('dialog', { name: 'Who held tie-lon?' });
  await expect(dialog.getByText(`in replication ${replication} of wave-2`)).toBeVisible({ timeout: 30_000 });
  await expect(dialog.getByRole('status')).toContainText(`At ${clock} all ${units} channels of tie-lon were held by ${units} calls`);
  const holders = await cellsOf(dialog.getByRole('table'));
  expect(holders.slice(1).reduce((sum, row) => sum + Number(row[1]), 0)).toBe(Number(units));
  await expect(dialog.getByRole('listitem').filter({ hasText: clock! }).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(who).toBeFocused();

  await page.getByRole('button', { name: /^Why was a call from .* blocked\?$/ }).first().click();
  const why = page.getByRole('dialog', { name: 'Why was a call blocked?' });
  await expect(why.getByRole('status')).toContainText('Its first try was blocked: tie-lon was full (30 of 30 channels held)', { timeout: 30_000 });
  await expect(why.getByRole('listitem').first()).toContainText('1st try: asked tie-lon: 30 of 30 channels held, refused');
  expect(await violations(page)).toEqual([]);
  await why.getByRole('button', { name: 'Close' }).click();
  await expect(why).toBeHidden();
});

test('a second engine gives the same answer, side by side, and can be cancelled', async ({ page }) => {
  await simulatedDemo(page);
  await page.getByRole('button', { name: 'Check with a second engine…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Check with a second engine' });
  await expect(dialog.getByRole('combobox', { name: 'State' })).toHaveValue('wave-2');
  await dialog.getByRole('button', { name: 'Check', exact: true }).click();
  const running = dialog.getByRole('group', { name: 'Second engine running' });
  await running.getByRole('button', { name: 'Cancel' }).click();
  await expect(running).toBeHidden();
  await expect(dialog.getByRole('table')).toBeHidden();

  await dialog.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(dialog.getByRole('status')).toContainText(/The second engine counted all [\d,]+ attempts alike \(1 state, 2 replications\)/, { timeout: 60_000 });
  const answers = await cellsOf(dialog.getByRole('table', { name: 'Both answers side by side' }));
  expect(answers[0]).toEqual(['What', 'State', 'Busyhour', 'Second engine', 'Difference']);
  expect(answers.length).toBeGreaterThan(20);
  expect(answers.slice(1).filter(([, , kernel, other]) => kernel !== other)).toEqual([]);
  const refused = answers.find(([what]) => what === 'tie-lon: refused a day');
  expect(Number(refused?.[2]?.replaceAll(',', ''))).toBeGreaterThan(0);
  expect(await violations(page)).toEqual([]);
});
