import { prepared } from '../platform/database/connection.js';
import type { Reader } from '../platform/database/database.js';
import { isId } from '../platform/ids.js';
import type { Status } from './comment-status.rules.js';
import { ParentElsewhere, ParentUnknown } from './posting.errors.js';

export interface Parent {
  readonly id: string;
  readonly number: number | null;
  readonly depth: number;
  readonly placement: Buffer;
}

export interface FoundParent extends Parent {
  readonly threadId: string;
  readonly status: Status;
  readonly hidden: boolean;
}

const PARENT = prepared(
  'parent of a comment',
  `SELECT c.id, c.number, c.depth, c.placement, c.thread_id AS "threadId", c.status, a.state = 'hidden' AS hidden
   FROM comments c JOIN threads t ON t.id = c.thread_id JOIN articles a ON a.id = t.article_id
   WHERE c.id = $1 AND c.site_id = $2`,
);

/** The comment that is replied to, whatever it is like. In a transaction that relies on it, read under the thread's lock. */
export async function findParent(
  reader: Reader,
  siteId: string,
  parentId: string | null,
): Promise<FoundParent | null> {
  if (parentId === null || !isId(parentId)) return null;
  const [row] = await reader.query<FoundParent>(PARENT, [parentId, siteId]);
  return row ?? null;
}

/**
 * Refuses to answer what is not visible now, and so at the commit, as if it were not there: whether it exists is
 * nobody's business.
 */
export function admitParent(found: FoundParent | null, threadId: string): Parent {
  if (found?.status !== 'published') throw new ParentUnknown();
  if (found.threadId !== threadId) throw found.hidden ? new ParentUnknown() : new ParentElsewhere();
  return found;
}
