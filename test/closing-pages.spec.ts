import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle } from './support/articles.js';
import { browserOf, fieldOf, sendForm, textOf } from './support/forms.js';
import { openOffice, type Office } from './support/office.js';

const DAY = 86_400_000;

let office: Office;
let service: Office['service'];
let anyone: Office['anyone'];
let publisher: Office['publisher'];
let page: Office['page'];
let limited: Office['limited'];
let sectionOf: Office['sectionOf'];

beforeAll(async () => {
  office = await openOffice();
  ({ service, anyone, publisher, page, limited, sectionOf } = office);
});

afterAll(() => office.close());

const policyOf = async (subject: string): Promise<{ policy: object; version: string }> => {
  const { body, headers } = await publisher.client.get(`/closing-policies/${subject}`);
  return { policy: body, version: JSON.parse(headers.get('etag')!) };
};

describe('the page of a closing policy', () => {
  it.each(['/console/closing', '/console/policy'])('%s is for publishers', async (path) => {
    expect((await anyone.get(path)).status).toBe(401);
    expect((await anyone.get(path)).body).toContain(`next=${encodeURIComponent(path)}`);
    const moderator = await browserOf(
      service,
      await service.person('moderator', `mod${path.replaceAll('/', '-')}`),
    );
    const { status, body } = await moderator.get(path);
    expect(status).toBe(403);
    expect(body).toContain('<h1');
    expect((await sendForm(moderator, path, { do: 'save', version: '0' })).status).toBe(403);
  });

  it('leads from the site to its sections, and back', async () => {
    const site: string = (await page.get('/console/closing')).body;
    expect(site).toContain('href="/console/closing/section:city"');
    const section: string = (await page.get('/console/closing/section:city')).body;
    expect(section).toContain('href="/console/closing"');
    expect((await page.get('/console/closing/section:none')).status).toBe(404);
    expect((await page.get('/console')).body).toContain('href="/console/closing"');
  });

  it('shows a publisher who is limited to sections these only', async () => {
    const { status, headers } = await limited.get('/console/closing');
    expect([status, headers.get('location')]).toEqual([303, '/console/closing/section:sport']);
    const { body } = await limited.get('/console/closing/section:sport');
    expect(body).not.toContain('section:city');
    for (const path of ['/console/closing/site', '/console/closing/section:city', '/console/policy'])
      expect((await limited.get(path)).status).toBe(403);
    const refused = await sendForm(limited, '/console/closing/section:city', { do: 'save', version: '0' });
    expect(refused.status).toBe(403);
  });

  it('saves every setting, tells that it did, and shows it again', async () => {
    const path = '/console/closing/section:city';
    const { version } = await policyOf('section:city');
    const saved = await sendForm(page, path, {
      ...{ version, do: 'save', closeAfterDays: 'value', 'closeAfterDays.value': '14' },
      ...{ closeWhenIdleDays: 'off', closeAt: 'value', 'closeAt.value': '2031-11-02T18:00' },
      ...{ hours: 'value', 'hours.mon': '09:00-12:00, 13:00-18:00', 'hours.dates': '2026-12-25\r\n' },
      ...{ queue: 'value', 'queue.pauseAbove': '200', 'queue.resumeBelow': '50', onClose: 'reject' },
      ...{ message: 'value', 'message.value': 'That is all.', likesCloseAfterDays: 'inherit' },
    });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${path}?done=saved#notice`]);
    const { policy } = await policyOf('section:city');
    expect(policy).toEqual({
      closeAfterDays: 14,
      closeWhenIdleDays: 'off',
      closeAt: '2031-11-02T18:00:00.000Z',
      hours: {
        weekly: {
          mon: [
            ['09:00', '12:00'],
            ['13:00', '18:00'],
          ],
        },
        dates: [{ date: '2026-12-25', shifts: [] }],
      },
      queue: { pauseAbove: 200, resumeBelow: 50 },
      onClose: { held: 'reject' },
      message: 'That is all.',
    });
    const { body } = await page.get(`${path}?done=saved`);
    expect(body).toMatch(/id="notice"[^>]*>Saved as version 1\./);
    expect(fieldOf(body, 'closeAfterDays.value')).toContain('value="14"');
    expect(fieldOf(body, 'closeAt.value')).toContain('value="2031-11-02T18:00"');
    expect(fieldOf(body, 'hours.mon')).toContain('value="09:00-12:00, 13:00-18:00"');
    const text = textOf(body);
    expect(text).toContain('by Paula Publisher');
    expect(text).toContain('Close after publication: not set → 14 days');
    expect(text).toContain('Staffed hours: not set → Monday 09:00-12:00, 13:00-18:00; 2026-12-25 closed');
    expect(text).toContain('Pause while the queue is long: not set → above 200, again below 50');
    await sendForm(page, path, { version: '1', do: 'save' });
    expect((await policyOf('section:city')).policy).toEqual({});
  });

  it('tells what is inherited, and from where', async () => {
    const { version } = await policyOf('site');
    await sendForm(page, '/console/closing', {
      ...{ version, do: 'save', closeAfterDays: 'value', 'closeAfterDays.value': '21' },
    });
    const { article } = await hostArticle(publisher.client);
    await sectionOf(article.slug, 'sport');
    for (const path of ['section:sport', `article:${article.id}`])
      expect((await page.get(`/console/closing/${path}`)).body).toContain('(now: 21 days, from the site)');
    await sendForm(page, '/console/closing/section:sport', {
      version: '0',
      do: 'save',
      closeAfterDays: 'off',
    });
    const { body } = await page.get(`/console/closing/article:${article.id}`);
    expect(body).toContain('(now: off, from the section)');
    expect(body).toContain(`href="/articles/${article.slug}"`);
    await sendForm(page, '/console/closing', { version: (await policyOf('site')).version, do: 'save' });
    await sendForm(page, '/console/closing/section:sport', { version: '1', do: 'save' });
  });

  it('previews what a draft would do, saves nothing, and keeps what was typed', async () => {
    await service.addSection('old');
    const publishedAt = new Date(Date.now() - 20 * DAY).toISOString();
    const { article } = await hostArticle(publisher.client, { headline: 'Three weeks ago', publishedAt });
    await sectionOf(article.slug, 'old');
    const typed = { version: '0', closeAfterDays: 'value', 'message.value': 'Not yet chosen' };
    const now = await sendForm(page, '/console/closing/section:old', {
      ...typed,
      ...{ do: 'preview', 'closeAfterDays.value': '14' },
    });
    expect(now.status).toBe(200);
    expect(textOf(now.body)).toMatch(
      /Nothing is saved yet.*1 discussion closes.*Three weeks ago: .*, its days since publication are over/,
    );
    expect(now.body).toContain(`href="/articles/${article.slug}"`);
    expect(fieldOf(now.body, 'closeAfterDays.value')).toContain('value="14"');
    expect(fieldOf(now.body, 'message.value')).toContain('value="Not yet chosen"');
    const later = await sendForm(page, '/console/closing/section:old', {
      ...typed,
      ...{ do: 'preview', 'closeAfterDays.value': '30' },
    });
    expect(textOf(later.body)).toMatch(/No discussion changes.*30 days.*1 discussion closes/);
    const closesOn = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(publishedAt).getTime() + 30 * DAY,
    );
    expect(later.body).toContain('aria-label="0 discussions would change at once, 1 discussion in the next');
    expect(later.body).toContain(`<title>${closesOn}: Close 1, Pause 0, Open again 0</title><rect`);
    expect(textOf(later.body)).toContain(`If you save now000${closesOn}100`);
    expect(await policyOf('section:old')).toEqual({ policy: {}, version: '0' });
  });

  it.each([
    ['closeAfterDays', 'closeAfterDays.value', '0', 'from 1 to 36,500'],
    ['closeAt', 'closeAt.value', 'soon', 'a date and a time'],
    ['hours', 'hours.wed', 'all day', 'shifts such as'],
    ['hours', 'hours.dates', 'Christmas', 'one date a line'],
    ['message', 'message.value', ' ', 'one line'],
  ])('shows a refused %s at its field %s, with what was typed', async (setting, name, text, words) => {
    for (const tried of ['save', 'preview']) {
      const typed = { [setting]: 'value', [name]: text, 'queue.pauseAbove': '7' };
      const { status, body } = await sendForm(page, '/console/closing', {
        version: '0',
        do: tried,
        ...typed,
      });
      expect(status).toBe(400);
      expect(body).toMatch(new RegExp(`<p class="problem" id="problem-${setting}">[^<]*${words}`));
      expect(fieldOf(body, name)).toContain(`aria-describedby="problem-${setting}"`);
      expect(fieldOf(body, name)).toContain(text);
      expect(fieldOf(body, 'queue.pauseAbove')).toContain('value="7"');
    }
  });

  it('does not save over what another saved meanwhile: it shows that, and keeps what was typed', async () => {
    const { article } = await hostArticle(publisher.client);
    const subject = `article:${article.id}`;
    const other = await service.person('publisher', 'Otto Other');
    await other.client.with({ 'if-match': '"0"' }).put(`/closing-policies/${subject}`, { closeAfterDays: 5 });
    const typed = { closeAfterDays: 'value', 'closeAfterDays.value': '9' };
    const missed = await sendForm(page, `/console/closing/${subject}`, {
      version: '0',
      do: 'save',
      ...typed,
    });
    expect(missed.status).toBe(412);
    expect(textOf(missed.body)).toMatch(/Otto Other saved another version meanwhile.*not set → 5 days/);
    expect(fieldOf(missed.body, 'closeAfterDays.value')).toContain('value="9"');
    expect((await policyOf(subject)).policy).toEqual({ closeAfterDays: 5 });
    expect(fieldOf(missed.body, 'version')).toContain('value="1"');
    await sendForm(page, `/console/closing/${subject}`, { version: '1', do: 'save', ...typed });
    expect((await policyOf(subject)).policy).toEqual({ closeAfterDays: 9 });
  });

  it('refuses hours that nobody has filled in', async () => {
    const { version } = await policyOf('site');
    const { status, body } = await sendForm(page, '/console/closing', {
      version,
      do: 'save',
      hours: 'value',
    });
    expect(status).toBe(400);
    expect(fieldOf(body, 'hours.mon')).toContain('aria-invalid="true"');
    expect((await policyOf('site')).version).toBe(version);
  });

  it('lists ten versions, the newest first, and leads to the rest', async () => {
    const { article } = await hostArticle(publisher.client);
    const path = `/console/closing/article:${article.id}`;
    for (let days = 1; days <= 12; days += 1)
      await sendForm(page, path, {
        ...{ version: String(days - 1), do: 'save', closeAfterDays: 'value' },
        'closeAfterDays.value': String(days),
      });
    const versionsIn = (html: string): string[] =>
      [...html.matchAll(/<b>Version (\d+)<\/b>/g)].map(([, number]) => number!);
    const first: string = (await page.get(path)).body;
    expect(versionsIn(first)).toEqual(['12', '11', '10', '9', '8', '7', '6', '5', '4', '3']);
    const more = /href="([^"#]+)[^"]*" rel="next"/.exec(first)![1]!;
    expect(versionsIn((await page.get(more)).body)).toEqual(['2', '1']);
  });
});
