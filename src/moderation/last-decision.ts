import type { Reader } from '../platform/database/database.js';
import type { StandingDecision } from './moderation.errors.js';

/** The last decision on a comment, or who took it back; null: there is none. */
export async function lastDecision(reader: Reader, commentId: string): Promise<StandingDecision | null> {
  const [last] = await reader.query<StandingDecision>(
    `SELECT d.id, CASE WHEN u.decision_id IS NULL THEN d.action ELSE 'undo' END AS action, d.rule,
       coalesce(u.undone_at, d.decided_at) AS "decidedAt", jsonb_build_object('id', a.id, 'name', a.name) AS "decidedBy"
     FROM decisions d LEFT JOIN undone_decisions u ON u.decision_id = d.id
     JOIN accounts a ON a.id = coalesce(u.undone_by, d.decided_by)
     WHERE d.comment_id = $1 ORDER BY d.on_revision DESC LIMIT 1`,
    [commentId],
  );
  return last ?? null;
}
