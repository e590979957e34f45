import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText } from './support/articles.js';
import type { Answer, Client } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { newGuest } from './support/sanctions.js';
import { TestService, type Person } from './support/service.js';
import { until } from './support/until.js';

describe('a ban while its author posts, on two instances', () => {
  let service: TestService;
  let publisher: Person;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start({ instances: 2 });
    publisher = await service.person('publisher');
    ({ threadId } = await hostArticle(publisher.client));
  });

  afterAll(async () => {
    try {
      expect(await service.differences()).toEqual([]);
    } finally {
      await service.stop();
    }
  });

  const say = (client: Client): Promise<Answer> =>
    client.post(`/threads/${threadId}/comments`, { body: newText() });
  const waits = async (what: string): Promise<boolean> =>
    (
      await service.database.query(
        `SELECT FROM pg_locks WHERE NOT granted AND locktype = $1 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        [what],
      )
    ).length > 0;

  it('waits for the post that was screened before it, and refuses the next', async () => {
    const guest = await newGuest(service, threadId);
    let banned = false;
    const { posted, ban } = await service.database.transaction(async (tx) => {
      // The post gets as far as storing its comment: it has read how its author stands.
      await tx.run('LOCK TABLE comments IN SHARE MODE');
      const post = say(service.anyone(1).as(guest.token));
      await until('the post', () => waits('relation'));
      const imposing = publisher.client
        .post('/moderation/sanctions', { kind: 'ban', on: { guest: guest.id } })
        .finally(() => (banned = true));
      await until('the ban', async () => banned || (await waits('advisory')));
      expect(banned).toBe(false);
      return { posted: post, ban: imposing };
    });
    expect([(await posted).status, (await ban).status]).toEqual([201, 201]);
    for (const instance of [0, 1]) {
      const client = service.anyone(instance).as(guest.token);
      expectProblem(await say(client), 403, 'author_banned');
    }
  });
});
