import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import type { Answer, Client } from './support/client.js';
import { TestService, type Person } from './support/service.js';

const DAY = 86_400_000;

let service: TestService;
let anyone: Client;
let publisher: Person;
let page: Client;
let limited: Client;

beforeAll(async () => {
  service = await TestService.start();
  anyone = service.anyone().fromRoot().with({ accept: 'text/html' });
  publisher = await service.person('publisher', 'Paula Publisher');
  page = await browserOf(publisher);
  await service.addSection('city');
  const sport = await service.addSection('sport');
  const person = await service.person('publisher', 'Lia Limited');
  await service.limit(person, [sport]);
  limited = await browserOf(person);
});

afterAll(async () => {
  try {
    expect(await service.differences()).toEqual([]);
  } finally {
    await service.stop();
  }
});

/** The pages as somebody who is signed in sees them. */
async function browserOf(person: Person): Promise<Client> {
  const { headers } = await service.anyone().post('/sessions', { link: person.link });
  return anyone.with({ cookie: headers.get('set-cookie')!.split(';')[0]! });
}

const send = (client: Client, path: string, fields: Record<string, string>): Promise<Answer<string>> =>
  client
    .with({ 'content-type': 'application/x-www-form-urlencoded' })
    .send('POST', path, new URLSearchParams(fields).toString());

const policyOf = async (subject: string): Promise<{ policy: object; version: string }> => {
  const { body, headers } = await publisher.client.get(`/closing-policies/${subject}`);
  return { policy: body, version: JSON.parse(headers.get('etag')!) };
};

/** The text of a page as it is read. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

/** The beginning of the field with this name. */
const fieldOf = (html: string, name: string): string =>
  new RegExp(`<(?:input|textarea)[^>]*name="${name.replaceAll('.', '\\.')}"[^>]*>[^<]*`).exec(html)![0];

const sectionOf = async (slug: string, section: string): Promise<void> => {
  await service.database.query(
    'UPDATE articles SET section_id = (SELECT id FROM sections WHERE key = $2) WHERE slug = $1',
    [slug, section],
  );
};

