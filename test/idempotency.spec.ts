import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import { type Client, type Json, valuesOf } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { countRows } from './support/rows.js';
import { TestService, type Person } from './support/service.js';

const HELD_FOR_LINKS = 'www.a.example www.b.example www.c.example';

describe('a request that comes again with its Idempotency-Key', () => {
  let service: TestService;
  let publisher: Person;
  let moderator: Person;
  let reader: Person;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start({ instances: 2 });
    publisher = await service.person('publisher');
    moderator = await service.person('moderator');
    reader = await service.person('reader');
    threadId = await newThread();
  });

  afterAll(() => service.stop());

  const newThread = async (): Promise<string> => (await hostArticle(publisher.client)).threadId;
  const keyed = (client: Client, key: string = randomUUID()): Client =>
    client.with({ 'idempotency-key': key });
  const byRole = (): [string, Client][] => [
    ['a guest without a token', service.anyone()],
    ['a reader', reader.client],
    ['staff', moderator.client],
  ];

  it('answers the comment of the first, and writes nothing', async () => {
    for (const [, client] of byRole()) {
      const same = { body: newText() };
      const sender = keyed(client);
      const first = await post(sender, threadId, same);
      const before = await countRows(service);
      const again = await post(sender, threadId, same);
      expect(again.status).toBe(201);
      expect(again.body.comment).toEqual(first.body.comment);
      const after = await countRows(service);
      // A guest without a token gets a new one.
      expect({ ...after, credentials: before['credentials'] }).toEqual(before);
    }
  });

  it('is the same request whatever the order of its members', async () => {
    const sender = keyed(reader.client);
    const body = newText();
    const first = await sender.post(`/threads/${threadId}/comments`, `{"body":"${body}","parentId":null}`);
    const again = await sender.post(
      `/threads/${threadId}/comments`,
      `{ "parentId": null, "body": "${body}" }`,
    );
    expect(again.body.comment.id).toBe(first.body.comment.id);
  });

  it.each([
    ['a guest without a token', 0],
    ['a reader', 1],
    ['staff', 2],
  ])('makes one comment of 10 that %s sends at once to two instances', async (_who, index) => {
    const own = await newThread();
    const key = randomUUID();
    const same = { body: newText() };
    const token = [null, reader.token, moderator.token][index]!;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, nth) => {
        const client = service.anyone(nth % 2);
        return post(keyed(token === null ? client : client.as(token), key), own, same);
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(({ body }) => body.comment.id)).size).toBe(1);
    const [stored] = await service.database.query(
      'SELECT count(*)::integer AS count, count(DISTINCT guest_id)::integer AS guests FROM comments WHERE thread_id = $1',
      [own],
    );
    expect(stored).toEqual({ count: 1, guests: index === 0 ? 1 : 0 });
  });

  it('gives a guest who never saw the first answer a new token of the same guest', async () => {
    const sender = keyed(service.anyone());
    const same = { body: `${newText()} ${HELD_FOR_LINKS}` };
    const first = await post(sender, threadId, same);
    const again = await post(sender, threadId, same);
    expect(again.body.guestToken).toMatch(/^parley_guest_/);
    expect(again.body.guestToken).not.toBe(first.body.guestToken);
    // The held comment is seen by its author only, whichever token they hold.
    expect(again.body.comment).toMatchObject({ id: first.body.comment.id, status: 'held' });
    for (const token of [first.body.guestToken, again.body.guestToken]) {
      const mine = await service.anyone(1).as(token).get(`/threads/${threadId}/mine`);
      expect(valuesOf(mine.body.comments, 'id')).toEqual([first.body.comment.id]);
    }
  });

  it('does not give a token to one who knows the key but not the text', async () => {
    const sender = keyed(service.anyone());
    const first = await post(sender, threadId);
    const other = await post(sender, threadId);
    expect(other.status).toBe(201);
    expect(other.body.comment.id).not.toBe(first.body.comment.id);
    const authors = await service.database.query(
      'SELECT DISTINCT guest_id FROM comments WHERE id = ANY ($1)',
      [[first.body.comment.id, other.body.comment.id]],
    );
    expect(authors).toHaveLength(2);
  });

  it('is refused with another body, where there is a credential', async () => {
    const { body: guest } = await post(service.anyone(), threadId);
    for (const client of [reader.client, moderator.client, service.anyone().as(guest.guestToken)]) {
      const sender = keyed(client);
      expect((await post(sender, threadId)).status).toBe(201);
      const before = await countRows(service);
      expectProblem(await post(sender, threadId), 422, 'idempotency_mismatch');
      expect(await countRows(service)).toEqual(before);
    }
  });

  it('is another request for another person, in another discussion or on another route', async () => {
    const key = randomUUID();
    const same = { body: newText() };
    const otherThread = await newThread();
    const answers = [
      await post(keyed(service.anyone(), key), threadId, same),
      await post(keyed(reader.client, key), threadId, same),
      await post(keyed(publisher.client, key), threadId, same),
      await post(keyed(reader.client, key), otherThread, same),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.comment.id)).size).toBe(4);
    expect(
      (await keyed(publisher.client, key).post('/articles', { headline: 'H', body: '<p>B</p>' })).status,
    ).toBe(201);
  });

  it.each([
    ['short by one', 'x'.repeat(15)],
    ['too long', 'x'.repeat(201)],
    ['empty', ''],
    ['with spaces', 'a key with spaces in it'],
  ])('has no key that is %s', async (_what, key) => {
    const before = await countRows(service);
    for (const [, client] of byRole()) {
      expectProblem(await post(keyed(client, key), threadId), 400, 'idempotency_key_invalid');
    }
    const article = { headline: 'H', body: '<p>B</p>' };
    expectProblem(
      await keyed(publisher.client, key).post('/articles', article),
      400,
      'idempotency_key_invalid',
    );
    expect(await countRows(service)).toEqual(before);
  });

  it.each([
    ['16', 16],
    ['200', 200],
  ])('may have a key of %s characters', async (_what, length) => {
    const sender = keyed(reader.client, 'k'.repeat(length));
    const same = { body: newText() };
    const first = await post(sender, threadId, same);
    expect((await post(sender, threadId, same)).body.comment.id).toBe(first.body.comment.id);
  });

  it('is looked up before the discussion is asked whether it is open', async () => {
    const own = await newThread();
    const same = { body: newText() };
    const senders = byRole().map(([, client]) => keyed(client));
    const first = await Promise.all(senders.map((sender) => post(sender, own, same)));
    await publisher.client.post(`/threads/${own}/close`);
    expectProblem(await post(reader.client, own), 403, 'thread_closed');
    for (const [index, sender] of senders.entries()) {
      const again = await post(sender, own, same);
      expect(again.status).toBe(201);
      expect(again.body.comment.id).toBe(first[index]!.body.comment.id);
    }
  });

  it('answers the comment as it is now', async () => {
    const sender = keyed(service.anyone());
    const same = { body: `${newText()} ${HELD_FOR_LINKS}` };
    const { body: first } = await post(sender, threadId, same);
    await moderator.client.post(`/moderation/comments/${first.comment.id}/decisions`, {
      action: 'approve',
      revision: 1,
    });
    expect((await post(sender, threadId, same)).body.comment).toMatchObject({
      id: first.comment.id,
      status: 'published',
      revision: 2,
    });
  });

  it('answers the comment as it is now, also where it was rejected meanwhile', async () => {
    for (const client of [service.anyone(), reader.client]) {
      const sender = keyed(client);
      const same = { body: newText() };
      const { body: first } = await post(sender, threadId, same);
      const decision = { action: 'reject', revision: 1, rule: 'abuse' };
      await moderator.client.post(`/moderation/comments/${first.comment.id}/decisions`, decision);
      const again = await post(sender, threadId, same);
      expect(again.status).toBe(201);
      expect(again.body.comment).toMatchObject({ id: first.comment.id, status: 'rejected', revision: 2 });
    }
  });

  it('may be sent again after a refusal: what was refused has stored no key', async () => {
    const own = await newThread();
    await publisher.client.post(`/threads/${own}/close`);
    const same = { body: newText() };
    const refusals: [Client, string, object, number, string][] = [
      [reader.client, own, same, 403, 'thread_closed'],
      [service.anyone(), own, same, 403, 'thread_closed'],
      [reader.client, threadId, { body: '' }, 400, 'body_empty'],
      [service.anyone(), threadId, { body: newText(), guest: { name: '' } }, 400, 'name_invalid'],
      [reader.client, threadId, { body: newText(), parentId: 'nobody' }, 400, 'parent_unknown'],
    ];
    for (const [client, thread, comment, status, code] of refusals) {
      const key = randomUUID();
      expectProblem(await post(keyed(client, key), thread, comment), status, code);
      const stored = await service.database.query('SELECT FROM idempotency_keys WHERE key = $1', [key]);
      expect(stored).toEqual([]);
    }
    const sender = keyed(reader.client);
    expectProblem(await post(sender, own, same), 403, 'thread_closed');
    await publisher.client.post(`/threads/${own}/reopen`, { until: null });
    expect((await post(sender, own, same)).status).toBe(201);
  });

  it('keeps neither text nor address', async () => {
    const sender = keyed(service.anyone());
    await post(sender, threadId, { body: 'a very particular text', guest: { name: 'Particula' } });
    const rows = await service.database.query<Json>(
      'SELECT row_to_json(k)::text AS row FROM idempotency_keys k',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toMatch(/particular|Particula|127\.0\.0/);
  });

  describe('POST /articles', () => {
    const article = () => ({ headline: newText(), body: '<p>Text.</p>' });

    it('answers the article of the first', async () => {
      const sender = keyed(publisher.client);
      const same = article();
      const first = await sender.post('/articles', same);
      const before = await countRows(service);
      const again = await sender.post('/articles', same);
      expect([first.status, again.status]).toEqual([201, 201]);
      expect(again.body).toEqual(first.body);
      expect(await countRows(service)).toEqual(before);
    });

    it('makes one article of 10 at once on two instances', async () => {
      const key = randomUUID();
      const same = article();
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, nth) =>
          keyed(service.anyone(nth % 2).as(publisher.token), key).post('/articles', same),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    });

    it('is refused with another body, and stores no key when it is refused', async () => {
      const sender = keyed(publisher.client);
      expectProblem(
        await sender.post('/articles', { ...article(), section: 'sport' }),
        400,
        'section_unknown',
      );
      expect((await sender.post('/articles', article())).status).toBe(201);
      expectProblem(await sender.post('/articles', article()), 422, 'idempotency_mismatch');
    });
  });

  it('leaves every stored count true', async () => {
    expect(await service.differences()).toEqual([]);
  });
});
