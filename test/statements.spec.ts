import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import type { Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { impose, later, newGuest } from './support/sanctions.js';
import { TestService, type Person } from './support/service.js';

const MINUTE = 60_000;

describe('statements', () => {
  let service: TestService;
  let publisher: Person;
  let moderator: Person;
  let threadId: string;
  let slug: string;

  beforeAll(async () => {
    service = await TestService.start();
    publisher = await service.person('publisher', 'Penelope');
    moderator = await service.person('moderator', 'Mordecai');
    const hosted = await hostArticle(publisher.client);
    threadId = hosted.threadId;
    slug = hosted.article.slug as string;
  });

  afterAll(() => service.stop());

  const decide = async ({ id }: Json, action: string, revision: number): Promise<Json> => {
    const answer = await moderator.client.post(`/moderation/comments/${id}/decisions`, {
      action,
      revision,
      rule: 'abuse',
      note: 'A private note',
    });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const statements = async (client: Client, query = ''): Promise<Json> =>
    (await client.get(`/me/statements${query}`)).body;
  const standings = async (client: Client): Promise<string[]> => {
    const items: Json[] = (await statements(client)).items;
    return items.map(({ action, standing }) => `${action}: ${standing}`);
  };

  it.each(['guest', 'account'])('tell a %s what was decided, under which rule', async (kind) => {
    const reader = await service.person('reader', `Reader ${kind}`);
    const { comment, client } =
      kind === 'guest'
        ? await newGuest(service, threadId)
        : { client: reader.client, comment: (await post(reader.client, threadId)).body.comment };
    const { id } = await decide(comment, 'reject', 1);
    const { items } = await statements(client);
    expect(items).toEqual([
      {
        id,
        kind: 'decision',
        action: 'reject',
        comment: {
          id: comment.id,
          threadId,
          html: comment.html,
          article: { slug, headline: 'An article' },
        },
        rule: { key: 'abuse', title: expect.any(String), text: expect.any(String), version: 1 },
        decidedAt: expect.any(String),
        until: null,
        automated: false,
        standing: 'in force',
        acknowledgedAt: null,
      },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/private|mordecai/i);
    expect(JSON.stringify(items)).not.toContain(moderator.id);
  });

  it('say what became of a decision', async () => {
    const { comment, client } = await newGuest(service, threadId);
    const decision = await decide(comment, 'spam', 1);
    await moderator.client.post(`/moderation/decisions/${decision.id}/undo`);
    expect(await standings(client)).toEqual(['spam: taken back']);
    await service.moveClock(1_000);
    await decide(comment, 'reject', 3);
    expect(await standings(client)).toEqual(['reject: in force', 'spam: taken back']);
    const restored = await decide(comment, 'restore', 4);
    expect(await standings(client)).toEqual(['reject: superseded', 'spam: taken back']);
    await moderator.client.post(`/moderation/decisions/${restored.id}/undo`);
    expect(await standings(client)).toEqual(['reject: in force', 'spam: taken back']);
  });

  it('keep the words of the version that was cited', async () => {
    const { comment, client } = await newGuest(service, threadId);
    await decide(comment, 'reject', 1);
    const before = (await statements(client)).items[0].rule;
    const version = await service.publishPolicy('implied');
    await service.database.query('UPDATE comment_policy_rules SET text = $2 WHERE version = $1', [
      version,
      'Other words.',
    ]);
    expect((await statements(client)).items[0].rule).toEqual(before);
  });

  it('tell of sanctions: in force, expired, lifted, acknowledged', async () => {
    const guest = await newGuest(service, threadId, 'told@person.example');
    const other = await newGuest(service, threadId);
    const until = await later(service, MINUTE);
    await impose(publisher.client, 'mute', { guest: guest.id }, { until, note: 'A private note' });
    await service.moveClock(1_000);
    const ban = await impose(publisher.client, 'ban', { emailOf: guest.comment.id });
    await service.moveClock(1_000);
    await impose(publisher.client, 'mute', { addressOf: guest.comment.id }, { until });
    const warning = await impose(
      publisher.client,
      'warn',
      { guest: guest.id },
      { rule: 'abuse', comment: guest.comment.id },
    );
    expect(await standings(guest.client)).toEqual(['warn: in force', 'ban: in force', 'mute: in force']);
    await service.moveClock(MINUTE);
    await publisher.client.send('DELETE', `/moderation/sanctions/${ban.id}`);
    await guest.client.post(`/me/sanctions/${warning.id}/acknowledgement`);
    const { items } = await statements(guest.client);
    expect(items).toMatchObject([
      {
        id: warning.id,
        kind: 'sanction',
        standing: 'in force',
        acknowledgedAt: expect.any(String),
        comment: { id: guest.comment.id },
        rule: { key: 'abuse' },
      },
      { action: 'ban', standing: 'lifted' },
      { action: 'mute', standing: 'expired', until },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/private|penelope|told@/i);
    expect(await standings(other.client)).toEqual([]);
  });

  it('show no comment of another, and no hidden article', async () => {
    const guest = await newGuest(service, threadId);
    const other = await newGuest(service, threadId);
    await impose(publisher.client, 'hold', { guest: guest.id }, { comment: other.comment.id });
    expect((await statements(guest.client)).items).toMatchObject([{ action: 'hold', comment: null }]);
    const hosted = await hostArticle(publisher.client, { headline: 'A secret headline' });
    const { body } = await post(other.client, hosted.threadId);
    await decide(body.comment, 'reject', 1);
    await publisher.client.patch(`/articles/${hosted.article.id}`, { state: 'hidden' });
    const { items } = await statements(other.client);
    expect(items).toMatchObject([{ comment: { id: body.comment.id, article: null } }]);
  });

  it('come page by page', async () => {
    const { client } = await newGuest(service, threadId);
    for (let nth = 0; nth < 3; nth += 1) {
      const { body } = await client.post(`/threads/${threadId}/comments`, { body: newText() });
      await decide(body.comment, 'reject', 1);
    }
    const all = (await statements(client)).items;
    const first = await statements(client, '?limit=2');
    const second = await statements(client, `?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(all);
    expect(second.nextCursor).toBeNull();
    for (const cursor of ['abc', all[0].comment.id])
      expectProblem(await client.get(`/me/statements?cursor=${cursor}`), 400, 'cursor_invalid');
    expectProblem(await service.anyone().get('/me/statements'), 401, 'not_signed_in');
  });
});
