import { may } from '../accounts/permissions.rules.js';
import type { Viewer } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import { urlKey } from './urls.rules.js';

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
  readonly sectionName: string | null;
  readonly publishedAt: Date | null;
  readonly canonicalUrl: string | null;
  readonly aliases: readonly string[];
  readonly externalId: string | null;
  readonly state: 'public' | 'hidden';
}

export const ARTICLE = `a.id, t.id AS "threadId", a.slug, a.headline, a.byline, a.disclosure, a.body_html AS "bodyHtml",
  a.editors_note AS "editorsNote", a.section_id AS "sectionId", s.key AS section, s.name AS "sectionName", a.published_at AS "publishedAt", a.canonical_url AS "canonicalUrl",
  ARRAY (SELECT u.url FROM article_urls u WHERE u.article_id = a.id AND u.url IS DISTINCT FROM a.canonical_url ORDER BY u.url) AS aliases,
  a.external_id AS "externalId", a.state`;

export const FROM_ARTICLES =
  'FROM articles a JOIN threads t ON t.article_id = a.id LEFT JOIN sections s ON s.id = a.section_id';

/**
 * The article that a path names: a UUID, `external:<publisher's id>`, `url:<an address of it>`, or a slug that it has or had.
 * A hidden one is here for those who may read it.
 */
export async function findArticle(
  reader: Reader,
  siteId: string,
  name: string,
  viewer: Viewer,
): Promise<ArticleRow> {
  const row = await findIfThere(reader, siteId, name, viewer);
  if (row === null) throw new NotHere('article');
  return row;
}

/**
 * As {@link findArticle}; null where no article has that name.
 * @throws NotHere where one has it and the viewer may not know
 */
export async function findIfThere(
  reader: Reader,
  siteId: string,
  name: string,
  viewer: Viewer,
): Promise<ArticleRow | null> {
  const named = readName(name);
  if (named === null) return null;
  const [row] = await reader.query<ArticleRow>(
    `SELECT ${ARTICLE} ${FROM_ARTICLES} WHERE a.site_id = $1 AND ${CONDITIONS[named.kind]}`,
    [siteId, named.value],
  );
  if (!row) return null;
  if (row.state === 'hidden' && !may(viewer, 'read hidden articles', { section: row.sectionId })) {
    throw new NotHere('article');
  }
  return row;
}

const CONDITIONS = {
  id: 'a.id = $2',
  external: 'a.external_id = $2',
  url: 'a.id = (SELECT u.article_id FROM article_urls u WHERE u.site_id = $1 AND u.url_key = $2)',
  // One that an article had before leads to it still.
  slug: 'a.id = (SELECT o.article_id FROM article_slugs o WHERE o.site_id = $1 AND o.slug = $2)',
} as const;

/** What kind of name it is, and what it says (of an address, its key); null for what cannot be one. */
export function readName(name: string): { kind: keyof typeof CONDITIONS; value: string } | null {
  if (name.includes('\0')) return null;
  if (isId(name)) return { kind: 'id', value: name };
  if (name.startsWith('external:')) return { kind: 'external', value: name.slice('external:'.length) };
  if (name.startsWith('url:')) {
    const value = urlKey(name.slice('url:'.length));
    return value === null ? null : { kind: 'url', value };
  }
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
