import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import { type Client, type Json, valuesOf } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { countRows } from './support/rows.js';
import { TestService, type Person } from './support/service.js';

const MINUTE = 60_000;
const LINKS = 'www.a.example www.b.example www.c.example';

let service: TestService;
let anyone: Client;
let publisher: Person;
let moderator: Person;
let reader: Person;
let threadId: string;

beforeAll(async () => {
  service = await TestService.start();
  anyone = service.anyone();
  publisher = await service.person('publisher');
  moderator = await service.person('moderator');
  reader = await service.person('reader', 'Rita Reader');
  threadId = (await hostArticle(publisher.client)).threadId;
});

afterEach(() => service.set({}));
afterAll(async () => {
  try {
    expect(await service.differences()).toEqual([]);
  } finally {
    await service.stop();
  }
});

/** A new guest's comment, and the guest. */
async function written(comment: object = {}, thread = threadId): Promise<{ guest: Client; comment: Json }> {
  const { status, body } = await post(anyone, thread, comment);
  expect(status).toBe(201);
  return { guest: anyone.as(body.guestToken), comment: body.comment };
}

const edit = (client: Client, { id, revision }: Json, body = newText()) =>
  client.patch(`/comments/${id}`, { body, revision });

const shownComments = async (): Promise<Json[]> =>
  (await anyone.get(`/threads/${threadId}/comments?limit=100`)).body.items;

const decide = async (id: string, action: string, revision: number): Promise<void> => {
  const decision = { action, revision, ...(action === 'reject' && { rule: 'abuse' }) };
  expect((await moderator.client.post(`/moderation/comments/${id}/decisions`, decision)).status).toBe(201);
};

const itemsOf = (id: string): Promise<Json[]> =>
  service.database.query<Json>(
    'SELECT queue, reasons FROM items WHERE subject_id = $1 AND closed_at IS NULL',
    [id],
  );

const threadRow = async (id = threadId): Promise<Json> => {
  const [row] = await service.database.query<Json>(
    'SELECT published_count, last_number, last_position, arrival_count, last_arrival_at, revision FROM threads WHERE id = $1',
    [id],
  );
  return row;
};

