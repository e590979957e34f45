import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

describe('likes', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderator: Person;
  let reader: Person;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start({ instances: 2 });
    anyone = service.anyone();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator');
    reader = await service.person('reader');
    ({ threadId } = await hostArticle(publisher.client));
  });

  afterAll(() => service.stop());

  afterEach(async () => {
    expect(await service.differences()).toEqual([]);
  });

  const say = async (comment: object = {}): Promise<Json> =>
    (await post(anyone, threadId, comment)).body.comment;
  const like = (by: Client, { id }: Json): Promise<Answer> => by.send('PUT', `/comments/${id}/like`);
  const unlike = (by: Client, { id }: Json): Promise<Answer> => by.send('DELETE', `/comments/${id}/like`);
  const read = async ({ id }: Json): Promise<Json> => (await anyone.get(`/comments/${id}`)).body;
  const reject = ({ id }: Json): Promise<Answer> =>
    moderator.client.post(`/moderation/comments/${id}/decisions`, {
      action: 'reject',
      rule: 'off-topic',
      revision: 1,
    });

  it('are given and taken back, by readers and by guests with their token', async () => {
    const comment = await say();
    expect(comment.likes).toBe(0);
    const guest = anyone.as((await post(anyone, threadId)).body.guestToken);
    expect((await like(reader.client, comment)).body).toEqual({ likes: 1, liked: true });
    expect((await like(guest, comment)).body).toEqual({ likes: 2, liked: true });
    expect((await read(comment)).likes).toBe(2);
    expect((await unlike(reader.client, comment)).body).toEqual({ likes: 1, liked: false });
    expect((await read(comment)).likes).toBe(1);
  });

  it('count once a person, however often', async () => {
    const comment = await say();
    for (let times = 0; times < 3; times += 1) {
      expect((await like(reader.client, comment)).body).toEqual({ likes: 1, liked: true });
    }
    for (let times = 0; times < 3; times += 1) {
      expect((await unlike(reader.client, comment)).body).toEqual({ likes: 0, liked: false });
    }
  });

  it('count once a person, also 50 at once on two instances', async () => {
    const comment = await say();
    const clients = [reader.client, service.anyone(1).as(reader.token)];
    const many = Array.from({ length: 50 }, (_, index) => clients[index % 2]!);
    const answers = await Promise.all(many.map((client) => like(client, comment)));
    expect(answers.map(({ status, body }) => ({ status, ...body }))).toEqual(
      many.map(() => ({ status: 200, likes: 1, liked: true })),
    );
    expect((await read(comment)).likes).toBe(1);
    const taken = await Promise.all(many.map((client) => unlike(client, comment)));
    expect(taken.map(({ body }) => body.likes)).toEqual(many.map(() => 0));
  });

  it('of many at once all count', async () => {
    const comment = await say();
    const guests = [];
    for (let nth = 0; nth < 8; nth += 1) guests.push((await post(anyone, threadId)).body.guestToken);
    const clients = guests.map((token, index) => service.anyone(index % 2).as(token));
    await Promise.all(clients.flatMap((client) => [like(client, comment), like(client, comment)]));
    expect((await read(comment)).likes).toBe(8);
  });

  it('need a credential, before anything else is looked at', async () => {
    const comment = await say();
    for (const id of [comment.id, '019a0000-0000-7000-8000-000000000000', 'x']) {
      expectProblem(await like(anyone, { id }), 401, 'not_signed_in');
      expectProblem(await unlike(anyone, { id }), 401, 'not_signed_in');
    }
  });

  it('are for what others wrote', async () => {
    const own = (await post(reader.client, threadId, { guest: undefined })).body.comment;
    expectProblem(await like(reader.client, own), 403, 'own_comment');
    const { comment, guestToken } = (await post(anyone, threadId)).body;
    expectProblem(await like(anyone.as(guestToken), comment), 403, 'own_comment');
  });

  it('are for what is published and here', async () => {
    const held = await say({ body: 'www.a.example www.b.example www.c.example' });
    expect(held.status).toBe('held');
    const tombstone = await say();
    await say({ parentId: tombstone.id });
    expect((await like(reader.client, tombstone)).status).toBe(200);
    expect((await reject(tombstone)).status).toBe(201);
    const hidden = await hostArticle(publisher.client, { state: 'hidden' });
    const unseen = (await post(publisher.client, hidden.threadId, { guest: undefined })).body.comment;
    const siteId = await service.addSite('elsewhere');
    const stranger = await service.person('reader', 'Stranger', 0, siteId);
    const there = stranger.client.with({ host: 'elsewhere.example' });
    const known = await say();
    for (const [client, comment] of [
      [reader.client, held],
      [moderator.client, held],
      [reader.client, tombstone],
      [reader.client, unseen],
      [there, known],
      [reader.client, { id: 'x' }],
      [reader.client, { id: '019a0000-0000-7000-8000-000000000000' }],
    ] as const) {
      expectProblem(await like(client, comment), 404, 'not_found');
      expectProblem(await unlike(client, comment), 404, 'not_found');
    }
    expect((await like(moderator.client, unseen)).status).toBe(200);
    const [row] = await service.database.query('SELECT likes FROM comments WHERE id = $1', [tombstone.id]);
    // What was removed keeps its likes, for the day that it is restored.
    expect(row).toEqual({ likes: 1 });
  });

  it('stay open in a thread that was closed, and end with the site’s switch', async () => {
    const { threadId: closed } = await hostArticle(publisher.client);
    const comment = (await post(anyone, closed)).body.comment;
    await publisher.client.post(`/threads/${closed}/close`);
    expect((await like(reader.client, comment)).body).toEqual({ likes: 1, liked: true });
    const policy = (ifMatch: string, body: object): Promise<Answer> =>
      publisher.client.with({ 'if-match': ifMatch }).put('/closing-policies/site', body);
    await policy('"0"', { switch: 'off' });
    expectProblem(await like(reader.client, comment), 403, 'thread_closed');
    expectProblem(await unlike(reader.client, comment), 403, 'thread_closed');
    await policy('"1"', {});
    expect((await unlike(reader.client, comment)).body).toEqual({ likes: 0, liked: false });
  });

  it('change neither the comment’s revision nor anything of its thread', async () => {
    const { article, threadId: quiet } = await hostArticle(publisher.client);
    const comment = (await post(anyone, quiet)).body.comment;
    const thread = async (): Promise<Json> => (await anyone.get(`/articles/${article.id}/thread`)).body;
    const facts = (): Promise<Json[]> =>
      service.database.query('SELECT * FROM threads WHERE id = $1', [quiet]);
    const before = [await thread(), await facts()];
    await like(reader.client, comment);
    expect([await thread(), await facts()]).toEqual(before);
    expect(await read(comment)).toMatchObject({ revision: comment.revision, likes: 1 });
  });

  it('wait for no post: the thread’s lock is not theirs', async () => {
    const comment = await say();
    await service.database.transaction(async (tx) => {
      await tx.query('SELECT FROM threads WHERE id = $1 FOR NO KEY UPDATE', [threadId]);
      expect((await like(reader.client, comment)).body).toEqual({ likes: 1, liked: true });
    });
  });

  it('are told to their own people only, with what waits', async () => {
    const { threadId: own } = await hostArticle(publisher.client);
    const comments = [];
    for (let nth = 0; nth < 3; nth += 1) comments.push((await post(anyone, own)).body.comment);
    for (const comment of comments.slice(0, 2)) await like(reader.client, comment);
    await like(moderator.client, comments[2]);
    const answer = await reader.client.get(`/threads/${own}/mine`);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.body).toEqual({
      comments: [],
      likes: comments.slice(0, 2).map(({ id }: Json) => id),
      reports: [],
    });
    expect((await anyone.get(`/threads/${own}/mine`)).body).toEqual({ comments: [], likes: [], reports: [] });
    // Elsewhere they like nothing.
    const { threadId: other } = await hostArticle(publisher.client);
    expect((await reader.client.get(`/threads/${other}/mine`)).body.likes).toEqual([]);
  });
});
