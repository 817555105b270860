import { goTo, openApp, openDemo, runSimulation, setReplications } from './support/app.ts';
import { expect, test } from './support/test.ts';

test('no request leaves the origin, and the demo runs without a network', async ({ page, context, baseURL, faults }) => {
  test.setTimeout(180_000);
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  page.on('websocket', (socket) => requests.push(socket.url()));
  await openApp(page);
  await openDemo(page);
  await setReplications(page, 1);
  await goTo(page, 'Import');
  await goTo(page, 'Waves');
  await runSimulation(page);

  // From here on only what the browser already holds is at hand.
  await context.setOffline(true);
  await goTo(page, 'Start');
  await page.getByRole('button', { name: 'Forget the call records' }).click();
  await expect(page.getByText('No call records loaded')).toBeVisible();
  await openDemo(page);
  await setReplications(page, 1);
  await runSimulation(page);
  await expect(page.getByRole('region', { name: 'What breaks first' })).toContainText('tie-lon');

  // Chromium asks for the tab's icon again at every step; without it nothing is missing on the page.
  expect(faults.splice(0).filter((fault) => !fault.includes('/favicon.svg'))).toEqual([]);

  const origin = new URL(baseURL!).origin;
  expect(requests.filter((url) => new URL(url).origin !== origin && !/^(blob|data):/.test(url))).toEqual([]);
  // The workers' own requests are among those seen.
  expect(requests.filter((url) => /worker/.test(url)).length).toBeGreaterThanOrEqual(3);
});

test('a page that tries to send records elsewhere is stopped by the server’s policy', async ({ page, faults }) => {
  await openApp(page);
  const sent = await page.evaluate(() => fetch('http://localhost:9/records', { method: 'POST', body: 'secret' }).then(() => 'sent', () => 'refused'));
  expect(sent).toBe('refused');
  expect(faults.splice(0).join('\n')).toMatch(/Content Security Policy/);
});
