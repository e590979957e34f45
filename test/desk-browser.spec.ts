import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { issueSignInLink } from '../src/accounts/sign-in-link.js';
import { HELD_FOR_LINKS, hostArticle, post } from './support/articles.js';
import { startBrowser, WatchedBrowser } from './support/browser.js';
import { expectToFit } from './support/fit.js';
import { TestService, type Person } from './support/service.js';

// A browser beside other test files is slow; a wait that fails names what it waited for long before.
jest.setTimeout(60_000);

const found = await startBrowser();
const inBrowser = found.browser === null ? describe.skip : describe;
const because = found.browser === null ? ` (skipped: ${found.reason})` : '';

inBrowser(`the pages of the desk in a browser, without their script${because}`, () => {
  const browser = new WatchedBrowser(found.browser!);
  let service: TestService;
  let page: Page;
  let card: string;
  let commentId: string;

  const signIn = async (person: Person): Promise<Page> => {
    const opened = await (await browser.open(service.url(), { javaScriptEnabled: true })).newPage();
    opened.setDefaultTimeout(10_000);
    // The pages as they are where no script runs.
    await opened.route('**/assets/desk-*.js', (route) => route.abort());
    const link = await service.database.transaction((tx) => issueSignInLink(tx, { accountId: person.id }));
    await opened.goto(`/sign-in?link=${link}`);
    await opened.getByRole('button', { name: 'Sign in as' }).click();
    return opened;
  };
  /** As a page of the report; a picture of it where `DESK_SHOTS` names a folder. */
  const look = async (name: string): Promise<void> => {
    const folder = process.env['DESK_SHOTS'];
    if (folder === undefined) return;
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
    }
  };

  beforeAll(async () => {
    service = await TestService.start();
    const publisher = await service.person('publisher', 'Ada Byron');
    const moderator = await service.person('moderator', 'Mary Shelley');
    await service.addSection('city');
    const { threadId } = await hostArticle(publisher.client, {
      headline: 'The lighthouse is for sale, and nobody knows who wants to buy it',
      disclosure: 'Sourced from the lighthouse board.',
    });
    const asked = (await post(service.anyone(), threadId, { body: 'Who would buy a lighthouse?' })).body;
    const posted = await post(service.anyone(), threadId, {
      parentId: asked.comment.id,
      guest: { name: 'Bo' },
      body: 'The mayor would, as he has bought everything else in this town.',
    });
    commentId = posted.body.comment.id;
    const author = service.anyone().as(posted.body.guestToken);
    await author.patch(`/comments/${commentId}`, {
      revision: 1,
      body: 'The mayor would, the thief, as he has stolen everything else in this town.',
    });
    const reasons = ['abuse', 'illegal', 'abuse', 'other', 'abuse'];
    for (const [nth, reason] of reasons.entries()) {
      const reader = await service.person('reader', `Reader ${nth}`);
      await reader.client.post(`/comments/${commentId}/reports`, {
        reason,
        text: nth < 2 ? 'He never stole.' : null,
      });
    }
    for (let nth = 0; nth < 3; nth += 1)
      await post(service.anyone(), threadId, { body: `${'w'.repeat(200 * nth)} ${nth} ${HELD_FOR_LINKS}` });
    await publisher.client.with({ 'if-match': '"0"' }).put('/moderation/canned-notes', {
      items: [{ title: 'Claims a crime', text: 'Accuses without proof.', rule: 'abuse' }],
    });
    await publisher.client.post(`/moderation/comments/${asked.comment.id}/decisions`, {
      ...{ action: 'approve', revision: 1, note: 'Fair.' },
    });
    const [{ id }] = (await publisher.client.get('/moderation/queues/reported/items')).body.items;
    await publisher.client.post(
      `/moderation/authors/${(await publisher.client.get(`/moderation/items/${id}`)).body.author.id}/notes`,
      {
        text: 'Writes at night.',
      },
    );
    card = `/console/items/${id}`;
    page = await signIn(moderator);
  });

  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  afterEach(() => {
    expect(browser.takeComplaints()).toEqual([]);
  });

  const reached: Record<string, () => Promise<unknown>> = {
    queues: () => page.goto('/console'),
    queue: () => page.goto('/console/queues/held'),
    card: () => page.goto(card),
    'report form': () => page.goto(`${commentHref()}/report`),
    'card, claimed': async () => {
      await page.goto('/console');
      await page.getByRole('button', { name: 'Claim the next: Reported by readers' }).click();
      expect(await page.innerText('.holder')).toContain('You have it in hand until');
    },
    'card, refused': async () => {
      await page.goto(card);
      await page.locator('.desk-decision textarea').fill('Without a rule.');
      await page.getByRole('button', { name: 'Reject' }).click();
      expect(await page.getByRole('alert').innerText()).toContain('That was not done.');
    },
    'card after a decision': async () => {
      await page.goto('/console');
      await page.getByRole('button', { name: 'Claim the next: Held before they appear' }).click();
      await page.getByRole('button', { name: 'Approve' }).click();
      expect(await page.getByRole('status').innerText()).toContain('Approved:');
    },
  };
  let published: string;
  const commentHref = (): string => `/comments/${published}`;

  it.each(Object.keys(reached))('%s: nothing overflows and axe finds nothing', async (state) => {
    published ??= (
      await service.database.query<{ id: string }>(
        "SELECT id FROM comments WHERE status = 'published' LIMIT 1",
      )
    )[0]!.id;
    await reached[state]!();
    await look(state.replaceAll(/[^a-z]+/g, '-'));
    await expectToFit(page);
  });
});
