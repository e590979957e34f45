import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Reader } from '../src/platform/database/database.js';
import { hostArticle, newText, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';
import { TcpProxy } from './support/tcp-proxy.js';
import { until } from './support/until.js';

let service: TestService;
let publisher: Person;
let here: Client;
let there: Client;

beforeAll(async () => {
  service = await TestService.start({ instances: 2, hears: true });
  publisher = await service.person('publisher');
  here = service.anyone();
  there = service.anyone(1);
});

afterAll(() => service.stop());

const pathOf = (threadId: string): string => `/threads/${threadId}/comments`;
const bodies = ({ body }: Answer): string[] => (body.items as Json[]).map(({ html }) => html as string);

const LOCKED = 'LOCK TABLE threads, comments, sites, site_hosts IN ACCESS EXCLUSIVE MODE';

/** Who waits for what {@link LOCKED} holds. */
const waiting = async (reader: Reader): Promise<number> =>
  (
    await reader.query(
      `SELECT FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    )
  ).length;

/** Runs while nobody can read a thread or a comment from the database. */
const withoutDatabase = <T>(work: (reader: Reader) => Promise<T>): Promise<T> =>
  service.database.transaction(async (tx) => {
    await tx.query(LOCKED);
    return work(tx);
  });

/** An answer, and whether it came while nobody could read the database. */
async function ask(client: Client, path: string): Promise<{ answer: Answer; isFromMemory: boolean }> {
  let isAnswered = false;
  const asked = await withoutDatabase(async (reader) => {
    const answer = client.get(path).finally(() => (isAnswered = true));
    await until('an answer or a wait', async () => isAnswered || (await waiting(reader)) > 0);
    return { answer, isFromMemory: isAnswered };
  });
  return { answer: await asked.answer, isFromMemory: asked.isFromMemory };
}

/** Asks until an answer comes from memory. */
async function fromMemory(client: Client, path: string): Promise<Answer> {
  for (;;) {
    expect((await client.get(path)).status).toBeLessThan(400);
    const { answer, isFromMemory } = await ask(client, path);
    if (isFromMemory) return answer;
  }
}

describe('a page from memory', () => {
  it('needs no database: of comments, of an article, of counts, of feeds', async () => {
    const { article, threadId } = await hostArticle(publisher.client);
    await post(here, threadId);
    const pages = [
      [here, pathOf(threadId)],
      [here, `${pathOf(threadId)}?sort=newest`],
      [here, `/counts?article=${article.slug}`],
      [here.fromRoot(), `/articles/${article.slug}`],
      [here.fromRoot(), `/articles/${article.slug}/comments.rss`],
      [here.fromRoot(), '/comments.json'],
    ] as const;
    for (const [client, path] of pages) {
      const first = await client.get(path);
      const { status, body, headers } = await fromMemory(client, path);
      expect({ path, status, body }).toEqual({ path, status: 200, body: first.body });
      const same = (all: Headers): string[][] =>
        [...all].filter(([name]) => !['date', 'x-request-id', 'cache-control'].includes(name)).sort();
      expect(same(headers)).toEqual(same(first.headers));
      expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    }
  });

  it('is another after every change: here at once, there when it has been heard', async () => {
    const { threadId } = await hostArticle(publisher.client);
    for (const client of [here, there]) await fromMemory(client, pathOf(threadId));
    const first = (await post(here, threadId)).body.comment;
    expect(bodies(await here.get(pathOf(threadId)))).toEqual([first.html]);
    await until('the comment there', async () =>
      bodies(await there.get(pathOf(threadId))).includes(first.html as string),
    );
    const { status } = await publisher.client.post(`/moderation/comments/${first.id}/decisions`, {
      action: 'reject',
      revision: first.revision,
      rule: 'spam',
    });
    expect(status).toBe(201);
    expect(bodies(await here.get(pathOf(threadId)))).toEqual([]);
    await until('its removal there', async () => bodies(await there.get(pathOf(threadId))).length === 0);
  });

  it('is never older than what the reader has seen, nor read for a revision that is none', async () => {
    const { threadId } = await hostArticle(publisher.client);
    await fromMemory(there, pathOf(threadId));
    for (let nth = 0; nth < 10; nth += 1) {
      const { body, headers } = await post(here, threadId);
      const seen = Number(headers.get('thread-revision'));
      const page = await there.get(`${pathOf(threadId)}?seen=${seen}`);
      expect(page.body.revision).toBeGreaterThanOrEqual(seen);
      expect(bodies(page)).toContain(body.comment.html);
    }
    // Asked for before it is there, and again when it is.
    const next = `${pathOf(threadId)}?seen=${(await there.get(pathOf(threadId))).body.revision + 1}`;
    await there.get(next);
    const { html } = (await post(here, threadId)).body.comment;
    expect(bodies(await there.get(next))).toContain(html);
    const { status, body } = await there.get(`${pathOf(threadId)}?seen=2000000000`);
    expect({ status, comments: body.items.length }).toEqual({ status: 200, comments: 11 });
    expectProblem(await there.get(`${pathOf(threadId)}?seen=0`), 400, 'input_invalid');
  });

  it('is read once for all who miss it at the same time', async () => {
    const { threadId } = await hostArticle(publisher.client);
    await post(here, threadId);
    await post(here, threadId);
    let answers: Promise<Answer[]>;
    await service.database.transaction(async (tx) => {
      await tx.query('LOCK TABLE comments IN ACCESS EXCLUSIVE MODE');
      answers = Promise.all(Array.from({ length: 30 }, () => here.get(`${pathOf(threadId)}?sort=best`)));
      await until('the page being read', async () => (await waiting(tx)) > 0);
      expect(await waiting(tx)).toBe(1);
    });
    for (const answer of await answers!) expect(bodies(answer)).toHaveLength(2);
  });

  it.each<[string, (proxy: TcpProxy) => unknown]>([
    ['cut', (proxy) => proxy.away()],
    ['frozen', (proxy) => proxy.hold(true)],
  ])('is compared with the database where the connection on which it hears is %s', async (_how, fail) => {
    const proxy = await TcpProxy.before(service.databaseUrl);
    const deaf = service.anyone(await service.addInstance({ listenUrl: proxy.through(service.databaseUrl) }));
    const { threadId } = await hostArticle(publisher.client);
    await fromMemory(deaf, pathOf(threadId));
    await fail(proxy);
    const html = (await post(here, threadId)).body.comment.html as string;
    await until('the comment', async () => bodies(await deaf.get(pathOf(threadId))).includes(html));
    // From now on no copy is used without a look: it may be right, but nobody would have told.
    for (const { isFromMemory } of [await ask(deaf, pathOf(threadId)), await ask(deaf, pathOf(threadId))])
      expect(isFromMemory).toBe(false);
    const again = (await post(here, threadId)).body.comment.html as string;
    expect(bodies(await deaf.get(pathOf(threadId)))).toContain(again);
    proxy.hold(false);
    await proxy.away();
    await proxy.back();
    await fromMemory(deaf, pathOf(threadId));
    await proxy.away();
  });

  it('tells others also when its own connection is gone', async () => {
    const { threadId } = await hostArticle(publisher.client);
    await fromMemory(there, pathOf(threadId));
    await service.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'parley hints' AND datname = current_database()`,
    );
    const html = (await post(here, threadId)).body.comment.html as string;
    await until('the comment there', async () => bodies(await there.get(pathOf(threadId))).includes(html));
  });
});

