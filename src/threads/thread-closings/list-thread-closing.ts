import { Injectable } from '@nestjs/common';
import { allow } from '../../accounts/allow.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { readClock } from '../../platform/clock.js';
import type { SqlValue } from '../../platform/database/connection.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { claimKey } from '../../platform/database/idempotency.js';
import { newId } from '../../platform/ids.js';
import { instantOf } from '../../platform/rfc3339.js';
import { sectionOrNone } from '../../sites/find-section.js';
import { shareSiteLock } from '../../sites/site-lock.js';
import { messageOf } from '../close-thread.js';
import type { ThreadClosingBody, ThreadFilter } from './thread-closing.body.js';
import { UntilIsPast } from '../thread.errors.js';
import { ClosingFilterEmpty, ClosingOptionMisplaced } from './thread-closings.errors.js';
import { actionValues, STAYS_AS_IT_IS, type ThreadAction } from './unchanged-threads.js';

export interface ListThreadClosingCommand {
  readonly siteId: string;
  readonly by: AccountViewer;
  readonly body: ThreadClosingBody;
  readonly idempotencyKey: string | null;
}

const LIST = `
  INSERT INTO listed_threads (closing_id, thread_id)
  SELECT $7::uuid, t.id FROM threads t JOIN articles a ON a.id = t.article_id
  WHERE t.site_id = $8 AND NOT ${STAYS_AS_IT_IS}
    AND ($9::uuid IS NULL OR a.section_id = $9)
    AND ($10::timestamptz IS NULL OR a.published_at < $10)
    AND ($11::timestamptz IS NULL OR a.published_at >= $11)
    AND ($12::timestamptz IS NULL OR coalesce(t.last_arrival_at, a.published_at) < $12)
    AND ($13::uuid[] IS NULL OR a.id = ANY ($13))
    AND ($14::uuid[] IS NULL OR a.section_id = ANY ($14))`;

/** Lists the threads that a closing is to act on: a run acts on these, whatever comes to fit the filter later. */
@Injectable()
export class ListThreadClosing {
  constructor(private readonly database: Database) {}

  /** Answers the closing's id; of a repeated request, the first one's. */
  async execute({ siteId, by, body, idempotencyKey: key }: ListThreadClosingCommand): Promise<string> {
    const filter = namedOf(body.filter);
    const action = actionOf(body);
    return this.database.transaction(async (tx) => {
      // The section stays while this goes on.
      await shareSiteLock(tx, siteId);
      const sectionId = await sectionOrNone(tx, siteId, filter.section ?? null);
      if (sectionId !== null) allow(by, 'close threads', { section: sectionId });
      const id = newId();
      const who = { credential: by.accountId };
      const request = key === null ? null : { siteId, key, route: 'thread-closings', who, body };
      const first = await claimKey(tx, request, id);
      if (first !== null) return first;
      const now = await readClock(tx);
      if (action.until !== null && action.until <= now) throw new UntilIsPast();
      await insertClosing(tx, { id, siteId, by: by.accountId, filter, action, now });
      const count = await tx.run(LIST, [
        ...actionValues(action, now),
        id,
        siteId,
        sectionId,
        ...filterValues(filter),
        by.sections,
      ]);
      await keepExtent(tx, id, count);
      return id;
    });
  }
}

async function insertClosing(
  tx: Tx,
  closing: { id: string; siteId: string; by: string; filter: ThreadFilter; action: ThreadAction; now: Date },
): Promise<void> {
  const { id, siteId, by, filter, action, now } = closing;
  await tx.run(
    `INSERT INTO thread_closings (id, site_id, action, filter, message, reason, close_at, reopen_until, count, state, created_by, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 'ready', $9, $10)`,
    [id, siteId, action.action, filter, action.message, action.reason, action.at, action.until, by, now],
  );
}

/** How many threads were listed, and of which sections. */
async function keepExtent(tx: Tx, closingId: string, count: number): Promise<void> {
  await tx.run(
    `UPDATE thread_closings SET count = $2, section_ids = (
       SELECT CASE WHEN bool_or(a.section_id IS NULL) THEN NULL ELSE coalesce(array_agg(DISTINCT a.section_id), '{}') END
       FROM listed_threads l JOIN threads t ON t.id = l.thread_id JOIN articles a ON a.id = t.article_id
       WHERE l.closing_id = $1)
     WHERE id = $1`,
    [closingId, count],
  );
}

/** The members that say something. */
function namedOf(given: ThreadFilter): ThreadFilter {
  const named = Object.entries(given).filter(([, value]) => value != null && value !== false);
  if (named.length === 0) throw new ClosingFilterEmpty();
  return Object.fromEntries(named);
}

const OPTIONS = { close: ['message', 'reason', 'at'], reopen: ['until'] } as const;

function actionOf(body: ThreadClosingBody): ThreadAction {
  const action = body.action ?? 'close';
  const misplaced = OPTIONS[action === 'close' ? 'reopen' : 'close'].find((option) => body[option] != null);
  if (misplaced) throw new ClosingOptionMisplaced(misplaced, action);
  return {
    action,
    message: messageOf(body.message ?? null),
    reason: body.reason ?? null,
    at: instant(body.at),
    until: instant(body.until),
  };
}

const filterValues = (filter: ThreadFilter): readonly SqlValue[] => [
  instant(filter.publishedBefore),
  instant(filter.publishedAfter),
  instant(filter.lastCommentBefore),
  filter.articles ?? null,
];

const instant = (text: string | null | undefined): Date | null => (text == null ? null : instantOf(text));