describe('editing', () => {
  it('replaces the text, and keeps number, place and all earlier texts', async () => {
    const { guest, comment } = await written({ body: 'First *words*' });
    const before = await threadRow();
    const { status, headers, body } = await edit(guest, comment, 'Better **words**');
    expect({ status, cache: headers.get('cache-control') }).toEqual({
      status: 200,
      cache: 'private, no-store',
    });
    expect(body).toEqual({
      ...comment,
      html: '<p>Better <strong>words</strong></p>',
      editedAt: expect.stringMatching(/^\d{4}-/),
      revision: 2,
    });
    const texts = await service.database.query<Json>(
      'SELECT revision, source, author_name, ip_prefix, jsonb_array_length(trace) > 3 AS traced FROM comment_revisions WHERE comment_id = $1 ORDER BY revision',
      [comment.id],
    );
    const common = { author_name: 'Guest', ip_prefix: '127.0.0.0/24', traced: true };
    expect(texts).toEqual([
      { revision: 1, source: 'First *words*', ...common },
      { revision: 2, source: 'Better **words**', ...common },
    ]);
    const shown = await shownComments();
    expect(shown.find(({ id }) => id === comment.id)).toMatchObject({ html: body.html });
    // No arrival, and whoever keeps a copy of the page learns of it.
    expect(await threadRow()).toEqual({ ...before, revision: before.revision + 1 });
  });

  it('is for readers too, under the name that their account has', async () => {
    const { body } = await post(reader.client, threadId);
    const edited = await edit(reader.client, body.comment, 'A reader’s second thought');
    expect(edited.body).toMatchObject({ revision: 2, author: { name: 'Rita Reader', kind: 'reader' } });
  });

  it('tells of it by an event without a word of the text', async () => {
    const { guest, comment } = await written();
    await edit(guest, comment, 'unmistakable words');
    const events = await service.database.query<Json>(
      'SELECT event, detail FROM outbox WHERE subject_id = $1 ORDER BY created_at, id',
      [comment.id],
    );
    expect(events).toEqual([
      { event: 'comment.published', detail: { threadId, revision: 1 } },
      { event: 'comment.edited', detail: { threadId, revision: 2 } },
    ]);
  });

  it('asks who', async () => {
    const { comment } = await written();
    expectProblem(await edit(anyone, comment), 401, 'not_signed_in');
    expectProblem(await edit(reader.client, comment), 403, 'not_your_comment');
    expectProblem(await edit(moderator.client, comment), 403, 'not_your_comment');
    expectProblem(await edit((await written()).guest, comment), 403, 'not_your_comment');
  });

  it('ends with the 50th text, which stays', async () => {
    const { guest, comment } = await written();
    let last = comment;
    for (let nth = 2; nth <= 50; nth += 1) last = (await edit(guest, last)).body;
    expect(last.revision).toBe(50);
    expectProblem(await edit(guest, last), 409, 'edited_too_often');
    expect((await guest.get(`/comments/${comment.id}`)).body).toMatchObject(last);
  });

  it('answers 404 for what the viewer does not see', async () => {
    const { guest, comment } = await written({ body: `${newText()} ${LINKS}` });
    expectProblem(await edit(reader.client, comment), 404, 'not_found');
    await service.database.query(
      `UPDATE articles SET state = 'hidden' FROM threads t WHERE t.article_id = articles.id AND t.id = $1`,
      [threadId],
    );
    expectProblem(await edit(guest, comment), 404, 'not_found');
    await service.database.query(`UPDATE articles SET state = 'public'`);
    const other = await service.addSite('other');
    const foreign = await service.person('reader', 'Foreign Reader', 0, other);
    const there = foreign.client.with({ host: 'other.example' });
    expectProblem(await edit(there, comment), 404, 'not_found');
  });

  it.each([['undefined'], ['null'], ['%00'], ['1']])('answers 404 for the id %s', async (id) => {
    expectProblem(await edit(reader.client, { id, revision: 1 }), 404, 'not_found');
  });

  it('refuses a stale revision, and loses nothing', async () => {
    const { guest, comment } = await written();
    expect((await edit(guest, comment, 'The second version of it')).status).toBe(200);
    const stale = await edit(guest, comment, 'A third version, from another tab');
    expectProblem(stale, 409, 'stale_revision');
    expect(stale.body.revision).toBe(2);
    const { body } = await guest.get(`/comments/${comment.id}`);
    expect(body).toMatchObject({ revision: 2, html: '<p>The second version of it</p>' });
  });

  it('answers the comment as it is where the text is the same, also when sent twice', async () => {
    const { guest, comment } = await written({ body: 'Said just so' });
    const before = await countRows(service);
    const same = await edit(guest, comment, '\r\nSaid just so \n');
    expect(same).toMatchObject({ status: 200, body: { revision: 1, editedAt: null } });
    expect(await countRows(service)).toEqual(before);
    await edit(guest, comment, 'Said otherwise');
    expect(await edit(guest, comment, 'Said otherwise')).toMatchObject({
      status: 200,
      body: { revision: 2 },
    });
  });

  it.each([
    ['10 minutes', {}, 10 * MINUTE - 5_000, 200],
    ['10 minutes', {}, 10 * MINUTE, 403],
    ['no time', { editWindowMinutes: 0 }, 0, 403],
    ['a day', { editWindowMinutes: 1440 }, 23 * 60 * MINUTE, 200],
  ])('takes edits for %s', async (_what, settings, later, status) => {
    await service.set(settings);
    const { guest, comment } = await written();
    await service.moveClock(later);
    const answer = await edit(guest, comment);
    expect(answer.status).toBe(status);
    if (status === 403) expectProblem(answer, 403, 'edit_window_over');
  });

  it('takes edits in a closed thread, unless discussions are off for the whole site', async () => {
    const { guest, comment } = await written();
    await publisher.client.post(`/threads/${threadId}/close`);
    const edited = await edit(guest, comment);
    expect(edited.status).toBe(200);
    const policy = publisher.client.with({ 'if-match': '"0"' });
    await policy.put('/closing-policies/site', { switch: 'off' });
    expectProblem(await edit(guest, edited.body), 403, 'thread_closed');
    await publisher.client.with({ 'if-match': '"1"' }).put('/closing-policies/site', {});
    await publisher.client.post(`/threads/${threadId}/reopen`, { until: null });
  });

  it.each(['reject', 'withdraw'])('refuses after: %s', async (what) => {
    const { guest, comment } = await written();
    if (what === 'reject') await decide(comment.id, 'reject', 1);
    else expect((await guest.delete(`/comments/${comment.id}`)).status).toBe(204);
    expectProblem(await edit(guest, { ...comment, revision: 2 }), 409, 'status_not_allowed');
  });

  it('does not touch an import', async () => {
    const { guest, comment } = await written();
    await service.database.query(`UPDATE comments SET exempt = 'import' WHERE id = $1`, [comment.id]);
    expectProblem(await edit(guest, comment), 403, 'edit_window_over');
    await service.database.query(`UPDATE comments SET exempt = NULL WHERE id = $1`, [comment.id]);
  });

  it.each([
    ['empty', ' \n', 400, 'body_empty'],
    ['too long', 'x'.repeat(5_001), 400, 'body_too_long'],
    ['not text', 'a\0b', 400, 'body_unreadable'],
  ])('refuses a text that is %s, and changes nothing', async (_what, body, status, code) => {
    const { guest, comment } = await written();
    const before = await countRows(service);
    expectProblem(await edit(guest, comment, body), status, code);
    expect((await guest.get(`/comments/${comment.id}`)).body).toMatchObject(comment);
    expect(await countRows(service)).toEqual(before);
  });

  it.each([
    ['no revision', { body: 'words' }],
    ['no body', { revision: 1 }],
    ['a status', { body: 'words', revision: 1, status: 'published' }],
    ['a revision as text', { body: 'words', revision: '1' }],
  ])('refuses a body with %s', async (_what, body) => {
    const { guest, comment } = await written();
    expectProblem(await guest.patch(`/comments/${comment.id}`, body), 400, 'input_invalid');
  });
});

