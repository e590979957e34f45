import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { hostArticle, post } from './support/articles.js';
import { startBrowser } from './support/browser.js';
import { PublisherPage } from './support/publisher-page.js';
import { expectToFit } from './support/fit.js';
import { TestService, type Person } from './support/service.js';
import { until } from './support/until.js';

// A browser beside other test files is slow; a wait that fails names what it waited for long before.
jest.setTimeout(60_000);

const found = await startBrowser();
const inBrowser = found.browser === null ? describe.skip : describe;
const because = found.browser === null ? ` (skipped: ${found.reason})` : '';

const BODY = `<h1>Council votes on the bridge</h1>
  <p><parley-count article="external:bridge">Some</parley-count> comments, and of another <parley-count article="external:none">–</parley-count></p>
  <main><parley-thread article="external:bridge"></parley-thread></main>
  <footer>The end of the page</footer>
  <script src="SERVICE/embed.js"></script>`;

inBrowser(`a discussion on a publisher's own page${because}`, () => {
  const browser = found.browser!;
  let service: TestService;
  let publisher: Person;
  let website: PublisherPage;
  let threadId: string;
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];

  const profile = async (): Promise<BrowserContext> => {
    const context = await browser.newContext();
    contexts.push(context);
    context.on('console', (message) => {
      if (/Content Security Policy|CORS|parley-/.test(message.text())) complaints.push(message.text());
    });
    context.on('weberror', (error) => complaints.push(String(error.error())));
    return context;
  };
  const open = async (context: BrowserContext, fragment = ''): Promise<Page> => {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${website.origin}/${fragment}`);
    await page.locator('.live[role="status"]').waitFor({ state: 'attached' });
    return page;
  };
  const write = async (page: Page, text: string): Promise<void> => {
    const name = page.getByLabel('Name');
    if ((await name.count()) > 0 && (await name.inputValue()) === '') await name.fill('Ada');
    await page.getByRole('textbox', { name: 'Comment' }).fill(text);
    await page.getByRole('button', { name: 'Post comment' }).click();
  };
  const allow = (origins: readonly string[]): Promise<void> =>
    service.database
      .query('UPDATE sites SET allowed_origins = $1, epoch = epoch + 1', [origins])
      .then(() => undefined);

  beforeAll(async () => {
    service = await TestService.start();
    publisher = await service.person('publisher', 'Ada Byron');
    website = await PublisherPage.start(service.url(), BODY);
    await allow([website.origin]);
    ({ threadId } = await hostArticle(publisher.client, { externalId: 'bridge', headline: 'The bridge' }));
  });

  afterAll(async () => {
    await browser.close();
    await website.stop();
    await service.stop();
  });

  // An address posts sixty comments a minute at most.
  beforeEach(() => service.moveClock(61_000));

  afterEach(async () => {
    expect(complaints.splice(0)).toEqual([]);
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });

  it('is read, counted and kept current', async () => {
    await post(service.anyone(), threadId, { body: 'The first.' });
    const page = await open(await profile());
    await page.getByText('The first.').waitFor();
    await until('the count', async () => (await page.locator('parley-count').first().innerText()) === '1');
    expect(await page.locator('parley-count').last().innerText()).toBe('–');
    await post(service.anyone(), threadId, { body: 'The second.' });
    await page.locator('.live').getByText('1 new comment').click();
    await page.getByText('The second.').waitFor();
  });

  it('knows a guest again, who posts, changes and likes', async () => {
    const context = await profile();
    const page = await open(context);
    await write(page, 'From elsewhere.');
    await page.getByText('Your comment is published.').waitFor();
    const again = await open(context);
    const mine = again.locator('.comment > article').filter({ hasText: 'From elsewhere.' });
    await mine.getByRole('link', { name: 'Edit or withdraw' }).click();
    await again.locator('.in-place textarea').fill('From elsewhere, mended.');
    await again.getByRole('button', { name: 'Save' }).click();
    await again.getByText('Your change is saved.').waitFor();
    await again.getByRole('button', { name: 'Like' }).first().click();
    await again.getByText('1 like', { exact: true }).waitFor();
    expect(await (await open(await profile())).getByRole('link', { name: 'Edit or withdraw' }).count()).toBe(
      0,
    );
  });

  it('signs a reader in by a window of the service, with no more than a reader may', async () => {
    const context = await profile();
    const moderator = await service.person('moderator', 'Bo Hall');
    const session = await service.anyone().post('/sessions', { link: moderator.link, as: 'token' });
    const password = 'a sentence that nobody guesses';
    expect((await service.anyone().as(session.body.token).put('/me/password', { password })).status).toBe(
      204,
    );
    const page = await open(context);
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: 'Sign in', exact: true }).click();
    const window = await opened;
    window.setDefaultTimeout(10_000);
    await window.getByLabel('E-mail').fill('bo.hall@test.example');
    await window.getByLabel('Password').fill(password);
    await window.getByRole('button', { name: 'Sign in', exact: true }).click();
    await window.getByRole('button', { name: 'Go on as Bo Hall' }).click();
    await page.getByText('Signed in as Bo Hall').waitFor();
    await until('the window to close', async () => window.isClosed());
    await write(page, 'Under my name.');
    await page.getByText('Your comment is published.').waitFor();
    const token = await page.evaluate<string>(
      `Object.entries(localStorage).find(([key]) => key.startsWith('parley:token:'))[1]`,
    );
    const asStaff = await fetch(`${service.url()}/api/v1/moderation/queues`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(asStaff.status).toBe(403);
    const newPassword = await service
      .anyone()
      .as(token)
      .put('/me/password', { password: 'a sentence of somebody else', currentPassword: password });
    expect(newPassword.status).toBe(403);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Name').waitFor();
    const afterwards = await fetch(`${service.url()}/api/v1/me`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(afterwards.status).toBe(401);
  });

  it('gives no session to an origin that the site does not allow', async () => {
    const answer = await fetch(`${service.url()}/sign-in/embedded?origin=https://evil.example`);
    expect(answer.status).toBe(403);
  });

  it('has the colours, type and scheme that its page gives it', async () => {
    const page = await open(await profile());
    const seen = (): Promise<string[]> =>
      page.evaluate<string[]>(`(() => {
        const { shadowRoot } = document.querySelector('parley-thread');
        const { color } = getComputedStyle(shadowRoot.querySelector('a'));
        const { fontFamily } = getComputedStyle(shadowRoot.querySelector('.comment-body'));
        return [color, fontFamily, getComputedStyle(shadowRoot.host).colorScheme];
      })()`);
    await page.evaluate(`document.querySelector('parley-thread').setAttribute('scheme', 'dark')`);
    expect(await seen()).toEqual(['rgb(143, 191, 238)', expect.stringContaining('system-ui'), 'dark']);
    await page.evaluate(`{
      const { style } = document.querySelector('parley-thread');
      style.setProperty('--link', 'rgb(1, 2, 3)');
      style.setProperty('font', '18px Georgia');
    }`);
    expect(await seen()).toEqual(['rgb(1, 2, 3)', 'Georgia', 'dark']);
  });

  it('leads to one comment by an address on the page itself', async () => {
    const page = await open(await profile());
    const href = await page.getByRole('link', { name: '#2, link to this comment' }).getAttribute('href');
    expect(href).toMatch(/^#parley-/);
    await page.getByRole('link', { name: '#2, link to this comment' }).click();
    await until('the address', async () => new URL(page.url()).hash === href);
    const at = await open(await profile(), href!);
    await at.locator('.pointed-at').getByText('The second.').waitFor();
  });

  it('is another answer for each who is known, which a shared cache is told', async () => {
    const { headers } = await fetch(`${service.url()}/api/v1/articles/external:bridge/discussion`);
    expect(headers.get('vary')).toMatch(/authorization, cookie/);
    const again = await fetch(`${service.url()}/api/v1/articles/external:bridge/discussion`);
    expect(again.headers.get('vary')).toBe(headers.get('vary'));
  });

  it('ends with its element, and begins anew for another article', async () => {
    const streams = async (): Promise<number> => {
      const { body } = await service.anyone().fromRoot().get('/metrics');
      return Number(/^parley_event_streams (\d+)/m.exec(body as string)?.[1]);
    };
    await until('no stream', async () => (await streams()) === 0);
    const page = await open(await profile());
    await until('its stream', async () => (await streams()) === 1);
    await page.evaluate(`document.querySelector('parley-thread').remove()`);
    await until('its stream to end', async () => (await streams()) === 0);
    await page.evaluate(`{
      const element = document.createElement('parley-thread');
      element.setAttribute('article', 'external:bridge');
      document.querySelector('main').append(element);
    }`);
    await page.locator('.live[role="status"]').waitFor({ state: 'attached' });
    expect(await page.locator('.widget').count()).toBe(1);
  });

  it('leads who has an old script to the discussion of today', async () => {
    const answer = await fetch(`${service.url()}/assets/widget-of-yesterday.js`, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect((await fetch(new URL(answer.headers.get('location')!, service.url()))).status).toBe(200);
    expect((await fetch(`${service.url()}/assets/embed.js`)).status).toBe(404);
  });

  it('says why nothing can be posted from a page that the site does not allow', async () => {
    await allow([]);
    const page = await open(await profile());
    await write(page, 'From nowhere.');
    await page.getByRole('alert').getByText('was not reached').waitFor();
    expect(await page.getByRole('textbox', { name: 'Comment' }).inputValue()).toBe('From nowhere.');
    expect(complaints.splice(0).join(' ')).toContain('CORS');
    await allow([website.origin]);
  });

  it('fits any width, in light and dark, and axe finds nothing', async () => {
    await post(service.anyone(), threadId, { body: 'One to answer.' });
    const page = await open(await profile());
    await page.getByText('One to answer.').waitFor();
    // What axe reads: the ground that a page of either scheme has by itself.
    await page.evaluate(`document.body.style.background = 'Canvas'`);
    await expectToFit(page);
    await page.getByRole('link', { name: 'Reply to' }).first().click();
    await expectToFit(page);
  });

  it('speaks the language of the site, from right to left where that is written so', async () => {
    const speak = (locale: string): Promise<unknown> =>
      service.database.query('UPDATE sites SET locale = $1, epoch = epoch + 1', [locale]);
    await speak('fa-IR');
    await post(service.anyone(), threadId, { body: 'سلام.' });
    const page = await open(await profile());
    await page.getByRole('heading', { name: 'دیدگاه' }).first().waitFor();
    expect(await page.locator('.widget').evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
    await page.evaluate(`document.body.style.background = 'Canvas'`);
    await expectToFit(page);
    await speak('de');
    await (await open(await profile())).getByRole('button', { name: 'Kommentar absenden' }).waitFor();
    await speak('en');
  });
});
