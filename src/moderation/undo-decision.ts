import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { changeStatus, type StandingComment } from '../comments/change-status.js';
import type { Status } from '../comments/comment-status.rules.js';
import { readClock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import { lockOpenItem } from '../queues/claims.js';
import { itemClosedAt } from '../queues/items.js';
import { allowInThread } from '../threads/allow-in-thread.js';
import { lockThread } from '../threads/lock-thread.js';
import { ItemClaimed } from './claims.errors.js';
import { lastDecision } from './last-decision.js';
import { StaleDecision, UndoTooLate } from './moderation.errors.js';
import { refuseOwn } from './own-comment.js';

/** Minutes. */
const UNDO_WINDOW = 10;

interface UndoableRow extends StandingComment {
  readonly accountId: string | null;
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
  const thread = await lockThread(tx, siteId, await threadOfDecision(tx, siteId, decisionId));
  await allowInThread(tx, by, 'decide on comments', thread.id);
  const { onRevision, statusBefore: to, decidedAt, ...standing } = await read(tx, decisionId);
  if (standing.revision !== onRevision + 1)
    throw new StaleDecision(standing, await lastDecision(tx, standing.id));
  const now = await readClock(tx);
  const holder = await lockOpenItem(tx, 'comment', standing.id, now);
  if (holder !== null && holder.id !== by.accountId) throw new ItemClaimed(holder);
  await refuseOwn(tx, thread, standing.accountId, by.accountId);
  const until = new Date(decidedAt.getTime() + UNDO_WINDOW * 60_000);
  if (now >= until) throw new UndoTooLate(until);
  const item = await itemClosedAt(tx, 'comment', standing.id, decidedAt);
  const [changed] = await changeStatus(
    tx,
    thread,
    [{ cause: 'undo', standing, to, ...(item !== null && { item }) }],
    { at: now, actor: { kind: 'account', id: by.accountId }, audit: 'comment.undo' },
  );
  await tx.run('INSERT INTO undone_decisions (decision_id, undone_by, undone_at) VALUES ($1, $2, $3)', [
    decisionId,
    by.accountId,
    now,
  ]);
  return { id: decisionId, commentId: standing.id, status: to, revision: changed!.revision, undoneAt: now };
}

async function threadOfDecision(tx: Tx, siteId: string, decisionId: string): Promise<string> {
  const [row] = isId(decisionId)
    ? await tx.query<{ threadId: string }>(
        'SELECT c.thread_id AS "threadId" FROM decisions d JOIN comments c ON c.id = d.comment_id WHERE d.id = $1 AND d.site_id = $2',
        [decisionId, siteId],
      )
    : [];
  if (!row) throw new NotHere('decision');
  return row.threadId;
}

async function read(tx: Tx, decisionId: string): Promise<UndoableRow> {
  const [row] = await tx.query<UndoableRow>(
    `SELECT c.id, c.placement, c.depth, c.number, c.status, c.revision, c.account_id AS "accountId",
       d.on_revision AS "onRevision", d.status_before AS "statusBefore", d.decided_at AS "decidedAt"
     FROM decisions d JOIN comments c ON c.id = d.comment_id WHERE d.id = $1`,
    [decisionId],
  );
  return row!;
}