describe('the screening of an edit', () => {
  it('hides what was published, with counts and number', async () => {
    const { guest, comment } = await written();
    const before = await threadRow();
    const { body } = await edit(guest, comment, `${newText()} ${LINKS}`);
    expect(body).toMatchObject({ status: 'held', revision: 2, number: comment.number });
    expect(await threadRow()).toMatchObject({
      published_count: before.published_count - 1,
      arrival_count: before.arrival_count,
      last_arrival_at: before.last_arrival_at,
    });
    expect(await itemsOf(comment.id)).toEqual([
      { queue: 'held', reasons: [{ reason: 'links', evidence: { links: 3, limit: 2 } }] },
    ]);
    expectProblem(await anyone.get(`/comments/${comment.id}`), 404, 'not_found');
  });

  it('holds what was approved and then filled with links', async () => {
    const { guest, comment } = await written();
    await decide(comment.id, 'approve', 1);
    expect((await edit(guest, { ...comment, revision: 2 }, `Buy this ${LINKS}`)).body.status).toBe('held');
  });

  it('asks again for review of what was approved', async () => {
    const { guest, comment } = await written();
    await decide(comment.id, 'approve', 1);
    expect(await itemsOf(comment.id)).toEqual([]);
    const { body } = await edit(guest, { ...comment, revision: 2 });
    expect(body).toMatchObject({ status: 'published', revision: 3 });
    expect(await itemsOf(comment.id)).toEqual([{ queue: 'unreviewed', reasons: [{ reason: 'unreviewed' }] }]);
    const stale = { action: 'approve', revision: 2 };
    expectProblem(
      await moderator.client.post(`/moderation/comments/${comment.id}/decisions`, stale),
      409,
      'stale_decision',
    );
  });

  it('keeps the place in the queue, for as long as it is the same queue', async () => {
    const openedAt = async (id: string): Promise<number> => {
      const [item] = await service.database.query<{ at: Date }>(
        'SELECT opened_at AS at FROM items WHERE subject_id = $1 AND closed_at IS NULL',
        [id],
      );
      return item!.at.getTime();
    };
    const { guest, comment } = await written();
    const before = await openedAt(comment.id);
    await service.moveClock(MINUTE);
    await edit(guest, comment);
    expect(await openedAt(comment.id)).toBe(before);
    await edit(guest, { ...comment, revision: 2 }, `${newText()} ${LINKS}`);
    const held = await openedAt(comment.id);
    expect(held).toBeGreaterThanOrEqual(before + MINUTE);
    await service.moveClock(MINUTE);
    await edit(guest, { ...comment, revision: 3 }, `${newText()} ${LINKS}`);
    expect(await openedAt(comment.id)).toBe(held);
  });

  it('frees what only its links held, and numbers it then', async () => {
    const { guest, comment } = await written({ body: `${newText()} ${LINKS}` });
    expect(comment).toMatchObject({ status: 'held', number: null });
    const { last_number: last } = await threadRow();
    const { body } = await edit(guest, comment);
    expect(body).toMatchObject({ status: 'published', number: last + 1 });
    expect(valuesOf(await itemsOf(comment.id), 'queue')).toEqual(['unreviewed']);
  });

  it('leaves held what readers reported', async () => {
    const { guest, comment } = await written({ body: `${newText()} ${LINKS}` });
    const reasons = [{ reason: 'reported', evidence: { weight: 3 } }];
    await service.database.query(
      `UPDATE items SET queue = 'reported', reasons = $2::jsonb WHERE subject_id = $1 AND closed_at IS NULL`,
      [comment.id, JSON.stringify(reasons)],
    );
    expect((await edit(guest, comment)).body.status).toBe('held');
    expect(await itemsOf(comment.id)).toEqual([{ queue: 'reported', reasons }]);
  });

  it('leaves spam what moderators marked as spam, and asks nobody again', async () => {
    const { guest, comment } = await written();
    await decide(comment.id, 'spam', 1);
    const { body } = await edit(guest, { ...comment, revision: 2 });
    expect(body).toMatchObject({ status: 'spam', revision: 3 });
    expect(await itemsOf(comment.id)).toEqual([]);
  });

  it('does not hold staff', async () => {
    const { body } = await post(moderator.client, threadId);
    const edited = await edit(moderator.client, body.comment, `${newText()} ${LINKS}`);
    expect(edited.body.status).toBe('published');
    expect(await itemsOf(body.comment.id)).toEqual([]);
  });

  it('lets an author go back to the first text, and tells two comments of the same text', async () => {
    const { guest, comment } = await written({ body: 'The first thing to say' });
    await edit(guest, comment, 'The second thing to say');
    const back = await edit(guest, { ...comment, revision: 2 }, 'The first thing to say');
    expect(back).toMatchObject({ status: 200, body: { revision: 3 } });
    const other = await guest.post(`/threads/${threadId}/comments`, { body: 'The second thing to say' });
    expect(other.status).toBe(201);
    const twice = await edit(guest, other.body.comment, 'the FIRST thing  to say');
    expectProblem(twice, 409, 'same_text');
    expect((await edit(guest, other.body.comment, 'The SECOND thing to say')).status).toBe(200);
  });

  it('asks for the policy in force', async () => {
    const { guest, comment } = await written();
    const body = { body: newText(), revision: 1, acceptedPolicyVersion: 9 };
    expectProblem(await guest.patch(`/comments/${comment.id}`, body), 422, 'policy_not_accepted');
  });
});

