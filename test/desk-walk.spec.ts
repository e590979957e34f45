import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const MARY = 'Mary Moderator';

/** Each step begins where the one before has ended. */
describe('a comment, from its post to the end of its case, by HTTP alone', () => {
  let service: TestService;
  let anyone: Client;
  let mary: Person;
  let max: Person;
  let article: Json;
  let threadId: string;
  let author: Client;
  let comment: Json;
  let reply: Json;
  let reporters: Client[];
  let claim: Json;
  let rejection: Json;

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    const publisher = await service.person('publisher');
    mary = await service.person('moderator', MARY);
    max = await service.person('moderator', 'Max Moderator');
    ({ article, threadId } = await hostArticle(publisher.client));
    const readers = ['Ann', 'Ben', 'Cem'].map((name) => service.person('reader', name));
    reporters = (await Promise.all(readers)).map(({ client }) => client);
  });

  afterEach(async () => expect(await service.differences()).toEqual([]));
  afterAll(() => service.stop());

  const taken = ({ status, body }: Answer, expected = 200): Json => {
    expect({ status, ...(status !== expected && body) }).toEqual({ status: expected });
    return body;
  };
  /** What the discussion, the list of articles' counts and the desk tell at once. */
  const counts = async (): Promise<object> => {
    const thread = taken(await anyone.get(`/articles/${article.id}/thread`));
    const [listed] = taken(await anyone.get(`/counts?article=${article.id}`)).items;
    const items: Json[] = taken(await mary.client.get('/moderation/queues')).items;
    const waiting = items.filter(({ count }) => count > 0);
    return {
      thread: thread.counts,
      article: listed.published,
      queues: Object.fromEntries(waiting.map(({ queue, count }) => [queue, count])),
    };
  };
  const shown = async (): Promise<Json[]> => taken(await anyone.get(`/threads/${threadId}/comments`)).items;
  const seenByAuthor = async (): Promise<Json> => taken(await author.get(`/comments/${comment.id}`));
  const statements = async (): Promise<Json[]> => taken(await author.get('/me/statements')).items;
  const reportsOf = async (reporter: Client): Promise<Json[]> =>
    taken(await reporter.get('/me/reports')).items;
  const outcomes = async (): Promise<string[]> =>
    (await Promise.all(reporters.map(reportsOf))).flatMap((reports) => reports.map(({ status }) => status));
  const itemsIn = async (queue: string): Promise<Json[]> =>
    taken(await mary.client.get(`/moderation/queues/${queue}/items`)).items;
  const decide = ({ client }: Person, decision: object): Promise<Answer> =>
    client.post(`/moderation/comments/${comment.id}/decisions`, decision);

  it('1. is posted, answered, and waits unreviewed where everyone reads it', async () => {
    const posted = taken(await post(anyone, threadId, { body: 'Everyone there is a crook.' }), 201);
    ({ comment } = posted);
    author = anyone.as(posted.guestToken);
    reply = taken(await post(anyone, threadId, { parentId: comment.id }), 201).comment;
    expect(comment).toMatchObject({ status: 'published', number: 1, revision: 1 });
    expect(await counts()).toEqual({
      thread: { published: 2, topLevel: 1 },
      article: 2,
      queues: { unreviewed: 2 },
    });
  });

  it('2. is reported by two readers, and stays: it is in the queue of what is reported', async () => {
    for (const [nth, reporter] of reporters.slice(0, 2).entries()) {
      const report = { reason: nth === 0 ? 'abuse' : 'spam', text: 'The whole of it.' };
      taken(await reporter.post(`/comments/${comment.id}/reports`, report), 201);
    }
    expect((await shown())[0]).toMatchObject({ id: comment.id, tombstone: false });
    expect(await itemsIn('reported')).toMatchObject([{ subjectId: comment.id, priority: 2 }]);
    expect(await counts()).toEqual({
      thread: { published: 2, topLevel: 1 },
      article: 2,
      queues: { reported: 1, unreviewed: 1 },
    });
  });

  it('3. is held by the third report: readers see that there was one, and its reply', async () => {
    taken(await reporters[2]!.post(`/comments/${comment.id}/reports`, { reason: 'abuse' }), 201);
    const [tombstone] = await shown();
    expect(tombstone).toMatchObject({ id: comment.id, tombstone: true, replies: { count: 1 } });
    expect(JSON.stringify(tombstone)).not.toContain('crook');
    expect(taken(await anyone.get(`/comments/${comment.id}`)).tombstone).toBe(true);
    expect(await seenByAuthor()).toMatchObject({ status: 'held', revision: 2, number: 1 });
    expect(await itemsIn('reported')).toMatchObject([{ subjectId: comment.id, priority: 1, revision: 2 }]);
    expect(await outcomes()).toEqual(['open', 'open', 'open']);
    expect(await counts()).toEqual({
      thread: { published: 1, topLevel: 0 },
      article: 1,
      queues: { reported: 1, unreviewed: 1 },
    });
  });

  it('4. is claimed by a moderator, and nobody else is given it or decides on it', async () => {
    const path = '/moderation/queues/reported/claims';
    [claim] = taken(await mary.client.post(path, { count: 10 }), 201).claims;
    expect(claim.item).toMatchObject({ subjectId: comment.id, revision: 2, priority: 1 });
    expect(taken(await max.client.post(path, { count: 10 }), 201).claims).toEqual([]);
    const refused = await decide(max, { action: 'approve', revision: 2 });
    expectProblem(refused, 409, 'item_claimed');
    expect(refused.body).toMatchObject({ claimedBy: { name: MARY }, claimedUntil: claim.expiresAt });
  });

  it('5. is judged by its card, which tells why it waits, and by its reports', async () => {
    const card = taken(await mary.client.get(`/moderation/items/${claim.item.id}`));
    const evidence = { reports: 3, weight: 3, reasons: { abuse: 2, spam: 1 } };
    expect(card).toMatchObject({
      item: {
        queue: 'reported',
        reasons: [{ reason: 'unreviewed' }, { reason: 'reported', evidence }],
        claim: { own: true },
      },
      comment: { id: comment.id, status: 'held', revision: 2, html: comment.html },
      revisions: [{ revision: 1, source: 'Everyone there is a crook.' }],
      article: { id: article.id },
      decisions: [],
    });
    const told: Json[] = taken(await mary.client.get(`/moderation/comments/${comment.id}/reports`)).items;
    expect(told.map(({ reason, text, by }) => [by.name, reason, text]).sort()).toEqual([
      ['Ann', 'abuse', 'The whole of it.'],
      ['Ben', 'spam', 'The whole of it.'],
      ['Cem', 'abuse', null],
    ]);
    expect((card.policy.rules as Json[]).map(({ key }) => key as string)).toContain('abuse');
  });

  it('6. is rejected under a rule, and waits no more', async () => {
    rejection = taken(
      await decide(mary, { action: 'reject', rule: 'abuse', note: 'A known quarrel.', revision: 2 }),
      201,
    );
    expect(rejection).toMatchObject({ status: 'rejected', rule: 'abuse', policyVersion: 1, revision: 3 });
    expect(await itemsIn('reported')).toEqual([]);
    expect((await shown())[0]).toMatchObject({ id: comment.id, tombstone: true });
    expectProblem(await mary.client.put(`/moderation/claims/${claim.id}`, {}), 409, 'claim_lost');
    expect(await counts()).toEqual({
      thread: { published: 1, topLevel: 0 },
      article: 1,
      queues: { unreviewed: 1 },
    });
  });

  it('7. its author is told the rule in its words, and never who; its reporters that they were right', async () => {
    const [statement, ...others] = await statements();
    expect(statement).toMatchObject({
      id: rejection.id,
      action: 'reject',
      standing: 'in force',
      comment: { id: comment.id, html: comment.html },
      rule: { key: 'abuse', version: 1, title: expect.any(String), text: expect.any(String) },
    });
    expect(others).toEqual([]);
    const told = JSON.stringify([statement, await seenByAuthor()]);
    for (const secret of [MARY, mary.id, 'quarrel', 'Ann', 'Ben', 'Cem']) expect(told).not.toContain(secret);
    expect(await outcomes()).toEqual(['upheld', 'upheld', 'upheld']);
  });

  it('8. comes back to its queue when that is taken back, and so do its reports', async () => {
    const undone = taken(await max.client.post(`/moderation/decisions/${rejection.id}/undo`), 201);
    expect(undone).toMatchObject({ commentId: comment.id, status: 'held', revision: 4 });
    expect(await itemsIn('reported')).toMatchObject([
      { subjectId: comment.id, priority: 1, revision: 4, reasons: claim.item.reasons },
    ]);
    expect((await itemsIn('reported'))[0]).toMatchObject({ openedAt: claim.item.openedAt, claimedBy: null });
    expect((await statements()).map(({ action, standing }) => `${action}: ${standing}`)).toEqual([
      'reject: taken back',
    ]);
    expect(await outcomes()).toEqual(['open', 'open', 'open']);
    expect(await counts()).toEqual({
      thread: { published: 1, topLevel: 0 },
      article: 1,
      queues: { reported: 1, unreviewed: 1 },
    });
  });

  it('9. is approved: back in its place under its old number, and its reporters are told', async () => {
    expectProblem(await decide(max, { action: 'approve', revision: 3 }), 409, 'stale_decision');
    const later = taken(await post(anyone, threadId, { body: newText() }), 201).comment;
    expect(later.number).toBe(3);
    taken(await decide(max, { action: 'approve', revision: 4 }), 201);
    expect(await shown()).toMatchObject([
      { id: comment.id, number: 1, tombstone: false, html: comment.html, replies: { count: 1 } },
      { id: later.id, number: 3 },
    ]);
    expect(taken(await anyone.get(`/comments/${reply.id}`))).toMatchObject({ number: 2 });
    expect(await outcomes()).toEqual(['dismissed', 'dismissed', 'dismissed']);
    expect((await statements()).map(({ standing }) => standing as string)).toEqual(['taken back']);
    expect(await counts()).toEqual({
      thread: { published: 3, topLevel: 2 },
      article: 3,
      queues: { unreviewed: 2 },
    });
  });

  it('10. has its whole case on record', async () => {
    const { decisions } = taken(await mary.client.get(`/moderation/comments/${comment.id}`));
    const told: Json[] = decisions;
    expect(told.map(({ action, note, undone }) => ({ action, note, undone: undone?.by.name }))).toEqual([
      { action: 'approve', note: null, undone: undefined },
      { action: 'reject', note: 'A known quarrel.', undone: 'Max Moderator' },
    ]);
  });
});
