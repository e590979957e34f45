import { may } from '../accounts/permissions.rules.js';
import type { Viewer } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';

/** The revision of a thread; refuses one that is not here for this viewer: unknown, of another site, or hidden. */
export async function findVisibleThread(
  reader: Reader,
  siteId: string,
  threadId: string,
  viewer: Viewer,
): Promise<number> {
  const [thread] = isId(threadId)
    ? await reader.query<{ revision: number; hidden: boolean; section: string | null }>(
        `SELECT t.revision, a.state = 'hidden' AS hidden, a.section_id AS section FROM threads t JOIN articles a ON a.id = t.article_id WHERE t.id = $1 AND t.site_id = $2`,
        [threadId, siteId],
      )
    : [];
  if (!thread || (thread.hidden && !may(viewer, 'read hidden articles', thread)))
    throw new NotHere('discussion');
  return thread.revision;
}
