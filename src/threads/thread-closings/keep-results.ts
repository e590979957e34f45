import type { Tx } from '../../platform/database/database.js';
import type { ListedThread } from './listed-thread.entity.js';
import type { ThreadClosing } from './thread-closing.entity.js';

/** What became of one thread of a list. */
export interface ThreadResult {
  readonly threadId: string;
  readonly result: NonNullable<ListedThread['result']>;
  readonly code?: string;
}

/** Keeps what became of the threads of a batch, and where the closing stands with that. */
export async function keepResults(
  tx: Tx,
  closingId: string,
  results: readonly ThreadResult[],
  state: ThreadClosing['state'],
): Promise<void> {
  await tx.run(
    `UPDATE listed_threads l SET result = r.result, code = r.code
     FROM unnest($2::uuid[], $3::text[], $4::text[]) AS r (thread_id, result, code)
     WHERE l.closing_id = $1 AND l.thread_id = r.thread_id`,
    [
      closingId,
      results.map(({ threadId }) => threadId),
      results.map(({ result }) => result),
      results.map(({ code }) => code ?? null),
    ],
  );
  await tx.run('UPDATE thread_closings SET state = $2 WHERE id = $1', [closingId, state]);
}

const FACTS = [
  'manual_state',
  'manual_since',
  'manual_until',
  'close_at',
  'closing_message',
  'closing_reason',
];

/** Keeps the closing facts that threads have: before a run changes them, and after. */
export async function keepFacts(
  tx: Tx,
  closingId: string,
  threadIds: readonly string[],
  moment: 'before' | 'after',
): Promise<void> {
  await tx.run(
    `UPDATE listed_threads l SET ${FACTS.map((fact) => `${fact}_${moment} = t.${fact}`).join(', ')}
     FROM threads t WHERE l.closing_id = $1 AND l.thread_id = ANY ($2::uuid[]) AND t.id = l.thread_id`,
    [closingId, threadIds],
  );
}

const listOf = (of: 't' | 'l', moment = ''): string =>
  FACTS.map((fact) => `${of}.${fact}${moment}`).join(', ');

/**
 * Gives threads the closing facts of before a run again, where they are still those that it left. Answers which: what
 * differs in any of them was changed since.
 */
export async function restoreFacts(
  tx: Tx,
  closingId: string,
  threadIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE threads t SET revision = t.revision + 1, ${FACTS.map((fact) => `${fact} = l.${fact}_before`).join(', ')}
     FROM listed_threads l
     WHERE l.closing_id = $1 AND l.thread_id = t.id AND t.id = ANY ($2::uuid[])
       AND (${listOf('t')}) IS NOT DISTINCT FROM (${listOf('l', '_after')})
     RETURNING t.id`,
    [closingId, threadIds],
  );
  return rows.map(({ id }) => id);
}
