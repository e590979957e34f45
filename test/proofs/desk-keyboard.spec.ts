import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startBrowser } from '../support/browser.js';
import { BusyDesk, headingOf } from '../support/desk.js';
import { figure, seed, size } from '../support/figures.js';
import { Random } from '../support/random.js';
import { until } from '../support/until.js';

jest.setTimeout(120_000);

const DECISIONS = size({ small: 12, full: 50 });
/** The keys of each decision, and the status that follows. */
const WAYS = {
  approve: { keys: ['a'], status: 'published' },
  spam: { keys: ['s'], status: 'spam' },
  reject: { keys: ['r', '3'], status: 'rejected' },
} as const;
type Way = keyof typeof WAYS;

/** In the page: the instants of each key, and of each change of the card's heading once it is on the screen. */
const WATCH = `
  window.watched = { keys: [], cards: [] };
  document.addEventListener('keydown', () => watched.keys.push(performance.now()), true);
  let shown = document.querySelector('#desk h1').textContent;
  new MutationObserver(() => {
    const text = document.querySelector('#desk h1')?.textContent;
    if (!text?.startsWith('Comment by') || text === shown) return;
    shown = text;
    requestAnimationFrame(() => setTimeout(() => watched.cards.push(performance.now())));
  }).observe(document.querySelector('#desk'), { subtree: true, childList: true, characterData: true });`;

interface Watched {
  readonly keys: readonly number[];
  readonly cards: readonly number[];
}

const found = await startBrowser();
const inBrowser = found.browser === null ? describe.skip : describe;
const because = found.browser === null ? ` (skipped: ${found.reason})` : '';

inBrowser(`${DECISIONS} decisions in a row, by keys alone, on one page${because}`, () => {
  let desk: BusyDesk;
  let page: Page;
  let random: Random;
  let ids: string[];
  const waits: number[] = [];
  const made: Way[] = [];
  let keys = 0;
  let loads = 0;

  beforeAll(async () => {
    random = new Random(seed());
    desk = await BusyDesk.open(found);
    ids = await desk.hold(DECISIONS + 1);
    page = await desk.sit(desk.moderator);
    await until('the desk', async () => (await page.locator('.desk-bar').count()) === 1);
    await page.keyboard.press('t');
    await until('a card', async () => (await headingOf(page)) === 'Comment by Guest 1');
    page.on('load', () => (loads += 1));
    await page.evaluate(WATCH);
  });
  afterAll(() => desk.close());

  it('shows the next card after each, and the focus is on its heading', async () => {
    for (let nth = 1; nth <= DECISIONS; nth += 1) {
      const way = random.pick(Object.keys(WAYS) as Way[]);
      for (const key of WAYS[way].keys) await page.keyboard.press(key);
      made.push(way);
      const next = `Comment by Guest ${nth + 1}`;
      await until(next, async () => (await headingOf(page)) === next);
      expect(await page.evaluate('document.activeElement.textContent')).toBe(next);
      await until('it is on the screen', async () =>
        page.evaluate<boolean>(`watched.cards.length === ${nth}`),
      );
      const { keys: pressed, cards } = await page.evaluate<Watched>('watched');
      waits.push(cards.at(-1)! - pressed.at(-1)!);
      keys += WAYS[way].keys.length;
      expect(pressed).toHaveLength(keys);
    }
    const sorted = waits.toSorted((one, other) => one - other);
    const at = (share: number): string => sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(1);
    figure('decisions', DECISIONS);
    figure('keys a decision', (keys / DECISIONS).toFixed(2));
    figure('from the last key to the next card on the screen, median', at(0.5), 'ms');
    figure('from the last key to the next card on the screen, p90', at(0.9), 'ms');
    expect(loads).toBe(0);
  });

  it('has made each of them, once', async () => {
    const wanted = made.map((way) => WAYS[way].status);
    await until('the last one', async () => (await desk.statusOf(ids[DECISIONS - 1]!)) === wanted.at(-1));
    expect(await Promise.all(ids.slice(0, DECISIONS).map((id) => desk.statusOf(id)))).toEqual(wanted);
    const [row] = await desk.service.database.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM decisions',
    );
    figure('decisions on record', row!.count);
    expect(row!.count).toBe(DECISIONS);
  });

  it('keeps no card that was decided on', async () => {
    expect(await page.locator('.desk-subject').count()).toBe(1);
    await until('a short list', async () => (await page.locator('.desk-waiting li').count()) === 1);
    expect(desk.browser.takeComplaints()).toEqual([]);
    expect(await desk.service.differences()).toEqual([]);
  });
});
