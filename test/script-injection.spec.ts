import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { issueSignInLink } from '../src/accounts/sign-in-link.js';
import { renderMarkdown } from '../src/comments/render-markdown.js';
import { hostArticle, post } from './support/articles.js';
import { startBrowser } from './support/browser.js';
import { InjectionWatch } from './support/injection-watch.js';
import { PublisherPage } from './support/publisher-page.js';
import { ownTricks, publishedTricks } from './support/script-tricks.js';
import { TestService, type Person } from './support/service.js';
import { storeThread } from './support/store-thread.js';

const published = publishedTricks();
// A published list has thousands.
jest.setTimeout(60_000 + published.length * 500);

const found = await startBrowser();
const inBrowser = found.browser === null ? describe.skip : describe;
const because = found.browser === null ? ` (skipped: ${found.reason})` : '';

/** Comments of one page. */
const AT_ONCE = 25;
/** The longest line that every place takes. */
const LONGEST_LINE = 290;

const WIDGET = `<main><parley-thread article="external:ARTICLE" loading="eager"></parley-thread></main>
  <script src="SERVICE/embed.js"></script>`;

const inGroups = (tricks: readonly string[], most: number): string[][] =>
  Array.from({ length: Math.ceil(tricks.length / most) }, (_, nth) =>
    tricks.slice(nth * most, (nth + 1) * most),
  );

/** As many tricks in each line as it takes. */
function inLines(tricks: readonly string[]): string[] {
  const lines = [''];
  for (const trick of tricks) {
    const line = trick.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
    if (lines.at(-1)!.length + line.length > LONGEST_LINE) lines.push('');
    lines.push(`${lines.pop()!} ${line}`.trim());
  }
  return lines;
}

