import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { countRows } from './support/rows.js';
import { TestService, type Person } from './support/service.js';

const INSTANCES = 2;
const UNKNOWN_ID = '019a0000-0000-7000-8000-000000000000';

describe('changing an article', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let other: Client;

  beforeAll(async () => {
    service = await TestService.start({ instances: INSTANCES });
    anyone = service.anyone();
    publisher = await service.person('publisher');
    other = service.anyone(1).as(publisher.token);
    await service.database.query(
      `INSERT INTO sections (id, site_id, key, name, ordinal) VALUES
       (gen_random_uuid(), $1, 'sport', 'Sport', 1), (gen_random_uuid(), $1, 'politics', 'Politics', 2)`,
      [service.siteId],
    );
  });

  afterAll(() => service.stop());

  const at = (name: string): string => `/articles/${encodeURIComponent(name)}`;
  const minimal = { headline: 'A headline', body: '<p>Text.</p>' };
  const put = (name: string, article: object = {}, by: Client = publisher.client): Promise<Answer> =>
    by.put(at(name), { ...minimal, ...article });
  const patch = (name: string, change: object, by: Client = publisher.client): Promise<Answer> =>
    by.send('PATCH', at(name), change);
  const look = (name: string, by: Client = anyone): Promise<Answer> => by.get(at(name));
  const deeds = (id: string): Promise<{ action: string; detail: Json }[]> =>
    service.database.query('SELECT action, detail FROM audit_records WHERE subject_id = $1 ORDER BY at, id', [
      id,
    ]);
  const threadOf = async (name: string): Promise<Json> =>
    (await publisher.client.get(`${at(name)}/thread`)).body;

  let limited = 0;
  /** A publisher of this section only. */
  const publisherOf = async (section: string): Promise<Client> => {
    const person = await service.person('publisher', `Limited ${(limited += 1)}`);
    await service.database.query('UPDATE accounts SET limited_to_sections = true WHERE id = $1', [person.id]);
    await service.database.query(
      'INSERT INTO account_sections (account_id, section_id) SELECT $1, id FROM sections WHERE key = $2',
      [person.id, section],
    );
    return person.client;
  };

  const full = {
    slug: 'whole',
    headline: 'Whole',
    byline: 'By Ann Author',
    disclosure: 'Sourced from a press release.',
    body: '<p>One.</p>',
    editorsNote: 'Corrected on Monday.',
    section: 'sport',
    publishedAt: '2020-02-29T12:00:00.000Z',
    canonicalUrl: 'https://news.example/whole',
    aliases: ['https://n.example/w'],
    externalId: 'whole',
    state: 'hidden',
  };

  describe('put under an id of the publisher', () => {
    it('is hosted, and then replaced', async () => {
      const first = await put('external:cms-1');
      expect(first).toMatchObject({
        status: 201,
        body: { externalId: 'cms-1', slug: 'a-headline', state: 'public' },
      });
      const thread = await threadOf('external:cms-1');
      const second = await put('external:cms-1', { headline: 'Another', byline: 'Ann' });
      expect(second).toMatchObject({
        status: 200,
        body: { ...first.body, headline: 'Another', byline: 'Ann' },
      });
      expect(await threadOf('external:cms-1')).toMatchObject({
        id: thread.id,
        revision: thread.revision + 1,
      });
      expect(await deeds(first.body.id)).toEqual([
        { action: 'article.host', detail: {} },
        { action: 'article.update', detail: { fields: ['headline', 'byline'] } },
      ]);
    });

    it('keeps what names, dates and hides it where nothing is said of these, and nothing else', async () => {
      expect((await put('external:whole', full)).status).toBe(201);
      await service.moveClock(86_400_000);
      const { status, body } = await put('external:whole', { headline: 'Bare' });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        slug: 'whole',
        headline: 'Bare',
        byline: null,
        disclosure: null,
        body: '<p>Text.</p>',
        editorsNote: null,
        section: null,
        publishedAt: full.publishedAt,
        canonicalUrl: null,
        externalId: 'whole',
        state: 'hidden',
      });
    });

    it('leaves no trace where nothing changes', async () => {
      const article = {
        ...full,
        slug: 'same',
        externalId: 'same',
        canonicalUrl: 'https://news.example/same',
        aliases: [],
      };
      const { body } = await put('external:same', article);
      const before = [await countRows(service), await threadOf('external:same')];
      expect(await put('external:same', article)).toMatchObject({ status: 200, body });
      expect([await countRows(service), await threadOf('external:same')]).toEqual(before);
    });

    it.each([
      ['nothing else', {}],
      ['a slug', { slug: 'raced-slug' }],
      ['addresses', { canonicalUrl: 'https://news.example/raced', aliases: ['https://n.example/raced'] }],
    ])('by many at once has one article and one thread, with %s', async (what, article) => {
      const name = `external:raced ${what}`;
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, nth) =>
          put(name, { ...article, byline: `By ${nth}` }, nth % 2 ? other : publisher.client),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([...Array(7).fill(200), 201]);
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    });

    it('is refused with another id in its body', async () => {
      expectProblem(await put('external:one', { externalId: 'two' }), 400, 'external_id_differs');
      expectProblem(await look('external:one'), 404, 'not_found');
    });
  });

  it('by another name is replaced, and never made', async () => {
    const { article } = await hostArticle(publisher.client, { externalId: 'kept' });
    for (const name of [article.id, article.slug]) {
      expect(await put(name, { headline: name })).toMatchObject({
        status: 200,
        body: { id: article.id, headline: name, externalId: 'kept' },
      });
    }
    const before = await countRows(service);
    for (const name of ['external:', 'external:a\nb', `external:${'x'.repeat(201)}`]) {
      expectProblem(await put(name), 400, 'external_id_invalid');
    }
    for (const name of [UNKNOWN_ID, 'nothing-here', 'url:https://nothing.example/', 'external:\0']) {
      expectProblem(await put(name), 404, 'not_found');
      expectProblem(await patch(name, { byline: 'x' }), 404, 'not_found');
    }
    expect(await countRows(service)).toEqual(before);
  });

  describe('in part', () => {
    it('changes what is named and nothing else', async () => {
      const hosted = await put('external:part', {
        ...full,
        slug: 'part',
        externalId: 'part',
        canonicalUrl: null,
        aliases: [],
      });
      for (const [change, fields] of [
        [{ headline: 'New' }, ['headline']],
        [{ byline: null, disclosure: 'Other.' }, ['byline', 'disclosure']],
        [{ section: 'politics' }, ['section']],
        [{ publishedAt: null }, ['publishedAt']],
        [{ externalId: 'part-2' }, ['externalId']],
        [{ body: '<p>Two.</p>', editorsNote: null }, ['body', 'editorsNote']],
      ] as const) {
        const before = (await look(hosted.body.id, publisher.client)).body;
        const { status, body } = await patch(hosted.body.id, change);
        expect({ status, body }).toEqual({ status: 200, body: { ...before, ...change } });
        expect((await deeds(hosted.body.id)).at(-1)).toMatchObject({ action: 'article.update' });
        expect([...(await deeds(hosted.body.id)).at(-1)!.detail.fields].sort()).toEqual([...fields].sort());
      }
    });

    it('hides and shows, and says so in the record', async () => {
      const { article } = await hostArticle(publisher.client);
      expect((await patch(article.id, { state: 'hidden' })).body.state).toBe('hidden');
      expectProblem(await look(article.id), 404, 'not_found');
      expect((await patch(article.id, { state: 'public', byline: 'x' })).body.state).toBe('public');
      expect((await look(article.id)).status).toBe(200);
      const [, hide, ...rest] = await deeds(article.id);
      expect(hide!.action).toBe('article.hide');
      expect(rest.map(({ action }) => action).sort()).toEqual(['article.show', 'article.update']);
      expect(JSON.stringify(await deeds(article.id))).not.toContain('An article');
    });

    it('sanitises a body as when it was hosted', async () => {
      const { article } = await hostArticle(publisher.client);
      const body = '<p onclick="alert(1)">a<script>alert(1)</script></p><a href="javascript:alert(1)">b</a>';
      for (const answer of [await patch(article.id, { body }), await put(article.id, { body: `${body} ` })]) {
        expect(answer.body.body).toContain('<p>a</p>');
        expect(answer.body.body).not.toMatch(/script|onclick/);
      }
    });

    it.each([
      ['a headline that is null', { headline: null }],
      ['a body that is null', { body: null }],
      ['an empty headline', { headline: '' }],
      ['an id', { id: UNKNOWN_ID }],
      ['a state that is none', { state: 'draft' }],
      ['an address with a password', { canonicalUrl: 'https://a:b@news.example/' }],
      ['an address of another scheme', { aliases: ['ftp://news.example/'] }],
    ])('is refused with %s', async (_what, change) => {
      const { article } = await hostArticle(publisher.client);
      const before = await countRows(service);
      expectProblem(await patch(article.id, change), 400, 'input_invalid');
      expect(await countRows(service)).toEqual(before);
    });
  });

  describe('its slug', () => {
    it('of before leads to it still, and to no other', async () => {
      const { article } = await hostArticle(publisher.client, { slug: 'first-name' });
      expect((await patch(article.id, { slug: 'second-name' })).body.slug).toBe('second-name');
      expect((await look('first-name')).body).toMatchObject({ id: article.id, slug: 'second-name' });
      const page = await anyone.fromRoot().get('/articles/first-name?cursor=p0');
      expect(page.status).toBe(301);
      expect(page.headers.get('location')).toBe('/articles/second-name?cursor=p0');
      const { article: another } = await hostArticle(publisher.client, { headline: 'First name' });
      expect(another.slug).toBe('first-name-2');
      expectProblem(await patch(another.id, { slug: 'first-name' }), 409, 'slug_taken');
      expect((await patch(article.id, { slug: 'first-name' })).body.slug).toBe('first-name');
      expect((await look('second-name')).body.slug).toBe('first-name');
    });

    it('wanted by two at once goes to one', async () => {
      const both = await Promise.all([1, 2].map(() => hostArticle(publisher.client)));
      const answers = await Promise.all(
        both.map(({ article }, nth) =>
          patch(article.id, { slug: 'raced-name' }, nth ? other : publisher.client),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    });
  });

  describe('its addresses', () => {
    const variants = (path: string): string[] => [
      `https://news.example${path}`,
      `http://www.news.example:80${path}/`,
      `HTTPS://News.Example.${path}?utm_source=feed&fbclid=1#comments`,
    ];

    it('lead to it in every spelling, and to one article only', async () => {
      const [plain, ...others] = variants('/one');
      const { article } = await hostArticle(publisher.client, { canonicalUrl: plain, aliases: others });
      expect(article).toMatchObject({ canonicalUrl: plain, aliases: [] });
      for (const url of variants('/one')) {
        expect((await look(`url:${url}`)).body.id).toBe(article.id);
        const before = await countRows(service);
        const answer = await publisher.client.post('/articles', { ...minimal, canonicalUrl: url });
        expectProblem(answer, 409, 'url_taken');
        expect(JSON.stringify(answer.body)).not.toContain(article.id);
        expect(await countRows(service)).toEqual(before);
      }
      expectProblem(await look('url:https://news.example/ONE'), 404, 'not_found');
    });

    it('hosted at once in several spellings on two instances have one thread', async () => {
      for (let round = 0; round < 5; round += 1) {
        const urls = [...variants(`/raced/${round}`), ...variants(`/raced/${round}`)];
        const answers = await Promise.all(
          urls.map((canonicalUrl, nth) =>
            (nth % 2 ? other : publisher.client).post('/articles', { ...minimal, canonicalUrl }),
          ),
        );
        expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
      }
    });

    it('of before stay, until the list is named as a whole', async () => {
      const [a, b, c] = ['a', 'b', 'c'].map((name) => `https://stay.example/${name}`);
      const { article } = await hostArticle(publisher.client, {
        canonicalUrl: a,
        aliases: [c],
        slug: 'stay',
      });
      expect((await put(article.id, { canonicalUrl: b })).body).toMatchObject({
        canonicalUrl: b,
        aliases: [a],
      });
      expect((await put(article.id, { canonicalUrl: b, aliases: [] })).body.aliases).toEqual([a]);
      expectProblem(await look(`url:${c}`), 404, 'not_found');
      expect((await patch(article.id, { byline: 'x' })).body.aliases).toEqual([a]);
      expect((await patch(article.id, { canonicalUrl: c })).body).toMatchObject({
        canonicalUrl: c,
        aliases: [a, b],
      });
      expect((await patch(article.id, { aliases: [b] })).body.aliases).toEqual([b]);
      expectProblem(await look(`url:${a}`), 404, 'not_found');
      expect((await hostArticle(publisher.client, { canonicalUrl: a })).article.canonicalUrl).toBe(a);
      expectProblem(await patch(article.id, { canonicalUrl: a }), 409, 'url_taken');
    });

    it('change hands between two articles without waiting for each other', async () => {
      const one = (await hostArticle(publisher.client, { canonicalUrl: 'https://swap.example/1' })).article
        .id;
      const two = (await hostArticle(publisher.client, { canonicalUrl: 'https://swap.example/2' })).article
        .id;
      for (let round = 0; round < 5; round += 1) {
        const answers = await Promise.all([
          patch(one, { aliases: ['https://swap.example/3', 'https://swap.example/4'] }),
          patch(two, { aliases: ['https://swap.example/4', 'https://swap.example/3'] }, other),
        ]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        await Promise.all([patch(one, { aliases: [] }), patch(two, { aliases: [] })]);
      }
    });
  });

  describe('by a publisher of one section', () => {
    it('is for articles of that section, before and after', async () => {
      const sport = await publisherOf('sport');
      const own = await put('external:own', { section: 'sport', slug: 'own' }, sport);
      expect(own.status).toBe(201);
      expect((await patch('external:own', { byline: 'x' }, sport)).status).toBe(200);
      const theirs = (await hostArticle(publisher.client, { section: 'politics' })).article.id;
      const none = (await hostArticle(publisher.client)).article.id;
      const before = await countRows(service);
      for (const answer of [
        await put('external:own', { section: 'politics' }, sport),
        await put('external:own', {}, sport),
        await patch('external:own', { section: 'politics' }, sport),
        await patch('external:own', { section: null }, sport),
        await patch(theirs, { byline: 'x' }, sport),
        await patch(theirs, { section: 'sport' }, sport),
        await put(theirs, { section: 'sport' }, sport),
        await patch(none, { section: 'sport' }, sport),
        await put('external:new', {}, sport),
        await put('external:new', { section: 'politics' }, sport),
        await sport.post('/articles', { ...minimal, section: 'politics' }),
        await sport.post('/articles', minimal),
      ]) {
        expectProblem(answer, 403, 'not_allowed');
      }
      expect(await countRows(service)).toEqual(before);
    });

    it('does not find what is hidden elsewhere', async () => {
      const sport = await publisherOf('sport');
      await put('external:elsewhere', { section: 'politics', state: 'hidden', slug: 'hidden-elsewhere' });
      for (const name of ['external:elsewhere', 'hidden-elsewhere']) {
        expectProblem(await put(name, { section: 'sport' }, sport), 404, 'not_found');
        expectProblem(await patch(name, { section: 'sport' }, sport), 404, 'not_found');
      }
    });
  });

  it('into a section that the site does not have is refused', async () => {
    const { article } = await hostArticle(publisher.client);
    expectProblem(await patch(article.id, { section: 'chess' }), 400, 'section_unknown');
    expectProblem(await put('external:chess', { section: 'chess' }), 400, 'section_unknown');
  });

  it('closes its discussion where its new date or section does', async () => {
    const [section] = await service.database.query<{ key: string }>(
      `SELECT key FROM sections WHERE key = 'politics'`,
    );
    const set = await publisher.client
      .with({ 'if-match': '"0"' })
      .put(`/closing-policies/section:${section!.key}`, { closeAfterDays: 7 });
    expect(set.status).toBe(200);
    const { article, threadId } = await hostArticle(publisher.client, {
      publishedAt: '2020-01-01T00:00:00Z',
    });
    expect((await post(anyone, threadId)).status).toBe(201);
    await patch(article.id, { section: 'politics' });
    expectProblem(await post(anyone, threadId), 403, 'thread_closed');
    await patch(article.id, { publishedAt: null });
    expect((await post(anyone, threadId)).status).toBe(201);
  });

  it.each(['PUT', 'PATCH'])('by %s is not for others', async (method) => {
    const { article } = await hostArticle(publisher.client);
    const reader = await service.person('reader', `Reader ${method}`);
    const moderator = await service.person('moderator', `Moderator ${method}`);
    for (const [client, status, code] of [
      [anyone, 401, 'not_signed_in'],
      [reader.client, 403, 'not_allowed'],
      [moderator.client, 403, 'not_allowed'],
    ] as const) {
      expectProblem(await client.send(method, at(article.id), minimal), status, code);
      expectProblem(await client.send(method, at('external:of-others'), minimal), status, code);
    }
    expectProblem(await look('external:of-others'), 404, 'not_found');
  });

  it('leaves every stored count true', async () => {
    expect(await service.differences()).toEqual([]);
  });
});
