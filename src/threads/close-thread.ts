import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { readMessage } from '../policies/closing-policy.rules.js';
import { allowInThread } from './allow-in-thread.js';
import { lockThreadRow } from './lock-thread.js';
import { ClosingMessageInvalid } from './thread.errors.js';
import { readClosing, type ClosingFacts } from './read-closing.js';
import { tellClosings } from './tell-closings.js';

export interface CloseThreadCommand {
  readonly siteId: string;
  readonly threadId: string;
  readonly by: AccountViewer;
  /** For the record; readers do not see it. */
  readonly reason: string | null;
  /** What readers are told instead of the default. */
  readonly message: string | null;
  /** Close then instead of now. */
  readonly at: Date | null;
}

/** Closes a thread by hand, at once or at an instant to come. It replaces a reopening, or ends it then. */
@Injectable()
export class CloseThread {
  constructor(private readonly database: Database) {}

  async execute(command: CloseThreadCommand): Promise<ClosingFacts> {
    const { siteId, threadId, by, reason, at } = command;
    const message = messageOf(command.message);
    return this.database.transaction(async (tx) => {
      await lockThreadRow(tx, siteId, threadId);
      await allowInThread(tx, by, 'close threads', threadId);
      const now = await readClock(tx);
      if (at === null || at <= now) {
        await tx.run(
          `UPDATE threads SET revision = revision + 1, manual_state = 'closed', manual_since = $2, manual_until = NULL,
             closing_message = $3, closing_reason = $4, close_at = NULL WHERE id = $1`,
          [threadId, now, message, reason],
        );
      } else {
        await tx.run(
          `UPDATE threads SET revision = revision + 1, close_at = $2,
             manual_until = CASE WHEN manual_state = 'open' THEN least(manual_until, $2) ELSE manual_until END,
             closing_message = coalesce($3, closing_message), closing_reason = coalesce($4, closing_reason) WHERE id = $1`,
          [threadId, at, message, reason],
        );
      }
      const detail = at === null ? {} : { closeAt: at.toISOString() };
      await record(tx, [
        {
          siteId,
          at: now,
          actor: { kind: 'account', id: by.accountId },
          action: 'thread.close',
          subjectKind: 'thread',
          subjectId: threadId,
          detail,
        },
      ]);
      await tellClosings(tx, [threadId]);
      return readClosing(tx, siteId, threadId);
    });
  }
}

/** Blank is none: readers are told the default. */
function messageOf(typed: string | null): string | null {
  if (typed === null || typed.trim() === '') return null;
  const message = readMessage(typed);
  if (message === null) throw new ClosingMessageInvalid();
  return message;
}
