import type { Database } from '../src/platform/database/database.js';
import { newId } from '../src/platform/ids.js';

export interface StoredArticle {
  readonly articleId: string;
  readonly threadId: string;
  readonly slug: string;
}

const BODY = `<p>${'The council has heard what the bridge would cost, and will vote on it in spring. '.repeat(12)}</p>`;
const PARAGRAPHS = 8;

/** Articles of today with empty threads. */
export async function storeArticles(
  database: Database,
  siteId: string,
  slugs: readonly string[],
): Promise<StoredArticle[]> {
  const articles = slugs.map((slug) => ({ slug, articleId: newId(), threadId: newId() }));
  const ids = articles.map(({ articleId }) => articleId);
  await database.transaction(async (tx) => {
    await tx.run(
      `INSERT INTO articles (id, site_id, slug, headline, byline, body_source, body_html, sanitiser_version, published_at, state)
       SELECT id, $1, slug, 'What the bridge costs: ' || slug, 'Ada Example', $4, $4, 1, parley_now(), 'public'
       FROM unnest($2::uuid[], $3::text[]) AS a (id, slug)`,
      [siteId, ids, slugs, BODY.repeat(PARAGRAPHS)],
    );
    await tx.run(
      `INSERT INTO article_slugs (site_id, slug, article_id) SELECT $1, slug, id FROM unnest($2::uuid[], $3::text[]) AS a (id, slug)`,
      [siteId, ids, slugs],
    );
    await tx.run(
      `INSERT INTO threads (id, site_id, article_id) SELECT thread, $1, article FROM unnest($2::uuid[], $3::uuid[]) AS t (thread, article)`,
      [siteId, articles.map(({ threadId }) => threadId), ids],
    );
  });
  return articles;
}
