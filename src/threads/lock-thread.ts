import { prepared } from '../platform/database/connection.js';
import type { Tx } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import { together } from '../platform/together.js';
import { activityHint } from '../sites/site-hints.js';
import { shareSiteLock } from '../sites/site-lock.js';

/** A thread's row under its lock: what was read here stays true until the transaction ends. */
export interface LockedThread {
  readonly id: string;
  readonly siteId: string;
  readonly articleId: string;
  readonly revision: number;
  readonly lastNumber: number;
  readonly lastPosition: number;
}

const LOCK = prepared(
  'lock a thread',
  `SELECT id, site_id AS "siteId", article_id AS "articleId", revision, last_number AS "lastNumber", last_position AS "lastPosition"
   FROM threads WHERE id = $1 AND site_id = $2 FOR NO KEY UPDATE`,
);
/** That a thread, or its article, has changed. */
export const threadHint = (threadId: string): string => `thread:${threadId}`;

/** Who holds threads' rows may change what their pages show: told when the transaction has come about. */
export function hintAtThreads(tx: Tx, siteId: string, threadIds: readonly string[]): void {
  tx.hint(activityHint(siteId), ...threadIds.map(threadHint));
}

/**
 * Takes the site's lock (shared) and then the row: the order in which everything that touches a thread begins.
 * @throws NotHere also for a thread of another site
 */
export async function lockThread(tx: Tx, siteId: string, threadId: string): Promise<LockedThread> {
  const [, thread] = await together([shareSiteLock(tx, siteId), lockThreadRow(tx, siteId, threadId)]);
  return thread;
}

/** The row alone, for one who holds the site's lock already or changes only this thread. */
export async function lockThreadRow(tx: Tx, siteId: string, threadId: string): Promise<LockedThread> {
  const [thread] = isId(threadId) ? await tx.query<LockedThread>(LOCK, [threadId, siteId]) : [];
  if (!thread) throw new NotHere('discussion');
  hintAtThreads(tx, siteId, [thread.id]);
  return thread;
}
