import type { Reader } from '../../platform/database/database.js';
import type { Status } from '../../comments/comment-status.rules.js';
import type { PersonKind } from './author-of.js';

/** What became of somebody's comments. */
export interface AuthorCounts {
  readonly comments: Readonly<Record<Status, number>>;
  readonly lastAt: Date | null;
}

/** Of a person's comments, so many are counted: the newest, one range of an index. */
const COUNTED = 10_000;

const COLUMNS = { account: 'account_id', guest: 'guest_id' } as const;

/** Counts of some accounts, or of some guests, in one statement; exact to 10,000 comments a person. */
export async function countByAuthor(
  reader: Reader,
  kind: PersonKind,
  ids: readonly string[],
  sections: readonly string[] | null,
): Promise<Map<string, AuthorCounts>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.query<AuthorCounts & { id: string }>(
    `SELECT person.id, counted.comments, counted."lastAt" FROM unnest($1::uuid[]) AS person (id)
     CROSS JOIN LATERAL (
       SELECT jsonb_build_object(
         'published', count(*) FILTER (WHERE status = 'published'), 'held', count(*) FILTER (WHERE status = 'held'),
         'rejected', count(*) FILTER (WHERE status = 'rejected'), 'spam', count(*) FILTER (WHERE status = 'spam'),
         'withdrawn', count(*) FILTER (WHERE status = 'withdrawn')
       ) AS comments, max(created_at) AS "lastAt"
       FROM (
         SELECT c.status, c.created_at FROM comments c WHERE c.${COLUMNS[kind]} = person.id
           AND ($2::uuid[] IS NULL OR EXISTS (
             SELECT FROM threads t JOIN articles a ON a.id = t.article_id WHERE t.id = c.thread_id AND a.section_id = ANY ($2)
           ))
         ORDER BY c.id DESC LIMIT ${COUNTED}
       ) newest
     ) counted`,
    [ids, sections],
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
