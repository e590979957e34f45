import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/platform/ids.js';
import { hostArticle, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { Writers } from './support/race.js';
import { countRows } from './support/rows.js';
import { TestService, type Person } from './support/service.js';
import { until } from './support/until.js';

const DAY = 86_400_000;
const UNKNOWN_ID = '019a0000-0000-7000-8000-000000000000';
const NONE = { done: 0, unchanged: 0, refused: 0, undone: 0, skipped: 0, left: 0 };
/** More than one transaction takes. */
const MANY = 130;

describe('closing many threads', () => {
  let service: TestService;
  let publisher: Person;
  let limited: Person;
  let sections = 0;

  beforeAll(async () => {
    service = await TestService.start({ instances: 2 });
    publisher = await service.person('publisher');
    limited = await service.person('publisher', 'limited');
    await service.limit(limited, [await service.addSection('own')]);
  });

  afterEach(async () => {
    await setSitePolicy({});
    expect(await service.differences()).toEqual([]);
  });
  afterAll(() => service.stop());

  /** A section of its own for a test: what others host does not fit its filter. */
  const newSection = async (): Promise<string> => {
    const key = `section-${(sections += 1)}`;
    await service.addSection(key);
    return key;
  };
  const host = (section: string | null, article: object = {}) =>
    hostArticle(publisher.client, { section, ...article });
  const hostMany = async (section: string, count: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let nth = 0; nth < count; nth += 10) {
      const some = Array.from({ length: Math.min(10, count - nth) }, () => host(section));
      ids.push(...(await Promise.all(some)).map(({ threadId }) => threadId));
    }
    return ids.sort();
  };
  const list = (filter: object, body: object = {}, client = publisher.client): Promise<Answer> =>
    client.post('/threads/closings', { filter, ...body });
  const listed = async (filter: object, body: object = {}, client = publisher.client): Promise<Json> => {
    const answer = await list(filter, body, client);
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const read = async (id: string): Promise<Json> =>
    (await publisher.client.get(`/threads/closings/${id}`)).body;
  const run = (id: string, client = publisher.client): Promise<Answer> =>
    client.post(`/threads/closings/${id}/run`);
  const undo = (id: string, client = publisher.client): Promise<Answer> =>
    client.post(`/threads/closings/${id}/undo`);
  const results = async (id: string, client = publisher.client): Promise<Json[]> => {
    const items: Json[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await client.get(
        `/threads/closings/${id}/results?limit=60${cursor && `&cursor=${cursor}`}`,
      );
      expect(page.status).toBe(200);
      items.push(...page.body.items);
      cursor = page.body.nextCursor;
    }
    return items;
  };
  const close = (threadId: string, body: object = {}): Promise<Answer> =>
    publisher.client.post(`/threads/${threadId}/close`, body);
  const reopen = (threadId: string, body: object = { until: null }): Promise<Answer> =>
    publisher.client.post(`/threads/${threadId}/reopen`, body);
  const setSitePolicy = async (policy: object): Promise<void> => {
    const { headers } = await publisher.client.get('/closing-policies/site');
    const client = publisher.client.with({ 'if-match': headers.get('etag')! });
    expect((await client.put('/closing-policies/site', policy)).status).toBe(200);
  };
  const ahead = async (milliseconds: number): Promise<string> => {
    const [row] = await service.database.query<{ now: Date }>('SELECT parley_now() AS now');
    return new Date(row!.now.getTime() + milliseconds).toISOString();
  };
  const factsOf = (threadIds: readonly string[]): Promise<Json[]> =>
    service.database.query<Json>(
      `SELECT id, manual_state, manual_since::text, manual_until::text, close_at::text, closing_message, closing_reason
       FROM threads WHERE id = ANY ($1) ORDER BY id`,
      [threadIds],
    );
  /** Runs a closing of {@link MANY} threads whose database connection breaks after the first batch. */
  const stopHalfWay = async (id: string, threadIds: readonly string[]): Promise<void> => {
    await service.database.transaction(async (tx) => {
      await tx.query('SELECT FROM threads WHERE id = $1 FOR UPDATE', [threadIds[110]!]);
      const stopped = run(id);
      await until('the first batch', async () => (await read(id)).results.done > 0);
      expect(await read(id)).toMatchObject({
        state: 'running',
        results: { ...NONE, done: 100, left: MANY - 100 },
      });
      await until('the second batch to wait', async () => {
        const ended = await tx.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
               WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return ended.length > 0;
      });
      expectProblem(await stopped, 503, 'busy');
    });
  };
  const isOpen = async (threadId: string): Promise<boolean> =>
    (await post(service.anyone(), threadId)).status === 201;
  const deedsOf = (threadIds: readonly string[]): Promise<Json[]> =>
    service.database.query<Json>(
      'SELECT action, actor_id, subject_id, detail FROM audit_records WHERE subject_id = ANY ($1) ORDER BY id',
      [threadIds],
    );
  const eventsOf = async (threadIds: readonly string[]): Promise<string[]> =>
    (
      await service.database.query<{ event: string }>(
        `SELECT event FROM outbox WHERE subject_id = ANY ($1) AND event IN ('thread.closed', 'thread.reopened') ORDER BY id`,
        [threadIds],
      )
    ).map(({ event }) => event);

  describe('listing', () => {
    it('counts first, shows up to five, and changes no thread', async () => {
      const section = await newSection();
      const threadIds = await hostMany(section, 7);
      const facts = await factsOf(threadIds);
      const closing = await listed({ section }, { message: 'Over.', reason: 'old' });
      expect(closing).toMatchObject({
        action: 'close',
        filter: { section },
        message: 'Over.',
        reason: 'old',
        at: null,
        until: null,
        count: 7,
        state: 'ready',
        results: { ...NONE, left: 7 },
      });
      expect((closing.examples as Json[]).map(({ threadId }) => threadId)).toEqual(threadIds.slice(0, 5));
      expect(closing.examples[0]).toMatchObject({
        articleId: expect.any(String),
        slug: expect.any(String),
        headline: 'An article',
      });
      expect(await factsOf(threadIds)).toEqual(facts);
      expect(await read(closing.id)).toEqual(closing);
      expect(await results(closing.id)).toEqual(threadIds.map((threadId) => ({ threadId, result: 'left' })));
    });

    it('takes what fits all that is named', async () => {
      const section = await newSection();
      const [old, fresh, undated, talked] = [
        await host(section, { publishedAt: '2026-01-01T00:00:00Z' }),
        await host(section, { publishedAt: '2026-03-01T00:00:00Z' }),
        await host(section, { publishedAt: null }),
        await host(section, { publishedAt: '2026-01-01T00:00:00Z' }),
      ];
      await post(service.anyone(), talked.threadId);
      const articles = [old, fresh, undated, talked].map(({ article }) => article.id);
      const fitting = async (filter: object): Promise<string[]> =>
        (await results((await listed(filter)).id)).map(({ threadId }: Json) => threadId);
      const of = (...some: { threadId: string }[]): string[] => some.map(({ threadId }) => threadId).sort();
      const march = '2026-03-01T00:00:00Z';
      expect(await fitting({ section })).toEqual(of(old, fresh, undated, talked));
      expect(await fitting({ section, publishedBefore: march })).toEqual(of(old, talked));
      expect(await fitting({ section, publishedAfter: march })).toEqual(of(fresh));
      expect(await fitting({ section, lastCommentBefore: march })).toEqual(of(old));
      expect(await fitting({ section, lastCommentBefore: await ahead(DAY) })).toEqual(of(old, fresh, talked));
      expect(await fitting({ articles: articles.slice(1, 3) })).toEqual(of(fresh, undated));
      expect(await fitting({ articles, publishedBefore: march, lastCommentBefore: march })).toEqual(of(old));
      expect(await fitting({ articles, section: 'own' })).toEqual([]);
      expect(await fitting({ all: true, section })).toEqual(of(old, fresh, undated, talked));
      const [row] = await service.database.query<{ count: number }>(
        `SELECT count(*)::integer AS count FROM threads WHERE site_id = $1 AND manual_state IS DISTINCT FROM 'closed'`,
        [service.siteId],
      );
      expect((await listed({ all: true })).count).toBe(row!.count);
    });

    it('leaves out what is so already', async () => {
      const section = await newSection();
      const end = await ahead(DAY);
      const [plain, closed, reopened, ending] = await hostMany(section, 4);
      await close(closed!);
      await reopen(reopened!);
      await reopen(ending!, { until: end });
      const fitting = async (body: object): Promise<string[]> =>
        (await results((await listed({ section }, body)).id)).map(({ threadId }: Json) => threadId);
      expect(await fitting({})).toEqual([plain, reopened, ending]);
      expect(await fitting({ action: 'reopen' })).toEqual([plain, closed, ending]);
      expect(await fitting({ action: 'reopen', until: end })).toEqual([plain, closed, reopened]);
      await close(plain!, { at: end });
      expect(await fitting({ at: end })).toEqual([reopened, ending]);
      expect(await fitting({ at: end, message: 'Over.' })).toEqual([plain, reopened, ending]);
      expect(await fitting({ at: await ahead(2 * DAY) })).toEqual([plain, reopened, ending]);
    });

    it('refuses what would be a slip, and stores nothing of it', async () => {
      const before = await countRows(service);
      for (const filter of [{}, { all: false }, { section: null }]) {
        expectProblem(await list(filter), 400, 'closing_filter_empty');
      }
      expectProblem(await list({ sektion: 'own' }), 400, 'input_invalid');
      expectProblem(await publisher.client.post('/threads/closings', {}), 400, 'input_invalid');
      expectProblem(await list({ articles: [] }), 400, 'input_invalid');
      expectProblem(await list({ articles: ['x'] }), 400, 'input_invalid');
      expectProblem(await list({ section: 'nowhere' }), 400, 'section_unknown');
      expectProblem(await list({ all: true }, { action: 'pause' }), 400, 'input_invalid');
      expectProblem(await list({ all: true }, { message: 'a\nb' }), 400, 'closing_message_invalid');
      const end = await ahead(DAY);
      expectProblem(await list({ all: true }, { until: end }), 400, 'closing_option_misplaced');
      for (const option of [{ at: end }, { message: 'm' }, { reason: 'r' }]) {
        const answer = await list({ all: true }, { action: 'reopen', ...option });
        expectProblem(answer, 400, 'closing_option_misplaced');
      }
      const past = await ahead(-DAY);
      expectProblem(await list({ all: true }, { action: 'reopen', until: past }), 400, 'until_is_past');
      expect(await countRows(service)).toEqual(before);
    });

    it('answers a repeated request with the same list, as it stands', async () => {
      const section = await newSection();
      await hostMany(section, 2);
      const client = publisher.client.with({ 'idempotency-key': 'a-key-of-this-test' });
      const first = await listed({ section }, {}, client);
      await host(section);
      expect(await listed({ section }, {}, client)).toEqual(first);
      await run(first.id);
      expect(await listed({ section }, {}, client)).toMatchObject({ id: first.id, state: 'done' });
      expectProblem(await list({ section: 'own' }, {}, client), 422, 'idempotency_mismatch');
    });
  });

  describe('a run', () => {
    it('acts on the list that was counted, whatever came later', async () => {
      const section = await newSection();
      const threadIds = await hostMany(section, 3);
      const { id } = await listed({ section });
      const later = await host(section);
      const ran = await run(id);
      expect(ran.status).toBe(200);
      expect(ran.body).toMatchObject({ id, count: 3, state: 'done', results: { ...NONE, done: 3 } });
      for (const threadId of threadIds) expect(await isOpen(threadId)).toBe(false);
      expect(await isOpen(later.threadId)).toBe(true);
    });

    it('does to each what closing one does, with its event and its record', async () => {
      const section = await newSection();
      const [one, ...threadIds] = await hostMany(section, 3);
      await reopen(threadIds[0]!, { until: await ahead(DAY) });
      await reopen(one!, { until: await ahead(DAY) });
      const says = { message: 'Over.', reason: 'old' };
      const { id } = await listed({ section }, says);
      // One by hand, the others by the run: all alike.
      await close(one!, says);
      expect((await run(id)).body.results).toEqual({ ...NONE, done: 2, unchanged: 1 });
      const facts = await factsOf([one!, ...threadIds]);
      for (const fact of facts) {
        expect(fact).toEqual({
          ...facts[0],
          id: fact.id,
          manual_since: expect.any(String),
        });
      }
      expect((await eventsOf(threadIds)).slice(-2)).toEqual(['thread.closed', 'thread.closed']);
      expect(await eventsOf(threadIds.slice(1))).toEqual(['thread.closed']);
      const deeds = (await deedsOf(threadIds)).filter(({ action }: Json) => action === 'thread.close');
      expect(deeds.map(({ subject_id }: Json) => subject_id).sort()).toEqual(threadIds);
      expect(deeds[0]).toMatchObject({ actor_id: publisher.id, detail: { closingId: id } });
    });

    it('schedules a close', async () => {
      const section = await newSection();
      const threadIds = await hostMany(section, 2);
      const at = await ahead(DAY);
      const { id } = await listed({ section }, { at, message: 'Over.' });
      expect((await run(id)).body).toMatchObject({ at, results: { ...NONE, done: 2 } });
      expect(await eventsOf(threadIds)).toEqual([]);
      expect((await factsOf(threadIds))[0]).toMatchObject({ manual_state: null, closing_message: 'Over.' });
      expect(await isOpen(threadIds[0]!)).toBe(true);
      await service.moveClock(DAY);
      expect(await isOpen(threadIds[0]!)).toBe(false);
    });

    it('reopens, but for what a level above keeps closed', async () => {
      const section = await newSection();
      const old = await host(section, { publishedAt: await ahead(-10 * DAY) });
      const fresh = await host(section);
      for (const { threadId } of [old, fresh]) await close(threadId, { message: 'Over.', reason: 'r' });
      const before = await factsOf([old.threadId]);
      const { id } = await listed({ section }, { action: 'reopen', until: await ahead(DAY) });
      await setSitePolicy({ maxOpenDays: 5 });
      expect((await run(id)).body).toMatchObject({
        state: 'done',
        results: { ...NONE, done: 1, refused: 1 },
      });
      expect(await results(id)).toEqual([
        { threadId: old.threadId, result: 'refused', code: 'reopen_has_no_effect' },
        { threadId: fresh.threadId, result: 'done' },
      ]);
      expect(await factsOf([old.threadId])).toEqual(before);
      expect(await eventsOf([old.threadId])).toEqual(['thread.closed']);
      expect((await deedsOf([old.threadId])).map(({ action }: Json) => action)).toEqual(['thread.close']);
      expect(await isOpen(fresh.threadId)).toBe(true);
    });

    it('reopens nothing while the site is switched off', async () => {
      const section = await newSection();
      const threadIds = await hostMany(section, 2);
      const { id } = await listed({ section }, { action: 'reopen' });
      await setSitePolicy({ switch: 'off' });
      expect((await run(id)).body.results).toEqual({ ...NONE, refused: 2 });
      expect(await factsOf(threadIds)).toMatchObject([{ manual_state: null }, { manual_state: null }]);
    });

    it('refuses a reopening that would have ended', async () => {
      const section = await newSection();
      const [threadId] = await hostMany(section, 1);
      const { id } = await listed({ section }, { action: 'reopen', until: await ahead(60_000) });
      await service.moveClock(60_000);
      expect((await run(id)).body.results).toEqual({ ...NONE, refused: 1 });
      expect(await results(id)).toEqual([{ threadId, result: 'refused', code: 'until_is_past' }]);
    });

    it('is done once: again, it answers the same and changes nothing', async () => {
      const section = await newSection();
      const [threadId] = await hostMany(section, 1);
      const { id } = await listed({ section });
      const ran = await run(id);
      await reopen(threadId!);
      const facts = await factsOf([threadId!]);
      expect(await run(id)).toMatchObject({ status: 200, body: ran.body });
      expect(await factsOf([threadId!])).toEqual(facts);
    });

    it('does no thread twice where two run it at once', async () => {
      const section = await newSection();
      const threadIds = await hostMany(section, MANY);
      const { id } = await listed({ section });
      const other = service.anyone(1).as(publisher.token);
      const both = await Promise.all([run(id), run(id, other), run(id, other)]);
      for (const { status, body } of both) {
        expect({ status, body }).toMatchObject({
          status: 200,
          body: { state: 'done', results: { done: MANY } },
        });
      }
      expect(await deedsOf(threadIds)).toHaveLength(MANY);
      expect(await eventsOf(threadIds)).toHaveLength(MANY);
    });

    it('goes on where it stopped', async () => {
      const section = await newSection();
      const threadIds = await hostMany(section, MANY);
      const { id } = await listed({ section });
      await stopHalfWay(id, threadIds);
      expect(await read(id)).toMatchObject({ state: 'running', results: { done: 100 } });
      expect((await run(id)).body).toMatchObject({ state: 'done', results: { ...NONE, done: MANY } });
      expect(await deedsOf(threadIds)).toHaveLength(MANY);
    });

    it('lets no post land after it answered', async () => {
      const section = await newSection();
      const threadIds = await hostMany(section, 6);
      const { id } = await listed({ section });
      const [first] = threadIds;
      const writers = await Writers.gather(service, (await host(null)).threadId, {
        writers: 6,
        instances: 2,
      });
      const races = threadIds.map((threadId) => writers.race(threadId, threadId === first ? 10 : 1));
      await Promise.all(races.map(({ reached }) => reached));
      expect((await run(id)).status).toBe(200);
      const comments = (): Promise<Json[]> =>
        service.database.query('SELECT thread_id, id FROM comments WHERE thread_id = ANY ($1) ORDER BY id', [
          threadIds,
        ]);
      const there = await comments();
      await Promise.all(races.map(({ done }) => done));
      expect(await comments()).toEqual(there);
      expect(races.flatMap(({ posts }) => posts.unexpected)).toEqual([]);
      expect(races.reduce((sum, { posts }) => sum + posts.accepted, 0)).toBe(there.length);
    });
  });

  describe('an undo', () => {
    it('restores exactly what each thread had', async () => {
      const section = await newSection();
      const threadIds = await hostMany(section, MANY);
      const [plain, scheduled, reopened] = threadIds;
      await close(scheduled!, { at: await ahead(DAY), message: 'Soon.', reason: 'holiday' });
      await reopen(reopened!, { until: await ahead(DAY) });
      const facts = await factsOf(threadIds);
      const { id } = await listed({ section }, { message: 'Over.', reason: 'old' });
      await run(id);
      expect(await factsOf(threadIds)).not.toEqual(facts);
      const undone = await undo(id);
      expect(undone).toMatchObject({
        status: 200,
        body: { state: 'undone', results: { ...NONE, undone: MANY } },
      });
      expect(await factsOf(threadIds)).toEqual(facts);
      expect(await isOpen(plain!)).toBe(true);
      expect(await eventsOf([plain!])).toEqual(['thread.closed', 'thread.reopened']);
      expect((await deedsOf([plain!])).at(-1)).toMatchObject({
        action: 'thread.undo_closing',
        actor_id: publisher.id,
        detail: { closingId: id },
      });
      expect(await undo(id)).toMatchObject({ status: 200, body: undone.body });
      expect(await deedsOf([plain!])).toHaveLength(2);
      expectProblem(await run(id), 409, 'closing_undone');
      expect(await factsOf(threadIds)).toEqual(facts);
    });

    it('closes again what a run reopened', async () => {
      const section = await newSection();
      const [threadId] = await hostMany(section, 1);
      await close(threadId!, { message: 'Over.', reason: 'old' });
      const facts = await factsOf([threadId!]);
      const { id } = await listed({ section }, { action: 'reopen' });
      await run(id);
      expect(await isOpen(threadId!)).toBe(true);
      await undo(id);
      expect(await factsOf([threadId!])).toEqual(facts);
      expect(await isOpen(threadId!)).toBe(false);
      expect(await eventsOf([threadId!])).toEqual(['thread.closed', 'thread.reopened', 'thread.closed']);
    });

    it('leaves alone what somebody changed since, and what the run did not change', async () => {
      const section = await newSection();
      const [same, again, opened, own] = await hostMany(section, 4);
      const { id } = await listed({ section });
      await close(own!, { message: 'By hand.' });
      await run(id);
      await close(again!, { message: 'For good.' });
      await reopen(opened!);
      const facts = await factsOf([again!, opened!, own!]);
      expect((await undo(id)).body.results).toEqual({ ...NONE, undone: 1, unchanged: 1, skipped: 2 });
      expect(await results(id)).toEqual([
        { threadId: same, result: 'undone' },
        { threadId: again, result: 'skipped', code: 'changed_since' },
        { threadId: opened, result: 'skipped', code: 'changed_since' },
        { threadId: own, result: 'unchanged' },
      ]);
      expect(await factsOf([again!, opened!, own!])).toEqual(facts);
      expect(await isOpen(same!)).toBe(true);
    });

    it('tells nobody of an opening where an age keeps the thread closed', async () => {
      const section = await newSection();
      const { threadId } = await host(section, { publishedAt: await ahead(-10 * DAY) });
      const { id } = await listed({ section });
      await run(id);
      await setSitePolicy({ closeAfterDays: 5 });
      expect((await undo(id)).body.results).toEqual({ ...NONE, undone: 1 });
      expect(await eventsOf([threadId])).toEqual(['thread.closed']);
    });

    it('takes back what a run did that was stopped half way, and ends it', async () => {
      const section = await newSection();
      const threadIds = await hostMany(section, MANY);
      const facts = await factsOf(threadIds);
      const { id } = await listed({ section });
      await stopHalfWay(id, threadIds);
      expect((await undo(id)).body).toMatchObject({
        state: 'undone',
        results: { ...NONE, undone: 100, left: MANY - 100 },
      });
      expect(await factsOf(threadIds)).toEqual(facts);
      expectProblem(await run(id), 409, 'closing_undone');
    });

    it('is refused before a run', async () => {
      const { id } = await listed({ section: await newSection() });
      expectProblem(await undo(id), 409, 'closing_not_run');
      expect((await run(id)).body).toMatchObject({ count: 0, state: 'done', results: NONE });
      expect((await undo(id)).body).toMatchObject({ state: 'undone', results: NONE });
    });
  });

  describe('who may', () => {
    const routesOf = (id: string, client: Client): (() => Promise<Answer>)[] => [
      () => client.get(`/threads/closings/${id}`),
      () => client.get(`/threads/closings/${id}/results`),
      () => client.post(`/threads/closings/${id}/run`),
      () => client.post(`/threads/closings/${id}/undo`),
    ];

    it('are publishers', async () => {
      const section = await newSection();
      const [threadId] = await hostMany(section, 1);
      const { id } = await listed({ section });
      for (const role of ['reader', 'moderator'] as const) {
        const { client } = await service.person(role);
        expectProblem(await list({ section }, {}, client), 403, 'not_allowed');
        for (const ask of routesOf(id, client)) expectProblem(await ask(), 403, 'not_allowed');
      }
      expectProblem(await list({ section }, {}, service.anyone()), 401, 'not_signed_in');
      expect(await isOpen(threadId!)).toBe(true);
      const another = await service.person('publisher', 'another');
      expect((await run(id, another.client)).body.results).toEqual({ ...NONE, done: 1 });
    });

    it('reach only threads of the sections that they are limited to', async () => {
      const [own, other, none] = [await host('own'), await host(await newSection()), await host(null)];
      const mine = await listed({ all: true }, {}, limited.client);
      expect(await results(mine.id, limited.client)).toEqual([{ threadId: own.threadId, result: 'left' }]);
      const articles = [own, other, none].map(({ article }) => article.id);
      expect((await listed({ articles }, {}, limited.client)).count).toBe(1);
      expectProblem(await list({ section: other.article.section }, {}, limited.client), 403, 'not_allowed');
      for (const some of [articles, articles.slice(0, 2), articles.slice(2)]) {
        const { id } = await listed({ articles: some });
        for (const ask of routesOf(id, limited.client)) expectProblem(await ask(), 403, 'not_allowed');
      }
      // Somebody else's list of these sections only.
      const { id } = await listed({ articles: articles.slice(0, 1) });
      expect((await run(id, limited.client)).body.results).toEqual({ ...NONE, done: 1 });
      expect((await undo(id, limited.client)).body.results).toEqual({ ...NONE, undone: 1 });
    });

    it('reach no thread that has left their sections or the site meanwhile', async () => {
      const [stays, moves, leaves] = [await host('own'), await host('own'), await host('own')];
      const articles = [stays, moves, leaves].map(({ article }) => article.id);
      const { id } = await listed({ articles }, {}, limited.client);
      await publisher.client.send('PATCH', `/articles/${moves.article.id}`, { section: await newSection() });
      const elsewhere = await service.addSite(`elsewhere-${newId()}`);
      await service.database.query('UPDATE threads SET site_id = $2 WHERE id = $1', [
        leaves.threadId,
        elsewhere,
      ]);
      expect((await run(id, limited.client)).body.results).toEqual({ ...NONE, done: 1, refused: 2 });
      expect(await results(id, limited.client)).toEqual([
        { threadId: stays.threadId, result: 'done' },
        { threadId: moves.threadId, result: 'refused', code: 'not_allowed' },
        { threadId: leaves.threadId, result: 'refused', code: 'not_found' },
      ]);
      await service.database.query('UPDATE threads SET site_id = $2 WHERE id = $1', [
        leaves.threadId,
        service.siteId,
      ]);
      expect(await isOpen(moves.threadId)).toBe(true);
      await publisher.client.send('PATCH', `/articles/${stays.article.id}`, { section: null });
      expect((await undo(id, limited.client)).body.results).toEqual({ ...NONE, refused: 2, skipped: 1 });
      expect(await isOpen(stays.threadId)).toBe(false);
    });

    it('know no closing of another site', async () => {
      const section = await newSection();
      const [threadId] = await hostMany(section, 1);
      const { id } = await listed({ section });
      const siteId = await service.addSite('other');
      const { token } = await service.person('publisher', 'foreign', 0, siteId);
      const foreign = service.anyone().with({ host: 'other.example' }).as(token);
      for (const named of [id, UNKNOWN_ID, 'x']) {
        for (const ask of routesOf(named, named === id ? foreign : publisher.client)) {
          expectProblem(await ask(), 404, 'not_found');
        }
      }
      expect((await listed({ all: true }, {}, foreign)).count).toBe(0);
      const [article] = await service.database.query<{ id: string }>(
        'SELECT article_id AS id FROM threads WHERE id = $1',
        [threadId!],
      );
      expect((await listed({ articles: [article!.id] }, {}, foreign)).count).toBe(0);
      expect(await isOpen(threadId!)).toBe(true);
    });
  });

  it('takes no cursor of another list', async () => {
    const section = await newSection();
    await hostMany(section, 1);
    const { id } = await listed({ section });
    for (const cursor of ['x', UNKNOWN_ID]) {
      const answer = await publisher.client.get(`/threads/closings/${id}/results?cursor=${cursor}`);
      expectProblem(answer, 400, 'cursor_invalid');
    }
  });
});
