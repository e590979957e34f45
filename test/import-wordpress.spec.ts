import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportReport, TallyReport } from '../src/imports/import-report.js';
import { WordPressImport, type ImportOptions } from '../src/imports/import-wordpress.js';
import { ImportFileError } from '../src/imports/imports.errors.js';
import { hostArticle, post } from './support/articles.js';
import type { Answer, Json } from './support/client.js';
import { dump } from './support/dump.js';
import { Writers } from './support/race.js';
import { TestService, type Person } from './support/service.js';
import {
  NO_DATE,
  wordpressExport,
  type ExportedComment,
  type ExportedItem,
} from './support/wordpress-export.js';

let service: TestService;
let publisher: Person;

beforeAll(async () => {
  service = await TestService.start();
  publisher = await service.person('publisher');
});

afterEach(async () => {
  expect(await service.differences()).toEqual([]);
});

afterAll(() => service.stop());

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += 700) yield bytes.subarray(start, start + 700);
}

interface Outcome {
  readonly report: ImportReport;
  readonly error: ImportFileError | null;
}

/** Imports as far as the text can be read. */
async function importUntilError(text: string, options: Partial<ImportOptions> = {}): Promise<Outcome> {
  const run = new WordPressImport(service.database, service.siteId, {
    dryRun: false,
    withPings: false,
    closeAfterDays: null,
    disclosurePrefix: null,
    ...options,
  });
  let error: ImportFileError | null = null;
  try {
    await run.run(pieces(text), () => undefined);
  } catch (thrown) {
    if (!(thrown instanceof ImportFileError)) throw thrown;
    error = thrown;
  }
  const report = JSON.parse(JSON.stringify(run.report())) as ImportReport;
  expect(unaccounted(report.articles)).toBe(0);
  expect(unaccounted(report.comments)).toBe(0);
  return { report, error };
}

async function importWhole(text: string, options: Partial<ImportOptions> = {}): Promise<ImportReport> {
  const { report, error } = await importUntilError(text, options);
  expect(error).toBeNull();
  return report;
}

const unaccounted = ({ read, created, unchanged, skipped }: TallyReport): number =>
  read - created - unchanged - skipped.reduce((sum, { count }) => sum + count, 0);

let hosts = 0;

/** A host that no other test imports from, so that its ids are its own. */
const newHost = (): string => `host-${(hosts += 1)}.example`;

/** An export of one post with these comments, imported; answers its thread's id and the report. */
async function importThread(
  comments: readonly ExportedComment[],
  item: Partial<ExportedItem> = {},
  options: Partial<ImportOptions> = {},
): Promise<{ host: string; threadId: string; articleId: string; report: ImportReport }> {
  const host = newHost();
  const report = await importWhole(wordpressExport(host, [{ id: 1, ...item, comments }]), options);
  return { host, ...(await articleFrom(host, 1)), report };
}

async function articleFrom(
  host: string,
  postId: number | string,
): Promise<{ articleId: string; threadId: string }> {
  const [row] = await service.database.query<{ articleId: string; threadId: string }>(
    `SELECT a.id AS "articleId", t.id AS "threadId" FROM articles a JOIN threads t ON t.article_id = a.id
     WHERE a.source = $1 AND a.source_id = $2`,
    [`wordpress:${host}`, String(postId)],
  );
  if (!row) throw new Error(`nothing was imported from ${host} as post ${postId}`);
  return row;
}

interface ImportedRow {
  readonly sourceId: string;
  readonly status: string;
  readonly number: number | null;
  readonly depth: number;
  readonly parent: string | null;
  readonly createdAt: Date | null;
  readonly queue: string | null;
}

/** A thread's imported comments by the id that they had, in order of position. */
async function imported(threadId: string): Promise<ImportedRow[]> {
  return service.database.query<ImportedRow>(
    `SELECT c.source_id AS "sourceId", c.status, c.number, c.depth, p.source_id AS parent, c.created_at AS "createdAt", i.queue
     FROM comments c LEFT JOIN comments p ON p.id = c.parent_id
     LEFT JOIN items i ON i.subject_id = c.id AND i.closed_at IS NULL
     WHERE c.thread_id = $1 AND c.source_id IS NOT NULL ORDER BY c.position`,
    [threadId],
  );
}

const page = async (threadId: string): Promise<Json[]> =>
  (await service.anyone().get(`/threads/${threadId}/comments`)).body.items;

