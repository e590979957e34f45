import type { Tx } from '../platform/database/database.js';
import { isId } from '../platform/ids.js';
import type { LockedThread } from '../threads/lock-thread.js';
import type { Status } from './comment-status.rules.js';
import { ParentElsewhere, ParentUnknown } from './posting.errors.js';

export interface Parent {
  readonly id: string;
  readonly depth: number;
  readonly placement: Buffer;
}

/**
 * The comment that is replied to, under the thread's lock: visible now, so visible at the commit. One that is not
 * visible answers as if it were not there, since whether it exists is nobody's business.
 */
export async function findParent(
  tx: Tx,
  thread: LockedThread,
  parentId: string | null,
): Promise<Parent | null> {
  if (parentId === null) return null;
  if (!isId(parentId)) throw new ParentUnknown();
  const [row] = await tx.query<Parent & { threadId: string; status: Status; hidden: boolean }>(
    `SELECT c.id, c.depth, c.placement, c.thread_id AS "threadId", c.status, a.state = 'hidden' AS hidden
     FROM comments c JOIN threads t ON t.id = c.thread_id JOIN articles a ON a.id = t.article_id
     WHERE c.id = $1 AND c.site_id = $2`,
    [parentId, thread.siteId],
  );
  if (row?.status !== 'published') throw new ParentUnknown();
  if (row.threadId !== thread.id) throw row.hidden ? new ParentUnknown() : new ParentElsewhere();
  return { id: row.id, depth: row.depth, placement: row.placement };
}
