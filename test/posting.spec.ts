import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import { type Client, type Json, valuesOf } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { countRows } from './support/rows.js';
import { TestService, type Person } from './support/service.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const UNKNOWN_ID = '019a0000-0000-7000-8000-000000000000';
/** One grapheme of 25 bytes. */
const FAMILY = '👨‍👩‍👧‍👦';

describe('posting', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let reader: Person;
  let moderator: Person;
  let threadId: string;
  let otherThreadId: string;

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher');
    reader = await service.person('reader', 'Rita Reader');
    moderator = await service.person('moderator', 'Mo Moderator');
    threadId = (await hostArticle(publisher.client)).threadId;
    otherThreadId = (await hostArticle(publisher.client)).threadId;
  });

  afterAll(() => service.stop());

  const newThread = async (article: object = {}): Promise<string> =>
    (await hostArticle(publisher.client, article)).threadId;

  const revisionOf = async (comment: Json): Promise<Json> => {
    const [row] = await service.database.query<Json>(
      'SELECT * FROM comment_revisions WHERE comment_id = $1 AND revision = $2',
      [comment.id, comment.revision],
    );
    return row;
  };

  describe('who posts', () => {
    it('lets a guest post by a name, and names them by a token from then on', async () => {
      const own = await newThread();
      const first = await post(anyone, own, { body: 'Hello *all*', guest: { name: 'Gwen' } });
      expect(first.status).toBe(201);
      expect(first.headers.get('cache-control')).toBe('private, no-store');
      expect(first.body).toEqual({
        guestToken: expect.stringMatching(/^parley_guest_/),
        comment: {
          id: expect.any(String),
          threadId: own,
          number: 1,
          parentId: null,
          parentNumber: null,
          depth: 0,
          author: { name: 'Gwen', kind: 'guest', verified: false },
          html: '<p>Hello <em>all</em></p>',
          createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          editedAt: null,
          status: 'published',
          revision: 1,
          likes: 0,
          featured: false,
          tombstone: false,
          replies: { count: 0, nextCursor: null },
        },
      });

      const gwen = anyone.as(first.body.guestToken);
      const second = await gwen.post(`/threads/${own}/comments`, { body: newText() });
      expect(second.status).toBe(201);
      expect(second.body.comment).toMatchObject({ number: 2, author: { name: 'Gwen', kind: 'guest' } });
      expect(second.body.guestToken).toBeUndefined();
    });

    it('takes the name that a guest types this time as a label', async () => {
      const { body } = await post(anyone, threadId, { guest: { name: 'Gwen' } });
      const renamed = await post(anyone.as(body.guestToken), threadId, { guest: { name: 'Gwendolyn' } });
      expect(renamed.body.comment.author.name).toBe('Gwendolyn');
      expect(renamed.body.guestToken).toBeUndefined();
    });

    it('does not take two guests of one name for one', async () => {
      const one = await post(anyone, threadId, { guest: { name: 'Sam' } });
      const other = await post(anyone, threadId, { guest: { name: 'Sam' } });
      expect(one.body.guestToken).not.toBe(other.body.guestToken);
      const guests = await service.database.query<{ id: string }>(
        'SELECT DISTINCT guest_id AS id FROM comments WHERE id = ANY ($1)',
        [[one.body.comment.id, other.body.comment.id]],
      );
      expect(guests).toHaveLength(2);
    });

    it.each([
      ['reader', 'reader'],
      ['moderator', 'staff'],
      ['publisher', 'staff'],
      ['admin', 'staff'],
    ] as const)('posts by the API token of a %s as %s', async (role, kind) => {
      const person = await service.person(role, `A ${role}`);
      const { status, body } = await person.client.post(`/threads/${threadId}/comments`, { body: newText() });
      expect(status).toBe(201);
      expect(body.comment.author).toEqual({ name: `A ${role}`, kind, verified: true });
      expect(body.guestToken).toBeUndefined();
    });

    it('takes the account, not what is typed beside it', async () => {
      const { body } = await post(reader.client, threadId, { guest: { name: 'Somebody Else' } });
      expect(body.comment.author).toEqual({ name: 'Rita Reader', kind: 'reader', verified: true });
    });

    it('shows a viewer their own waiting comments, and nobody else', async () => {
      const { body } = await post(anyone, threadId, {
        body: `${newText()} www.a.example www.b.example www.c.example`,
      });
      expect(body.comment).toMatchObject({ status: 'held', number: null });
      const mine = async (client: Client): Promise<string[]> =>
        valuesOf((await client.get(`/threads/${threadId}/mine`)).body.comments, 'id');
      expect(await mine(anyone.as(body.guestToken))).toEqual([body.comment.id]);
      for (const other of [anyone, reader.client, moderator.client]) expect(await mine(other)).toEqual([]);
    });
  });

  describe('a rejected comment', () => {
    it('is read by its author and by staff, and is not here for others', async () => {
      const text = newText();
      const { body } = await post(anyone, threadId, { body: text });
      const { id } = body.comment;
      const decision = { action: 'reject', revision: 1, rule: 'abuse' };
      const decided = await moderator.client.post(`/moderation/comments/${id}/decisions`, decision);
      expect(decided.status).toBe(201);
      for (const client of [anyone.as(body.guestToken), moderator.client]) {
        const read = await client.get(`/comments/${id}`);
        expect(read.status).toBe(200);
        expect(read.body).toMatchObject({ id, status: 'rejected', html: `<p>${text}</p>`, tombstone: false });
      }
      const { body: stranger } = await post(anyone, threadId);
      for (const client of [anyone, anyone.as(stranger.guestToken), reader.client]) {
        expectProblem(await client.get(`/comments/${id}`), 404, 'not_found');
      }
    });
  });

  describe('what is stored', () => {
    it('keeps the text as typed, normalised, with its HTML, the name and the address cut short', async () => {
      const { body } = await post(anyone, threadId, {
        body: '\r\n\r\nCafe\u0301\r\nau lait  \n\n',
        guest: { name: 'Gwen', email: 'gwen@example.org' },
      });
      expect(await revisionOf(body.comment)).toMatchObject({
        source: 'Café\nau lait',
        format: 'markdown',
        html: '<p>Café<br>au lait</p>',
        author_name: 'Gwen',
        ip_prefix: '127.0.0.0/24',
      });
    });

    it('keeps only hashes of tokens', async () => {
      const { body } = await post(anyone, threadId);
      const found = await service.database.query(
        `SELECT FROM credentials WHERE encode(token_hash, 'escape') LIKE '%' || $1 || '%'`,
        [body.guestToken],
      );
      expect(found).toEqual([]);
    });

    it('records the version of the policy that the comment was posted under', async () => {
      const { body } = await post(anyone, threadId);
      const [row] = await service.database.query('SELECT policy_version FROM comments WHERE id = $1', [
        body.comment.id,
      ]);
      expect(row).toEqual({ policy_version: 1 });
    });

    it('records it too where the author names it', async () => {
      const { status, body } = await post(anyone, threadId, { acceptedPolicyVersion: 1 });
      expect(status).toBe(201);
      const [row] = await service.database.query('SELECT policy_version FROM comments WHERE id = $1', [
        body.comment.id,
      ]);
      expect(row).toEqual({ policy_version: 1 });
    });

    it.each([
      ['5,000 letters', 'x'.repeat(5_000)],
      ['20,000 bytes', '👍'.repeat(5_000)],
      ['5,000 letters between blank lines', `\n\n${'y'.repeat(5_000)}\n\n`],
      ['one character', '!'],
      ['an emoji alone', FAMILY],
    ])('takes %s', async (_what, body) => {
      expect((await post(anyone, await newThread(), { body })).status).toBe(201);
    });
  });

  describe('replies', () => {
    it('stand below their parent at any depth, and say to whom they answer', async () => {
      const own = await newThread();
      const chain: Json[] = [];
      for (let depth = 0; depth <= 12; depth += 1) {
        const { body } = await post(anyone, own, { parentId: chain.at(-1)?.id ?? null });
        chain.push(body.comment);
      }
      expect(
        chain.map(({ depth, number, parentId, parentNumber }) => [depth, number, parentId, parentNumber]),
      ).toEqual(
        chain.map((_, depth) => [depth, depth + 1, chain[depth - 1]?.id ?? null, depth === 0 ? null : depth]),
      );
      const placements = await service.database.query<{ placement: string }>(
        `SELECT encode(placement, 'hex') AS placement FROM comments WHERE thread_id = $1 ORDER BY position`,
        [own],
      );
      const key = (positions: number[]): string =>
        positions.map((position) => position.toString(16).padStart(8, '0')).join('');
      expect(placements.map(({ placement }) => placement)).toEqual(
        chain.map((_, depth) =>
          key([...Array.from({ length: Math.min(depth, 8) }, (_unused, level) => level + 1), depth + 1]),
        ),
      );
      const { body: thread } = await anyone.get(`/comments/${chain[0].id}`);
      expect(thread.replies.count).toBe(12);
      // Below the eighth level all replies stand beside each other, under their ancestor at depth 7.
      const { body: eighth } = await anyone.get(`/comments/${chain[7].id}`);
      expect(eighth.replies.count).toBe(5);
      const { body: ninth } = await anyone.get(`/comments/${chain[8].id}`);
      expect(ninth.replies.count).toBe(0);
    });

    it('to different parents are read in the order of the conversation', async () => {
      const own = await newThread();
      const [a, b] = [(await post(anyone, own)).body.comment, (await post(anyone, own)).body.comment];
      const toB = (await post(anyone, own, { parentId: b.id })).body.comment;
      const toA = (await post(anyone, own, { parentId: a.id })).body.comment;
      const toToA = (await post(anyone, own, { parentId: toA.id })).body.comment;
      const laterToA = (await post(anyone, own, { parentId: a.id })).body.comment;
      const { body } = await anyone.get(`/threads/${own}/comments`);
      expect((body.items as Json[]).map(({ id, replies }) => [id, ...valuesOf(replies.items, 'id')])).toEqual(
        [
          [a.id, toA.id, toToA.id, laterToA.id],
          [b.id, toB.id],
        ],
      );
    });
  });

  describe('what is refused leaves nothing behind', () => {
    const heldText = (): string => `${newText()} www.a.example www.b.example www.c.example`;

    const refused = async (
      send: () => Promise<{ status: number; headers: Headers; body: Json }>,
      status: number,
      code: string,
    ): Promise<Json> => {
      const before = await countRows(service);
      const answer = await send();
      expectProblem(answer, status, code);
      expect(await countRows(service)).toEqual(before);
      return answer.body;
    };

    it.each<[string, unknown, string]>([
      ['nothing', '', 'body_empty'],
      ['only spaces and line ends', ' \r\n\t\n ', 'body_empty'],
      ['5,001 letters', 'x'.repeat(5_001), 'body_too_long'],
      ['5,001 emoji of several code points', '👍🏽'.repeat(5_001), 'body_too_long'],
      ['20,001 bytes in fewer graphemes', `${FAMILY.repeat(800)}x`, 'body_too_long'],
      ['one letter under 10,000 marks', `x${'\u0301'.repeat(10_000)}`, 'body_unreadable'],
      ['a NUL', 'before\0after', 'body_unreadable'],
      ['an escape character', 'before\u001b[31mred', 'body_unreadable'],
      ['a lone high surrogate', 'before\ud83dafter', 'body_unreadable'],
      ['a lone low surrogate', 'before\udc4dafter', 'body_unreadable'],
      ['zero width characters', '\u200b\u200d\u2060', 'body_invisible'],
      ['a Hangul filler', '\u3164', 'body_invisible'],
      ['blank Braille', '\u2800\u2800', 'body_invisible'],
      ["Markdown's names of spaces", '&nbsp;&#8203;&ZeroWidthSpace;', 'body_invisible'],
      ['Markdown that shows nothing', '[a]: https://example.org/', 'body_invisible'],
      ['a number', 7, 'input_invalid'],
      ['null', null, 'input_invalid'],
      ['a list', ['text'], 'input_invalid'],
      ['an object', { toString: 'x' }, 'input_invalid'],
    ])('as a text: %s', async (_what, body, code) => {
      await refused(() => post(anyone, threadId, { body }), 400, code);
    });

    it.each<[string, unknown, string]>([
      ['none', {}, 'input_invalid'],
      ['an empty one', { name: '' }, 'name_invalid'],
      ['spaces', { name: '   ' }, 'name_invalid'],
      ['an invisible one', { name: '\u200b\u3164' }, 'name_invalid'],
      ['61 letters', { name: 'x'.repeat(61) }, 'name_invalid'],
      ['one on two lines', { name: 'Two\nlines' }, 'name_invalid'],
      ['one with a NUL', { name: 'Nul\0' }, 'name_invalid'],
      ['one with half a character', { name: 'Half \ud83d' }, 'name_invalid'],
      ['one grapheme of thousands of marks', { name: `Z${'\u0301'.repeat(2_000)}` }, 'name_invalid'],
      ['a number', { name: 7 }, 'input_invalid'],
      ['an e-mail that is none', { name: 'Gwen', email: 'gwen' }, 'email_invalid'],
      [
        'an e-mail with a header in it',
        { name: 'Gwen', email: 'a@example.org\r\nBcc: b@example.org' },
        'email_invalid',
      ],
      ['an e-mail with a NUL', { name: 'Gwen', email: 'a\0@example.org' }, 'email_invalid'],
      ['an e-mail with half a character', { name: 'Gwen', email: 'a\ud83d@example.org' }, 'email_invalid'],
      ['an e-mail that ends in half a character', { name: 'Gwen', email: 'a@\udc4d.org' }, 'email_invalid'],
      ['a text instead of a guest', 'Gwen', 'input_invalid'],
      ['a list instead of a guest', [{ name: 'Gwen' }], 'input_invalid'],
      ['what a guest does not have', { name: 'Gwen', id: UNKNOWN_ID }, 'input_invalid'],
    ])("as a guest's name: %s", async (_what, typed, code) => {
      await refused(() => post(anyone, threadId, { guest: typed }), 400, code);
    });

    it.each<[string, object]>([
      ['a status', { status: 'published' }],
      ['a number', { number: 1 }],
      ['an author', { author: { name: 'Rita', verified: true } }],
      ['an author kind', { authorKind: 'staff' }],
      ['an account', { accountId: UNKNOWN_ID }],
      ['a date', { createdAt: '2001-01-01T00:00:00Z' }],
      ['HTML', { html: '<script></script>' }],
      ['a source', { source: 'wordpress', sourceId: '1' }],
      ['a misspelt member', { parentID: UNKNOWN_ID }],
      ['a constructor', { constructor: { prototype: { role: 'admin' } } }],
    ])('a member that a post does not have: %s', async (_what, members) => {
      await refused(() => post(anyone, threadId, members), 400, 'input_invalid');
    });

    it.each([
      ['at the top', '{"body":"proto","guest":{"name":"Guest"},"__proto__":{"role":"admin"}}'],
      ['in the guest', '{"body":"proto","guest":{"name":"Guest","__proto__":{"role":"admin"}}}'],
    ])('a prototype %s', async (_where, body) => {
      await refused(() => anyone.post(`/threads/${threadId}/comments`, body), 400, 'input_invalid');
      expect(({} as Json).role).toBeUndefined();
    });

    it('bytes that are no UTF-8', async () => {
      const body = Buffer.concat([
        Buffer.from('{"guest":{"name":"Guest"},"body":"before '),
        Buffer.from([0xff, 0xc3, 0x28]),
        Buffer.from(' after"}'),
      ]);
      await refused(() => anyone.send('POST', `/threads/${threadId}/comments`, body), 400, 'input_invalid');
    });

    it.each<[string, unknown]>([
      ['unknown', UNKNOWN_ID],
      ['no id', 'first'],
      ['the empty text', ''],
      ['a NUL', '\0'],
    ])('a parent that is not here: %s', async (_what, parentId) => {
      await refused(() => post(anyone, threadId, { parentId }), 400, 'parent_unknown');
    });

    it('a parent in another discussion', async () => {
      const { body } = await post(anyone, otherThreadId);
      await refused(() => post(anyone, threadId, { parentId: body.comment.id }), 400, 'parent_elsewhere');
    });

    it('a parent that is not visible, as if it were not there', async () => {
      const { body: held } = await post(anyone, threadId, { body: heldText() });
      expect(held.comment.status).toBe('held');
      // Also to those who see it.
      for (const client of [anyone, anyone.as(held.guestToken), moderator.client]) {
        await refused(() => post(client, threadId, { parentId: held.comment.id }), 400, 'parent_unknown');
      }
      const { body: rejected } = await post(anyone, threadId);
      await moderator.client.post(`/moderation/comments/${rejected.comment.id}/decisions`, {
        action: 'reject',
        revision: 1,
        rule: 'abuse',
      });
      await refused(() => post(anyone, threadId, { parentId: rejected.comment.id }), 400, 'parent_unknown');
    });

    it('anything in a closed discussion, with its message and how it is closed', async () => {
      const own = await newThread();
      const { body: standing } = await post(anyone, own);
      await publisher.client.post(`/threads/${own}/close`, {
        message: 'Thank you all.',
        reason: 'not for readers',
      });
      for (const parentId of [null, standing.comment.id]) {
        const problem = await refused(() => post(anyone, own, { parentId }), 403, 'thread_closed');
        expect(problem).toMatchObject({
          detail: 'Thank you all.',
          closing: { state: 'closed', because: 'manual', level: 'thread', message: 'Thank you all.' },
        });
        expect(JSON.stringify(problem)).not.toContain('not for readers');
      }
    });

    it('the same text again: of a guest by address or token, and of an account', async () => {
      const own = await newThread();
      const said = newText();
      const { body } = await post(anyone, own, { body: said });
      const again = `  ${said.toUpperCase().replaceAll(' ', '  ')}\u200b\n`;
      for (const client of [anyone, anyone.as(body.guestToken)]) {
        await refused(() => post(client, own, { body: said }), 409, 'same_text');
        await refused(() => post(client, own, { body: again }), 409, 'same_text');
      }
      expect((await post(reader.client, own, { body: said })).status).toBe(201);
      await refused(() => post(reader.client, own, { body: said }), 409, 'same_text');
    });

    it.each([0, 2, 99])(
      'acceptance of version %d of a policy whose version 1 is in force',
      async (version) => {
        for (const client of [anyone, reader.client]) {
          const members = { acceptedPolicyVersion: version };
          const problem = await refused(() => post(client, threadId, members), 422, 'policy_not_accepted');
          expect(problem.detail).toContain('version 1 ');
          expect(problem.policy).toEqual({ version: 1, url: '/policy' });
        }
      },
    );

    it('a post without a credential and without a name', async () => {
      for (const members of [{ guest: undefined }, { guest: null }]) {
        await refused(() => post(anyone, threadId, members), 401, 'not_signed_in');
      }
    });

    it.each([
      ['unknown', 'Bearer parley_api_unknown'],
      ['empty', 'Bearer '],
      ['of another scheme', 'Basic cmVhZGVyOnJlYWRlcg=='],
      ['with a NUL-like escape', 'Bearer %00'],
    ])("a credential that is %s, also beside a guest's name", async (_what, authorization) => {
      const answer = await refused(
        () => post(anyone.with({ authorization }), threadId),
        401,
        'not_signed_in',
      );
      expect(answer.detail).toContain('Authorization: Bearer');
    });

    it.each([
      ['unknown', () => UNKNOWN_ID],
      ['no id', () => 'abc'],
      ["an article's slug", () => 'an-article'],
      ['a NUL', () => '%00'],
    ])('a discussion that is not here: %s', async (_what, id) => {
      await refused(() => post(anyone, id()), 404, 'not_found');
      await refused(() => post(reader.client, id()), 404, 'not_found');
    });

    it('a discussion of another site', async () => {
      const siteId = await service.addSite('elsewhere');
      const theirs = (await service.person('publisher', 'Their Publisher', 0, siteId)).client.with({
        host: 'elsewhere.example',
      });
      const elsewhere = (await hostArticle(theirs)).threadId;
      await refused(() => post(anyone, elsewhere), 404, 'not_found');
      const there = anyone.with({ host: 'elsewhere.example' });
      const { body, status } = await post(there, elsewhere);
      expect(status).toBe(201);
      await refused(() => post(anyone, threadId, { parentId: body.comment.id }), 400, 'parent_unknown');
      // A guest is of the site that they posted on.
      await refused(() => post(anyone.as(body.guestToken), threadId), 401, 'not_signed_in');
    });

    it('a discussion of a hidden article, but to staff', async () => {
      const hidden = await newThread({ state: 'hidden' });
      for (const client of [anyone, reader.client]) {
        await refused(() => post(client, hidden), 404, 'not_found');
      }
      expect((await post(moderator.client, hidden, { guest: undefined })).status).toBe(201);
    });

    it('what comes from another website in a browser', async () => {
      const client = anyone.with({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' });
      await refused(() => post(client, threadId), 403, 'origin_not_allowed');
    });
  });

  describe('the same text', () => {
    it('may be said in another discussion', async () => {
      const body = newText();
      const { body: first } = await post(anyone, threadId, { body });
      expect((await post(anyone.as(first.guestToken), otherThreadId, { body })).status).toBe(201);
    });

    it.each([
      ['a guest', () => anyone],
      ['an account', () => reader.client],
    ])('of %s is taken once of 20 sent at the same time', async (_who, client) => {
      const own = await newThread();
      const body = newText();
      const answers = await Promise.all(Array.from({ length: 20 }, () => post(client(), own, { body })));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      for (const answer of answers.filter(({ status }) => status !== 201))
        expectProblem(answer, 409, 'same_text');
      const { body: thread } = await anyone.get(`/threads/${own}/comments`);
      expect(thread.items).toHaveLength(1);
    });

    it('may be said again when 24 hours have passed', async () => {
      const body = newText();
      const { body: first } = await post(anyone, threadId, { body });
      const again = (): ReturnType<typeof post> => post(anyone.as(first.guestToken), threadId, { body });
      await service.moveClock(23 * HOUR);
      expectProblem(await again(), 409, 'same_text');
      await service.moveClock(HOUR + 1);
      expect((await again()).status).toBe(201);
      expectProblem(await again(), 409, 'same_text');
    });
  });

  it('knows a guest by their token until 90 days after its last use', async () => {
    const { body } = await post(anyone, threadId);
    const mine = () => anyone.as(body.guestToken).get(`/threads/${threadId}/mine`);
    for (let use = 0; use < 2; use += 1) {
      await service.moveClock(89 * DAY);
      expect((await mine()).status).toBe(200);
    }
    await service.moveClock(90 * DAY);
    expectProblem(await mine(), 401, 'not_signed_in');
  });

  it('leaves every stored count true', async () => {
    expect(await service.differences()).toEqual([]);
  });
});
