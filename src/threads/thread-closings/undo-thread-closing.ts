import { Injectable } from '@nestjs/common';
import { record } from '../../audit/record.js';
import { readClock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { keepResults, restoreFacts, type ThreadResult } from './keep-results.js';
import { batchByBatch, lockListedThreads, lockThreadClosing } from './lock-listed-threads.js';
import type { NamedClosing } from './read-thread-closing.js';
import { tellClosings } from '../tell-closings.js';
import { ClosingNotRun } from './thread-closings.errors.js';

/** Gives the threads that a run changed what they had before, but those that somebody has changed since. */
@Injectable()
export class UndoThreadClosing {
  constructor(private readonly database: Database) {}

  async execute(named: NamedClosing): Promise<void> {
    await batchByBatch((after) => this.database.transaction((tx) => undoBatch(tx, named, after)));
  }
}

async function undoBatch(tx: Tx, named: NamedClosing, after: string): Promise<string | null> {
  const { id, state } = await lockThreadClosing(tx, named);
  if (state === 'ready') throw new ClosingNotRun();
  if (state === 'undone') return null;
  const { within, beyond, next } = await lockListedThreads(tx, named, { result: 'done', after });
  const restored = await restore(tx, named, id, within);
  const results = [
    ...within.map((threadId): ThreadResult =>
      restored.has(threadId)
        ? { threadId, result: 'undone' }
        : { threadId, result: 'skipped', code: 'changed_since' },
    ),
    ...beyond.map((thread) => ({ ...thread, result: 'skipped' as const })),
  ];
  await keepResults(tx, id, results, next === null ? 'undone' : 'undoing');
  return next;
}

/** Answers the threads that were still as the run left them, and are now as they were before it. */
async function restore(
  tx: Tx,
  { siteId, by }: NamedClosing,
  closingId: string,
  threadIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const now = await readClock(tx);
  const restored = await restoreFacts(tx, closingId, threadIds);
  await tellClosings(tx, restored);
  await record(
    tx,
    restored.map((subjectId) => ({
      siteId,
      at: now,
      actor: { kind: 'account', id: by.accountId },
      action: 'thread.undo_closing',
      subjectKind: 'thread',
      subjectId,
      detail: { closingId },
    })),
  );
  return new Set(restored);
}
