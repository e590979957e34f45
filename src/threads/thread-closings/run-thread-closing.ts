import { Injectable } from '@nestjs/common';
import { readClock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { closeThreads } from '../close-thread.js';
import { keepFacts, keepResults, type ThreadResult } from './keep-results.js';
import { batchByBatch, lockListedThreads, lockThreadClosing } from './lock-listed-threads.js';
import type { NamedClosing, ThreadClosingRow } from './read-thread-closing.js';
import { reopenThreads } from '../reopen-thread.js';
import { ClosingUndone } from './thread-closings.errors.js';
import { actionValues, STAYS_AS_IT_IS } from './unchanged-threads.js';

/** Closes or reopens the threads of a list. What stopped half way goes on where it stopped when it is run again. */
@Injectable()
export class RunThreadClosing {
  constructor(private readonly database: Database) {}

  async execute(named: NamedClosing): Promise<void> {
    await batchByBatch((after) => this.database.transaction((tx) => runBatch(tx, named, after)));
  }
}

async function runBatch(tx: Tx, named: NamedClosing, after: string): Promise<string | null> {
  const closing = await lockThreadClosing(tx, named);
  if (closing.state === 'done') return null;
  if (closing.state === 'undoing' || closing.state === 'undone') throw new ClosingUndone();
  const { within, beyond, next } = await lockListedThreads(tx, named, { result: null, after });
  const acted = await act(tx, named, closing, within);
  const refused = beyond.map((thread) => ({ ...thread, result: 'refused' as const }));
  await keepResults(tx, closing.id, [...acted, ...refused], next === null ? 'done' : 'running');
  return next;
}

/** Acts on locked threads that lie within reach, and keeps what they were before and are then. */
async function act(
  tx: Tx,
  { siteId, by }: NamedClosing,
  closing: ThreadClosingRow,
  threadIds: readonly string[],
): Promise<ThreadResult[]> {
  const now = await readClock(tx);
  const { at, message, reason, until } = closing;
  if (until !== null && until <= now) {
    return threadIds.map((threadId) => ({ threadId, result: 'refused', code: 'until_is_past' }));
  }
  const staying = await tx.query<{ id: string }>(
    `SELECT t.id FROM threads t WHERE t.id = ANY ($7::uuid[]) AND ${STAYS_AS_IT_IS}`,
    [...actionValues(closing, now), threadIds],
  );
  const stays = new Set(staying.map(({ id }) => id));
  const changing = threadIds.filter((id) => !stays.has(id));
  const threads = { siteId, threadIds: changing, by: by.accountId, now, detail: { closingId: closing.id } };
  await keepFacts(tx, closing.id, changing, 'before');
  const changed: ThreadResult[] = [];
  if (closing.action === 'close') {
    await closeThreads(tx, { ...threads, at, message, reason });
    changed.push(...changing.map((threadId) => ({ threadId, result: 'done' as const })));
  } else {
    const facts = await reopenThreads(tx, { ...threads, until });
    for (const threadId of changing) {
      const isClosed = facts.get(threadId)!.closing.state === 'closed';
      changed.push(
        isClosed
          ? { threadId, result: 'refused', code: 'reopen_has_no_effect' }
          : { threadId, result: 'done' },
      );
    }
  }
  await keepFacts(tx, closing.id, changing, 'after');
  return [...[...stays].map((threadId) => ({ threadId, result: 'unchanged' as const })), ...changed];
}
