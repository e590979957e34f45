import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { awaitSetUp } from '../src/sites/await-set-up.js';
import { HELD_FOR_LINKS, hostArticle, post } from './support/articles.js';
import { startBrowser, WatchedBrowser } from './support/browser.js';
import { expectToFit } from './support/fit.js';
import { TestService } from './support/service.js';

// A browser beside other test files is slow; a wait that fails names what it waited for long before.
jest.setTimeout(60_000);

const DAY = 86_400_000;
const found = await startBrowser();
const inBrowser = found.browser === null ? describe.skip : describe;
const because = found.browser === null ? ` (skipped: ${found.reason})` : '';

inBrowser(`the office in a browser${because}`, () => {
  const browser = new WatchedBrowser(found.browser!);
  let service: TestService;
  let page: Page;

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  const noticeOf = (role: 'status' | 'alert'): Promise<string> => page.getByRole(role).first().innerText();
  /** A picture of the page where `OFFICE_SHOTS` names a folder. */
  const look = async (name: string): Promise<void> => {
    const folder = process.env['OFFICE_SHOTS'];
    if (folder === undefined) return;
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
    }
  };

  beforeAll(async () => {
    service = await TestService.start();
    const admin = await service.person('admin', 'Ada Admin');
    await service.addSection('city');
    await service.addSection('sport');
    for (let nth = 0; nth < 34; nth += 1) {
      const { threadId } = await hostArticle(admin.client, {
        headline: `${nth} The lighthouse is for sale, and nobody knows who wants to buy it`,
        section: nth % 3 === 0 ? 'city' : 'sport',
        publishedAt: new Date(Date.now() - nth * DAY).toISOString(),
      });
      if (nth === 1) {
        const { id } = (await post(service.anyone(), threadId, { body: HELD_FOR_LINKS })).body.comment;
        const decision = { action: 'reject', rule: 'abuse', revision: 1 };
        const decided = await admin.client.post(`/moderation/comments/${id}/decisions`, decision);
        await admin.client.post(`/moderation/decisions/${decided.body.id}/undo`);
      }
      if (nth === 2) await admin.client.post(`/threads/${threadId}/close`, { message: 'Enough.' });
      if (nth === 3) await admin.client.post(`/threads/${threadId}/close`, { at: '2031-11-02T18:00:00Z' });
    }
    page = await (await browser.open(service.url(), { javaScriptEnabled: true })).newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`/sign-in?link=${admin.link}`);
    await page.getByRole('button', { name: 'Sign in as' }).click();
  });

  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  afterEach(() => {
    expect(browser.takeComplaints()).toEqual([]);
  });

  const reached: Record<string, () => Promise<unknown>> = {
    discussions: () => page.goto('/console/discussions'),
    'discussions, none': async () => {
      await page.goto('/console/discussions');
      await page.getByLabel('Words of the headline').fill('nothing like it');
      await button('Show').click();
      expect(await page.innerText('main')).toContain('There is no such discussion.');
    },
    'discussions, closed from the list': async () => {
      await page.goto('/console/discussions?section=city');
      await page.locator('summary', { hasText: 'Close discussion' }).first().click();
      await page.getByLabel('Message to readers').first().fill('That is all.');
      await button('Close discussion').first().click();
      expect(await noticeOf('status')).toContain('The discussion is closed');
    },
    'discussions, refused': async () => {
      await page.goto('/console/discussions?state=closed');
      await page.locator('summary', { hasText: 'Reopen discussion' }).first().click();
      await page.getByLabel('Reopen until').first().fill('2020-01-01T00:00');
      await button('Reopen discussion').first().click();
      expect(await noticeOf('alert')).toContain('lies in the past');
    },
    'many, asked': async () => {
      await page.goto('/console/discussions');
      await link('Close or reopen many at once').click();
      await page.getByLabel('Reopen', { exact: true }).check();
      expect(await page.getByLabel('Message to readers').isVisible()).toBe(false);
      await page.getByLabel('Close', { exact: true }).check();
    },
    'many, refused': async () => {
      await page.goto('/console/discussions/closings');
      await button('Count them').click();
      expect(await noticeOf('alert')).toContain('Say what the discussions have in common');
    },
    'many, counted': async () => {
      await page.goto('/console/discussions/closings');
      await page.getByLabel('Section').selectOption('sport');
      await page.getByLabel('Message to readers').fill('The season is over.');
      await button('Count them').click();
      expect(await noticeOf('status')).toContain('Nothing has changed yet.');
    },
    'many, done': async () => {
      await button('Close 21 discussions').click();
      expect(await page.innerText('#progress')).toContain('The discussions are closed');
    },
    'many, undone': async () => {
      await button('Undo').click();
      expect(await page.innerText('#progress')).toContain('The closing is undone');
    },
    'many, none': async () => {
      await page.goto('/console/discussions/closings');
      await page.getByLabel('Published before').fill('2001-01-01');
      await button('Count them').click();
      expect(await noticeOf('status')).toContain('No discussion fits');
    },
    'closing policy, previewed with a timeline': async () => {
      await page.goto('/console/closing');
      await page.locator('#field-closeAfterDays-is-value').check();
      await page.locator('[name="closeAfterDays.value"]').fill('30');
      await button('Preview').click();
      expect(await page.getByRole('img').getAttribute('aria-label')).toContain('in the next 30 days');
    },
    statistics: async () => {
      await page.goto('/console/statistics');
      await page.getByLabel('Period').selectOption('90');
      await button('Show').click();
      expect(await page.getByRole('img').count()).toBe(3);
    },
    'statistics, none': async () => {
      await page.goto('/console/statistics?days=7&section=city');
      expect(await page.innerText('main')).toContain('Nothing was posted or decided');
    },
    'word lists': () => page.goto('/console/words'),
    'word lists, refused': async () => {
      await page.goto('/console/words');
      await page.getByLabel('Held for review').fill('!!!');
      await button('Save').click();
      expect(await noticeOf('alert')).toContain('has no letter');
    },
    'word lists, saved': async () => {
      await page.goto('/console/words');
      await page.getByLabel('Held for review').fill('free money\ncasino');
      await button('Save').click();
      expect(await noticeOf('status')).toContain('The lists are saved.');
    },
    'word lists, tried': async () => {
      await page.goto('/console/words');
      await page.getByLabel('Text of a comment').fill('Get fr33 m0ney in the c a s i n o');
      await button('Try').click();
      expect(await noticeOf('status')).toContain('The lists hold it for review.');
    },
    'replay, waiting': async () => {
      await page.goto('/console/words');
      await page.getByLabel('Held for review').fill('lighthouse\nhttps');
      await button('Replay with these lists').click();
      expect(await page.innerText('h1')).toBe('Replay');
    },
    'replay, done': async () => {
      await service.settle();
      await link('Look again').click();
      expect(await page.innerText('main')).toContain('Draft and settings in force');
    },
    people: () => page.goto('/console/people'),
    'people, invitation refused': async () => {
      await page.goto('/console/people');
      await page.locator('.invite summary').click();
      const form = page.locator('.invite');
      await form.getByLabel('E-mail address').fill('nobody');
      await form.getByLabel('In these sections only').check();
      await form.getByLabel('city').check();
      await button('Send the invitation').click();
      expect(await noticeOf('alert')).toContain('Nobody was invited.');
      // Here it stands open, and is folded and opened as everywhere.
      await page.locator('.invite summary').click();
    },
    'people, changed': async () => {
      await service.person('reader', 'Rea Reader');
      await page.goto('/console/people?role=reader');
      await page.locator('summary', { hasText: 'Change' }).click();
      await page.getByLabel('Role', { exact: true }).last().selectOption('moderator');
      await button('Save').click();
      expect(await noticeOf('status')).toContain('Saved.');
    },
    'people, none': async () => {
      await page.goto('/console/people?email=nobody');
      expect(await page.innerText('main')).toContain('There is nobody like that.');
    },
    'audit log': async () => {
      await page.goto('/console/audit');
      await page.getByLabel('What', { exact: true }).selectOption('Role set');
      await button('Show').click();
      expect(await page.innerText('.deeds')).toContain('Role set');
      await link('Show everything').click();
    },
    'audit log, none': async () => {
      await page.goto('/console/audit?from=2001-01-01&to=2001-01-02');
      expect(await page.innerText('main')).toContain('There is no such record.');
    },
    settings: async () => {
      await page.goto('/console/settings');
      await page.getByRole('group', { name: 'Rules of WordPress' }).getByLabel('On', { exact: true }).check();
      expect(await page.getByLabel('Words that hold a comment').isVisible()).toBe(true);
    },
    'settings, refused': async () => {
      await page.goto('/console/settings');
      await page.getByLabel('Time zone').fill('Moon/Base');
      await page.getByLabel('Links that pass').fill('99');
      await button('Save').click();
      expect(await noticeOf('alert')).toContain('Look at the fields that are marked.');
    },
    'settings, saved': async () => {
      await page.goto('/console/settings');
      await page.getByLabel('Name of the site').fill('The City Times');
      await button('Save').click();
      expect(await noticeOf('status')).toContain('The settings are saved.');
    },
    sections: async () => {
      await page.goto('/console/settings');
      await link('Sections').click();
      expect(await page.getByLabel('Key').first().isEditable()).toBe(false);
    },
    'sections, refused': async () => {
      await page.goto('/console/settings/sections');
      await page.getByLabel('Name', { exact: true }).last().fill('Art');
      await button('Save').click();
      expect(await noticeOf('alert')).toContain('Nothing was saved.');
    },
    'moderation modes': () => page.goto('/console/settings/modes'),
    'moderation modes, saved': async () => {
      await page.goto('/console/settings/modes');
      await page.getByLabel('Mode').last().selectOption('Hold everything');
      await page.getByLabel('Until').last().fill('2031-01-01T00:00');
      await page.getByRole('button', { name: 'Save' }).last().click();
      expect(await noticeOf('status')).toContain('The mode is saved.');
    },
    'set-up': async () => {
      await service.database.transaction((tx) => awaitSetUp(tx, service.siteId));
      await page.goto('/console/set-up');
    },
    'set-up, refused': async () => {
      await page.goto('/console/set-up');
      await page.getByLabel('Name of the site').fill('');
      await button('Set up').click();
      expect(await noticeOf('alert')).toContain('The site is not set up.');
    },
    'set-up, done': async () => {
      await page.goto('/console/set-up');
      await page.getByLabel('Name of the site').fill('The Island Post');
      await page.getByLabel('Your password').fill('island in the rain');
      await button('Set up').click();
      expect(await noticeOf('status')).toContain('The settings are saved.');
    },
  };

  it.each(Object.keys(reached))('%s: nothing overflows and axe finds nothing', async (state) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await reached[state]!();
    await look(state.replaceAll(/[^a-z]+/g, '-'));
    await expectToFit(page);
  });

  it.each([
    'discussions',
    'discussions/closings',
    'closing',
    'words',
    'statistics?days=90',
    'people',
    'audit',
    'settings',
  ])('%s fits from right to left too', async (path) => {
    await page.goto(`/console/${path}`);
    const root = 'document.documentElement';
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(`${root}.dir = 'rtl'`);
      const overflow = await page.evaluate(`${root}.scrollWidth - ${root}.clientWidth`);
      expect({ width, overflow }).toEqual({ width, overflow: 0 });
    }
    const folder = process.env['OFFICE_SHOTS'];
    const name = path.replaceAll(/[^a-z]+/g, '-');
    if (folder !== undefined) await page.screenshot({ path: `${folder}/rtl-${name}.png`, fullPage: true });
  });
});
