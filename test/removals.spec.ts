import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import { valuesOf, type Answer, type Client, type Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { DAY, later } from './support/sanctions.js';
import { TestService, type Person } from './support/service.js';

const LINKS = 'www.a.example www.b.example www.c.example';

describe('what a sanction removes with it', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderator: Person;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator');
    ({ threadId } = await hostArticle(publisher.client));
  });

  afterAll(async () => {
    expect(await service.differences()).toEqual([]);
    await service.stop();
  });

  const mute = async (on: Json, more: object = {}, headers = {}): Promise<Answer> =>
    moderator.client.with(headers).post('/moderation/sanctions', {
      ...{ kind: 'mute', on, until: await later(service, DAY), rule: 'abuse', ...more },
    });
  const statusesOf = async (comments: readonly Json[]): Promise<string[]> => {
    const found = await Promise.all(comments.map(({ id }) => moderator.client.get(`/comments/${id}`)));
    return valuesOf(valuesOf(found, 'body'), 'status');
  };
  /** One of before, then a published and a held one; answers them, and the instant between. */
  const writes = async (client: Client, more: object = {}): Promise<[Json, Json, Json, string]> => {
    const old = (await post(client, threadId, more)).body.comment;
    await service.moveClock(2 * DAY);
    const since = await later(service, -DAY);
    const published = (await post(client, threadId, more)).body.comment;
    const held = (await post(client, threadId, { ...more, body: `${newText()} ${LINKS}` })).body.comment;
    return [old, published, held, since];
  };

  it('is what they wrote since, as one bulk decision that comes back whole', async () => {
    const reader = await service.person('reader');
    const [old, published, held, removeSince] = await writes(reader.client);
    const key = { 'idempotency-key': 'a-sanction-of-one-author' };
    const answer = await mute({ account: reader.id }, { removeSince }, key);
    expect(answer.status).toBe(201);
    const { id, removal } = answer.body;
    expect(removal).toMatchObject({ id, state: 'done', action: 'reject', rule: 'abuse', count: 2 });
    const comments = [old, published, held];
    expect(await statusesOf(comments)).toEqual(['published', 'rejected', 'rejected']);
    const { items } = (await reader.client.get('/me/statements')).body;
    expect(valuesOf(items, 'kind').sort()).toEqual(['decision', 'decision', 'sanction']);
    const undone = await moderator.client.post(`/moderation/bulk-decisions/${id}/undo`);
    expect(undone.body).toMatchObject({ state: 'undone', results: { undone: 2 } });
    expect(await statusesOf(comments)).toEqual(['published', 'published', 'held']);
  });

  it('is nothing where nothing is asked for, and names its rule', async () => {
    const reader = await service.person('reader', 'Another');
    const [old, published, held, removeSince] = await writes(reader.client);
    const account = { account: reader.id };
    expectProblem(await mute(account, { removeSince, rule: null }), 400, 'rule_required');
    const { items } = (await moderator.client.get(`/moderation/sanctions?author=${reader.id}`)).body;
    expect(items).toEqual([]);
    expect((await mute(account)).body.removal).toBeNull();
    expect(await statusesOf([old, published, held])).toEqual(['published', 'published', 'held']);
  });

  it('is of the e-mail or the network that a comment came from, but not of staff', async () => {
    const guest = { name: 'Gus', email: 'Gus@mail.example' };
    const [old, published, held, removeSince] = await writes(anyone, { guest });
    const other = (await post(anyone, threadId, { guest: { name: 'Ann' } })).body.comment;
    const staff = (await post(moderator.client, threadId)).body.comment;
    const removed = await mute({ emailOf: published.id }, { removeSince });
    expect(removed.body.removal.count).toBe(2);
    expect(await statusesOf([old, published, held, other, staff])).toEqual([
      ...['published', 'rejected', 'rejected', 'published', 'published'],
    ]);
    await mute({ addressOf: other.id }, { removeSince });
    expect(await statusesOf([old, other, staff])).toEqual(['published', 'rejected', 'published']);
  });
});
