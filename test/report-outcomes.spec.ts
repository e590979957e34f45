import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { OwnReport } from '../src/comments/own-reports.js';
import { hostArticle, newText, post } from './support/articles.js';
import { valuesOf, type Answer, type Client, type Json } from './support/client.js';
import { TestService, type Person } from './support/service.js';

describe('what becomes of reports', () => {
  let service: TestService;
  let anyone: Client;
  let moderator: Person;
  let publisher: Person;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start({ instances: 2 });
    anyone = service.anyone();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator');
    ({ threadId } = await hostArticle(publisher.client));
    await service.set({ reportsPerDay: 1_000 });
  });

  afterAll(() => service.stop());

  afterEach(async () => {
    expect(await service.differences()).toEqual([]);
  });

  const say = async (by = anyone): Promise<Json> => (await post(by, threadId)).body.comment;
  const guest = async (): Promise<Client> => anyone.as((await post(anyone, threadId)).body.guestToken);
  const report = (by: Client, { id }: Json): Promise<Answer> =>
    by.post(`/comments/${id}/reports`, { reason: 'abuse' });
  const decide = ({ id }: Json, action: string, revision = 1): Promise<Answer> =>
    moderator.client.post(`/moderation/comments/${id}/decisions`, { action, revision, rule: 'abuse' });
  const undo = ({ body }: Answer): Promise<Answer> =>
    moderator.client.post(`/moderation/decisions/${body.id}/undo`);
  const reportsOn = async ({ id }: Json): Promise<Json[]> =>
    (await moderator.client.get(`/moderation/comments/${id}/reports`)).body.items;
  const statusOf = async (by: Client, { id }: Json): Promise<string | undefined> => {
    const { reports } = (await by.get(`/threads/${threadId}/mine`)).body as { reports: OwnReport[] };
    return reports.find(({ commentId }) => commentId === id)?.status;
  };
  /** What the next report of somebody weighs. */
  const weightOf = async (by: Client): Promise<number> => {
    const comment = await say();
    await report(by, comment);
    return (await reportsOn(comment))[0].weight;
  };
  const itemOf = async ({ id }: Json): Promise<Json> =>
    (
      await service.database.query(
        'SELECT queue, reasons FROM items WHERE subject_id = $1 AND closed_at IS NULL',
        [id],
      )
    )[0];

  it.each([
    ['reject', 'upheld', 1.33],
    ['spam', 'upheld', 1.33],
    ['approve', 'dismissed', 0.67],
  ])('after "%s" they are %s, and the next weighs %s', async (action, status, weight) => {
    const reporter = await guest();
    expect(await weightOf(reporter)).toBe(1);
    const comment = await say();
    await report(reporter, comment);
    expect(await statusOf(reporter, comment)).toBe('open');
    expect((await decide(comment, action)).status).toBe(201);
    expect(await statusOf(reporter, comment)).toBe(status);
    const { body } = await reporter.get('/me/reports');
    expect(body.items[0]).toEqual({
      id: expect.any(String),
      commentId: comment.id,
      reason: 'abuse',
      createdAt: expect.any(String),
      status,
    });
    expect(await weightOf(reporter)).toBe(weight);
  });

  it('withdrawn by its author, they count neither way', async () => {
    const reporter = await guest();
    const { comment, guestToken } = (await post(anyone, threadId)).body;
    await report(reporter, comment);
    await anyone.as(guestToken).delete(`/comments/${comment.id}`);
    expect(await statusOf(reporter, comment)).toBe('withdrawn');
    expect(await weightOf(reporter)).toBe(1);
  });

  it('the first decision settles them: a later one is about other things', async () => {
    const reporter = await guest();
    const comment = await say();
    await report(reporter, comment);
    await decide(comment, 'reject');
    await decide(comment, 'restore', 2);
    expect(await statusOf(reporter, comment)).toBe('upheld');
  });

  it('a decision that is taken back leaves them open, with their weight and their item', async () => {
    const reporter = await guest();
    const comment = await say();
    await report(reporter, comment);
    const item = await itemOf(comment);
    const decision = await decide(comment, 'reject');
    expect(await weightOf(reporter)).toBe(1.33);
    expect((await undo(decision)).status).toBe(201);
    expect(await statusOf(reporter, comment)).toBe('open');
    expect(await itemOf(comment)).toEqual(item);
    expect(await weightOf(reporter)).toBe(1);
  });

  it('one that arrives after a decision is open, and stays told when that is taken back', async () => {
    const [early, late] = [await guest(), await guest()];
    const comment = await say();
    await report(early, comment);
    const approval = await decide(comment, 'approve');
    await report(late, comment);
    expect([await statusOf(early, comment), await statusOf(late, comment)]).toEqual(['dismissed', 'open']);
    expect((await itemOf(comment)).reasons).toEqual([
      { reason: 'reported', evidence: { reports: 1, weight: 1, reasons: { abuse: 1 } } },
    ]);
    await undo(approval);
    expect([await statusOf(early, comment), await statusOf(late, comment)]).toEqual(['open', 'open']);
    expect(await itemOf(comment)).toEqual({
      queue: 'reported',
      reasons: [
        { reason: 'unreviewed' },
        { reason: 'reported', evidence: { reports: 2, weight: 2, reasons: { abuse: 2 } } },
      ],
    });
  });

  it('a report and a decision at once: before it and settled, or after it and open', async () => {
    for (let round = 0; round < 5; round += 1) {
      const reporter = await guest();
      const comment = await say();
      const [reported, decided] = await Promise.all([report(reporter, comment), decide(comment, 'approve')]);
      expect([reported.status, decided.status]).toEqual([201, 201]);
      const isOpen = (await statusOf(reporter, comment)) === 'open';
      expect((await itemOf(comment))?.queue).toBe(isOpen ? 'reported' : undefined);
    }
  });

  it('held by reports, an approval brings it back and a rejection removes it', async () => {
    const { comment, guestToken } = (await post(anyone, threadId)).body;
    const reporters = [await guest(), await guest(), await guest()];
    for (const reporter of reporters) await report(reporter, comment);
    const edited = await anyone
      .as(guestToken)
      .patch(`/comments/${comment.id}`, { body: newText(), revision: 2 });
    expect(edited.body.status).toBe('held');
    expect((await itemOf(comment)).queue).toBe('reported');
    expect((await decide(comment, 'approve', 3)).body.status).toBe('published');
    expect(await itemOf(comment)).toBeUndefined();
    expect(valuesOf(await reportsOn(comment), 'status')).toEqual(['dismissed', 'dismissed', 'dismissed']);
  });

  it('are told to their own person only', async () => {
    const [reporter, other] = [await guest(), await guest()];
    const comment = await say();
    await report(reporter, comment);
    for (const client of [other, anyone])
      expect((await client.get(`/threads/${threadId}/mine`)).body.reports).toEqual([]);
    expect((await other.get('/me/reports')).body).toEqual({ items: [], nextCursor: null });
    expect((await reporter.get('/me/reports')).headers.get('cache-control')).toBe('private, no-store');
  });
});