describe('comments of an export', () => {
  it('come with the status that they had, and only held ones wait for a moderator', async () => {
    const approved = ['1', 'approved', '0', 'hold', 'spam', 'trash', 'post-trashed'];
    const { threadId, report } = await importThread(
      approved.map((status, index) => ({ id: index + 1, approved: status })),
    );
    const rows = await imported(threadId);
    expect(rows.map(({ status, number, queue }) => [status, number, queue])).toEqual([
      ['published', 1, null],
      ['published', 2, null],
      ['held', null, 'held'],
      ['held', null, 'held'],
      ['spam', null, null],
      ['rejected', null, null],
      ['rejected', null, null],
    ]);
    expect(report.comments).toEqual({ read: 7, created: 7, unchanged: 0, skipped: [] });
    expect((await page(threadId)).map(({ number }) => number)).toEqual([1, 2]);
    const { body } = await publisher.client.get('/moderation/queues/held/items?limit=100');
    const open: Json[] = body.items;
    const waiting = open.filter(({ comment }: Json) => comment.threadId === threadId);
    expect(waiting.map(({ reasons }: Json) => reasons)).toEqual([
      [{ reason: 'import' }],
      [{ reason: 'import' }],
    ]);
  });

  const strangers: ExportedComment[] = [
    { id: 1 },
    { id: 2, type: '' },
    { id: 3, type: 'pingback' },
    { id: 4, type: 'trackback' },
    { id: 5, type: 'note' },
    { id: 6, type: 'review' },
    { id: 7, approved: 'delayed' },
    { id: '' },
    { id: 1, content: 'The same id again.' },
  ];

  it('are left out with a reason where they are none', async () => {
    const { threadId, report } = await importThread(strangers);
    expect((await imported(threadId)).map(({ sourceId }) => sourceId)).toEqual(['1', '2']);
    expect(report.comments).toEqual({
      read: 9,
      created: 2,
      unchanged: 0,
      skipped: [
        { reason: 'ping', count: 2 },
        { reason: 'note', count: 1 },
        { reason: 'review', count: 1 },
        { reason: 'unknown status', count: 1 },
        { reason: 'no id', count: 1 },
        { reason: 'id twice', count: 1 },
      ],
    });
  });

  it('are pings too where they are asked for', async () => {
    const { threadId, report } = await importThread(strangers, {}, { withPings: true });
    expect((await imported(threadId)).map(({ sourceId }) => sourceId)).toEqual(['1', '2', '3', '4']);
    expect(report.comments.skipped).not.toContainEqual(expect.objectContaining({ reason: 'ping' }));
  });

  it('hang on their parents, whatever the order of the file', async () => {
    const day = (number: number): string => `2021-03-0${number} 00:00:00`;
    const { threadId, report } = await importThread([
      { id: 30, parent: 20, date: day(1) },
      { id: 10, date: day(3) },
      { id: 20, parent: 10, date: day(2) },
      { id: 40, parent: 10, date: day(4) },
    ]);
    expect(
      (await imported(threadId)).map(({ sourceId, parent, depth }) => [sourceId, parent, depth]),
    ).toEqual([
      ['30', '20', 2],
      ['20', '10', 1],
      ['10', null, 0],
      ['40', '10', 1],
    ]);
    expect(report.missingParents.count).toBe(0);
    const [top, ...others] = await page(threadId);
    expect(others).toEqual([]);
    expect(top).toMatchObject({ number: 3, replies: { count: 3 } });
    // Depth first, and the oldest first below one parent.
    const replies: Json[] = top.replies.items;
    expect(replies.map(({ html }) => html)).toEqual([
      '<p>Comment 20.</p>',
      '<p>Comment 30.</p>',
      '<p>Comment 40.</p>',
    ]);
  });

  it('stand at the top level where their parent is missing or a circle, and the report says which', async () => {
    const { threadId, report } = await importThread([
      { id: 1 },
      { id: 2, parent: 99 },
      { id: 3, parent: 4 },
      { id: 4, parent: 3 },
    ]);
    const rows = await imported(threadId);
    expect(rows.map(({ sourceId, parent }) => [sourceId, parent])).toEqual([
      ['1', null],
      ['2', null],
      ['3', '4'],
      ['4', null],
    ]);
    expect(report.missingParents).toEqual({
      count: 2,
      examples: [
        { comment: '2', parent: '99' },
        { comment: '4', parent: '3' },
      ],
    });
  });

  it('show that a removed one stood above visible replies, and nothing of what it said', async () => {
    const { threadId } = await importThread([
      { id: 1, approved: 'trash', content: 'Removed words.', author: 'Removed Name' },
      { id: 2, parent: 1 },
      { id: 3, approved: 'trash' },
    ]);
    const items = await page(threadId);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      tombstone: true,
      number: null,
      html: null,
      author: null,
      replies: { count: 1 },
    });
    expect(JSON.stringify(items)).not.toContain('Removed');
  });

  it('are numbered by date and then by their ids as numbers; an unknown date stays unknown and comes first', async () => {
    const { threadId } = await importThread([
      { id: 100, date: '2021-01-01 00:00:00' },
      { id: 9, date: '2021-01-01 00:00:00' },
      { id: 10, date: '2021-01-01 00:00:00' },
      { id: 3, date: '2020-12-31 23:59:59' },
      { id: 200, date: NO_DATE },
      { id: 21, date: '2021-02-30 00:00:00' },
    ]);
    const rows = await imported(threadId);
    expect(rows.map(({ sourceId, number }) => [sourceId, number])).toEqual([
      ['21', 1],
      ['200', 2],
      ['3', 3],
      ['9', 4],
      ['10', 5],
      ['100', 6],
    ]);
    expect(rows.slice(0, 3).map(({ createdAt }) => createdAt?.toISOString() ?? null)).toEqual([
      null,
      null,
      '2020-12-31T23:59:59.000Z',
    ]);
    expect((await page(threadId))[0].createdAt).toBeNull();
  });

  it('keep their text whole, as the HTML that it was, without what is not allowed', async () => {
    const { threadId } = await importThread([
      {
        id: 1,
        author: '  Two\n Words ',
        content:
          'First & "second" ]]> end.\n\n<b>Bold</b> <a href="https://x.example/?a=1&amp;b=2">link</a><script>alert(1)</script>',
      },
    ]);
    const [comment] = await page(threadId);
    expect(comment.author).toEqual({ name: 'Two Words', kind: 'guest', verified: false });
    expect(comment.html).toContain('<p>First &amp; "second" ]]&gt; end.</p>');
    expect(comment.html).toContain('<b>Bold</b>');
    expect(comment.html).toContain('href="https://x.example/?a=1&amp;b=2"');
    expect(comment.html).not.toContain('alert');
  });
});

