import type { Reader } from '../platform/database/database.js';
import type { Action } from './decide.js';

interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** A decision as colleagues look back on it. */
export interface PastDecision {
  readonly id: string;
  readonly action: Action;
  readonly rule: string | null;
  readonly policyVersion: number | null;
  readonly onRevision: number;
  readonly decidedBy: Colleague;
  readonly decidedAt: Date;
  readonly note: string | null;
  /** Null: it was not taken back. */
  readonly undone: { readonly by: Colleague; readonly at: Date } | null;
}

interface DecisionRow extends Omit<PastDecision, 'undone'> {
  readonly commentId: string;
  readonly undoneBy: Colleague | null;
  readonly undoneAt: Date | null;
}

/** What was decided on comments, by their ids, the last decision first; of one on which nobody has decided, nothing. */
export async function readDecisions(
  reader: Reader,
  commentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PastDecision[]>> {
  const rows = await reader.query<DecisionRow>(
    `SELECT d.comment_id AS "commentId", d.id, d.action, d.rule, d.policy_version AS "policyVersion", d.on_revision AS "onRevision",
       jsonb_build_object('id', a.id, 'name', a.name) AS "decidedBy", d.decided_at AS "decidedAt", n.note,
       CASE WHEN b.id IS NOT NULL THEN jsonb_build_object('id', b.id, 'name', b.name) END AS "undoneBy",
       u.undone_at AS "undoneAt"
     FROM decisions d JOIN accounts a ON a.id = d.decided_by
     LEFT JOIN decision_notes n ON n.decision_id = d.id
     LEFT JOIN undone_decisions u ON u.decision_id = d.id LEFT JOIN accounts b ON b.id = u.undone_by
     WHERE d.comment_id = ANY ($1::uuid[]) ORDER BY d.comment_id, d.on_revision DESC`,
    [commentIds],
  );
  const decisions = new Map<string, PastDecision[]>();
  for (const { commentId, undoneBy, undoneAt, ...decision } of rows) {
    const known = decisions.get(commentId) ?? [];
    known.push({ ...decision, undone: undoneBy && { by: undoneBy, at: undoneAt! } });
    decisions.set(commentId, known);
  }
  return decisions;
}
