import type { Tx } from '../platform/database/database.js';
import { SlugTaken } from './articles.errors.js';

/**
 * Makes a slug lead to an article for good; one that it had before is its own.
 * @throws SlugTaken when it leads to another
 */
export async function claimSlug(
  tx: Tx,
  slug: { siteId: string; slug: string; articleId: string },
): Promise<void> {
  const claimed = await tx.run(
    `INSERT INTO article_slugs AS s (site_id, slug, article_id) VALUES ($1, $2, $3)
     ON CONFLICT (site_id, slug) DO UPDATE SET article_id = excluded.article_id WHERE s.article_id = excluded.article_id`,
    [slug.siteId, slug.slug, slug.articleId],
  );
  if (claimed === 0) throw new SlugTaken(slug.slug);
}
