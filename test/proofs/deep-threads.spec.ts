import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANYONE } from '../../src/accounts/viewer.js';
import { sharedCounts } from '../../src/articles/count-comments.js';
import { ORDERS, pageCursor, placementCursor } from '../../src/comments/cursors.rules.js';
import { readOwnLikes } from '../../src/comments/like-comment.js';
import { locateComment } from '../../src/comments/locate-comment.js';
import { readInContext } from '../../src/comments/read-in-context.js';
import { readPage, readReplies } from '../../src/comments/read-page.js';
import { articleFeed, siteFeed } from '../../src/feeds/read-feed.js';
import type { Prepared, SqlValue } from '../../src/platform/database/connection.js';
import type { Reader } from '../../src/platform/database/database.js';
import { siteByKey } from '../../src/sites/resolve-site.js';
import { hostArticle, post } from '../support/articles.js';
import type { Answer, Client, Json } from '../support/client.js';
import { figure, seed, size } from '../support/figures.js';
import { TestService } from '../support/service.js';
import { analyse, storeThread } from '../support/store-thread.js';

const SHAPES = size<readonly (readonly ['flat' | 'chain', number])[]>({
  small: [
    ['flat', 10_000],
    ['chain', 1_000],
    ['chain', 10_000],
  ],
  full: [
    ['flat', 10_000],
    ['flat', 100_000],
    ['chain', 1_000],
    ['chain', 10_000],
    ['chain', 100_000],
  ],
});
const TIMES = size({ small: 1, full: 9 });
const LIMIT = 300_000;
const FEEDS = ['rss', 'atom', 'json'] as const;
const DEEP = 50;

interface Stored {
  readonly slug: string;
  readonly threadId: string;
  readonly first: string;
  readonly middle: { readonly position: number; readonly placement: Buffer };
  readonly last: string;
}

