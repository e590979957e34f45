import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CDPSession, Page } from 'playwright-core';
import { hostArticle } from '../support/articles.js';
import { startBrowser } from '../support/browser.js';
import { figure, seed, size } from '../support/figures.js';
import { PublisherPage } from '../support/publisher-page.js';
import { TestService } from '../support/service.js';
import { analyse, storeThread } from '../support/store-thread.js';
import { until } from '../support/until.js';

jest.setTimeout(120_000);

const COMMENTS = size({ small: 3, full: 300 });
const TIMES = size({ small: 1, full: 10 });
/** Bytes of all scripts until the discussion is drawn and can be used; the words of some languages are longer. */
const MOST_SCRIPT = { en: 20_000, de: 20_500, fa: 20_500 };

const found = await startBrowser();
const inBrowser = found.browser === null ? describe.skip : describe;
const because = found.browser === null ? ` (skipped: ${found.reason})` : '';

/** In the page before any script of it: what moves, what breaks its policy, and when the first comment is painted. */
const WATCH = `
  window.seen = { shift: 0, violations: [], painted: null };
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) seen.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    seen.violations.push(violatedDirective + ' ' + blockedURI));
  const look = () => {
    if (document.querySelector('parley-thread')?.shadowRoot?.querySelector('.comment') == null)
      return requestAnimationFrame(look);
    // Painted by the time that the next frame begins.
    requestAnimationFrame(() => (seen.painted = performance.now()));
  };
  requestAnimationFrame(look);`;

const FILLER = '<p>What the article says.</p>'.repeat(60);
const widget = '<main><parley-thread article="external:bridge"></parley-thread></main>';
const script = '<script src="SERVICE/embed.js" async></script>';
const AT_ONCE = `<h1>The bridge</h1>${widget}<footer>${FILLER}</footer>${script}`;
const FAR_BELOW = `<h1>The bridge</h1>${FILLER.repeat(3)}${widget}<footer>${FILLER}</footer>${script}`;

interface Seen {
  readonly shift: number;
  readonly violations: readonly string[];
  readonly painted: number | null;
}

/** What a page has asked for: bytes as they came, without and with the headers. */
interface Asked {
  readonly url: URL;
  readonly isScript: boolean;
  body: number;
  whole: number;
}

