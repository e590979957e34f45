import type { SqlValue } from '../platform/database/connection.js';
import type { Reader } from '../platform/database/database.js';
import { endOfSubtree } from '../threads/placement.rules.js';
import { markOf, pageCursor, placementCursor, placementOf, type Mark, type Order } from './cursors.rules.js';
import {
  COMMENT,
  presentToAnyone,
  WITH_TEXT,
  type CommentRow,
  type PresentedComment,
} from './present-comment.js';
import { SHOWN_TO_ANYONE } from './visibility.rules.js';

export const REPLIES_SHOWN = 3;

/** `$3` and what follows is the mark. Among equally liked comments the older stands first. */
const LISTS: Readonly<Record<Order, { after: string; by: string; values: (mark: Mark) => SqlValue[] }>> = {
  oldest: { after: 'c.position > $3', by: 'c.position', values: ({ position }) => [position] },
  newest: { after: 'c.position < $3', by: 'c.position DESC', values: ({ position }) => [position] },
  best: {
    after: '(-c.likes, c.position) > ($3, $4)',
    by: '-c.likes, c.position',
    values: ({ likes, position }) => [-likes, position],
  },
};

/**
 * A page in one statement: top-level comments, one more than are shown, and the first replies of each, one more again;
 * what is more tells whether there is more. The replies of a top-level comment are all that is placed from its own
 * position up to the next one's.
 */
const pageSql = (order: Order): string => `
  WITH top AS MATERIALIZED (
    SELECT c.*, row_number() OVER (ORDER BY ${LISTS[order].by})::integer AS nth FROM comments c
    WHERE c.thread_id = $1 AND c.depth = 0 AND ${SHOWN_TO_ANYONE} AND ${LISTS[order].after}
    ORDER BY ${LISTS[order].by} LIMIT $2
  )
  SELECT ${COMMENT}, c.nth
  FROM (
    SELECT * FROM top
    UNION ALL
    SELECT reply.*, top.nth FROM top CROSS JOIN LATERAL (
      SELECT * FROM comments c
      WHERE c.thread_id = $1 AND c.placement > int4send(top.position) AND c.placement < int4send(top.position + 1) AND ${SHOWN_TO_ANYONE}
      ORDER BY c.placement LIMIT ${REPLIES_SHOWN + 1}
    ) reply
    WHERE top.visible_below > 0 AND top.nth < $2
  ) c ${WITH_TEXT}
  ORDER BY c.nth, c.placement`;

const REPLIES = `
  SELECT ${COMMENT} FROM comments c ${WITH_TEXT}
  WHERE c.thread_id = $1 AND c.placement > $2 AND c.placement < $3 AND ${SHOWN_TO_ANYONE}
  ORDER BY c.placement LIMIT $4`;

/** A top-level comment with its first replies: a flat list in the order of reading. */
export interface TopLevelComment extends PresentedComment {
  readonly replies: {
    readonly count: number;
    readonly nextCursor: string | null;
    readonly items: readonly PresentedComment[];
  };
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** A page of a thread's top-level comments, as anyone sees it. */
export async function readPage(
  reader: Reader,
  page: { threadId: string; order: Order; cursor: string | null; limit: number },
): Promise<Page<TopLevelComment>> {
  const { threadId, order, limit } = page;
  const mark = markOf(order, page.cursor);
  const rows = await reader.query<CommentRow & { nth: number }>(pageSql(order), [
    threadId,
    limit + 1,
    ...LISTS[order].values(mark),
  ]);
  const top = rows.filter(({ depth }) => depth === 0);
  const replies = new Map<number, CommentRow[]>(top.map(({ nth }) => [nth, []]));
  for (const row of rows) if (row.depth > 0) replies.get(row.nth)!.push(row);
  const shown = top.slice(0, limit);
  return {
    items: shown.map((row) => {
      const { items, nextCursor } = cut(replies.get(row.nth)!, REPLIES_SHOWN);
      return {
        ...presentToAnyone(row),
        replies: { count: row.visibleBelow, nextCursor, items },
      };
    }),
    nextCursor: top.length > limit ? pageCursor(order, shown.at(-1)!) : null,
  };
}

/** More replies of one comment: everything below it in the order of reading. */
export async function readReplies(
  reader: Reader,
  of: { threadId: string; placement: Buffer; cursor: string | null; limit: number },
): Promise<Page<PresentedComment>> {
  const end = endOfSubtree(of.placement);
  const after = of.cursor === null ? of.placement : placementOf(of.cursor, of.placement, end);
  return cut(await reader.query<CommentRow>(REPLIES, [of.threadId, after, end, of.limit + 1]), of.limit);
}

function cut(rows: readonly CommentRow[], limit: number): Page<PresentedComment> {
  const shown = rows.slice(0, limit);
  return {
    items: shown.map(presentToAnyone),
    nextCursor: rows.length > limit ? placementCursor(shown.at(-1)!.placement) : null,
  };
}
