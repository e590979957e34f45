import type { Reader } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';

/** The thread that a comment of this site stands in, once and for all: whose row to lock. */
export async function threadOf(reader: Reader, siteId: string, commentId: string): Promise<string> {
  const [row] = isId(commentId)
    ? await reader.query<{ threadId: string }>(
        'SELECT thread_id AS "threadId" FROM comments WHERE id = $1 AND site_id = $2',
        [commentId, siteId],
      )
    : [];
  if (!row) throw new NotHere('comment');
  return row.threadId;
}
