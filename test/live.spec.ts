import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import type { Client } from './support/client.js';
import { EventReader } from './support/events.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';
import { TcpProxy } from './support/tcp-proxy.js';
import { until } from './support/until.js';

let service: TestService;
let publisher: Person;
let here: Client;
const readers: EventReader[] = [];

beforeAll(async () => {
  service = await TestService.start({ instances: 2, hears: true, streams: { heartbeat: 500 } });
  publisher = await service.person('publisher');
  here = service.anyone();
});

afterEach(() => {
  for (const reader of readers.splice(0)) reader.leave();
});

afterAll(() => service.stop());

const pathOf = (threadId: string): string => `/threads/${threadId}/events`;
const host = async (): Promise<string> => (await hostArticle(publisher.client)).threadId;

async function follow(
  threadId: string,
  instance = 0,
  headers: Record<string, string> = {},
): Promise<EventReader> {
  const reader = await EventReader.open(service.url(instance), pathOf(threadId), headers);
  readers.push(reader);
  await reader.until('the current state', () => true);
  return reader;
}

/** The value of a metric of an instance. */
async function metric(name: string, instance = 0): Promise<number> {
  const { body } = await service.anyone(instance).fromRoot().get('/metrics');
  return Number(new RegExp(`^${name} (.*)$`, 'm').exec(body as string)![1]);
}

describe('a stream of events of a thread', () => {
  it('tells what is current at once, to any website, and is kept by nobody', async () => {
    const threadId = await host();
    await post(here, threadId);
    const { status, headers, body } = await here
      .with({ 'accept-encoding': 'br, gzip' })
      .get(pathOf(threadId));
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    expect(headers.get('content-encoding')).toBeNull();
    expect(headers.get('x-request-id')).not.toBeNull();
    expect(body).toMatch(/^retry: \d{4}\n\n/);
    const reader = await follow(threadId);
    const { body: page } = await here.get(`/threads/${threadId}/comments`);
    expect(reader.events).toEqual([
      { revision: page.revision, counts: { published: 1, topLevel: 1 }, state: 'open' },
    ]);
    expect(reader.ids).toEqual([String(page.revision)]);
  });

  it('tells of a comment here and on another instance, and never of its words', async () => {
    const threadId = await host();
    const all = [await follow(threadId), await follow(threadId), await follow(threadId, 1)];
    const { body } = await post(here, threadId);
    for (const reader of all) {
      await reader.until('the comment', ({ counts }) => counts.published === 1);
      expect(Object.keys(reader.last)).toEqual(['revision', 'counts', 'state']);
    }
    await publisher.client.post(`/moderation/comments/${body.comment.id}/decisions`, {
      action: 'reject',
      revision: 1,
      rule: 'spam',
    });
    for (const reader of all) {
      await reader.until('its removal', ({ counts }) => counts.published === 0);
      const revisions = reader.events.map(({ revision }) => revision);
      expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
    }
  });

  it('tells the last of many changes, and not each of them', async () => {
    const threadId = await host();
    const reader = await follow(threadId);
    const many = 40;
    await Promise.all(Array.from({ length: many }, () => post(here, threadId)));
    await reader.until('all comments', ({ counts }) => counts.published === many);
    expect(reader.events.length).toBeLessThan(many);
  });

  it('is read once for all who follow the thread', async () => {
    const threadId = await host();
    const all = await Promise.all(Array.from({ length: 20 }, () => follow(threadId)));
    const waiting = async (): Promise<number> =>
      (
        await service.database.query(
          `SELECT FROM pg_locks WHERE NOT granted AND relation = 'comment_policies'::regclass`,
        )
      ).length;
    await service.database.transaction(async (tx) => {
      // A reading needs it, a closing does not.
      await tx.query('LOCK TABLE comment_policies IN ACCESS EXCLUSIVE MODE');
      expect((await publisher.client.post(`/threads/${threadId}/close`)).status).toBe(200);
      await until('the reading', async () => (await waiting()) > 0);
      expect(await waiting()).toBe(1);
    });
    for (const reader of all) await reader.until('closed', ({ state }) => state === 'closed');
    expect(new Set(all.map(({ events }) => JSON.stringify(events))).size).toBe(1);
  });

  it('tells of closing and reopening, by hand, by a policy and by time', async () => {
    const threadId = await host();
    const all = [await follow(threadId), await follow(threadId, 1)];
    const told = async (state: string): Promise<void> => {
      for (const reader of all) await reader.until(state, (last) => last.state === state);
    };
    await publisher.client.post(`/threads/${threadId}/close`);
    await told('closed');
    await publisher.client.post(`/threads/${threadId}/reopen`, { until: null });
    await told('open');
    const { headers } = await publisher.client.get('/closing-policies/site');
    const set = async (policy: object, etag: string): Promise<string> => {
      const answer = await publisher.client.with({ 'if-match': etag }).put('/closing-policies/site', policy);
      expect(answer.status).toBe(200);
      return answer.headers.get('etag')!;
    };
    const etag = await set({ switch: 'off' }, headers.get('etag')!);
    await told('closed');
    await set({}, etag);
    await told('open');
    await publisher.client.post(`/threads/${threadId}/close`, {
      at: new Date(Date.now() + 1_500).toISOString(),
    });
    await told('closed');
  });

  it('is resumed by what is current, whatever was last heard', async () => {
    const threadId = await host();
    const first = await follow(threadId);
    first.leave();
    await post(here, threadId);
    const again = await follow(threadId, 0, { 'last-event-id': first.ids[0]! });
    expect(again.events).toMatchObject([{ counts: { published: 1 } }]);
  });

  it('is none of a thread that is unknown, of another site, or hidden, and ends with its article', async () => {
    const { article, threadId } = await hostArticle(publisher.client);
    const all = [await follow(threadId), await follow(threadId, 1)];
    const site = await service.addSite('elsewhere');
    expect(site).toBeDefined();
    expectProblem(await here.with({ host: 'elsewhere.example' }).get(pathOf(threadId)), 404, 'not_found');
    await publisher.client.patch(`/articles/${article.id}`, { state: 'hidden' });
    for (const reader of all) await reader.end();
    expectProblem(await here.get(pathOf(threadId)), 404, 'not_found');
    expectProblem(await publisher.client.get(pathOf(threadId)), 404, 'not_found');
    for (const unknown of ['none', '019a3c5e-7a10-7000-8000-000000000999'])
      expectProblem(await here.get(pathOf(unknown)), 404, 'not_found');
    await publisher.client.patch(`/articles/${article.id}`, { state: 'public' });
    expect((await follow(threadId)).events).toHaveLength(1);
  });

  it('is kept open by heartbeats, and answers HEAD without one', async () => {
    const threadId = await host();
    const reader = await follow(threadId);
    await until('heartbeats', () => reader.comments >= 2);
    expect({ events: reader.events.length, isOver: reader.isOver }).toEqual({ events: 1, isOver: false });
    const head = await here.send('HEAD', pathOf(threadId));
    expect({ status: head.status, body: head.body }).toEqual({ status: 200, body: '' });
  });

  it('is counted while it is open', async () => {
    const threadId = await host();
    await until('no streams', async () => (await metric('parley_event_streams')) === 0);
    const two = [await follow(threadId), await follow(threadId)];
    expect(await metric('parley_event_streams')).toBe(2);
    for (const reader of two) reader.leave();
    await until('no streams', async () => (await metric('parley_event_streams')) === 0);
  });
});

