import type { Reader, SqlValue } from '../platform/database/database.js';
import { endOfSubtree, rootOf } from '../threads/placement.rules.js';
import { markOf, pageCursor, placementCursor, placementOf, type Mark, type Order } from './cursors.rules.js';
import {
  COMMENT,
  presentToAnyone,
  WITH_TEXT,
  type CommentRow,
  type PresentedComment,
} from './present-comment.js';
import { SHOWN_TO_ANYONE } from './visibility.rules.js';

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

const topLevel = (order: Order): string => `
  SELECT ${COMMENT} FROM comments c ${WITH_TEXT}
  WHERE c.thread_id = $1 AND c.depth = 0 AND ${SHOWN_TO_ANYONE} AND ${LISTS[order].after}
  ORDER BY ${LISTS[order].by} LIMIT $2`;

/** The first replies of each top-level comment of a page, one more than are shown: it tells whether there are more. */
const FIRST_REPLIES = `
  SELECT ${COMMENT} FROM unnest($2::bytea[], $3::bytea[]) AS top (placement, subtree_end)
  CROSS JOIN LATERAL (
    SELECT * FROM comments c
    WHERE c.thread_id = $1 AND c.placement > top.placement AND c.placement < top.subtree_end AND ${SHOWN_TO_ANYONE}
    ORDER BY c.placement LIMIT $4
  ) c ${WITH_TEXT}
  ORDER BY c.placement`;

const REPLIES = `
  SELECT ${COMMENT} FROM comments c ${WITH_TEXT}
  WHERE c.thread_id = $1 AND c.placement > $2 AND c.placement < $3 AND ${SHOWN_TO_ANYONE}
  ORDER BY c.placement LIMIT $4`;

export const REPLIES_SHOWN = 3;

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
  const rows = await reader.query<CommentRow>(topLevel(order), [
    threadId,
    limit + 1,
    ...LISTS[order].values(mark),
  ]);
  const top = rows.slice(0, limit);
  const parents = top.filter(({ visibleBelow }) => visibleBelow > 0);
  const replies = await firstReplies(reader, threadId, parents);
  return {
    items: top.map((row) => {
      const { items, nextCursor } = replies.get(rootKey(row.placement)) ?? { items: [], nextCursor: null };
      return {
        ...presentToAnyone(row),
        replies: { count: row.visibleBelow, nextCursor, items },
      };
    }),
    nextCursor: rows.length > limit ? pageCursor(order, top.at(-1)!) : null,
  };
}

async function firstReplies(
  reader: Reader,
  threadId: string,
  parents: readonly CommentRow[],
): Promise<Map<string, Page<PresentedComment>>> {
  const pages = new Map<string, Page<PresentedComment>>();
  if (parents.length === 0) return pages;
  const placements = parents.map(({ placement }) => placement);
  const rows = await reader.query<CommentRow>(FIRST_REPLIES, [
    threadId,
    placements,
    placements.map(endOfSubtree),
    REPLIES_SHOWN + 1,
  ]);
  for (const root of new Set(rows.map(({ placement }) => rootKey(placement)))) {
    pages.set(
      root,
      cut(
        rows.filter(({ placement }) => rootKey(placement) === root),
        REPLIES_SHOWN,
      ),
    );
  }
  return pages;
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

const rootKey = (placement: Buffer): string => rootOf(placement).toString('hex');
