import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import type { Client } from './support/client.js';
import { TestService } from './support/service.js';
import { until } from './support/until.js';

/** More than the service under test has connections. */
const POSTS = 40;

describe('a thread that everybody posts to', () => {
  let service: TestService;
  let publisher: Client;

  beforeAll(async () => {
    service = await TestService.start();
    publisher = (await service.person('publisher')).client;
  });

  afterAll(() => service.stop());

  it('keeps neither readers nor the posts of other threads waiting, and takes all of them in the end', async () => {
    const wanted = await hostArticle(publisher);
    const other = await hostArticle(publisher);
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    let isHeld = false;
    const holding = service.database.transaction(async (tx) => {
      await tx.run('SELECT FROM threads WHERE id = $1 FOR UPDATE', [wanted.threadId]);
      isHeld = true;
      await held;
    });
    await until('the thread to be held', () => isHeld);
    const posting = Array.from({ length: POSTS }, () => post(service.anyone(), wanted.threadId));
    await until('posts to wait for the thread', async () => {
      const waiting = await service.database.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return waiting.length === 2;
    });
    const read = await service.anyone().get(`/threads/${wanted.threadId}/comments`);
    expect({ status: read.status, items: read.body.items }).toEqual({ status: 200, items: [] });
    expect((await post(service.anyone(), other.threadId)).status).toBe(201);
    go();
    await holding;
    const statuses = (await Promise.all(posting)).map(({ status }) => status);
    expect(statuses).toEqual(Array(POSTS).fill(201));
    const numbers = await service.database.query<{ number: number }>(
      'SELECT number FROM comments WHERE thread_id = $1 ORDER BY number',
      [wanted.threadId],
    );
    expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: POSTS }, (_, n) => n + 1));
    expect(await service.differences()).toEqual([]);
  });
});
