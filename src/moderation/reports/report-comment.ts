import { Injectable } from '@nestjs/common';
import { NotSignedIn } from '../../accounts/accounts.errors.js';
import { isStaff, personIdOf, type Viewer } from '../../accounts/viewer.js';
import { actorOf, authorOf } from '../../comments/author.js';
import { changeStatus } from '../../comments/change-status.js';
import { placeItem } from '../../comments/comment-items.js';
import { itemAfterReport } from '../../comments/items.rules.js';
import type { OwnReport } from '../../comments/own-reports.js';
import { isAuthor } from '../../comments/present-comment.js';
import { findVisibleRow, type VisibleRow } from '../../comments/read-comment.js';
import { threadOf } from '../../comments/thread-of.js';
import { Secret } from '../../platform/config/secret.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { claimKey } from '../../platform/database/idempotency.js';
import { emit } from '../../platform/database/outbox.js';
import { NotHere } from '../../platform/errors/problem.js';
import { newId } from '../../platform/ids.js';
import { lockOpenItems } from '../../queues/claims.js';
import { openItemOf } from '../../queues/items.js';
import { refuseBanned } from '../../sanctions/read-standing.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { lockThread, type LockedThread } from '../../threads/lock-thread.js';
import { readClosing } from '../../threads/read-closing.js';
import { ThreadClosed } from '../../threads/thread.errors.js';
import { readOpenReports, readTrackRecord } from './open-reports.js';
import { dayBefore, holds, reasonOf, secondsToWait, weightOf } from './reporting.rules.js';
import {
  AlreadyReported,
  OwnComment,
  ReasonUnknown,
  ReportsMuted,
  TooManyReports,
} from './reports.errors.js';
import { findOwnReport, type ListedReport } from './read-reports.js';

export interface ReportCommand {
  readonly site: CurrentSite;
  readonly commentId: string;
  readonly viewer: Viewer;
  readonly reason: string;
  readonly text: string | null;
  readonly idempotencyKey: string | null;
  readonly ip: string;
}

/** What is known once the thread is locked. */
interface Reported {
  readonly thread: LockedThread;
  readonly comment: VisibleRow;
  readonly at: Date;
}

/** Takes one reader's report of a comment; enough of them hide it until a moderator has looked. */
@Injectable()
export class ReportComment {
  constructor(
    private readonly database: Database,
    private readonly secret: Secret,
  ) {}

  execute(command: ReportCommand): Promise<ListedReport> {
    const personId = personIdOf(command.viewer);
    if (personId === null) throw new NotSignedIn();
    return this.database.transaction((tx) => report(tx, command, personId, this.secret.value));
  }
}

async function report(
  tx: Tx,
  command: ReportCommand,
  personId: string,
  secret: string,
): Promise<ListedReport> {
  const { site, commentId, viewer, reason, text, ip, idempotencyKey: key } = command;
  const thread = await lockThread(tx, site.id, await threadOf(tx, site.id, commentId));
  const id = newId();
  const request = key && {
    ...{ siteId: site.id, key, route: `reports of ${commentId}` },
    ...{ who: { credential: personId }, body: { reason, text } },
  };
  const first = await claimKey(tx, request || null, id);
  if (first !== null) return (await findOwnReport(tx, { personId, commentId }))!;
  const comment = await findVisibleRow(tx, site.id, commentId, viewer);
  if (comment?.status !== 'published') {
    // Who has helped to remove it learns that it is gone.
    const before = await findOwnReport(tx, { personId, commentId });
    throw before === null ? new NotHere('comment') : new AlreadyReported(before.status);
  }
  if (isAuthor(comment, viewer)) throw new OwnComment();
  const { closing, now: at } = await readClosing(tx, site.id, thread.id);
  if (!closing.accepts.reports) throw new ThreadClosed(closing);
  await refuseBanned(tx, { siteId: site.id, viewer, ip, secret, at });
  const keys = site.settings.reportReasons.map((known) => known.key);
  if (!keys.includes(reason)) throw new ReasonUnknown(keys);
  await lockOpenItems(tx, 'comment', [commentId]);
  await keep(tx, command, { thread, comment, at }, { id, personId });
  await bringToModerators(tx, command, { thread, comment, at });
  const detail = { threadId: thread.id, reportId: id };
  await emit(tx, [{ siteId: site.id, at, event: 'comment.reported', subjectId: commentId, detail }]);
  return { id, commentId, reason, createdAt: at, status: 'open' } satisfies OwnReport & { id: string };
}

/** Keeps the report, unless this person may not or has said so before. Their reports take turns at their own row. */
async function keep(
  tx: Tx,
  { site, commentId, viewer, reason, text }: ReportCommand,
  { thread, comment, at }: Reported,
  { id, personId }: { id: string; personId: string },
): Promise<void> {
  const [reporter] = await tx.query<{ mutedAt: Date | null; mutedUntil: Date | null }>(
    `INSERT INTO reporters (person_id, site_id) VALUES ($1, $2)
     ON CONFLICT (person_id) DO UPDATE SET site_id = excluded.site_id
     RETURNING muted_at AS "mutedAt", muted_until AS "mutedUntil"`,
    [personId, site.id],
  );
  const { mutedAt, mutedUntil } = reporter!;
  const isMuted = mutedAt !== null && (mutedUntil === null || mutedUntil > at);
  if (isMuted && !isStaff(viewer)) throw new ReportsMuted(mutedUntil);
  const weight = weightOf(await readTrackRecord(tx, personId));
  const kept = await tx.run(
    `INSERT INTO reports (id, site_id, thread_id, comment_id, on_revision, text_revision, person_kind, person_id,
       reason, text, weight, created_at)
     SELECT $1, $2, $3, c.id, c.revision, c.text_revision, $5, $6, $7, $8, $9, $10 FROM comments c WHERE c.id = $4
     ON CONFLICT ON CONSTRAINT reports_person_key DO NOTHING`,
    [id, site.id, thread.id, comment.id, viewer.kind, personId, reason, text, weight, at],
  );
  if (kept === 0) throw new AlreadyReported((await findOwnReport(tx, { personId, commentId }))!.status);
  await holdToDay(tx, personId, site.settings.reportsPerDay, at);
}

/** @throws TooManyReports where the one just kept is too many; it goes with the transaction */
async function holdToDay(tx: Tx, personId: string, most: number, at: Date): Promise<void> {
  const [tooMany] = await tx.query<{ createdAt: Date }>(
    `SELECT created_at AS "createdAt" FROM reports WHERE person_id = $1 AND created_at > $2
     ORDER BY created_at DESC, id DESC OFFSET $3 LIMIT 1`,
    [personId, dayBefore(at), most],
  );
  if (tooMany) throw new TooManyReports(most, secondsToWait(tooMany.createdAt, at));
}

/** Its item says so, in the queue of what was reported; with enough of them the comment is held. */
async function bringToModerators(
  tx: Tx,
  { site, viewer }: ReportCommand,
  { thread, comment, at }: Reported,
): Promise<void> {
  const reports = (await readOpenReports(tx, [comment.id])).get(comment.id)!;
  const open = await openItemOf(tx, 'comment', comment.id);
  const item = itemAfterReport(open, reasonOf(reports));
  if (!holds(reports, site.settings.reportsToHold))
    return placeItem(tx, thread, { commentId: comment.id, item, open }, at);
  const actor = actorOf(authorOf(viewer, null));
  await changeStatus(tx, thread, [{ cause: 'reported', standing: comment, item }], {
    at,
    actor,
    audit: null,
  });
}
