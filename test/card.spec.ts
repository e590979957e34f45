import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import { type Client, type Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const MINUTE = 60_000;
const LINKS = 'www.a.example www.b.example www.c.example';
const UNKNOWN_ID = '019a0000-0000-7000-8000-000000000000';

describe('the card of a comment', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderator: Person;
  let colleague: Person;

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator', 'Mo Moderator');
    colleague = await service.person('moderator', 'Carla Colleague');
  });

  afterAll(() => service.stop());

  const itemOf = async (comment: Json): Promise<Json> => {
    const { body } = await moderator.client.get('/moderation/queues/held/items?limit=100');
    return (body.items as Json[]).find(({ subjectId }: Json) => subjectId === comment.id);
  };
  const cardOf = async (comment: Json, by = moderator): Promise<Json> => {
    const { status, headers, body } = await by.client.get(`/moderation/comments/${comment.id}`);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('private, no-store');
    return body;
  };

  it('tells in one request what waits, why, and where it stands', async () => {
    const { article, threadId } = await hostArticle(publisher.client, {
      headline: 'Judged',
      disclosure: 'Sourced from the council',
    });
    const parent = (await post(anyone, threadId)).body.comment;
    const { comment } = (await post(anyone, threadId, { body: `${newText()} ${LINKS}`, parentId: parent.id }))
      .body;
    const item = await itemOf(comment);
    const { body } = await moderator.client.get(`/moderation/items/${item.id}`);
    expect(body.item).toMatchObject({
      id: item.id,
      queue: 'held',
      kind: 'comment',
      reasons: item.reasons,
      openedAt: item.openedAt,
      closedAt: null,
      claim: null,
    });
    expect(body.comment).toMatchObject({ id: comment.id, status: 'held', revision: 1, html: comment.html });
    expect(body.trace).toContainEqual({ check: 'links', verdict: 'hold', evidence: { links: 3, limit: 2 } });
    expect(body.trace).toContainEqual({ check: 'words', verdict: 'pass' });
    expect(body.parent).toMatchObject({ id: parent.id, html: parent.html });
    expect(body.article).toMatchObject({
      id: article.id,
      headline: 'Judged',
      disclosure: 'Sourced from the council',
      section: null,
    });
    expect(body.thread).toMatchObject({ id: threadId, closing: { state: 'open' }, mode: 'after' });
    expect(body.policy.rules).toHaveLength(5);
    expect(body.decisions).toEqual([]);
    expect(body).toEqual(await cardOf(comment));
  });

  it('shows every text, and what each edit changed', async () => {
    const { threadId } = await hostArticle(publisher.client);
    const { body: posted } = await post(anyone, threadId, { body: 'The bridge is old.' });
    const author = anyone.as(posted.guestToken);
    await author.patch(`/comments/${posted.comment.id}`, {
      body: `The bridge is new. ${LINKS}`,
      revision: 1,
    });
    const { revisions, trace } = await cardOf(posted.comment);
    expect(revisions).toEqual([
      expect.objectContaining({ revision: 1, source: 'The bridge is old.', difference: null }),
      expect.objectContaining({
        revision: 2,
        source: `The bridge is new. ${LINKS}`,
        format: 'markdown',
        authorName: posted.comment.author.name,
        difference: expect.arrayContaining([
          { change: 'same', text: 'The bridge is ' },
          { change: 'removed', text: 'old' },
          { change: 'added', text: 'new' },
        ]),
      }),
    ]);
    expect(trace).toEqual(revisions[1].trace);
    expect(revisions[0].trace).toContainEqual(expect.objectContaining({ check: 'links', verdict: 'pass' }));
  });

  it('tells of its author and of who reported it', async () => {
    const { threadId } = await hostArticle(publisher.client);
    const guest = { name: 'Gus', email: 'gus@mail.example' };
    const { body: first } = await post(anyone, threadId, { guest });
    const { comment } = (await post(anyone.as(first.guestToken), threadId)).body;
    await moderator.client.post(`/moderation/comments/${first.comment.id}/decisions`, {
      ...{ action: 'reject', revision: 1, rule: 'abuse' },
    });
    const reader = await service.person('reader');
    await reader.client.post(`/comments/${comment.id}/reports`, {
      reason: 'spam',
      text: 'An advertisement.',
    });
    const before = await cardOf(comment);
    const { id } = before.author;
    await moderator.client.post(`/moderation/authors/${id}/notes`, { text: 'Sells bridges.' });
    const until = new Date(Date.now() + 60 * MINUTE).toISOString();
    await moderator.client.post('/moderation/sanctions', {
      kind: 'hold',
      on: { emailOf: comment.id },
      until,
    });
    const { author, reports, item, revisions } = await cardOf(comment);
    expect(before.author.standing).toEqual({ active: [], history: [] });
    expect(author).toMatchObject({
      kind: 'guest',
      name: 'Gus',
      email: 'g***@mail.example',
      comments: { published: 1, rejected: 1, held: 0, spam: 0, withdrawn: 0 },
      notes: [{ text: 'Sells bridges.', writtenBy: { id: moderator.id } }],
      standing: { active: [{ kind: 'hold', on: { kind: 'email', id: null }, until }] },
    });
    expect(author.lastComments[1]).toMatchObject({
      comment: { id: first.comment.id },
      decisions: [{ action: 'reject', rule: 'abuse' }],
    });
    expect(reports).toEqual([
      expect.objectContaining({ reason: 'spam', text: 'An advertisement.', weight: 1, status: 'open' }),
    ]);
    expect(reports[0].by).toEqual({ kind: 'account', id: reader.id, name: 'reader' });
    expect(item).toMatchObject({ queue: 'reported', priority: 2 });
    expect(revisions[0].ipPrefix).toBe('127.0.0.0/24');
  });

  it('tells what was decided, by whom, with their notes, and what was taken back', async () => {
    const { threadId } = await hostArticle(publisher.client);
    const { comment } = (await post(anyone, threadId)).body;
    const decide = (body: object): Promise<Json> =>
      moderator.client.post(`/moderation/comments/${comment.id}/decisions`, body);
    const rejected = await decide({ action: 'reject', revision: 1, rule: 'abuse', note: 'The third time.' });
    await colleague.client.post(`/moderation/decisions/${rejected.body.id}/undo`);
    await decide({ action: 'approve', revision: 3 });
    const { decisions, item } = await cardOf(comment);
    expect(item).toBeNull();
    const decidedBy = { id: moderator.id, name: 'Mo Moderator' };
    expect(decisions).toEqual([
      expect.objectContaining({ action: 'approve', onRevision: 3, decidedBy, note: null, undone: null }),
      expect.objectContaining({
        action: 'reject',
        rule: 'abuse',
        policyVersion: 1,
        onRevision: 1,
        decidedBy,
        note: 'The third time.',
        undone: { by: { id: colleague.id, name: 'Carla Colleague' }, at: expect.any(String) },
      }),
    ]);
  });

  it('renews the claim of who looks at it, and tells others who has it in hand', async () => {
    const { threadId } = await hostArticle(publisher.client);
    const { comment } = (await post(anyone, threadId, { body: `${newText()} ${LINKS}` })).body;
    const item = await itemOf(comment);
    const taken = await moderator.client.post(`/moderation/items/${item.id}/take-over`);
    const claimAs = async ({ client }: Person): Promise<Json> =>
      (await client.get(`/moderation/items/${item.id}`)).body.item.claim;
    await service.moveClock(4 * MINUTE);
    const by = { id: moderator.id, name: 'Mo Moderator' };
    expect(await claimAs(colleague)).toEqual({
      id: taken.body.id,
      by,
      expiresAt: taken.body.expiresAt,
      own: false,
    });
    const own = await claimAs(moderator);
    expect(own).toMatchObject({ id: taken.body.id, by, own: true });
    expect(Date.parse(own.expiresAt)).toBeGreaterThanOrEqual(Date.parse(taken.body.expiresAt) + 4 * MINUTE);
    await service.moveClock(6 * MINUTE);
    expect(await claimAs(colleague)).toBeNull();
  });

  it('is there for a decided item too, and for who may decide there alone', async () => {
    const own = await service.addSection('own');
    await service.addSection('other');
    const limited = await service.person('moderator', 'Limited');
    await service.limit(limited, [own]);
    const { article, threadId } = await hostArticle(publisher.client, { section: 'other' });
    expect(article.section).toBe('other');
    const { comment } = (await post(anyone, threadId, { body: `${newText()} ${LINKS}` })).body;
    const item = await itemOf(comment);
    const paths = [`/moderation/items/${item.id}`, `/moderation/comments/${comment.id}`];
    // To them it is as to any reader: held, and so not there.
    for (const path of paths) expectProblem(await limited.client.get(path), 404, 'not_found');
    await moderator.client.post(`/moderation/comments/${comment.id}/decisions`, {
      action: 'approve',
      revision: 1,
    });
    for (const path of paths) expectProblem(await limited.client.get(path), 403, 'not_allowed');
    const { body } = await moderator.client.get(paths[0]!);
    expect(body.item).toMatchObject({ queue: 'held', closedAt: body.decisions[0].decidedAt, claim: null });
    expect(body.article.section).toEqual({ key: 'other', name: 'other' });
    for (const path of ['items', 'comments'])
      for (const id of [UNKNOWN_ID, 'no-id'])
        expectProblem(await moderator.client.get(`/moderation/${path}/${id}`), 404, 'not_found');
  });
});
