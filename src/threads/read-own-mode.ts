import { allow } from '../accounts/allow.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { readClock } from '../platform/clock.js';
import type { Reader } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import type { SetMode } from '../policies/moderation-mode.rules.js';
import { modeAt, MODE_LEVELS, MODES, modesIn, type ModeRow, type ThreadMode } from './read-mode.js';

/** What was set for a thread itself, and what counts for it. */
export interface OwnMode {
  /** Null: nothing, or it has ended. */
  readonly own: SetMode | null;
  readonly inForce: ThreadMode;
}

export async function readOwnMode(
  reader: Reader,
  { siteId, threadId, by }: { siteId: string; threadId: string; by: AccountViewer },
): Promise<OwnMode> {
  const [row] = isId(threadId)
    ? await reader.query<ModeRow & { section: string | null }>(
        `SELECT ${MODES}, a.section_id AS section FROM threads t JOIN articles a ON a.id = t.article_id ${MODE_LEVELS}
         WHERE t.id = $1 AND t.site_id = $2`,
        [threadId, siteId],
      )
    : [];
  if (!row) throw new NotHere('discussion');
  allow(by, 'set modes of threads', row);
  const now = await readClock(reader);
  const { thread } = modesIn(row);
  const isOver = thread === null || (thread.until !== null && now >= thread.until);
  return { own: isOver ? null : thread, inForce: modeAt(modesIn(row), now) };
}
