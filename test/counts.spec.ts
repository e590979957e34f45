import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import { valuesOf, type Client, type Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const UNKNOWN_ID = '019a0000-0000-7000-8000-000000000000';

describe('counts of many articles', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let open: Json;
  let closed: Json;
  let hidden: Json;

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher');
    open = await hostArticle(publisher.client, {
      slug: 'open',
      externalId: 'cms 1&2',
      canonicalUrl: 'https://news.example/open',
    });
    closed = await hostArticle(publisher.client, { slug: 'closed' });
    hidden = await hostArticle(publisher.client, { slug: 'hidden', state: 'hidden', externalId: 'secret' });
    const { body } = await post(anyone, open.threadId);
    await post(anyone, open.threadId, { parentId: body.comment.id });
    await post(anyone, open.threadId, { body: 'www.a.example www.b.example www.c.example' });
    await post(publisher.client, hidden.threadId, { guest: undefined });
    await publisher.client.post(`/threads/${closed.threadId}/close`);
  });

  afterAll(() => service.stop());

  const query = (names: readonly string[]): string =>
    names.map((name) => `article=${encodeURIComponent(name)}`).join('&');
  const counts = async (...names: string[]): Promise<Json[]> => {
    const { status, body } = await anyone.get(`/counts?${query(names)}`);
    expect({ status, nextCursor: body.nextCursor }).toEqual({ status: 200, nextCursor: null });
    expect(valuesOf(body.items, 'article')).toEqual(names);
    return body.items;
  };

  it('come by every kind of name, as asked, twice where asked twice', async () => {
    const names = [
      open.article.id,
      'open',
      'external:cms 1&2',
      'url:https://news.example/open',
      'closed',
      'open',
    ];
    const items = await counts(...names);
    const counted = { id: open.article.id, published: 2, topLevel: 1, state: 'open' };
    expect(items).toEqual(
      names.map((article) =>
        article === 'closed'
          ? { article, id: closed.article.id, published: 0, topLevel: 0, state: 'closed' }
          : { article, ...counted },
      ),
    );
  });

  it('of hidden articles are those of articles that are not there, for staff too', async () => {
    const names = [
      hidden.article.id,
      'hidden',
      'external:secret',
      UNKNOWN_ID,
      'none',
      'external:none',
      'url:x',
    ];
    const nothing = { id: null, published: 0, topLevel: 0, state: null };
    expect(await counts(...names)).toEqual(names.map((article) => ({ article, ...nothing })));
    const { body } = await publisher.client.get(`/counts?${query(names)}`);
    expect(body.items).toEqual(names.map((article) => ({ article, ...nothing })));
  });

  it('of another site are not told', async () => {
    const siteId = await service.addSite('elsewhere');
    const theirs = (await service.person('publisher', 'Theirs', 0, siteId)).client;
    const { article } = await hostArticle(theirs.with({ host: 'elsewhere.example' }), { slug: 'theirs' });
    expect(valuesOf(await counts(article.id, 'theirs'), 'id')).toEqual([null, null]);
    const there = await anyone.with({ host: 'elsewhere.example' }).get('/counts?article=theirs&article=open');
    expect(valuesOf(there.body.items, 'id')).toEqual([article.id, null]);
  });

  it('come for a hundred at a time', async () => {
    const names = Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? 'open' : `none-${index}`));
    expect((await counts(...names)).map(({ published }) => published)).toEqual(
      names.map((name) => (name === 'open' ? 2 : 0)),
    );
    expectProblem(await anyone.get(`/counts?${query([...names, 'open'])}`), 400, 'input_invalid');
  });

  it.each(['', '?article', '?articles=open', '?article[]=open'])('of none are refused: %s', async (asked) => {
    const { status, body } = await anyone.get(`/counts${asked}`);
    if (asked === '?article') expect(body.items).toEqual([{ ...body.items[0], article: '', id: null }]);
    else expect({ status, code: body.code }).toEqual({ status: 400, code: 'input_invalid' });
  });

  it.each(['%00', "a'b", 'external:', 'url:', '%20', '%F0%9F%90%88'])(
    'know no article named %s',
    async (name) => {
      const { body } = await anyone.get(`/counts?article=${name}`);
      expect(body.items).toMatchObject([{ article: decodeURIComponent(name), id: null }]);
    },
  );

  it('may be kept for a moment by anyone', async () => {
    for (const client of [anyone, publisher.client]) {
      const { headers } = await client.get('/counts?article=open');
      expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=2, must-revalidate');
    }
  });
});
