import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import type { Client } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const TOKEN = 'the-token-of-whoever-counts';

describe('what the service counts of itself', () => {
  let service: TestService;
  let root: Client;
  let publisher: Person;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start();
    root = service.anyone().fromRoot();
    publisher = await service.person('publisher');
    threadId = (await hostArticle(publisher.client)).threadId;
  });

  afterAll(() => service.stop());

  /** The value of one line, such as `parley_posts_total{outcome="accepted"}`. */
  async function value(line: string): Promise<number> {
    const { status, body, headers } = await root.get('/metrics');
    expect({ status, type: headers.get('content-type') }).toMatchObject({
      status: 200,
      type: expect.stringContaining('text/plain'),
    });
    const found = (body as string).split('\n').find((one) => one.startsWith(`${line} `));
    return found === undefined ? 0 : Number(found.split(' ').at(-1));
  }

  it('has the requests by route, method and class of status', async () => {
    const line = (status: string): string =>
      `parley_http_request_duration_seconds_count{route="/api/v1/articles/:article",method="GET",status="${status}"}`;
    await service.anyone().get('/articles/nothing');
    await service.anyone().get('/articles/nothing-either');
    expect([await value(line('2xx')), await value(line('4xx'))]).toEqual([0, 2]);
  });

  it('has the posts, accepted and refused by why', async () => {
    const line = (outcome: string): string => `parley_posts_total{outcome="${outcome}"}`;
    await post(service.anyone(), threadId);
    await post(service.anyone(), threadId);
    await service.anyone().post(`/threads/${threadId}/comments`, { body: newText() });
    await publisher.client.post(`/threads/${threadId}/close`);
    await post(service.anyone(), threadId);
    const outcomes = ['accepted', 'not_signed_in', 'thread_closed', 'internal'];
    const counted = await Promise.all(outcomes.map((outcome) => value(line(outcome))));
    expect(counted).toEqual([2, 1, 1, 0]);
  });

  it('has the connections of the pool', async () => {
    expect(await value('parley_database_connections')).toBeGreaterThan(0);
    expect(await value('parley_database_waiting')).toBe(0);
    expect(await value('parley_database_connections_in_use')).toBeGreaterThanOrEqual(0);
  });

  it('has the events that have not left, and how old they are', async () => {
    // Later than any attempt of the relay.
    const unsent = `UPDATE outbox SET sent_at = NULL, next_attempt_at = 'infinity'`;
    const count = await service.database.transaction((tx) => tx.run(unsent));
    expect(count).toBeGreaterThan(0);
    expect(await value('parley_outbox_unsent')).toBe(count);
    await service.moveClock(3_600_000);
    expect(await value('parley_outbox_oldest_seconds')).toBeGreaterThanOrEqual(3_600);
    await service.database.transaction((tx) => tx.run('UPDATE outbox SET sent_at = parley_now()'));
    expect([await value('parley_outbox_unsent'), await value('parley_outbox_oldest_seconds')]).toEqual([
      0, 0,
    ]);
  });

  it('has the lag of the process', async () => {
    const { body } = await root.get('/metrics');
    expect(body).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  it('names no path, person or site', async () => {
    const { body } = await root.get('/metrics');
    expect(body).not.toContain('nothing-either');
    expect(body).not.toContain(threadId);
  });

  it('is not for who comes through a proxy of this machine', async () => {
    for (const header of ['x-forwarded-for', 'forwarded'])
      expectProblem(await root.with({ [header]: '127.0.0.1' }).get('/metrics'), 404, 'not_found');
  });

  it('needs the token, where there is one', async () => {
    const guarded = await TestService.start({ metricsToken: TOKEN });
    const client = guarded.anyone().fromRoot();
    for (const given of ['wrong', TOKEN.slice(1), `${TOKEN}x`])
      expectProblem(await client.as(given).get('/metrics'), 404, 'not_found');
    expectProblem(await client.get('/metrics'), 404, 'not_found');
    await guarded.stop();
  });

  it('in production is there with the token only', async () => {
    const metricsToken = 'a-token-of-the-tests';
    const open = await TestService.start({ production: true });
    expectProblem(await open.anyone().fromRoot().get('/metrics'), 404, 'not_found');
    await open.stop();
    const guarded = await TestService.start({ production: true, metricsToken });
    expect((await guarded.anyone().fromRoot().as(metricsToken).get('/metrics')).status).toBe(200);
    expectProblem(await guarded.anyone().fromRoot().get('/metrics'), 404, 'not_found');
    await guarded.stop();
  });
});
