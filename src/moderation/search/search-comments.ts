import type { AccountViewer } from '../../accounts/viewer.js';
import type { ArticleOfComment } from '../../comments/read-comment.js';
import type { Status } from '../../comments/comment-status.rules.js';
import {
  COMMENT,
  presentComment,
  WITH_TEXT,
  type CommentRow,
  type PresentedComment,
} from '../../comments/present-comment.js';
import type { SqlValue } from '../../platform/database/connection.js';
import type { Reader } from '../../platform/database/database.js';
import { CursorInvalid } from '../../platform/errors/problem.js';
import { isId } from '../../platform/ids.js';
import type { Period } from '../../platform/period.rules.js';
import { emailFor, type Author } from './author-of.js';

/** A comment with where it stands and who wrote it, as staff see them. */
export interface FoundComment {
  readonly comment: PresentedComment;
  readonly article: ArticleOfComment;
  readonly author: Author;
  readonly ipPrefix: string | null;
}

export interface CommentFilter extends Period {
  /** Words, as a search engine takes them: "a phrase", -not, or. */
  readonly query: string | null;
  /** The id of an account or of a guest. */
  readonly author: string | null;
  readonly status: Status | null;
  readonly threadId: string | null;
  /** Null: of all, and of none. */
  readonly sections: readonly string[] | null;
}

type FoundRow = CommentRow &
  Pick<FoundComment, 'article' | 'ipPrefix'> & {
    readonly section: string | null;
    readonly email: string | null;
  };

/** As the index on it has it. */
const WORDS = `to_tsvector('simple', left(text.html, 50000))`;
const ORDER = `coalesce(c.created_at, '-infinity')`;

/** Each condition only where it is asked for, so that each has its index. */
const CONDITIONS: Readonly<Record<keyof CommentFilter, (value: string) => string>> = {
  query: (value) => `text.searchable AND ${WORDS} @@ websearch_to_tsquery('simple', ${value})`,
  author: (value) => `(c.account_id = ${value}::uuid OR c.guest_id = ${value}::uuid)`,
  status: (value) => `c.status = ${value}`,
  threadId: (value) => `c.thread_id = ${value}::uuid`,
  sections: (value) => `a.section_id = ANY (${value}::uuid[])`,
  from: (value) => `${ORDER} >= ${value}::timestamptz`,
  until: (value) => `${ORDER} < ${value}::timestamptz`,
};
const NAMES = Object.keys(CONDITIONS) as (keyof CommentFilter)[];

/** Comments of a site by their text in force and what else is asked, newest first. The cursor names the last one seen. */
export async function searchComments(
  reader: Reader,
  by: AccountViewer,
  list: { siteId: string; filter: CommentFilter; cursor: string | null; limit: number },
): Promise<{ items: FoundComment[]; nextCursor: string | null }> {
  const { siteId, filter, cursor, limit } = list;
  const after = await idOf(reader, siteId, cursor);
  const values: SqlValue[] = [siteId, limit + 1];
  const conditions = ['c.site_id = $1'];
  for (const name of NAMES) {
    if (filter[name] !== null) conditions.push(CONDITIONS[name](`$${values.push(filter[name])}`));
  }
  if (after !== null) {
    const before = `SELECT coalesce(created_at, '-infinity'), id FROM comments WHERE id = $${values.push(after)}::uuid`;
    conditions.push(`(${ORDER}, c.id) < (${before})`);
  }
  const rows = await reader.query<FoundRow>(
    `SELECT ${COMMENT}, text.ip_prefix AS "ipPrefix", a.section_id AS section, coalesce(account.email, guest.email) AS email,
       json_build_object('id', a.id, 'slug', a.slug, 'headline', a.headline) AS article
     FROM comments c ${WITH_TEXT} JOIN threads t ON t.id = c.thread_id JOIN articles a ON a.id = t.article_id
     LEFT JOIN accounts account ON account.id = c.account_id LEFT JOIN guests guest ON guest.id = c.guest_id
     WHERE ${conditions.join(' AND ')} ORDER BY ${ORDER} DESC, c.id DESC LIMIT $2`,
    values,
  );
  const items = rows.slice(0, limit).map((row) => present(row, by));
  return { items, nextCursor: rows.length > limit ? `c${items.at(-1)!.comment.id}` : null };
}

/** @throws CursorInvalid unless it names a comment of this site */
async function idOf(reader: Reader, siteId: string, cursor: string | null): Promise<string | null> {
  if (cursor === null) return null;
  const id = cursor.slice(1);
  const known =
    cursor.startsWith('c') &&
    isId(id) &&
    (await reader.query('SELECT FROM comments WHERE id = $1 AND site_id = $2', [id, siteId])).length > 0;
  if (!known) throw new CursorInvalid();
  return id;
}

function present(row: FoundRow, by: AccountViewer): FoundComment {
  const { accountId, guestId, authorName, email, section, article, ipPrefix } = row;
  return {
    comment: presentComment(row, 'full'),
    article,
    author: {
      kind: accountId !== null ? 'account' : guestId !== null ? 'guest' : null,
      id: accountId ?? guestId,
      name: authorName,
      email: emailFor(by, email, { section }),
    },
    ipPrefix,
  };
}
