import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
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
      await closeThreads(tx, { siteId, threadIds: [threadId], by: by.accountId, now, at, message, reason });
      return readClosing(tx, siteId, threadId);
    });
  }
}

/** Threads to close, whose rows are locked: at once, or at an instant to come. */
export interface ThreadsToClose extends Pick<CloseThreadCommand, 'siteId' | 'at' | 'message' | 'reason'> {
  readonly threadIds: readonly string[];
  /** The account that does it. */
  readonly by: string;
  readonly now: Date;
  /** Further ids for the record. */
  readonly detail?: object;
}

/** The step that every close by hand takes, of one thread or many. */
export async function closeThreads(tx: Tx, threads: ThreadsToClose): Promise<void> {
  const { siteId, threadIds, by, now, at, message, reason } = threads;
  if (at === null || at <= now) {
    await tx.run(
      `UPDATE threads SET revision = revision + 1, manual_state = 'closed', manual_since = $2, manual_until = NULL,
         closing_message = $3, closing_reason = $4, close_at = NULL WHERE id = ANY ($1::uuid[])`,
      [threadIds, now, message, reason],
    );
  } else {
    await tx.run(
      `UPDATE threads SET revision = revision + 1, close_at = $2,
         manual_until = CASE WHEN manual_state = 'open' THEN least(manual_until, $2) ELSE manual_until END,
         closing_message = coalesce($3, closing_message), closing_reason = coalesce($4, closing_reason)
       WHERE id = ANY ($1::uuid[])`,
      [threadIds, at, message, reason],
    );
  }
  await tellClosings(tx, threadIds);
  const detail = { ...threads.detail, ...(at !== null && { closeAt: at.toISOString() }) };
  await record(
    tx,
    threadIds.map((subjectId) => ({
      siteId,
      at: now,
      actor: { kind: 'account', id: by },
      action: 'thread.close',
      subjectKind: 'thread',
      subjectId,
      detail,
    })),
  );
}

/** Blank is none: readers are told the default. */
export function messageOf(typed: string | null): string | null {
  if (typed === null || typed.trim() === '') return null;
  const message = readMessage(typed);
  if (message === null) throw new ClosingMessageInvalid();
  return message;
}
