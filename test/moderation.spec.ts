import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import { type Answer, type Client, type Json, valuesOf } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { countRows } from './support/rows.js';
import { TestService, type Person } from './support/service.js';

const UNKNOWN_ID = '019a0000-0000-7000-8000-000000000000';
const HELD_FOR_LINKS = 'www.a.example www.b.example www.c.example';
const PROBLEM = {
  type: expect.any(String),
  title: expect.any(String),
  status: expect.any(Number),
  code: expect.any(String),
  detail: expect.any(String),
};
const RULES = ['abuse', 'illegal', 'off-topic', 'spam', 'other'];

describe('moderation', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderator: Person;
  let colleague: Person;
  let reader: Person;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator', 'Mo Moderator');
    colleague = await service.person('moderator', 'Carla Colleague');
    reader = await service.person('reader');
    threadId = await newThread();
  });

  afterAll(() => service.stop());

  const newThread = async (): Promise<string> => (await hostArticle(publisher.client)).threadId;
  const say = async (thread = threadId, comment: object = {}): Promise<Json> =>
    (await post(anyone, thread, comment)).body.comment;
  const sayHeld = (thread = threadId): Promise<Json> =>
    say(thread, { body: `${newText()} ${HELD_FOR_LINKS}` });
  const decide = (
    comment: { id: string; revision: number },
    action: string,
    more: object = {},
    by = moderator,
  ): Promise<Answer> =>
    by.client.post(`/moderation/comments/${comment.id}/decisions`, {
      action,
      revision: comment.revision,
      ...more,
    });
  /** The comment as staff see it now. */
  const current = async ({ id }: Json): Promise<Json> => (await moderator.client.get(`/comments/${id}`)).body;
  const decisionsOn = ({ id }: Json): Promise<Json[]> =>
    service.database.query<Json>(
      `SELECT action, rule, policy_version, decided_by, on_revision, status_before, status_after
       FROM decisions WHERE comment_id = $1 ORDER BY on_revision`,
      [id],
    );
  const deedsOn = ({ id }: Json): Promise<Json[]> =>
    service.database.query<Json>(
      'SELECT actor, actor_id, action, subject_kind, detail FROM audit_records WHERE subject_id = $1 ORDER BY id',
      [id],
    );
  const queueOf = async ({ id }: Json): Promise<string | null> => {
    const items = await service.database.query<{ queue: string }>(
      'SELECT queue FROM items WHERE subject_id = $1 AND closed_at IS NULL',
      [id],
    );
    expect(items.length).toBeLessThanOrEqual(1);
    return items[0]?.queue ?? null;
  };
  /** A comment in each status. */
  const make: Record<string, () => Promise<Json>> = {
    held: () => sayHeld(),
    published: () => say(),
    rejected: async () => {
      const comment = await say();
      await decide(comment, 'reject', { rule: 'abuse' });
      return current(comment);
    },
    spam: async () => {
      const comment = await say();
      await decide(comment, 'spam');
      return current(comment);
    },
  };

  describe('queues', () => {
    it('tell how much waits in each, and since when', async () => {
      const queues = async (): Promise<Json> => {
        const { body, headers } = await moderator.client.get('/moderation/queues');
        expect(headers.get('cache-control')).toBe('private, no-store');
        expect(valuesOf(body.items, 'queue')).toEqual([
          'notices',
          'reported',
          'held',
          'spam',
          'unreviewed',
          'appeals',
        ]);
        return Object.fromEntries(
          (body.items as Json[]).map(({ queue, ...summary }: Json) => [queue, summary]),
        );
      };
      const before = await queues();
      expect(before.notices).toEqual({ count: 0, oldestAt: null });
      const held = await sayHeld();
      await say();
      const after = await queues();
      expect(after.held.count).toBe(before.held.count + 1);
      expect(after.unreviewed.count).toBe(before.unreviewed.count + 1);
      expect(after.held.oldestAt).toBe(before.held.oldestAt ?? held.createdAt);
      await decide(held, 'approve');
      expect((await queues()).held.count).toBe(before.held.count);
    });

    it('list their items, oldest first, with what a moderator needs to judge', async () => {
      const { article, threadId: own } = await hostArticle(publisher.client, { headline: 'Judged' });
      const held = [await sayHeld(own), await sayHeld(own), await sayHeld(own)];
      const { body, headers } = await moderator.client.get('/moderation/queues/held/items?limit=100');
      expect(headers.get('cache-control')).toBe('private, no-store');
      const items = (body.items as Json[]).filter(({ comment }: Json) => comment.threadId === own);
      expect(valuesOf(items, 'subjectId')).toEqual(held.map(({ id }) => id));
      expect(items[0]).toEqual({
        id: expect.any(String),
        queue: 'held',
        kind: 'comment',
        subjectId: held[0].id,
        revision: 1,
        reasons: [{ reason: 'links', evidence: { links: 3, limit: 2 } }],
        priority: 2,
        language: expect.any(String),
        openedAt: held[0].createdAt,
        claimedBy: null,
        claimedUntil: null,
        comment: { ...held[0], html: expect.stringContaining('www.a.example') },
        article: { id: article.id, slug: article.slug, headline: 'Judged' },
      });
    });

    it('give each item exactly once, page by page, while what was seen is decided', async () => {
      const own = await newThread();
      const said = [];
      for (let nth = 0; nth < 7; nth += 1) said.push(await say(own));
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const { body }: Answer = await moderator.client.get(
          `/moderation/queues/unreviewed/items?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`,
        );
        seen.push(...valuesOf(body.items, 'subjectId'));
        cursor = body.nextCursor;
        await decide((body.items as Json[]).at(-1).comment, 'approve');
      } while (cursor !== null);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.slice(-7)).toEqual(said.map(({ id }) => id));
    });

    it.each(['nothing', 'Held', 'held%00', '%00', "held'--"])(
      'are not here by the name of %s',
      async (queue) => {
        expectProblem(await moderator.client.get(`/moderation/queues/${queue}/items`), 404, 'not_found');
      },
    );

    it.each(['garbage', 'i', `i${'-'.repeat(36)}`, `i${'0'.repeat(36)}`, 'p1', '%00'])(
      'know no cursor %s',
      async (cursor) => {
        const answer = await moderator.client.get(`/moderation/queues/held/items?cursor=${cursor}`);
        expectProblem(answer, 400, 'cursor_invalid');
      },
    );

    it.each(['0', '101', 'abc'])('know no limit %s', async (limit) => {
      const answer = await moderator.client.get(`/moderation/queues/held/items?limit=${limit}`);
      expectProblem(answer, 400, 'input_invalid');
    });
  });

  describe('approve', () => {
    it('shows a held comment with the next number of its thread', async () => {
      const own = await newThread();
      await say(own);
      const held = [await sayHeld(own), await sayHeld(own)];
      await say(own);
      const decided = await decide(held[1], 'approve', { note: 'fine with me' });
      expect(decided.status).toBe(201);
      expect(decided.body).toEqual({
        id: expect.any(String),
        commentId: held[1].id,
        action: 'approve',
        rule: null,
        policyVersion: null,
        status: 'published',
        revision: 2,
        decidedAt: expect.stringMatching(/Z$/),
      });
      await decide(held[0], 'approve');
      const { body } = await anyone.get(`/threads/${own}/comments`);
      // In the order of arrival, numbered in the order of publication.
      expect(valuesOf(body.items, 'number')).toEqual([1, 4, 3, 2]);
      expect(await queueOf(held[1])).toBeNull();
    });

    it('counts a visible comment as reviewed', async () => {
      const comment = await say();
      expect(await queueOf(comment)).toBe('unreviewed');
      expect((await decide(comment, 'approve')).body).toMatchObject({ status: 'published', revision: 2 });
      expect(await queueOf(comment)).toBeNull();
      expect(await current(comment)).toMatchObject({
        number: comment.number,
        revision: 2,
        status: 'published',
      });
    });
  });

  describe('reject', () => {
    it('names a rule: without one it is told which there are', async () => {
      const comment = await say();
      const before = await countRows(service);
      for (const more of [{}, { rule: null }]) {
        const refused = await decide(comment, 'reject', more);
        expectProblem(refused, 400, 'rule_required');
        expect(refused.body.rules).toEqual(RULES);
        for (const rule of RULES) expect(refused.body.detail).toContain(rule);
      }
      for (const rule of ['nonsense', '', 'Abuse', 'a\0b']) {
        for (const action of ['reject', 'spam', 'approve']) {
          const refused = await decide(comment, action, { rule });
          expectProblem(refused, 400, 'rule_unknown');
          expect(refused.body.rules).toEqual(RULES);
        }
      }
      expect(await countRows(service)).toEqual(before);
      expect((await anyone.get(`/comments/${comment.id}`)).status).toBe(200);
    });

    it.each(RULES)('removes the comment under the rule "%s", on record with its version', async (rule) => {
      const { body: posted } = await post(anyone, threadId);
      const { comment } = posted;
      const decided = await decide(comment, 'reject', { rule, note: 'a note of mine' });
      expect([decided.status, decided.body]).toEqual([
        201,
        expect.objectContaining({
          action: 'reject',
          rule,
          policyVersion: 1,
          status: 'rejected',
          revision: 2,
        }),
      ]);
      for (const client of [anyone, reader.client]) {
        expectProblem(await client.get(`/comments/${comment.id}`), 404, 'not_found');
      }
      const seen = await anyone.as(posted.guestToken).get(`/comments/${comment.id}`);
      expect([seen.status, seen.body.status]).toEqual([200, 'rejected']);
      expect(await queueOf(comment)).toBeNull();
      expect(await decisionsOn(comment)).toEqual([
        {
          action: 'reject',
          rule,
          policy_version: 1,
          decided_by: moderator.id,
          on_revision: 1,
          status_before: 'published',
          status_after: 'rejected',
        },
      ]);
      expect(await deedsOn(comment)).toEqual([
        {
          actor: 'account',
          actor_id: moderator.id,
          action: 'comment.reject',
          subject_kind: 'comment',
          detail: { from: 'published', to: 'rejected', revision: 2 },
        },
      ]);
      const [note] = await service.database.query('SELECT note FROM decision_notes WHERE decision_id = $1', [
        decided.body.id,
      ]);
      expect(note).toEqual({ note: 'a note of mine' });
    });

    it('of a comment never published takes no number', async () => {
      const own = await newThread();
      const held = await sayHeld(own);
      await decide(held, 'reject', { rule: 'spam' });
      expect(await current(held)).toMatchObject({ number: null, status: 'rejected' });
      expect((await say(own)).number).toBe(1);
    });

    it('does not give a number again', async () => {
      const own = await newThread();
      const first = await say(own);
      await decide(first, 'reject', { rule: 'other' });
      expect((await say(own)).number).toBe(2);
    });
  });

  describe('spam', () => {
    it('takes the comment out of sight, with or without a rule', async () => {
      for (const more of [{}, { rule: 'spam' }]) {
        const comment = await say();
        expect((await decide(comment, 'spam', more)).body).toMatchObject({ status: 'spam', revision: 2 });
        expectProblem(await anyone.get(`/comments/${comment.id}`), 404, 'not_found');
        expect(await queueOf(comment)).toBeNull();
        expect(await decisionsOn(comment)).toMatchObject([{ action: 'spam', rule: more.rule ?? null }]);
      }
    });

    it('is not told to its author', async () => {
      const { body: posted } = await post(anyone, threadId);
      await decide(posted.comment, 'spam');
      const guest = anyone.as(posted.guestToken);
      expect((await guest.get(`/comments/${posted.comment.id}`)).status).toBe(200);
      const { body: mine } = await guest.get(`/threads/${threadId}/mine`);
      expect(valuesOf(mine.comments, 'id')).toContain(posted.comment.id);
    });
  });

  describe('restore', () => {
    it.each(['reject', 'spam'])('brings back what %s removed, with its number', async (action) => {
      const own = await newThread();
      await say(own);
      const comment = await say(own);
      await say(own);
      await decide(comment, action, { rule: 'spam' });
      const restored = await decide(await current(comment), 'restore');
      expect(restored.body).toMatchObject({ status: 'published', revision: 3 });
      expect((await anyone.get(`/comments/${comment.id}`)).body).toMatchObject({ number: 2, revision: 3 });
      expect((await decisionsOn(comment)).map((decision) => [decision.action, decision.on_revision])).toEqual(
        [
          [action, 1],
          ['restore', 2],
        ],
      );
    });

    it('numbers what was never published', async () => {
      const own = await newThread();
      const held = await sayHeld(own);
      await decide(held, 'reject', { rule: 'spam' });
      await say(own);
      await decide(await current(held), 'restore');
      expect(await current(held)).toMatchObject({ number: 2, status: 'published' });
    });
  });

  describe('which status follows which', () => {
    it.each([
      ['held', 'approve', 'published'],
      ['held', 'reject', 'rejected'],
      ['held', 'spam', 'spam'],
      ['held', 'restore', null],
      ['published', 'approve', 'published'],
      ['published', 'reject', 'rejected'],
      ['published', 'spam', 'spam'],
      ['published', 'restore', null],
      ['rejected', 'approve', 'published'],
      ['rejected', 'reject', 'rejected'],
      ['rejected', 'spam', 'spam'],
      ['rejected', 'restore', 'published'],
      ['spam', 'approve', 'published'],
      ['spam', 'reject', 'rejected'],
      ['spam', 'spam', 'spam'],
      ['spam', 'restore', 'published'],
    ])('%s, %s: %s', async (from, action, to) => {
      const comment = await make[from]!();
      expect(comment.status).toBe(from);
      const before = await countRows(service);
      const answer = await decide(comment, action, action === 'reject' ? { rule: 'other' } : {});
      if (to === null) {
        expectProblem(answer, 409, 'status_not_allowed');
        expect(await countRows(service)).toEqual(before);
      } else {
        expect(answer.body).toMatchObject({ status: to, revision: comment.revision + 1 });
      }
      expect((await current(comment)).status).toBe(to ?? from);
    });

    it('nothing follows a withdrawal', async () => {
      const comment = await sayHeld();
      await service.database.query(`UPDATE items SET closed_at = opened_at WHERE subject_id = $1`, [
        comment.id,
      ]);
      await service.database.query(`UPDATE comments SET status = 'withdrawn' WHERE id = $1`, [comment.id]);
      for (const action of ['approve', 'reject', 'spam', 'restore']) {
        expectProblem(await decide(comment, action, { rule: 'other' }), 409, 'status_not_allowed');
      }
    });
  });

  describe('a decision on another revision', () => {
    it('is refused, and says who decided what', async () => {
      const comment = await say();
      const won = await decide(comment, 'reject', { rule: 'abuse' }, colleague);
      const before = await countRows(service);
      for (const [action, more] of [
        ['approve', {}],
        ['reject', { rule: 'abuse' }],
        ['spam', {}],
        ['restore', {}],
      ] as const) {
        const stale = await decide(comment, action, more);
        expectProblem(stale, 409, 'stale_decision');
        expect(stale.body.detail).toContain('Carla Colleague');
        expect(stale.body).toEqual({
          ...PROBLEM,
          revision: 2,
          commentStatus: 'rejected',
          decision: {
            id: won.body.id,
            action: 'reject',
            rule: 'abuse',
            decidedBy: { id: colleague.id, name: 'Carla Colleague' },
            decidedAt: won.body.decidedAt,
          },
        });
      }
      expect(await countRows(service)).toEqual(before);
    });

    it('is refused also for a revision to come, and without any decision yet', async () => {
      const comment = await say();
      const early = await decide({ ...comment, revision: 2 }, 'approve');
      expectProblem(early, 409, 'stale_decision');
      expect(early.body).toMatchObject({ revision: 1, commentStatus: 'published', decision: null });
    });

    it('is refused after one that left the status as it was', async () => {
      const comment = await say();
      await decide(comment, 'approve', {}, colleague);
      expectProblem(await decide(comment, 'approve'), 409, 'stale_decision');
    });

    it('lets one of 10 at the same time win', async () => {
      const comment = await sayHeld();
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, nth) =>
          decide(comment, nth % 2 === 0 ? 'approve' : 'spam', {}, nth % 3 === 0 ? moderator : colleague),
        ),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      for (const answer of answers.filter(({ status }) => status !== 201)) {
        expectProblem(answer, 409, 'stale_decision');
      }
      expect(await decisionsOn(comment)).toHaveLength(1);
    });
  });

  describe("one's own comment", () => {
    it('is for another to decide on', async () => {
      const { body } = await post(moderator.client, threadId);
      const before = await countRows(service);
      for (const action of ['approve', 'reject', 'spam']) {
        expectProblem(await decide(body.comment, action, { rule: 'other' }), 403, 'own_comment');
      }
      expect(await countRows(service)).toEqual(before);
      expect((await decide(body.comment, 'approve', {}, colleague)).status).toBe(201);
    });

    it('may be decided on where the others are limited to other sections', async () => {
      const siteId = await service.addSite('sections');
      const only = await service.person('publisher', 'Only Of All', 0, siteId);
      const client = only.client.with({ host: 'sections.example' });
      const [sport, politics] = [
        await service.addSection('sport', siteId),
        await service.addSection('politics', siteId),
      ];
      const inSport = (await hostArticle(client, { section: 'sport' })).threadId;
      const inNone = (await hostArticle(client)).threadId;
      await service.limit(await service.person('moderator', 'Of Politics', 0, siteId), [politics]);
      const decideOwn = async (thread: string): Promise<Answer> => {
        const { body } = await post(client, thread);
        return decide(body.comment, 'reject', { rule: 'other' }, { ...only, client });
      };
      expect((await decideOwn(inSport)).status).toBe(201);
      await service.limit(await service.person('moderator', 'Of Sport', 0, siteId), [sport]);
      expectProblem(await decideOwn(inSport), 403, 'own_comment');
      expect((await decideOwn(inNone)).status).toBe(201);
    });

    it('may be decided on where there is nobody else', async () => {
      const siteId = await service.addSite('lonely');
      const only = await service.person('publisher', 'Only One', 0, siteId);
      const client = only.client.with({ host: 'lonely.example' });
      const { threadId: own } = await hostArticle(client);
      const { body } = await post(client, own);
      const decided = await decide(body.comment, 'reject', { rule: 'other' }, { ...only, client });
      expect(decided.status).toBe(201);
    });
  });

  describe('what is asked wrongly', () => {
    it.each<[string, object]>([
      ['no action', { action: undefined }],
      ['an action that is none', { action: 'hold' }],
      ['an action of prototypes', { action: 'constructor' }],
      ['no revision', { revision: undefined }],
      ['revision 0', { revision: 0 }],
      ['half a revision', { revision: 1.5 }],
      ['a revision as a text', { revision: '1' }],
      ['a rule that is a number', { rule: 1 }],
      ['a rule of 61 characters', { rule: 'x'.repeat(61) }],
      ['a note of 2,001 characters', { note: 'x'.repeat(2_001) }],
      ['a note with a NUL', { note: 'a\0b' }],
      ['a member that it does not have', { decidedBy: UNKNOWN_ID }],
    ])('is refused: %s', async (_what, more) => {
      const comment = await say();
      const before = await countRows(service);
      expectProblem(await decide(comment, 'approve', more), 400, 'input_invalid');
      expect(await countRows(service)).toEqual(before);
    });

    it('takes a note of 2,000 characters', async () => {
      expect((await decide(await say(), 'approve', { note: 'n'.repeat(2_000) })).status).toBe(201);
    });

    it('is refused: a revision that no comment reaches', async () => {
      expectProblem(await decide({ ...(await say()), revision: 2 ** 53 }, 'approve'), 409, 'stale_decision');
    });

    it.each([UNKNOWN_ID, 'abc', '%00', '..%2f..'])('is not here: comment %s', async (id) => {
      expectProblem(await decide({ id, revision: 1 }, 'approve'), 404, 'not_found');
    });
  });

  describe('who may', () => {
    it.each([
      ['anyone', () => anyone, 401, 'not_signed_in'],
      ['a reader', () => reader.client, 403, 'not_allowed'],
    ])('not %s', async (_who, client, status, code) => {
      const comment = await sayHeld();
      const before = await countRows(service);
      expectProblem(await client().get('/moderation/queues'), status, code);
      expectProblem(await client().get('/moderation/queues/held/items'), status, code);
      const decision = { action: 'approve', revision: 1 };
      expectProblem(
        await client().post(`/moderation/comments/${comment.id}/decisions`, decision),
        status,
        code,
      );
      expect(await countRows(service)).toEqual(before);
    });

    it('not a guest, not even on their own comment', async () => {
      const { body } = await post(anyone, threadId, { body: `${newText()} ${HELD_FOR_LINKS}` });
      const decision = { action: 'approve', revision: 1 };
      expectProblem(
        await anyone.as(body.guestToken).post(`/moderation/comments/${body.comment.id}/decisions`, decision),
        401,
        'not_signed_in',
      );
    });

    it.each(['moderator', 'publisher', 'admin'] as const)('a %s', async (role) => {
      const person = await service.person(role, `Deciding ${role}`);
      expect((await decide(await sayHeld(), 'approve', {}, person)).status).toBe(201);
      expect((await person.client.get('/moderation/queues')).status).toBe(200);
    });

    it('not a moderator of another site', async () => {
      const siteId = await service.addSite('elsewhere');
      const theirs = await service.person('moderator', 'Theirs', 0, siteId);
      const client = theirs.client.with({ host: 'elsewhere.example' });
      const comment = await sayHeld();
      expectProblem(await decide(comment, 'approve', {}, { ...theirs, client }), 404, 'not_found');
      expectProblem(await decide(comment, 'approve', {}, theirs), 401, 'not_signed_in');
      const { body } = await client.get('/moderation/queues/held/items');
      expect(body.items).toEqual([]);
      const { body: queues } = await client.get('/moderation/queues');
      expect(valuesOf(queues.items, 'count')).toEqual([0, 0, 0, 0, 0, 0]);
    });
  });

  describe('the record', () => {
    it.each([
      'UPDATE audit_records SET action = action',
      'DELETE FROM audit_records',
      'TRUNCATE audit_records',
      'UPDATE decisions SET rule = rule',
      'DELETE FROM decisions',
      'TRUNCATE decisions CASCADE',
    ])('refuses %s', async (statement) => {
      await decide(await say(), 'approve');
      const before = await countRows(service);
      await expect(service.database.query(statement)).rejects.toThrow(
        /is a record: it is added to, never changed/,
      );
      expect(await countRows(service)).toEqual(before);
    });

    it('holds no text', async () => {
      const comment = await say(threadId, { body: 'unmistakable words', guest: { name: 'Unmistakable' } });
      await decide(comment, 'reject', { rule: 'other', note: 'unmistakable note' });
      for (const table of ['audit_records', 'decisions', 'outbox', 'items']) {
        const rows = await service.database.query<Json>(`SELECT row_to_json(r)::text AS row FROM ${table} r`);
        for (const { row } of rows) expect(row).not.toMatch(/unmistakable/i);
      }
    });
  });

  it('leaves every stored count true', async () => {
    expect(await service.differences()).toEqual([]);
  });
});
