import type { NamedPage } from '../page-cache/send-page.js';
import {
  CLOSING_FACTS,
  closingFactsOf,
  type ClosingFacts,
  type ClosingFactsRow,
} from '../threads/read-closing.js';
import { nextChange, type ClosingState } from '../policies/closing.rules.js';
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

/** Without a thread where the public knows of no article by that name. */
type CountRow = ClosingFactsRow & {
  threadId: string | null;
  nth: number;
  epoch: number;
  revision: number;
  published: number;
  topLevel: number;
};

/** One lookup a kind of name, each by its own index; a name of another kind is null there and finds nothing. */
const COUNTS = `
  SELECT ${CLOSING_FACTS}, asked.nth::integer AS nth, t.revision, t.published_count AS published, t.top_level_count AS "topLevel",
    (SELECT epoch FROM sites WHERE id = $1) AS epoch
  FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS asked (id, slug, external_id, url_key, nth)
  LEFT JOIN LATERAL (
    SELECT id FROM articles WHERE id = asked.id AND site_id = $1
    UNION ALL SELECT article_id FROM article_slugs WHERE slug = asked.slug AND site_id = $1
    UNION ALL SELECT id FROM articles WHERE external_id = asked.external_id AND site_id = $1
    UNION ALL SELECT article_id FROM article_urls WHERE url_key = asked.url_key AND site_id = $1
  ) found ON true
  LEFT JOIN articles a ON a.id = found.id AND a.state = 'public' LEFT JOIN threads t ON t.article_id = a.id`;

/** How many comments each of these articles has, in the order asked, as all readers share it: one statement. */
export const sharedCounts = (siteId: string, names: readonly string[]): NamedPage => ({
  key: JSON.stringify(['counts', siteId, names]),
  read: async (reader) => {
    const asked = names.map(readName);
    const values = (['id', 'slug', 'external', 'url'] as const).map((kind) =>
      asked.map((name) => (name?.kind === kind ? name.value : null)),
    );
    const rows = await reader.query<CountRow>(COUNTS, [siteId, ...values]);
    const known = rows
      .filter((row): row is CountRow & { threadId: string } => row.threadId !== null)
      .map((row) => ({ ...row, ...closingFactsOf(row) }));
    const found = new Map(known.map((row) => [row.nth, row]));
    const items = names.map((article, index) => countOf(article, found.get(index + 1)));
    const { now, epoch } = rows[0]!;
    const changes = known
      .map(({ facts }) => nextChange(facts, now)?.getTime() ?? Infinity)
      .filter(Number.isFinite);
    return {
      type: 'application/json; charset=utf-8',
      body: JSON.stringify({ items, nextCursor: null }),
      ...{ siteId, epoch, now, state: null, likesOpen: false },
      threads: new Map(known.map(({ threadId, revision }) => [threadId, revision])),
      // One that is not there yet may come.
      ofWholeSite: found.size < names.length,
      changesAt: changes.length === 0 ? null : new Date(Math.min(...changes)),
    };
  },
});

function countOf(article: string, row: (CountRow & ClosingFacts) | undefined): ArticleCount {
  if (row === undefined) return { article, id: null, published: 0, topLevel: 0, state: null };
  const { articleId: id, published, topLevel, closing } = row;
  return { article, id, published, topLevel, state: closing.state };
}