describe.each(SHAPES)('a discussion that is %s, of %d', (kind, comments) => {
  let service: TestService;
  let anyone: Client;
  let root: Client;
  let stored: Stored;
  const isFlat = kind === 'flat';
  const name = `${kind} ${comments}`;

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    root = anyone.fromRoot();
    const publisher = await service.person('publisher');
    const { article, threadId } = await hostArticle(publisher.client, { headline: `Of ${comments}` });
    await storeThread(service, threadId, { comments, kind, seed: seed() });
    await analyse(service);
    const at = async (position: number): Promise<{ id: string; position: number; placement: Buffer }> =>
      (
        await service.database.query<{ id: string; position: number; placement: Buffer }>(
          'SELECT id, position, placement FROM comments WHERE thread_id = $1 AND number = $2',
          [threadId, position],
        )
      )[0]!;
    const [first, middle, last] = [await at(1), await at(comments / 2), await at(comments)];
    stored = { slug: article.slug, threadId, first: first.id, middle, last: last.id };
  }, LIMIT);

  afterAll(() => service.stop());

  /** Asks, prints how long and how much as figures, and holds that the answer is flat. */
  const ask = async (what: string, client: Client, path: string, status = 200): Promise<Answer> => {
    const times: number[] = [];
    let answer: Answer;
    do {
      const began = performance.now();
      answer = await client.get(path);
      times.push(performance.now() - began);
      expect({ what, status: answer.status }).toEqual({ what, status });
    } while (times.length < TIMES);
    const median = times.sort((one, other) => one - other)[Math.floor(times.length / 2)]!;
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    figure(`${name}, ${what}`, `${median.toFixed(1)} ms, ${Buffer.byteLength(text)} bytes`);
    expect(levelsOf(answer.body)).toBeLessThanOrEqual(7);
    return answer;
  };
  const comment = (id: string, path = ''): string => `/comments/${id}${path}`;

  it('answers its thread', async () => {
    const { body } = await ask('thread', anyone, `/articles/${stored.slug}/thread`);
    expect(body.counts).toEqual({ published: comments, topLevel: isFlat ? comments : 1 });
  });

  it.each(ORDERS)('answers a first page and one in the middle, %s first', async (sort) => {
    const path = `/threads/${stored.threadId}/comments?sort=${sort}`;
    const { body } = await ask(`first page, ${sort}`, anyone, path);
    expect(body.items).toHaveLength(isFlat ? 50 : 1);
    const [top] = body.items;
    if (isFlat) {
      expect(top.replies).toEqual({ count: 0, nextCursor: null, items: [] });
      const cursor = pageCursor(sort, { position: stored.middle.position, likes: 0 });
      const middle = await ask(`middle page, ${sort}`, anyone, `${path}&cursor=${cursor}`);
      expect(middle.body.items).toHaveLength(50);
      expect(middle.body.nextCursor).not.toBeNull();
    } else {
      expect(top.replies.count).toBe(comments - 1);
      expect((top.replies.items as Json[]).map(({ depth }) => depth)).toEqual([1, 2, 3]);
    }
  });

  it('answers replies, from the first and from the middle', async () => {
    const path = comment(stored.first, '/replies');
    const { body } = await ask('first replies', anyone, path);
    expect(body.items).toHaveLength(isFlat ? 0 : 50);
    if (isFlat) return;
    const cursor = placementCursor(stored.middle.placement);
    const middle = (await ask('middle replies', anyone, `${path}?cursor=${cursor}`)).body;
    expect(middle.items).toHaveLength(50);
    expect(middle.items[0].number).toBe(comments / 2 + 1);
    expect(middle.items[0].depth).toBe(comments / 2);
  });

  it('answers its deepest comment, and leads to it on its page', async () => {
    const { body } = await ask('deepest comment', anyone, comment(stored.last));
    expect(body).toMatchObject({ number: comments, depth: isFlat ? 0 : comments - 1 });
    if (!isFlat) expect(body.parent.number).toBe(comments - 1);
    const { headers } = await ask('permalink', root, comment(stored.last), 302);
    const [path, fragment] = headers.get('location')!.split('#');
    const page = await ask('page of the deepest', root, path!);
    expect(page.body).toContain(`<li id="${fragment}"`);
  });

  it('draws its page', async () => {
    for (const [sort, query] of [
      ['oldest', ''],
      ['newest', '?sort=newest'],
      ['best', '?sort=best'],
    ]) {
      const { body } = await ask(`page, ${sort}`, root, `/articles/${stored.slug}${query}`);
      expect((body as string).match(/<li id="comment-/g)).toHaveLength(isFlat ? 50 : 4);
    }
    const { body } = await ask('page of replies', root, `/articles/${stored.slug}?replies=${stored.first}`);
    expect((body as string).match(/<li id="comment-/g)).toHaveLength(isFlat ? 1 : 51);
  });

  it('is fed', async () => {
    for (const format of FEEDS) {
      for (const path of [`/articles/${stored.slug}/comments`, '/comments']) {
        const { body } = await ask(
          `feed ${path.split('/').length - 1}, ${format}`,
          root,
          `${path}.${format}`,
        );
        const found = format === 'json' ? body.items : (body as string).match(/<(item|entry)>/g);
        expect(found).toHaveLength(50);
      }
    }
  });

  it(
    'gives every reply once, page by page',
    async () => {
      const seen = new Set<string>();
      let cursor: string | null = null;
      const list = isFlat ? `/threads/${stored.threadId}/comments?` : `${comment(stored.first)}/replies?`;
      do {
        const { body }: Answer = await anyone.get(
          `${list}limit=100${cursor === null ? '' : `&cursor=${cursor}`}`,
        );
        for (const { id } of body.items) seen.add(id);
        cursor = body.nextCursor;
      } while (cursor !== null);
      expect(seen.size).toBe(isFlat ? comments : comments - 1);
    },
    LIMIT,
  );

  it('is read by indexes alone', async () => {
    const site = await siteByKey(service.database, undefined);
    const { threadId, middle, last, slug } = stored;
    const reader = new ExplainingReader(service.database);
    for (const order of ORDERS) {
      const cursor = pageCursor(order, { position: middle.position, likes: 0 });
      for (const at of [null, cursor]) {
        await readPage(reader, { threadId, order, cursor: at, limit: 50 });
        if (isFlat && comments >= 10_000)
          expect(reader.plans.at(-1)).toContain(order === 'best' ? 'comments_best' : 'comments_top_level');
      }
    }
    const top = middle.placement.subarray(0, 4);
    for (const cursor of [null, ...(isFlat ? [] : [placementCursor(middle.placement)])])
      await readReplies(reader, { threadId, placement: top, cursor, limit: 50 });
    await readInContext(reader, site.id, last, ANYONE);
    await locateComment(reader, site.id, last, ANYONE);
    const feed = { site, format: 'json', origin: '' } as const;
    await articleFeed(feed, slug).read(reader);
    await siteFeed(feed).read(reader);
    await sharedCounts(site.id, [slug]).read(reader);
    await readOwnLikes(reader, threadId, { kind: 'guest', guestId: last, name: '', email: null });
    expect(reader.plans.length).toBeGreaterThan(15);
    expect(
      reader.plans.filter((plan) => /Seq Scan on (comments|comment_revisions|likes)\b/.test(plan)),
    ).toEqual([]);
  });

  it(
    'has every stored count right',
    async () => {
      expect(await service.differences()).toEqual([]);
    },
    LIMIT,
  );
});

describe(`a conversation of ${DEEP} replies to replies, posted one by one`, () => {
  it(
    'is read to its end, and led to',
    async () => {
      const service = await TestService.start();
      const publisher = await service.person('publisher');
      const { article, threadId } = await hostArticle(publisher.client);
      const chain: Json[] = [(await post(service.anyone(), threadId)).body.comment];
      for (let depth = 1; depth <= DEEP; depth += 1) {
        const { status, body } = await post(service.anyone(), threadId, { parentId: chain.at(-1).id });
        expect({ status, depth: body.comment?.depth }).toEqual({ status: 201, depth });
        chain.push(body.comment);
      }
      const { body } = await service.anyone().get(`/comments/${chain[0].id}/replies?limit=100`);
      expect((body.items as Json[]).map(({ id }) => id)).toEqual(chain.slice(1).map(({ id }) => id));
      const root = service.anyone().fromRoot();
      const { headers } = await root.get(`/comments/${chain[DEEP].id}`);
      const [path, fragment] = headers.get('location')!.split('#');
      expect(path).toContain(`/articles/${article.slug}?replies=`);
      expect((await root.get(path!)).body).toContain(`<li id="${fragment}"`);
      expect(await service.differences()).toEqual([]);
      await service.stop();
    },
    LIMIT,
  );
});

/** Answers as the database does, and keeps how each statement would be carried out. */
class ExplainingReader implements Reader {
  readonly plans: string[] = [];

  constructor(private readonly reader: Reader) {}

  async query<Row>(sql: string | Prepared, values: readonly SqlValue[] = []): Promise<Row[]> {
    const text = typeof sql === 'string' ? sql : sql.text;
    const lines = await this.reader.query<Record<string, string>>(`EXPLAIN ${text}`, values);
    this.plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
    return this.reader.query<Row>(sql, values);
  }
}

/** How deep an answer's JSON is nested. */
const levelsOf = (value: Json): number =>
  typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value as object).map(levelsOf))
    : 0;
