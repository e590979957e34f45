import type { AccountViewer } from '../accounts/viewer.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { readClock } from '../platform/clock.js';
import { RuleUnknown } from '../policies/policies.errors.js';
import { readCommentPolicy } from '../policies/read-comment-policy.js';
import { changeStatus, type StandingComment } from '../comments/change-status.js';
import type { DecisionAction } from '../comments/comment-status.rules.js';
import { threadOf } from '../comments/thread-of.js';
import { allowInThread } from '../threads/allow-in-thread.js';
import { lockThread } from '../threads/lock-thread.js';
import { lockOpenItem } from '../queues/claims.js';
import { ItemClaimed } from './claims.errors.js';
import { lastDecision } from './last-decision.js';
import { refuseOwn } from './own-comment.js';
import { RuleRequired, StaleDecision } from './moderation.errors.js';

export type Action = DecisionAction;

/** What a moderator decides, on which revision of which comment. */
export interface Decision {
  readonly siteId: string;
  readonly commentId: string;
  readonly by: AccountViewer;
  readonly revision: number;
  readonly rule: string | null;
  readonly note: string | null;
}

export interface Decided {
  readonly id: string;
  readonly commentId: string;
  readonly action: Action;
  readonly rule: string | null;
  readonly policyVersion: number | null;
  readonly status: string;
  /** What the next decision has to name. */
  readonly revision: number;
  readonly decidedAt: Date;
}

/**
 * What all decisions share: the thread's lock, compare-and-set on the revision, the door, and the record.
 * @throws StaleDecision when the comment is at another revision by now, with who decided what
 * @throws ItemClaimed while another moderator has it in hand
 */
export async function decide(tx: Tx, action: Action, decision: Decision): Promise<Decided> {
  const { siteId, commentId, note } = decision;
  const by = decision.by.accountId;
  const thread = await lockThread(tx, siteId, await threadOf(tx, siteId, commentId));
  await allowInThread(tx, decision.by, 'decide on comments', thread.id);
  const comment = await standing(tx, commentId);
  const decidedAt = await readClock(tx);
  const holder = await lockOpenItem(tx, 'comment', commentId, decidedAt);
  if (comment.revision !== decision.revision)
    throw new StaleDecision(comment, await lastDecision(tx, commentId));
  if (holder !== null && holder.id !== by) throw new ItemClaimed(holder);
  await refuseOwn(tx, thread, comment.accountId, by);
  const { rule, policyVersion } = await ruleInForce(tx, siteId, action, decision.rule);
  const [changed] = await changeStatus(tx, thread, [{ cause: action, standing: comment }], {
    at: decidedAt,
    actor: { kind: 'account', id: by },
    audit: `comment.${action}`,
  });
  const id = newId();
  await tx.run(
    `INSERT INTO decisions (id, site_id, comment_id, action, rule, policy_version, decided_by, decided_at, on_revision, status_before, status_after)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      siteId,
      commentId,
      action,
      rule,
      policyVersion,
      by,
      decidedAt,
      comment.revision,
      comment.status,
      changed!.to,
    ],
  );
  if (note !== null)
    await tx.run('INSERT INTO decision_notes (decision_id, note) VALUES ($1, $2)', [id, note]);
  return {
    id,
    commentId,
    action,
    rule,
    policyVersion,
    status: changed!.to,
    revision: changed!.revision,
    decidedAt,
  };
}

async function standing(tx: Tx, commentId: string): Promise<StandingComment & { accountId: string | null }> {
  const [row] = await tx.query<StandingComment & { accountId: string | null }>(
    'SELECT id, placement, depth, number, status, revision, account_id AS "accountId" FROM comments WHERE id = $1',
    [commentId],
  );
  return row!;
}

async function ruleInForce(
  tx: Tx,
  siteId: string,
  action: Action,
  rule: string | null,
): Promise<{ rule: string | null; policyVersion: number | null }> {
  if (rule === null && action !== 'reject') return { rule: null, policyVersion: null };
  const { version, rules } = await readCommentPolicy(tx, siteId, 'current');
  const keys = rules.map(({ key }) => key);
  if (rule === null) throw new RuleRequired(keys);
  if (!keys.includes(rule)) throw new RuleUnknown(rule, keys);
  return { rule, policyVersion: version };
}
