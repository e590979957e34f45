import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/platform/ids.js';
import { HELD_FOR_LINKS, hostArticle, newText, post } from './support/articles.js';
import type { Answer, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';
import { until } from './support/until.js';

const MINUTE = 60_000;
const NONE = { decided: 0, stale: 0, claimed: 0, refused: 0, undone: 0, changedSince: 0, kept: 0, left: 0 };

describe('deciding on many comments', () => {
  let service: TestService;
  let publisher: Person;
  let ada: Person;
  let ben: Person;
  let limited: Person;

  beforeAll(async () => {
    service = await TestService.start({ instances: 2 });
    publisher = await service.person('publisher');
    ada = await service.person('moderator', 'Ada');
    ben = await service.person('moderator', 'Ben', 1);
    limited = await service.person('moderator', 'limited');
    await service.limit(limited, [await service.addSection('own')]);
  });

  afterEach(async () => expect(await service.differences()).toEqual([]));
  afterAll(() => service.stop());

  const host = (section: string | null = null) => hostArticle(publisher.client, { section });
  const comment = async (threadId: string, body = newText(), by = service.anyone()): Promise<Json> =>
    (await post(by, threadId, { body })).body.comment;
  const heldMany = async (threadId: string, count: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let nth = 0; nth < count; nth += 1)
      ids.push((await comment(threadId, `${HELD_FOR_LINKS} ${newText()}`)).id);
    return ids;
  };
  const list = (body: object, by = ada): Promise<Answer> =>
    by.client.post('/moderation/bulk-decisions', { action: 'reject', rule: 'spam', ...body });
  const listed = async (body: object, by = ada): Promise<Json> => {
    const answer = await list(body, by);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    return answer.body;
  };
  const run = ({ id }: Json, by = ada): Promise<Answer> =>
    by.client.post(`/moderation/bulk-decisions/${id}/run`);
  const undo = ({ id }: Json, by = ada): Promise<Answer> =>
    by.client.post(`/moderation/bulk-decisions/${id}/undo`);
  const read = async ({ id }: Json): Promise<Json> =>
    (await ada.client.get(`/moderation/bulk-decisions/${id}`)).body;
  const results = async ({ id }: Json, by = ada): Promise<Json[]> => {
    const items: Json[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const next: string = cursor && `&cursor=${cursor}`;
      const page = await by.client.get(`/moderation/bulk-decisions/${id}/results?limit=60${next}`);
      expect(page.status).toBe(200);
      items.push(...page.body.items);
      cursor = page.body.nextCursor;
    }
    return items;
  };
  const decide = (id: string, action: string, revision = 1, by = ben): Promise<Answer> =>
    by.client.post(`/moderation/comments/${id}/decisions`, { action, revision, rule: 'abuse' });
  const statusesOf = async (ids: readonly string[]): Promise<string[]> => {
    const rows = await service.database.query<{ status: string }>(
      'SELECT status FROM comments WHERE id = ANY ($1) ORDER BY id',
      [ids],
    );
    return rows.map(({ status }) => status);
  };
  const standOf = (threadId: string): Promise<Json[]> =>
    service.database.query<Json>(
      `SELECT c.id, c.status, c.visible_below, t.published_count, t.top_level_count, i.queue, i.reasons, i.opened_at
       FROM comments c JOIN threads t ON t.id = c.thread_id
       LEFT JOIN items i ON i.subject_id = c.id AND i.closed_at IS NULL WHERE t.id = $1 ORDER BY c.id`,
      [threadId],
    );

  it('counts first, shows up to five, leaves out what is not for it, and changes nothing', async () => {
    const { article, threadId } = await host();
    const held = await heldMany(threadId, 7);
    await comment(threadId);
    const before = await standOf(threadId);
    const bulk = await listed({
      filter: { article: article.id, queue: 'held', reason: 'links' },
      note: 'N.',
    });
    expect(bulk).toMatchObject({ action: 'reject', rule: 'spam', note: 'N.', count: 7, state: 'ready' });
    expect(bulk.leftOut).toEqual({ own: 0, claimed: 0, unfit: 0, unknown: 0 });
    expect(bulk.results).toEqual({ ...NONE, left: 7 });
    expect((bulk.examples as Json[]).map(({ id }) => id)).toEqual(held.toSorted().slice(0, 5));
    expect(bulk.examples[0]).toMatchObject({
      author: { name: 'Guest' },
      html: expect.stringContaining('a.example'),
      article: { slug: article.slug },
    });
    expect(await standOf(threadId)).toEqual(before);
  });

  it('lists what is named: own ones, unfit and unknown ones are counted and left out', async () => {
    const { threadId } = await host();
    const [one, two] = await heldMany(threadId, 2);
    const own = await comment(threadId, newText(), ada.client);
    const shown = await comment(threadId);
    const ids = [one, two, own.id, shown.id, newId()].map((id) => ({ id, revision: 1 }));
    const bulk = await listed({ ids, action: 'restore', rule: null });
    expect(bulk).toMatchObject({ count: 0, leftOut: { own: 1, claimed: 0, unfit: 3, unknown: 1 } });
    expect((await run(bulk)).body).toMatchObject({ state: 'done', results: NONE });
  });

  it('refuses neither ids nor filter, both, an unknown rule, and none to reject', async () => {
    const ids = [{ id: newId(), revision: 1 }];
    for (const body of [
      {},
      { filter: {} },
      { filter: { status: null } },
      { ids, filter: { status: 'held' } },
    ])
      expectProblem(await list(body), 400, 'bulk_filter_empty');
    expectProblem(await list({ ids, rule: null }), 400, 'rule_required');
    expectProblem(await list({ ids, rule: 'none' }), 400, 'rule_unknown');
    expectProblem(await list({ filter: { section: 'none' } }), 400, 'section_unknown');
  });

  it('decides on those that are as they were; what has changed since is told with who decided what', async () => {
    const { article, threadId } = await host();
    const held = await heldMany(threadId, 4);
    const bulk = await listed({ filter: { article: article.id, status: 'held' }, note: 'Same shop.' });
    const later = await heldMany(threadId, 1);
    const faster = (await decide(held[1]!, 'approve')).body;
    expectProblem(await undo(bulk), 409, 'bulk_decision_not_run');
    const ran = await run(bulk, ben);
    expect(ran.body).toMatchObject({ state: 'done', results: { ...NONE, decided: 3, stale: 1 } });
    expect(await statusesOf(held)).toEqual(['rejected', 'published', 'rejected', 'rejected']);
    expect(await statusesOf(later)).toEqual(['held']);
    const told = await results(bulk);
    expect(told.map(({ commentId }) => commentId)).toEqual(held.toSorted());
    expect(told[1]).toEqual({
      commentId: held[1],
      result: 'stale',
      code: 'stale_decision',
      decisionId: faster.id,
      action: 'approve',
      decidedBy: ben.id,
    });
    const made = await service.database.query(
      `SELECT d.id, d.decided_by AS by, d.rule, n.note, (SELECT count(*)::integer FROM audit_records a WHERE a.subject_id = d.comment_id) AS deeds
       FROM decisions d JOIN decision_notes n ON n.decision_id = d.id WHERE d.comment_id = $1`,
      [held[0]!],
    );
    expect(made).toEqual([
      { id: told[0]!.decisionId, by: ben.id, rule: 'spam', note: 'Same shop.', deeds: 1 },
    ]);
    expect((await run(bulk)).body).toEqual(ran.body);
  });

  it('leaves what another moderator has in hand, and goes only as far as the moderator reaches', async () => {
    const [own, other] = [await host('own'), await host()];
    const ids = [...(await heldMany(own.threadId, 2)), ...(await heldMany(other.threadId, 2))];
    const named = ids.map((id) => ({ id, revision: 1 }));
    expect((await listed({ ids: named }, limited)).leftOut.unknown).toBe(2);
    const bulk = await listed({ ids: named });
    await service.database.query(
      `UPDATE items SET claim_id = gen_random_uuid(), claimed_by = $2, claimed_until = parley_now() + interval '1 minute' WHERE subject_id = $1`,
      [ids[0]!, ben.id],
    );
    expect((await run(bulk, limited)).body.results).toEqual({ ...NONE, decided: 1, claimed: 1, refused: 2 });
    expect((await results(bulk)).filter(({ code }) => code === 'not_allowed')).toHaveLength(2);
    expect(await results(bulk, limited)).toHaveLength(2);
    const beyond = await listed({ ids: named.slice(2) });
    expectProblem(await run(beyond, limited), 403, 'not_allowed');
  });

  it('is taken back exactly, but for what has changed since, within ten minutes', async () => {
    const { article, threadId } = await host();
    const root = await comment(threadId);
    await post(service.anyone(), threadId, { parentId: root.id });
    await heldMany(threadId, 2);
    const before = await standOf(threadId);
    const bulk = await listed({ filter: { article: article.id } });
    await run(bulk);
    expect(
      (await standOf(threadId)).every(({ status, queue }) => status === 'rejected' && queue === null),
    ).toBe(true);
    expect((await undo(bulk, ben)).body).toMatchObject({ state: 'undone', results: { ...NONE, undone: 4 } });
    expect(await standOf(threadId)).toEqual(before);
    expectProblem(await run(bulk), 409, 'bulk_decision_undone');

    const again = await listed({ filter: { article: article.id, status: 'held' } });
    await run(again);
    const [changed] = await results(again);
    await decide(changed!.commentId, 'approve', 4);
    expect((await undo(again)).body.results).toEqual({ ...NONE, undone: 1, changedSince: 1 });
    const late = await listed({ filter: { article: article.id, status: 'held' } });
    await run(late);
    await service.moveClock(10 * MINUTE);
    expectProblem(await undo(late), 409, 'undo_too_late');
  });

  it('goes on after the answer with a long list; two runs, single decisions and posts at once decide each once', async () => {
    const threads = await Promise.all(Array.from({ length: 4 }, () => host()));
    const ids: string[] = [];
    for (const { threadId } of threads) ids.push(...(await heldMany(threadId, 55)));
    const bulk = await listed({ ids: ids.map((id) => ({ id, revision: 1 })) });
    const [first] = await Promise.all([
      run(bulk),
      run(bulk, ben),
      ...ids.slice(100, 110).map((id) => decide(id, 'approve')),
      ...threads.map(({ threadId }) => comment(threadId)),
    ]);
    expect(first.body.state).toBe('running');
    await until('its end', async () => (await read(bulk)).state === 'done');
    const { decided, stale } = (await read(bulk)).results;
    expect(decided + stale).toBe(ids.length);
    const [made] = await service.database.query<Json>(
      'SELECT count(*)::integer AS n, count(DISTINCT comment_id)::integer AS comments FROM decisions WHERE comment_id = ANY ($1)',
      [ids],
    );
    expect(made).toEqual({ n: ids.length, comments: ids.length });
    await undo(bulk);
    await until('the undo', async () => (await read(bulk)).state === 'undone');
    expect((await read(bulk)).results).toMatchObject({ undone: decided, stale });
  }, 60_000);

  it('answers a repeated request with the first list', async () => {
    const { article, threadId } = await host();
    await heldMany(threadId, 1);
    const keyed = { ...ada, client: ada.client.with({ 'idempotency-key': newId() }) };
    const body = { filter: { article: article.id } };
    expect((await listed(body, keyed)).id).toBe((await listed(body, keyed)).id);
  });
});
