/** The page "What can the operator see? In full": reached from Security, fetched only then, and naming the host. */
import { expect, test } from 'vitest';
import { previewBrowser } from './preview-browser.ts';

const preview = previewBrowser();

test('[OV3] [OV4] from Security one comes to it, and it names the own guardian’s host', async () => {
  const page = await preview.blank();
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto(preview.at('/security?start=open'));
  const link = page.getByRole('link', { name: 'See everything, row by row' });
  await link.waitFor();
  expect(fetched.filter((url) => url.includes('operator-page'))).toEqual([]);
  await link.click();
  await page.getByRole('heading', { level: 1, name: 'What can the operator see? In full' }).waitFor();
  expect(fetched.some((url) => url.includes('operator-page'))).toBe(true);
  const text = () => page.locator('main').textContent();
  await expect.poll(text).toContain('Your organisation’s guardian is hosted by Calderbrook Hospitals.');
  await expect
    .poll(text)
    .toContain('each organisation’s guardian (hosted by Calderbrook Hospitals). The service operator cannot');
});
