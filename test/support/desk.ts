import type { Page } from 'playwright-core';
import { issueSignInLink } from '../../src/accounts/sign-in-link.js';
import { HELD_FOR_LINKS, hostArticle, post } from './articles.js';
import type { FoundBrowser } from './browser.js';
import { WatchedBrowser } from './browser.js';
import { TestService, type Person } from './service.js';

/** A desk with held comments, and moderators who work at it in browsers of their own. */
export class BusyDesk {
  private posted = 0;

  private constructor(
    readonly service: TestService,
    readonly browser: WatchedBrowser,
    readonly publisher: Person,
    readonly moderator: Person,
    readonly colleague: Person,
    readonly threadId: string,
  ) {}

  static async open(found: FoundBrowser): Promise<BusyDesk> {
    const service = await TestService.start({ hears: true });
    const publisher = await service.person('publisher', 'Ada Byron');
    const moderator = await service.person('moderator', 'Mary Shelley');
    const colleague = await service.person('moderator', 'Max Moderator');
    const { threadId } = await hostArticle(publisher.client, { headline: 'The lighthouse is for sale' });
    const browser = new WatchedBrowser(found.browser!);
    return new BusyDesk(service, browser, publisher, moderator, colleague, threadId);
  }

  /** Comments that wait, each of another author; answers their ids, the first one first. */
  async hold(count: number, comment: object = {}, threadId = this.threadId): Promise<string[]> {
    const ids: string[] = [];
    for (let nth = 0; nth < count; nth += 1) {
      this.posted += 1;
      const { body } = await post(this.service.anyone(), threadId, {
        guest: { name: `Guest ${this.posted}` },
        body: `Number ${this.posted} says: ${HELD_FOR_LINKS}`,
        ...comment,
      });
      ids.push(body.comment.id);
    }
    return ids;
  }

  /** The names of who wrote the last of them. */
  lastNames(count: number): string[] {
    return Array.from({ length: count }, (_, nth) => `Guest ${this.posted - count + nth + 1}`);
  }

  /** Decides on whatever waits, so that no queue has anything. */
  async empty(): Promise<void> {
    await this.service.database.query(
      'UPDATE items SET claimed_until = parley_now() WHERE claim_id IS NOT NULL',
    );
    for (const queue of ['reported', 'held', 'spam', 'unreviewed']) {
      const bulk = await this.colleague.client.post('/moderation/bulk-decisions', {
        filter: { queue },
        action: 'approve',
      });
      if (bulk.body.count > 0)
        await this.colleague.client.post(`/moderation/bulk-decisions/${bulk.body.id}/run`);
    }
  }

  /** A browser in which this person is signed in, at that page. */
  async sit(person: Person, path = '/console'): Promise<Page> {
    const page = await (await this.browser.open(this.service.url(), { javaScriptEnabled: true })).newPage();
    page.setDefaultTimeout(10_000);
    const link = await this.service.database.transaction((tx) =>
      issueSignInLink(tx, { accountId: person.id }),
    );
    await page.goto(`/sign-in?link=${link}`);
    await page.getByRole('button', { name: 'Sign in as' }).click();
    await page.goto(path);
    return page;
  }

  /** How many items the moderator has in hand. */
  async inHand(): Promise<number> {
    const held = await this.service.database.query(
      'SELECT FROM items WHERE claimed_by = $1 AND closed_at IS NULL AND claimed_until > parley_now()',
      [this.moderator.id],
    );
    return held.length;
  }

  async statusOf(commentId: string): Promise<string> {
    return (await this.colleague.client.get(`/moderation/comments/${commentId}`)).body.comment.status;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.service.stop();
  }
}

/** What the desk says of what was done. */
export const statusTextOf = (page: Page): Promise<string> => page.innerText('.desk-told [role="status"]');

/** The heading of what is looked at; also the name of who wrote it. */
export const headingOf = (page: Page): Promise<string> => page.innerText('#desk h1');
