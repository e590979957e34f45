import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { HELD_FOR_LINKS } from './support/articles.js';
import { startBrowser } from './support/browser.js';
import { BusyDesk, headingOf } from './support/desk.js';
import { expectToFit } from './support/fit.js';
import { until } from './support/until.js';

// A browser beside other test files is slow; a wait that fails names what it waited for long before.
jest.setTimeout(90_000);

const found = await startBrowser();
const inBrowser = found.browser === null ? describe.skip : describe;
const because = found.browser === null ? ` (skipped: ${found.reason})` : '';

inBrowser(`the desk at every width, in light and dark${because}`, () => {
  let desk: BusyDesk;
  let page: Page;

  const shown = (heading: string): Promise<void> =>
    until(heading, async () => (await headingOf(page)).startsWith(heading));
  const work = async (): Promise<void> => {
    await page.goto('/console/queues/held');
    await shown('Comment by');
  };
  /** As a page of the report; a picture of it where `DESK_SHOTS` names a folder. */
  const look = async (name: string): Promise<void> => {
    const folder = process.env['DESK_SHOTS'];
    if (folder === undefined) return;
    for (const width of [1280, 768, 320])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true });
      }
  };

  beforeAll(async () => {
    desk = await BusyDesk.open(found);
    const [approved] = await desk.hold(1, { guest: { name: 'An earlier guest' } });
    await desk.colleague.client.post(`/moderation/comments/${approved}/decisions`, {
      ...{ action: 'approve', revision: 1, note: 'Fair.' },
    });
    const long = `${'w'.repeat(300)} ${'Much is to be said of it. '.repeat(30)}`;
    await desk.hold(1, {
      guest: { name: 'W'.repeat(60) },
      body: `${long} ${HELD_FOR_LINKS}`,
      parentId: approved,
    });
    await desk.hold(4);
    await desk.colleague.client.post('/moderation/queues/held/items');
    page = await desk.sit(desk.moderator);
  });
  afterAll(() => desk.close());
  afterEach(async () => {
    expect(desk.browser.takeComplaints()).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  const states: Record<string, { reach: () => Promise<void>; unfold?: boolean }> = {
    queues: { reach: async () => void (await page.goto('/console')) },
    'empty queue': {
      reach: async () => {
        await page.goto('/console/queues/reported');
        await shown('Nothing that is free waits here.');
      },
    },
    card: { reach: work },
    'after a decision': {
      reach: async () => {
        await work();
        await page.keyboard.press('j');
        await shown('Comment by Guest');
        await page.keyboard.press('a');
        await page.getByRole('button', { name: 'Undo' }).waitFor();
      },
    },
    'rule picker': {
      reach: async () => {
        await work();
        await page.keyboard.press('r');
        await page.getByRole('dialog').waitFor();
      },
      unfold: false,
    },
    help: {
      reach: async () => {
        await work();
        await page.keyboard.press('?');
        await page.getByLabel('Approve, or restore').fill('j');
        await page.getByRole('alert').waitFor();
      },
      unfold: false,
    },
    'bulk, counted': {
      reach: async () => {
        await work();
        await page.getByRole('button', { name: 'Select all shown' }).click();
        await page.getByRole('button', { name: /^Decide on \d+ comments …$/ }).click();
        await page.getByRole('button', { name: 'Count them first' }).click();
        await page.getByText('will be approved').waitFor();
      },
      unfold: false,
    },
    'a refused decision': {
      reach: async () => {
        await work();
        await page.route('**/decisions', (route) => route.abort());
        await page.keyboard.press('a');
        await page.getByText('The service did not answer').first().waitFor();
        await page.unroute('**/decisions');
      },
    },
    'search, with what was found': {
      reach: async () => {
        await page.goto('/console');
        await page.keyboard.press('/');
        await page.keyboard.type('says');
        await page.keyboard.press('Enter');
        await page.locator('.desk-found').waitFor();
        await page
          .getByLabel(/^Select the comment/)
          .first()
          .check();
      },
    },
    'authors, found': {
      reach: async () => {
        await page.goto('/console#search?what=authors&query=guest');
        await page.reload();
        await page.locator('.desk-authors').waitFor();
      },
    },
  };

  it.each(Object.keys(states))('%s: nothing overflows and axe finds nothing', async (state) => {
    const { reach, unfold = true } = states[state]!;
    await reach();
    await expectToFit(page, { unfold });
    await look(state.replaceAll(/[^a-z]+/g, '-'));
  });

  it('reads from right to left where the page does', async () => {
    await work();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate(`document.documentElement.dir = 'rtl'`);
    const of = async (selector: string): Promise<number> => (await page.locator(selector).boundingBox())!.x;
    expect(await of('.desk-waiting')).toBeLessThan(await of('.desk-decision'));
    expect(await of('.desk-decision')).toBeLessThan(await of('.desk-subject'));
    const root = 'document.documentElement';
    expect(await page.evaluate(`${root}.scrollWidth - ${root}.clientWidth`)).toBe(0);
  });
});
