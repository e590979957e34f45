import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sharedCounts } from '../src/articles/count-comments.js';
import { sharedPage } from '../src/comments/shared-page.js';
import { articleFeed } from '../src/feeds/read-feed.js';
import type { ReadPage } from '../src/page-cache/page-cache.js';
import { sharedArticlePage } from '../src/pages/shared-article-page.js';
import type { Prepared, SqlValue } from '../src/platform/database/connection.js';
import type { Reader } from '../src/platform/database/database.js';
import { siteByKey, type CurrentSite } from '../src/sites/resolve-site.js';
import { hostArticle, post } from './support/articles.js';
import { TestService } from './support/service.js';

let service: TestService;
let site: CurrentSite;
let slug: string;
let threadId: string;

beforeAll(async () => {
  service = await TestService.start();
  const publisher = await service.person('publisher');
  const hosted = await hostArticle(publisher.client);
  ({ threadId } = hosted);
  slug = hosted.article.slug as string;
  const { body } = await post(service.anyone(), threadId);
  await post(service.anyone(), threadId, { parentId: body.comment.id as string });
  site = await siteByKey(service.database, undefined);
});

afterAll(() => service.stop());

/** What is asked of the database for one page, in one snapshot. */
async function statementsOf(read: ReadPage): Promise<string[]> {
  const asked: string[] = [];
  await service.database.snapshot((reader) => {
    const listening: Reader = {
      query: <Row>(sql: string | Prepared, values?: readonly SqlValue[]): Promise<Row[]> => {
        asked.push(typeof sql === 'string' ? sql : sql.text);
        return reader.query<Row>(sql, values);
      },
    };
    return read(listening);
  });
  return asked;
}

/** What a reader waits for where there is no copy: reviewed as SQL, by what these snapshots show. */
describe('the statements of a page that is not in memory', () => {
  it.each(['oldest', 'newest', 'best'] as const)('comments, %s first: two', async (order) => {
    const { read } = sharedPage(site.id, { threadId, order, cursor: null });
    const statements = await statementsOf(read);
    expect(statements).toHaveLength(2);
    if (order === 'oldest') expect(statements[0]).toMatchSnapshot('of the thread');
    expect(statements[1]).toMatchSnapshot(`of the page, ${order} first`);
  });

  it('an article with its comments: four, of which two are those of the comments', async () => {
    const part = { sort: 'oldest', cursor: null, replies: null } as const;
    const statements = await statementsOf(sharedArticlePage(site, slug, part).read);
    expect(statements).toHaveLength(4);
    const { read } = sharedPage(site.id, { threadId, order: 'oldest', cursor: null });
    expect(statements.slice(1, 3)).toEqual(await statementsOf(read));
    expect(statements[0]).toMatchSnapshot('of the article');
    expect(statements[3]).toMatchSnapshot('of the comments that are featured');
  });

  it('the counts of articles: one', async () => {
    const statements = await statementsOf(
      sharedCounts(site.id, [slug, threadId, 'external:1', 'nobody']).read,
    );
    expect(statements).toHaveLength(1);
    expect(statements[0]).toMatchSnapshot('of counts');
  });

  it('a feed: three', async () => {
    const statements = await statementsOf(
      articleFeed({ site, format: 'rss', origin: 'http://localhost' }, slug).read,
    );
    expect(statements).toHaveLength(3);
    expect(statements[2]).toMatchSnapshot('of a feed');
  });
});
