import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

describe('a comment by itself', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderator: Person;

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator');
  });

  afterAll(() => service.stop());

  const say = async (threadId: string, comment: object = {}): Promise<Json> =>
    (await post(anyone, threadId, comment)).body.comment;
  const reject = async ({ id }: Json): Promise<void> => {
    const rejecting = { action: 'reject', rule: 'off-topic', revision: 1 };
    const { status } = await moderator.client.post(`/moderation/comments/${id}/decisions`, rejecting);
    expect(status).toBe(201);
  };
  const follow = ({ id }: Json, client = anyone): Promise<Answer> => client.fromRoot().get(`/comments/${id}`);

  /** Where the permalink leads; fails unless the comment is there. */
  const placeOf = async (comment: Json, client = anyone): Promise<string> => {
    const { status, headers } = await follow(comment, client);
    const location = headers.get('location') ?? '';
    expect({ status, location }).toEqual({ status: 302, location: expect.stringMatching(/^\/articles\//) });
    const [path, fragment] = location.split('#');
    const page = await client.fromRoot().get(path!);
    expect(page.status).toBe(200);
    expect(page.body).toContain(`<li id="${fragment}"`);
    expect(fragment).toBe(`comment-${comment.number ?? comment.id}`);
    return location;
  };

  it('comes with its article, its address and what it answers', async () => {
    const { article, threadId } = await hostArticle(publisher.client, { headline: 'On context' });
    const top = await say(threadId);
    const reply = await say(threadId, { parentId: top.id });
    const of = { id: article.id, slug: 'on-context', headline: 'On context' };
    const parent = (await anyone.get(`/comments/${top.id}`)).body;
    expect(parent).toEqual({
      ...top,
      replies: { count: 1, nextCursor: null },
      article: of,
      url: `/comments/${top.id}`,
      parent: null,
    });
    const { article: _article, url: _url, parent: _parent, ...shown } = parent;
    expect((await anyone.get(`/comments/${reply.id}`)).body).toEqual({
      ...reply,
      article: of,
      url: `/comments/${reply.id}`,
      parent: shown,
    });
  });

  it('answers a tombstone, of which nothing is told but its place', async () => {
    const { threadId } = await hostArticle(publisher.client);
    const top = await say(threadId, { body: 'the words that go', guest: { name: 'Gone Girl' } });
    const reply = await say(threadId, { parentId: top.id });
    await reject(top);
    const { body } = await anyone.get(`/comments/${reply.id}`);
    expect(body.parent).toMatchObject({ id: top.id, tombstone: true, author: null, html: null });
    expect(JSON.stringify(body)).not.toMatch(/words that go|Gone Girl/);
    await placeOf(top);
    await placeOf(reply);
  });

  it('answers nothing that its reader does not see', async () => {
    const { threadId } = await hostArticle(publisher.client);
    const top = await say(threadId);
    const { comment, guestToken } = (
      await post(anyone, threadId, { parentId: top.id, body: 'www.a.example www.b.example www.c.example' })
    ).body;
    await reject(top);
    const { body } = await anyone.as(guestToken).get(`/comments/${comment.id}`);
    expect(body).toMatchObject({ status: 'held', parentId: top.id, parent: null });
    expect((await moderator.client.get(`/comments/${comment.id}`)).body.parent.id).toBe(top.id);
  });

  it('on the first page leads to the article itself', async () => {
    const { article, threadId } = await hostArticle(publisher.client);
    const comments = [];
    for (let nth = 0; nth < 3; nth += 1) comments.push(await say(threadId));
    const reply = await say(threadId, { parentId: comments[1].id });
    const href = `/articles/${article.slug}`;
    for (const comment of [...comments, reply])
      expect(await placeOf(comment)).toBe(`${href}#comment-${comment.number}`);
  });

  it('beyond the first page leads to the page that begins with its top-level comment', async () => {
    const { threadId } = await hostArticle(publisher.client);
    const comments = [];
    for (let nth = 0; nth < 53; nth += 1) comments.push(await say(threadId));
    const reply = await say(threadId, { parentId: comments[51].id });
    expect(await placeOf(comments[49])).not.toContain('cursor=');
    expect(await placeOf(comments[50])).toContain('?cursor=p50#');
    expect(await placeOf(comments[52])).toContain('?cursor=p52#');
    expect(await placeOf(reply)).toContain('?cursor=p51#');
  });

  it('deep among replies leads to a page of them', async () => {
    const { threadId } = await hostArticle(publisher.client);
    const top = await say(threadId);
    const chain = [top];
    for (let depth = 1; depth <= 12; depth += 1)
      chain.push(await say(threadId, { parentId: chain.at(-1).id }));
    for (const comment of chain.slice(0, 4)) expect(await placeOf(comment)).not.toContain('?');
    for (const comment of chain.slice(4))
      expect(await placeOf(comment)).toContain(`?replies=${top.id}&cursor=r`);
    // What stands just before it is on the page too.
    const page = await anyone.fromRoot().get((await placeOf(chain[9])).split('#')[0]!);
    expect((page.body as string).match(/<li id="comment-\d+"/g)!.slice(0, 4)).toEqual(
      [1, 8, 9, 10].map((number) => `<li id="comment-${number}"`),
    );
    // Of what was answered there, but is not there, the link leads to it.
    expect(page.body).toContain(`href="/comments/${chain[6].id}"`);
  });

  it('is not here unless it is visible', async () => {
    const { article, threadId } = await hostArticle(publisher.client);
    const held = await say(threadId, { body: 'www.a.example www.b.example www.c.example' });
    const rejected = await say(threadId);
    await reject(rejected);
    const hidden = await hostArticle(publisher.client, { state: 'hidden' });
    const unseen = (await post(publisher.client, hidden.threadId, { guest: undefined })).body.comment;
    const nobody = [{ id: '019a0000-0000-7000-8000-000000000000' }, { id: 'x' }, { id: '%00' }];
    for (const comment of [held, rejected, unseen, ...nobody])
      expectProblem(await follow(comment), 404, 'not_found');
    expect((await follow(unseen, moderator.client)).headers.get('location')).toContain(hidden.article.slug);
    expect((await follow(held, moderator.client)).headers.get('location')).toContain(article.slug);
  });

  it('of another site is not here', async () => {
    const siteId = await service.addSite('elsewhere');
    const there = { host: 'elsewhere.example' };
    const theirs = (await service.person('publisher', 'Theirs', 0, siteId)).client.with(there);
    const { threadId } = await hostArticle(theirs);
    const { body } = await post(anyone.with(there), threadId);
    expect((await follow(body.comment, anyone.with(there))).status).toBe(302);
    expectProblem(await follow(body.comment), 404, 'not_found');
  });
});

describe('the like of a page', () => {
  it('is given and taken back by a form, which leads back to where it was', async () => {
    const service = await TestService.start();
    const publisher = await service.person('publisher');
    const { article, threadId } = await hostArticle(publisher.client);
    const { comment, guestToken } = (await post(service.anyone(), threadId)).body;
    const { guestToken: other } = (await post(service.anyone(), threadId)).body;
    const send = (cookie: string, query: string, body: string): Promise<Response> =>
      fetch(`${service.url()}/comments/${comment.id}/like${query}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: `parley_guest=${cookie}`, 'content-type': 'application/x-www-form-urlencoded' },
        body,
      });
    const page = (cookie: string, query = ''): Promise<Answer> =>
      service
        .anyone()
        .fromRoot()
        .with({ cookie: `parley_guest=${cookie}` })
        .get(`/articles/${article.slug}${query}`);
    const pressed = (html: string): string[] => html.match(/aria-pressed="\w+"/g) ?? [];

    const answer = await send(other, '?sort=best&cursor=b9.1', 'liked=true');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`/articles/${article.slug}?sort=best&cursor=b9.1#comment-1`);
    const liked = await page(other, '?sort=newest');
    expect(pressed(liked.body)).toEqual(['aria-pressed="true"']);
    expect(liked.body).toContain(`action="/comments/${comment.id}/like?sort=newest"`);
    expect(liked.body).toContain('1 like<');
    // Its author sees the count and no button; the other comment has one.
    expect(pressed((await page(guestToken)).body)).toEqual(['aria-pressed="false"']);
    expect((await page(guestToken)).body).not.toContain(`/comments/${comment.id}/like`);
    expect((await send(guestToken, '', 'liked=true')).status).toBe(403);
    expect((await send('nobody', '', 'liked=true')).status).toBe(401);
    expect(pressed((await service.anyone().fromRoot().get(`/articles/${article.slug}`)).body)).toEqual([]);
    for (const wrong of ['', 'liked=maybe']) expect((await send(other, '', wrong)).status).toBe(400);
    expect((await send(other, '?sort=sideways', 'liked=true')).status).toBe(400);
    expect((await send(other, '?cursor=//evil.example', 'liked=false')).headers.get('location')).toBe(
      `/articles/${article.slug}?cursor=%2F%2Fevil.example#comment-1`,
    );
    expect(pressed((await page(other)).body)).toEqual(['aria-pressed="false"']);
    await service.stop();
  });
});
