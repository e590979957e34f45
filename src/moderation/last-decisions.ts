import type { Reader } from '../platform/database/database.js';
import type { StandingDecision } from './moderation.errors.js';

/** The last decision on each comment, or who took it back, by the comments' ids; those without any are missing. */
export async function lastDecisions(
  reader: Reader,
  commentIds: readonly string[],
): Promise<ReadonlyMap<string, StandingDecision>> {
  if (commentIds.length === 0) return new Map();
  const rows = await reader.query<StandingDecision & { commentId: string }>(
    `SELECT DISTINCT ON (d.comment_id) d.comment_id AS "commentId", d.id,
       CASE WHEN u.decision_id IS NULL THEN d.action ELSE 'undo' END AS action, d.rule,
       coalesce(u.undone_at, d.decided_at) AS "decidedAt", jsonb_build_object('id', a.id, 'name', a.name) AS "decidedBy"
     FROM decisions d LEFT JOIN undone_decisions u ON u.decision_id = d.id
     JOIN accounts a ON a.id = coalesce(u.undone_by, d.decided_by)
     WHERE d.comment_id = ANY ($1::uuid[]) ORDER BY d.comment_id, d.on_revision DESC`,
    [commentIds],
  );
  return new Map(rows.map(({ commentId, ...decision }) => [commentId, decision]));
}