describe('the page of a closing policy', () => {
  it.each(['/console/closing', '/console/policy'])('%s is for publishers', async (path) => {
    expect((await anyone.get(path)).status).toBe(401);
    expect((await anyone.get(path)).body).toContain(`next=${encodeURIComponent(path)}`);
    const moderator = await browserOf(await service.person('moderator', `mod${path.replaceAll('/', '-')}`));
    const { status, body } = await moderator.get(path);
    expect(status).toBe(403);
    expect(body).toContain('<h1');
    expect((await send(moderator, path, { do: 'save', version: '0' })).status).toBe(403);
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
    const refused = await send(limited, '/console/closing/section:city', { do: 'save', version: '0' });
    expect(refused.status).toBe(403);
  });

  it('saves every setting, tells that it did, and shows it again', async () => {
    const path = '/console/closing/section:city';
    const { version } = await policyOf('section:city');
    const saved = await send(page, path, {
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
    await send(page, path, { version: '1', do: 'save' });
    expect((await policyOf('section:city')).policy).toEqual({});
  });

  it('tells what is inherited, and from where', async () => {
    const { version } = await policyOf('site');
    await send(page, '/console/closing', {
      ...{ version, do: 'save', closeAfterDays: 'value', 'closeAfterDays.value': '21' },
    });
    const { article } = await hostArticle(publisher.client);
    await sectionOf(article.slug, 'sport');
    for (const path of ['section:sport', `article:${article.id}`])
      expect((await page.get(`/console/closing/${path}`)).body).toContain('(now: 21 days, from the site)');
    await send(page, '/console/closing/section:sport', { version: '0', do: 'save', closeAfterDays: 'off' });
    const { body } = await page.get(`/console/closing/article:${article.id}`);
    expect(body).toContain('(now: off, from the section)');
    expect(body).toContain(`href="/articles/${article.slug}"`);
    await send(page, '/console/closing', { version: (await policyOf('site')).version, do: 'save' });
    await send(page, '/console/closing/section:sport', { version: '1', do: 'save' });
  });

  it('previews what a draft would do, saves nothing, and keeps what was typed', async () => {
    await service.addSection('old');
    const publishedAt = new Date(Date.now() - 20 * DAY).toISOString();
    const { article } = await hostArticle(publisher.client, { headline: 'Three weeks ago', publishedAt });
    await sectionOf(article.slug, 'old');
    const typed = { version: '0', closeAfterDays: 'value', 'message.value': 'Not yet chosen' };
    const now = await send(page, '/console/closing/section:old', {
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
    const later = await send(page, '/console/closing/section:old', {
      ...typed,
      ...{ do: 'preview', 'closeAfterDays.value': '30' },
    });
    expect(textOf(later.body)).toMatch(/No discussion changes.*30 days.*1 discussion closes/);
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
      const { status, body } = await send(page, '/console/closing', { version: '0', do: tried, ...typed });
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
    const missed = await send(page, `/console/closing/${subject}`, { version: '0', do: 'save', ...typed });
    expect(missed.status).toBe(412);
    expect(textOf(missed.body)).toMatch(/Otto Other saved another version meanwhile.*not set → 5 days/);
    expect(fieldOf(missed.body, 'closeAfterDays.value')).toContain('value="9"');
    expect((await policyOf(subject)).policy).toEqual({ closeAfterDays: 5 });
    expect(fieldOf(missed.body, 'version')).toContain('value="1"');
    await send(page, `/console/closing/${subject}`, { version: '1', do: 'save', ...typed });
    expect((await policyOf(subject)).policy).toEqual({ closeAfterDays: 9 });
  });

  it('refuses hours that nobody has filled in', async () => {
    const { version } = await policyOf('site');
    const { status, body } = await send(page, '/console/closing', { version, do: 'save', hours: 'value' });
    expect(status).toBe(400);
    expect(fieldOf(body, 'hours.mon')).toContain('aria-invalid="true"');
    expect((await policyOf('site')).version).toBe(version);
  });

  it('lists ten versions, the newest first, and leads to the rest', async () => {
    const { article } = await hostArticle(publisher.client);
    const path = `/console/closing/article:${article.id}`;
    for (let days = 1; days <= 12; days += 1)
      await send(page, path, {
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

describe('the page of the comment policy', () => {
  const path = '/console/policy';
  const baseIn = (html: string): string => /name="base" value="([^"]*)"/.exec(html)![1]!;
  const rule = (row: number, key: string, text = 'As it says.'): Record<string, string> => ({
    [`rules.${row}.key`]: key,
    [`rules.${row}.title`]: `Rule ${key}`,
    [`rules.${row}.text`]: text,
  });
  const kept = (): Record<string, string> => ({
    ...rule(0, 'abuse'),
    ...rule(1, 'illegal'),
    ...rule(2, 'off-topic'),
    ...rule(3, 'spam'),
    ...rule(4, 'other'),
  });
  const form = async (fields: Record<string, string>): Promise<Record<string, string>> => ({
    base: baseIn((await page.get(path)).body),
    ...{ title: 'Our rules', body: 'Be kind.\r\n\r\nTo all.', acceptance: 'explicit', announceDays: '7' },
    ...kept(),
    ...fields,
  });

  it('begins with the version in force, and saves a draft that readers do not see', async () => {
    const empty: string = (await page.get(path)).body;
    expect(fieldOf(empty, 'rules.0.key')).toContain('value="abuse"');
    expect(fieldOf(empty, 'rules.7.key')).toContain('id="field-rules-7-key"');
    const typed = await form({
      do: 'save',
      ...rule(6, 'no-ads', 'Nothing for sale.'),
      'rules.4.remove': 'on',
    });
    const { status, headers } = await send(page, path, typed);
    expect([status, headers.get('location')]).toEqual([303, `${path}?done=saved#notice`]);
    const { body } = await page.get(`${path}?done=saved`);
    expect(body).toMatch(/id="notice"[^>]*>The draft is saved/);
    expect(body).toContain('<ins>Nothing for sale.</ins>');
    expect(fieldOf(body, 'rules.4.key')).toContain('value="no-ads"');
    expect((await anyone.get('/policy')).body).not.toContain('Our rules');
    const { body: draft } = await publisher.client.get('/comment-policies/2');
    expect(draft).toMatchObject({ title: 'Our rules', body: 'Be kind.\n\nTo all.', acceptance: 'explicit' });
    expect((draft.rules as { key: string }[]).map(({ key }) => key)).toEqual([
      ...['abuse', 'illegal', 'off-topic', 'spam', 'no-ads'],
    ]);
  });

  it.each([
    ['title', { title: ' ' }],
    ['rules.1.key', { 'rules.1.key': 'Not A Key' }],
    ['rules.5.title', { 'rules.5.key': 'untitled' }],
    ['announceDays', { announceDays: '91' }],
  ])('shows a refused %s at its field, with all that was typed', async (name, fields) => {
    const { status, body } = await send(page, path, await form({ do: 'publish', body: 'Kept.', ...fields }));
    expect(status).toBe(400);
    expect(fieldOf(body, name)).toMatch(/aria-describedby="problem-/);
    expect(fieldOf(body, 'body')).toContain('>Kept.');
    expect(fieldOf(body, 'rules.3.title')).toContain('value="Rule spam"');
  });

  it('shows that two rules have one key', async () => {
    const { status, body } = await send(page, path, await form({ do: 'save', 'rules.1.key': 'abuse' }));
    expect(status).toBe(400);
    expect(textOf(body)).toContain('each with a key of its own');
  });

  it('does not save over what another saved meanwhile', async () => {
    const typed = await form({ do: 'save', body: 'Mine.' });
    await send(page, path, await form({ do: 'save', body: 'Theirs.' }));
    const { status, body } = await send(page, path, typed);
    expect(status).toBe(409);
    expect(textOf(body)).toContain('Somebody saved another draft');
    expect(fieldOf(body, 'body')).toContain('>Mine.');
    expect((await publisher.client.get('/comment-policies/2')).body.body).toBe('Theirs.');
  });

  it('still does not, once a field that was refused is corrected', async () => {
    const typed = await form({ do: 'publish', body: 'Mine.', 'rules.1.key': 'Not A Key' });
    await send(page, path, await form({ do: 'save', body: 'Theirs again.' }));
    const refused = await send(page, path, typed);
    expect([refused.status, baseIn(refused.body)]).toEqual([400, typed['base']]);
    const corrected = { ...typed, 'rules.1.key': 'illegal', base: baseIn(refused.body) };
    expect((await send(page, path, corrected)).status).toBe(409);
    expect((await publisher.client.get('/comment-policies/2')).body.body).toBe('Theirs again.');
  });

  it('saves one of 5 that are sent at the same time on the same draft', async () => {
    const typed = await form({ do: 'save' });
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((nth) => send(page, path, { ...typed, body: `Text ${nth}.` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409, 409]);
  });

  it('saves a draft whatever is typed for its publication', async () => {
    expect((await send(page, path, await form({ do: 'save', announceDays: '' }))).status).toBe(303);
  });

  it('refuses to publish without a rule in use, tells so at the form, and publishes with it', async () => {
    const { threadId } = await hostArticle(publisher.client);
    const { comment } = (await post(service.anyone(), threadId)).body;
    const rejection = { action: 'reject', revision: comment.revision, rule: 'other' };
    await publisher.client.post(`/moderation/comments/${comment.id}/decisions`, rejection);
    const without = await form({ do: 'publish', 'rules.4.remove': 'on', body: 'No other.' });
    const refused = await send(page, path, without);
    expect(refused.status).toBe(409);
    expect(textOf(refused.body)).toContain('Decisions cite “other”');
    expect(fieldOf(refused.body, 'body')).toContain('>No other.');
    const published = await send(page, path, await form({ do: 'publish', body: 'With other.' }));
    expect(published.headers.get('location')).toBe(`${path}?done=published#notice`);
    const { body } = await page.get(`${path}?done=published`);
    expect(body).toMatch(/id="notice"[^>]*>Published/);
    for (const href of ['/policy/2', '/policy/1', '/policy/diff?from=1&amp;to=2'])
      expect(body).toContain(`href="${href}"`);
    expect((await anyone.get('/policy')).body).toContain('With other.');
    const [row] = await service.database.query<{ days: number }>(
      `SELECT extract(day FROM announced_until - published_at)::integer AS days FROM comment_policies WHERE version = 2`,
    );
    expect(row).toEqual({ days: 7 });
  });
});

describe('the control of a discussion on the page of its article', () => {
  const controlOf = async (slug: string, client = page): Promise<string> => {
    const { body } = await client.get(`/articles/${slug}`);
    return textOf(/<section class="discussion-control"[^]*?<\/section>/.exec(body as string)?.[0] ?? '');
  };
  const host = async (section: string, days: number): Promise<string> => {
    const publishedAt = new Date(Date.now() - days * DAY).toISOString();
    const { article } = await hostArticle(publisher.client, { publishedAt });
    await sectionOf(article.slug, section);
    return article.slug;
  };

  it('tells which level closed it, and leads to its policy', async () => {
    await service.addSection('short');
    await send(page, '/console/closing/section:short', {
      ...{ version: '0', do: 'save', closeAfterDays: 'value', 'closeAfterDays.value': '7' },
    });
    const slug = await host('short', 10);
    expect(await controlOf(slug)).toMatch(
      /Closed\. Closed 7 days after publication, .*Decided by: section short\. Closing policy/,
    );
    expect((await page.get(`/articles/${slug}`)).body).toContain('href="/console/closing/section:short"');
    expect(await controlOf(slug, anyone)).toBe('');
    expect(await controlOf(slug, limited)).toBe('');
    await send(page, `/articles/${slug}/close`, {});
    expect(await controlOf(slug)).toMatch(
      /Closed by the editors .*Decided by: this discussion, set by hand\./,
    );
  });

  it('tells what will close it, when, and by which level', async () => {
    expect(await controlOf(await host('city', 1))).toContain('Open. Nothing is set that would close it.');
    expect(await controlOf(await host('short', 1))).toMatch(
      /Open\. Closes .+: its days since publication are over\. Decided by: section short\./,
    );
  });

  it('closes at a time of the site, and reopens until one', async () => {
    await service.database.query("UPDATE sites SET time_zone = 'Europe/Berlin'");
    const slug = await host('city', 1);
    const { status } = await send(page, `/articles/${slug}/close`, { at: '2031-11-02T18:00', message: '' });
    expect(status).toBe(303);
    const { body: thread } = await service.anyone().get(`/articles/${slug}/thread`);
    expect(thread.closing).toMatchObject({ state: 'open', closesAt: '2031-11-02T17:00:00.000Z' });
    expect(await controlOf(slug)).toMatch(/Closes November 2, 2031.*Decided by: this discussion/);
    await send(page, `/articles/${slug}/close`, { at: '' });
    await send(page, `/articles/${slug}/reopen`, { until: '2031-07-02T18:00' });
    const { body: reopened } = await service.anyone().get(`/articles/${slug}/thread`);
    expect(reopened.closing.state).toBe('open');
    const [row] = await service.database.query<{ until: Date }>(
      'SELECT manual_until AS until FROM threads WHERE id = $1',
      [reopened.id],
    );
    expect(row!.until.toISOString()).toBe('2031-07-02T16:00:00.000Z');
  });

  it('shows a time that is none, or past, at its field, with what was typed', async () => {
    const slug = await host('city', 1);
    const typed = { at: 'soon', message: 'Enough.' };
    const close = await send(page, `/articles/${slug}/close`, typed);
    expect(close.status).toBe(400);
    expect(fieldOf(close.body, 'at')).toMatch(/value="soon"[^>]*aria-invalid="true"/);
    expect(fieldOf(close.body, 'message')).toContain('value="Enough."');
    await send(page, `/articles/${slug}/close`, {});
    const reopen = await send(page, `/articles/${slug}/reopen`, { until: '2020-01-01T00:00' });
    expect(reopen.status).toBe(400);
    expect(textOf(reopen.body)).toContain('That time lies in the past');
    expect(fieldOf(reopen.body, 'until')).toContain('aria-describedby="form-problem"');
    const back = await page.get(`/articles/${slug}/reopen?reply-to=1`);
    expect([back.status, back.headers.get('location')]).toEqual([303, `/articles/${slug}?reply-to=1`]);
  });
});
