import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { changeStatus } from '../comments/change-status.js';
import type { Status } from '../comments/comment-status.rules.js';
import { itemAfterReport, type Item } from '../comments/items.rules.js';
import { Database, type Reader, type Tx } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import { itemsClosedAt } from '../queues/items.js';
import { lockThread, type LockedThread } from '../threads/lock-thread.js';
import { doneOf, lookAtComments, type Outcome } from './look-at-comments.js';
import { UndoTooLate } from './moderation.errors.js';
import { readOpenReports } from './reports/open-reports.js';
import { reasonOf } from './reports/reporting.rules.js';

/** Minutes. */
const UNDO_WINDOW = 10;

/** Until when something that was done then can be taken back. */
export const undoUntil = (at: Date): Date => new Date(at.getTime() + UNDO_WINDOW * 60_000);

interface UndoableDecision {
  readonly id: string;
  readonly commentId: string;
  readonly threadId: string;
  readonly onRevision: number;
  readonly statusBefore: Status;
  readonly decidedAt: Date;
}

/** What an undo leaves. */
export interface Undone {
  readonly id: string;
  readonly commentId: string;
  readonly status: Status;
  /** What the next decision has to name. */
  readonly revision: number;
  readonly undoneAt: Date;
}

/** Takes a decision back within ten minutes, as long as nothing has happened to the comment since. */
@Injectable()
export class UndoDecision {
  constructor(private readonly database: Database) {}

  execute(command: { siteId: string; decisionId: string; by: AccountViewer }): Promise<Undone> {
    return this.database.transaction((tx) => undo(tx, command));
  }
}

async function undo(
  tx: Tx,
  { siteId, decisionId, by }: { siteId: string; decisionId: string; by: AccountViewer },
): Promise<Undone> {
  const [decision] = isId(decisionId) ? await undoableDecisions(tx, siteId, [decisionId]) : [];
  if (!decision) throw new NotHere('decision');
  const thread = await lockThread(tx, siteId, decision.threadId);
  return doneOf(await undoInThread(tx, thread, by, [decision], undoUntil(decision.decidedAt)));
}

/** Decisions as they were made: they never change, nor does the thread of a comment. */
export const undoableDecisions = (
  reader: Reader,
  siteId: string,
  ids: readonly string[],
): Promise<UndoableDecision[]> =>
  reader.query<UndoableDecision>(
    `SELECT d.id, d.comment_id AS "commentId", c.thread_id AS "threadId", d.on_revision AS "onRevision",
       d.status_before AS "statusBefore", d.decided_at AS "decidedAt"
     FROM decisions d JOIN comments c ON c.id = d.comment_id
     WHERE d.id = ANY ($1::uuid[]) AND d.site_id = $2 ORDER BY d.comment_id`,
    [ids, siteId],
  );

/**
 * Takes decisions on comments of a locked thread back, those to which nothing has happened since: each comment is as it
 * was and waits where it waited. Answers what became of each, in their order.
 * @param until from then on it is too late; null: what they belong to was in time
 */
export async function undoInThread(
  tx: Tx,
  thread: LockedThread,
  by: AccountViewer,
  decisions: readonly UndoableDecision[],
  until: Date | null,
): Promise<Outcome<Undone>[]> {
  const aims = decisions.map(({ commentId, onRevision }) => ({ commentId, revision: onRevision + 1 }));
  const { now, standing, refusals } = await lookAtComments(tx, thread, by, aims);
  const isLate = until !== null && now >= until;
  const free = isLate ? [] : decisions.filter(({ commentId }) => !refusals.has(commentId));
  // First: the reports that these had settled are open again, and belong to the items.
  await tx.run(
    'INSERT INTO undone_decisions (decision_id, undone_by, undone_at) SELECT unnest($1::uuid[]), $2, $3',
    [free.map(({ id }) => id), by.accountId, now],
  );
  const items = await itemsOf(tx, free);
  const changed =
    free.length === 0
      ? []
      : await changeStatus(
          tx,
          thread,
          free.map(({ commentId, statusBefore: to }) => {
            const item = items.get(commentId);
            return { cause: 'undo', standing: standing.get(commentId)!, to, ...(item && { item }) };
          }),
          { at: now, actor: { kind: 'account', id: by.accountId }, audit: 'comment.undo' },
        );
  const revisions = new Map(changed.map(({ id, revision }) => [id, revision]));
  return decisions.map(({ id, commentId, statusBefore: status }) => {
    const revision = revisions.get(commentId);
    if (revision !== undefined)
      return { commentId, done: { id, commentId, status, revision, undoneAt: now } };
    return { commentId, refusal: refusals.get(commentId) ?? new UndoTooLate(until!) };
  });
}

/** The items as they stood, with the reports that are open again and those that have arrived since. */
async function itemsOf(tx: Tx, undone: readonly UndoableDecision[]): Promise<ReadonlyMap<string, Item>> {
  const closed = undone.map(({ commentId: subjectId, decidedAt: at }) => ({ subjectId, at }));
  const items = new Map<string, Item>(await itemsClosedAt(tx, 'comment', closed));
  const before = undone.filter(({ statusBefore }) => statusBefore === 'published' || statusBefore === 'held');
  const reports = await readOpenReports(
    tx,
    before.map(({ commentId }) => commentId),
  );
  for (const [id, open] of reports) items.set(id, itemAfterReport(items.get(id) ?? null, reasonOf(open)));
  return items;
}
