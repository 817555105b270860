import { test as base, expect } from '@playwright/test';

/** Every browser test also fails when the page throws or writes an error to the console. */
export const test = base.extend<{ faults: string[] }>({
  faults: [
    async ({ page }, use) => {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.stack || `${error.name}: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`${message.text()} (${message.location().url}:${message.location().lineNumber})`);
      });
      await use(faults);
      expect(faults, 'faults of the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
