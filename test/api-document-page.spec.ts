import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startBrowser, WatchedBrowser } from './support/browser.js';
import { operationsOf, readDocument } from './support/operations.js';
import { TestService } from './support/service.js';

// A browser beside other test files is slow; a wait that fails names what it waited for long before.
jest.setTimeout(60_000);

const found = await startBrowser();
const inBrowser = found.browser === null ? describe.skip : describe;
const because = found.browser === null ? ` (skipped: ${found.reason})` : '';

inBrowser(`the page of the API document${because}`, () => {
  const browser = new WatchedBrowser(found.browser!);
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start();
  });

  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  it('shows every operation, from its own host and under its policy', async () => {
    const context = await browser.open(service.url(), { javaScriptEnabled: true });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto('/api/docs');
    const operations = page.locator('.opblock');
    await operations.first().waitFor();
    const told = operationsOf(await readDocument(service.anyone()));
    expect(await operations.count()).toBe(told.length);
    const posting = operations.filter({ hasText: 'Posts a comment' });
    await posting.locator('.opblock-summary').click();
    await posting.getByText('thread_closed').first().waitFor();
    expect(browser.takeComplaints()).toEqual([]);
    expect(errors).toEqual([]);
  });
});
