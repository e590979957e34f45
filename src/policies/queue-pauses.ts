import { prepared } from '../platform/database/connection.js';
import type { Tx } from '../platform/database/database.js';
import { emit } from '../platform/database/outbox.js';
import { countWaiting } from '../queues/count-waiting.js';
import { beginEpoch } from '../sites/site-hints.js';
import type { ClosingCase } from './closing-facts.js';
import type { PolicyLevel } from './closing-policy.rules.js';
import { pausesAt, type QueueLimits } from './queue-pressure.rules.js';

interface PauseRow {
  readonly level: PolicyLevel;
  readonly subjectId: string;
  readonly siteId: string;
  readonly threadId: string | null;
  readonly queueSince: Date | null;
  readonly limits: QueueLimits | 'off' | null;
}

/** Its rows stay locked to the end: who changes what waits takes turns here, and counts what the others have left. */
const LOCKED = prepared(
  'lock queue pauses',
  `SELECT p.level, p.subject_id AS "subjectId", p.site_id AS "siteId", p.thread_id AS "threadId",
    p.queue_since AS "queueSince", c.policy -> 'queue' AS limits
  FROM policy_pauses p CROSS JOIN LATERAL (
    SELECT policy FROM closing_policies WHERE subject_id = p.subject_id AND level = p.level ORDER BY version DESC LIMIT 1
  ) c
  WHERE (p.subject_id = ANY ($1::uuid[]) OR p.subject_id IN (SELECT section_id FROM articles WHERE id = ANY ($1::uuid[])))
    AND (p.queue_since IS NOT NULL OR c.policy ? 'queue')
  ORDER BY p.level, p.subject_id FOR NO KEY UPDATE OF p`,
);

/** Whether any policy above a thread has limits, or has left a pause; read under the locks, it stays so. */
export const goesByQueue = ({ site, section, article, queueSince }: ClosingCase): boolean =>
  [site, section, article.policy].some((policy) => policy?.queue !== undefined) ||
  Object.values(queueSince).some((since) => since !== null);

/**
 * Notes, and tells, where the queue has grown too long for discussions, or short again. In the transaction that changed
 * what waits, or the limits: between the two limits nothing but this tells whether discussions are paused.
 * @param subjectIds of the sites, sections and articles whose items have changed; an article's section goes without saying
 */
export async function noteQueuePauses(tx: Tx, subjectIds: readonly string[], at: Date): Promise<void> {
  const rows = await tx.query<PauseRow>(LOCKED, [subjectIds]);
  for (const row of rows) {
    const wasPaused = row.queueSince !== null;
    const isPaused = await pauses(tx, row);
    if (isPaused === wasPaused) continue;
    const { siteId, level, subjectId, threadId } = row;
    await tx.run('UPDATE policy_pauses SET queue_since = $3 WHERE subject_id = $1 AND level = $2', [
      subjectId,
      level,
      isPaused ? at : null,
    ]);
    await beginEpoch(tx, siteId);
    const event = isPaused ? 'thread.paused' : 'thread.reopened';
    const detail = { level, because: 'queue' };
    await emit(tx, [{ siteId, event, subjectId: threadId ?? subjectId, at, detail }]);
  }
}

async function pauses(tx: Tx, { level, subjectId: id, queueSince, limits }: PauseRow): Promise<boolean> {
  if (limits === null || limits === 'off') return false;
  const waiting = await countWaiting(tx, { level, id }, limits.pauseAbove + 1);
  return pausesAt(limits, waiting, queueSince !== null);
}
