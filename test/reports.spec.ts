import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { OwnReport } from '../src/comments/own-reports.js';
import { HELD_FOR_LINKS, hostArticle, newText, post } from './support/articles.js';
import { valuesOf, type Answer, type Client, type Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

describe('reports', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderator: Person;
  let reader: Person;
  let threadId: string;
  let guests: Client[];

  beforeAll(async () => {
    service = await TestService.start({ instances: 2 });
    anyone = service.anyone();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator');
    reader = await service.person('reader');
    ({ threadId } = await hostArticle(publisher.client));
    guests = [];
    for (let nth = 0; nth < 4; nth += 1)
      guests.push(service.anyone(nth % 2).as((await post(anyone, threadId)).body.guestToken));
    await service.set({ reportsPerDay: 1000 });
  });

  afterAll(() => service.stop());

  afterEach(async () => {
    expect(await service.differences()).toEqual([]);
  });

  const say = async (comment: object = {}, by = anyone, thread = threadId): Promise<Json> =>
    (await post(by, thread, comment)).body.comment;
  const report = (by: Client, { id }: Json, body: object = {}): Promise<Answer> =>
    by.post(`/comments/${id}/reports`, { reason: 'abuse', ...body });
  const read = async ({ id }: Json): Promise<Json> => (await moderator.client.get(`/comments/${id}`)).body;
  const itemOf = async ({ id }: Json): Promise<Json> =>
    (
      await service.database.query(
        `SELECT id, queue, reasons, claim_id FROM items WHERE subject_id = $1 AND closed_at IS NULL`,
        [id],
      )
    )[0];
  const reported = (reports: number, weight: number, reasons: object): object => ({
    reason: 'reported',
    evidence: { reports, weight, reasons },
  });

  it('bring a comment to moderators, and leave it where it is', async () => {
    const comment = await say();
    const answer = await report(reader.client, comment, { text: 'The last sentence.' });
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer).toMatchObject({
      status: 201,
      body: { commentId: comment.id, reason: 'abuse', status: 'open' },
    });
    expect(Object.keys(answer.body).sort()).toEqual(['commentId', 'createdAt', 'id', 'reason', 'status']);
    expect(await read(comment)).toMatchObject({ status: 'published', revision: 1 });
    expect(await itemOf(comment)).toMatchObject({
      queue: 'reported',
      reasons: [{ reason: 'unreviewed' }, reported(1, 1, { abuse: 1 })],
    });
    await service.settle();
    const events = await service.database.query(
      `SELECT event, detail FROM outbox WHERE subject_id = $1 AND event = 'comment.reported'`,
      [comment.id],
    );
    expect(events).toEqual([{ event: 'comment.reported', detail: { threadId, reportId: answer.body.id } }]);
  });

  it('open an item where a moderator has looked already, and stay in whose hands it is', async () => {
    const comment = await say();
    await moderator.client.post(`/moderation/comments/${comment.id}/decisions`, {
      action: 'approve',
      revision: 1,
    });
    expect(await itemOf(comment)).toBeUndefined();
    await report(guests[0]!, comment);
    const [first] = [await itemOf(comment)];
    expect(first).toMatchObject({ queue: 'reported', reasons: [reported(1, 1, { abuse: 1 })] });
    const claim = await moderator.client.post(`/moderation/items/${first.id}/take-over`);
    await report(guests[1]!, comment, { reason: 'spam' });
    expect(await itemOf(comment)).toEqual({
      id: first.id,
      queue: 'reported',
      reasons: [reported(2, 2, { abuse: 1, spam: 1 })],
      claim_id: claim.body.id,
    });
  });

  it('hold it once their weight reaches what the site says, with its number and counts', async () => {
    const { article, threadId: own } = await hostArticle(publisher.client);
    const comment = await say({}, anyone, own);
    const count = async (): Promise<number> =>
      (await anyone.get(`/articles/${article.id}/thread`)).body.counts.published;
    await report(reader.client, comment);
    await report(guests[0]!, comment, { reason: 'spam' });
    expect([await count(), (await read(comment)).status]).toEqual([1, 'published']);
    expect((await report(guests[1]!, comment)).status).toBe(201);
    expect([await count(), await read(comment)]).toEqual([
      0,
      expect.objectContaining({ status: 'held', revision: 2, number: 1 }),
    ]);
    expect(await itemOf(comment)).toMatchObject({
      queue: 'reported',
      reasons: [{ reason: 'unreviewed' }, reported(3, 3, { abuse: 2, spam: 1 })],
    });
    expectProblem(await report(guests[2]!, comment), 404, 'not_found');
    expectProblem(await anyone.get(`/comments/${comment.id}`), 404, 'not_found');
  });

  it.each([
    [1, 1, 'held'],
    ['off', 4, 'published'],
  ] as const)('hold at %s: after %s reports it is %s', async (reportsToHold, count, status) => {
    await service.set({ reportsToHold, reportsPerDay: 1000 });
    const comment = await say();
    for (const guest of guests.slice(0, count)) expect((await report(guest, comment)).status).toBe(201);
    expect((await read(comment)).status).toBe(status);
    await service.set({ reportsPerDay: 1000 });
  });

  it('count once a person, and a second one is told what became of the first', async () => {
    const comment = await say();
    const one = await report(reader.client, comment);
    const again = await report(reader.client, comment, { reason: 'spam' });
    expectProblem(again, 409, 'already_reported');
    expect(again.body.reportStatus).toBe('open');
    await moderator.client.post(`/moderation/comments/${comment.id}/decisions`, {
      action: 'spam',
      revision: 1,
    });
    expect((await report(reader.client, comment)).body).toMatchObject({
      code: 'already_reported',
      reportStatus: 'upheld',
    });
    const { items: listed } = (await reader.client.get('/me/reports')).body as { items: OwnReport[] };
    expect(listed.filter(({ commentId }) => commentId === comment.id)).toEqual([
      { ...one.body, status: 'upheld' },
    ]);
  });

  it('come again with their key as the report that it made', async () => {
    const comment = await say();
    const keyed = reader.client.with({ 'idempotency-key': `a key of ${comment.id}`.replaceAll(' ', '-') });
    const first = await report(keyed, comment);
    expect((await report(keyed, comment)).body).toEqual(first.body);
    expectProblem(await report(keyed, comment, { reason: 'spam' }), 422, 'idempotency_mismatch');
  });

  it('name one of the site’s reasons', async () => {
    const comment = await say();
    const answer = await report(reader.client, comment, { reason: 'dull' });
    expectProblem(answer, 400, 'report_reason_unknown');
    expect(answer.body.reasons).toEqual(['abuse', 'off-topic', 'spam', 'illegal', 'other']);
    await service.set({ reportReasons: [{ key: 'dull', title: 'Dull' }], reportsPerDay: 1000 });
    expect((await report(reader.client, comment, { reason: 'dull' })).status).toBe(201);
    const path = `/moderation/comments/${comment.id}/reports`;
    expect(valuesOf((await moderator.client.get(path)).body.items, 'title')).toEqual(['Dull']);
    await service.set({ reportsPerDay: 1000 });
    expect(valuesOf((await moderator.client.get(path)).body.items, 'title')).toEqual(['dull']);
  });

  it('are for what others have published, here', async () => {
    const held = await say({ body: `${HELD_FOR_LINKS} ${newText()}` });
    const own = await say({ guest: undefined }, reader.client);
    const { comment: guestsOwn, guestToken } = (await post(anyone, threadId)).body;
    const hidden = await hostArticle(publisher.client, { state: 'hidden' });
    const unseen = await say({ guest: undefined }, publisher.client, hidden.threadId);
    const siteId = await service.addSite('elsewhere');
    const stranger = await service.person('moderator', 'Stranger', 0, siteId);
    const there = stranger.client.with({ host: 'elsewhere.example' });
    const comment = await say();
    for (const [client, one] of [
      [reader.client, held],
      [moderator.client, held],
      [reader.client, unseen],
      [there, comment],
      [reader.client, { id: 'x' }],
    ] as const)
      expectProblem(await report(client, one), 404, 'not_found');
    expectProblem(await report(reader.client, own), 403, 'own_comment');
    expectProblem(await report(anyone.as(guestToken), guestsOwn), 403, 'own_comment');
    expectProblem(await report(anyone, comment), 401, 'not_signed_in');
    expectProblem(await there.get(`/moderation/comments/${comment.id}/reports`), 404, 'not_found');
  });

  it('are taken in a closed thread', async () => {
    const { threadId: closed } = await hostArticle(publisher.client);
    const comment = await say({}, anyone, closed);
    await publisher.client.post(`/threads/${closed}/close`);
    expect((await report(reader.client, comment)).status).toBe(201);
  });

  it('are listed for moderators with the text that they are about, and to nobody else', async () => {
    const { comment, guestToken } = (await post(anyone, threadId)).body;
    await report(guests[0]!, comment, { reason: 'other', text: 'Look at the end.' });
    const edited = await anyone
      .as(guestToken)
      .patch(`/comments/${comment.id}`, { body: newText(), revision: 1 });
    expect(edited.status).toBe(200);
    await report(reader.client, comment);
    const path = `/moderation/comments/${comment.id}/reports`;
    const { items } = (await moderator.client.get(path)).body;
    expect(items).toEqual([
      expect.objectContaining({
        by: { kind: 'account', id: reader.id, name: 'reader' },
        textRevision: 2,
        text: null,
      }),
      expect.objectContaining({
        by: { kind: 'guest', id: expect.any(String), name: 'Guest' },
        ...{ reason: 'other', title: 'Something else', text: 'Look at the end.' },
        ...{ weight: expect.any(Number), textRevision: 1, status: 'open' },
      }),
    ]);
    const first = (await moderator.client.get(`${path}?limit=1`)).body;
    const second = (await moderator.client.get(`${path}?limit=1&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items]).toEqual(items);
    expect(second.nextCursor).toBeNull();
    expectProblem(await reader.client.get(`/me/reports?cursor=r`), 400, 'cursor_invalid');
    expectProblem(await reader.client.get(path), 403, 'not_allowed');
  });
});