inBrowser(`what people type is never run${because}`, () => {
  const browser = found.browser!;
  let service: TestService;
  let publisher: Person;
  let moderator: Person;
  let context: BrowserContext;
  let watch: InjectionWatch;
  let widget: PublisherPage;
  let page: Page;
  let nth = 0;
  let tried = 0;

  /** An article with a comment for each trick, whose author has its name; past the API, which would refuse some. */
  const articleWith = async (
    tricks: readonly string[],
    headline: string,
  ): Promise<{ id: string; slug: string; externalId: string }> => {
    const externalId = `tricks-${(nth += 1)}`;
    const { article, threadId } = await hostArticle(publisher.client, { headline, externalId });
    await storeThread(service, threadId, { comments: tricks.length, kind: 'flat', seed: 1 });
    await service.database.query(
      `UPDATE comment_revisions r SET source = t.trick, html = t.html, author_name = t.trick
       FROM comments c, unnest($2::text[], $3::text[]) WITH ORDINALITY AS t (trick, html, position)
       WHERE c.thread_id = $1 AND c.position = t.position AND r.comment_id = c.id`,
      [threadId, tricks.map(stored), tricks.map((trick) => renderMarkdown(stored(trick)))],
    );
    return { id: article.id, slug: article.slug, externalId };
  };
  /** On its page as the server drew it and as the script draws it, and on another website. */
  const lookAtArticle = async ({ slug, externalId }: { slug: string; externalId: string }): Promise<void> => {
    await page.goto(`${service.url()}/articles/${slug}`, { waitUntil: 'domcontentloaded' });
    await watch.look(page, 'the page as it came');
    await page.locator('.live[role="status"]').waitFor({ state: 'attached' });
    const newest = page.getByRole('link', { name: 'Newest', exact: true });
    if ((await newest.count()) > 0) {
      await newest.click();
      await page.locator('.sorts [aria-current]').getByText('Newest').waitFor();
    }
    await watch.look(page, 'the page as the script draws it');
    await page.goto(`${widget.origin}/${externalId}`);
    await page.locator('.live[role="status"]').waitFor({ state: 'attached' });
    await watch.look(page, 'the widget');
  };
  const count = (strings: number, places: number, views: number): void => {
    tried += strings * places * views;
  };

  beforeAll(async () => {
    service = await TestService.start();
    publisher = await service.person('publisher', 'Ada Byron');
    moderator = await service.person('moderator', 'Mary Shelley');
    widget = await PublisherPage.start(service.url(), WIDGET);
    await service.database.query('UPDATE sites SET allowed_origins = $1, epoch = epoch + 1', [
      [widget.origin],
    ]);
    context = await browser.newContext({ bypassCSP: true });
    watch = await InjectionWatch.on(context, [service.url(), widget.origin]);
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
  });

  afterAll(async () => {
    process.stdout.write(`script injection: ${tried} strings x places x views looked at\n`);
    await browser.close();
    await widget.stop();
    await service.stop();
  });

  it('notices what does run', async () => {
    await page.goto(`${service.url()}/`);
    await page.evaluate(
      `document.body.insertAdjacentHTML('beforeend', '<img src="data:x" onerror="canary()">')`,
    );
    await expect(watch.look(page, 'here')).rejects.toThrow('img onerror');
  });

  it('as a comment and as the name of a guest', async () => {
    for (const tricks of inGroups(ownTricks, AT_ONCE)) {
      await lookAtArticle(await articleWith(tricks, 'An article'));
      count(tricks.length, 2, 3);
    }
  });

  const orSkipped = published.length === 0 ? it.skip : it;
  orSkipped(
    `as a comment and as a name, of published lists${published.length === 0 ? ' (skipped: none at hand; set PARLEY_XSS_LISTS)' : ''}`,
    async () => {
      for (const tricks of inGroups(published, 2 * AT_ONCE)) {
        await lookAtArticle(await articleWith(tricks, 'An article'));
        count(tricks.length, 2, 3);
      }
      process.stdout.write(`script injection: ${published.length} strings of published lists\n`);
    },
  );

  it('as a headline and as what is said of a closed discussion', async () => {
    for (const line of inLines(ownTricks)) {
      const article = await articleWith(['Words.'], line);
      const subject = `/closing-policies/article:${article.id}`;
      const policy = { closeAt: '2020-01-01T00:00:00Z', message: line };
      expect((await publisher.client.with({ 'if-match': '"0"' }).put(subject, policy)).status).toBe(200);
      await lookAtArticle(article);
    }
    count(ownTricks.length, 2, 3);
    await page.goto(`${service.url()}/`);
    await watch.look(page, 'the front page');
    count(ownTricks.length, 1, 1);
  });

  it('as the name of the site and the text of rules', async () => {
    const article = await articleWith(['Words.'], 'An article');
    const rules = inLines(ownTricks).map((text, at) => ({
      key: `rule-${at}`,
      title: text.slice(0, 100),
      text,
    }));
    const draft = await publisher.client.post('/comment-policies', {
      title: rules[0]!.text.slice(0, 100),
      body: ownTricks.join('\n\n').replaceAll('\0', ''),
      rules: rules.slice(0, 40),
    });
    expect(draft.status).toBe(201);
    expect((await publisher.client.post(`/comment-policies/${draft.body.version}/publish`, {})).status).toBe(
      200,
    );
    for (const line of inLines(ownTricks)) {
      await service.database.query('UPDATE sites SET name = $1, epoch = epoch + 1', [line]);
      await page.goto(`${service.url()}/policy`);
      await watch.look(page, 'the policy');
    }
    count(ownTricks.length, 2, 1);
    await lookAtArticle(article);
  });

  it('on the desk: in a queue, on a card, as the note of a moderator', async () => {
    const { threadId } = await hostArticle(publisher.client, { headline: inLines(ownTricks)[0]! });
    const mode = await moderator.client.put(`/threads/${threadId}/mode`, { mode: 'before' });
    expect(mode.status).toBe(200);
    await signIn();
    const held: string[] = [];
    for (const tricks of inGroups(ownTricks, 12)) {
      await service.moveClock(61_000);
      const guest = { name: inLines(tricks)[0]!.slice(0, 50) };
      const posted = await post(service.anyone(), threadId, { body: tricks.map(typed).join('\n\n'), guest });
      expect(posted.status).toBe(201);
      held.push(posted.body.comment.id);
    }
    await page.goto(`${service.url()}/console/queues/held`);
    await page.locator('.desk-waiting li').nth(5).waitFor();
    await watch.look(page, 'the queue');
    for (const [at, id] of held.entries()) {
      const { body: card } = await moderator.client.get(`/moderation/comments/${id}`);
      const text = inGroups(ownTricks, 12)[at]!.map(typed).join('\n');
      expect(
        (await moderator.client.post(`/moderation/authors/${card.author.id}/notes`, { text })).status,
      ).toBe(201);
      await page.goto(`${service.url()}/console/comments/${id}`);
      await page.locator('.comment-body').first().waitFor();
      await watch.look(page, 'the card');
    }
    count(ownTricks.length, 1, 1);
    count(ownTricks.length, 2, 1);
  });

  const signIn = async (): Promise<void> => {
    const link = await service.database.transaction((tx) => issueSignInLink(tx, { accountId: moderator.id }));
    await page.goto(`${service.url()}/sign-in?link=${link}`);
    await page.getByRole('button', { name: 'Sign in as' }).click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
  };
});

/** The API refuses what is no text; for the desk, it is typed there. */
const typed = (text: string): string => text.replaceAll(/[^\P{Cc}\n\t]/gu, '');

/** PostgreSQL keeps no NUL. */
const stored = (text: string): string => text.replaceAll('\0', '');