describe('withdrawing', () => {
  const withdraw = (client: Client, { id }: Json) => client.delete(`/comments/${id}`);

  it('takes a comment out of the discussion, its counts and its queue', async () => {
    const { guest, comment } = await written();
    const before = await threadRow();
    const answer = await withdraw(guest, comment);
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 204, body: '' });
    expect((await threadRow()).published_count).toBe(before.published_count - 1);
    expect(await itemsOf(comment.id)).toEqual([]);
    expectProblem(await anyone.get(`/comments/${comment.id}`), 404, 'not_found');
    const audited = await service.database.query('SELECT FROM audit_records WHERE subject_id = $1', [
      comment.id,
    ]);
    expect(audited).toEqual([]);
  });

  it('leaves a tombstone that says so while replies stand below, and gives nobody the text', async () => {
    const { guest, comment } = await written({ body: 'never to be read', guest: { name: 'Wanda' } });
    const reply = await written({ parentId: comment.id });
    await withdraw(guest, comment);
    const seen = async (): Promise<Json> => {
      const shown = await shownComments();
      expect(JSON.stringify(shown)).not.toMatch(/never to be read|Wanda/);
      return shown.find(({ id }) => id === comment.id);
    };
    expect(await seen()).toMatchObject({
      tombstone: true,
      status: 'withdrawn',
      author: null,
      html: null,
      number: comment.number,
    });
    await withdraw(reply.guest, reply.comment);
    expect(await seen()).toBeUndefined();
  });

  it('is done once, however often it is asked', async () => {
    const { guest, comment } = await written();
    await withdraw(guest, comment);
    const before = await countRows(service);
    expect((await withdraw(guest, comment)).status).toBe(204);
    expect(await countRows(service)).toEqual(before);
  });

  it('is read on by its author and by staff, as what it is', async () => {
    const { guest, comment } = await written();
    await withdraw(guest, comment);
    for (const client of [guest, moderator.client]) {
      const { body } = await client.get(`/comments/${comment.id}`);
      expect(body).toMatchObject({ status: 'withdrawn', html: comment.html, revision: 2 });
    }
  });

  it('takes back what waits for review, and is possible after the window and in a closed thread', async () => {
    const thread = (await hostArticle(publisher.client)).threadId;
    const { guest, comment } = await written({ body: `${newText()} ${LINKS}` }, thread);
    await publisher.client.post(`/threads/${thread}/close`);
    await service.moveClock(60 * MINUTE);
    expect((await withdraw(guest, comment)).status).toBe(204);
    expect(await itemsOf(comment.id)).toEqual([]);
  });

  it.each([
    ['reject', 'rejected'],
    ['spam', 'spam'],
  ])('does not hide what moderators removed: %s', async (action, status) => {
    const { guest, comment } = await written();
    await decide(comment.id, action, 1);
    const refused = await withdraw(guest, comment);
    expectProblem(refused, 409, 'status_not_allowed');
    expect((await guest.get(`/comments/${comment.id}`)).body.status).toBe(status);
  });

  it('asks who', async () => {
    const { comment } = await written();
    expectProblem(await withdraw(anyone, comment), 401, 'not_signed_in');
    for (const other of [reader.client, moderator.client, (await written()).guest])
      expectProblem(await withdraw(other, comment), 403, 'not_your_comment');
    for (const id of ['1', 'undefined', '019a0000-0000-7000-8000-000000000000'])
      expectProblem(await withdraw(reader.client, { id }), 404, 'not_found');
  });
});
