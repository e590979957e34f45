import {
  COMMENT,
  presentComment,
  WITH_TEXT,
  type CommentRow,
  type PresentedComment,
} from '../comments/present-comment.js';
import type { Reader } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { CursorInvalid } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import { QUEUES, type ItemReason, type Queue } from '../queues/items.js';

/** An item with what a moderator needs to judge it. */
export interface ListedItem {
  readonly id: string;
  readonly queue: Queue;
  readonly kind: string;
  readonly subjectId: string;
  /** The comment's revision: what a decision names. */
  readonly revision: number;
  readonly reasons: readonly ItemReason[];
  readonly openedAt: Date;
  readonly comment: PresentedComment;
  readonly article: { readonly id: string; readonly slug: string; readonly headline: string };
}

type ItemRow = CommentRow &
  Pick<ListedItem, 'queue' | 'kind' | 'subjectId' | 'reasons' | 'openedAt'> & {
    itemId: string;
    articleId: string;
    slug: string;
    headline: string;
  };

const ITEMS = `
  SELECT i.id AS "itemId", i.queue, i.kind, i.subject_id AS "subjectId", i.reasons, i.opened_at AS "openedAt",
    a.id AS "articleId", a.slug, a.headline, ${COMMENT}
  FROM items i JOIN comments c ON c.id = i.subject_id ${WITH_TEXT}
  JOIN threads t ON t.id = c.thread_id JOIN articles a ON a.id = t.article_id
  WHERE i.site_id = $1 AND i.queue = $2 AND i.kind = 'comment' AND i.closed_at IS NULL
    AND ($5::uuid[] IS NULL OR i.section_id = ANY ($5))
    AND ($3::uuid IS NULL OR (i.opened_at, i.id) > (SELECT opened_at, id FROM items WHERE id = $3))
  ORDER BY i.opened_at, i.id LIMIT $4`;

/** A queue's open items, oldest first. The cursor names the last item seen: an instant would lose digits. */
export async function listItems(
  reader: Reader,
  list: {
    siteId: string;
    /** Of articles in these only; null: of all. */
    sections: readonly string[] | null;
    queue: string;
    cursor: string | null;
    limit: number;
  },
): Promise<{ items: ListedItem[]; nextCursor: string | null }> {
  const { siteId, sections, queue, cursor, limit } = list;
  if (!QUEUES.some((known) => known === queue)) throw new NotHere('queue');
  const after = cursor === null ? null : cursor.slice(1);
  if (after !== null && !(cursor!.startsWith('i') && (await isItem(reader, siteId, after))))
    throw new CursorInvalid();
  const rows = await reader.query<ItemRow>(ITEMS, [siteId, queue, after, limit + 1, sections]);
  const items = rows.slice(0, limit).map(present);
  return { items, nextCursor: rows.length > limit ? `i${items.at(-1)!.id}` : null };
}

/** Of this site: after an unknown one there would be nothing, as if the queue had ended. */
const isItem = async (reader: Reader, siteId: string, id: string): Promise<boolean> =>
  isId(id) &&
  (await reader.query('SELECT FROM items WHERE id = $1 AND site_id = $2', [id, siteId])).length > 0;

function present(row: ItemRow): ListedItem {
  const { itemId: id, queue, kind, subjectId, revision, reasons, openedAt, articleId, slug, headline } = row;
  const article = { id: articleId, slug, headline };
  return {
    id,
    queue,
    kind,
    subjectId,
    revision,
    reasons,
    openedAt,
    comment: presentComment(row, 'full'),
    article,
  };
}
