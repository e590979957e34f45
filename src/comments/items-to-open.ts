import type { Reader } from '../platform/database/database.js';
import type { NewItem } from '../queues/items.js';
import type { LockedThread } from '../threads/lock-thread.js';
import { priorityOf, type Item } from './items.rules.js';

/** What a comment leaves for moderators from now on. */
export interface Left {
  readonly commentId: string;
  /** Of one on its way in. Absent: it stood before, so that an item may be open. */
  readonly arriving?: { readonly accountId: string | null };
  /** Absent: nothing. */
  readonly item?: Item;
}

export type Thread = Pick<LockedThread, 'siteId' | 'articleId'>;

/** The items that comments leave, with what a queue is narrowed by: priority, language, and whose own they are. */
export async function itemsToOpen(reader: Reader, left: readonly Left[]): Promise<NewItem[]> {
  const leaving = left.flatMap(({ item, ...one }) => (item ? [{ ...one, item }] : []));
  const known = await readAuthors(
    reader,
    leaving.flatMap(({ commentId, arriving }) => (arriving ? [] : [commentId])),
  );
  return leaving.map(({ commentId: subjectId, arriving, item }) => {
    const standing = known.get(subjectId);
    return {
      kind: 'comment',
      subjectId,
      priority: priorityOf(item.reasons),
      language: standing?.language ?? null,
      authorId: arriving ? arriving.accountId : (standing?.authorId ?? null),
      ...item,
    };
  });
}

interface Author {
  readonly authorId: string | null;
  readonly language: string | null;
}

async function readAuthors(reader: Reader, ids: readonly string[]): Promise<Map<string, Author>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.query<Author & { id: string }>(
    `SELECT c.id, c.account_id AS "authorId", r.language FROM comments c
     LEFT JOIN comment_revisions r ON r.comment_id = c.id AND r.revision = c.text_revision
     WHERE c.id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, ...author }) => [id, author]));
}
