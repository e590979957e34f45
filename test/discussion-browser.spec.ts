import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
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

inBrowser(`a discussion that changes in its place${because}`, () => {
  const browser = new WatchedBrowser(found.browser!);
  let service: TestService;
  let publisher: Person;

  const open = async (path: string): Promise<Page> => {
    const page = await (await browser.open(service.url(), { javaScriptEnabled: true })).newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(path);
    await page.locator('.live[role="status"]').waitFor({ state: 'attached' });
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
  /** Each time another address would count: a person posts every ten seconds at most. */
  const wait = (): Promise<void> => service.moveClock(11_000);
  const comment = (page: Page, text: string): Locator =>
    page.locator('.comment > article').filter({ hasText: text });
  const button = (within: Page | Locator, name: string | RegExp): Locator =>
    within.getByRole('button', { name });
  const write = async (page: Page, text: string, name = 'Ada'): Promise<void> => {
    const form = page.locator('.respond form');
    const nameField = form.getByLabel('Name');
    if ((await nameField.inputValue()) === '') await nameField.fill(name);
    await form.getByRole('textbox', { name: 'Comment' }).fill(text);
    await button(form, 'Post comment').click();
  };
  /** Marks the document: a test that ends with the mark never left the page. */
  const mark = (page: Page): Promise<void> => page.evaluate('window.sameDocument = true');
  const isSame = (page: Page): Promise<unknown> => page.evaluate('window.sameDocument');

  beforeAll(async () => {
    service = await TestService.start();
    publisher = await service.person('publisher', 'Ada Byron');
  });

  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  // An address posts sixty comments a minute at most.
  beforeEach(() => service.moveClock(61_000));

  afterEach(() => {
    expect(browser.takeComplaints()).toEqual([]);
  });

  it('takes a comment and a reply where they belong', async () => {
    const { path, threadId } = await host();
    await say(threadId, 'The first.');
    const page = await open(path);
    await mark(page);
    await write(page, 'From below.');
    await page.locator('#notice').getByText('Your comment is published.').waitFor();
    await comment(page, 'From below.').waitFor();
    expect(await page.locator('#notice').evaluate((one) => one === document.activeElement)).toBe(true);
    await wait();
    await comment(page, 'The first.').getByRole('link', { name: 'Reply to' }).click();
    const typed = page.locator('#comment-1 .respond textarea');
    await typed.waitFor();
    expect(await typed.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await page.locator('.respond').count()).toBe(1);
    await write(page, 'A reply.');
    await page.locator('#comment-1 > .notice').getByText('Your comment is published.').waitFor();
    await page.locator('#comment-1 .children').getByText('A reply.').waitFor();
    expect(await page.locator('#comments-heading').innerText()).toBe('3 comments');
    expect(await isSame(page)).toBe(true);
  });

  it('says why a comment waits, to its author alone', async () => {
    const { path } = await host();
    const page = await open(path);
    await write(page, HELD_FOR_LINKS);
    await page.locator('#notice').getByText('it has several links').waitFor();
    await page.locator('.waiting-mark').getByText('only you see this: it has several links').waitFor();
    await page.reload();
    await page.locator('.waiting-mark').getByText('it has several links').waitFor();
    expect(await (await open(path)).locator('.waiting').count()).toBe(0);
  });

  it('keeps what is typed when the page goes, and says how much may still be typed', async () => {
    const { path } = await host();
    const page = await open(path);
    const text = page.getByLabel('Comment', { exact: true });
    await text.fill('Begun, not');
    await page.reload();
    await page.getByText('This is what you had begun to write.').waitFor();
    expect(await text.inputValue()).toBe('Begun, not');
    await text.fill('a'.repeat(4_990));
    await page.getByText('10 characters left').waitFor();
    await text.fill('a'.repeat(5_001));
    await page.getByText('1 character too many').waitFor();
    await text.fill('Begun, and done.');
    await page.getByLabel('Name').fill('Ada');
    await button(page, 'Post comment').click();
    await page.locator('#notice').waitFor();
    await page.reload();
    expect(await text.inputValue()).toBe('');
  });

  it('tells that the service was not reached, and loses nothing', async () => {
    const { path } = await host();
    const page = await open(path);
    await page.route('**/articles/**', (route) => route.abort());
    await write(page, 'Into the tunnel.');
    await page.getByRole('alert').getByText('The service was not reached.').waitFor();
    await page.unroute('**/articles/**');
    await button(page, 'Post comment').click();
    await comment(page, 'Into the tunnel.').waitFor();
  });

  it('leaves a page alone that hands a refused text back, or has begun a reply', async () => {
    const { path, threadId } = await host();
    const commentId = await say(threadId, 'Said before.');
    const page = await open(path);
    await page.route('**/assets/page-*', (route) => route.abort());
    await page.reload();
    await page.getByLabel('Name').fill('Ada');
    const text = page.getByRole('textbox', { name: 'Comment' });
    // A refusal that only the service knows of.
    await text.fill('x'.repeat(5_001));
    await page.unroute('**/assets/page-*');
    await button(page, 'Post comment').click();
    await page.locator('#form-problem').waitFor();
    await page.waitForLoadState('networkidle');
    expect((await text.inputValue()).length).toBe(5_001);
    await page.goto(`${path}?reply-to=${commentId}#respond`);
    await page.waitForLoadState('networkidle');
    await page.getByLabel('Name').fill('Ada');
    await text.fill('An answer.');
    await button(page, 'Post comment').click();
    await page.locator('#comment-1 .children').getByText('An answer.').waitFor();
  });

  it('keeps a form in reach where its comment is shown no more', async () => {
    const { path, threadId } = await host();
    for (let nth = 1; nth <= 52; nth += 1) await say(threadId, `Number ${nth}.`);
    const page = await open(path);
    await comment(page, 'Number 1.').first().getByRole('link', { name: 'Reply to' }).click();
    await page.locator('#comment-1 .respond textarea').fill('Half a reply');
    await page.getByRole('link', { name: 'Newest' }).click();
    await page.locator('.comment-list > .comment').first().getByText('Number 52.').waitFor();
    await page.locator('.discussion > .respond').waitFor();
    await page.getByRole('link', { name: 'Oldest' }).click();
    const again = page.locator('#comment-1 .respond textarea');
    await again.waitFor();
    await until('the draft', async () => (await again.inputValue()) === 'Half a reply');
  });

  it('changes and withdraws what a reader wrote, with the end of the window shown', async () => {
    const { path } = await host();
    const page = await open(path);
    await write(page, 'Teh text.');
    const mine = comment(page, 'text.');
    await mine.getByText(/until \d/).waitFor();
    await mine.getByRole('link', { name: 'Edit or withdraw' }).click();
    const text = page.locator('.in-place textarea');
    expect(await text.inputValue()).toBe('Teh text.');
    await text.fill('The text.');
    await button(page, 'Save').click();
    await page.getByText('Your change is saved.').waitFor();
    await comment(page, 'The text.').getByText('(edited)').waitFor();
    await service.moveClock(11 * 60_000);
    await page.reload();
    await comment(page, 'The text.').getByRole('link', { name: 'Withdraw' }).click();
    await page.locator('.in-place').getByText('for 10 minutes').waitFor();
    await button(page, 'Withdraw this comment').click();
    await page.getByText('Your comment is withdrawn.').waitFor();
    expect(await page.locator('#comments-heading').innerText()).toBe('Comments');
  });

  it('takes likes and reports of who is known here', async () => {
    const { path, threadId } = await host();
    await say(threadId, 'A good one.');
    const page = await open(path);
    await write(page, 'Here I am.');
    await comment(page, 'Here I am.').waitFor();
    await mark(page);
    const like = comment(page, 'A good one.').getByRole('button', { name: 'Like' });
    await like.click();
    await comment(page, 'A good one.').getByText('1 like', { exact: true }).waitFor();
    expect(await like.getAttribute('aria-pressed')).toBe('true');
    await like.click();
    await until('no like', async () => (await comment(page, 'A good one.').locator('.likes').count()) === 0);
    await comment(page, 'A good one.').getByRole('link', { name: 'Report' }).click();
    await page
      .getByLabel(/abus|attack|insult/i)
      .first()
      .check();
    await button(page, 'Send report').click();
    await page.getByText('Moderators will look at the comment that you reported.').waitFor();
    expect(await isSame(page)).toBe(true);
  });

  it('shows more comments, more replies and another order without losing the place', async () => {
    const { path, threadId } = await host();
    const first = await say(threadId, 'Number 1.');
    for (let nth = 2; nth <= 52; nth += 1) await say(threadId, `Number ${nth}.`);
    for (let nth = 1; nth <= 5; nth += 1) await say(threadId, `Reply ${nth}.`, { parentId: first });
    const page = await open(path);
    await mark(page);
    await page.getByRole('link', { name: 'Show 2 more replies' }).click();
    await page.getByText('Reply 5.').waitFor();
    expect(await page.getByText('Reply 1.').count()).toBe(1);
    await page.getByRole('link', { name: 'More comments' }).click();
    await page.getByText('Number 52.').waitFor();
    await page.getByText('Number 1.').waitFor();
    expect(await page.locator('.comment-list > .comment').count()).toBe(52);
    await page.getByRole('link', { name: 'Newest' }).click();
    await page.locator('.comment-list > .comment').first().getByText('Number 52.').waitFor();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('newest');
    expect(await isSame(page)).toBe(true);
    await page.reload();
    await page.locator('.comment-list > .comment').first().getByText('Number 52.').waitFor();
  });

  it('hides whom a reader mutes, in their browser alone', async () => {
    const { path, threadId } = await host();
    await say(threadId, 'Noise.', { guest: { name: 'Noisy' } });
    await say(threadId, 'More noise.', { guest: { name: 'Noisy' } });
    await say(threadId, 'Music.', { guest: { name: 'Calm' } });
    const page = await open(path);
    await comment(page, 'More noise.').getByRole('button', { name: 'Mute Noisy' }).click();
    await until('silence', async () => (await page.getByText('You have muted Noisy.').count()) === 2);
    expect(await page.locator('#comments').innerText()).not.toMatch(/noise/i);
    await page.reload();
    await page.getByText('You have muted Noisy.').first().waitFor();
    await page.getByText('Music.').waitFor();
    await button(page, 'Show again').first().click();
    await page.getByText('More noise.').waitFor();
    await comment(await open(path), 'More noise.').waitFor();
  });

  it('says how a comment will appear, and why none can be posted', async () => {
    const { path, threadId } = await host();
    await publisher.client.put(`/threads/${threadId}/mode`, { mode: 'before' });
    const page = await open(path);
    await page.getByText('Comments appear after review.').waitFor();
    await publisher.client.post(`/threads/${threadId}/close`, { message: 'Enough for today.' });
    await page.locator('.live').getByText('This discussion has closed.').click();
    await page.locator('.closing').getByText('Enough for today.').waitFor();
    await page.locator('.closing').getByText('Closed by the editors').waitFor();
    expect(await page.locator('.respond').count()).toBe(0);
  });

  it('shows a signed-in reader their own name and no field for it', async () => {
    const { path } = await host();
    const reader = await service.person('reader', 'Bo Hall');
    const page = await open(path);
    const link = await service.database.transaction((tx) => issueSignInLink(tx, { accountId: reader.id }));
    await page.goto(`/sign-in?link=${link}&next=${encodeURIComponent(path)}`);
    await button(page, 'Sign in as').click();
    await page.goto(path);
    await page.locator('.live[role="status"]').waitFor({ state: 'attached' });
    await page.getByLabel('Comment', { exact: true }).fill('Under my name.');
    await button(page, 'Post comment').click();
    await comment(page, 'Under my name.').getByText('Bo Hall').waitFor();
  });

  describe('in every state', () => {
    const HERE = 'Something said here.';
    /** A page on which the reader is known, who has a comment that is published and one that waits. */
    const known = async (): Promise<Page> => {
      const { path, threadId } = await host();
      let parentId = await say(threadId, HERE);
      for (let depth = 1; depth < 9; depth += 1)
        parentId = await say(threadId, `Depth ${depth}. ${'A-very-long-word'.repeat(6)}`, { parentId });
      const page = await open(path);
      await write(page, 'My own.');
      await page.locator('#notice').waitFor();
      await wait();
      await write(page, HELD_FOR_LINKS);
      await page.locator('.waiting').waitFor();
      return page;
    };
    const states: Readonly<Record<string, (page: Page) => Promise<void>>> = {
      'a reply being written': async (page) => {
        await comment(page, HERE).getByRole('link', { name: 'Reply to' }).click();
        await page.locator('.comment .respond').waitFor();
      },
      'a reply that was refused': async (page) => {
        await comment(page, HERE).getByRole('link', { name: 'Reply to' }).click();
        await page.locator('.comment .respond textarea').fill('My own.');
        await button(page, 'Post comment').click();
        await page.locator('#form-problem').waitFor();
      },
      'an own comment being changed': async (page) => {
        await comment(page, 'My own.').getByRole('link', { name: 'Edit' }).click();
        await page.locator('.in-place textarea').waitFor();
      },
      'a report being written': async (page) => {
        await comment(page, HERE).getByRole('link', { name: 'Report' }).click();
        await page.locator('.in-place fieldset').waitFor();
      },
      'somebody muted': async (page) => {
        await comment(page, HERE).getByRole('button', { name: 'Mute' }).click();
        await page.getByText('You have muted').first().waitFor();
      },
      'news to be brought': async (page) => {
        const threadId = await page.locator('#comments').getAttribute('data-thread');
        await say(threadId!, 'Just now.');
        await page.locator('.live a').waitFor();
      },
    };

    it.each(Object.keys(states))('%s: nothing overflows and axe finds nothing', async (state) => {
      const page = await known();
      await states[state]!(page);
      await expectToFit(page);
    });
  });

  it('keeps a refused text, says why beside the field, and takes it once it is mended', async () => {
    const { path } = await host();
    await service.publishPolicy('explicit');
    const page = await open(path);
    await page
      .locator('form')
      .evaluateAll((forms) => forms.forEach((form) => form.setAttribute('novalidate', '')));
    await write(page, 'As it is.');
    await page.getByRole('alert').getByText('Your comment was not posted.').waitFor();
    const box = page.getByRole('checkbox', { name: 'I accept the Comment Policy' });
    expect(await box.getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Comment', { exact: true }).inputValue()).toBe('As it is.');
    await box.check();
    await button(page, 'Post comment').click();
    await page.locator('#notice').getByText('Your comment is published.').waitFor();
  });
});
