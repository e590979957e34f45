import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { allowInThread } from './allow-in-thread.js';
import { lockThread } from './lock-thread.js';
import { readClosings, type ClosingFacts } from './read-closing.js';
import { tellClosings } from './tell-closings.js';
import { ReopenHasNoEffect, UntilIsPast } from './thread.errors.js';

export interface ReopenThreadCommand {
  readonly siteId: string;
  readonly threadId: string;
  readonly by: AccountViewer;
  /** When the rules below apply again; null: never by themselves. */
  readonly until: Date | null;
}

/** Opens a thread by hand, against its scheduled closing and its age. Refused where a level above would keep it closed. */
@Injectable()
export class ReopenThread {
  constructor(private readonly database: Database) {}

  async execute({ siteId, threadId, by, until }: ReopenThreadCommand): Promise<ClosingFacts> {
    return this.database.transaction(async (tx) => {
      // The site's lock too: that the site does not keep it closed must still be true at the commit.
      await lockThread(tx, siteId, threadId);
      await allowInThread(tx, by, 'close threads', threadId);
      const now = await readClock(tx);
      if (until !== null && until <= now) throw new UntilIsPast();
      const facts = (
        await reopenThreads(tx, { siteId, threadIds: [threadId], by: by.accountId, now, until })
      ).get(threadId)!;
      if (facts.closing.state === 'closed') throw new ReopenHasNoEffect(facts.closing);
      return facts;
    });
  }
}

/** Threads to reopen, whose rows and site are locked; `until` is to come. */
export interface ThreadsToReopen extends Pick<ReopenThreadCommand, 'siteId' | 'until'> {
  readonly threadIds: readonly string[];
  /** The account that does it. */
  readonly by: string;
  readonly now: Date;
  /** Further ids for the record. */
  readonly detail?: object;
}

/**
 * The step that every reopening takes, of one thread or many. Answers what each is then: one that would be closed all
 * the same stays as it was.
 */
export async function reopenThreads(
  tx: Tx,
  threads: ThreadsToReopen,
): Promise<ReadonlyMap<string, ClosingFacts>> {
  const { siteId, threadIds, by, now, until } = threads;
  await tx.run('SAVEPOINT before_reopening');
  await markReopened(tx, threadIds, now, until);
  const facts = await readClosings(tx, siteId, threadIds);
  const opened = threadIds.filter((id) => facts.get(id)!.closing.state !== 'closed');
  if (opened.length < threadIds.length) {
    await tx.run('ROLLBACK TO SAVEPOINT before_reopening');
    await markReopened(tx, opened, now, until);
  }
  const reopening = until === null ? {} : { until: until.toISOString() };
  await tellClosings(tx, opened);
  await record(
    tx,
    opened.map((subjectId) => ({
      siteId,
      at: now,
      actor: { kind: 'account', id: by },
      action: 'thread.reopen',
      subjectKind: 'thread',
      subjectId,
      detail: { ...threads.detail, ...reopening },
    })),
  );
  return facts;
}

async function markReopened(
  tx: Tx,
  threadIds: readonly string[],
  now: Date,
  until: Date | null,
): Promise<void> {
  await tx.run(
    `UPDATE threads SET revision = revision + 1, manual_state = 'open', manual_since = $2, manual_until = $3,
       close_at = CASE WHEN $3::timestamptz IS NOT NULL THEN close_at END,
       closing_message = CASE WHEN $3::timestamptz IS NOT NULL AND close_at IS NOT NULL THEN closing_message END,
       closing_reason = NULL WHERE id = ANY ($1::uuid[])`,
    [threadIds, now, until],
  );
}