describe('an instance', () => {
  it('compares revisions where others are not heard, until they are', async () => {
    const proxy = await TcpProxy.before(service.databaseUrl);
    await service.addInstance({ listenUrl: proxy.through(service.databaseUrl) });
    const threadId = await host();
    const reader = await follow(threadId, 2);
    await proxy.away();
    await post(here, threadId);
    await reader.until('the comment', ({ counts }) => counts.published === 1);
    await proxy.back();
    await post(here, threadId);
    await reader.until('the next', ({ counts }) => counts.published === 2);
    await proxy.away();
  });

  it('takes so many streams, and says when to come again', async () => {
    await service.addInstance({ streams: { most: 2 } });
    const threadId = await host();
    const [one] = [await follow(threadId, 3), await follow(threadId, 3)];
    const answer = await service.anyone(3).get(pathOf(threadId));
    expectProblem(answer, 503, 'busy');
    expect(answer.headers.get('retry-after')).toBe('2');
    one.leave();
    await until('a free place', async () => (await service.anyone(3).get(pathOf(threadId))).status === 200);
  });

  it('ends all streams when it drains, and tells who comes then no more than what is current', async () => {
    const threadId = await host();
    const all = [await follow(threadId), await follow(threadId, 1)];
    service.drain();
    for (const reader of all) await reader.end();
    const late = await follow(threadId);
    await late.end();
    expect(late.events).toHaveLength(1);
  });
});
