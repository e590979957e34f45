import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { allowInThread } from './allow-in-thread.js';
import { lockThread } from './lock-thread.js';
import { readClosing, type ClosingFacts } from './read-closing.js';
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
      await tx.run(
        `UPDATE threads SET revision = revision + 1, manual_state = 'open', manual_since = $2, manual_until = $3,
           close_at = CASE WHEN $3::timestamptz IS NOT NULL THEN close_at END,
           closing_message = CASE WHEN $3::timestamptz IS NOT NULL AND close_at IS NOT NULL THEN closing_message END,
           closing_reason = NULL WHERE id = $1`,
        [threadId, now, until],
      );
      const facts = await readClosing(tx, siteId, threadId);
      if (facts.closing.state === 'closed') throw new ReopenHasNoEffect(facts.closing);
      const detail = until === null ? {} : { until: until.toISOString() };
      await tellClosings(tx, [threadId]);
      await record(tx, [
        {
          siteId,
          at: now,
          actor: { kind: 'account', id: by.accountId },
          action: 'thread.reopen',
          subjectKind: 'thread',
          subjectId: threadId,
          detail,
        },
      ]);
      return facts;
    });
  }
}
