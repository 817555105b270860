import type { Locator, Page } from '@playwright/test';
import { openApp } from './support/app.ts';
import { expect, test } from './support/test.ts';

/** Presses Tab until an element has the focus, and sees to it that the focus shows at every stop. */
async function tabTo(page: Page, target: Locator, presses = 60): Promise<void> {
  await expect(target).toBeVisible({ timeout: 40_000 });
  for (let press = 0; press < presses; press++) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    expect(stop.shown, `the focus shows on ${stop.name}`).toBe(true);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${presses} presses of Tab did not reach ${target.toString()}.`);
}

/** What has the focus, and whether a ring is drawn: on it, on a part of it in a picture, or on the label that stands for a hidden radio button. */
async function focused(page: Page): Promise<{ name: string; shown: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement!;
    const ring = (each: Element | null): boolean => {
      if (!each) return false;
      const { outlineStyle, outlineWidth, boxShadow, stroke } = getComputedStyle(each);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none' || (each instanceof SVGElement && stroke !== 'none');
    };
    // After the last element the focus leaves the page for the browser's own bar.
    const shown = element === document.body || ring(element) || ring(element.closest('label')) || [...element.children].some(ring);
    return { name: element.outerHTML.slice(0, 160), shown };
  });
}

test('from start to a run by keyboard alone', async ({ page }) => {
  await openApp(page);
  const rail = page.getByRole('navigation', { name: 'Screens' });
  await tabTo(page, page.getByRole('button', { name: 'Open the demo' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Traffic' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Trunks in figures' })).toBeVisible({ timeout: 40_000 });

  await test.step('the heat map by arrow keys', async () => {
    const cell = page.getByRole('grid').locator('[tabindex="0"]');
    await tabTo(page, cell);
    const first = await cell.getAttribute('data-place');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('grid').locator(`[data-place="${first}"]`)).not.toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /by date$/ })).toBeVisible();
  });

  await tabTo(page, rail.getByRole('link', { name: 'Waves' }), 120);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Waves' })).toBeFocused();

  await test.step('a group to another wave by its menu', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Move lon-sales to wave…' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    const wanted = page.getByRole('menuitem', { name: /^wave-3/ });
    for (let press = 0; press < 10 && !(await wanted.evaluate((item) => item === document.activeElement)); press++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'wave-3', exact: true }).getByRole('listitem', { name: 'lon-sales', exact: true })).toBeVisible();
  });

  await tabTo(page, page.getByRole('banner').getByRole('button', { name: 'Run', exact: true }), 120);
  await page.keyboard.press('Enter');
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await expect(page.getByRole('progressbar')).toBeVisible();
  await tabTo(page, cancel, 120);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('banner').getByRole('button', { name: 'Run', exact: true })).toBeVisible();
});

test('the first Tab offers the way past the rail', async ({ page }) => {
  await openApp(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the screen' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});
