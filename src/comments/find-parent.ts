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
  const [row] = await tx.query<Parent & { threadId: string; status: Status }>(
    'SELECT id, depth, placement, thread_id AS "threadId", status FROM comments WHERE id = $1 AND site_id = $2',
    [parentId, thread.siteId],
  );
  if (row?.status !== 'published') throw new ParentUnknown();
  if (row.threadId !== thread.id) throw new ParentElsewhere();
  return { id: row.id, depth: row.depth, placement: row.placement };
}