const signIn = async ({ link }: Person): Promise<string> =>
  (await here.post('/sessions', { link, as: 'token' })).body.token as string;

describe('what everybody shares', () => {
  it('is compressed once, and each form has its tag', async () => {
    const { threadId } = await hostArticle(publisher.client);
    for (let nth = 0; nth < 5; nth += 1)
      await post(here, threadId, { body: `${newText()} ${'word '.repeat(60)}` });
    const get = (accepted: string): Promise<Answer> =>
      here.with({ 'accept-encoding': accepted }).get(pathOf(threadId));
    const plain = await get('identity');
    expect(plain.headers.get('content-encoding')).toBeNull();
    const tags = new Set([plain.headers.get('etag')]);
    for (const [accepted, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
    ] as const) {
      // From the database, and from memory.
      for (const path of [pathOf(threadId), pathOf(threadId)]) {
        const response = await fetch(`${service.url()}/api/v1${path}`, {
          headers: { 'accept-encoding': accepted },
        });
        expect(response.headers.get('content-encoding')).toBe(encoding);
        expect(response.headers.get('vary')).toBe('accept-encoding');
        expect(await response.json()).toEqual(plain.body);
        tags.add(response.headers.get('etag'));
      }
    }
    expect(tags.size).toBe(3);
    for (const tag of tags) {
      const accepted = tag!.includes('br') ? 'br' : tag!.includes('gzip') ? 'gzip' : 'identity';
      const asking = here.with({ 'if-none-match': tag!, 'accept-encoding': accepted });
      // An address that nobody has asked for without a tag: this answer too is remembered.
      const path = `${pathOf(threadId)}?sort=oldest&for=${accepted}`;
      expect((await asking.get(path)).status).toBe(304);
      const { status, headers } = await fromMemory(asking, path);
      expect({ status, etag: headers.get('etag') }).toEqual({ status: 304, etag: tag });
    }
  });

  it('is kept by others for as long as nothing is foreseen', async () => {
    const { article, threadId } = await hostArticle(publisher.client);
    const kept = async (): Promise<(string | null)[]> =>
      Promise.all(
        [here.get(pathOf(threadId)), here.fromRoot().get(`/articles/${article.slug}`)].map(async (answer) =>
          (await answer).headers.get('cache-control'),
        ),
      );
    const shared = (seconds: number): string => `public, max-age=0, s-maxage=${seconds}, must-revalidate`;
    expect(await kept()).toEqual([shared(2), shared(2)]);
    await publisher.client.post(`/threads/${threadId}/close`, {
      at: new Date(Date.now() + 1_900).toISOString(),
    });
    expect([shared(1), shared(0)]).toContain((await kept())[0]);
    await until('the closing', async () => (await kept()).every((one) => one === shared(60)));
    const { body } = await here.fromRoot().get(`/articles/${article.slug}`);
    expect(body).toContain('Comments are closed.');
  });

  it('is not for who shows a credential: what is theirs is private', async () => {
    const { article, threadId } = await hostArticle(publisher.client, { state: 'hidden' });
    expectProblem(await here.get(pathOf(threadId)), 404, 'not_found');
    const own = await publisher.client.get(pathOf(threadId));
    expect({ status: own.status, cache: own.headers.get('cache-control') }).toEqual({
      status: 200,
      cache: 'private, no-store',
    });
    expectProblem(await here.get(pathOf(threadId)), 404, 'not_found');
    await publisher.client.patch(`/articles/${article.id}`, { state: 'public' });
    expect((await here.get(pathOf(threadId))).status).toBe(200);
    const root = here.fromRoot();
    await fromMemory(root, `/articles/${article.slug}`);
    const session = await signIn(publisher);
    const drawn = await root.with({ cookie: `parley_session=${session}` }).get(`/articles/${article.slug}`);
    expect(drawn.headers.get('cache-control')).toBe('private, no-cache');
    expect(drawn.body).toContain('/sign-out');
    expect((await root.get(`/articles/${article.slug}`)).body).not.toContain('/sign-out');
    expectProblem(await here.as('parley_session_none').get(pathOf(threadId)), 401, 'not_signed_in');
    await publisher.client.patch(`/articles/${article.id}`, { state: 'hidden' });
    expectProblem(await here.get(pathOf(threadId)), 404, 'not_found');
    expect((await here.fromRoot().get(`/articles/${article.slug}`)).status).toBe(404);
  });

  it('holds nothing that belongs to one reader', async () => {
    const { article } = await hostArticle(publisher.client);
    const page = (): Promise<Answer> => here.fromRoot().get(`/articles/${article.slug}`);
    const { body, headers } = await page();
    expect(headers.get('vary')).toBe('accept-encoding, cookie');
    expect(headers.get('set-cookie')).toBeNull();
    expect(body).toContain('name="body"');
    expect(body).not.toMatch(/idempotencyKey|nonce|csrf/i);
    expect((await page()).body).toBe(body);
  });

  it('follows the settings of the site, and which site answers', async () => {
    const { article } = await hostArticle(publisher.client);
    const page = there.fromRoot().with({ host: 'nobody.example' });
    const path = `/articles/${article.slug}`;
    await fromMemory(page, path);
    const { headers } = await publisher.client.get('/settings');
    const set = await publisher.client
      .with({ 'if-match': headers.get('etag')! })
      .put('/settings', { name: 'The Renamed Times' });
    expect(set.status).toBe(200);
    await until('the new name', async () =>
      ((await page.get(path)).body as string).includes('The Renamed Times'),
    );
    await fromMemory(page, path);
    const admin = await service.person('admin');
    const added = await admin.client.post('/sites', {
      key: 'another',
      name: 'Another',
      hosts: ['another.example'],
    });
    expect(added.status).toBe(201);
    await until('the question which site is meant', async () => (await page.get(path)).status === 400);
  });
});
