import type { AccountViewer } from '../accounts/viewer.js';
import { changeStatus, type StandingComment } from '../comments/change-status.js';
import { nextStatus, type DecisionAction } from '../comments/comment-status.rules.js';
import { StatusNotAllowed } from '../comments/posting.errors.js';
import { threadOf } from '../comments/thread-of.js';
import type { Tx } from '../platform/database/database.js';
import type { Problem } from '../platform/errors/problem.js';
import { newId } from '../platform/ids.js';
import { lockThread, type LockedThread } from '../threads/lock-thread.js';
import { citeRule, type CitedRule } from './cite-rule.js';
import { doneOf, lookAtComments, type Aim, type Outcome } from './look-at-comments.js';

export type Action = DecisionAction;

/** What a moderator decides, whatever it is decided on. */
export interface Judgement {
  readonly by: AccountViewer;
  readonly action: Action;
  readonly rule: string | null;
  readonly note: string | null;
}

/** What a moderator decides, on which revision of which comment. */
export interface Decision extends Omit<Judgement, 'action'>, Aim {
  readonly siteId: string;
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
 * Decides on one comment.
 * @throws StaleDecision when the comment is at another revision by now, with who decided what
 * @throws ItemClaimed while another moderator has it in hand
 */
export async function decide(tx: Tx, action: Action, decision: Decision): Promise<Decided> {
  const { siteId, commentId } = decision;
  const thread = await lockThread(tx, siteId, await threadOf(tx, siteId, commentId));
  return doneOf(await decideInThread(tx, thread, { ...decision, action }, [decision]));
}

/**
 * What all decisions share, of one comment or many of a locked thread: compare-and-set on the revision, the door, and
 * the record. Answers what became of each, in their order.
 */
export async function decideInThread(
  tx: Tx,
  thread: LockedThread,
  judgement: Judgement,
  aims: readonly Aim[],
): Promise<Outcome<Decided>[]> {
  const { by, action } = judgement;
  const looked = await lookAtComments(tx, thread, by, aims);
  const refusals = new Map(looked.refusals);
  const free = aims.filter(({ commentId }) => !refusals.has(commentId));
  const cited = free.length === 0 ? null : await citeRule(tx, thread.siteId, action, judgement.rule);
  for (const { commentId } of free) {
    const refusal = refusalOf(action, cited!, looked.standing.get(commentId)!);
    if (refusal !== null) refusals.set(commentId, refusal);
  }
  const standing = free.flatMap(({ commentId: id }) => (refusals.has(id) ? [] : [looked.standing.get(id)!]));
  const rule = cited?.rule ?? { rule: null, policyVersion: null };
  const decided = await write(tx, thread, { ...judgement, ...rule, decidedAt: looked.now }, standing);
  return aims.map(({ commentId }) => {
    const refusal = refusals.get(commentId);
    return refusal ? { commentId, refusal } : { commentId, done: decided.get(commentId)! };
  });
}

function refusalOf(
  action: Action,
  { refusal }: { refusal: Problem | null },
  { status }: StandingComment,
): Problem | null {
  return refusal ?? (nextStatus(status, action) === null ? new StatusNotAllowed(status, action) : null);
}

async function write(
  tx: Tx,
  thread: LockedThread,
  judgement: Judgement & CitedRule & { readonly decidedAt: Date },
  standing: readonly StandingComment[],
): Promise<ReadonlyMap<string, Decided>> {
  if (standing.length === 0) return new Map();
  const { action, rule, policyVersion, note, decidedAt } = judgement;
  const by = judgement.by.accountId;
  const changed = await changeStatus(
    tx,
    thread,
    standing.map((comment) => ({ cause: action, standing: comment })),
    { at: decidedAt, actor: { kind: 'account', id: by }, audit: `comment.${action}` },
  );
  const ids = changed.map(() => newId());
  await tx.run(
    `INSERT INTO decisions (id, site_id, comment_id, action, rule, policy_version, decided_by, decided_at, on_revision, status_before, status_after)
     SELECT id, $1, comment_id, $2, $3, $4, $5, $6, on_revision, status_before, status_after
     FROM unnest($7::uuid[], $8::uuid[], $9::integer[], $10::text[], $11::text[])
       AS d (id, comment_id, on_revision, status_before, status_after)`,
    [
      thread.siteId,
      action,
      rule,
      policyVersion,
      by,
      decidedAt,
      ids,
      changed.map(({ id }) => id),
      changed.map(({ revision }) => revision - 1),
      changed.map(({ from }) => from),
      changed.map(({ to }) => to),
    ],
  );
  if (note !== null)
    await tx.run('INSERT INTO decision_notes (decision_id, note) SELECT unnest($1::uuid[]), $2', [ids, note]);
  return new Map(
    changed.map(({ id: commentId, to: status, revision }, index) => [
      commentId,
      { id: ids[index]!, commentId, action, rule, policyVersion, status, revision, decidedAt },
    ]),
  );
}
