import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { emit } from '../platform/database/outbox.js';
import type { ModerationMode, SlowMode } from '../policies/moderation-mode.rules.js';
import { allowInThread } from './allow-in-thread.js';
import { lockThreadRow } from './lock-thread.js';
import { readMode, type ThreadMode } from './read-mode.js';

export interface SetThreadModeCommand {
  readonly siteId: string;
  readonly threadId: string;
  readonly by: AccountViewer;
  /** Null: that of the section or the site. */
  readonly mode: ModerationMode | null;
  readonly until: Date | null;
  /** Null: none. */
  readonly slowMode: SlowMode | null;
}

/** Sets how one thread is moderated, and its slow mode; answers what is in force then. */
@Injectable()
export class SetThreadMode {
  constructor(private readonly database: Database) {}

  async execute(command: SetThreadModeCommand): Promise<ThreadMode> {
    const { siteId, threadId, by, mode, slowMode } = command;
    const until = mode === null ? null : command.until;
    return this.database.transaction(async (tx) => {
      await lockThreadRow(tx, siteId, threadId);
      await allowInThread(tx, by, 'set modes of threads', threadId);
      const at = await readClock(tx);
      const seconds = slowMode?.seconds ?? null;
      await tx.run(
        `UPDATE threads SET revision = revision + 1, mode = $2, mode_until = $3, slow_mode_seconds = $4, slow_mode_until = $5
         WHERE id = $1`,
        [threadId, mode, until, seconds, slowMode?.until ?? null],
      );
      const detail = {
        mode,
        until: until?.toISOString() ?? null,
        slowModeSeconds: seconds,
        slowModeUntil: slowMode?.until?.toISOString() ?? null,
      };
      await emit(tx, [{ siteId, event: 'thread.mode', subjectId: threadId, at, detail }]);
      await record(tx, [
        {
          siteId,
          at,
          actor: { kind: 'account', id: by.accountId },
          action: 'thread.mode',
          subjectKind: 'thread',
          subjectId: threadId,
          detail,
        },
      ]);
      return readMode(tx, threadId, at);
    });
  }
}