describe('addresses of an export', () => {
  it('are kept for as long as those of any comment: cut short, and 90 days', async () => {
    const [clock] = await service.database.query<{ now: Date }>('SELECT parley_now() AS now');
    const before = (days: number, seconds = 0): string =>
      new Date(clock!.now.getTime() - days * 86_400_000 - seconds * 1000)
        .toISOString()
        .slice(0, 19)
        .replace('T', ' ');
    const { threadId } = await importThread([
      { id: 1, date: before(0) },
      { id: 2, date: before(89) },
      { id: 3, date: before(90, 1) },
      { id: 4, date: before(3_000) },
      { id: 5, date: NO_DATE },
    ]);
    const rows = await service.database.query<{ sourceId: string; prefix: string | null }>(
      `SELECT c.source_id AS "sourceId", r.ip_prefix AS prefix
       FROM comments c JOIN comment_revisions r ON r.comment_id = c.id WHERE c.thread_id = $1 ORDER BY 1`,
      [threadId],
    );
    expect(rows.map(({ sourceId, prefix }) => [sourceId, prefix])).toEqual([
      ['1', '203.0.113.0/24'],
      ['2', '203.0.113.0/24'],
      ['3', null],
      ['4', null],
      ['5', null],
    ]);
  });
});

describe('articles of an export', () => {
  it('keep their closed state: a post is refused with the words', async () => {
    const { threadId } = await importThread([{ id: 1 }], { commentStatus: 'closed' });
    const { status, body } = await post(service.anyone(), threadId);
    expect({ status, code: body.code, detail: body.detail }).toEqual({
      status: 403,
      code: 'thread_closed',
      detail: 'Comments are closed.',
    });
    expect(body.closing).toMatchObject({ state: 'closed', because: 'manual', level: 'thread' });
  });

  it('take comments where they were open', async () => {
    const { threadId } = await importThread([{ id: 1 }]);
    const { status, body } = await post(service.anyone(), threadId);
    expect({ status, number: body.comment?.number }).toEqual({ status: 201, number: 2 });
  });

  it.each([
    ['a draft', { status: 'draft' }],
    ['a pending one', { status: 'pending' }],
    ['a scheduled one', { status: 'future', date: '2031-01-01 00:00:00' }],
    ['a private one', { status: 'private' }],
    ['one with a password', { password: 'enter' }],
  ] as const)('are hidden where the public did not see them: %s', async (_, item) => {
    const { articleId, threadId } = await importThread([{ id: 1 }], item);
    const anyone = service.anyone();
    expect(await anyone.get(`/articles/${articleId}`)).toMatchObject({ status: 404 });
    expect(await anyone.get(`/articles/${articleId}/thread`)).toMatchObject({ status: 404 });
    expect(await anyone.get(`/threads/${threadId}/comments`)).toMatchObject({ status: 404 });
    expect(await post(anyone, threadId)).toMatchObject({ status: 404 });
    expect(await publisher.client.get(`/articles/${articleId}`)).toMatchObject({
      status: 200,
      body: { state: 'hidden' },
    });
  });

  it('are posts and pages; what else WordPress keeps is counted, with its comments', async () => {
    const host = newHost();
    const items = [
      { id: 1, type: 'post' },
      { id: 2, type: 'page' },
      { id: 3, type: 'attachment', comments: [{ id: 1 }, { id: 2 }] },
      { id: 4, status: 'trash', comments: [{ id: 3 }] },
      { id: 5, type: 'nav_menu_item' },
      { id: '', comments: [{ id: 4 }] },
    ];
    expect(await importWhole(wordpressExport(host, items))).toMatchObject({
      articles: {
        read: 6,
        created: 2,
        unchanged: 0,
        skipped: [
          { reason: 'attachment', count: 1 },
          { reason: 'trash', count: 1 },
          { reason: 'nav_menu_item', count: 1 },
          { reason: 'no id', count: 1 },
        ],
      },
      comments: {
        read: 4,
        created: 0,
        skipped: [
          { reason: 'of a skipped attachment', count: 2 },
          { reason: 'of a skipped trash', count: 1 },
          { reason: 'of a skipped no id', count: 1 },
        ],
      },
    });
  });

  it('close by age where asked for: posts, and nothing else of the site', async () => {
    const { article: own } = await hostArticle(publisher.client, { publishedAt: '2001-01-01T00:00:00Z' });
    const host = newHost();
    const text = wordpressExport(host, [
      { id: 1, date: '2021-03-04 05:06:07' },
      { id: 2, type: 'page', date: '2021-03-04 05:06:07' },
      { id: 3, date: NO_DATE },
    ]);
    await importWhole(text, { closeAfterDays: 14 });
    const state = async (articleId: string): Promise<Json> =>
      (await service.anyone().get(`/articles/${articleId}/thread`)).body.closing;
    const article = async (postId: number): Promise<string> => (await articleFrom(host, postId)).articleId;
    expect(await state(await article(1))).toMatchObject({
      state: 'closed',
      because: 'age',
      level: 'article',
      since: '2021-03-18T05:06:07.000Z',
    });
    expect(await state(await article(2))).toMatchObject({ state: 'open' });
    // No date, no age.
    expect(await state(await article(3))).toMatchObject({ state: 'open' });
    expect(await state(own.id)).toMatchObject({ state: 'open' });
    expect((await publisher.client.get('/closing-policies/site')).body).toEqual({});
  });

  it('that are here already close by age where that is asked for later, and their page says so', async () => {
    const { host, articleId } = await importThread([{ id: 1 }]);
    const thread = async (): Promise<Json> =>
      (await service.anyone().get(`/articles/${articleId}/thread`)).body;
    const before = await thread();
    expect(before.closing.state).toBe('open');
    const again = wordpressExport(host, [{ id: 1, comments: [{ id: 1 }] }]);
    await importWhole(again, { closeAfterDays: 14 });
    const closed = await thread();
    expect(closed.closing).toMatchObject({ state: 'closed', because: 'age', level: 'article' });
    expect(closed.revision).toBe(before.revision + 1);
    await importWhole(again, { closeAfterDays: 14 });
    expect((await thread()).revision).toBe(closed.revision);
  });

  it('leave a closing policy alone that a publisher has set since', async () => {
    const { host, articleId } = await importThread([], {}, { closeAfterDays: 14 });
    const path = `/closing-policies/article:${articleId}`;
    const { headers } = await publisher.client.get(path);
    const reopened = await publisher.client
      .with({ 'if-match': headers.get('etag')! })
      .put(path, { closeAfterDays: 'off' });
    expect(reopened).toMatchObject({ status: 200 });
    await importWhole(wordpressExport(host, [{ id: 1 }]), { closeAfterDays: 30 });
    expect((await publisher.client.get(path)).body).toEqual({ closeAfterDays: 'off' });
  });

  it('with a link of over 2,000 bytes come without a canonical URL', async () => {
    const host = newHost();
    // Of under 2,000 characters.
    const slug = 'ü'.repeat(1_500);
    const short = 'ü'.repeat(500);
    const text = wordpressExport(host, [
      { id: 1, slug },
      { id: 2, slug: short },
    ]);
    expect((await importWhole(text)).articles).toMatchObject({ read: 2, created: 2 });
    const canonicalUrl = async (postId: number): Promise<Json> => {
      const { articleId } = await articleFrom(host, postId);
      return (await service.anyone().get(`/articles/${articleId}`)).body.canonicalUrl;
    };
    expect(await canonicalUrl(1)).toBeNull();
    expect(await canonicalUrl(2)).toBe(`https://${host}/${short}/`);
    expect((await importWhole(text)).articles).toMatchObject({ created: 0, unchanged: 2 });
  });

  it('keep their text whole, each paragraph once', async () => {
    const paragraphs = Array.from(
      { length: 40 },
      (_, index) => `Paragraph ${index + 1} of the text, & more.`,
    );
    const plain = await importThread([], { content: paragraphs.join('\n\n') });
    const blocks = await importThread([], {
      content: paragraphs
        .map((text) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`)
        .join('\n\n'),
    });
    for (const { articleId } of [plain, blocks]) {
      const body: string = (await service.anyone().get(`/articles/${articleId}`)).body.body;
      const found = [...body.matchAll(/<p>(.*?)<\/p>/gs)].map(([, text]) => text);
      expect(found).toEqual(paragraphs.map((text) => text.replace('&', '&amp;')));
      expect(body).not.toContain('excerpt');
    }
  });

  it('give a leading disclosure away where its beginning is named', async () => {
    const content = '<p>DISCLOSURE: Sourced from elsewhere</p>\n\n<p>DISCLOSURE: no, the text.</p>';
    const { articleId } = await importThread([], { content }, { disclosurePrefix: 'DISCLOSURE:' });
    const { body } = await service.anyone().get(`/articles/${articleId}`);
    expect(body).toMatchObject({
      disclosure: 'Sourced from elsewhere',
      body: '<p>DISCLOSURE: no, the text.</p>',
    });
  });

  it.each(['1.0', '1.1', '1.2'] as const)('are read from WXR %s', async (version) => {
    const host = newHost();
    const report = await importWhole(wordpressExport(host, [{ id: 1, comments: [{ id: 1 }] }], version));
    expect(report).toMatchObject({ articles: { created: 1 }, comments: { created: 1 } });
  });

  it('of two sites do not meet, whatever their ids and slugs', async () => {
    const items = [{ id: 7, slug: 'same', comments: [{ id: 1 }, { id: 2, parent: 1 }] }];
    const [one, other] = [newHost(), newHost()];
    await importWhole(wordpressExport(one, items));
    const report = await importWhole(wordpressExport(other, items));
    expect(report).toMatchObject({ articles: { created: 1 }, comments: { created: 2 } });
    const threads = [await articleFrom(one, 7), await articleFrom(other, 7)];
    expect(threads[0]!.threadId).not.toBe(threads[1]!.threadId);
    for (const { threadId } of threads)
      expect((await imported(threadId)).map(({ parent }) => parent)).toEqual([null, '1']);
  });
});

describe('an import that comes again', () => {
  const items: ExportedItem[] = [
    {
      id: 1,
      comments: [{ id: 1 }, { id: 2, parent: 1 }, { id: 3, approved: '0' }, { id: 4, approved: 'spam' }],
    },
    { id: 2, commentStatus: 'closed', comments: [{ id: 5 }, { id: 6, type: 'pingback' }] },
    { id: 3, status: 'draft' },
    { id: 4, type: 'page' },
  ];

  it('changes nothing', async () => {
    const text = wordpressExport(newHost(), items);
    const options = { closeAfterDays: 30, disclosurePrefix: 'Text' };
    const first = await importWhole(text, options);
    const before = await dump(service.database);
    const second = await importWhole(text, options);
    expect(await dump(service.database)).toEqual(before);
    expect(second.articles).toEqual({ read: 4, created: 0, unchanged: 4, skipped: [] });
    expect(second.comments).toEqual({ ...first.comments, created: 0, unchanged: first.comments.created });
    expect(second.missingParents.count).toBe(0);
  });

  it('leaves alone what was decided, closed and reopened here since', async () => {
    const host = newHost();
    await importWhole(wordpressExport(host, items));
    const [open, closed] = [await articleFrom(host, 1), await articleFrom(host, 2)];
    const [held] = await service.database.query<{ id: string }>(
      `SELECT id FROM comments WHERE thread_id = $1 AND status = 'held'`,
      [open.threadId],
    );
    const decision = { action: 'approve', revision: 1 };
    expect(await publisher.client.post(`/moderation/comments/${held!.id}/decisions`, decision)).toMatchObject(
      { status: 201 },
    );
    await publisher.client.post(`/threads/${open.threadId}/close`);
    await publisher.client.post(`/threads/${closed.threadId}/reopen`, { until: null });
    const before = await dump(service.database);
    await importWhole(wordpressExport(host, items));
    expect(await dump(service.database)).toEqual(before);
  });

  it('leaves a comment where it is that the file has under another article by now', async () => {
    const host = newHost();
    const first = [
      { id: 1, comments: [{ id: 1 }, { id: 2, parent: 1 }] },
      { id: 2, comments: [{ id: 3 }] },
    ];
    await importWhole(wordpressExport(host, first));
    const moved = [
      { id: 1, comments: [{ id: 1 }] },
      { id: 2, comments: [{ id: 2, parent: 1 }, { id: 3 }, { id: 4, parent: 2 }, { id: 5, parent: 3 }] },
    ];
    const report = await importWhole(wordpressExport(host, moved));
    expect(report.comments).toEqual({
      read: 5,
      created: 2,
      unchanged: 2,
      skipped: [{ reason: 'in another article', count: 1 }],
    });
    expect(report.missingParents).toEqual({ count: 1, examples: [{ comment: '4', parent: '2' }] });
    const parents = async (postId: number): Promise<(string | null)[][]> =>
      (await imported((await articleFrom(host, postId)).threadId)).map(({ sourceId, parent }) => [
        sourceId,
        parent,
      ]);
    expect(await parents(1)).toEqual([
      ['1', null],
      ['2', '1'],
    ]);
    expect(await parents(2)).toEqual([
      ['3', null],
      ['4', null],
      ['5', '3'],
    ]);
  });

  it('adds what is new under its parents, also in a closed thread, with the next numbers', async () => {
    const { host, threadId } = await importThread([{ id: 1 }, { id: 2, parent: 1 }]);
    expect(await post(service.anyone(), threadId)).toMatchObject({
      status: 201,
      body: { comment: { number: 3 } },
    });
    expect(await publisher.client.post(`/threads/${threadId}/close`)).toMatchObject({ status: 200 });
    const later = [
      { id: 1 },
      { id: 2, parent: 1 },
      { id: 5, parent: 4, date: '2021-03-07 00:00:00' },
      { id: 4, parent: 2, date: '2021-03-06 00:00:00' },
      { id: 6, date: '2021-03-08 00:00:00' },
    ];
    const report = await importWhole(wordpressExport(host, [{ id: 1, comments: later }]));
    expect(report).toMatchObject({
      articles: { created: 0, unchanged: 1 },
      comments: { read: 5, created: 3, unchanged: 2 },
      missingParents: { count: 0 },
    });
    const rows = await imported(threadId);
    expect(rows.map(({ sourceId, parent, number, depth }) => [sourceId, parent, number, depth])).toEqual([
      ['1', null, 1, 0],
      ['2', '1', 2, 1],
      ['4', '2', 4, 2],
      ['5', '4', 5, 3],
      ['6', null, 6, 0],
    ]);
    expect(await post(service.anyone(), threadId)).toMatchObject({ status: 403 });
  });
});

describe('an import that cannot be read to its end', () => {
  const items = Array.from({ length: 5 }, (_, index) => ({
    id: index + 1,
    comments: [{ id: index * 10 + 1 }, { id: index * 10 + 2, parent: index * 10 + 1 }],
  }));
  const MALFORMED = '<wp:comment_id>22</wp:comment_idd>';

  it('has brought the articles before whole, names the line, and goes on once the file is repaired', async () => {
    const host = newHost();
    const whole = wordpressExport(host, items);
    const malformed = whole.replace('<wp:comment_id>22</wp:comment_id>', MALFORMED);
    const { report, error } = await importUntilError(malformed);
    const line = malformed.slice(0, malformed.indexOf(MALFORMED)).split('\n').length;
    expect(error?.line).toBe(line);
    expect(error?.detail).toContain(`Line ${line}`);
    expect(report).toMatchObject({
      articles: { read: 2, created: 2 },
      comments: { read: 5, created: 4, skipped: [{ reason: 'article not whole', count: 1 }] },
    });
    const [stored] = await service.database.query(
      `SELECT count(*)::integer AS articles,
         (SELECT count(*)::integer FROM comments WHERE source = $1) AS comments FROM articles WHERE source = $1`,
      [`wordpress:${host}`],
    );
    expect(stored).toEqual({ articles: 2, comments: 4 });

    expect(await importWhole(whole)).toMatchObject({
      articles: { read: 5, created: 3, unchanged: 2 },
      comments: { read: 10, created: 6, unchanged: 4 },
    });
  });

  it('stores nothing of a file that is no export', async () => {
    const before = await dump(service.database);
    const { error } = await importUntilError('<rss><channel><item></item></channel></rss>');
    expect(error?.detail).toContain('not a WordPress export');
    expect(await dump(service.database)).toEqual(before);
  });

  it('stores nothing in a dry run, and tells the same', async () => {
    const text = wordpressExport(newHost(), items);
    const before = await dump(service.database);
    const dry = await importWhole(text, { dryRun: true });
    expect(await dump(service.database)).toEqual(before);
    expect(await importWhole(text)).toEqual(dry);
  });
});

describe('an import while others are at work', () => {
  it('and readers post in its threads loses nothing and doubles no number', async () => {
    const { host, threadId } = await importThread([{ id: 1 }]);
    const others = [await importThread([]), await importThread([])];
    const writers = await Writers.gather(service, threadId, { writers: 4, instances: 1 });
    const { posts, reached, done } = writers.race(threadId, 10);
    await reached;
    const comments = Array.from({ length: 400 }, (_, index) => ({
      id: index + 1,
      parent: index % 3 && index,
    }));
    for (const { length } of [comments.slice(0, 100), comments.slice(0, 250), comments])
      await importWhole(wordpressExport(host, [{ id: 1, comments: comments.slice(0, length) }]));
    await publisher.client.post(`/threads/${threadId}/close`);
    await done;
    expect(posts.unexpected).toEqual([]);
    const [row] = await service.database.query(
      `SELECT count(*)::integer AS comments, count(DISTINCT number)::integer AS numbers, max(number) AS highest
       FROM comments WHERE thread_id = $1`,
      [threadId],
    );
    // The writers' first posts, by which they got their tokens, are there as well.
    const total = comments.length + posts.accepted + 4;
    expect(row).toEqual({ comments: total, numbers: total, highest: total });
    for (const other of others) expect(await page(other.threadId)).toEqual([]);
  });

  it('and another of the same file runs brings everything once', async () => {
    const host = newHost();
    const items = Array.from({ length: 12 }, (_, index) => ({
      id: index + 1,
      slug: 'one-slug-for-all',
      comments: [{ id: index * 2 + 1 }, { id: index * 2 + 2 }],
    }));
    const text = wordpressExport(host, items);
    const [one, other] = await Promise.all([importWhole(text), importWhole(text)]);
    expect(one.articles.created + other.articles.created).toBe(12);
    expect(one.comments.created + other.comments.created).toBe(24);
  });

  it('and publishers host articles under the same slugs brings all of them', async () => {
    const many = Array.from({ length: 12 }, (_, index) => index + 1);
    const text = wordpressExport(
      newHost(),
      many.map((id) => ({ id, slug: 'a-wanted-headline' })),
    );
    const host = (): Promise<Answer> =>
      publisher.client.post('/articles', { headline: 'A wanted headline', body: '<p>Text.</p>' });
    const [report, ...hosted] = await Promise.all([importWhole(text), ...many.map(host)]);
    expect(report.articles.created).toBe(12);
    expect(hosted.map(({ status }) => status)).toEqual(many.map(() => 201));
    const slugs = await service.database.query(
      `SELECT FROM articles WHERE slug ~ '^a-wanted-headline(-[0-9a-z]+)?$'`,
    );
    expect(slugs).toHaveLength(24);
  });
});

const samples = fileURLToPath(new URL('../../shared/samples/', import.meta.url));
const samplesAreHere = existsSync(samples);

(samplesAreHere ? describe : describe.skip)(
  `the sample exports${samplesAreHere ? '' : ' (skipped: there is no folder shared/samples beside the repository)'}`,
  () => {
    const sample = (name: string): Promise<string> => readFile(`${samples}${name}`, 'utf8');

    it('of one article: its text whole and once, its comment numbered, closed with the words', async () => {
      const text = await sample('seed-article.wxr.xml');
      expect(await importWhole(text)).toMatchObject({
        articles: { read: 1, created: 1 },
        comments: { read: 1, created: 1 },
      });
      const { articleId, threadId } = await articleFrom('vt.example', 1);
      const { body: article } = await service.anyone().get(`/articles/${articleId}`);
      const written = [...text.matchAll(/<p>(.*?)<\/p>/gs)].map(([, paragraph]) => paragraph!);
      expect(written).toHaveLength(27);
      const html: string = article.body;
      const shown = [...html.matchAll(/<p>(.*?)<\/p>/gs)].map(([, paragraph]) => paragraph);
      expect(shown).toEqual(written);
      expect(article).toMatchObject({ state: 'public', publishedAt: null });

      const [comment, ...others] = await page(threadId);
      expect(others).toEqual([]);
      expect(comment).toMatchObject({ number: 1, createdAt: null, author: { name: '', kind: 'guest' } });

      const { status, body } = await post(service.anyone(), threadId);
      expect({ status, detail: body.detail }).toEqual({ status: 403, detail: 'Comments are closed.' });
    });

    it('of many kinds, twice: every comment accounted for, and nothing new the second time', async () => {
      const text = await sample('themeunittestdata.wordpress.xml');
      const first = await importWhole(text);
      expect(first.comments).toMatchObject({
        read: 33,
        created: 29,
        skipped: [{ reason: 'ping', count: 4 }],
      });
      expect(first.articles).toMatchObject({ created: 79, unchanged: 0 });
      const before = await dump(service.database);
      const second = await importWhole(text);
      expect(second.comments).toMatchObject({ read: 33, created: 0, unchanged: 29 });
      expect(second.articles).toMatchObject({ created: 0, unchanged: 79 });
      expect(await dump(service.database)).toEqual(before);

      const host = /<link>https?:\/\/([^/<]+)\/template-comments/.exec(text)?.[1] ?? '';
      const link = /<link>([^<]*template-comments[^<]*)<\/link>/.exec(text)?.[1];
      const from = async (postId: number) => articleFrom(host === '' ? new URL(link!).host : host, postId);
      const replies = await imported((await from(1148)).threadId);
      const depths = replies
        .filter(({ depth }) => depth > 0)
        .map(({ sourceId, parent, depth }) => [sourceId, parent, depth]);
      expect(depths).toEqual([
        ['905', '904', 1],
        ['906', '905', 2],
        ['907', '906', 3],
        ['910', '907', 4],
        ['911', '910', 5],
        ['912', '911', 6],
        ['913', '912', 7],
        ['914', '913', 8],
        ['915', '914', 9],
      ]);
      expect(replies.find(({ sourceId }) => sourceId === '1015')).toMatchObject({
        status: 'held',
        queue: 'held',
      });

      const closed = await from(1149);
      expect(await post(service.anyone(), closed.threadId)).toMatchObject({
        status: 403,
        body: { code: 'thread_closed', detail: 'Comments are closed.' },
      });
      for (const hidden of [1168, 1153, 1164])
        expect(await service.anyone().get(`/articles/${(await from(hidden)).articleId}`)).toMatchObject({
          status: 404,
        });
    });
  },
);
