import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle } from './support/articles.js';
import { type Answer, type Client, valuesOf } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

describe('what a publisher sets for a site', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher');
  });

  afterAll(() => service.stop());

  const etagOf = async (path: string): Promise<string> =>
    (await publisher.client.get(path)).headers.get('etag')!;
  const put = async (path: string, body: object, by: Client = publisher.client): Promise<Answer> =>
    by.with({ 'if-match': await etagOf(path) }).put(path, body);
  const lastDeed = async (action: string): Promise<object> => {
    const [deed] = await service.database.query<{ detail: object }>(
      'SELECT detail FROM audit_records WHERE action = $1 ORDER BY at DESC, id DESC LIMIT 1',
      [action],
    );
    return deed!.detail;
  };

  describe.each(['/settings', '/sections'])('%s', (path) => {
    const body = path === '/settings' ? { name: 'Another' } : { items: [{ key: 'kept', name: 'Kept' }] };

    it('is replaced on the version that was read only', async () => {
      const etag = await etagOf(path);
      expectProblem(await publisher.client.put(path, body), 428, 'if_match_required');
      expectProblem(
        await publisher.client.with({ 'if-match': '"99"' }).put(path, body),
        412,
        'version_changed',
      );
      expectProblem(
        await publisher.client.with({ 'if-match': 'nonsense' }).put(path, body),
        412,
        'version_changed',
      );
      expect(await etagOf(path)).toBe(etag);
      const many = await Promise.all(
        Array.from({ length: 4 }, () => publisher.client.with({ 'if-match': etag }).put(path, body)),
      );
      expect(many.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    });

    it('is for publishers of the whole site', async () => {
      const moderator = await service.person('moderator', `Moderator ${path.slice(1)}`);
      expectProblem(await put(path, body, anyone), 401, 'not_signed_in');
      expectProblem(await put(path, body, moderator.client), 403, 'not_allowed');
      const limited = await service.person('publisher', `Limited ${path.slice(1)}`);
      await service.database.query('UPDATE accounts SET limited_to_sections = true WHERE id = $1', [
        limited.id,
      ]);
      expectProblem(await put(path, body, limited.client), 403, 'not_allowed');
    });
  });

  describe('its sections', () => {
    const items = [
      { key: 'sport', name: 'Sport' },
      { key: 'politics', name: 'Politics' },
    ];

    it('are a list in its order, which anyone may read', async () => {
      expect(await put('/sections', { items })).toMatchObject({ status: 200, body: { items } });
      expect((await anyone.get('/sections')).body).toEqual({ items, nextCursor: null });
      const turned = [{ key: 'politics', name: 'Politics and more' }, items[0]!];
      expect((await put('/sections', { items: turned })).body.items).toEqual(turned);
      expect(await lastDeed('sections.set')).toMatchObject({ added: [], removed: [] });
      expect(JSON.stringify(await lastDeed('sections.set'))).not.toContain('and more');
    });

    it('filter the articles', async () => {
      const own = (await hostArticle(publisher.client, { section: 'sport', headline: 'Of sport' })).article;
      await hostArticle(publisher.client, { section: 'politics', headline: 'Of politics' });
      expect(own.section).toBe('sport');
      expect(valuesOf((await anyone.get('/articles?section=sport')).body.items, 'id')).toEqual([own.id]);
      expectProblem(await anyone.get('/articles?section=chess'), 400, 'section_unknown');
      const front = await anyone.fromRoot().get('/?section=sport');
      expect(front.body).toContain('Of sport');
      expect(front.body).not.toContain('Of politics');
      expect((await anyone.fromRoot().get(`/articles/${own.slug}`)).body).toContain('href="/?section=sport"');
    });

    it('stay while anything is in them', async () => {
      const all = [...items, { key: 'closing', name: 'Closing' }, { key: 'empty', name: 'Empty' }];
      await put('/sections', { items: all });
      const policy = '/closing-policies/section:closing';
      await put(policy, { closeAfterDays: 7 });
      const mode = '/moderation-modes/section:empty';
      await put(mode, { mode: 'before' });
      const refused = await put('/sections', { items: [{ key: 'politics', name: 'Politics' }] });
      expectProblem(refused, 409, 'section_in_use');
      expect(refused.body.sections).toEqual([
        { key: 'closing', articles: 0, closingPolicy: true, moderationMode: false },
        { key: 'empty', articles: 0, closingPolicy: false, moderationMode: true },
        { key: 'sport', articles: 1, closingPolicy: false, moderationMode: false },
      ]);
      expect((await anyone.get('/sections')).body.items).toEqual(all);
      await put(policy, {});
      await put(mode, { mode: null });
      const [{ id }] = (await anyone.get('/articles?section=sport')).body.items;
      await publisher.client.send('PATCH', `/articles/${id}`, { section: null });
      expect((await put('/sections', { items: [{ key: 'politics', name: 'Politics' }] })).status).toBe(200);
      expect(await lastDeed('sections.set')).toMatchObject({ removed: ['sport', 'closing', 'empty'] });
    });

    it('that goes takes no article with it that comes at the same moment', async () => {
      for (let round = 0; round < 5; round += 1) {
        const key = `raced-${round}`;
        await put('/sections', { items: [...items, { key, name: 'Raced' }] });
        const [hosted, removed] = await Promise.all([
          publisher.client.post('/articles', { headline: 'Raced', body: '<p>x</p>', section: key }),
          put('/sections', { items }),
        ]);
        expect([`201 409`, `400 200`]).toContain(`${hosted.status} ${removed.status}`);
        if (hosted.status === 201)
          await publisher.client.send('PATCH', `/articles/${hosted.body.id}`, { section: null });
      }
    });

    it.each([
      ['a key twice', { items: [items[0], items[0]] }],
      ['a key in capitals', { items: [{ key: 'Sport', name: 'Sport' }] }],
      ['a long key', { items: [{ key: 'x'.repeat(61), name: 'Sport' }] }],
      ['no name', { items: [{ key: 'sport' }] }],
      ['a name of two lines', { items: [{ key: 'sport', name: 'a\nb' }] }],
      ['null in the list', { items: [null] }],
      ['no list', {}],
      ['another member', { items: [], version: 3 }],
    ])('are refused with %s', async (_what, body) => {
      expectProblem(await put('/sections', body), 400, 'input_invalid');
    });
  });

  describe('its settings', () => {
    const defaults = {
      name: 'test',
      locale: 'en',
      timeZone: 'UTC',
      defaultEditorsNote: null,
      policyLinks: [],
      allowedOrigins: [],
      guests: 'name-and-email',
      linksBeforeHold: 2,
      secondsBetweenPosts: 10,
      postsPerMinute: 60,
      editWindowMinutes: 10,
      reportReasons: ['abuse', 'off-topic', 'spam', 'illegal', 'other'].map((key) => ({
        key,
        title: expect.any(String),
      })),
      reportsToHold: 3,
      reportsPerDay: 20,
      wordpress: 'off',
    };
    const all = {
      name: 'The Other Times',
      locale: 'de-CH',
      timeZone: 'Europe/Zurich',
      defaultEditorsNote: 'Write to us.',
      policyLinks: [{ label: 'Corrections', href: '/corrections' }],
      allowedOrigins: ['https://news.example', 'http://localhost:8080'],
      guests: 'name',
      linksBeforeHold: 'off',
      secondsBetweenPosts: 'off',
      postsPerMinute: 6_000,
      editWindowMinutes: 0,
      reportReasons: [{ key: 'rude', title: 'It is rude' }],
      reportsToHold: 'off',
      reportsPerDay: 1,
      wordpress: {
        commentModeration: true,
        commentMaxLinks: 0,
        moderationKeys: 'one\ntwo',
        disallowedKeys: 'three',
        commentPreviouslyApproved: false,
      },
    };

    it('are replaced as a whole: what is left out has its default', async () => {
      expect(await put('/settings', {})).toMatchObject({ status: 200, body: defaults });
      expect(await put('/settings', all)).toMatchObject({ status: 200, body: all });
      expect((await publisher.client.get('/settings')).body).toEqual(all);
      expect(await put('/settings', { ...all, guests: null })).toMatchObject({
        body: { ...all, guests: 'name-and-email' },
      });
      expect(await lastDeed('settings.set')).toMatchObject({ fields: ['guests'] });
      await put('/settings', { ...defaults, reportReasons: null });
      expect(JSON.stringify(await lastDeed('settings.set'))).not.toMatch(
        /Other Times|Write to us|news\.example/,
      );
    });

    it.each<[string, object]>([
      ['an empty name', { name: '' }],
      ['a locale that is none', { locale: 'not a locale' }],
      ['a time zone that is none', { timeZone: 'Europe/Atlantis' }],
      ['an offset for a time zone', { timeZone: '+01:00' }],
      ['an origin with a path', { allowedOrigins: ['https://news.example/'] }],
      ['the origin "null"', { allowedOrigins: ['null'] }],
      ['an origin of another scheme', { allowedOrigins: ['ftp://news.example'] }],
      ['51 origins', { allowedOrigins: Array.from({ length: 51 }, (_, nth) => `https://n${nth}.example`) }],
      ['a link that is a script', { policyLinks: [{ label: 'x', href: 'javascript:alert(1)' }] }],
      ['a link to another host without scheme', { policyLinks: [{ label: 'x', href: '//evil.example' }] }],
      ['a link without words', { policyLinks: [{ href: '/x' }] }],
      ['51 links', { linksBeforeHold: 51 }],
      ['half a link', { linksBeforeHold: 1.5 }],
      ['no seconds', { secondsBetweenPosts: 0 }],
      ['no posts', { postsPerMinute: 0 }],
      ['an edit window of more than a day', { editWindowMinutes: 1_441 }],
      ['an edit window that is off', { editWindowMinutes: 'off' }],
      ['no reasons to report', { reportReasons: [] }],
      ['a reason twice', { reportReasons: ['One', 'Two'].map((title) => ({ key: 'same', title })) }],
      ['a reason that is null', { reportReasons: [null] }],
      ['a reason with a key in words', { reportReasons: [{ key: 'Two words', title: 'Words' }] }],
      ['a weight of nothing to hold at', { reportsToHold: 0 }],
      ['reports without end', { reportsPerDay: 'off' }],
      ['guests of another kind', { guests: 'all' }],
      ['the moderation mode', { moderationMode: 'before' }],
      ['a member that nobody knows', { colour: 'red' }],
    ])('are refused with %s', async (_what, body) => {
      expectProblem(await put('/settings', body), 400, 'input_invalid');
    });
  });
});
