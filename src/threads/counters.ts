import type { Tx } from '../platform/database/database.js';

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

/**
 * With {@link changeLikes} the only place where a stored count changes. The threads' rows are locked by the caller.
 */
export async function changeCounts(
  tx: Tx,
  counts: readonly CountChange[],
  below: readonly BelowChange[],
  at: Date,
): Promise<void> {
  await tx.run(
    `UPDATE threads t SET revision = revision + 1,
       published_count = published_count + c.published, top_level_count = top_level_count + c.top_level,
       last_number = last_number + c.numbers, last_position = last_position + c.positions,
       arrival_count = arrival_count + c.arrivals, last_arrival_at = CASE WHEN c.arrivals > 0 THEN $7 ELSE last_arrival_at END
     FROM unnest($1::uuid[], $2::integer[], $3::integer[], $4::integer[], $5::integer[], $6::integer[])
       AS c (thread_id, published, top_level, numbers, positions, arrivals)
     WHERE t.id = c.thread_id`,
    [
      counts.map((change) => change.threadId),
      counts.map((change) => change.published),
      counts.map((change) => change.topLevel),
      counts.map((change) => change.numbers),
      counts.map((change) => change.positions),
      counts.map((change) => change.arrivals),
      at,
    ],
  );
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
