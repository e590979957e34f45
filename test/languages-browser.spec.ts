import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { issueSignInLink } from '../src/accounts/sign-in-link.js';
import { HELD_FOR_LINKS, hostArticle, post } from './support/articles.js';
import { startBrowser, WatchedBrowser } from './support/browser.js';
import { expectToFit } from './support/fit.js';
import { TestService } from './support/service.js';

// A browser beside other test files is slow; a wait that fails names what it waited for long before.
jest.setTimeout(60_000);

const found = await startBrowser();
const inBrowser = found.browser === null ? describe.skip : describe;
const because = found.browser === null ? ` (skipped: ${found.reason})` : '';

inBrowser(`pages from right to left${because}`, () => {
  const browser = new WatchedBrowser(found.browser!);
  let service: TestService;
  let page: Page;
  let staff: Page;
  let slug: string;
  let commentId: string;
  let heldId: string;

  /** A picture of a page where `PAGE_SHOTS` names a folder. */
  const look = async (of: Page, name: string): Promise<void> => {
    const folder = process.env['PAGE_SHOTS'];
    if (folder === undefined) return;
    await of.emulateMedia({ colorScheme: 'light' });
    for (const width of [1280, 360]) {
      await of.setViewportSize({ width, height: 900 });
      await of.screenshot({ path: `${folder}/fa-${name.replaceAll(' ', '-')}-${width}.png`, fullPage: true });
    }
  };

  beforeAll(async () => {
    service = await TestService.start({ locale: 'fa' });
    const publisher = await service.person('admin', 'Penelope');
    const hosted = await hostArticle(publisher.client, {
      headline: 'پل Golden Gate دوشنبه باز می‌شود (سرانجام!)',
      body: '<p>شهردار گفت: «وقتش بود.» The mayor said: “It was time.”</p><p>پل ۱٬۲۰۰ متر درازا دارد.</p>',
      byline: 'پروین اعتصامی',
      disclosure: 'بر پایهٔ گزارش Reuters.',
      editorsNote: 'این مطلب به‌روز شد.',
    });
    const { threadId, article } = hosted;
    slug = encodeURIComponent(article.slug as string);
    const first = (
      await post(service.anyone(), threadId, {
        body: 'وقتش بود! بهتر از هیچ است، نه؟',
        guest: { name: 'پروین' },
      })
    ).body.comment;
    commentId = first.id as string;
    const reply = (
      await post(service.anyone(), threadId, {
        ...{
          body: 'I do not agree (yet): it is 3 years late!',
          parentId: first.id,
          guest: { name: 'John Doe!' },
        },
      })
    ).body.comment;
    await post(service.anyone(), threadId, {
      ...{ body: 'من هم با John موافقم.', parentId: reply.id, guest: { name: 'שרה' } },
    });
    for (let nth = 0; nth < 3; nth += 1) await post(service.anyone(), threadId, { guest: { name: 'مهمان' } });
    const held = await post(service.anyone(), threadId, {
      body: HELD_FOR_LINKS,
      guest: { name: 'John Doe' },
    });
    heldId = held.body.comment.id as string;
    const reporter = await service.person('reader', 'Rita Reader');
    await reporter.client.post(`/comments/${commentId}/reports`, { reason: 'abuse', text: 'بی‌ادبانه است.' });
    page = await (await browser.open(service.url(), { javaScriptEnabled: true })).newPage();
    staff = await (await browser.open(service.url(), { javaScriptEnabled: true })).newPage();
    const link = await service.database.transaction((tx) => issueSignInLink(tx, { accountId: publisher.id }));
    await staff.goto(`/sign-in?link=${link}`);
    await staff.locator('main button[type="submit"]').click();
    await staff.waitForURL(/\/(console|account|$)/);
  });

  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  afterEach(() => {
    expect(browser.takeComplaints()).toEqual([]);
  });

  const reached: [string, () => Promise<Page>][] = [
    ...(
      [
        ['article', () => `/articles/${slug}`],
        ['reply', () => `/articles/${slug}?reply-to=${commentId}`],
        ['front', () => '/'],
        ['policy', () => '/policy'],
        ['sign-up', () => '/sign-up'],
        ['sign-in', () => '/sign-in'],
      ] as const
    ).map(([name, path]): [string, () => Promise<Page>] => [
      name,
      async () => {
        await page.goto(path());
        return page;
      },
    ]),
    ...(
      [
        ['article for staff', () => `/articles/${slug}`],
        ['report', () => `/comments/${commentId}/report`],
        ['queues', () => '/console'],
        ['queue', () => '/console/queues/held'],
        ['card', () => `/console/comments/${commentId}`],
        ['held card', () => `/console/comments/${heldId}`],
        ['closing policy', () => '/console/closing'],
        ['policy form', () => '/console/policy'],
      ] as const
    ).map(([name, path]): [string, () => Promise<Page>] => [
      name,
      async () => {
        await staff.goto(path());
        return staff;
      },
    ]),
  ];
  it.each(reached)('%s: fits at every width, and breaks no rule of WCAG 2.2 A and AA', async (name, open) => {
    const opened = await open();
    expect(await opened.locator('html').getAttribute('dir')).toBe('rtl');
    await look(opened, name);
    await expectToFit(opened);
  });

  it('begins on the right: numbers, indents and marks are on the side where reading begins', async () => {
    await page.goto(`/articles/${slug}`);
    await page.setViewportSize({ width: 1280, height: 800 });
    const edges = await page.evaluate(`(() => {
      const box = (selector) => document.querySelector(selector).getBoundingClientRect();
      const [main, body, nested] = ['main', '.comment-body', '.children .comment-body'].map(box);
      return { indented: body.right - nested.right > 10, roomForNumbers: main.right - body.right > 30 };
    })()`);
    expect(edges).toEqual({ indented: true, roomForNumbers: true });
    const marks = `getComputedStyle(document.querySelector('.comment-list')).listStyleType`;
    expect(await page.evaluate(marks)).toBe('persian');
  });
});
