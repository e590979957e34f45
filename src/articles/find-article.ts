import { may } from '../accounts/permissions.rules.js';
import type { Viewer } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';

/** An article as the database has it, with its thread. */
export interface ArticleRow {
  readonly id: string;
  readonly threadId: string;
  readonly slug: string;
  readonly headline: string;
  readonly byline: string | null;
  readonly disclosure: string | null;
  readonly bodyHtml: string;
  readonly editorsNote: string | null;
  readonly sectionId: string | null;
  /** Its key. */
  readonly section: string | null;
  readonly publishedAt: Date | null;
  readonly canonicalUrl: string | null;
  readonly aliases: readonly string[];
  readonly externalId: string | null;
  readonly state: 'public' | 'hidden';
}

export const ARTICLE = `a.id, t.id AS "threadId", a.slug, a.headline, a.byline, a.disclosure, a.body_html AS "bodyHtml",
  a.editors_note AS "editorsNote", a.section_id AS "sectionId", s.key AS section, a.published_at AS "publishedAt", a.canonical_url AS "canonicalUrl",
  ARRAY (SELECT u.url FROM article_urls u WHERE u.article_id = a.id AND u.url IS DISTINCT FROM a.canonical_url ORDER BY u.url) AS aliases,
  a.external_id AS "externalId", a.state`;

export const FROM_ARTICLES =
  'FROM articles a JOIN threads t ON t.article_id = a.id LEFT JOIN sections s ON s.id = a.section_id';

/**
 * The article that a path names: a UUID, `external:<publisher's id>`, `url:<an address of it>`, or a slug.
 * A hidden one is here for those who may read it.
 */
export async function findArticle(
  reader: Reader,
  siteId: string,
  name: string,
  viewer: Viewer,
): Promise<ArticleRow> {
  const named = readName(name);
  if (named === null) throw new NotHere('article');
  const [row] = await reader.query<ArticleRow>(
    `SELECT ${ARTICLE} ${FROM_ARTICLES} WHERE a.site_id = $1 AND ${CONDITIONS[named.kind]}`,
    [siteId, named.value],
  );
  const hidden = row?.state === 'hidden' && !may(viewer, 'read hidden articles', { section: row.sectionId });
  if (!row || hidden) throw new NotHere('article');
  return row;
}

const CONDITIONS = {
  id: 'a.id = $2',
  external: 'a.external_id = $2',
  url: 'a.id = (SELECT u.article_id FROM article_urls u WHERE u.site_id = $1 AND u.url = $2)',
  slug: 'a.slug = $2',
} as const;

/** What kind of name it is, and what it says; null for what cannot be one. */
export function readName(name: string): { kind: keyof typeof CONDITIONS; value: string } | null {
  if (name.includes('\0')) return null;
  if (isId(name)) return { kind: 'id', value: name };
  if (name.startsWith('external:')) return { kind: 'external', value: name.slice('external:'.length) };
  if (name.startsWith('url:')) return { kind: 'url', value: name.slice('url:'.length) };
  return { kind: 'slug', value: name };
}

/** The article of the API. */
export const presentArticle = (article: ArticleRow): object => ({
  id: article.id,
  slug: article.slug,
  headline: article.headline,
  byline: article.byline,
  disclosure: article.disclosure,
  body: article.bodyHtml,
  editorsNote: article.editorsNote,
  section: article.section,
  publishedAt: article.publishedAt?.toISOString() ?? null,
  canonicalUrl: article.canonicalUrl,
  aliases: article.aliases,
  externalId: article.externalId,
  state: article.state,
});
