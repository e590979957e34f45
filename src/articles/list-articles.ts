import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { Reader } from '../platform/database/database.js';
import { CursorInvalid } from '../platform/errors/problem.js';
import { Meaning } from '../platform/http/documented.js';
import { ListQuery } from '../platform/http/list.query.js';
import { isId } from '../platform/ids.js';
import { sectionOrNone } from '../sites/find-section.js';
import { ARTICLE, FROM_ARTICLES, type ArticleRow } from './find-article.js';

export class ArticlesQuery extends ListQuery {
  @IsOptional()
  @IsString()
  @MaxLength(60)
  @Meaning('The key of a section: its articles only.')
  section?: string | null;
}

export interface ListedArticle extends ArticleRow {
  readonly publishedCount: number;
}

const LIST = `
  SELECT ${ARTICLE}, t.published_count AS "publishedCount" ${FROM_ARTICLES}
  WHERE a.site_id = $1 AND a.state = 'public' AND ($4::uuid IS NULL OR a.section_id = $4)
    AND ($2::uuid IS NULL
      OR (coalesce(a.published_at, '-infinity'), a.id) < (SELECT coalesce(published_at, '-infinity'), id FROM articles WHERE id = $2))
  ORDER BY coalesce(a.published_at, '-infinity') DESC, a.id DESC LIMIT $3`;

/** The site's public articles, the last published first. The cursor names the last one seen: an instant would lose digits. */
export async function listArticles(
  reader: Reader,
  list: {
    siteId: string;
    /** The key of a section; null: of all, and of none. */
    section: string | null;
    cursor: string | null;
    limit: number;
  },
): Promise<{ items: ListedArticle[]; nextCursor: string | null }> {
  await holdCursor(reader, list);
  const rows = await reader.query<ListedArticle>(LIST, [
    list.siteId,
    list.cursor,
    list.limit + 1,
    await sectionOrNone(reader, list.siteId, list.section),
  ]);
  const items = rows.slice(0, list.limit);
  return { items, nextCursor: rows.length > list.limit ? items.at(-1)!.id : null };
}

/** @throws CursorInvalid unless it is an article of this site: of nothing, there is nothing after it */
export async function holdCursor(
  reader: Reader,
  list: { siteId: string; cursor: string | null },
): Promise<void> {
  const { siteId, cursor } = list;
  if (cursor === null) return;
  const known =
    isId(cursor) &&
    (await reader.query('SELECT FROM articles WHERE id = $1 AND site_id = $2', [cursor, siteId])).length > 0;
  if (!known) throw new CursorInvalid();
}
