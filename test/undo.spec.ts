import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HELD_FOR_LINKS, hostArticle, newText, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const MINUTE = 60_000;
const UNKNOWN_ID = '019a0000-0000-7000-8000-000000000000';

describe('taking a decision back', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let ada: Person;
  let ben: Person;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start({ instances: 2 });
    anyone = service.anyone();
    publisher = await service.person('publisher');
    ada = await service.person('moderator', 'Ada');
    ben = await service.person('moderator', 'Ben', 1);
    ({ threadId } = await hostArticle(publisher.client));
  });

  afterAll(async () => {
    expect(await service.differences()).toEqual([]);
    await service.stop();
  });

  const comment = async (text = newText()): Promise<Json> =>
    (await post(anyone, threadId, { body: text })).body.comment;
  const held = (): Promise<Json> => comment(`${HELD_FOR_LINKS} ${newText()}`);
  const decide = async ({ id }: Json, action: string, revision = 1, by = ada): Promise<Json> => {
    const answer = await by.client.post(`/moderation/comments/${id}/decisions`, {
      action,
      revision,
      rule: 'spam',
    });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const undo = ({ id }: Json, by = ada): Promise<Answer> =>
    by.client.post(`/moderation/decisions/${id}/undo`);
  const read = async ({ id }: Json): Promise<Json> => (await ada.client.get(`/comments/${id}`)).body;
  const published = async (): Promise<number> => {
    const [row] = await service.database.query<{ n: number }>(
      'SELECT published_count AS n FROM threads WHERE id = $1',
      [threadId],
    );
    return row!.n;
  };
  const waiting = async ({ id }: Json): Promise<Json> => {
    const [item] = await service.database.query<Json>(
      'SELECT queue, reasons, opened_at FROM items WHERE subject_id = $1 AND closed_at IS NULL',
      [id],
    );
    return item;
  };

  it.each([
    ['held', 'approve', 'published'],
    ['held', 'reject', 'rejected'],
    ['held', 'spam', 'spam'],
    ['published', 'approve', 'published'],
    ['published', 'reject', 'rejected'],
    ['published', 'spam', 'spam'],
  ])('of a %s comment that was decided to "%s" leaves all as it was', async (status, action, after) => {
    const one = status === 'held' ? await held() : await comment();
    const [item, count] = [await waiting(one), await published()];
    expect(item).toBeDefined();
    const decision = await decide(one, action);
    expect((await read(one)).status).toBe(after);
    const undone = await undo(decision);
    expect(undone).toMatchObject({
      status: 201,
      body: { id: decision.id, commentId: one.id, status, revision: 3, undoneAt: expect.any(String) },
    });
    expect(await read(one)).toMatchObject({ status, revision: 3 });
    expect(await waiting(one)).toEqual(item);
    expect(await published()).toBe(count);
  });

  it('of a rejection that corrected another one leads back to that', async () => {
    const one = await held();
    await decide(one, 'reject');
    await undo(await decide(one, 'restore', 2));
    expect(await read(one)).toMatchObject({ status: 'rejected', revision: 4 });
    expect(await waiting(one)).toBeUndefined();
  });

  it('keeps the number that a comment was given, for when it comes back', async () => {
    const one = await held();
    await undo(await decide(one, 'approve'));
    const { number } = await read(one);
    expect(number).toEqual(expect.any(Number));
    const next = await comment();
    await decide(one, 'approve', 3);
    expect((await read(one)).number).toBe(number);
    expect(next.number).toBe(number + 1);
  });

  it('is for any moderator, and the record says who', async () => {
    const one = await held();
    const decision = await decide(one, 'reject');
    expect((await undo(decision, ben)).status).toBe(201);
    const rows = await service.database.query(
      'SELECT undone_by AS by FROM undone_decisions WHERE decision_id = $1',
      [decision.id],
    );
    expect(rows).toEqual([{ by: ben.id }]);
    const deeds = await service.database.query(
      `SELECT actor_id AS by FROM audit_records WHERE action = 'comment.undo' AND subject_id = $1`,
      [one.id],
    );
    expect(deeds).toEqual([{ by: ben.id }]);
    for (const change of [
      'UPDATE undone_decisions SET undone_at = undone_at',
      'DELETE FROM undone_decisions',
    ])
      await expect(service.database.query(change)).rejects.toThrow('undone_decisions');
  });

  it('is possible once, and who comes later is told', async () => {
    const one = await held();
    const decision = await decide(one, 'approve');
    expect((await undo(decision)).status).toBe(201);
    const again = await undo(decision, ben);
    expectProblem(again, 409, 'stale_decision');
    expect(again.body).toMatchObject({
      revision: 3,
      decision: { action: 'undo', decidedBy: { id: ada.id } },
    });
    expect((await decide(one, 'reject', 3)).status).toBe('rejected');
  });

  it('lets one of 10 at the same time win, on two instances', async () => {
    const decision = await decide(await held(), 'reject');
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, nth) => undo(decision, nth % 2 === 0 ? ada : ben)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
  });

  it('is not possible once something else has happened', async () => {
    const one = await comment();
    const decision = await decide(one, 'approve');
    await decide(one, 'approve', 2, ben);
    expectProblem(await undo(decision), 409, 'stale_decision');
    const { body } = await post(anyone, threadId);
    const seen = await decide(body.comment, 'approve');
    await anyone.as(body.guestToken).send('DELETE', `/comments/${body.comment.id}`);
    expectProblem(await undo(seen), 409, 'stale_decision');
  });

  it('is possible for ten minutes', async () => {
    const [early, late] = [await decide(await held(), 'reject'), await decide(await held(), 'reject')];
    await service.moveClock(10 * MINUTE - 30_000);
    expect((await undo(early)).status).toBe(201);
    await service.moveClock(30_000);
    const refused = await undo(late);
    expectProblem(refused, 409, 'undo_too_late');
    expect(Date.parse(refused.body.until)).toBe(Date.parse(late.decidedAt) + 10 * MINUTE);
  });

  it('leaves an item that somebody claims anew', async () => {
    const one = await held();
    await undo(await decide(one, 'reject'));
    const { body } = await ben.client.post('/moderation/queues/held/claims', { count: 25 });
    const claimed: Json[] = body.claims;
    expect(claimed.map(({ item }) => item.subjectId as string)).toContain(one.id);
    for (const { id } of body.claims) await ben.client.send('DELETE', `/moderation/claims/${id}`);
  });

  it("is not for one's own comment, which another has decided on", async () => {
    const { body } = await post(ada.client, threadId);
    const decision = await decide(body.comment, 'reject', 1, ben);
    expectProblem(await undo(decision, ada), 403, 'own_comment');
    expect((await undo(decision, ben)).status).toBe(201);
  });

  it('is for moderators of the article, on decisions that are here', async () => {
    const decision = await decide(await held(), 'reject');
    expectProblem(await undo(decision, await service.person('reader')), 403, 'not_allowed');
    expectProblem(await anyone.post(`/moderation/decisions/${decision.id}/undo`), 401, 'not_signed_in');
    const limited = await service.person('moderator', 'Limited');
    await service.limit(limited, [await service.addSection('sport')]);
    expectProblem(await undo(decision, limited), 403, 'not_allowed');
    for (const id of [UNKNOWN_ID, 'abc']) expectProblem(await undo({ id }), 404, 'not_found');
    const siteId = await service.addSite('elsewhere');
    const stranger = await service.person('moderator', 'Stranger', 0, siteId);
    const foreign = stranger.client.with({ host: 'elsewhere.example' });
    expectProblem(await foreign.post(`/moderation/decisions/${decision.id}/undo`), 404, 'not_found');
  });
});
