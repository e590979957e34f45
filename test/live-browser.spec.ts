import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { issueSignInLink } from '../src/accounts/sign-in-link.js';
import { HELD_FOR_LINKS, hostArticle, post } from './support/articles.js';
import { startBrowser, WatchedBrowser } from './support/browser.js';
import { expectToFit } from './support/fit.js';
import { TestService, type Person } from './support/service.js';
import { until } from './support/until.js';

// A browser beside other test files is slow; a wait that fails names what it waited for long before.
jest.setTimeout(60_000);

const found = await startBrowser();
const inBrowser = found.browser === null ? describe.skip : describe;
const because = found.browser === null ? ` (skipped: ${found.reason})` : '';

inBrowser(`pages that are kept current${because}`, () => {
  const browser = new WatchedBrowser(found.browser!);
  let service: TestService;
  let publisher: Person;
  let moderator: Person;

  const open = async (path: string): Promise<Page> => {
    const page = await (await browser.open(service.url(), { javaScriptEnabled: true })).newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(path);
    return page;
  };
  const host = async (): Promise<{ path: string; threadId: string }> => {
    const hosted = await hostArticle(publisher.client);
    return { path: `/articles/${hosted.article.slug}`, threadId: hosted.threadId };
  };
  const say = async (threadId: string, body: string, more: object = {}): Promise<string> => {
    const answer = await post(service.anyone(), threadId, { body, ...more });
    expect(answer.status).toBe(201);
    return answer.body.comment.id;
  };
  const reject = async (commentId: string): Promise<void> => {
    const { status } = await publisher.client.post(`/moderation/comments/${commentId}/decisions`, {
      action: 'reject',
      revision: 1,
      rule: 'spam',
    });
    expect(status).toBe(201);
  };
  const news = (page: Page) => page.locator('.live[role="status"]');
  const heading = (page: Page): Promise<string> => page.locator('#comments-heading').innerText();
  /** Waits until the page listens: what was before is not told as news. */
  const listening = async (): Promise<void> => {
    const streams = async (): Promise<string> =>
      (await service.anyone().fromRoot().get('/metrics')).body as string;
    await until('the page to listen', async () => /^parley_event_streams [1-9]/m.test(await streams()));
  };

  beforeAll(async () => {
    service = await TestService.start({ hears: true });
    publisher = await service.person('publisher', 'Ada Byron');
    moderator = await service.person('moderator', 'Mary Shelley');
  });

  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  // No test but this one says so, since it holds on every page that any test opens.
  afterEach(() => {
    expect(browser.takeComplaints()).toEqual([]);
  });

  it('says how many comments are new, and brings them where they belong, with what is typed kept', async () => {
    const { path, threadId } = await host();
    await say(threadId, 'The first.');
    const page = await open(path);
    await listening();
    expect(await news(page).innerText()).toBe('');
    await page.getByLabel('Comment', { exact: true }).fill('What I am typing');
    await say(threadId, 'The second.');
    await news(page).getByText('1 new comment', { exact: true }).waitFor();
    await say(threadId, 'The third.');
    await news(page).getByText('2 new comments').waitFor();
    expect(await page.locator('.comment').count()).toBe(1);
    await expectToFit(page);

    await news(page).getByRole('link').click();
    await page.getByText('The third.').waitFor();
    expect(await page.locator('.comment').count()).toBe(3);
    expect(await heading(page)).toBe('3 comments');
    expect(await news(page).innerText()).toBe('');
    expect(await page.getByLabel('Comment', { exact: true }).inputValue()).toBe('What I am typing');
    expect(new URL(page.url()).search).toBe('');
  });

  it('never shows what was rejected before it was brought', async () => {
    const { path, threadId } = await host();
    const first = await say(threadId, 'The first.');
    const page = await open(path);
    await listening();
    const bad = await say(threadId, 'A rejected one.');
    await news(page).getByText('1 new comment').waitFor();
    await reject(bad);
    await until('nothing new', async () => (await news(page).innerText()) === '');
    await say(threadId, 'A good one.');
    await news(page).getByText('1 new comment').click();
    await page.getByText('A good one.').waitFor();
    expect(await page.innerText('body')).not.toContain('A rejected one.');
    await reject(first);
    await news(page).getByText('This discussion has changed.').click();
    await until('the removal', async () => (await heading(page)) === '1 comment');
    expect(await page.innerText('body')).not.toContain('The first.');
  });

  it('leaves what is read where it is', async () => {
    const { path, threadId } = await host();
    const top = await say(threadId, 'The first.');
    for (let nth = 0; nth < 15; nth += 1)
      await say(threadId, `Long, number ${nth}. ${'More words. '.repeat(60)}`);
    const page = await open(path);
    await listening();
    const read = page.locator('#comment-10');
    await read.scrollIntoViewIfNeeded();
    const stands = (): Promise<number> => read.evaluate((one) => one.getBoundingClientRect().top);
    const before = await stands();
    // It comes above what is read.
    await say(threadId, 'A reply to the first.', { parentId: top });
    await news(page).getByText('1 new comment').click();
    await page.getByText('A reply to the first.').waitFor();
    expect(Math.abs((await stands()) - before)).toBeLessThan(2);
  });

  it('says that the discussion has closed, and keeps what was typed', async () => {
    const { path, threadId } = await host();
    const page = await open(path);
    await listening();
    await page.getByLabel('Comment', { exact: true }).fill('Too late');
    await publisher.client.post(`/threads/${threadId}/close`);
    await news(page).getByText('This discussion has closed.').click();
    await page.getByText('Comments are closed.').waitFor();
    expect(await page.getByLabel('Your comment was not posted').inputValue()).toBe('Too late');
  });

  it('goes to the page where it cannot be brought', async () => {
    const { path, threadId } = await host();
    const page = await open(path);
    await listening();
    await say(threadId, 'Found in the end.');
    await page.route('**/articles/**', (route) =>
      route.request().resourceType() === 'fetch' ? route.abort() : route.continue(),
    );
    await news(page).getByText('1 new comment').click();
    await page.getByText('Found in the end.').waitFor();
    expect(new URL(page.url()).searchParams.get('seen')).toMatch(/^\d+$/);
  });

  it('keeps the counts of the queues current at the desk', async () => {
    const { threadId } = await host();
    const link = await service.database.transaction((tx) => issueSignInLink(tx, { accountId: moderator.id }));
    const page = await open(`/sign-in?link=${link}`);
    await page.getByRole('button', { name: 'Sign in as' }).click();
    await page.goto('/console');
    const held = page.locator('[data-queue="held"]');
    expect(await held.innerText()).toContain('Nothing waits here.');
    await say(threadId, HELD_FOR_LINKS);
    await held.getByText('1 comment waits').waitFor();
    await held.getByRole('button', { name: 'Claim the next' }).waitFor();
  });
});
