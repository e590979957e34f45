import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { countRows } from './support/rows.js';
import { TestService, type Person } from './support/service.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

describe('identity', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderator: Person;
  let reader: Person;
  let articleId: string;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start({ instances: 2 });
    anyone = service.anyone();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator', 'Mo Moderator');
    reader = await service.person('reader');
    const { article, threadId: id } = await hostArticle(publisher.client, { slug: 'an-article' });
    articleId = article.id;
    threadId = id;
  });

  afterAll(() => service.stop());

  const newLink = async (person: Person & { role?: 'moderator' } = moderator): Promise<string> => {
    const [account] = await service.database.query<Json>('SELECT email, role FROM accounts WHERE id = $1', [
      person.id,
    ]);
    return (await service.addAccount({ siteId: service.siteId, ...account })).link;
  };
  const signIn = (link: string, more: object = {}, by: Client = anyone): Promise<Answer> =>
    by.post('/sessions', { link, ...more });
  const sessionOf = async (person?: Person): Promise<string> =>
    (await signIn(await newLink(person), { as: 'token' })).body.token;

  describe('a sign-in link', () => {
    it('is used once', async () => {
      const link = await newLink();
      expect((await signIn(link, { as: 'token' })).status).toBe(201);
      expectProblem(await signIn(link, { as: 'token' }), 400, 'sign_in_link_invalid');
    });

    it('is used by one of 20 at the same time, on two instances', async () => {
      const link = await newLink();
      const before = await countRows(service);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, nth) => signIn(link, { as: 'token' }, service.anyone(nth % 2))),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      for (const answer of answers.filter(({ status }) => status !== 201)) {
        expectProblem(answer, 400, 'sign_in_link_invalid');
      }
      expect((await countRows(service))['credentials']).toBe(before['credentials']! + 1);
    });

    it('is good for 15 minutes', async () => {
      const [late, inTime] = [await newLink(), await newLink()];
      await service.moveClock(14 * MINUTE);
      expect((await signIn(inTime)).status).toBe(201);
      await service.moveClock(MINUTE);
      expectProblem(await signIn(late), 400, 'sign_in_link_invalid');
    });

    it.each<[string, object, string]>([
      ['unknown', { link: 'parley_link_unknown' }, 'sign_in_link_invalid'],
      ['empty', { link: '' }, 'sign_in_link_invalid'],
      ['with a NUL', { link: 'a\0' }, 'sign_in_link_invalid'],
      ['absent', {}, 'input_invalid'],
      ['a number', { link: 1 }, 'input_invalid'],
      ['too long', { link: 'x'.repeat(201) }, 'input_invalid'],
      ['for something else', { link: 'x', as: 'admin' }, 'input_invalid'],
      ['with a role', { link: 'x', role: 'admin' }, 'input_invalid'],
    ])('signs nobody in when it is %s', async (_what, body, code) => {
      const before = await countRows(service);
      const answer = await anyone.post('/sessions', body);
      expectProblem(answer, 400, code);
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(await countRows(service)).toEqual(before);
    });

    it('does not work as a credential, nor an API token as a link', async () => {
      const link = await newLink();
      expectProblem(await anyone.as(link).get('/me'), 401, 'not_signed_in');
      expectProblem(await signIn(moderator.token), 400, 'sign_in_link_invalid');
      expect((await signIn(link)).status).toBe(201);
    });
  });

  describe('a session', () => {
    it('as a token is in the answer, and in no cookie', async () => {
      const { status, body, headers } = await signIn(await newLink(), { as: 'token' });
      expect([status, body]).toEqual([201, { token: expect.stringMatching(/^parley_session_/) }]);
      expect(headers.get('set-cookie')).toBeNull();
      const me = await service.anyone(1).as(body.token).get('/me');
      expect([me.status, me.body]).toEqual([
        200,
        {
          id: moderator.id,
          email: 'mo.moderator@test.example',
          name: 'Mo Moderator',
          role: 'moderator',
          sections: null,
          hasPassword: false,
        },
      ]);
    });

    it.each<[string, object]>([
      ['asked for', { as: 'cookie' }],
      ['by default', {}],
    ])('as a cookie, %s, is out of reach of scripts, and not in the answer', async (_what, more) => {
      const { status, body, headers } = await signIn(await newLink(), more);
      expect([status, body]).toEqual([201, { signedIn: true }]);
      const [pair, ...attributes] = headers.get('set-cookie')!.split('; ');
      expect(attributes.sort()).toEqual([`HttpOnly`, `Max-Age=${30 * 86_400}`, 'Path=/', 'SameSite=Lax']);
      expect(pair).toMatch(/^parley_session=parley_session_/);
      expect((await anyone.with({ cookie: pair! }).get('/me')).body.id).toBe(moderator.id);
    });

    it('ends at once, on every instance, and only itself', async () => {
      const [ended, other] = [await sessionOf(), await sessionOf()];
      const out = await anyone.as(ended).send('DELETE', '/sessions/current');
      expect([out.status, out.body]).toEqual([204, '']);
      for (const instance of [0, 1]) {
        const client = service.anyone(instance);
        expectProblem(await client.as(ended).get('/me'), 401, 'not_signed_in');
        expectProblem(
          await client.as(ended).post(`/threads/${threadId}/comments`, { body: newText() }),
          401,
          'not_signed_in',
        );
        expect((await client.as(other).get('/me')).status).toBe(200);
        expect((await client.as(moderator.token).get('/me')).status).toBe(200);
      }
      expectProblem(await anyone.as(ended).send('DELETE', '/sessions/current'), 401, 'not_signed_in');
    });

    it('is not what an API token is: that stays', async () => {
      const before = await countRows(service);
      const answer = await moderator.client.send('DELETE', '/sessions/current');
      expectProblem(answer, 400, 'no_session');
      expect(await countRows(service)).toEqual(before);
      expect((await service.anyone(1).as(moderator.token).get('/me')).status).toBe(200);
    });

    it('of a cookie ends with the cookie', async () => {
      const { headers } = await signIn(await newLink());
      const cookie = headers.get('set-cookie')!.split('; ')[0]!;
      const out = await anyone.with({ cookie }).send('DELETE', '/sessions/current');
      expect(out.status).toBe(204);
      expect(out.headers.get('set-cookie')).toMatch(
        /^parley_session=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/,
      );
      expectProblem(await service.anyone(1).with({ cookie }).get('/me'), 401, 'not_signed_in');
    });

    it('lasts for 30 days; an API token lasts', async () => {
      const session = await sessionOf();
      await service.moveClock(30 * DAY - MINUTE);
      expect((await anyone.as(session).get('/me')).status).toBe(200);
      await service.moveClock(MINUTE);
      expectProblem(await anyone.as(session).get('/me'), 401, 'not_signed_in');
      expect((await moderator.client.get('/me')).status).toBe(200);
    });

    it('has the role that the account has now', async () => {
      const person = await service.person('moderator', 'Former Moderator');
      const session = await sessionOf(person);
      expect((await anyone.as(session).get('/moderation/queues')).status).toBe(200);
      await service.person('reader', 'Former Moderator');
      for (const token of [session, person.token]) {
        expectProblem(await service.anyone(1).as(token).get('/moderation/queues'), 403, 'not_allowed');
      }
    });

    it("is nobody's without a credential, or as a guest", async () => {
      const { body } = await post(anyone, threadId);
      for (const client of [anyone, anyone.as(body.guestToken)]) {
        expectProblem(await client.get('/me'), 401, 'not_signed_in');
        expectProblem(await client.send('DELETE', '/sessions/current'), 401, 'not_signed_in');
      }
      expect((await anyone.get('/me')).headers.get('www-authenticate')).toBe('Bearer');
    });

    it('in a cookie that is none leaves a viewer nobody, where a bearer token is refused', async () => {
      const client = anyone.with({ cookie: 'parley_session=parley_session_unknown' });
      expect((await client.get(`/threads/${threadId}/comments`)).status).toBe(200);
      expectProblem(await client.get('/me'), 401, 'not_signed_in');
      expectProblem(
        await anyone.as('parley_session_unknown').get(`/threads/${threadId}/comments`),
        401,
        'not_signed_in',
      );
    });
  });

  describe('a write from a browser', () => {
    let cookie: string;

    beforeAll(async () => {
      const { headers } = await signIn(await newLink());
      cookie = headers.get('set-cookie')!.split('; ')[0]!;
      await service.database.query('UPDATE sites SET allowed_origins = $2 WHERE id = $1', [
        service.siteId,
        ['https://news.example'],
      ]);
    });

    const origin = {
      own: () => service.url(),
      evil: () => 'https://evil.example',
      ally: () => 'https://news.example',
    };

    it.each<[string, () => Record<string, string>, boolean]>([
      ['no browser at all', () => ({}), true],
      ['our own page', () => ({ 'sec-fetch-site': 'same-origin', origin: origin.own() }), true],
      ['our own page, told by the origin alone', () => ({ origin: origin.own() }), true],
      ['the address bar', () => ({ 'sec-fetch-site': 'none' }), true],
      ['an allowed website', () => ({ 'sec-fetch-site': 'cross-site', origin: origin.ally() }), true],
      ['an allowed website in an old browser', () => ({ origin: origin.ally() }), true],
      ['another website', () => ({ 'sec-fetch-site': 'cross-site', origin: origin.evil() }), false],
      ['another website in an old browser', () => ({ origin: origin.evil() }), false],
      [
        'another website that hides its origin',
        () => ({ 'sec-fetch-site': 'cross-site', origin: 'null' }),
        false,
      ],
      ['another website without an origin', () => ({ 'sec-fetch-site': 'cross-site' }), false],
      ['a neighbour of the same domain', () => ({ 'sec-fetch-site': 'same-site' }), false],
      ['a sandbox', () => ({ origin: 'null' }), false],
      ['our host on another port', () => ({ origin: 'http://127.0.0.1:1' }), false],
      [
        'a host that begins like an allowed one',
        () => ({ origin: 'https://news.example.evil.example' }),
        false,
      ],
      ['what is no origin', () => ({ origin: 'evil' }), false],
    ])('from %s', async (_where, headers, allowed) => {
      const browser = anyone.with({ ...headers(), cookie });
      const before = await countRows(service);
      const answers = [
        await browser.post(`/threads/${threadId}/comments`, { body: newText() }),
        await anyone.with(headers()).post('/sessions', { link: await newLink() }),
        await anyone
          .with(headers())
          .as(publisher.token)
          .post('/articles', { headline: 'H', body: '<p>B</p>' }),
      ];
      if (allowed) expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
      else {
        for (const answer of answers) expectProblem(answer, 403, 'origin_not_allowed');
        const after = await countRows(service);
        expect({ ...after, audit_records: 0, credentials: 0 }).toEqual({
          ...before,
          audit_records: 0,
          credentials: 0,
        });
      }
      // Reading is for everyone.
      expect((await anyone.with(headers()).get(`/threads/${threadId}/comments`)).status).toBe(200);
    });

    it('as a form of another website is not read at all', async () => {
      const forms = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'];
      for (const type of forms) {
        const browser = anyone.with({ cookie, 'content-type': type });
        const answer = await browser.post(`/threads/${threadId}/comments`, 'body=forged');
        expect(answer.status).toBe(415);
      }
    });

    it.each(['/api/v1', '/%61pi/v1', '/api/%761', '/%61%70%69/%76%31'])(
      'as a form is not read under %s, however that is spelt',
      async (base) => {
        const before = await countRows(service);
        const form = anyone.fromRoot().with({ 'content-type': 'application/x-www-form-urlencoded' });
        const writes: [Client, string, string][] = [
          [form, `/threads/${threadId}/comments`, 'body=forged&guest[name]=Guest&guest.name=Guest'],
          [form.with({ cookie }), `/threads/${threadId}/comments`, 'body=forged'],
          [form, '/sessions', `link=${await newLink()}`],
          [form.as(publisher.token), '/articles', 'headline=H&body=B'],
          [form.as(publisher.token), `/threads/${threadId}/close`, 'reason=forged'],
        ];
        for (const [client, path, body] of writes) {
          expectProblem(await client.post(`${base}${path}`, body), 415, 'media_type_unsupported');
        }
        // The link itself was made here.
        const made = { audit_records: before['audit_records']!, credentials: before['credentials']! };
        expect({ ...(await countRows(service)), ...made }).toEqual(before);
        expect((await post(anyone, threadId)).status).toBe(201);
      },
    );

    it('as a form of nobody is asked for a credential first', async () => {
      const before = await countRows(service);
      const form = anyone.with({ 'content-type': 'application/x-www-form-urlencoded' });
      expectProblem(await form.post('/articles', 'headline=H&body=B'), 401, 'not_signed_in');
      expect(await countRows(service)).toEqual(before);
    });
  });

  describe('a read', () => {
    const PUBLIC: readonly [string, () => string][] = [
      ['articles', () => '/articles'],
      ['an article', () => `/articles/${articleId}`],
      ['its thread', () => '/articles/an-article/thread'],
      ['the comment policies', () => '/comment-policies'],
    ];
    const cacheControlOf = async (client: Client, path: string): Promise<(string | number | null)[]> => {
      const { status, headers } = await client.get(path);
      return [status, headers.get('cache-control'), headers.get('access-control-allow-origin')];
    };

    it.each(PUBLIC)(
      'of %s may be kept and asked about without a credential, and not with one',
      async (_, path) => {
        const cookie = `parley_session=${await sessionOf()}`;
        const { body } = await post(anyone, threadId);
        expect(await cacheControlOf(anyone, path())).toEqual([200, 'no-cache', '*']);
        const withCredential = [
          reader.client,
          publisher.client,
          anyone.as(body.guestToken),
          anyone.with({ cookie }),
          anyone.with({ cookie: `parley_guest=${body.guestToken}` }),
        ];
        for (const client of withCredential) {
          expect(await cacheControlOf(client, path())).toEqual([200, 'private, no-store', '*']);
        }
        const { headers } = await anyone.get(path());
        const varies = headers.get('vary')!.toLowerCase().split(/, */);
        expect(varies).toEqual(expect.arrayContaining(['authorization', 'cookie']));
        expect(headers.get('access-control-allow-credentials')).toBeNull();
      },
    );

    it('of comments is one for all readers, and another for staff, who may see what is hidden', async () => {
      const path = `/threads/${threadId}/comments`;
      const shared = [200, 'public, max-age=0, s-maxage=2, must-revalidate', '*'];
      for (const client of [anyone, reader.client])
        expect(await cacheControlOf(client, path)).toEqual(shared);
      for (const { client } of [moderator, publisher])
        expect(await cacheControlOf(client, path)).toEqual([200, 'private, no-store', '*']);
      expect((await anyone.get(path)).headers.get('vary')).toBe('accept-encoding');
    });

    it('that is personal is never kept', async () => {
      const paths = ['/me', '/moderation/queues', '/moderation/queues/held/items'];
      for (const path of paths) {
        expect(await cacheControlOf(moderator.client, path)).toEqual([200, 'private, no-store', '*']);
      }
      const mine = await cacheControlOf(anyone, `/threads/${threadId}/mine`);
      expect(mine).toEqual([200, 'private, no-store', '*']);
    });

    it('that is refused is open to any origin too, and a write to none', async () => {
      for (const path of ['/me', '/articles/nothing-here', '/nothing']) {
        const { status, headers } = await anyone.get(path);
        expect(status).toBeGreaterThanOrEqual(400);
        expect(headers.get('access-control-allow-origin')).toBe('*');
      }
      const written = await post(anyone, threadId);
      expect([written.status, written.headers.get('access-control-allow-origin')]).toEqual([201, null]);
    });
  });

  describe('the site of a request', () => {
    let theirs: Person;
    let theirThread: string;
    const there = { host: 'other.example' };
    const nowhere = { host: 'unknown.example' };

    beforeAll(async () => {
      const siteId = await service.addSite('other');
      theirs = await service.person('admin', 'Their Admin', 0, siteId);
      theirThread = (await hostArticle(theirs.client.with(there))).threadId;
    });

    it.each<[string, Record<string, string>, string, boolean]>([
      ['its host', there, '', true],
      ["its host, whatever its letters' case and port", { host: 'OTHER.example:8443' }, '', true],
      ['its host, before its key', there, '?site=test', true],
      ['its key', nowhere, '?site=other', true],
      ['another host, before the key', {}, '?site=other', false],
      ['another key', nowhere, '?site=test', false],
    ])('is that of %s', async (_what, headers, query, theirSite) => {
      const answer = await anyone.with(headers).get(`/threads/${theirThread}/comments${query}`);
      if (theirSite) expect(answer.status).toBe(200);
      else expectProblem(answer, 404, 'not_found');
    });

    it.each<[string, string, number, string]>([
      ['nothing', '', 400, 'site_required'],
      ['two keys', '?site=test&site=other', 400, 'site_required'],
      ['an unknown key', '?site=unknown', 404, 'not_found'],
      ['an empty key', '?site=', 404, 'not_found'],
      ['a NUL', '?site=%00', 404, 'not_found'],
    ])('is asked for where neither host nor key tell it: %s', async (_what, query, status, code) => {
      for (const path of ['/articles', '/moderation/queues', '/me']) {
        expectProblem(await moderator.client.with(nowhere).get(`${path}${query}`), status, code);
      }
    });

    it('is not needed by the signs of life', async () => {
      for (const path of ['/healthz', '/readyz']) {
        const answer = await anyone.with(nowhere).fromRoot().get(path);
        expect(answer.status).toBe(200);
      }
    });

    it('is the only one where credentials of another are good for anything', async () => {
      const paths = [
        '/me',
        '/moderation/queues',
        '/closing-policies/site',
        `/threads/${threadId}/comments`,
        '/articles',
      ];
      for (const path of paths) {
        expectProblem(await theirs.client.get(path), 401, 'not_signed_in');
        expectProblem(await publisher.client.with(there).get(path), 401, 'not_signed_in');
      }
      const session = await anyone.with(there).post('/sessions', { link: theirs.link, as: 'token' });
      expect((await anyone.with(there).as(session.body.token).get('/me')).body.role).toBe('admin');
      expectProblem(await anyone.as(session.body.token).get('/me'), 401, 'not_signed_in');
      expectProblem(
        await anyone.with(there).post('/sessions', { link: await newLink() }),
        400,
        'sign_in_link_invalid',
      );
      const cookie = `parley_session=${session.body.token}`;
      expectProblem(await anyone.with({ cookie }).get('/me'), 401, 'not_signed_in');
    });
  });

  describe('who may', () => {
    type Role = 'anyone' | 'guest' | 'reader' | 'moderator' | 'publisher' | 'admin';
    const ROLES: readonly Role[] = ['anyone', 'guest', 'reader', 'moderator', 'publisher', 'admin'];
    const clients = {} as Record<Role, Client>;
    let commentId: string;

    beforeAll(async () => {
      const { body } = await post(anyone, threadId);
      commentId = body.comment.id;
      const admin = await service.person('admin');
      Object.assign(clients, {
        anyone,
        guest: anyone.as(body.guestToken),
        reader: reader.client,
        moderator: moderator.client,
        publisher: publisher.client,
        admin: admin.client,
      });
    });

    /** Whoever reaches one of these has no right to fail for another reason: what is sent is good. */
    const ROUTES: readonly [smallest: Role, method: string, path: () => string, body?: () => object][] = [
      ['reader', 'GET', () => '/api/v1/me'],
      ['moderator', 'GET', () => '/api/v1/moderation/queues'],
      ['moderator', 'GET', () => '/api/v1/moderation/queues/held/items'],
      [
        'moderator',
        'POST',
        () => `/api/v1/moderation/comments/${commentId}/decisions`,
        () => ({ action: 'approve', revision: 1 }),
      ],
      ['publisher', 'POST', () => '/api/v1/articles', () => ({ headline: newText(), body: '<p>Text.</p>' })],
      ['publisher', 'POST', () => `/api/v1/threads/${threadId}/close`, () => ({})],
      ['publisher', 'POST', () => `/api/v1/threads/${threadId}/reopen`, () => ({ until: null })],
      ['publisher', 'GET', () => '/api/v1/closing-policies/site'],
      ['publisher', 'GET', () => `/api/v1/closing-policies/article:${articleId}`],
      ['publisher', 'GET', () => '/api/v1/closing-policies/site/versions'],
      ['publisher', 'PUT', () => `/api/v1/closing-policies/article:${articleId}`, () => ({})],
      ['moderator', 'GET', () => '/console'],
      [
        'moderator',
        'POST',
        () => `/console/comments/${commentId}/decisions`,
        () => ({ action: 'approve', revision: 1 }),
      ],
      ['publisher', 'POST', () => '/articles/an-article/close', () => ({})],
      ['publisher', 'POST', () => '/articles/an-article/reopen', () => ({})],
    ];

    const table = ROUTES.flatMap(([smallest, method, path, body]) =>
      ROLES.map((role) => ({ role, method, path, body, smallest, title: path.toString().slice(6, -1) })),
    );

    it.each(table)('$role: $method $title', async ({ role, method, path, body, smallest }) => {
      const allowed = ROLES.indexOf(role) >= ROLES.indexOf(smallest);
      const client = clients[role].fromRoot().with({ 'if-match': '"0"' });
      const before = await countRows(service);
      const answer = await client.send(method, path(), body?.());
      if (allowed) {
        // What has been done already is in the way of doing it again; that one may is what matters here.
        expect([200, 201, 303, 409, 412]).toContain(answer.status);
      } else {
        const signedIn = role !== 'anyone' && role !== 'guest';
        expectProblem(answer, signedIn ? 403 : 401, signedIn ? 'not_allowed' : 'not_signed_in');
        expect(await countRows(service)).toEqual(before);
      }
    });

    /** Other ways to write a path that some server, somewhere, takes for the same. */
    const SPELLINGS: readonly [string, (path: string) => string][] = [
      ['a slash at the end', (path) => `${path}/`],
      ['two slashes at the end', (path) => `${path}//`],
      ['two slashes at the start', (path) => `/${path}`],
      ['two slashes within', (path) => path.replace(/(.)\//, '$1//')],
      [
        'a letter as its code',
        (path) =>
          path.replace(
            /\/([a-z])(?=[a-z]+\/?[^/]*$)/,
            (_, letter: string) => `/%${letter.charCodeAt(0).toString(16)}`,
          ),
      ],
      [
        'every letter as its code',
        (path) => path.replace(/[a-z]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
      ],
      ['a slash as its code', (path) => path.replace(/(.)\//, '$1%2f')],
      ['capitals', (path) => path.toUpperCase()],
      ['a parameter', (path) => `${path};x=1`],
      ['an extension', (path) => `${path}.json`],
      ['a dot', (path) => path.replace(/(.)\//, '$1/./')],
      ['a step up', (path) => `/healthz/..${path}`],
      ['a coded step up', (path) => `/healthz/%2e%2e${path}`],
      ['a backslash', (path) => path.replace(/(.)\//, '$1\\')],
      ['a query', (path) => `${path}?role=admin`],
      ['a NUL', (path) => `${path}%00`],
      ['a space', (path) => `${path}%20`],
    ];

    it.each(SPELLINGS)('nobody gets in by %s', async (_what, spell) => {
      const before = await countRows(service);
      for (const [smallest, method, path, body] of ROUTES) {
        for (const role of ROLES.slice(0, ROLES.indexOf(smallest))) {
          const client = clients[role].fromRoot().with({ 'if-match': '"0"' });
          for (const way of method === 'GET' ? ['GET', 'HEAD'] : [method]) {
            const { status } = await client.send(way, spell(path()), body?.());
            expect({ path: spell(path()), refused: status >= 400 && status < 500 }).toEqual({
              path: spell(path()),
              refused: true,
            });
          }
        }
      }
      expect(await countRows(service)).toEqual(before);
    });

    it.each<[string, Record<string, string>]>([
      ['no content type that is known', { 'content-type': 'application/x-unknown' }],
      ['plain text', { 'content-type': 'text/plain' }],
      ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
      ['a form in other letters', { 'content-type': 'APPLICATION/X-WWW-FORM-URLENCODED; charset=x' }],
      ['a content type of nonsense', { 'content-type': ';;;' }],
      ['another method by a header', { 'x-http-method-override': 'GET', 'x-method-override': 'HEAD' }],
      ['another path by a header', { 'x-original-url': '/healthz', 'x-rewrite-url': '/healthz' }],
      ['an address of the house', { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '::1' }],
      ['a host by a header', { 'x-forwarded-host': 'localhost' }],
      ['a credential that is none', { authorization: 'Bearer null' }],
      ['a wish for a page', { accept: 'text/html' }],
    ])('nobody gets in by sending %s', async (_what, headers) => {
      const before = await countRows(service);
      for (const [smallest, method, path, body] of ROUTES) {
        for (const role of ROLES.slice(0, ROLES.indexOf(smallest))) {
          const client = clients[role].fromRoot().with({ 'if-match': '"0"', ...headers });
          for (const way of method === 'GET' ? ['GET', 'HEAD'] : [method]) {
            const { status } = await client.send(way, path(), body?.());
            expect({ path: path(), refused: status >= 400 && status < 500 }).toEqual({
              path: path(),
              refused: true,
            });
          }
        }
      }
      expect(await countRows(service)).toEqual(before);
    });
  });

  it('leaves every stored count true', async () => {
    expect(await service.differences()).toEqual([]);
  });
});
