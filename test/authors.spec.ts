import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HELD_FOR_LINKS, hostArticle, newText, post } from './support/articles.js';
import { valuesOf, type Answer, type Client, type Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const UNKNOWN_ID = '019a0000-0000-7000-8000-000000000000';

describe('looking up authors', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let ada: Person;
  let threadId: string;

  const lookUp = (query: string, by = ada): Promise<Answer> => by.client.get(`/moderation/authors?${query}`);
  const names = async (query: string): Promise<string[]> =>
    valuesOf((await lookUp(`query=${encodeURIComponent(query)}`)).body.items, 'name');
  const guest = async (name: string, email?: string): Promise<Json> =>
    (await post(anyone, threadId, { guest: { name, email } })).body;

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher', 'Zoe');
    ada = await service.person('moderator', 'Ada');
    await service.person('reader', 'marble arch');
    ({ threadId } = await hostArticle(publisher.client));
    for (const [name, email] of [
      ['Mary', 'mary@example.org'],
      ['MARY Shelley', 'Mary.Shelley@example.org'],
      ['100% true'],
      ['100 per cent'],
      ['a_b'],
      ['axb'],
      ['back\\slash'],
    ] as const)
      await guest(name, email);
  });

  afterAll(() => service.stop());

  it.each([
    ['mar', ['marble arch', 'Mary', 'MARY Shelley']],
    ['MARY S', ['MARY Shelley']],
    ['shelley', []],
    ['100%', ['100% true']],
    ['a_', ['a_b']],
    ['back\\', ['back\\slash']],
    ['%', []],
    ['mary@example.org', ['Mary']],
    ['MARY.SHELLEY@EXAMPLE.ORG', ['MARY Shelley']],
    ['marble.arch@test.example', ['marble arch']],
    ['mary@example', []],
    ["'; --", []],
  ])('by %s', async (query, expected) => expect(await names(query)).toEqual(expected));

  it('in the order of names, page by page, each once', async () => {
    const all = valuesOf((await lookUp('limit=100')).body.items, 'id');
    expect(all).toHaveLength(10);
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await lookUp(`limit=3${cursor}`);
      seen.push(...valuesOf(body.items, 'id'));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen).toEqual(all);
    for (const cursor of ['p', `p${UNKNOWN_ID}`, 'x'])
      expectProblem(await lookUp(`cursor=${cursor}`), 400, 'cursor_invalid');
  });

  it('with what became of their comments, and every decision on the last', async () => {
    const { guestToken, comment: first } = await guest('Counted', 'counted@example.org');
    const say = async (body: string): Promise<Json> =>
      (await post(anyone.as(guestToken), threadId, { body, guest: undefined })).body.comment;
    const decide = async ({ id }: Json, action: string, revision: number): Promise<Json> =>
      (
        await ada.client.post(`/moderation/comments/${id}/decisions`, {
          ...{ action, revision, rule: 'off-topic', note: 'Another bridge.' },
        })
      ).body;
    await decide(first, 'approve', 1);
    const second = await decide(first, 'reject', 2);
    await ada.client.post(`/moderation/decisions/${second.id}/undo`);
    const rejected = await say(newText());
    await decide(rejected, 'reject', 1);
    await say(`${HELD_FOR_LINKS} ${newText()}`);
    const gone = await say(newText());
    await anyone.as(guestToken).delete(`/comments/${gone.id}`);

    const { body } = await lookUp('query=counted');
    expect(body.items).toEqual([
      {
        ...{ kind: 'guest', id: expect.any(String), name: 'Counted', email: 'c***@example.org' },
        since: expect.any(String),
        comments: { published: 1, held: 1, rejected: 1, spam: 0, withdrawn: 1 },
        lastAt: gone.createdAt,
      },
    ]);
    const read = await ada.client.get(`/moderation/authors/${body.items[0].id}`);
    const { lastComments, ...author } = read.body;
    expect(author).toEqual(body.items[0]);
    expect(valuesOf(valuesOf(lastComments, 'comment'), 'status')).toEqual([
      ...['withdrawn', 'held', 'rejected', 'published'],
    ]);
    expect(lastComments[3].decisions).toMatchObject([
      {
        id: second.id,
        action: 'reject',
        rule: 'off-topic',
        policyVersion: 1,
        undone: { by: { id: ada.id } },
      },
      { action: 'approve', undone: null, note: 'Another bridge.', decidedBy: { id: ada.id, name: 'Ada' } },
    ]);
    const whole = await publisher.client.get(`/moderation/authors/${body.items[0].id}`);
    expect(whole.body.email).toBe('counted@example.org');
  });

  it('of an account that has said nothing', async () => {
    const { body } = await ada.client.get(`/moderation/authors/${publisher.id}`);
    expect(body).toMatchObject({
      ...{ kind: 'account', name: 'Zoe', email: 'z***@test.example', lastAt: null, lastComments: [] },
      comments: { published: 0, held: 0, rejected: 0, spam: 0, withdrawn: 0 },
    });
  });

  it('is for moderators of the whole site, and of theirs alone', async () => {
    const limited = await service.person('moderator', 'Limited');
    await service.limit(limited, [await service.addSection('sport')]);
    for (const path of ['/moderation/authors', `/moderation/authors/${ada.id}`]) {
      expectProblem(await limited.client.get(path), 403, 'not_allowed');
      expectProblem(await (await service.person('reader')).client.get(path), 403, 'not_allowed');
      expectProblem(await anyone.get(path), 401, 'not_signed_in');
    }
    const siteId = await service.addSite('elsewhere');
    const theirs = await service.person('moderator', 'Theirs', 0, siteId);
    const client = theirs.client.with({ host: 'elsewhere.example' });
    const { body } = await client.get('/moderation/authors');
    expect(valuesOf(body.items, 'name')).toEqual(['Theirs']);
    for (const id of [ada.id, UNKNOWN_ID, 'abc'])
      expectProblem(await client.get(`/moderation/authors/${id}`), 404, 'not_found');
  });
});
