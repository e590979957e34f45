import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Json } from './support/client.js';
import { startBrowser } from './support/browser.js';
import { BusyDesk, headingOf, statusTextOf } from './support/desk.js';
import { until } from './support/until.js';

// A browser beside other test files is slow; a wait that fails names what it waited for long before.
jest.setTimeout(90_000);

const found = await startBrowser();
const inBrowser = found.browser === null ? describe.skip : describe;
const because = found.browser === null ? ` (skipped: ${found.reason})` : '';

inBrowser(`what a moderator has at the desk beside single decisions${because}`, () => {
  let desk: BusyDesk;
  let page: Page;
  let ids: string[];
  let names: string[];

  const shows = (name: string): Promise<void> =>
    until(`the card of ${name}`, async () => (await headingOf(page)) === `Comment by ${name}`);
  const says = (text: string): Promise<void> =>
    until(`"${text}"`, async () => (await statusTextOf(page)).includes(text));
  const statuses = (): Promise<string[]> => Promise.all(ids.map((id) => desk.statusOf(id)));
  const become = (...wanted: string[]): Promise<void> =>
    until(wanted.join(), async () => (await statuses()).join() === wanted.join());
  const dialog = () => page.getByRole('dialog');
  const button = (name: string | RegExp) => dialog().getByRole('button', { name });
  const cardOf = async (id: string): Promise<Json> =>
    (await desk.colleague.client.get(`/moderation/comments/${id}`)).body;

  beforeAll(async () => {
    desk = await BusyDesk.open(found);
    page = await desk.sit(desk.moderator);
  });
  afterAll(() => desk.close());

  beforeEach(async () => {
    await page.goto('/console');
    await desk.empty();
    ids = await desk.hold(4);
    names = desk.lastNames(4);
    await page.goto('/console/queues/held');
    await shows(names[0]!);
  });
  afterEach(async () => {
    expect(desk.browser.takeComplaints()).toEqual([]);
    expect(await desk.service.differences()).toEqual([]);
  });

  it('decides on those that were selected, counted first, with what became of each, and takes it back', async () => {
    await page.keyboard.press('x');
    await says('1 comment selected.');
    await page.keyboard.press('j');
    await shows(names[1]!);
    await page.keyboard.press('x');
    await page.getByLabel(`Select the comment by ${names[3]}`).check();
    await page.getByRole('button', { name: 'Decide on 3 comments …' }).click();
    await dialog().getByLabel('Reject').check();
    await dialog().getByLabel('Rule').selectOption('spam');
    await button('Count them first').click();
    await dialog().getByText('3 comments will be rejected.').waitFor();
    expect(await statuses()).toEqual(['held', 'held', 'held', 'held']);
    // Somebody is faster with one of them.
    await desk.service.database.query(
      'UPDATE items SET claimed_until = parley_now() WHERE claim_id IS NOT NULL',
    );
    await desk.colleague.client.post(`/moderation/comments/${ids[3]}/decisions`, {
      ...{ action: 'approve', revision: 1 },
    });
    await button('Decide on 3 comments').click();
    await dialog().getByText('Decided on 2 comments.').waitFor();
    expect((await dialog().locator('.bulk-results li').allInnerTexts()).sort()).toEqual([
      `${names[0]}: decided`,
      `${names[1]}: decided`,
      `${names[3]}: not decided: it has changed since, or a colleague was faster`,
    ]);
    await become('rejected', 'rejected', 'held', 'published');
    await button('Undo').click();
    await dialog().getByText('Taken back on 2 comments.').waitFor();
    await become('held', 'held', 'held', 'published');
    await page.keyboard.press('Escape');
    await shows(names[0]!);
  });

  it('decides on a whole queue, leaves out what is in others’ hands, and takes it back by the key', async () => {
    await page.goto('/console');
    await until('what was in hand', async () => (await desk.inHand()) === 0);
    await desk.colleague.client.post('/moderation/queues/held/claims', {});
    await page.goto('/console/queues/held?reason=links');
    await shows(names[1]!);
    await page.getByRole('button', { name: 'Decide on the whole queue …' }).click();
    await dialog().getByLabel('Spam').check();
    await button('Count them first').click();
    await dialog().getByText('3 comments will be marked as spam.').waitFor();
    await dialog().getByText('1 comment left out: in the hands of others.').waitFor();
    await button('Decide on 3 comments').click();
    await become('held', 'spam', 'spam', 'spam');
    await button('Close').click();
    await until('the queue is worked off', async () => (await headingOf(page)).startsWith('Nothing'));
    await page.keyboard.press('u');
    await become('held', 'held', 'held', 'held');
    await says('Taken back on 3 comments.');
    await shows(names[1]!);
  });

  it('narrows a queue and stays in it, and shows everything again', async () => {
    await page.getByText('Show only').click();
    await page.getByLabel('Reason').selectOption('newcomer');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await until('nothing', async () => (await headingOf(page)) === 'Nothing that is free waits here.');
    expect(page.url()).toMatch(/\/console\/queues\/held\?reason=newcomer$/);
    expect(await page.innerText('.desk-bar')).toContain('Narrowed by newcomer.');
    await page.locator('.desk-bar').getByRole('link', { name: 'Show everything' }).click();
    await shows(names[0]!);
  });

  it('finds comments by their words, opens one, decides on it, and comes back', async () => {
    await desk.hold(1, { body: 'A zeppelin over the harbour.' });
    const [name] = desk.lastNames(1);
    await page.keyboard.press('/');
    await page.keyboard.type('zeppelin');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: name!, exact: true }).click();
    await shows(name!);
    await page.keyboard.press('r');
    await page.keyboard.press('5');
    await until('the card as it is by now', async () =>
      (await page.innerText('.desk-subject')).includes('Rejected: readers do not see it'),
    );
    await page.goBack();
    await page.getByText('Rejected: readers do not see it').waitFor();
    expect(await page.inputValue('#search-query')).toBe('zeppelin');
  });

  it('finds authors by their names, and all that they wrote', async () => {
    await page.keyboard.press('/');
    await page.getByLabel('Words, or a name').fill('gUEST 1');
    await page.getByLabel('Look for').selectOption('Authors');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    const author = page.locator('.desk-authors a', { hasText: /^Guest 1$/ });
    await author.click();
    await page.locator('.desk-found li').first().waitFor();
    expect(await page.locator('.desk-found li').count()).toBe(1);
    expect(await page.innerText('.desk-found')).toContain('Number 1 says');
    await page.getByRole('button', { name: 'Decide on all of this author …' }).click();
    await dialog().getByLabel('Spam').check();
    await button('Count them first').click();
    await button('Decide on 1 comment').click();
    await dialog().getByText('Decided on 1 comment.').waitFor();
    await page.keyboard.press('Escape');
    await until('the list as it is by now', async () =>
      (await page.innerText('.desk-found')).includes('Spam: readers do not see it'),
    );
  });

  it('sanctions an author and leaves a note, on the card of their comment', async () => {
    await page.getByText('Warn, hold or mute').click();
    await page.getByLabel('What to do').selectOption('mute');
    await page.getByLabel('For how long').selectOption('3');
    await page.locator('#sanction-rule').selectOption('abuse');
    await page.getByRole('button', { name: 'Do it' }).click();
    await says('Done. The author is told, with the rule.');
    await page.getByRole('heading', { name: 'Stands against them' }).waitFor();
    await page.getByText('New note').first().click();
    await page.locator('#author-note').fill('Knows better.');
    await page.getByRole('button', { name: 'Keep note' }).click();
    await says('Your note is kept');
    await page.getByRole('heading', { name: 'Notes of colleagues' }).waitFor();
    const { author } = await cardOf(ids[0]!);
    expect(author.standing.active).toMatchObject([{ kind: 'mute', rule: { key: 'abuse' } }]);
    expect(author.notes).toMatchObject([{ text: 'Knows better.', writtenBy: { name: 'Mary Shelley' } }]);
    expect(await page.locator('#sanction-kind option').allInnerTexts()).toHaveLength(3);
  });

  it('sets how a discussion is moderated, with slow mode and an end, and leaves what is set as it is', async () => {
    const open = page.getByText('How this discussion is moderated');
    const mode = async (): Promise<Json> =>
      (await desk.moderator.client.get(`/threads/${desk.threadId}/mode`)).body;
    await open.click();
    await page.getByLabel('Moderation mode').selectOption('before');
    await page.getByLabel('Slow mode').selectOption('60');
    await page.getByLabel('Until').selectOption('24');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await says('The discussion is moderated like that from now on.');
    const { own, inForce } = await mode();
    expect(own).toMatchObject({ mode: 'before', until: expect.any(String) });
    expect(inForce).toMatchObject({ mode: 'before', slowMode: { seconds: 60 } });
    await page.getByLabel('Slow mode').selectOption('Off');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await until('slow mode is off', async () => (await mode()).inForce.slowMode === null);
    const told = page.locator('form:has(#thread-mode) > .hint');
    await until('the form to say so', async () => !(await told.innerText()).includes(';'));
    expect((await mode()).own).toEqual(own);
    await page.getByLabel('Moderation mode').selectOption('');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await until('nothing of its own', async () => (await mode()).own === null);
  });

  it('puts a published comment forward, and takes that back', async () => {
    await page.goto(`/console/comments/${ids[0]}`);
    await shows(names[0]!);
    expect(await page.getByRole('button', { name: 'Featured' }).count()).toBe(0);
    await page.keyboard.press('a');
    const featured = page.getByRole('button', { name: 'Featured' });
    await featured.click();
    await says('Readers see it as featured.');
    expect((await cardOf(ids[0]!)).comment.featured).toBe(true);
    await until(
      'the button to be pressed',
      async () => (await featured.getAttribute('aria-pressed')) === 'true',
    );
    await featured.click();
    await says('It is featured no more.');
    expect((await cardOf(ids[0]!)).comment.featured).toBe(false);
  });
});
