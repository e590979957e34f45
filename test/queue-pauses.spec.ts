import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HELD_FOR_LINKS, hostArticle, newText, post } from './support/articles.js';
import type { Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { seed } from './support/figures.js';
import { Random } from './support/random.js';
import { TestService, type Person } from './support/service.js';

describe('a queue that is too long', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderators: Person[];
  let random: Random;

  beforeAll(async () => {
    random = new Random(seed());
    service = await TestService.start({ instances: 2 });
    anyone = service.anyone();
    publisher = await service.person('publisher');
    moderators = await Promise.all([0, 1].map((at) => service.person('moderator', `Moderator ${at}`, at)));
    await service.addSection('city');
    await service.addSection('sport');
  });

  beforeEach(async () => {
    for (const subject of ['site', 'section:city', 'section:sport']) await setPolicy(subject, {});
    await decideAll();
    await service.settle();
    await service.database.query('DELETE FROM outbox');
  });

  afterAll(async () => {
    expect(await service.differences()).toEqual([]);
    await service.stop();
  });

  const setPolicy = async (subject: string, policy: object): Promise<void> => {
    const { headers } = await publisher.client.get(`/closing-policies/${subject}`);
    const current = publisher.client.with({ 'if-match': headers.get('etag')! });
    expect(await current.put(`/closing-policies/${subject}`, policy)).toMatchObject({ status: 200 });
  };
  const host = (section?: string) => hostArticle(publisher.client, section === undefined ? {} : { section });
  const hold = async (threadId: string): Promise<Json> => {
    const { body } = await post(anyone, threadId, { body: `${HELD_FOR_LINKS} ${newText()}` });
    expect(body.comment.status).toBe('held');
    return body.comment;
  };
  const decide = async ({ id, revision = 1 }: Json, action = 'approve'): Promise<void> => {
    const path = `/moderation/comments/${id}/decisions`;
    const answer = await random.pick(moderators).client.post(path, { action, revision, rule: 'spam' });
    expect(answer.status).toBe(201);
  };
  const decideAll = async (): Promise<void> => {
    for (;;) {
      const { body } = await moderators[0]!.client.get('/moderation/queues/held/items');
      if (body.items.length === 0) return;
      for (const item of body.items) await decide({ id: item.subjectId, revision: item.revision });
    }
  };
  const stateOf = async (articleId: string): Promise<string> => {
    const { closing } = (await anyone.get(`/articles/${articleId}/thread`)).body;
    return closing.because === null ? closing.state : `${closing.state} ${closing.because} ${closing.level}`;
  };
  const told = async (): Promise<Json[]> => {
    const rows = await service.database.query<Json>(
      `SELECT event, subject_id AS subject, detail FROM outbox WHERE event LIKE 'thread.%' ORDER BY created_at`,
    );
    return rows;
  };

  it('pauses above the one limit and resumes below the other, for the whole site', async () => {
    await setPolicy('site', { queue: { pauseAbove: 2, resumeBelow: 2 } });
    const [one, other] = [await host(), await host('city')];
    const held = [await hold(one.threadId), await hold(other.threadId)];
    expect(await stateOf(one.article.id)).toBe('open');
    held.push(await hold(one.threadId));
    for (const { article, threadId } of [one, other]) {
      expect(await stateOf(article.id)).toBe('paused queue site');
      const refused = await post(anyone, threadId);
      expectProblem(refused, 403, 'thread_paused');
      expect(refused.body).toMatchObject({
        detail: 'Comments are paused.',
        closing: {
          state: 'paused',
          because: 'queue',
          accepts: { comments: false, edits: true, likes: true },
        },
      });
      expect(refused.body.closing.since).toEqual(expect.any(String));
    }
    await decide(held[0]);
    expect(await stateOf(one.article.id)).toBe('paused queue site');
    await decide(held[1], 'reject');
    expect(await stateOf(one.article.id)).toBe('open');
    expect((await post(anyone, other.threadId)).status).toBe(201);
    const detail = { level: 'site', because: 'queue' };
    expect(await told()).toEqual([
      { event: 'thread.paused', subject: service.siteId, detail },
      { event: 'thread.reopened', subject: service.siteId, detail },
    ]);
  });

  it('counts where the limits are set: a section its own, an article its own', async () => {
    await setPolicy('section:city', { queue: { pauseAbove: 1, resumeBelow: 1 } });
    const [city, sport] = [await host('city'), await host('sport')];
    for (let nth = 0; nth < 2; nth += 1) await hold(sport.threadId);
    expect(await stateOf(city.article.id)).toBe('open');
    await hold(city.threadId);
    await hold(city.threadId);
    expect(await stateOf(city.article.id)).toBe('paused queue section');
    expect(await stateOf(sport.article.id)).toBe('open');
    await setPolicy(`article:${sport.article.id}`, { queue: { pauseAbove: 1, resumeBelow: 1 } });
    expect(await stateOf(sport.article.id)).toBe('paused queue article');
    expect(await stateOf((await host('sport')).article.id)).toBe('open');
    await setPolicy(`article:${city.article.id}`, { queue: 'off' });
    expect(await stateOf(city.article.id)).toBe('open');
    const paused = { event: 'thread.paused', subject: sport.threadId };
    expect(await told()).toContainEqual({ ...paused, detail: { level: 'article', because: 'queue' } });
  });

  it('takes what waits along when its article moves to another section', async () => {
    for (const key of ['city', 'sport'])
      await setPolicy(`section:${key}`, { queue: { pauseAbove: 1, resumeBelow: 1 } });
    const [moved, city, sport] = [await host('city'), await host('city'), await host('sport')];
    await hold(moved.threadId);
    await hold(moved.threadId);
    expect([await stateOf(city.article.id), await stateOf(sport.article.id)]).toEqual([
      'paused queue section',
      'open',
    ]);
    await publisher.client.send('PATCH', `/articles/${moved.article.id}`, { section: 'sport' });
    expect([await stateOf(city.article.id), await stateOf(sport.article.id)]).toEqual([
      'open',
      'paused queue section',
    ]);
  });

  it('is short again when authors withdraw', async () => {
    await setPolicy('site', { queue: { pauseAbove: 1, resumeBelow: 1 } });
    const { article, threadId } = await host();
    const guests = await Promise.all(
      [1, 2].map(() => post(anyone, threadId, { body: `${HELD_FOR_LINKS} ${newText()}` })),
    );
    expect(await stateOf(article.id)).toBe('paused queue site');
    for (const { body } of guests)
      await anyone.as(body.guestToken).send('DELETE', `/comments/${body.comment.id}`);
    expect(await stateOf(article.id)).toBe('open');
  });

  it('follows its limits: raised, lowered and taken away', async () => {
    const { article, threadId } = await host();
    for (let nth = 0; nth < 3; nth += 1) await hold(threadId);
    const states: string[] = [];
    for (const queue of [
      { pauseAbove: 2, resumeBelow: 1 },
      { pauseAbove: 5, resumeBelow: 3 },
      { pauseAbove: 5, resumeBelow: 4 },
      { pauseAbove: 3, resumeBelow: 1 },
      { pauseAbove: 1, resumeBelow: 1 },
      'off',
    ]) {
      await setPolicy('site', { queue });
      states.push(await stateOf(article.id));
    }
    // Between its limits it stays as it is.
    expect(states).toEqual([
      'paused queue site',
      'paused queue site',
      'open',
      'open',
      'paused queue site',
      'open',
    ]);
  });

  it('is told by the preview, with what waits now', async () => {
    const { article, threadId } = await host('city');
    await hold(threadId);
    await hold(threadId);
    const preview = async (level: string, queue: object | 'off'): Promise<Json> =>
      (await publisher.client.post('/closing-policies/preview', { level, policy: { queue } })).body.now;
    const narrow = { pauseAbove: 1, resumeBelow: 1 };
    const { pause } = await preview(`article:${article.id}`, narrow);
    expect(pause).toMatchObject({ count: 1, examples: [{ articleId: article.id, because: 'queue' }] });
    expect((await preview('section:city', { pauseAbove: 2, resumeBelow: 1 })).pause.count).toBe(0);
    await setPolicy('section:city', { queue: narrow });
    // What is paused stays so between the limits, also under a draft of others.
    expect((await preview('section:city', { pauseAbove: 4, resumeBelow: 2 })).reopen.count).toBe(0);
    expect((await preview('section:city', { pauseAbove: 4, resumeBelow: 3 })).reopen.count).toBeGreaterThan(
      0,
    );
    expect((await preview('section:city', 'off')).reopen.count).toBeGreaterThan(0);
  });

  it('is exact when all post and all decide at the same time, on two instances', async () => {
    const threads = await Promise.all(Array.from({ length: 8 }, () => host('city')));
    await setPolicy('section:city', { queue: { pauseAbove: threads.length - 1, resumeBelow: 1 } });
    for (let round = 0; round < 8; round += 1) {
      const posted = await Promise.all(
        threads.map(({ threadId }, at) =>
          post(service.anyone(at % 2), threadId, { body: `${HELD_FOR_LINKS} ${newText()}` }),
        ),
      );
      expect(posted.map(({ status }) => status)).toEqual(threads.map(() => 201));
      // The last one of them, whichever it was, has seen all the others.
      expect(await stateOf(threads[0]!.article.id)).toBe('paused queue section');
      await Promise.all(posted.map(({ body }) => decide(body.comment)));
      expect(await stateOf(threads[0]!.article.id)).toBe('open');
      expect(await service.differences()).toEqual([]);
    }
  });

  it('holds its limits against posts, decisions and articles that move', async () => {
    await setPolicy('site', { queue: { pauseAbove: 6, resumeBelow: 3 } });
    await setPolicy('section:city', { queue: { pauseAbove: 3, resumeBelow: 2 } });
    const threads = [await host(), await host('city'), await host('city'), await host('sport')];
    const held: Json[] = [];
    const write = async (at: number): Promise<void> => {
      for (let nth = 0; nth < 25; nth += 1) {
        const { article, threadId } = random.pick(threads);
        const answer = await post(service.anyone(at % 2), threadId, {
          body: `${HELD_FOR_LINKS} ${newText()}`,
        });
        if (answer.status === 201) held.push(answer.body.comment);
        else expect(answer.body.code).toBe('thread_paused');
        const next = held.shift();
        if (next !== undefined && random.below(3) > 0) await decide(next);
        else if (next !== undefined) held.push(next);
        const section = random.pick(['city', 'sport', null]);
        if (random.below(5) === 0)
          await publisher.client.send('PATCH', `/articles/${article.id}`, { section });
      }
    };
    await Promise.all([0, 1, 2, 3].map(write));
    expect(await service.differences()).toEqual([]);
  });
});
