import type { Reader } from '../platform/database/database.js';
import { CLOSING_FACTS, closingFactsOf, type ClosingFactsRow } from '../threads/read-closing.js';
import type { ClosingState } from '../policies/closing.rules.js';
import { readName } from './find-article.js';

/** The comments of one article, under the name that it was asked by. */
export interface ArticleCount {
  readonly article: string;
  /** Null where the public knows of no such article. */
  readonly id: string | null;
  readonly published: number;
  readonly topLevel: number;
  readonly state: ClosingState | null;
}

type CountRow = ClosingFactsRow & { nth: number; published: number; topLevel: number };

/** One lookup a kind of name, each by its own index; a name of another kind is null there and finds nothing. */
const COUNTS = `
  SELECT ${CLOSING_FACTS}, asked.nth::integer AS nth, t.published_count AS published, t.top_level_count AS "topLevel"
  FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS asked (id, slug, external_id, url_key, nth)
  CROSS JOIN LATERAL (
    SELECT id FROM articles WHERE id = asked.id AND site_id = $1
    UNION ALL SELECT article_id FROM article_slugs WHERE slug = asked.slug AND site_id = $1
    UNION ALL SELECT id FROM articles WHERE external_id = asked.external_id AND site_id = $1
    UNION ALL SELECT article_id FROM article_urls WHERE url_key = asked.url_key AND site_id = $1
  ) found
  JOIN articles a ON a.id = found.id AND a.state = 'public' JOIN threads t ON t.article_id = a.id`;

/** How many comments each of these articles has, in the order asked; the same for everybody. One statement. */
export async function countComments(
  reader: Reader,
  siteId: string,
  names: readonly string[],
): Promise<ArticleCount[]> {
  const asked = names.map(readName);
  const values = (['id', 'slug', 'external', 'url'] as const).map((kind) =>
    asked.map((name) => (name?.kind === kind ? name.value : null)),
  );
  const rows = await reader.query<CountRow>(COUNTS, [siteId, ...values]);
  const found = new Map(rows.map((row) => [row.nth, row]));
  return names.map((article, index) => {
    const row = found.get(index + 1);
    if (row === undefined) return { article, id: null, published: 0, topLevel: 0, state: null };
    const { articleId: id, published, topLevel } = row;
    return { article, id, published, topLevel, state: closingFactsOf(row).closing.state };
  });
}
