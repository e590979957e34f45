import type { Reader } from '../platform/database/database.js';
import type { NewItem } from '../queues/items.js';
import type { LockedThread } from '../threads/lock-thread.js';
import { priorityOf, type Item } from './items.rules.js';

/** The comment that leaves an item: one that stands, or one on its way in. */
type Leaving = { readonly item?: Item } & (
  | { readonly standing: { readonly id: string } }
  | { readonly arriving: { readonly id: string; readonly accountId: string | null } }
);

/** The items that comments leave, with what a queue is narrowed by: priority, language, and whose own they are. */
export async function itemsToOpen(
  reader: Reader,
  { siteId, articleId }: LockedThread,
  transitions: readonly Leaving[],
): Promise<NewItem[]> {
  const leaving = transitions.flatMap((transition) =>
    transition.item ? [{ ...transition, item: transition.item }] : [],
  );
  const known = await readAuthors(
    reader,
    leaving.flatMap((transition) => ('standing' in transition ? [transition.standing.id] : [])),
  );
  return leaving.map(({ item, ...transition }) => {
    const subjectId = 'standing' in transition ? transition.standing.id : transition.arriving.id;
    const standing = known.get(subjectId);
    return {
      siteId,
      articleId,
      kind: 'comment',
      subjectId,
      priority: priorityOf(item.reasons),
      language: standing?.language ?? null,
      authorId: 'standing' in transition ? (standing?.authorId ?? null) : transition.arriving.accountId,
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
