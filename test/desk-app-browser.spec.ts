import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startBrowser } from './support/browser.js';
import { BusyDesk, headingOf, statusTextOf } from './support/desk.js';
import { until } from './support/until.js';

// A browser beside other test files is slow; a wait that fails names what it waited for long before.
jest.setTimeout(90_000);

const found = await startBrowser();
const inBrowser = found.browser === null ? describe.skip : describe;
const because = found.browser === null ? ` (skipped: ${found.reason})` : '';

inBrowser(`a moderator at the keys of the desk${because}`, () => {
  let desk: BusyDesk;
  let page: Page;
  let ids: string[];
  let names: string[];

  const shows = (name: string): Promise<void> =>
    until(`the card of ${name}`, async () => (await headingOf(page)) === `Comment by ${name}`);
  const focused = (): Promise<string> => page.evaluate('document.activeElement.innerText');
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const becomes = (id: string, status: string): Promise<void> =>
    until(`${id} ${status}`, async () => (await desk.statusOf(id)) === status);
  const says = (text: string): Promise<void> =>
    until(`"${text}"`, async () => (await statusTextOf(page)).includes(text));

  beforeAll(async () => {
    desk = await BusyDesk.open(found);
    page = await desk.sit(desk.moderator);
  });
  afterAll(() => desk.close());

  /** Four new ones, the first of which is looked at. */
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

  it('decides on a dozen comments with nothing but keys, from the first page on', async () => {
    ids.push(...(await desk.hold(9)));
    names = desk.lastNames(13);
    await page.goto('/console');
    await until('the desk', async () => (await page.locator('.desk-bar').count()) === 1);
    await press('t');
    for (let nth = 0; nth < 12; nth += 1) {
      await shows(names[nth]!);
      expect(await focused()).toBe(`Comment by ${names[nth]}`);
      if (nth % 3 === 2) await press('r', '1');
      else await press(nth % 3 === 0 ? 'a' : 's');
    }
    await shows(names[12]!);
    const wanted = ids.slice(0, 12).map((_, index) => ['published', 'spam', 'rejected'][index % 3]!);
    for (const [index, status] of wanted.entries()) await becomes(ids[index]!, status);
  });

  it('does nothing while somebody types, nor with Ctrl, Alt or Meta, nor as a key is held down', async () => {
    await press('n');
    expect(await page.evaluate('document.activeElement.id')).toBe('note');
    await page.keyboard.type('a spam jar');
    expect(await page.inputValue('#note')).toBe('a spam jar');
    await press('Tab', 'Control+a', 'Alt+s', 'Meta+a');
    await page.evaluate(
      `document.querySelector('#desk h1').dispatchEvent(new KeyboardEvent('keydown', {key: 'a', repeat: true, bubbles: true}))`,
    );
    expect(await headingOf(page)).toBe(`Comment by ${names[0]}`);
    expect(await desk.statusOf(ids[0]!)).toBe('held');
  });

  it('goes on and back, and what was typed on a card is there again', async () => {
    await press('n');
    await page.keyboard.type('Half a note');
    await page.locator('#desk h1').focus();
    await press('j');
    await shows(names[1]!);
    expect(await page.inputValue('#note')).toBe('');
    await press('k');
    await shows(names[0]!);
    expect(await page.inputValue('#note')).toBe('Half a note');
    await press('k');
    await says('There is none before this one.');
    await press('a');
    await becomes(ids[0]!, 'published');
    const { decisions } = (await desk.colleague.client.get(`/moderation/comments/${ids[0]}`)).body;
    expect(decisions[0]).toMatchObject({ action: 'approve', note: 'Half a note' });
  });

  it('chooses a rule with the arrows and Enter, and none with Escape', async () => {
    await press('r');
    expect(await focused()).toContain('No abuse');
    await press('Escape');
    expect(await page.locator('dialog').count()).toBe(0);
    await press('r', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter');
    await shows(names[1]!);
    await becomes(ids[0]!, 'rejected');
    const { decisions } = (await desk.colleague.client.get(`/moderation/comments/${ids[0]}`)).body;
    expect(decisions).toMatchObject([{ action: 'reject', rule: 'illegal' }]);
  });

  it('takes decisions back, the last one first, and looks at each again', async () => {
    await press('a');
    await shows(names[1]!);
    await press('s');
    await shows(names[2]!);
    await says('Marked as spam');
    await press('u');
    await shows(names[1]!);
    await says('Taken back');
    await becomes(ids[1]!, 'held');
    await press('u');
    await shows(names[0]!);
    await becomes(ids[0]!, 'held');
    await press('u');
    await says('There is nothing to take back.');
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
  });

  it('tells that it is too late to take a decision back', async () => {
    await press('a');
    await becomes(ids[0]!, 'published');
    await desk.service.moveClock(600_000);
    await press('u');
    await says('That could be taken back until');
    expect(await desk.statusOf(ids[0]!)).toBe('published');
  });

  it('gives keys other meanings, refuses two of one, and switches them off, and remembers that', async () => {
    const field = (label: string) => page.getByLabel(label, { exact: true });
    await press('?');
    await field('Approve, or restore').fill('j');
    await page.getByRole('button', { name: 'Keep' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Each needs a key of its own');
    await field('Approve, or restore').fill('f');
    await page.getByRole('button', { name: 'Keep' }).click();
    await says('Your keys are kept');
    const approve = page.getByRole('button', { name: 'Approve' });
    expect(await approve.getAttribute('aria-keyshortcuts')).toBe('f');
    await press('a');
    expect(await headingOf(page)).toBe(`Comment by ${names[0]}`);
    await press('f');
    await shows(names[1]!);
    await page.reload();
    await shows(names[1]!);
    await press('f');
    await shows(names[2]!);
    await press('?');
    await field('Single keys act').uncheck();
    await page.getByRole('button', { name: 'Keep' }).click();
    expect(await approve.getAttribute('aria-keyshortcuts')).toBeNull();
    await press('f', 'j', 's', '?');
    expect(await headingOf(page)).toBe(`Comment by ${names[2]}`);
    expect(await page.locator('dialog').count()).toBe(0);
    await page.getByRole('button', { name: 'Keys and help' }).click();
    await page.getByRole('button', { name: 'As at first' }).click();
    await page.getByRole('button', { name: 'Keep' }).click();
    await press('j');
    await shows(names[3]!);
  });

  it('keeps its place where a link leads within the page', async () => {
    await press('j');
    await shows(names[1]!);
    await page.locator('.skip').focus();
    await press('Enter');
    await until('the link', async () => page.url().endsWith('#content'));
    expect(await headingOf(page)).toBe(`Comment by ${names[1]}`);
    expect(await page.title()).toBe(`Comment by ${names[1]} – The Test Times`);
    expect(await desk.inHand()).toBe(4);
  });

  it('reaches everything by Tab and Enter', async () => {
    await press('Tab');
    const reached: string[] = [];
    for (let nth = 0; nth < 40; nth += 1) {
      reached.push(await page.evaluate(`document.activeElement.textContent.trim()`));
      await press('Tab');
    }
    for (const name of ['Give back', 'Approve a', 'Spam s', 'Reject r', 'Select all shown'])
      expect(reached).toContain(name);
    await page.getByRole('button', { name: 'Approve' }).focus();
    await press('Enter');
    await becomes(ids[0]!, 'published');
    await shows(names[1]!);
  });
});
