import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HELD_FOR_LINKS, hostArticle, newText, post } from './support/articles.js';
import type { Client, Json } from './support/client.js';
import { TestService, type Person } from './support/service.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

describe('what is told of closings', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderator: Person;

  beforeAll(async () => {
    service = await TestService.start({ instances: 2 });
    anyone = service.anyone();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator');
    await service.addSection('city');
  });

  beforeEach(() => forget());
  afterEach(async () => {
    for (const subject of ['site', 'section:city']) await setPolicy(subject, {});
    await service.settle();
  });
  afterAll(async () => {
    expect(await service.differences()).toEqual([]);
    await service.stop();
  });

  const now = async (): Promise<number> => {
    const [row] = await service.database.query<{ now: Date }>('SELECT parley_now() AS now');
    return row!.now.getTime();
  };
  const instant = async (ahead: number): Promise<string> => new Date((await now()) + ahead).toISOString();
  const forget = (): Promise<unknown> => service.database.query('DELETE FROM outbox');
  const host = (article: object = {}) => hostArticle(publisher.client, article);
  const setPolicy = async (subject: string, policy: object): Promise<number> => {
    const { headers } = await publisher.client.get(`/closing-policies/${subject}`);
    const current = publisher.client.with({ 'if-match': headers.get('etag')! });
    const set = await current.put(`/closing-policies/${subject}`, policy);
    expect(set.status).toBe(200);
    return Number(set.headers.get('etag')!.replaceAll('"', ''));
  };
  /** Once nothing is to be handed on. */
  const told = async (): Promise<Json[]> => {
    await service.settle();
    return service.database.query<Json>(
      `SELECT event, subject_id AS subject, detail FROM outbox
       WHERE event IN ('thread.closed', 'thread.paused', 'thread.reopened') ORDER BY created_at, id`,
    );
  };
  const closed = (subject: string, because: string, level: string) => ({
    event: 'thread.closed',
    subject,
    detail: { because, level },
  });

  it('tells of a closing and a reopening by hand in their own transaction, and of nothing that changes nothing', async () => {
    const { threadId } = await host();
    for (const request of ['close', 'close', 'reopen', 'reopen']) {
      const body = request === 'reopen' ? { until: null } : {};
      expect((await publisher.client.post(`/threads/${threadId}/${request}`, body)).status).toBe(200);
    }
    const [row] = await service.database.query<{ n: number }>(
      `SELECT count(*)::integer AS n FROM outbox WHERE subject_id = $1 AND event LIKE 'thread.%'`,
      [threadId],
    );
    expect(row!.n).toBe(2);
    expect(await told()).toEqual([
      closed(threadId, 'manual', 'thread'),
      { event: 'thread.reopened', subject: threadId, detail: { because: 'manual', level: 'thread' } },
    ]);
  });

  it('tells once of what has closed by time, whichever instance finds it', async () => {
    await setPolicy('site', { closeAfterDays: 2, closeWhenIdleDays: 1 });
    const publishedAt = await instant(-DAY + MINUTE);
    const aging = await host({ publishedAt: await instant(-2 * DAY + MINUTE) });
    await setPolicy(`article:${aging.article.id}`, { closeWhenIdleDays: 'off' });
    const idle = await host({ publishedAt });
    const scheduled = await host();
    await publisher.client.post(`/threads/${scheduled.threadId}/close`, { at: await instant(MINUTE) });
    const kept = await host({ publishedAt });
    await post(anyone, kept.threadId);
    await told();
    await forget();
    await service.moveClock(2 * MINUTE);
    const events = await told();
    expect(events).toHaveLength(3);
    expect(events).toEqual(
      expect.arrayContaining([
        closed(aging.threadId, 'age', 'site'),
        closed(idle.threadId, 'inactivity', 'site'),
        closed(scheduled.threadId, 'scheduled', 'thread'),
      ]),
    );
    await forget();
    expect(await told()).toEqual([]);
    await service.moveClock(DAY);
    expect(await told()).toEqual([closed(kept.threadId, 'inactivity', 'site')]);
  });

  it('tells when a reopening ends, and when another one starts', async () => {
    const { threadId } = await host({ publishedAt: await instant(-9 * DAY) });
    await setPolicy('site', { closeAfterDays: 7 });
    await told();
    await forget();
    await publisher.client.post(`/threads/${threadId}/reopen`, { until: await instant(MINUTE) });
    await service.moveClock(2 * MINUTE);
    expect(await told()).toEqual([
      { event: 'thread.reopened', subject: threadId, detail: { because: 'manual', level: 'thread' } },
      closed(threadId, 'age', 'site'),
    ]);
  });

  it('tells of the arrival that was the last', async () => {
    const { article, threadId } = await host();
    await setPolicy(`article:${article.id}`, { closeAfterComments: 2 });
    await post(anyone, threadId);
    expect(await told()).toEqual([]);
    await post(anyone, threadId);
    expect(await told()).toEqual([closed(threadId, 'count', 'article')]);
  });

  it('tells of an article that is re-dated, moved, or given a policy of its own', async () => {
    await setPolicy('section:city', { closeAfterDays: 1 });
    const dated = await host({ section: 'city' });
    const moved = await host({ publishedAt: await instant(-3 * DAY) });
    const set = await host();
    await told();
    await forget();
    await publisher.client.send('PATCH', `/articles/${dated.article.id}`, {
      publishedAt: await instant(-3 * DAY),
    });
    await publisher.client.send('PATCH', `/articles/${moved.article.id}`, { section: 'city' });
    await setPolicy(`article:${set.article.id}`, { closeAt: '2020-01-01T00:00:00Z' });
    await publisher.client.send('PATCH', `/articles/${moved.article.id}`, { section: null });
    expect(await told()).toEqual([
      closed(dated.threadId, 'age', 'section'),
      closed(moved.threadId, 'age', 'section'),
      closed(set.threadId, 'scheduled', 'article'),
      { event: 'thread.reopened', subject: moved.threadId, detail: {} },
    ]);
  });

  it('says nothing of an article that is closed from the beginning', async () => {
    await setPolicy('site', { closeAfterDays: 1 });
    await forget();
    await host({ publishedAt: await instant(-3 * DAY) });
    expect(await told()).toEqual([]);
  });

  it('tells of a policy of a section once for all its threads, by reason', async () => {
    const old = await instant(-5 * DAY);
    const threads = [];
    for (let nth = 0; nth < 3; nth += 1) threads.push(await host({ section: 'city', publishedAt: old }));
    await host({ publishedAt: old });
    await publisher.client.post(`/threads/${threads[0]!.threadId}/close`);
    await told();
    await forget();
    const version = await setPolicy('section:city', { closeAfterDays: 4 });
    const [section] = await service.database.query<{ id: string }>(
      `SELECT id FROM sections WHERE key = 'city'`,
    );
    const subject = section!.id;
    const closings = await told();
    expect(closings).toMatchObject([
      { event: 'thread.closed', subject, detail: { level: 'section', version, because: 'age' } },
    ]);
    const { threads: count } = closings[0]!.detail;
    expect(count).toBeGreaterThanOrEqual(2);
    await forget();
    await setPolicy('section:city', {});
    expect(await told()).toMatchObject([
      { event: 'thread.reopened', subject, detail: { level: 'section', threads: count } },
    ]);
  });

  it("tells of the site's switch once, and of each thread that closes by hand meanwhile", async () => {
    const { threadId } = await host();
    await told();
    await forget();
    await setPolicy('site', { switch: 'off' });
    await publisher.client.post(`/threads/${threadId}/close`);
    await setPolicy('site', { switch: 'on' });
    expect(await told()).toMatchObject([
      { event: 'thread.closed', subject: service.siteId, detail: { level: 'site', because: 'site' } },
      closed(threadId, 'manual', 'thread'),
      { event: 'thread.reopened', subject: service.siteId, detail: { level: 'site', because: 'site' } },
    ]);
  });

  it('tells when the desk leaves and comes back: once for the site, once for an article with hours of its own', async () => {
    const { article, threadId } = await host();
    const shift = async (from: number, until: number): Promise<object> => {
      const time = async (ahead: number): Promise<string> => (await instant(ahead)).slice(11, 16);
      const date = (await instant(0)).slice(0, 10);
      return { hours: { weekly: {}, dates: [{ date, shifts: [[await time(from), await time(until)]] }] } };
    };
    // Away from the day's end: begin at noon.
    const midnight = Math.floor((await now()) / DAY) * DAY;
    await service.moveClock(midnight + DAY + DAY / 2 - (await now()));
    await setPolicy('site', await shift(-60 * MINUTE, 60 * MINUTE));
    await setPolicy(`article:${article.id}`, await shift(90 * MINUTE, 180 * MINUTE));
    const away = {
      event: 'thread.paused',
      subject: threadId,
      detail: { because: 'hours', level: 'article' },
    };
    expect(await told()).toMatchObject([away]);
    await forget();
    await service.moveClock(100 * MINUTE);
    const events = await told();
    expect(events).toHaveLength(2);
    expect(events).toEqual(
      expect.arrayContaining([
        { event: 'thread.paused', subject: service.siteId, detail: { because: 'hours', level: 'site' } },
        { event: 'thread.reopened', subject: threadId, detail: { because: 'hours', level: 'article' } },
      ]),
    );
    await forget();
    await setPolicy('site', {});
    expect(await told()).toMatchObject([{ event: 'thread.reopened', subject: service.siteId }]);
  });

  describe('onClose', () => {
    const hold = async (threadId: string, client = anyone): Promise<Json> => {
      const { body } = await post(client, threadId, { body: `${HELD_FOR_LINKS} ${newText()}` });
      expect(body.comment.status).toBe('held');
      return body.comment;
    };
    const statusOf = async ({ id }: Json): Promise<string> =>
      (await moderator.client.get(`/comments/${id}`)).body.status;

    it('keeps what is held, where nothing else is said', async () => {
      const { threadId } = await host();
      const held = await hold(threadId);
      await publisher.client.post(`/threads/${threadId}/close`);
      await service.settle();
      expect(await statusOf(held)).toBe('held');
    });

    it('rejects it where the policy says so, on record for who set the policy; a moderator may restore it', async () => {
      await setPolicy('section:city', { onClose: { held: 'reject' } });
      const { threadId } = await host({ section: 'city' });
      const held = [await hold(threadId), await hold(threadId)];
      const published = (await post(anyone, threadId)).body.comment;
      await publisher.client.post(`/threads/${threadId}/close`);
      await service.settle();
      expect(await Promise.all([...held, published].map(statusOf))).toEqual([
        'rejected',
        'rejected',
        'published',
      ]);
      const deeds = await service.database.query(
        `SELECT actor, actor_id AS by FROM audit_records WHERE action = 'comment.reject-at-close' AND subject_id = ANY ($1)`,
        [held.map(({ id }) => id)],
      );
      expect(deeds).toEqual([1, 2].map(() => ({ actor: 'account', by: publisher.id })));
      const restored = await moderator.client.post(`/moderation/comments/${held[0]!.id}/decisions`, {
        action: 'restore',
        revision: 2,
      });
      expect(restored.status).toBe(201);
      expect((await publisher.client.get('/moderation/queues')).body.items).toContainEqual(
        expect.objectContaining({ queue: 'held', count: 1 }),
      );
    });

    it('leaves what readers have reported to a moderator', async () => {
      await setPolicy('site', { onClose: { held: 'reject' } });
      const { threadId } = await host();
      const held = await hold(threadId);
      await service.database.query(`UPDATE items SET queue = 'reported' WHERE subject_id = $1`, [held.id]);
      await publisher.client.post(`/threads/${threadId}/close`);
      await service.settle();
      expect(await statusOf(held)).toBe('held');
    });

    it('is carried out for threads that close by time or by a policy above them, not for the switch', async () => {
      await setPolicy('site', { onClose: { held: 'reject' } });
      const publishedAt = await instant(-DAY + MINUTE);
      const threads = [
        await host({ publishedAt }),
        await host({ publishedAt: await instant(-9 * DAY) }),
        await host(),
      ];
      const held = [];
      for (const { threadId } of threads) held.push(await hold(threadId));
      await setPolicy('site', { onClose: { held: 'reject' }, switch: 'off' });
      await service.settle();
      expect(await Promise.all(held.map(statusOf))).toEqual(['held', 'held', 'held']);
      await setPolicy('site', { onClose: { held: 'reject' }, closeAfterDays: 1 });
      await service.settle();
      expect(await Promise.all(held.map(statusOf))).toEqual(['held', 'rejected', 'held']);
      await service.moveClock(2 * MINUTE);
      await service.settle();
      expect(await Promise.all(held.map(statusOf))).toEqual(['rejected', 'rejected', 'held']);
    });

    it('is not carried out where the thread has been reopened by the time', async () => {
      await setPolicy('site', { onClose: { held: 'reject' } });
      const { threadId } = await host();
      const held = await hold(threadId);
      await service.database.query(
        `INSERT INTO outbox (id, site_id, event, subject_id, created_at) VALUES ($1, $2, 'thread.reject-held', $3, parley_now())`,
        [held.id, service.siteId, threadId],
      );
      await service.settle();
      expect(await statusOf(held)).toBe('held');
    });
  });
});
