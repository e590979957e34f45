import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import { type Client, type Json, valuesOf } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const UNKNOWN_ID = '019a0000-0000-7000-8000-000000000000';

describe('reading a discussion', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderator: Person;

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator');
  });

  afterAll(() => service.stop());

  const newThread = async (article: object = {}): Promise<string> =>
    (await hostArticle(publisher.client, article)).threadId;
  const say = async (threadId: string, comment: object = {}): Promise<Json> =>
    (await post(anyone, threadId, comment)).body.comment;
  const page = async (threadId: string, query = ''): Promise<Json> =>
    (await anyone.get(`/threads/${threadId}/comments${query}`)).body;
  const ids = (comments: Json[]): string[] => comments.map(({ id }) => id);
  const decide = async (comment: Json, action: string): Promise<void> => {
    const { body: current } = await moderator.client.get(`/comments/${comment.id}`);
    const { status } = await moderator.client.post(`/moderation/comments/${comment.id}/decisions`, {
      action,
      revision: current.revision,
      ...(action === 'reject' && { rule: 'off-topic' }),
    });
    expect(status).toBe(201);
  };

  describe('page by page', () => {
    it('begins with the oldest, 50 at a time', async () => {
      const threadId = await newThread();
      const said = [];
      for (let nth = 0; nth < 52; nth += 1) said.push(await say(threadId));
      for (const query of ['', '?sort=oldest', '?limit=50']) {
        const first = await page(threadId, query);
        expect(ids(first.items)).toEqual(ids(said.slice(0, 50)));
        expect(valuesOf(first.items, 'number')).toEqual(said.slice(0, 50).map((_, index) => index + 1));
        const second = await page(threadId, `?cursor=${first.nextCursor}`);
        expect(ids(second.items)).toEqual(ids(said.slice(50)));
        expect(second.nextCursor).toBeNull();
      }
    });

    it.each([1, 3, 7])(
      'gives each comment exactly once, %s at a time, while new ones arrive',
      async (limit) => {
        const threadId = await newThread();
        const said: Json[] = [];
        for (let nth = 0; nth < 8; nth += 1) said.push(await say(threadId));
        const seen: string[] = [];
        let cursor: string | null = null;
        do {
          const { items, nextCursor }: Json = await page(
            threadId,
            `?limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`,
          );
          seen.push(...ids(items));
          cursor = nextCursor;
          if (said.length < 12) said.push(await say(threadId));
        } while (cursor !== null);
        expect(new Set(seen).size).toBe(seen.length);
        // What arrived behind the last page is not on it.
        expect(seen).toEqual(ids(said).slice(0, seen.length));
        expect(seen.length).toBeGreaterThanOrEqual(8);
      },
    );

    it('goes on where it was when the comment at the end of a page has gone', async () => {
      const threadId = await newThread();
      const said = [await say(threadId), await say(threadId), await say(threadId)];
      const first = await page(threadId, '?limit=2');
      await decide(said[1], 'spam');
      expect(ids((await page(threadId, `?limit=2&cursor=${first.nextCursor}`)).items)).toEqual([said[2].id]);
    });

    it('is empty where nobody has said anything', async () => {
      expect(await page(await newThread())).toEqual({ items: [], nextCursor: null, revision: 1 });
    });
  });

  describe('replies', () => {
    it('come with their comment up to three, and page by page after that, in the order of the conversation', async () => {
      const threadId = await newThread();
      const top = await say(threadId);
      const a = await say(threadId, { parentId: top.id });
      const b = await say(threadId, { parentId: top.id });
      const underA = await say(threadId, { parentId: a.id });
      const c = await say(threadId, { parentId: top.id });
      const underB = await say(threadId, { parentId: b.id });
      const underUnderA = await say(threadId, { parentId: underA.id });
      const order = ids([a, underA, underUnderA, b, underB, c]);
      const { items } = await page(threadId);
      expect(items).toHaveLength(1);
      expect(items[0].replies.count).toBe(6);
      expect(ids(items[0].replies.items)).toEqual(order.slice(0, 3));
      for (const limit of [1, 2, 50]) {
        const rest: string[] = [];
        let cursor = items[0].replies.nextCursor;
        while (cursor !== null) {
          const { body } = await anyone.get(`/comments/${top.id}/replies?limit=${limit}&cursor=${cursor}`);
          rest.push(...ids(body.items));
          cursor = body.nextCursor;
        }
        expect(rest).toEqual(order.slice(3));
      }
      expect(ids((await anyone.get(`/comments/${top.id}/replies`)).body.items)).toEqual(order);
      expect(ids((await anyone.get(`/comments/${a.id}/replies`)).body.items)).toEqual(
        ids([underA, underUnderA]),
      );
      expect((await anyone.get(`/comments/${c.id}/replies`)).body).toEqual({ items: [], nextCursor: null });
    });

    it('have no cursor when three or fewer are all', async () => {
      const threadId = await newThread();
      const top = await say(threadId);
      for (let nth = 1; nth <= 3; nth += 1) {
        await say(threadId, { parentId: top.id });
        const { items } = await page(threadId);
        expect(items[0].replies).toMatchObject({ count: nth, nextCursor: null });
        expect(items[0].replies.items).toHaveLength(nth);
      }
    });

    it('belong to their own comment only', async () => {
      const threadId = await newThread();
      const tops = [await say(threadId), await say(threadId), await say(threadId)];
      const toFirst = await say(threadId, { parentId: tops[0].id });
      const toLast = await say(threadId, { parentId: tops[2].id });
      const { items } = await page(threadId);
      expect((items as Json[]).map(({ replies }) => ids(replies.items))).toEqual([
        [toFirst.id],
        [],
        [toLast.id],
      ]);
    });
  });

  describe('one comment', () => {
    it('is told as on its page', async () => {
      const threadId = await newThread();
      const top = await say(threadId);
      const reply = await say(threadId, { parentId: top.id });
      const { body, headers } = await anyone.get(`/comments/${reply.id}`);
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect(body).toMatchObject(reply);
      const { items } = await page(threadId);
      expect(items[0].replies.items[0]).toEqual(reply);
    });
  });

  describe('a tombstone', () => {
    const TOMBSTONE = {
      tombstone: true,
      author: null,
      html: null,
      status: null,
      likes: 0,
      editedAt: null,
    };

    it('stands exactly while something visible stands below', async () => {
      const threadId = await newThread();
      const top = await say(threadId, { body: 'the words that go', guest: { name: 'Gone Girl' } });
      const reply = await say(threadId, { parentId: top.id });
      const deeper = await say(threadId, { parentId: reply.id });
      const other = await say(threadId);

      await decide(top, 'reject');
      let { items } = await page(threadId);
      expect(ids(items)).toEqual([top.id, other.id]);
      expect(items[0]).toMatchObject({ ...TOMBSTONE, number: 1, replies: { count: 2 } });
      expect(JSON.stringify(items)).not.toMatch(/words that go|Gone Girl/);
      expect((await anyone.get(`/comments/${top.id}`)).body).toMatchObject({ ...TOMBSTONE, id: top.id });
      expect(ids((await anyone.get(`/comments/${top.id}/replies`)).body.items)).toEqual(ids([reply, deeper]));

      await decide(reply, 'reject');
      ({ items } = await page(threadId));
      expect(ids(items)).toEqual([top.id, other.id]);
      expect(items[0].replies).toMatchObject({
        count: 1,
        items: [
          { ...TOMBSTONE, id: reply.id },
          { id: deeper.id, tombstone: false },
        ],
      });

      await decide(deeper, 'reject');
      expect(ids((await page(threadId)).items)).toEqual([other.id]);
      for (const gone of [top, reply, deeper]) {
        expectProblem(await anyone.get(`/comments/${gone.id}`), 404, 'not_found');
        expectProblem(await anyone.get(`/comments/${gone.id}/replies`), 404, 'not_found');
      }

      await decide(deeper, 'restore');
      ({ items } = await page(threadId));
      expect(items[0]).toMatchObject({
        ...TOMBSTONE,
        id: top.id,
        replies: {
          count: 1,
          items: [
            { ...TOMBSTONE, id: reply.id },
            { id: deeper.id, number: 3 },
          ],
        },
      });
    });

    it('holds its place among the replies of a page', async () => {
      const threadId = await newThread();
      const top = await say(threadId);
      const replies = [];
      for (let nth = 0; nth < 5; nth += 1) replies.push(await say(threadId, { parentId: top.id }));
      await decide(replies[1], 'reject');
      const { items } = await page(threadId);
      // Nothing stands below it: it is not there at all.
      expect(ids(items[0].replies.items)).toEqual(ids([replies[0], replies[2], replies[3]]));
      expect(items[0].replies.count).toBe(4);
      const { body } = await anyone.get(`/comments/${top.id}/replies?cursor=${items[0].replies.nextCursor}`);
      expect(ids(body.items)).toEqual([replies[4].id]);
    });

    it('does not tell its author or staff apart on the shared page', async () => {
      const threadId = await newThread();
      const { body: posted } = await post(anyone, threadId);
      await say(threadId, { parentId: posted.comment.id });
      await decide(posted.comment, 'reject');
      const shared = await page(threadId);
      for (const client of [anyone.as(posted.guestToken), moderator.client]) {
        expect((await client.get(`/threads/${threadId}/comments`)).body).toEqual(shared);
      }
    });
  });

  describe('what is asked wrongly', () => {
    let threadId: string;
    let top: Json;

    beforeAll(async () => {
      threadId = await newThread();
      top = await say(threadId);
    });

    const paths = () => [`/threads/${threadId}/comments`, `/comments/${top.id}/replies`, '/articles'];

    it.each(['0', '-1', '101', '1.5', 'abc', '1e9', ''])('is refused: limit=%s', async (limit) => {
      for (const path of paths())
        expectProblem(await anyone.get(`${path}?limit=${limit}`), 400, 'input_invalid');
    });

    it('is refused: two limits, or two cursors', async () => {
      for (const path of paths()) {
        expectProblem(await anyone.get(`${path}?limit=1&limit=2`), 400, 'input_invalid');
        expectProblem(await anyone.get(`${path}?cursor=p1&cursor=p2`), 400, 'input_invalid');
      }
    });

    it.each([1, 100])('is not: limit=%s', async (limit) => {
      for (const path of paths()) expect((await anyone.get(`${path}?limit=${limit}`)).status).toBe(200);
    });

    it.each([
      'garbage',
      'p',
      'p-1',
      'p99999999999',
      'p4294967296',
      'r',
      'r00',
      'rzzzzzzzz',
      `r${'ff'.repeat(36)}`,
      '%00',
      "p1'--",
      UNKNOWN_ID,
    ])('is refused: cursor=%s', async (cursor) => {
      for (const path of paths().slice(0, 2)) {
        expectProblem(await anyone.get(`${path}?cursor=${cursor}`), 400, 'cursor_invalid');
      }
    });

    it('is refused: a cursor of articles that is none', async () => {
      for (const cursor of ['garbage', 'p1', '%00']) {
        expectProblem(await anyone.get(`/articles?cursor=${cursor}`), 400, 'cursor_invalid');
      }
    });

    it("is refused: a cursor of another comment's replies", async () => {
      const other = await say(threadId);
      for (let nth = 0; nth < 4; nth += 1) await say(threadId, { parentId: other.id });
      const { items } = await page(threadId);
      const cursor = (items as Json[]).at(-1).replies.nextCursor;
      expect(cursor).not.toBeNull();
      expectProblem(await anyone.get(`/comments/${top.id}/replies?cursor=${cursor}`), 400, 'cursor_invalid');
      expectProblem(
        await anyone.get(`/threads/${threadId}/comments?cursor=${cursor}`),
        400,
        'cursor_invalid',
      );
    });

    it.each(['sideways', "oldest'", ''])('is refused: sort=%s', async (sort) => {
      expectProblem(await anyone.get(`/threads/${threadId}/comments?sort=${sort}`), 400, 'input_invalid');
    });

    it.each([UNKNOWN_ID, 'abc', '%00', "1'%20or%20'1'='1", '..%2f..', `${UNKNOWN_ID}0`])(
      'is not here: %s',
      async (id) => {
        for (const path of [
          `/threads/${id}/comments`,
          `/threads/${id}/mine`,
          `/comments/${id}`,
          `/comments/${id}/replies`,
        ]) {
          expectProblem(await anyone.get(path), 404, 'not_found');
        }
      },
    );
  });

  describe('nobody sees what they should not', () => {
    it('of another site', async () => {
      const siteId = await service.addSite('elsewhere');
      const there = { host: 'elsewhere.example' };
      const theirs = (await service.person('publisher', 'Theirs', 0, siteId)).client.with(there);
      const { article, threadId } = await hostArticle(theirs);
      const { body } = await post(anyone.with(there), threadId);
      const paths = [
        `/threads/${threadId}/comments`,
        `/threads/${threadId}/mine`,
        `/comments/${body.comment.id}`,
        `/comments/${body.comment.id}/replies`,
        `/articles/${article.id}`,
        `/articles/${article.id}/thread`,
      ];
      for (const path of paths) {
        expect((await anyone.with(there).get(path)).status).toBe(200);
        for (const client of [anyone, moderator.client])
          expectProblem(await client.get(path), 404, 'not_found');
      }
      expect(valuesOf((await anyone.get('/articles?limit=100')).body.items, 'id')).not.toContain(article.id);
    });

    it('of a hidden article, but to staff', async () => {
      const { article, threadId } = await hostArticle(publisher.client, { state: 'hidden' });
      const { body } = await post(moderator.client, threadId, { guest: undefined });
      const reader = await service.person('reader');
      const paths = [
        `/articles/${article.slug}`,
        `/articles/${article.id}/thread`,
        `/threads/${threadId}/comments`,
        `/threads/${threadId}/mine`,
        `/comments/${body.comment.id}`,
        `/comments/${body.comment.id}/replies`,
      ];
      for (const path of paths) {
        for (const client of [anyone, reader.client]) expectProblem(await client.get(path), 404, 'not_found');
        expect((await moderator.client.get(path)).status).toBe(200);
      }
    });

    it('an e-mail address, in any answer', async () => {
      const { article, threadId } = await hostArticle(publisher.client);
      const email = 'very.private@secret.example';
      const answers = [await post(anyone, threadId, { guest: { name: 'Gwen', email } })];
      const { comment, guestToken } = answers[0]!.body;
      const gwen = anyone.as(guestToken);
      answers.push(
        await gwen.post(`/threads/${threadId}/comments`, {
          body: 'www.a.example www.b.example www.c.example',
        }),
      );
      for (const client of [anyone, gwen, moderator.client]) {
        for (const path of [
          `/threads/${threadId}/comments`,
          `/threads/${threadId}/mine`,
          `/comments/${comment.id}`,
          `/comments/${comment.id}/replies`,
          `/articles/${article.id}`,
          `/articles/${article.id}/thread`,
          '/articles',
          '/moderation/queues/held/items',
          '/moderation/queues/unreviewed/items',
        ]) {
          answers.push(await client.get(path));
        }
      }
      const [stored] = await service.database.query('SELECT FROM guests WHERE email = $1', [email]);
      expect(stored).toBeDefined();
      for (const { body } of answers)
        expect(JSON.stringify(body)).not.toMatch(/secret\.example|127\.0\.0|very\.private/);
    });
  });

  describe('HTML', () => {
    it.each([
      ['emphasis', '*so* **it** is', '<p><em>so</em> <strong>it</strong> is</p>'],
      ['line ends', 'one\ntwo', '<p>one<br>two</p>'],
      ['paragraphs', 'one\n\ntwo', '<p>one</p><p>two</p>'],
      ['a quotation', '> said', '<blockquote><p>said</p></blockquote>'],
      [
        'ampersands and quotes',
        'R&D "<3" \'x\'',
        /^<p>R&amp;D (&quot;|")&lt;3(&quot;|") (&#39;|')x(&#39;|')<\/p>$/,
      ],
    ])('is rendered Markdown: %s', async (_what, body, html) => {
      const comment = await say(await newThread(), { body });
      if (html instanceof RegExp) expect(comment.html).toMatch(html);
      else expect(comment.html).toBe(html);
    });

    it.each([
      ['a script', '<script>alert(1)</script>'],
      ['an event handler', '<img src=x onerror=alert(1)>'],
      ['a frame', '<iframe src="https://evil.example/"></iframe>'],
      ['SVG', '<svg/onload=alert(1)>'],
      ['a style', '<style>body{display:none}</style> <p style="position:fixed">x</p>'],
      ['a link to a script', '[x](javascript:alert(1)) <javascript:alert(1)>'],
      ['a link to a script in disguise', '[x](JaVa&#115;cript:alert(1)) [y](java\tscript:alert(1))'],
      ['a link to data', '[x](data:text/html;base64,PHNjcmlwdD4=) [y](vbscript:x)'],
      [
        'a break out of an attribute',
        '[x](https://a.example/"onmouseover="alert(1)) [y](<https://a.example/"><script>>)',
      ],
      ['an image that tracks', '![x](https://evil.example/pixel.gif)'],
      ['a comment and CDATA', '<!-- --><![CDATA[<script>]]>'],
      [
        'a link in the words of a link',
        '[<https://evil.example/>](https://a.example/"><img src=x onerror=alert(1)>)',
      ],
    ])('has nothing that acts: %s', async (_what, body) => {
      const { html } = await say(await newThread(), { body });
      const tags = String(html).match(/<[^>]*>/g) ?? [];
      expect(tags.length).toBeGreaterThan(0);
      for (const tag of tags) {
        expect(tag).toMatch(
          /^<\/?(p|em|strong|s|br|ul|ol|li|blockquote|code|pre|a)>$|^<ol start="\d+">$|^<a href="(https?:|mailto:)[^"<>]*"( rel="[a-z ]+")?>$/,
        );
      }
    });
  });

  it('leaves every stored count true', async () => {
    expect(await service.differences()).toEqual([]);
  });
});
