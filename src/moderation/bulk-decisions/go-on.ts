import { accountViewer } from '../../accounts/account-viewer.js';
import { readClock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { emit } from '../../platform/database/outbox.js';
import type { Listeners } from '../../platform/database/relay.js';
import { NotHere, type Problem } from '../../platform/errors/problem.js';
import { shareSiteLock } from '../../sites/site-lock.js';
import { lockThreadRow, type LockedThread } from '../../threads/lock-thread.js';
import { decideInThread } from '../decide.js';
import type { Outcome } from '../look-at-comments.js';
import { StaleDecision } from '../moderation.errors.js';
import { undoableDecisions, undoInThread } from '../undo-decision.js';
import type { ListedComment } from './listed-comment.entity.js';
import { bulkDecisionOf, type BulkDecisionRow } from './read-bulk-decision.js';

const GO_ON = 'bulk-decision.go-on';

/** Comments of one transaction: posts to their thread wait no longer than these take. */
const BATCH = 100;

/** The next comments of one thread that a run has not come to, or that an undo has not. */
const NEXT = `
  SELECT thread_id AS "threadId", comment_id AS "commentId", revision, decision_id AS "decisionId"
  FROM listed_comments
  WHERE bulk_decision_id = $1 AND result IS NOT DISTINCT FROM $2 AND thread_id = (
    SELECT thread_id FROM listed_comments WHERE bulk_decision_id = $1 AND result IS NOT DISTINCT FROM $2
    ORDER BY thread_id, comment_id LIMIT 1)
  ORDER BY comment_id LIMIT ${BATCH}`;

/**
 * Does the next part of a bulk decision that is running or being undone, within one thread; answers whether there is
 * more. In the name of who began it, with the role and sections that they have now. Of two at once, the other waits for
 * the row of the bulk decision.
 */
export async function goOn(tx: Tx, siteId: string, bulkId: string): Promise<boolean> {
  await shareSiteLock(tx, siteId);
  const bulk = await bulkDecisionOf(tx, { siteId, bulkId }, 'FOR NO KEY UPDATE');
  if (bulk.state !== 'running' && bulk.state !== 'undoing') return false;
  const isRun = bulk.state === 'running';
  const listed = await tx.query<ListedComment>(NEXT, [bulkId, isRun ? null : 'decided']);
  if (listed.length === 0) {
    await end(tx, bulk);
    return false;
  }
  const thread = await threadOr(tx, siteId, listed[0]!.threadId);
  const results = isRun
    ? await decideOn(tx, bulk, thread, listed)
    : await takeBack(tx, bulk, thread, siteId, listed);
  await keep(tx, bulkId, results);
  return true;
}

/** Goes on with what a request has left: the rest of a long list, and what stopped half way. */
export const bulkDecisions: Listeners = {
  [GO_ON]: async (tx, { siteId, subjectId: bulkId }) => {
    if (await goOn(tx, siteId, bulkId)) await tellToGoOn(tx, siteId, bulkId);
  },
};

export async function tellToGoOn(tx: Tx, siteId: string, bulkId: string): Promise<void> {
  await emit(tx, [{ siteId, event: GO_ON, subjectId: bulkId, at: await readClock(tx) }]);
}

async function end(tx: Tx, { id, state }: BulkDecisionRow): Promise<void> {
  if (state === 'running')
    await tx.run(`UPDATE bulk_decisions SET state = 'done', ended_at = $2 WHERE id = $1`, [
      id,
      await readClock(tx),
    ]);
  else await tx.run(`UPDATE bulk_decisions SET state = 'undone' WHERE id = $1`, [id]);
}

/** Null where it has gone meanwhile. */
async function threadOr(tx: Tx, siteId: string, threadId: string): Promise<LockedThread | null> {
  const here = await tx.query('SELECT FROM threads WHERE id = $1', [threadId]);
  return here.length === 0 ? null : lockThreadRow(tx, siteId, threadId);
}

interface Kept {
  readonly commentId: string;
  readonly result: string;
  readonly code: string | null;
  readonly decisionId: string | null;
}

async function decideOn(
  tx: Tx,
  { action, rule, note, runBy }: BulkDecisionRow,
  thread: LockedThread | null,
  listed: readonly ListedComment[],
): Promise<Kept[]> {
  const by = await accountViewer(tx, runBy!);
  const outcomes =
    thread === null ? listed.map(gone) : await decideInThread(tx, thread, { by, action, rule, note }, listed);
  return outcomes.map((outcome) =>
    'done' in outcome
      ? { commentId: outcome.commentId, result: 'decided', code: null, decisionId: outcome.done.id }
      : { commentId: outcome.commentId, ...refused(outcome.refusal) },
  );
}

function refused(refusal: Problem): Omit<Kept, 'commentId'> {
  const { code } = refusal;
  if (refusal instanceof StaleDecision) return { result: 'stale', code, decisionId: refusal.decisionId };
  return { result: code === 'item_claimed' ? 'claimed' : 'refused', code, decisionId: null };
}

async function takeBack(
  tx: Tx,
  { undoneBy }: BulkDecisionRow,
  thread: LockedThread | null,
  siteId: string,
  listed: readonly ListedComment[],
): Promise<Kept[]> {
  const by = await accountViewer(tx, undoneBy!);
  const decisionIds = new Map(listed.map(({ commentId, decisionId }) => [commentId, decisionId]));
  const decisions = await undoableDecisions(tx, siteId, [...decisionIds.values()].map(String));
  const outcomes = thread === null ? listed.map(gone) : await undoInThread(tx, thread, by, decisions, null);
  return outcomes.map((outcome) => {
    const { commentId } = outcome;
    const kept = { commentId, decisionId: decisionIds.get(commentId)! };
    if ('done' in outcome) return { ...kept, result: 'undone', code: null };
    const isStale = outcome.refusal instanceof StaleDecision;
    return {
      ...kept,
      result: isStale ? 'changed_since' : 'kept',
      code: isStale ? 'changed_since' : outcome.refusal.code,
    };
  });
}

const gone = ({ commentId }: ListedComment): Outcome<never> => ({
  commentId,
  refusal: new NotHere('comment'),
});

async function keep(tx: Tx, bulkId: string, results: readonly Kept[]): Promise<void> {
  await tx.run(
    `UPDATE listed_comments l SET result = r.result, code = r.code, decision_id = r.decision_id
     FROM unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[]) AS r (comment_id, result, code, decision_id)
     WHERE l.bulk_decision_id = $1 AND l.comment_id = r.comment_id`,
    [
      bulkId,
      results.map(({ commentId }) => commentId),
      results.map(({ result }) => result),
      results.map(({ code }) => code),
      results.map(({ decisionId }) => decisionId),
    ],
  );
}
