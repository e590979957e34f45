import { prepared } from '../platform/database/connection.js';
import type { Tx } from '../platform/database/database.js';
import { together } from '../platform/together.js';

/** By how much a thread's stored counts change. */
export interface CountChange {
  readonly threadId: string;
  /** Visible comments; visible ones at the top level. */
  readonly published: number;
  readonly topLevel: number;
  /** Numbers and positions given out. */
  readonly numbers: number;
  readonly positions: number;
  /** Accepted posts, whatever their status: imports, edits and decisions are none. */
  readonly arrivals: number;
}

/** By how much the count of visible comments below one comment changes. */
export interface BelowChange {
  readonly threadId: string;
  readonly placement: Buffer;
  readonly visible: number;
}

const COUNT = prepared(
  'change counts',
  `UPDATE threads SET revision = revision + 1,
     published_count = published_count + $2, top_level_count = top_level_count + $3,
     last_number = last_number + $4, last_position = last_position + $5,
     arrival_count = arrival_count + $6, last_arrival_at = CASE WHEN $6 > 0 THEN $7 ELSE last_arrival_at END
   WHERE id = $1`,
);

/**
 * With {@link changeLikes} the only place where a stored count changes. The thread's row is locked by the caller.
 */
export async function changeCounts(
  tx: Tx,
  counts: CountChange,
  below: readonly BelowChange[],
  at: Date,
): Promise<void> {
  const { threadId, published, topLevel, numbers, positions, arrivals } = counts;
  await together([
    tx.run(COUNT, [threadId, published, topLevel, numbers, positions, arrivals, at]),
    changeBelow(tx, below),
  ]);
}

async function changeBelow(tx: Tx, below: readonly BelowChange[]): Promise<void> {
  if (below.length === 0) return;
  await tx.run(
    `UPDATE comments SET visible_below = visible_below + b.visible
     FROM unnest($1::uuid[], $2::bytea[], $3::integer[]) AS b (thread_id, placement, visible)
     WHERE comments.thread_id = b.thread_id AND comments.placement = b.placement`,
    [
      below.map((change) => change.threadId),
      below.map((change) => change.placement),
      below.map((change) => change.visible),
    ],
  );
}

/**
 * Counts one like more or less; answers how many there are. The comment's row is locked by the caller, its thread's is
 * not: a like is no change of the thread, whose revision stays, so that copies of its page live on.
 */
export async function changeLikes(tx: Tx, commentId: string, by: 1 | -1): Promise<number> {
  const [changed] = await tx.query<{ likes: number }>(
    'UPDATE comments SET likes = likes + $2 WHERE id = $1 RETURNING likes',
    [commentId, by],
  );
  return changed!.likes;
}
