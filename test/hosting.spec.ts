import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { post } from './support/articles.js';
import { type Answer, type Client, valuesOf } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { countRows } from './support/rows.js';
import { TestService, type Person } from './support/service.js';

const UNKNOWN_ID = '019a0000-0000-7000-8000-000000000000';
const MOST_BYTES = 1.5 * 1024 * 1024;

describe('hosting an article', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderator: Person;
  let reader: Person;

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator');
    reader = await service.person('reader');
  });

  afterAll(() => service.stop());

  const minimal = { headline: 'A headline', body: '<p>Text.</p>' };
  const host = (article: object = {}, by: Client = publisher.client): Promise<Answer> =>
    by.post('/articles', { ...minimal, ...article });
  const look = (name: string, by: Client = anyone): Promise<Answer> =>
    by.get(`/articles/${encodeURIComponent(name)}`);

  it('takes a headline and a body, and makes up the rest', async () => {
    const hosted = await host({ headline: 'Council votes on parks' });
    expect(hosted.status).toBe(201);
    expect(hosted.body).toEqual({
      id: expect.any(String),
      slug: 'council-votes-on-parks',
      headline: 'Council votes on parks',
      byline: null,
      disclosure: null,
      body: '<p>Text.</p>',
      editorsNote: null,
      section: null,
      publishedAt: expect.stringMatching(/Z$/),
      canonicalUrl: null,
      aliases: [],
      externalId: null,
      state: 'public',
    });
    for (const client of [anyone, reader.client, publisher.client]) {
      expect((await look(hosted.body.id, client)).body).toEqual(hosted.body);
    }
    const [deed] = await service.database.query(
      'SELECT actor, actor_id, action, subject_kind FROM audit_records WHERE subject_id = $1',
      [hosted.body.id],
    );
    expect(deed).toEqual({
      actor: 'account',
      actor_id: publisher.id,
      action: 'article.host',
      subject_kind: 'article',
    });
  });

  it('takes everything that an article has', async () => {
    const full = {
      slug: 'a-slug-of-our-own',
      headline: 'Everything <at once> & more',
      byline: 'By Ann Author',
      disclosure: 'Sourced from a press release.',
      body: '<h2>Sub</h2><p>Text with <a href="https://example.org/">a link</a>.</p>',
      editorsNote: 'Corrected on Monday.',
      publishedAt: '2020-02-29T13:00:00+01:00',
      canonicalUrl: 'https://news.example/2020/everything?at=once',
      aliases: ['https://m.news.example/everything', 'https://news.example/e'],
      externalId: 'cms/2020:42',
      state: 'public',
    };
    const hosted = await host(full);
    expect(hosted.status).toBe(201);
    expect(hosted.body).toMatchObject({
      ...full,
      section: null,
      publishedAt: '2020-02-29T12:00:00.000Z',
      aliases: expect.arrayContaining(full.aliases),
      body: expect.stringContaining('<p>Text with <a href="https://example.org/"'),
    });
    expect(hosted.body.aliases).toHaveLength(2);
  });

  it('takes null for what is absent', async () => {
    const nothing = {
      slug: null,
      byline: null,
      disclosure: null,
      editorsNote: null,
      section: null,
      publishedAt: null,
      canonicalUrl: null,
      aliases: null,
      externalId: null,
      state: null,
    };
    const { status, body } = await host(nothing);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...nothing, slug: expect.any(String), aliases: [], state: 'public' });
  });

  it('opens its discussion with it', async () => {
    const { body } = await host();
    const { body: thread } = await anyone.get(`/articles/${body.id}/thread`);
    expect(thread).toMatchObject({
      revision: 1,
      closing: { state: 'open' },
      counts: { published: 0, topLevel: 0 },
    });
    expect((await post(anyone, thread.id)).status).toBe(201);
  });

  it('is listed with the last hosted first, page by page, each once', async () => {
    const hosted: string[] = [];
    for (let nth = 0; nth < 5; nth += 1) hosted.unshift((await host()).body.id);
    const hidden = (await host({ state: 'hidden' })).body.id;
    const { body: all } = await anyone.get('/articles?limit=100');
    const ids = valuesOf(all.items, 'id');
    expect(ids.slice(0, 5)).toEqual(hosted);
    expect(ids).not.toContain(hidden);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { body }: Answer = await anyone.get(
        `/articles?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...valuesOf(body.items, 'id'));
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(ids);
  });

  it('is listed by its publication, the last first and unknown dates last, each once', async () => {
    const hosted = async (publishedAt: string | null): Promise<string> =>
      (await host({ publishedAt })).body.id;
    const [older, unknown, newest, same, alsoUnknown, sameAgain] = [
      await hosted('2001-02-03T04:05:06Z'),
      await hosted(null),
      await hosted('2003-01-01T00:00:00Z'),
      await hosted('2002-01-01T00:00:00Z'),
      await hosted(null),
      await hosted('2002-01-01T01:00:00+01:00'),
    ];
    const { body: all } = await anyone.get('/articles?limit=100');
    const ids: string[] = valuesOf(all.items, 'id');
    const own = [newest, sameAgain, same, older, alsoUnknown, unknown];
    expect(ids.filter((id) => own.includes(id))).toEqual(own);
    const dates: (string | null)[] = valuesOf(all.items, 'publishedAt');
    const known = dates.filter((date) => date !== null);
    expect(dates.slice(0, known.length)).toEqual(known);
    // RFC 3339 in UTC sorts as text.
    expect(known).toEqual([...known].sort().reverse());
    for (const limit of [1, 2, 5]) {
      const seen: string[] = [];
      let cursor = '';
      for (let page = 0; page <= ids.length && cursor !== 'none'; page += 1) {
        const { body }: Answer = await anyone.get(`/articles?limit=${limit}${cursor}`);
        seen.push(...valuesOf(body.items, 'id'));
        cursor = body.nextCursor === null ? 'none' : `&cursor=${body.nextCursor}`;
      }
      expect(seen).toEqual(ids);
    }
  });

  describe('its slug', () => {
    it.each([
      ['Straße & Café: 50 % mehr!', 'straße-cafe-50-mehr'],
      ['日本語の見出し', '日本語の見出し'],
      ['!!!', 'article'],
      ['  --Dashes--  ', 'dashes'],
    ])('is made from the headline: %s', async (headline, slug) => {
      const { body } = await host({ headline });
      expect(body.slug).toBe(slug);
      expect((await look(slug)).body.id).toBe(body.id);
    });

    it('is not shaped like an id where the headline is one', async () => {
      const { status, body } = await host({ headline: UNKNOWN_ID });
      expect(status).toBe(201);
      expect(body.slug).toBe(`article-${UNKNOWN_ID}`);
      expect((await look(body.slug)).body.id).toBe(body.id);
      expectProblem(await look(UNKNOWN_ID), 404, 'not_found');
    });

    it('made of a long headline is cut, where a wanted one is not', async () => {
      const { body } = await host({ headline: 'word '.repeat(60).trim() });
      expect(body.slug.length).toBeLessThanOrEqual(200);
      expect(body.slug).not.toMatch(/-$/);
    });

    it('gets a number where it is taken, also when many come at once', async () => {
      const headline = 'The same headline';
      const one = await host({ headline });
      const two = await host({ headline });
      expect([one.body.slug, two.body.slug]).toEqual(['the-same-headline', 'the-same-headline-2']);
      const answers = await Promise.all(Array.from({ length: 8 }, () => host({ headline })));
      expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
      expect(new Set(answers.map(({ body }) => body.slug)).size).toBe(8);
    });

    it('that is wanted is refused where it is taken', async () => {
      expect((await host({ slug: 'wanted' })).body.slug).toBe('wanted');
      const before = await countRows(service);
      expectProblem(await host({ slug: 'wanted' }), 409, 'slug_taken');
      const answers = await Promise.all(Array.from({ length: 8 }, () => host({ slug: 'wanted-by-many' })));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      for (const answer of answers.filter(({ status }) => status !== 201))
        expectProblem(answer, 409, 'slug_taken');
      expect((await countRows(service))['articles']).toBe(before['articles']! + 1);
    });

    it('may be the same on another site', async () => {
      const siteId = await service.addSite('elsewhere');
      const theirs = await service.person('publisher', 'Theirs', 0, siteId);
      const there = theirs.client.with({ host: 'elsewhere.example' });
      const same = { slug: 'on-two-sites', externalId: 'two', canonicalUrl: 'https://two.example/' };
      const here = await host(same);
      const other = await host(same, there);
      expect([here.status, other.status]).toEqual([201, 201]);
      expect((await look('on-two-sites')).body.id).toBe(here.body.id);
      expect((await look('on-two-sites', there)).body.id).toBe(other.body.id);
      expect((await look('external:two', there)).body.id).toBe(other.body.id);
    });
  });

  describe('its other names', () => {
    it.each(['42', 'cms/2020:42;v=1', 'a b%20c', 'ünïcode ✓', "o'clock--", '..', '?x=1#y'])(
      'external: %s',
      async (externalId) => {
        const { body } = await host({ externalId: `id ${externalId}` });
        expect((await look(`external:id ${externalId}`)).body.id).toBe(body.id);
        const { body: thread } = await anyone.get(
          `/articles/${encodeURIComponent(`external:id ${externalId}`)}/thread`,
        );
        expect(thread.id).toBeDefined();
      },
    );

    it.each([
      ['a query and a fragment', 'https://news.example/a?b=c&d=%20e#f'],
      ['a port', 'http://localhost:8080/x'],
      ['2,000 characters', `https://news.example/${'a/'.repeat(989)}x`],
    ])('url: with %s', async (_what, url) => {
      const alias = url.replace('//', '//alias.');
      const { status, body } = await host({
        canonicalUrl: url,
        aliases: url.length < 1_900 ? [alias, url] : [],
      });
      expect(status).toBe(201);
      expect((await look(`url:${url}`)).body.id).toBe(body.id);
      if (url.length < 1_900) {
        expect((await look(`url:${alias}`)).body.id).toBe(body.id);
        expect(body.aliases).toEqual([alias]);
      }
    });

    it('are of one article only', async () => {
      const known = {
        externalId: 'only-one',
        canonicalUrl: 'https://news.example/only',
        aliases: ['https://n.example/o'],
      };
      await host(known);
      const before = await countRows(service);
      for (const [article, code] of [
        [{ externalId: 'only-one' }, 'external_id_taken'],
        [{ canonicalUrl: known.canonicalUrl }, 'url_taken'],
        [{ canonicalUrl: known.aliases[0] }, 'url_taken'],
        [{ aliases: ['https://free.example/', known.canonicalUrl] }, 'url_taken'],
      ] as const) {
        expectProblem(await host(article), 409, code);
      }
      expect(await countRows(service)).toEqual(before);
      const answers = await Promise.all([1, 2, 3].map(() => host({ aliases: ['https://raced.example/'] })));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
      const raced = await Promise.all([1, 2, 3].map(() => host({ externalId: 'raced' })));
      expect(raced.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    });

    it.each([
      UNKNOWN_ID,
      'nothing-here',
      'external:nothing',
      'url:https://nothing.example/',
      'url:',
      'external:',
      '\0',
      'external:\0',
      "x' OR 'x'='x",
    ])('do not lead to what is not here: %j', async (name) => {
      expectProblem(await look(name), 404, 'not_found');
      expectProblem(await anyone.get(`/articles/${encodeURIComponent(name)}/thread`), 404, 'not_found');
    });
  });

  describe('hidden', () => {
    it('is here for staff only, by every name', async () => {
      const { body } = await host({
        state: 'hidden',
        slug: 'hidden-away',
        externalId: 'hidden-away',
        canonicalUrl: 'https://news.example/hidden-away',
      });
      for (const name of [
        body.id,
        'hidden-away',
        'external:hidden-away',
        'url:https://news.example/hidden-away',
      ]) {
        for (const client of [anyone, reader.client]) {
          expectProblem(await look(name, client), 404, 'not_found');
          expectProblem(await client.get(`/articles/${encodeURIComponent(name)}/thread`), 404, 'not_found');
        }
        for (const { client } of [moderator, publisher]) {
          expect((await look(name, client)).body.state).toBe('hidden');
          expect((await client.get(`/articles/${encodeURIComponent(name)}/thread`)).status).toBe(200);
        }
      }
    });
  });

  describe('its body', () => {
    it.each([
      ['a script', '<p>a</p><script>alert(1)</script>', '<p>a</p>'],
      ['an event handler', '<p onclick="alert(1)">a</p>', '<p>a</p>'],
      ['a style', '<p style="position:fixed">a</p><style>p{}</style>', '<p>a</p>'],
      [
        'a form',
        '<form action="https://evil.example/"><input name="a"><p>a</p></form>',
        '<div><p>a</p></div>',
      ],
      [
        'a frame and an object',
        '<iframe src="https://evil.example/"></iframe><object data="x"></object><p>a</p>',
        '<p>a</p>',
      ],
      ['what was left open', '<p>a', '<p>a</p>'],
    ])('is sanitised: %s', async (_what, body, clean) => {
      expect(String((await host({ body })).body.body).trim()).toBe(clean);
    });

    it.each([
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      '&#106;avascript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
    ])('has no link to %s', async (target) => {
      const { body } = await host({ body: `<p><a href="${target}">a</a></p>` });
      expect(body.body).not.toMatch(/script:|data:/i);
      expect(body.body).toContain('a</a></p>');
    });

    it('keeps what was sent beside what is shown', async () => {
      const source = '<p>a</p><script>alert(1)</script>';
      const { body } = await host({ body: source });
      const [row] = await service.database.query(
        'SELECT body_source, body_html FROM articles WHERE id = $1',
        [body.id],
      );
      expect(row).toEqual({ body_source: source, body_html: '<p>a</p>' });
    });

    /** A request of exactly so many bytes. */
    const request = (bytes: number): string => {
      const around = JSON.stringify({ ...minimal, body: '' });
      // Three bytes each: the bound in bytes is reached long before that in characters.
      const room = bytes - Buffer.byteLength(around);
      const text = '€'.repeat(Math.floor(room / 3)) + 'x'.repeat(room % 3);
      return JSON.stringify({ ...minimal, body: text });
    };

    it('is taken up to 1.5 MiB, with what is around it', async () => {
      const content = request(MOST_BYTES);
      expect(Buffer.byteLength(content)).toBe(MOST_BYTES);
      expect((await publisher.client.send('POST', '/articles', content)).status).toBe(201);
      const before = await countRows(service);
      expectProblem(
        await publisher.client.send('POST', '/articles', request(MOST_BYTES + 1)),
        413,
        'too_large',
      );
      expect(await countRows(service)).toEqual(before);
    });
  });

  describe('is refused, never cut, when it has', () => {
    const long = (length: number): string => 'x'.repeat(length);

    it.each<[string, object]>([
      ['no headline', { headline: undefined }],
      ['an empty headline', { headline: '' }],
      ['a headline of 301', { headline: long(301) }],
      ['a headline with a NUL', { headline: 'a\0b' }],
      ['a headline of spaces', { headline: '   ' }],
      ['a headline of line breaks', { headline: '\n\r\n' }],
      ['a headline without width', { headline: '\u200b' }],
      ['a headline on two lines', { headline: 'Two\nlines' }],
      ['a headline with a line separator', { headline: 'Two\u2028lines' }],
      ['a headline with half a character', { headline: 'a\ud83d' }],
      ['no body', { body: undefined }],
      ['an empty body', { body: '' }],
      ['a body that is a list', { body: ['<p>'] }],
      ['a body with a NUL', { body: '<p>a\0</p>' }],
      ['a slug of 201', { slug: long(201) }],
      ['a slug with a slash', { slug: 'a/b' }],
      ['a slug with a space', { slug: 'a b' }],
      ['an empty slug', { slug: '' }],
      ['a slug shaped like an id', { slug: UNKNOWN_ID }],
      ['a slug shaped like an id in capitals', { slug: UNKNOWN_ID.toUpperCase() }],
      ['a slug that looks like another name', { slug: 'external:1' }],
      ['a byline of 301', { byline: long(301) }],
      ['a byline with a NUL', { byline: 'a\0b' }],
      ['a disclosure of 2,001', { disclosure: long(2_001) }],
      ["an editor's note of 20,001", { editorsNote: long(20_001) }],
      ['an empty externalId', { externalId: '' }],
      ['an externalId of 201', { externalId: long(201) }],
      ['an externalId with a NUL', { externalId: 'a\0b' }],
      ['an externalId with a control character', { externalId: 'a\u0007b' }],
      ['an externalId on two lines', { externalId: 'a\nb' }],
      ['an externalId that is a number', { externalId: 42 }],
      ['a publishedAt that is none', { publishedAt: 'yesterday' }],
      ['a publishedAt without an offset', { publishedAt: '2020-01-01T00:00:00' }],
      ['30 February', { publishedAt: '2020-02-30T00:00:00Z' }],
      ['a leap second', { publishedAt: '2016-12-31T23:59:60Z' }],
      ['a canonicalUrl that is none', { canonicalUrl: 'news' }],
      ['a canonicalUrl that is a script', { canonicalUrl: 'javascript:alert(1)' }],
      ['a canonicalUrl of 2,001', { canonicalUrl: `https://news.example/${long(1_980)}` }],
      ['a canonicalUrl of over 2,000 bytes', { canonicalUrl: `https://news.example/${'ü'.repeat(1_900)}` }],
      ['a canonicalUrl with a NUL', { canonicalUrl: 'https://news.example/\0' }],
      ['an alias that is none', { aliases: ['https://a.example/', 'b'] }],
      ['an alias of over 2,000 bytes', { aliases: [`https://news.example/${'港'.repeat(1_900)}`] }],
      ['51 aliases', { aliases: Array.from({ length: 51 }, (_, nth) => `https://a.example/${nth}`) }],
      ['aliases that are no list', { aliases: 'https://a.example/' }],
      ['a state that is none', { state: 'draft' }],
      ['a member that an article does not have', { id: UNKNOWN_ID }],
      ['a misspelt member', { headLine: 'x' }],
      ['a site', { siteId: UNKNOWN_ID }],
      ['a source', { source: 'wordpress', sourceId: '1' }],
      ['sanitised HTML of its own', { bodyHtml: '<script></script>' }],
    ])('%s', async (_what, article) => {
      const before = await countRows(service);
      expectProblem(await host(article), 400, 'input_invalid');
      expect(await countRows(service)).toEqual(before);
    });

    it('a section that the site does not have', async () => {
      const before = await countRows(service);
      expectProblem(await host({ section: 'sport' }), 400, 'section_unknown');
      expect(await countRows(service)).toEqual(before);
    });
  });

  it('takes each length at its bound', async () => {
    const { status } = await host({
      headline: 'h'.repeat(300),
      slug: 's'.repeat(200),
      byline: 'b'.repeat(300),
      disclosure: 'd'.repeat(2_000),
      editorsNote: 'e'.repeat(20_000),
      externalId: 'i'.repeat(200),
      aliases: Array.from({ length: 50 }, (_, nth) => `https://bound.example/${nth}`),
    });
    expect(status).toBe(201);
  });

  it.each([
    ['anyone', () => anyone, 401, 'not_signed_in'],
    ['a reader', () => reader.client, 403, 'not_allowed'],
    ['a moderator', () => moderator.client, 403, 'not_allowed'],
  ])('is not for %s', async (_who, client, status, code) => {
    const before = await countRows(service);
    expectProblem(await host({}, client()), status, code);
    // Before anything else about the request.
    expectProblem(await client().post('/articles', { nonsense: true }), status, code);
    expectProblem(await client().post('/articles', '{"broken'), status, code);
    expect(await countRows(service)).toEqual(before);
  });

  it('is for an admin', async () => {
    const admin = await service.person('admin');
    expect((await host({}, admin.client)).status).toBe(201);
  });

  it('leaves every stored count true', async () => {
    expect(await service.differences()).toEqual([]);
  });
});