inBrowser(`the widget on another origin with ${COMMENTS} comments${because}`, () => {
  const browser = found.browser!;
  let service: TestService;
  const websites: PublisherPage[] = [];

  /** Opens a page with nothing in the cache, and hears all that it asks for. */
  const open = async (
    body: string,
  ): Promise<{ page: Page; asked: Map<string, Asked>; close(): Promise<void> }> => {
    const website = await PublisherPage.start(service.url(), body);
    websites.push(website);
    await service.database.query('UPDATE sites SET allowed_origins = $1, epoch = epoch + 1', [
      websites.map(({ origin }) => origin),
    ]);
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    const page = await context.newPage();
    await page.addInitScript(WATCH);
    const asked = await hear(await context.newCDPSession(page));
    await page.goto(website.origin);
    return { page, asked, close: () => context.close() };
  };
  const seenBy = (page: Page): Promise<Seen> => page.evaluate<Seen>('seen');
  /** Drawn, and what readers do with it is heard. */
  const untilUsable = async (page: Page): Promise<void> => {
    await until('the first comment', async () => (await seenBy(page)).painted !== null);
    await page.locator('.live[role="status"]').waitFor({ state: 'attached' });
  };
  const expectQuiet = async (page: Page, asked: ReadonlyMap<string, Asked>): Promise<Seen> => {
    const seen = await seenBy(page);
    const own = [service.url(), ...websites.map(({ origin }) => origin)].map((url) => new URL(url).origin);
    const foreign = [...asked.values()].filter(
      ({ url }) => url.protocol !== 'data:' && !own.includes(url.origin),
    );
    expect(foreign.map(({ url }) => url.href)).toEqual([]);
    expect(seen.violations).toEqual([]);
    expect(seen.shift).toBe(0);
    return seen;
  };

  beforeAll(async () => {
    service = await TestService.start();
    const publisher = await service.person('publisher', 'Ada Byron');
    const { threadId } = await hostArticle(publisher.client, {
      externalId: 'bridge',
      headline: 'The bridge',
    });
    await storeThread(service, threadId, { comments: COMMENTS, kind: 'talk', seed: seed() });
    await analyse(service);
  });

  afterAll(async () => {
    await browser.close();
    await Promise.all(websites.map((website) => website.stop()));
    await service.stop();
  });

  it.each(['en', 'de', 'fa'] as const)('is light and asks nobody else, in %s', async (locale) => {
    await service.database.query('UPDATE sites SET locale = $1, epoch = epoch + 1', [locale]);
    const { page, asked, close } = await open(AT_ONCE.replace('<main>', `<main lang="${locale}">`));
    await untilUsable(page);
    const ours = [...asked.values()].filter(({ url }) => url.origin === service.url());
    const scripts = ours.filter(({ isScript }) => isScript);
    const data = ours.filter(({ isScript }) => !isScript);
    figure(`${locale}: requests to the service until it can be used`, ours.length);
    figure(`${locale}: ${scripts.length} scripts, compressed`, bytesOf(scripts), 'bytes');
    figure(`${locale}: data, compressed`, bytesOf(data), 'bytes');
    figure(`${locale}: headers of all answers`, headersOf(ours), 'bytes');
    expect(bytesOf(scripts)).toBeGreaterThan(0);
    expect(bytesOf(scripts)).toBeLessThanOrEqual(MOST_SCRIPT[locale]);
    await expectQuiet(page, asked);
    await until('what readers do to be loaded', () =>
      [...asked.values()].some(({ url, whole }) => url.pathname.startsWith('/assets/acts') && whole > 0),
    );
    const later = [...asked.values()].filter(({ isScript }) => isScript);
    figure(`${locale}: scripts with what is loaded afterwards, compressed`, bytesOf(later), 'bytes');
    await close();
  });

  it('moves nothing where it is seen at once', async () => {
    const times: number[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      const { page, asked, close } = await open(AT_ONCE);
      await untilUsable(page);
      const { painted } = await expectQuiet(page, asked);
      times.push(painted!);
      await close();
    }
    times.sort((one, other) => one - other);
    figure('from navigation to the first comment painted, median', Math.round(times[TIMES >> 1]!), 'ms');
    figure('layout shift, seen at once', 0);
  });

  it('moves nothing where it is scrolled to', async () => {
    const { page, asked, close } = await open(FAR_BELOW);
    const loaded = [...asked.values()].filter(({ url }) => url.origin === service.url());
    expect(loaded.map(({ url }) => url.pathname)).toEqual(['/embed.js']);
    await until('the end of the page', async () => {
      await page.mouse.wheel(0, 200);
      return page.evaluate('scrollY + innerHeight >= document.documentElement.scrollHeight');
    });
    await untilUsable(page);
    await expectQuiet(page, asked);
    figure('layout shift, scrolled to', 0);
    figure('requests to anybody else', 0);
    figure('violations of a strict Content-Security-Policy', 0);
    await close();
  });
});

const bytesOf = (all: readonly Asked[]): number => all.reduce((sum, { body }) => sum + body, 0);
const headersOf = (all: readonly Asked[]): number =>
  all.reduce((sum, { body, whole }) => sum + Math.max(0, whole - body), 0);

async function hear(session: CDPSession): Promise<Map<string, Asked>> {
  const asked = new Map<string, Asked>();
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) =>
    asked.set(requestId, { url: new URL(request.url), isScript: type === 'Script', body: 0, whole: 0 }),
  );
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const one = asked.get(requestId);
    if (one) one.body = Number(response.headers['content-length'] ?? 0);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = asked.get(requestId);
    if (one) one.whole = encodedDataLength;
  });
  await session.send('Network.enable');
  return asked;
}
