import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { issueSignInLink } from '../src/accounts/sign-in-link.js';
import { hostArticle, post } from './support/articles.js';
import { startBrowser, WatchedBrowser } from './support/browser.js';
import { expectToFit } from './support/fit.js';
import { MailServer } from './support/mail-server.js';
import { TestService, type Person } from './support/service.js';
import { until } from './support/until.js';

// A browser beside other test files is slow; a wait that fails names what it waited for long before.
jest.setTimeout(60_000);

interface Waiting {
  readonly subjectId: string;
  readonly revision: number;
}

const found = await startBrowser();
const inBrowser = found.browser === null ? describe.skip : describe;
const because = found.browser === null ? ` (skipped: ${found.reason})` : '';

inBrowser(`the pages in a browser${because}`, () => {
  const browser = new WatchedBrowser(found.browser!);
  let mails: MailServer;
  let service: TestService;
  let publisher: Person;
  let moderator: Person;
  let reader: Page;

  const pageOf = async (context: BrowserContext): Promise<Page> => {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    return page;
  };
  const withoutScript = async (): Promise<Page> =>
    pageOf(await browser.open(service.url(), { javaScriptEnabled: false }));
  const withScript = async (): Promise<Page> =>
    pageOf(await browser.open(service.url(), { javaScriptEnabled: true }));
  const signInPath = async (person: Person): Promise<string> => {
    const link = await service.database.transaction((tx) => issueSignInLink(tx, { accountId: person.id }));
    return `/sign-in?link=${link}`;
  };
  const signIn = async (page: Page, person: Person): Promise<void> => {
    await page.goto(await signInPath(person));
    await button(page, 'Sign in as').click();
  };
  const host = async (article: object = {}): Promise<{ path: string; threadId: string }> => {
    const hosted = await hostArticle(publisher.client, article);
    return { path: `/articles/${hosted.article.slug}`, threadId: hosted.threadId };
  };
  const say = async (threadId: string, comment: object = {}): Promise<string> => {
    const { status, body } = await post(service.anyone(), threadId, comment);
    expect(status).toBe(201);
    return body.comment.id;
  };

  beforeAll(async () => {
    mails = await MailServer.start();
    service = await TestService.start({ mailer: mails.mailer() });
    publisher = await service.person('publisher', 'Ada Byron');
    moderator = await service.person('moderator', 'Mary Shelley');
    await service.database.query('UPDATE sites SET policy_links = $1', [
      JSON.stringify([{ label: 'Policies & Disclosures', href: '/policy' }]),
    ]);
    reader = await withoutScript();
  });

  afterAll(async () => {
    await browser.close();
    await service.stop();
    await mails.stop();
  });

  // No test but this one says so, since it holds on every page that any test opens.
  afterEach(() => {
    expect(browser.takeComplaints()).toEqual([]);
  });

  describe('a reader without JavaScript', () => {
    it('finds every part of the news page, in order', async () => {
      const { path, threadId } = await host({
        headline: 'The lighthouse is for sale',
        byline: 'Nora Quist',
        publishedAt: '2026-03-02T10:00:00Z',
        disclosure: 'Sourced from the lighthouse board.',
        body: '<p>It has eleven rooms.</p><p>And a lamp.</p>',
        editorsNote: 'An earlier version counted ten rooms.',
      });
      await say(threadId, { guest: { name: 'Bo' }, body: 'Who pays for the lamp?' });
      await reader.goto(path);
      expectInOrder(await reader.innerText('body'), [
        'The Test Times',
        'The lighthouse is for sale',
        'By Nora Quist',
        'March 2, 2026',
        'DISCLOSURE: Sourced from the lighthouse board.',
        'It has eleven rooms.',
        'And a lamp.',
        'An earlier version counted ten rooms.',
        'Policies & Disclosures - Comment Policy',
        '1 comment',
        'Bo',
        'Who pays for the lamp?',
        'Leave a comment',
        'Post comment',
      ]);
    });

    it('posts a comment, reads that it is published, and replies to it', async () => {
      const { path } = await host();
      await reader.goto(path);
      await fill(reader, { name: 'Ewa', text: 'The first *word*.' });
      expect(await reader.getByRole('status').innerText()).toMatch(/^Your comment is published\./);
      const comment = reader.locator('#comment-1');
      expectInOrder(await comment.innerText(), ['Ewa', 'The first word.', 'Reply']);
      expect(await comment.locator('em').innerText()).toBe('word');

      await comment.getByRole('link', { name: 'Reply to Ewa (#1)' }).click();
      expect(await reader.locator('#respond h3').innerText()).toBe('Reply to Ewa (#1)');
      await fill(reader, { text: 'An answer to it.' });
      expect(await reader.locator('#comment-1 #comment-2 .comment-body').innerText()).toBe(
        'An answer to it.',
      );
      expect(await reader.locator('#comments-heading').innerText()).toBe('2 comments');
    });

    it.each([
      { refused: 'only invisible characters', text: '\u200b\u2060\u200b', says: 'Nothing of this comment' },
      { refused: 'the same text again', text: 'Said before.', says: 'You posted the same text' },
    ])('is told why a comment is refused, and keeps it: $refused', async ({ text, says }) => {
      const { path } = await host();
      const page = await withoutScript();
      await page.goto(path);
      await fill(page, { name: 'Ewa', text: 'Said before.' });
      await fill(page, { name: 'Ewa Nowak', email: 'ewa@test.example', text });
      const form = page.locator('#respond form');
      expect(await form.getByRole('alert').innerText()).toMatch(`Your comment was not posted. ${says}`);
      expect(await field(form, 'Comment').inputValue()).toBe(text);
      expect(await field(form, 'Comment').getAttribute('aria-invalid')).toBe('true');
      expect(await field(form, 'Name').inputValue()).toBe('Ewa Nowak');
      expect(await field(form, 'E-mail').inputValue()).toBe('ewa@test.example');
      expect(await page.locator('.comment').count()).toBe(1);

      // The refusal's page is the article's own: its links lead on, and another text goes through.
      await page.getByRole('link', { name: 'Reply to Ewa (#1)' }).click();
      await fill(page, { text: 'Something else.' });
      expect(await page.locator('#comment-1 #comment-2').innerText()).toContain('Something else.');
    });

    it('alone sees a comment of theirs that waits', async () => {
      const { path } = await host();
      await reader.goto(path);
      await fill(reader, { name: 'Ewa', text: 'See https://a.test https://b.test https://c.test' });
      expect(await reader.getByRole('status').innerText()).toBe(
        'Your comment is waiting for review: it has several links. Only you can see it for now.',
      );
      await reader.goto(path);
      expect(await reader.locator('.comment .waiting').innerText()).toContain(
        'Waiting for review – only you see this',
      );
      const other = await withoutScript();
      await other.goto(path);
      expect(await other.locator('.comment').count()).toBe(0);
      expect(await other.innerText('body')).not.toContain('https://a.test');
    });

    it('changes what they wrote, and keeps a change that is refused', async () => {
      const { path } = await host();
      const page = await withoutScript();
      await page.goto(path);
      await fill(page, { name: 'Ewa', text: 'Teh lighthouse.' });
      await page.locator('#comment-1').getByRole('link', { name: 'Edit or withdraw' }).click();
      expectInOrder(await page.innerText('main'), [
        'Your comment',
        'Teh lighthouse.',
        'You can change it until',
      ]);
      const text = page.getByRole('textbox', { name: 'Comment' });
      expect(await text.inputValue()).toBe('Teh lighthouse.');
      await text.fill('\u200b\u2060');
      await button(page, 'Save').click();
      expect(await page.getByRole('alert').innerText()).toContain('Your change was not saved.');
      expect(await text.inputValue()).toBe('\u200b\u2060');
      await text.fill('The *lighthouse*.');
      await button(page, 'Save').click();
      expect(await page.getByRole('status').innerText()).toMatch(/^Your comment is published\./);
      const comment = page.locator('#comment-1');
      expectInOrder(await comment.innerText(), ['Ewa', '(edited)', 'The lighthouse.']);

      // Another's comment offers neither, and its page says so.
      const own = await comment.getByRole('link', { name: 'Edit or withdraw' }).getAttribute('href');
      const other = await withoutScript();
      await other.goto(path);
      expect(await other.getByRole('link', { name: 'Edit or withdraw' }).count()).toBe(0);
      await other.goto(own!);
      expect(await other.innerText('h1')).toBe('Not your comment');
    });

    it('withdraws what they wrote, also when its text stays as it is by now', async () => {
      const { path, threadId } = await host();
      const page = await withoutScript();
      await page.goto(path);
      await fill(page, { name: 'Ewa', text: 'I take it back.' });
      await say(threadId, { body: 'Something else.' });
      await service.moveClock(11 * 60_000);
      await page.locator('#comment-1').getByRole('link', { name: 'Edit or withdraw' }).click();
      expect(await page.innerText('main')).toContain('Comments can be edited for 10 minutes');
      expect(await page.locator('textarea').count()).toBe(0);
      await button(page, 'Withdraw this comment').click();
      expect(await page.getByRole('status').innerText()).toBe('Your comment is withdrawn.');
      expect(await page.innerText('#comments')).not.toContain('I take it back.');
      expect(await page.innerText('#comments')).toContain('Something else.');
    });

    it('goes on from fifty comments to the rest, and back', async () => {
      const { path, threadId } = await host();
      for (let number = 1; number <= 52; number += 1) await say(threadId, { body: `Comment ${number}.` });
      await reader.goto(path);
      expect(await reader.locator('.comment').count()).toBe(50);
      await reader.getByRole('link', { name: 'More comments' }).click();
      expect(await reader.locator('.comment-body').allInnerTexts()).toEqual(['Comment 51.', 'Comment 52.']);
      await reader.getByRole('link', { name: 'Show the discussion from its beginning' }).first().click();
      expect(await reader.locator('.comment-body').first().innerText()).toBe('Comment 1.');
    });

    it('goes on from three replies to the rest', async () => {
      const { path, threadId } = await host();
      const parentId = await say(threadId, { body: 'The question.' });
      for (let number = 1; number <= 5; number += 1)
        await say(threadId, { parentId, body: `Answer ${number}.` });
      await reader.goto(path);
      expect(await reader.locator('.children .comment').count()).toBe(3);
      await reader.getByRole('link', { name: 'Show 2 more replies' }).click();
      expect(await reader.locator('.comment-body').allInnerTexts()).toEqual([
        'The question.',
        'Answer 4.',
        'Answer 5.',
      ]);
    });

    it('reads that comments are closed and why, and finds no form', async () => {
      const { path, threadId } = await host();
      await say(threadId, { body: 'Said in time.' });
      await publisher.client.post(`/threads/${threadId}/close`);
      await reader.goto(path);
      expect(await reader.locator('.comment').innerText()).toContain('Said in time.');
      const closing = reader.getByRole('region', { name: 'Discussion' });
      expect(await closing.innerText()).toMatch(
        /^Comments are closed\.\s+Closed by the editors on .+ 20\d\d\.$/,
      );
      expect(await reader.locator('textarea').count()).toBe(0);
      expect(await reader.getByRole('link', { name: /Reply/ }).count()).toBe(0);
    });

    it('gets a text back that came after the close', async () => {
      const { path, threadId } = await host();
      await reader.goto(path);
      await publisher.client.post(`/threads/${threadId}/close`);
      await fill(reader, { name: 'Ewa', text: 'Too late,\nbut long.' });
      expect(await reader.getByRole('alert').innerText()).toContain(
        'the discussion closed before it arrived',
      );
      expect(await reader.getByRole('alert').getByRole('textbox').inputValue()).toBe('Too late,\nbut long.');
      expect(await reader.innerText('#respond')).toContain('Comments are closed.');
      expect(await button(reader, 'Post comment').count()).toBe(0);
    });

    it('is told at the console how to sign in', async () => {
      await reader.goto('/console');
      expectInOrder(await reader.innerText('main'), [
        'Sign in first',
        'for people with an account here',
        'Sign in: that leads you back to this page.',
      ]);
    });
  });

  describe('a reader with an account, without JavaScript', () => {
    const mailed = async (address: string): Promise<string> => {
      await service.settle();
      const { pathname, search } = mails.linkFor(address);
      return `${pathname}${search}`;
    };

    it('sets a password after signing in by a link, and signs in with it', async () => {
      const person = await service.person('reader', 'Ida Blom');
      const page = await withoutScript();
      await signIn(page, person);
      await page.locator('.masthead').getByRole('link', { name: 'Ida Blom' }).click();
      await page.getByLabel('New password').fill('short');
      await button(page, 'Save password').click();
      expect(await page.getByRole('alert').innerText()).toContain('10 to 128 characters');
      await page.getByLabel('New password').fill('a password of several words');
      await button(page, 'Save password').click();
      expect(await page.getByRole('status').innerText()).toMatch(/^Your password is set\./);
      const email = await page.locator('main bdi').nth(1).innerText();
      await button(page, 'Sign out').click();
      await page.goto('/sign-in?next=/account');
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password').fill('a password of several words');
      await button(page, 'Sign in').click();
      await page.getByLabel('New password').fill('another password of words');
      await button(page, 'Save password').click();
      expect(await page.getByRole('alert').innerText()).toContain('Your password was not changed.');
      await page.getByLabel('Current password').fill('a password of several words');
      await page.getByLabel('New password').fill('another password of words');
      await button(page, 'Save password').click();
      expect(await page.getByRole('status').innerText()).toMatch(/^Your password is set\./);
    });

    it('signs up, comments, and signs in again by password or by a mailed link, back to the article', async () => {
      const { path } = await host({ headline: 'The pier' });
      const page = await withoutScript();
      await page.goto(path);
      await page.locator('.masthead').getByRole('link', { name: 'Sign in' }).click();
      await page.getByRole('link', { name: 'Sign up' }).click();
      await page.getByLabel('Name').fill('Olga Tokar');
      await page.getByLabel('E-mail').fill('olga@mail.example');
      await page.getByLabel('Password').fill('short');
      await button(page, 'Sign up').click();
      expect(await page.getByRole('alert').innerText()).toContain('10 to 128 characters');
      expect(await page.getByLabel('E-mail').inputValue()).toBe('olga@mail.example');
      await page.getByLabel('Password').fill('a password of several words');
      await button(page, 'Sign up').click();
      expect(await page.innerText('h1')).toBe('Look into your mail');
      await page.goto(await mailed('olga@mail.example'));
      await button(page, 'Sign in as olga@mail.example').click();
      expect(new URL(page.url()).pathname).toBe(path);
      expect(await page.getByLabel('Name').count()).toBe(0);
      await fill(page, { text: 'From a reader.' });
      expect(await page.locator('.comment-list').innerText()).toContain('Olga Tokar');
      await button(page, 'Sign out').click();

      await page.goto(path);
      await page.locator('#respond').getByRole('link', { name: 'Sign in' }).click();
      await page.getByLabel('E-mail').fill('olga@mail.example');
      await page.getByLabel('Password').fill('a wrong password of words');
      await button(page, 'Sign in').click();
      expect(await page.getByRole('alert').innerText()).toContain('do not belong together');
      await page.getByLabel('Password').fill('a password of several words');
      await button(page, 'Sign in').click();
      expect(new URL(page.url()).pathname).toBe(path);
      expect(await page.locator('.viewer').innerText()).toContain('Signed in as Olga Tokar');
      await button(page, 'Sign out').click();

      await page.goto('/sign-in?next=/policy');
      await page.getByLabel('E-mail').fill('olga@mail.example');
      await button(page, 'Mail me a sign-in link').click();
      expect(await page.innerText('h1')).toBe('Look into your mail');
      const link = await mailed('olga@mail.example');
      expect(link).not.toContain('policy');
      await page.goto(link);
      await button(page, 'Sign in as olga@mail.example').click();
      expect(new URL(page.url()).pathname).toBe('/policy');
      expect(await page.locator('.viewer').innerText()).toContain('Signed in as Olga Tokar');
    });

    it('is told the same words with an address that nobody has, and led to no other website', async () => {
      const page = await withoutScript();
      await page.goto('/sign-in?next=//evil.example');
      expect(await page.locator('[name=next]').count()).toBe(0);
      await page.getByLabel('E-mail').fill('nobody@mail.example');
      await page.getByLabel('Password').fill('a wrong password of words');
      await button(page, 'Sign in').click();
      expect(await page.getByRole('alert').innerText()).toContain('do not belong together');
      await button(page, 'Mail me a sign-in link').click();
      expect(await page.innerText('h1')).toBe('Look into your mail');
    });
  });

  describe('staff without JavaScript', () => {
    it('sign in by the button of a link, not by opening it, and sign out', async () => {
      const page = await withoutScript();
      const path = await signInPath(moderator);
      for (let times = 0; times < 2; times += 1) {
        await page.goto(path);
        expect(await page.locator('.viewer').count()).toBe(0);
      }
      await button(page, 'Sign in as mary.shelley@test.example').click();
      expect(new URL(page.url()).pathname).toBe('/console');
      expect(await page.locator('.viewer').innerText()).toContain('Signed in as Mary Shelley');
      await button(page, 'Sign out').click();
      expect(await page.locator('.viewer').count()).toBe(0);
      await page.goto('/console');
      expect(await page.innerText('h1')).toBe('Sign in first');
      await page.goto(path);
      expect(await page.innerText('main')).toContain('Have a new link mailed to you');
    });

    it('a moderator approves one comment and rejects another under a rule', async () => {
      const { path, threadId } = await host({ headline: 'On the tides' });
      const links = 'https://a.test https://b.test https://c.test';
      const waiting = (await moderator.client.get('/moderation/queues/held/items')).body.items as Waiting[];
      for (const { subjectId, revision } of waiting)
        await moderator.client.post(`/moderation/comments/${subjectId}/decisions`, {
          action: 'spam',
          revision,
        });
      await say(threadId, { guest: { name: 'Bo' }, body: `Good: ${links}` });
      await say(threadId, { guest: { name: 'Cy' }, body: `Bad: ${links}` });
      const page = await withoutScript();
      await signIn(page, moderator);
      await button(page, 'Claim the next: Held before they appear').click();
      expect(await page.innerText('main')).toMatch(/Bo[^]*Why it waits\s+it has several links/);
      const form = page.locator('.desk-decision');
      await button(form, 'Approve').click();
      expect(await page.getByRole('status').innerText()).toContain(
        'Bo. Approved: the comment stands in its discussion.',
      );

      expect(await page.innerText('h1')).toBe('Comment by Cy');
      await field(form, 'Rule').selectOption('No advertising');
      await form.getByLabel('Note', { exact: false }).last().fill('The third time.');
      await button(form, 'Reject').click();
      expect(await page.getByRole('status').innerText()).toContain(
        'Cy. Rejected: readers do not see the comment.',
      );
      expect(await page.innerText('main')).toContain('Nothing waits here.');

      const decisions = await service.database.query(
        `SELECT d.action, d.rule FROM decisions d JOIN comments c ON c.id = d.comment_id WHERE c.thread_id = $1 ORDER BY d.action`,
        [threadId],
      );
      expect(decisions).toEqual([
        { action: 'approve', rule: null },
        { action: 'reject', rule: 'spam' },
      ]);
      await reader.goto(path);
      expect(await reader.locator('.comment-body').allInnerTexts()).toEqual([`Good: ${links}`]);
    });

    it('a publisher closes a discussion with a message and reopens it', async () => {
      const { path } = await host();
      const page = await withoutScript();
      await signIn(page, publisher);
      await page.goto(path);
      await page.getByLabel('Message to readers').fill('Enough for this week.');
      await button(page, 'Close discussion').click();
      await reader.goto(path);
      expect(await reader.innerText('#respond')).toMatch(
        /^Enough for this week\.\s+Closed by the editors on /,
      );
      await button(page, 'Reopen discussion').click();
      await reader.goto(path);
      await fill(reader, { name: 'Ewa', text: 'Open again.' });
      expect(await reader.locator('.comment-body').innerText()).toBe('Open again.');
    });
  });

  describe('at every width and in both schemes', () => {
    let page: Page;
    const paths: Record<string, string> = {};
    const states = [
      ...['front', 'empty', 'open', 'replies', 'closed', 'error', 'policy', 'console'],
      ...['sign-in', 'sign-in-form', 'sign-up', 'sent', 'own', 'account'],
    ];

    beforeAll(async () => {
      const news = {
        headline: 'Donaudampfschifffahrtsgesellschaftskapitänsmützen are back',
        byline: 'Nora Quist',
        disclosure: 'Sourced from https://example.test/a/very/long/address/without/any/place/to/break/it',
        body: `<h2>Prices</h2><table><tr>${'<th>A column</th>'.repeat(9)}</tr></table><pre>${'0'.repeat(200)}</pre>`,
        editorsNote: 'Corrected.',
      };
      const [empty, open, deep, closed] = [await host(), await host(news), await host(), await host()];
      await say(open.threadId, { guest: { name: 'W'.repeat(60) }, body: `${'w'.repeat(400)}\n\n> quoted` });
      await say(open.threadId, { parentId: await say(open.threadId), body: '`code`' });
      await say(open.threadId, { body: `${'https://a.test/'.repeat(20)} https://b.test https://c.test` });
      let parentId = await say(deep.threadId);
      paths['replies'] = `${deep.path}?replies=${parentId}`;
      for (let depth = 1; depth <= 12; depth += 1) parentId = await say(deep.threadId, { parentId });
      await say(closed.threadId);
      const own = await post(moderator.client, open.threadId, { body: 'w'.repeat(400) });
      await publisher.client.post(`/threads/${closed.threadId}/close`, { message: 'Enough. '.repeat(30) });
      page = await withScript();
      await signIn(page, moderator);
      Object.assign(paths, { front: '/', empty: empty.path, open: open.path, closed: closed.path });
      Object.assign(paths, { error: '/articles/none', policy: '/policy', console: '/console' });
      paths['sign-in'] = await signInPath(publisher);
      Object.assign(paths, {
        'sign-in-form': '/sign-in?next=/',
        'sign-up': '/sign-up',
        sent: '/sign-in/sent',
        own: `/comments/${own.body.comment.id}/own`,
        account: '/account',
      });
    });

    it.each(states)('%s: nothing overflows and axe finds nothing', async (state) => {
      await page.goto(paths[state]!);
      await expectToFit(page);
    });

    describe('for publishers', () => {
      let office: Page;
      let article: string;
      const reached: Record<string, () => Promise<unknown>> = {
        'closing policy': () => office.goto('/console/closing'),
        'closing policy with every value': async () => {
          await office.goto('/console/closing/section:city');
          for (const value of await office.locator('[type=radio][value=value]').all()) await value.check();
        },
        'closing policy, previewed': async () => {
          await office.goto('/console/closing/section:city');
          await office.locator('#field-closeAfterDays-is-value').check();
          await office.locator('[name="closeAfterDays.value"]').fill('7');
          await button(office, 'Preview').click();
          expect(await office.locator('#notice').innerText()).toContain('Nothing is saved yet.');
        },
        'closing policy, refused': async () => {
          await office.goto('/console/closing/section:city');
          await office.getByRole('group', { name: 'Staffed hours' }).getByLabel('These hours').check();
          await office.getByLabel('Wednesday').fill('all day');
          await button(office, 'Save').click();
          expect(await office.getByLabel('Wednesday').getAttribute('aria-invalid')).toBe('true');
        },
        'closing policy, saved': async () => {
          await office.goto('/console/closing/section:city');
          await office.getByRole('group', { name: 'Staffed hours' }).getByLabel('These hours').check();
          await office.getByLabel('Monday').fill('00:00-12:00, 13:00-24:00');
          await button(office, 'Save').click();
          expect(await office.getByRole('status').innerText()).toContain('It is in force.');
        },
        'comment policy': () => office.goto('/console/policy'),
        'comment policy, refused': async () => {
          await office.goto('/console/policy');
          await office.getByLabel('Key').first().fill('Not A Key');
          await button(office, 'Save draft').click();
          expect(await office.getByRole('alert').innerText()).toContain('The draft was not saved.');
        },
        'comment policy, saved': async () => {
          await office.goto('/console/policy');
          await office.locator('[name=body]').fill('Be kind to everybody.');
          await button(office, 'Save draft').click();
          expect(await office.locator('ins').first().innerText()).not.toBe('');
        },
        'discussion control': () => office.goto(article),
        'discussion control, refused': async () => {
          await office.goto(article);
          await button(office, 'Close discussion').click();
          await office.getByLabel('Reopen until').fill('2020-01-01T00:00');
          await button(office, 'Reopen discussion').click();
          expect(await office.getByRole('alert').innerText()).toContain('lies in the past');
        },
      };

      beforeAll(async () => {
        const city = await service.addSection('city');
        const headline = `Old news ${'about something long '.repeat(5)}`;
        const old = await hostArticle(publisher.client, { headline, publishedAt: '2026-03-02T10:00:00Z' });
        article = `/articles/${old.article.slug}`;
        await service.database.query('UPDATE articles SET section_id = $1 WHERE id = $2', [
          city,
          old.article.id,
        ]);
        office = await withScript();
        await signIn(office, publisher);
      });

      it.each(Object.keys(reached))('%s: nothing overflows and axe finds nothing', async (state) => {
        await reached[state]!();
        await expectToFit(office);
      });
    });
  });

  it('hostile text runs nowhere', async () => {
    const markup = '</title></textarea>"><script>window.__xss=1</script><img src=x onerror=window.__xss=2>';
    const name = '<img src=x onerror=window.__xss=3>';
    const { path, threadId } = await host({
      headline: `Headline ${markup}`,
      byline: `Byline ${markup}`,
      disclosure: `Disclosure ${markup}`,
      body: `<p onclick="window.__xss=4">Body <a href="javascript:window.__xss=5">link</a></p><script>window.__xss=6</script><svg onload="window.__xss=7"></svg><img src="data:image/svg+xml,x" onerror="window.__xss=8">`,
      editorsNote: `Note ${markup}`,
    });
    await say(threadId, { guest: { name }, body: `Comment ${markup} [link](javascript:window.__xss=9)` });
    await say(threadId, {
      guest: { name },
      body: `Held ${markup} https://a.test https://b.test https://c.test`,
    });
    await service.database.query('UPDATE sites SET name = $1', [`Site ${markup}`]);
    await service.database.query('UPDATE comment_policy_rules SET title = $1, text = $2', [
      `Rule ${markup}`,
      `Meaning ${markup}`,
    ]);
    const page = await withScript();
    const look = async (address: string, texts: string[]): Promise<void> => {
      await page.goto(address);
      // The desk's script draws what it has asked for.
      for (const part of texts) await until(part, async () => (await page.innerText('html')).includes(part));
      expect(await page.evaluate('window.__xss')).toBeUndefined();
      expect(
        await page
          .locator(
            'script:not([src^="/assets/"]), svg, [onerror], [onclick], [onload], [href^="javascript:"]',
          )
          .count(),
      ).toBe(0);
    };
    await look(
      path,
      ['Site', 'Headline', 'Byline', 'Disclosure', 'Note', 'Comment'].map((of) => `${of} ${markup}`),
    );
    await look(path, [name]);
    await publisher.client.post(`/threads/${threadId}/close`, { message: `Closing ${markup}` });
    await look(path, [`Closing ${markup}`]);
    await look('/', [`Headline ${markup}`]);
    await look('/policy', [`Rule ${markup}`, `Meaning ${markup}`]);
    await signIn(page, moderator);
    await look('/console/queues/held', [`Held ${markup}`, name]);
    const card = await page
      .locator('.desk-waiting li')
      .filter({ hasText: 'Held' })
      .locator('a')
      .first()
      .getAttribute('href');
    await look(card!, [`Held ${markup}`, name]);
    expect(
      await page
        .locator('option')
        .filter({ hasText: `Rule ${markup}` })
        .count(),
    ).toBeGreaterThan(0);
  });
});

const button = (within: Page | Locator, name: string): Locator => within.getByRole('button', { name });
const field = (within: Page | Locator, label: string): Locator => within.getByLabel(label);

/** Fills in the comment form and sends it. */
async function fill(page: Page, typed: { name?: string; email?: string; text: string }): Promise<void> {
  const form = page.locator('#respond form');
  if (typed.name !== undefined) await field(form, 'Name').fill(typed.name);
  if (typed.email !== undefined) await field(form, 'E-mail').fill(typed.email);
  await field(form, 'Comment').fill(typed.text);
  await button(form, 'Post comment').click();
}

/** Expects each part after the end of the one before. */
function expectInOrder(text: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    expect({ part, after: text.slice(0, from), found: at >= 0 }).toEqual({
      part,
      after: text.slice(0, from),
      found: true,
    });
    from = at + part.length;
  }
}
